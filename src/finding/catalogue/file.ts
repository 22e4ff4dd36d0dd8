import { cause, remedy } from '../../text/system.ts';
import { entry, nearEn, nearId, q } from './entry.ts';

/** Files that cannot be read. */
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
      found: `${q(d.path)} tidak dapat dibaca (${cause(d.why, 'id')}).`,
      fix: remedy(d.why, 'id'),
    }),
    (d) => ({ found: `${q(d.path)} cannot be read (${cause(d.why, 'en')}).`, fix: remedy(d.why, 'en') }),
  ),
  'file/too-large': entry(
    'error',
    (d: { path: string; limit: string }) => ({
      found:
        d.limit === 'cells'
          ? `Tabel di ${q(d.path)} punya lebih dari 10 juta sel, termasuk yang kosong di bawah setiap judul kolom.`
          : `Berkas ${q(d.path)} lebih besar dari ${d.limit}, batas untuk jenis berkas ini.`,
      fix: 'Bagi berkas itu, atau periksa apakah isinya memang yang dimaksud.',
    }),
    (d) => ({
      found:
        d.limit === 'cells'
          ? `The table in ${q(d.path)} has more than 10 million cells, with the empty ones below each heading.`
          : `The file ${q(d.path)} is larger than ${d.limit}, the limit for this kind of file.`,
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
  'file/unfolds-too-far': entry(
    'error',
    (d: { times: number }) => ({
      found: `Isi berkas gzip ini lebih dari ${d.times} kali ukurannya; tabel jawaban tidak pernah termampat sejauh itu.`,
      fix: 'Periksa dari mana berkasnya berasal. Jika isinya memang benar, ekstrak dahulu, lalu beri berkas di dalamnya.',
    }),
    (d) => ({
      found: `This gzip file unfolds to more than ${d.times} times its size; no table of answers is ever folded that far.`,
      fix: 'Check where the file comes from. If its content is right, unpack it first and give the file inside.',
    }),
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
};
