import { entry, nearEn, nearId, q } from './entry.ts';

/** What is wrong with a city's own Word template. `text` is what the paragraph says around the tag. */
export const templateFindings = {
  'template/unknown-tag': entry(
    'error',
    (d: { tag: string; text: string; near?: string | undefined }) => ({
      found: `Tidak ada tag ${q(`{${d.tag}}`)} (di ${q(d.text)}).${nearId(d.near)}`,
      fix: 'Semua tag tercantum dengan: siapkota report --check-template.',
    }),
    (d) => ({
      found: `There is no tag ${q(`{${d.tag}}`)} (in ${q(d.text)}).${nearEn(d.near)}`,
      fix: 'All tags are listed by: siapkota report --check-template.',
    }),
  ),
  'template/missing-tag': entry(
    'warning',
    (d: { tag: string }) => ({
      found: `Templat tidak memuat ${q(`{${d.tag}}`)}, sehingga bagian laporan itu tidak masuk ke dokumen.`,
      fix: 'Tulis tag itu di paragraf tersendiri, atau {report} untuk semua bab sekaligus.',
    }),
    (d) => ({
      found: `The template has no ${q(`{${d.tag}}`)}, so that part of the report is left out of the document.`,
      fix: 'Write the tag in a paragraph of its own, or {report} for all chapters at once.',
    }),
  ),
  'template/no-statement': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Dokumen dari templat ini tidak akan menyebut bahwa hasilnya penilaian mandiri dan bukan indeks resmi.',
      fix: 'Tulis {statement} di tempat yang terbaca, atau masukkan {report}, {chapter_summary}, atau {chapter_method}.',
    }),
    () => ({
      found: 'A document made from this template would not say that it is a self-assessment and no official index.',
      fix: 'Write {statement} where it is read, or pour in {report}, {chapter_summary} or {chapter_method}.',
    }),
  ),
  'template/tag-place': entry(
    'error',
    (d: { tag: string; text: string }) => ({
      found: `Tag ${q(`{${d.tag}}`)} tidak dapat berada di sini (${q(d.text)}).`,
      fix: 'Bagian laporan memerlukan paragraf tersendiri di badan dokumen, di luar tabel, kotak teks, pengulangan, kepala dan kaki halaman; tag kata hanya berlaku dalam teks.',
    }),
    (d) => ({
      found: `The tag ${q(`{${d.tag}}`)} cannot stand here (${q(d.text)}).`,
      fix: 'A piece of the report needs a paragraph of its own in the body, outside tables, text boxes, repetitions, headers and footers; tags for words count only in text.',
    }),
  ),
  'template/repeated-tag': entry(
    'error',
    (d: { tag: string }) => ({
      found: `Tag ${q(`{${d.tag}}`)} muncul lebih dari sekali.`,
      fix: 'Sisakan satu; bagian laporan hanya dapat dimasukkan sekali.',
    }),
    (d) => ({
      found: `The tag ${q(`{${d.tag}}`)} stands more than once.`,
      fix: 'Keep one; a piece of the report can be poured in only once.',
    }),
  ),
  'template/unbalanced': entry(
    'error',
    (d: { text: string }) => ({
      found: `Kurung kurawal atau pengulangan di sini tidak berpasangan: ${q(d.text)}.`,
      fix: 'Setiap { perlu satu } di paragraf yang sama, dan setiap {#nama} perlu satu {/nama} sesudahnya.',
    }),
    (d) => ({
      found: `A brace or a repetition has no partner here: ${q(d.text)}.`,
      fix: 'Each { needs one } in the same paragraph, and each {#name} needs one {/name} behind it.',
    }),
  ),
  'template/not-word': entry(
    'error',
    (d: { kind: string }) => ({
      found:
        d.kind === 'old'
          ? 'Berkas ini dokumen Word lama (.doc) atau terkunci kata sandi, bukan .docx.'
          : 'Berkas ini bukan dokumen Word (.docx atau .dotx).',
      fix: 'Buka di Word atau LibreOffice, lalu simpan sebagai .docx tanpa kata sandi.',
    }),
    (d) => ({
      found:
        d.kind === 'old'
          ? 'This file is an old Word document (.doc) or locked with a password, and not a .docx.'
          : 'This file is no Word document (.docx or .dotx).',
      fix: 'Open it in Word or LibreOffice and save it as .docx without a password.',
    }),
  ),
  'template/macros': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Templat ini memuat makro atau kontrol yang menjalankan program; itu tidak diteruskan ke laporan.',
      fix: 'Simpan templatnya sebagai .docx, yang tidak dapat memuat makro.',
    }),
    () => ({
      found: 'This template holds macros or controls that run programs; they are not handed on to a report.',
      fix: 'Save the template as .docx, which cannot hold macros.',
    }),
  ),
  'template/broken-part': entry(
    'error',
    (d: { part: string }) => ({
      found: `Bagian ${q(d.part)} dari templat ini bukan XML yang sah, atau memuat hal yang tidak pernah ditulis Word.`,
      fix: 'Buka templatnya di Word atau LibreOffice, lalu simpan ulang sebagai .docx.',
    }),
    (d) => ({
      found: `The part ${q(d.part)} of this template is no sound XML, or holds what Word never writes.`,
      fix: 'Open the template in Word or LibreOffice and save it again as .docx.',
    }),
  ),
  'template/outside': entry(
    'warning',
    (d: { what: string }) => ({
      found: `Templat ini menyuruh Word mengambil atau menjalankan sesuatu dari luar: ${q(d.what)}.`,
      fix: 'Hapus tautan atau bidang itu dari templat, kecuali memang dimaksudkan.',
    }),
    (d) => ({
      found: `This template makes Word fetch or run something from outside: ${q(d.what)}.`,
      fix: 'Remove that link or field from the template, unless it is meant to be there.',
    }),
  ),
  'template/not-filled': entry(
    'error',
    (d: { why: string }) => ({
      found: `Templat ini tidak dapat diisi (${q(d.why)}).`,
      fix: 'Hapus tag satu per satu untuk menemukan penyebabnya, atau mulai dari templat contoh.',
    }),
    (d) => ({
      found: `This template could not be filled (${q(d.why)}).`,
      fix: 'Remove tags one by one to find the cause, or begin with the example template.',
    }),
  ),
};
