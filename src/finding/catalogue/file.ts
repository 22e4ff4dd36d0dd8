import { entry, nearEn, nearId, q } from './entry.ts';

/** What the YAML reader stumbled over, by its own error code. */
const syntaxId: Readonly<Record<string, string>> = {
  BAD_INDENT: 'lekukan baris ini tidak sejajar dengan yang di atasnya',
  TAB_AS_INDENT: 'baris ini dilekukkan dengan tab',
  MISSING_CHAR: 'ada tanda yang kurang (titik dua, koma, kutip, atau kurung penutup)',
  UNEXPECTED_TOKEN: 'ada tanda yang tidak pada tempatnya',
  BLOCK_AS_IMPLICIT_KEY: 'ada nilai bertitik dua yang perlu diberi tanda kutip',
  MULTILINE_IMPLICIT_KEY: 'sebuah kunci terbentang lebih dari satu baris; mungkin titik duanya hilang',
  BLOCK_IN_FLOW: 'susunan berbaris tidak boleh berada di dalam { } atau [ ]',
  BAD_SCALAR_START: 'teks tidak boleh diawali tanda ini tanpa tanda kutip',
  BAD_DQ_ESCAPE: 'garis miring terbalik di dalam kutip ganda tidak dikenal',
  IMPOSSIBLE: 'bagian ini tidak dapat ditafsirkan',
  MULTIPLE_DOCS: 'ada lebih dari satu dokumen di berkas ini',
  TAG_RESOLVE_FAILED: 'tag YAML (!…) tidak dipakai di sini',
};
const syntaxEn: Readonly<Record<string, string>> = {
  BAD_INDENT: 'this line is not indented like the one above',
  TAB_AS_INDENT: 'this line is indented with a tab',
  MISSING_CHAR: 'a mark is missing (colon, comma, quote or closing bracket)',
  UNEXPECTED_TOKEN: 'a mark stands where it cannot be',
  BLOCK_AS_IMPLICIT_KEY: 'a value that holds a colon needs quotes',
  MULTILINE_IMPLICIT_KEY: 'a key runs over more than one line; its colon may be missing',
  BLOCK_IN_FLOW: 'indented content cannot stand inside { } or [ ]',
  BAD_SCALAR_START: 'text cannot begin with this mark unless it is quoted',
  BAD_DQ_ESCAPE: 'the backslash inside double quotes is not a known one',
  IMPOSSIBLE: 'this part cannot be made sense of',
  MULTIPLE_DOCS: 'there is more than one document in this file',
  TAG_RESOLVE_FAILED: 'YAML tags (!…) are not used here',
};

