import { type Lang, type LocalText, pick } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { answersAssessment } from './answers-assessment.ts';
import { answersTables } from './answers-tables.ts';
import { entry, moreEn, moreId, names, nEn, nearEn, nearId, nId, q } from './entry.ts';

/** `0,15 sampai 0,65 rasio`, in the language of the sentence. */
function believable(d: { low: number; high: number; unit: LocalText | undefined }, lang: Lang): string {
  const unit = pick(d.unit, lang);
  return `${showQuantity(d.low, lang)} ${lang === 'id' ? 'sampai' : 'to'} ${showQuantity(d.high, lang)}${unit === '' ? '' : ` ${unit}`}`;
}

/** What is wrong with answers, wherever they came from: sheets, tables, registers, siapkota.yaml. */
export const answersFindings = {
  ...answersAssessment,
  ...answersTables,
  'answers/unknown-indicator': entry(
    'warning',
    (d: { id: string; n: number; near?: string | undefined }) => ({
      found: `Instrumen ini tidak punya indikator ${q(d.id)}; ${d.n} jawaban disisihkan.${nearId(d.near)}`,
      fix: 'Perbaiki id-nya, atau tambahkan `formerly` di indikator penggantinya.',
    }),
    (d) => ({
      found: `This instrument has no indicator ${q(d.id)}; ${d.n} answer(s) set aside.${nearEn(d.near)}`,
      fix: 'Correct the id, or add `formerly` to the indicator that replaced it.',
    }),
  ),
  'answers/unknown-column': entry(
    'warning',
    (d: { heading: string; near?: string | undefined }) => ({
      found: `Kolom ${q(d.heading)} bukan kolom yang dikenal dan bukan indikator, jadi tidak dibaca.${nearId(d.near)}`,
      fix: 'Perbaiki judulnya, atau hubungkan lewat `--map`.',
    }),
    (d) => ({
      found: `The column ${q(d.heading)} is neither a known column nor an indicator, so it was not read.${nearEn(d.near)}`,
      fix: 'Correct the heading, or connect it with `--map`.',
    }),
  ),
  'answers/duplicate-column': entry(
    'error',
    (d: { heading: string; first: string }) => ({
      found: `Kolom ${q(d.heading)} dan ${q(d.first)} berarti hal yang sama; yang kedua tidak dibaca.`,
      fix: 'Hapus atau ganti nama salah satunya.',
    }),
    (d) => ({
      found: `The columns ${q(d.heading)} and ${q(d.first)} mean the same; the second was not read.`,
      fix: 'Remove or rename one of them.',
    }),
  ),
  'answers/no-answer-columns': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Tabel ini tidak punya kolom `indicator` dan `value`, dan tidak satu pun judulnya adalah indikator.',
      fix: 'Pakai satu kolom per indikator (judulnya id indikator), atau kolom `indicator` dan `value`.',
    }),
    () => ({
      found: 'This table has no columns `indicator` and `value`, and none of its headings is an indicator.',
      fix: 'Use a column per indicator, headed by its id, or the columns `indicator` and `value`.',
    }),
  ),
  'answers/value-not-understood': entry(
    'error',
    (d: { indicator: string; value: string; right: LocalText; near?: string | undefined }) => ({
      found: `${q(d.value)} bukan jawaban untuk ${q(d.indicator)}.${nearId(d.near)}`,
      fix: `Yang benar: ${pick(d.right, 'id')}.`,
    }),
    (d) => ({
      found: `${q(d.value)} is not an answer to ${q(d.indicator)}.${nearEn(d.near)}`,
      fix: `Right would be: ${pick(d.right, 'en')}.`,
    }),
  ),
  'answers/level-out-of-range': entry(
    'error',
    (d: { indicator: string; value: string; min: number; max: number }) => ({
      found: `Tingkat ${q(d.value)} untuk ${q(d.indicator)}; skala instrumen ini ${nId(d.min)} sampai ${nId(d.max)}.`,
      fix: 'Perbaiki tingkatnya, atau tulis alasan tidak menjawab (misalnya `unknown`).',
    }),
    (d) => ({
      found: `Level ${q(d.value)} for ${q(d.indicator)}; this instrument goes from ${nEn(d.min)} to ${nEn(d.max)}.`,
      fix: 'Correct the level, or say why there is none (for example `unknown`).',
    }),
  ),
  'answers/label-contradicts': entry(
    'error',
    (d: { indicator: string; value: string; label: string; means: string }) => ({
      found: `${q(d.value)} untuk ${q(d.indicator)}: label ${q(d.label)} adalah milik ${q(d.means)}.`,
      fix: 'Perbaiki angka atau labelnya; keduanya harus menunjuk jawaban yang sama.',
    }),
    (d) => ({
      found: `${q(d.value)} for ${q(d.indicator)}: the label ${q(d.label)} belongs to ${q(d.means)}.`,
      fix: 'Correct the code or the label; both must point to the same answer.',
    }),
  ),
  'answers/outside-range': entry(
    'warning',
    (d: { indicator: string; value: string; low: number; high: number; unit: LocalText | undefined }) => ({
      found: `${q(d.value)} untuk ${q(d.indicator)} di luar yang wajar (${believable(d, 'id')}).`,
      fix: 'Periksa satuan dan tanda desimalnya. Nilai ini tetap dihitung.',
    }),
    (d) => ({
      found: `${q(d.value)} for ${q(d.indicator)} is outside what is believable (${believable(d, 'en')}).`,
      fix: 'Check the unit and the decimal mark. The value still counts.',
    }),
  ),
  'answers/log-not-positive': entry(
    'error',
    (d: { indicator: string; value: string }) => ({
      found: `${q(d.value)} untuk ${q(d.indicator)} tidak dapat diberi skor: skalanya logaritmik dan tidak dipotong.`,
      fix: 'Nilainya harus lebih besar dari nol.',
    }),
    (d) => ({
      found: `${q(d.value)} for ${q(d.indicator)} cannot be scored: its scale is logarithmic and not clamped.`,
      fix: 'The value must be greater than zero.',
    }),
  ),
  'answers/ambiguous-point': entry(
    'warning',
    (d: { indicator: string; value: string; read: number; other: number }) => ({
      found: `${q(d.value)} untuk ${q(d.indicator)} dibaca ${nId(d.read)}; ${nId(d.other)} juga masuk akal.`,
      fix: `Jika yang dimaksud ${nId(d.other)}, tulis tanpa titik ribuan.`,
    }),
    (d) => ({
      found: `${q(d.value)} for ${q(d.indicator)} was read as ${nEn(d.read)}; ${nEn(d.other)} is believable too.`,
      fix: `If ${nEn(d.other)} is meant, write it without a thousands mark.`,
    }),
  ),
  'answers/unknown-group': entry(
    'error',
    (d: { id: string; known: readonly string[]; near?: string | undefined }) => ({
      found: `Kelompok ${q(d.id)} tidak ada di instrumen; jawabannya tidak dapat dihitung.${nearId(d.near)}`,
      fix: `Kelompok yang ada: ${names(d.known, moreId)}.`,
    }),
    (d) => ({
      found: `The instrument has no group ${q(d.id)}; these answers cannot be counted.${nearEn(d.near)}`,
      fix: `The groups are: ${names(d.known, moreEn)}.`,
    }),
  ),
  'answers/unknown-agency': entry(
    'warning',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Perangkat daerah ${q(d.id)} tidak terdaftar di instrumen.${nearId(d.near)}`,
      fix: 'Pakai id dari daftar `agencies`; jawabannya tetap dihitung.',
    }),
    (d) => ({
      found: `The agency ${q(d.id)} is not in the instrument's register.${nearEn(d.near)}`,
      fix: 'Use an id of `agencies`; the answers still count.',
    }),
  ),
  'answers/no-city': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Tidak diketahui kota mana yang dijawab di sini.',
      fix: 'Isi `city`, atau beri `--city ID` (di luar tabel: `--set city=ID`).',
    }),
    () => ({
      found: 'There is no telling which city this answers for.',
      fix: 'Fill in `city`, or give `--city ID` (for tables also `--set city=ID`).',
    }),
  ),
  'answers/bare-number-id': entry(
    'error',
    (d: { where: string; text: string }) => ({
      found: `\`${d.where}\` ditulis sebagai angka ${d.text}; YAML akan mengubah 35.10 menjadi 35.1.`,
      fix: `Beri tanda kutip: "${d.text}".`,
    }),
    (d) => ({
      found: `\`${d.where}\` is written as the number ${d.text}; YAML would turn 35.10 into 35.1.`,
      fix: `Put it in quotes: "${d.text}".`,
    }),
  ),
  'answers/short-id': entry(
    'warning',
    (d: { id: string; maybe: string }) => ({
      found: `Kode kota ${q(d.id)} punya satu angka di belakang titik, yang lain dua; mungkin maksudnya ${q(d.maybe)}.`,
      fix: 'Lembar kerja membuang nol di akhir; simpan kolom kode sebagai teks.',
    }),
    (d) => ({
      found: `The city id ${q(d.id)} has one digit after its point where others have two; perhaps ${q(d.maybe)} is meant.`,
      fix: 'Spreadsheets drop a last zero; keep the column of ids as text.',
    }),
  ),
  'answers/contradiction': entry(
    'error',
    (d: { respondent: string; indicator: string; first: string; second: string }) => ({
      found: `Responden ${q(d.respondent)} menjawab ${q(d.indicator)} dua kali: ${q(d.first)} dan ${q(d.second)}. Keduanya tidak dihitung.`,
      fix: 'Hapus yang keliru, atau isi `taken` agar yang terbaru berlaku.',
    }),
    (d) => ({
      found: `The respondent ${q(d.respondent)} answers ${q(d.indicator)} twice: ${q(d.first)} and ${q(d.second)}. Neither counts.`,
      fix: 'Remove the wrong one, or fill in `taken` so that the later one holds.',
    }),
  ),
  'answers/superseded': entry(
    'info',
    (d: { respondent: string; indicator: string; n: number }) => ({
      found: `Jawaban responden ${q(d.respondent)} untuk ${q(d.indicator)} digantikan oleh jawabannya yang lebih baru.`,
      fix: 'Tidak ada yang perlu dilakukan; jawaban lama tidak dihitung.',
    }),
    (d) => ({
      found: `The answer of ${q(d.respondent)} to ${q(d.indicator)} is replaced by a later one of its own.`,
      fix: 'Nothing to do; the earlier answer does not count.',
    }),
  ),
  'answers/reason-missing': entry(
    'error',
    (d: { indicator: string }) => ({
      found: `${q(d.indicator)} dinyatakan tidak berlaku tanpa alasan.`,
      fix: 'Tulis `{ value: not-applicable, reason: … }`; yang tidak berlaku keluar dari perhitungan, jadi alasannya perlu.',
    }),
    (d) => ({
      found: `${q(d.indicator)} is said not to apply, without a reason.`,
      fix: 'Write `{ value: not-applicable, reason: … }`; what does not apply leaves the score, so the reason matters.',
    }),
  ),
  'answers/reasons-missing': entry(
    'warning',
    (d: { n: number }) => ({
      found: `${d.n} jawaban "tidak berlaku" tidak punya alasan.`,
      fix: 'Tambahkan kolom `reason` (atau `<id>/reason`); laporan menyebutnya "tanpa alasan".',
    }),
    (d) => ({
      found: `${d.n} "not applicable" answer(s) have no reason.`,
      fix: 'Add a column `reason` (or `<id>/reason`); the report says "no reason given".',
    }),
  ),
  'answers/words-without-answer': entry(
    'warning',
    (d: { indicator: string }) => ({
      found: `Untuk ${q(d.indicator)} ada catatan, alasan, atau dokumen, tetapi tidak ada jawaban.`,
      fix: 'Isi jawabannya, atau tulis mengapa tidak ada: tidak tahu, tidak berlaku, menolak, atau menyusul. Tanpa itu catatannya tidak ikut terbaca.',
    }),
    (d) => ({
      found: `For ${q(d.indicator)} there is a note, a reason or a document, but no answer.`,
      fix: 'Fill in the answer, or say why there is none: unknown, not applicable, refused or pending. Without it the words are not read.',
    }),
  ),
  'answers/consensus-without-note': entry(
    'warning',
    (d: { indicator: string }) => ({
      found: `Keputusan tentang ${q(d.indicator)} tidak mengatakan mengapa.`,
      fix: 'Tambahkan `note`: keputusan ruang perlu alasan yang dapat dibaca kemudian.',
    }),
    (d) => ({
      found: `The decision on ${q(d.indicator)} does not say why.`,
      fix: 'Add a `note`: a decision of the room needs a reason that can be read later.',
    }),
  ),
  'answers/proof-not-yours': entry(
    'warning',
    (d: { indicator: string }) => ({
      found: `Bukti untuk ${q(d.indicator)} ditandai \`accepted\` oleh responden sendiri; dibaca sebagai \`sent\`.`,
      fix: 'Hanya Tim Pembimbing yang menerima bukti, di evidence.yaml.',
    }),
    (d) => ({
      found: `The proof for ${q(d.indicator)} is marked \`accepted\` by the respondent; it is read as \`sent\`.`,
      fix: 'Only the mentor team accepts proof, in evidence.yaml.',
    }),
  ),
  'answers/unknown-proof': entry(
    'error',
    (d: { value: string; known: readonly string[]; near?: string | undefined }) => ({
      found: `${q(d.value)} bukan status bukti.${nearId(d.near)}`,
      fix: `Pilih salah satu: ${d.known.join(', ')}.`,
    }),
    (d) => ({ found: `${q(d.value)} is not a state of proof.${nearEn(d.near)}`, fix: `Choose one of: ${d.known.join(', ')}.` }),
  ),
  'answers/bad-count': entry(
    'error',
    (d: { value: string }) => ({
      found: `${q(d.value)} bukan jumlah responden.`,
      fix: 'Tulis bilangan bulat mulai dari 0.',
    }),
    (d) => ({ found: `${q(d.value)} is not a number of respondents.`, fix: 'Write a whole number from 0.' }),
  ),
  'answers/bad-date': entry(
    'error',
    (d: { where: string; value: string }) => ({
      found: `\`${d.where}\` berisi ${q(d.value)}, bukan tanggal.`,
      fix: 'Tulis seperti 2026-11-24 atau 2026-11-24T09:12:00+07:00.',
    }),
    (d) => ({
      found: `\`${d.where}\` holds ${q(d.value)}, which is no date.`,
      fix: 'Write it like 2026-11-24 or 2026-11-24T09:12:00+07:00.',
    }),
  ),
  'answers/ragged-row': entry(
    'error',
    (d: { cells: number; want: number }) => ({
      found: `Baris ini punya ${d.cells} sel, judulnya ${d.want}; baris tidak dibaca.`,
      fix: 'Periksa tanda kutip dan pemisah di baris ini.',
    }),
    (d) => ({
      found: `This row has ${d.cells} cells, the headings are ${d.want}; the row was not read.`,
      fix: 'Check the quotes and the delimiters of this row.',
    }),
  ),
  'answers/broken-table': entry(
    'error',
    (d: { problem: 'open-quote' | 'stray-quote' }) => ({
      found: {
        'open-quote': 'Tanda kutip di sini tidak pernah ditutup, jadi sisa berkas tidak dapat dibaca.',
        'stray-quote': 'Ada tanda kutip di tengah sel; baris ini tidak dibaca.',
      }[d.problem],
      fix: 'Tulis kutip di dalam sel dua kali ("") dan tutup setiap sel yang dibuka dengan kutip.',
    }),
    (d) => ({
      found: {
        'open-quote': 'The quote here is never closed, so the rest of the file cannot be read.',
        'stray-quote': 'There is a quote in the middle of a cell; this row was not read.',
      }[d.problem],
      fix: 'Double a quote inside a cell ("") and close every cell that begins with one.',
    }),
  ),
  'answers/no-rows': entry(
    'warning',
    (_: Record<string, never>) => ({ found: 'Berkas ini tidak berisi baris jawaban.', fix: 'Periksa apakah berkas yang benar dikirim.' }),
    () => ({ found: 'This file holds no rows of answers.', fix: 'Check that the right file was handed in.' }),
  ),
  'answers/json-line': entry(
    'error',
    (_: Record<string, never>) => ({ found: 'Baris ini bukan objek JSON; baris tidak dibaca.', fix: 'Satu objek JSON per baris.' }),
    () => ({ found: 'This line is not a JSON object; it was not read.', fix: 'One JSON object a line.' }),
  ),
  'answers/comma-in-flow': entry(
    'error',
    (d: { rest: string }) => ({
      found: `Koma di dalam { } memutus teks atau angka sebelum ${q(d.rest)}.`,
      fix: 'Beri tanda kutip pada teks yang memuat koma; tulis angka desimal dengan titik atau dalam tanda kutip.',
    }),
    (d) => ({
      found: `A comma inside { } cuts off a text or a number before ${q(d.rest)}.`,
      fix: 'Quote a text that holds a comma; write a decimal with a point or in quotes.',
    }),
  ),
};
