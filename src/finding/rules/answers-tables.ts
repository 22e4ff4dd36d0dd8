import { page, type SomePages, table } from './page.ts';

/** Spreadsheets and exports of form tools. */
export const tablePages = {
  'too-much-in-doubt': page(
    {
      id: 'Jika ratusan ribu baris bermasalah, kekeliruannya ada pada tabel atau instrumennya, bukan pada tiap baris.',
      en: 'Where hundreds of thousands of rows are wrong, the mistake lies with the table or the instrument, not with each row.',
    },
    {
      id: 'Periksa apakah instrumen, skala, kolom, dan kelompoknya memang yang dimaksud.',
      en: 'Check that instrument, scale, columns and groups are the ones that are meant.',
    },
  ),
  'formula-without-value': page(
    {
      id: 'Yang dibaca adalah nilai yang disimpan di berkas; rumus tidak dihitung di sini. Tanpa nilai tersimpan, jawabannya tidak diketahui.',
      en: 'What is read are the values that the file holds; formulas are not calculated here. Without a stored value the answer is not known.',
    },
    {
      id: 'Buka berkasnya di Excel atau LibreOffice dan simpan lagi, atau tempel sebagai nilai.',
      en: 'Open the file in Excel or LibreOffice and save it again, or paste the cells as values.',
    },
  ),
  'merged-cells': page(
    {
      id: 'Nilai sel gabungan hanya tersimpan di sel pertamanya; menyalinnya ke jawaban lain berarti menebak. Untuk kota, periode, dan responden nilainya memang berlaku bagi semua baris gabungan.',
      en: 'A merged cell keeps its value in its first cell only; to copy it to other answers would be a guess. For city, period and respondent it does hold for all rows of the merge.',
    },
    { id: 'Pisahkan sel jawaban yang digabung.', en: 'Unmerge cells that hold answers.' },
  ),
  'outside-table': page(
    {
      id: 'Isi tanpa judul kolom tidak dapat dihubungkan dengan indikator mana pun.',
      en: 'Content without a heading cannot be connected with any indicator.',
    },
    { id: 'Beri judul, atau hapus sel yang tersisa di luar tabel.', en: 'Give it a heading, or clear what was left outside the table.' },
  ),
  'hidden-sheet': page(
    {
      id: 'Yang tidak terlihat oleh pengirim tidak boleh ikut menentukan skor.',
      en: 'What the sender does not see must not decide a score.',
    },
    { id: 'Tampilkan lembarnya, atau hapus.', en: 'Unhide the sheet, or delete it.' },
  ),
  'sheet-skipped': page(
    {
      id: 'Buku kerja sering memuat petunjuk dan daftar di samping jawaban.',
      en: 'Workbooks often hold instructions and lists beside the answers.',
    },
    {
      id: 'Bila lembar itu seharusnya dibaca, beri judul kolom berupa id atau pertanyaan indikator.',
      en: 'If the sheet should have been read, head its columns with ids or questions of indicators.',
    },
  ),
  'repeats-skipped': page(
    {
      id: 'Satu responden menjawab setiap indikator satu kali; kelompok berulang memuat banyak jawaban sekaligus.',
      en: 'A respondent answers each indicator once; a repeated group holds many answers at a time.',
    },
    {
      id: 'Tanyakan indikator di luar kelompok berulang, atau kirim satu formulir untuk setiap responden.',
      en: 'Ask indicators outside repeated groups, or hand in one form a respondent.',
    },
  ),
  'ambiguous-date': page(
    {
      id: 'Dengan 11/10/2026 tidak diketahui mana yang hari dan mana yang bulan; tanggal menentukan jawaban mana yang lebih baru.',
      en: 'With 11/10/2026 there is no telling the day from the month, and dates decide which answer is the later one.',
    },
    { id: 'Tulis 2026-10-11.', en: 'Write 2026-10-11.' },
    table('respondent,taken,LIV-01\ndishub,03/04/2026,3', 'respondent,taken,LIV-01\ndishub,2026-04-03,3'),
  ),
  'map-unknown': page(
    {
      id: 'Kolom atau nilai yang dipetakan ke nama yang tidak ada tidak akan pernah terbaca, tanpa ada yang menyadarinya.',
      en: 'A column or value that is mapped to a name which does not exist would never be read, and nobody would notice.',
    },
    {
      id: 'Perbaiki namanya di berkas `--map`; `siapkota ingest --dry-run` menunjukkan arti setiap kolom.',
      en: 'Correct the name in the `--map` file; `siapkota ingest --dry-run` shows what every column means.',
    },
  ),
  'sheet-exists': page(
    {
      id: 'Lembar yang sudah ada mungkin hasil wawancara atau perbaikan; menimpanya diam-diam menghilangkan jawaban.',
      en: 'The sheet that exists may come from an interview or a correction; replacing it in silence would lose answers.',
    },
    {
      id: 'Bandingkan keduanya; pakai `--force` bila masukan ini yang benar.',
      en: 'Compare the two; use `--force` if this input is right.',
    },
  ),
  'no-sheet-for-counts': page(
    {
      id: 'Satu jawaban di lembar punya satu status bukti, sedangkan tally dapat memuat banyak.',
      en: 'An answer in a sheet has one state of proof, while a tally can hold several.',
    },
    { id: 'Pakai `--tally`; tally dibaca oleh semua perintah.', en: 'Use `--tally`; every command reads tallies.' },
  ),
} satisfies SomePages<'answers'>;
