import { file, instrument, type Pages, page, yaml } from './page.ts';

/** Files as such. */
export const filePages: Pages<'file'> = {
  missing: page(
    {
      id: 'Berkas yang disebut tidak ada di tempatnya, jadi isinya tidak ikut dihitung.',
      en: 'The file that is named is not there, so nothing in it counts.',
    },
    {
      id: 'Periksa ejaan, huruf besar-kecil, dan foldernya. Jalur dihitung dari folder berkas yang menyebutnya, bukan dari tempat perintah dijalankan.',
      en: 'Check spelling, case and folder. Paths count from the folder of the file that names them, not from where the command runs.',
    },
    instrument('rubrics: [{ file: rubrik.yaml }]', 'rubrics: [{ file: rubric.yaml }]'),
  ),
  unreadable: page(
    {
      id: 'Sistem menolak membaca berkas ini, atau yang disebut adalah folder.',
      en: 'The system refuses to read the file, or it is a folder.',
    },
    { id: 'Periksa hak aksesnya, atau sebut berkas di dalam folder itu.', en: 'Check its permissions, or name a file inside the folder.' },
  ),
  'too-large': page(
    {
      id: 'Rubrik sebesar ini hampir pasti berkas lain, dan membacanya akan memakan seluruh memori.',
      en: 'A rubric this large is almost certainly another file, and reading it would eat all memory.',
    },
    { id: 'Bagi rubriknya; jawaban massal dibaca dari CSV.', en: 'Split the rubric; mass answers are read from CSV.' },
  ),
  'path-escapes': page(
    {
      id: 'Jawaban dan bukti disimpan bersama penilaiannya; jalur keluar folder dapat menunjuk berkas siapa saja.',
      en: "Answers and proof stay with their assessment; a path out of its folder can point to anybody's files.",
    },
    {
      id: 'Salin berkasnya ke dalam folder penilaian dan tulis jalurnya tanpa "..".',
      en: 'Copy the file into the folder of the assessment and write its path without "..".',
    },
  ),
  encoding: page(
    {
      id: 'Berkas ini bukan UTF-8 yang sah; huruf beraksen mungkin terbaca keliru.',
      en: 'The file is no valid UTF-8; accented letters may be read wrongly.',
    },
    { id: 'Simpan ulang sebagai UTF-8 dari aplikasi asalnya.', en: 'Save it again as UTF-8 in the program it comes from.' },
  ),
  'broken-archive': page(
    {
      id: 'Berkas terkompresi ini terpotong atau rusak, jadi sebagian jawabannya hilang.',
      en: 'The compressed file is cut short or damaged, so part of its answers is lost.',
    },
    { id: 'Salin atau unduh ulang, lalu cocokkan ukurannya.', en: 'Copy or download it again, then compare its size.' },
  ),
  'unfolds-too-far': page(
    {
      id: 'Berkas kecil yang mengembang tanpa batas dapat memenuhi memori dan menahan komputer berjam-jam.',
      en: 'A small file that unfolds without end could fill the memory and keep a machine busy for hours.',
    },
    {
      id: 'Periksa dari mana berkasnya berasal; jika isinya benar, ekstrak dahulu, lalu beri berkas di dalamnya.',
      en: 'Check where the file comes from; if its content is right, unpack it first and give the file inside.',
    },
  ),
  'format-not-read': page(
    { id: 'Bentuk berkas ini tidak dibaca oleh perintah ini.', en: 'This command does not read files of this kind.' },
    { id: 'Simpan sebagai XLSX atau CSV UTF-8, lalu ulangi.', en: 'Save it as XLSX or CSV UTF-8, then try again.' },
  ),
  locked: page(
    {
      id: 'Isi yang terkunci tidak dapat dibaca, dan kata sandi tidak diminta di sini.',
      en: 'Locked content cannot be read, and no password is asked for here.',
    },
    { id: 'Simpan tanpa kata sandi sebagai XLSX.', en: 'Save it without a password as XLSX.' },
  ),
  'ignored-content': page(
    {
      id: 'Makro dan rujukan ke berkas lain dapat melakukan apa saja; siapkota hanya membaca nilai yang tersimpan.',
      en: 'Macros and references to other files can do anything; siapkota only reads the values that are stored.',
    },
    { id: 'Simpan sebagai .xlsx bila makronya tidak diperlukan.', en: 'Save it as .xlsx if the macros are not needed.' },
  ),
  'unknown-kind': page(
    { id: 'Tidak jelas berkas ini apa, jadi tidak dapat diperiksa.', en: 'Nothing says what this file is, so it cannot be checked.' },
    {
      id: 'Instrumen punya `rubrics`, rubrik punya `sections`, lembar jawaban punya `answers`, tabel punya baris judul.',
      en: 'An instrument has `rubrics`, a rubric `sections`, an answer sheet `answers`, a table a row of headings.',
    },
  ),
};