/** Files that cannot be read, and YAML or JSON that is not well formed. */
export const fileFindings = {
  'file/missing': entry(
    'error',
    (d: { path: string; near?: string | undefined }) => ({
      found: `Berkas ${q(d.path)} tidak ada.${nearId(d.near)}`,
      fix: 'Periksa nama dan foldernya; jalur dihitung dari folder berkas yang menyebutnya.',
    }),
    (d) => ({
      found: `There is no file ${q(d.path)}.${nearEn(d.near)}`,
      fix: 'Check its name and folder; paths count from the folder of the file that names them.',
    }),
  ),
  'file/unreadable': entry(
    'error',
    (d: { path: string; why: string }) => ({
      found: `Berkas ${q(d.path)} tidak dapat dibaca (${d.why}).`,
      fix: 'Periksa hak akses berkas itu, lalu ulangi.',
    }),
    (d) => ({ found: `The file ${q(d.path)} cannot be read (${d.why}).`, fix: 'Check the permissions of the file, then try again.' }),
  ),
  'file/too-large': entry(
    'error',
    (d: { path: string; limit: string }) => ({
      found: `Berkas ${q(d.path)} lebih besar dari ${d.limit}, batas untuk jenis berkas ini.`,
      fix: 'Bagi berkas itu, atau periksa apakah isinya memang yang dimaksud.',
    }),
    (d) => ({
      found: `The file ${q(d.path)} is larger than ${d.limit}, the limit for this kind of file.`,
      fix: 'Split it, or check that it holds what it should.',
    }),
  ),
  'file/path-escapes': entry(
    'error',
    (d: { path: string; folder: string }) => ({
      found: `Jalur ${q(d.path)} keluar dari folder ${q(d.folder)}.`,
      fix: 'Simpan berkas itu di dalam folder tersebut dan tulis jalurnya tanpa "..".',
    }),
    (d) => ({
      found: `The path ${q(d.path)} leaves the folder ${q(d.folder)}.`,
      fix: 'Keep the file inside that folder and write its path without "..".',
    }),
  ),
  'file/encoding': entry(
    'info',
    (d: { encoding: string }) => ({
      found: `Berkas ini bukan UTF-8; dibaca sebagai ${d.encoding}.`,
      fix: 'Jika huruf beraksen tampak keliru, simpan ulang berkasnya sebagai UTF-8.',
    }),
    (d) => ({
      found: `This file is not UTF-8; it was read as ${d.encoding}.`,
      fix: 'If accented letters look wrong, save the file again as UTF-8.',
    }),
  ),
  'file/broken-archive': entry(
    'error',
    (d: { why: string }) => ({
      found: `Berkas terkompresi ini rusak atau terpotong (${d.why}).`,
      fix: 'Salin atau unduh ulang berkasnya.',
    }),
    (d) => ({ found: `This compressed file is damaged or cut short (${d.why}).`, fix: 'Copy or download the file again.' }),
  ),
  'file/format-not-read': entry(
    'error',
    (d: { format: string }) => ({
      found: d.format === 'binary' ? 'Isi berkas ini bukan teks dan bukan XLSX.' : `Berkas ${d.format} tidak dibaca di sini.`,
      fix: d.format === 'ZIP' ? 'Ekstrak dahulu, lalu beri berkas di dalamnya.' : 'Simpan sebagai XLSX atau CSV UTF-8, lalu ulangi.',
    }),
    (d) => ({
      found: d.format === 'binary' ? 'This file is neither text nor XLSX.' : `${d.format} files are not read here.`,
      fix: d.format === 'ZIP' ? 'Unpack it first, then give the files inside.' : 'Save it as XLSX or CSV UTF-8, then try again.',
    }),
  ),
  'file/locked': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Berkas ini dikunci dengan kata sandi, atau berasal dari Excel lama (.xls).',
      fix: 'Buka, hapus kata sandinya, dan simpan sebagai XLSX.',
    }),
    () => ({
      found: 'This file is locked with a password, or comes from an old Excel (.xls).',
      fix: 'Open it, take the password off and save it as XLSX.',
    }),
  ),
  'file/ignored-content': entry(
    'info',
    (d: { what: 'macros' | 'links' }) => ({
      found: {
        macros: 'Berkas ini memuat makro; makro tidak dijalankan.',
        links: 'Berkas ini merujuk buku kerja lain; rujukannya tidak diikuti, nilai yang tersimpan dipakai.',
      }[d.what],
      fix: 'Tidak ada yang perlu dilakukan bila nilai di selnya benar.',
    }),
    (d) => ({
      found: {
        macros: 'This file holds macros; they are not run.',
        links: 'This file refers to other workbooks; they are not followed, and the stored values are used.',
      }[d.what],
      fix: 'Nothing to do if the values in its cells are right.',
    }),
  ),
  'file/unknown-kind': entry(
    'error',
    (d: { path: string }) => ({
      found: `Isi ${q(d.path)} bukan instrumen, rubrik, lembar jawaban, atau siapkota.yaml.`,
      fix: 'Instrumen punya `rubrics`, rubrik punya `sections`, lembar jawaban punya `answers`. Tabel diperiksa bersama instrumennya: siapkota score --instrument BERKAS TABEL.',
    }),
    (d) => ({
      found: `${q(d.path)} is not an instrument, a rubric, an answer sheet or a siapkota.yaml.`,
      fix: 'An instrument has `rubrics`, a rubric has `sections`, an answer sheet has `answers`. A table is checked with its instrument: siapkota score --instrument FILE TABLE.',
    }),
  ),
  'yaml/syntax': entry(
    'error',
    (d: { problem: string }) => ({
      found: `YAML di sini tidak dapat dibaca: ${syntaxId[d.problem] ?? 'susunannya tidak sah'}.`,
      fix: 'Periksa lekukan (dua spasi, tanpa tab), titik dua, dan tanda kutip di baris ini dan baris di atasnya.',
    }),
    (d) => ({
      found: `The YAML cannot be read here: ${syntaxEn[d.problem] ?? 'it is not well formed'}.`,
      fix: 'Check the indentation (two spaces, no tabs), colons and quotes on this line and the one above.',
    }),
  ),
  'yaml/duplicate-key': entry(
    'error',
    (d: { key: string }) => ({
      found: `Kunci ${q(d.key)} muncul dua kali di tempat yang sama.`,
      fix: 'Hapus atau gabungkan salah satunya; hanya satu yang dapat berlaku.',
    }),
    (d) => ({ found: `The key ${q(d.key)} stands twice in the same place.`, fix: 'Remove or merge one of them; only one can hold.' }),
  ),
  'yaml/too-deep': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Berkas ini bersarang terlalu dalam untuk sebuah rubrik atau lembar jawaban.',
      fix: 'Sederhanakan susunannya; kedalaman wajar kurang dari 100 tingkat.',
    }),
    () => ({
      found: 'This file is nested too deeply for a rubric or an answer sheet.',
      fix: 'Flatten it; fewer than 100 levels are plenty.',
    }),
  ),
  'yaml/alias-bomb': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Alias YAML di berkas ini berlipat ganda menjadi isi yang terlalu besar.',
      fix: 'Tuliskan isinya langsung, tanpa alias (*nama) yang bertumpuk.',
    }),
    () => ({
      found: 'The YAML aliases in this file multiply into far too much content.',
      fix: 'Write the content out, without stacked aliases (*name).',
    }),
  ),
  'yaml/bad-alias': entry(
    'error',
    (d: { alias: string }) => ({
      found: `Alias *${d.alias} tidak punya jangkar &${d.alias} di atasnya.`,
      fix: 'Tambahkan jangkarnya, atau tuliskan isinya langsung.',
    }),
    (d) => ({ found: `The alias *${d.alias} has no anchor &${d.alias} above it.`, fix: 'Add the anchor, or write the content out.' }),
  ),
  'yaml/empty': entry(
    'error',
    (_: Record<string, never>) => ({ found: 'Berkas ini kosong.', fix: 'Isi berkasnya, atau hapus dari daftar.' }),
    () => ({ found: 'This file is empty.', fix: 'Fill it, or take it off the list.' }),
  ),
};
