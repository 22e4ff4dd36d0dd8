import { entry, moreEn, moreId, names, nEn, nearEn, nearId, nId, q } from './entry.ts';

/** What stands in rows that are in doubt, and in how many. */
type Doubts = readonly { readonly what: string; readonly rows: number }[];

/** What is wrong with spreadsheets and exports of form tools, and with writing what they hold. */
export const answersTables = {
  'answers/too-much-in-doubt': entry(
    'error',
    (d: { limit: number; doubts: Doubts; twice: number }) => ({
      found: [
        `Lebih dari ${nId(d.limit)} baris tabel ini perlu diperiksa satu per satu, jadi tidak satu pun dihitung.`,
        ...(d.doubts.length === 0 ? [] : [`Yang paling sering: ${d.doubts.map((o) => `${q(o.what)} (${nId(o.rows)} baris)`).join('; ')}.`]),
        ...(d.twice === 0 ? [] : [`Responden yang menjawab lebih dari sekali: ${nId(d.twice)}.`]),
      ].join(' '),
      fix: 'Periksa apakah instrumen, skala, kolom, dan kelompoknya memang yang dimaksud; --map mengganti nama kolom dan nilai.',
    }),
    (d) => ({
      found: [
        `More than ${nEn(d.limit)} rows of this table are in doubt, so none of it was counted.`,
        ...(d.doubts.length === 0 ? [] : [`Most often: ${d.doubts.map((o) => `${q(o.what)} (${nEn(o.rows)} rows)`).join('; ')}.`]),
        ...(d.twice === 0 ? [] : [`Respondents who answer more than once: ${nEn(d.twice)}.`]),
      ].join(' '),
      fix: 'Check that instrument, scale, columns and groups are the ones that are meant; --map renames columns and values.',
    }),
  ),
  'answers/formula-without-value': entry(
    'error',
    (d: { problem: 'no-value' | 'error'; value: string }) => ({
      found: {
        'no-value': 'Sel ini berisi rumus yang belum pernah dihitung, jadi tidak ada nilainya.',
        error: `Rumus di sel ini gagal dan menghasilkan ${q(d.value)}.`,
      }[d.problem],
      fix: 'Buka berkasnya di aplikasi lembar kerja, hitung ulang, lalu simpan; atau ganti rumusnya dengan nilainya.',
    }),
    (d) => ({
      found: {
        'no-value': 'This cell holds a formula that was never calculated, so it has no value.',
        error: `The formula in this cell failed and gave ${q(d.value)}.`,
      }[d.problem],
      fix: 'Open the file in a spreadsheet program, recalculate and save it; or put the value in place of the formula.',
    }),
  ),
  'answers/merged-cells': entry(
    'warning',
    (d: { range: string; n: number }) => ({
      found: `Sel gabungan ${d.range} meliputi beberapa jawaban${d.n > 1 ? ` (ada ${nId(d.n)} gabungan seperti ini)` : ''}; isinya dihitung untuk sel pertama saja.`,
      fix: 'Pisahkan selnya dan isi setiap jawaban sendiri-sendiri.',
    }),
    (d) => ({
      found: `The merged cell ${d.range} covers several answers${d.n > 1 ? ` (there are ${nEn(d.n)} such merges)` : ''}; it counts for its first cell only.`,
      fix: 'Unmerge it and fill in each answer by itself.',
    }),
  ),
  'answers/outside-table': entry(
    'warning',
    (d: { n: number }) => ({
      found: `${nId(d.n)} sel berisi tidak berada di bawah judul kolom mana pun, jadi tidak dibaca; ini yang pertama.`,
      fix: 'Beri judul pada kolomnya bila isinya jawaban, atau hapus selnya.',
    }),
    (d) => ({
      found: `${nEn(d.n)} cell(s) with content stand under no heading, so they were not read; this is the first.`,
      fix: 'Give their column a heading if they are answers, or clear them.',
    }),
  ),
  'answers/hidden-sheet': entry(
    'warning',
    (d: { sheet: string }) => ({
      found: `Lembar ${q(d.sheet)} tersembunyi dan berisi jawaban; lembar tersembunyi tidak dibaca.`,
      fix: 'Tampilkan lembarnya bila isinya harus dihitung, atau hapus.',
    }),
    (d) => ({
      found: `The sheet ${q(d.sheet)} is hidden and holds answers; hidden sheets are not read.`,
      fix: 'Unhide it if it should count, or delete it.',
    }),
  ),
  'answers/sheet-skipped': entry(
    'info',
    (d: { sheet: string }) => ({
      found: `Lembar ${q(d.sheet)} tidak berisi jawaban, jadi dilewati.`,
      fix: 'Tidak ada yang perlu dilakukan; lembar jawaban punya judul kolom yang dikenal.',
    }),
    (d) => ({
      found: `The sheet ${q(d.sheet)} holds no answers and was passed over.`,
      fix: 'Nothing to do; a sheet of answers has headings that are known.',
    }),
  ),
  'answers/repeats-skipped': entry(
    'warning',
    (d: { names: readonly string[]; rows: number }) => ({
      found:
        d.rows > 0
          ? `Tabel ini berisi ${nId(d.rows)} baris dari kelompok berulang; jawaban berulang tidak dapat dipakai untuk indikator, jadi dilewati.`
          : `Kelompok berulang dilewati: ${names(d.names, moreId)}. Jawaban berulang tidak dapat dipakai untuk indikator.`,
      fix: 'Setiap indikator dijawab sekali oleh setiap responden; pindahkan pertanyaannya ke luar kelompok berulang.',
    }),
    (d) => ({
      found:
        d.rows > 0
          ? `This table holds ${nEn(d.rows)} row(s) of a repeated group; repeated answers cannot serve an indicator and were passed over.`
          : `Repeated groups were passed over: ${names(d.names, moreEn)}. Repeated answers cannot serve an indicator.`,
      fix: 'Each respondent answers an indicator once; move the question out of the repeated group.',
    }),
  ),
  'answers/ambiguous-date': entry(
    'warning',
    (d: { value: string; date: string }) => ({
      found: `${q(d.value)} dapat dibaca sebagai dua tanggal; dibaca dengan hari di depan: ${d.date}.`,
      fix: 'Tulis tanggal seperti 2026-11-24 agar tidak ada keraguan.',
    }),
    (d) => ({
      found: `${q(d.value)} can be read as two dates; it was read with the day first: ${d.date}.`,
      fix: 'Write dates like 2026-11-24 to leave no doubt.',
    }),
  ),
  'answers/map-unknown': entry(
    'warning',
    (d: { name: string; near?: string | undefined }) => ({
      found: `Peta menyebut ${q(d.name)}, yang bukan kolom yang dikenal dan bukan indikator.${nearId(d.near)}`,
      fix: 'Di kanan `columns` dan di kiri `values` berdiri id indikator, atau nama kolom seperti `city`.',
    }),
    (d) => ({
      found: `The map names ${q(d.name)}, which is neither a known column nor an indicator.${nearEn(d.near)}`,
      fix: 'The right side of `columns` and the left side of `values` hold ids of indicators, or names of columns such as `city`.',
    }),
  ),
  'answers/sheet-exists': entry(
    'error',
    (d: { path: string; n: number; indicator: string; there: string; here: string }) => ({
      found: `Lembar ${q(d.path)} sudah ada dan isinya lain (${nId(d.n)} perbedaan; ${q(d.indicator)}: ${q(d.there)} di sana, ${q(d.here)} di masukan ini). Lembar itu tidak diubah.`,
      fix: 'Periksa mana yang benar; `--force` menimpa lembar yang ada.',
    }),
    (d) => ({
      found: `The sheet ${q(d.path)} is there already and says something else (${nEn(d.n)} difference(s); ${q(d.indicator)}: ${q(d.there)} there, ${q(d.here)} in this input). It was left as it is.`,
      fix: 'Check which is right; `--force` replaces the sheet that exists.',
    }),
  ),
  'answers/no-sheet-for-counts': entry(
    'error',
    (d: { indicator: string }) => ({
      found: `Hitungan untuk ${q(d.indicator)} memuat status bukti yang berbeda-beda; satu lembar tidak dapat menyimpannya.`,
      fix: 'Tulis sebagai tally: `siapkota ingest … --tally`.',
    }),
    (d) => ({
      found: `The counts for ${q(d.indicator)} have different states of proof; one sheet cannot hold them.`,
      fix: 'Write a tally instead: `siapkota ingest … --tally`.',
    }),
  ),
};