/** YAML and JSON as such. */
export const yamlPages: Pages<'yaml'> = {
  syntax: page(
    { id: 'Berkas tidak dapat dibaca sebelum bentuk YAML-nya benar.', en: 'The file cannot be read until its YAML is well formed.' },
    {
      id: 'Periksa lekukan (dua spasi, tanpa tab), titik dua, dan tanda kutip di baris itu dan di atasnya. Teks yang berisi titik dua dan spasi perlu tanda kutip.',
      en: 'Check indentation (two spaces, no tabs), colons and quotes on that line and the one above. Text that holds a colon and a space needs quotes.',
    },
    file('title: Portal: layanan kota', 'title: "Portal: layanan kota"'),
  ),
  indent: page(
    {
      id: 'Lekukan menunjukkan bagian mana milik bagian mana. Baris yang tidak sejajar dengan baris mana pun di atasnya bukan milik bagian mana pun.',
      en: 'Indentation says what belongs to what. A line that lines up with none above it belongs to nothing.',
    },
    {
      id: 'Beri baris itu spasi sebanyak baris lain yang setingkat dengannya.',
      en: 'Give the line as many spaces as the others that belong to the same part.',
    },
    file(
      yaml`
        scale:
            min: 1
          max: 5
      `,
      yaml`
        scale:
          min: 1
          max: 5
      `,
    ),
  ),
  'duplicate-key': page(
    {
      id: 'Hanya satu dari dua kunci yang sama dapat berlaku, dan pembaca lain akan memilih yang lain.',
      en: 'Only one of two equal keys can hold, and another reader would choose the other.',
    },
    { id: 'Hapus atau gabungkan salah satunya.', en: 'Remove or merge one of them.' },
    file(
      yaml`
        id: GOV-01
        weight: 1
        weight: 2
      `,
      yaml`
        id: GOV-01
        weight: 2
      `,
    ),
  ),
  'too-deep': page(
    {
      id: 'Susunan sedalam ini bukan rubrik, dan dapat menghabiskan memori pembacanya.',
      en: 'Nothing this deep is a rubric, and it can exhaust whoever reads it.',
    },
    {
      id: 'Sederhanakan susunannya; kurang dari 100 tingkat cukup untuk apa pun.',
      en: 'Flatten it; fewer than 100 levels are plenty for anything.',
    },
    file(`a: ${'['.repeat(120)}${']'.repeat(120)}`, 'a: [[[]]]'),
  ),
  'alias-bomb': page(
    {
      id: 'Alias yang menyebut alias berlipat ganda menjadi isi yang tidak muat di memori.',
      en: 'Aliases of aliases multiply into more than memory holds.',
    },
    { id: 'Tuliskan isinya langsung, tanpa alias (*nama) yang bertumpuk.', en: 'Write the content out, without stacked aliases (*name).' },
    file(
      yaml`
        a: &a [x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: [*d, *d, *d, *d, *d, *d, *d, *d, *d]
      `,
      yaml`
        a: &a [x, x]
        b: [*a, *a]
      `,
    ),
  ),
  'bad-alias': page(
    {
      id: 'Alias menunjuk jangkar yang tidak ada di atasnya, jadi isinya tidak diketahui.',
      en: 'The alias points to an anchor that is not above it, so its content is unknown.',
    },
    {
      id: 'Tambahkan jangkarnya (&nama) di atas, atau tuliskan isinya langsung.',
      en: 'Add the anchor (&name) above it, or write the content out.',
    },
    file('levels: *tingkat', 'dasar: &tingkat { 1: Loket }\nlevels: *tingkat'),
  ),
  empty: page(
    {
      id: 'Berkas kosong tidak mengatakan apa-apa; mungkin penyimpanannya gagal.',
      en: 'An empty file says nothing; perhaps it was not saved.',
    },
    { id: 'Isi berkasnya, atau hapus dari daftar.', en: 'Fill it, or take it off the list.' },
    file('# belum ditulis', 'title: Portal'),
  ),
};

/** The linter's own settings. */
export const lintPages: Pages<'lint'> = {
  'unused-disable': page(
    {
      id: 'Pengecualian yang tidak lagi diperlukan menyembunyikan kesalahan berikutnya di baris itu.',
      en: 'An exception that is no longer needed hides the next mistake on that line.',
    },
    { id: 'Hapus kode itu dari komentar.', en: 'Remove the code from the comment.' },
    file(
      yaml`
        # siapkota-disable-next-line content/too-long: judul resmi
        title: Portal
      `,
      yaml`
        title: Portal
      `,
    ),
  ),
  'disable-without-reason': page(
    {
      id: 'Pengecualian tanpa alasan tidak dapat dinilai oleh siapa pun sesudahnya, jadi tidak berlaku.',
      en: 'An exception without a reason cannot be judged by anyone later, so it does not hold.',
    },
    {
      id: 'Tulis alasannya setelah titik dua: `# siapkota-disable-next-line content/too-long: judul resmi dalam peraturan`.',
      en: 'Write the reason after a colon: `# siapkota-disable-next-line content/too-long: official title in the regulation`.',
    },
    file(
      yaml`
        # siapkota-disable-next-line content/too-long
        title: Portal
      `,
      yaml`
        title: Portal
      `,
    ),
  ),
  'unknown-rule': page(
    {
      id: 'Nama aturan yang salah eja tidak mengatur apa pun, dan aturan yang dimaksud tetap berlaku.',
      en: 'A misspelt rule sets nothing, and the rule that was meant goes on as before.',
    },
    {
      id: 'Pakai kode yang tertulis di samping temuan, atau keluarganya, misalnya `content/*`.',
      en: 'Use the code as it stands beside a finding, or its family such as `content/*`.',
    },
    file(
      yaml`
        # siapkota-disable-next-line content/to-long: judul resmi
        title: Portal
      `,
      yaml`
        title: Portal
      `,
    ),
  ),
};
