import { entry, nEn, nId, q } from './entry.ts';

/** How answers become scores: thresholds, goalposts, levels, criteria, targets. */
export const rubricScoring = {
  'rubric/thresholds-count': entry(
    'error',
    (d: { count: number; want: number }) => ({
      found: `Ada ${d.count} ambang; skala ini memerlukan ${d.want}.`,
      fix: 'Satu ambang untuk setiap langkah skala: yang ke-k memberi tingkat minimum + k.',
    }),
    (d) => ({
      found: `There are ${d.count} thresholds; this scale needs ${d.want}.`,
      fix: "One threshold for each step of the scale: the k-th gives the scale's minimum + k.",
    }),
  ),
  'rubric/thresholds-order': entry(
    'error',
    (d: { before: number; after: number }) => ({
      found: `Urutan ambang tidak searah: ${nId(d.before)} lalu ${nId(d.after)}.`,
      fix: 'Urutkan naik jika lebih besar lebih baik, turun jika lebih kecil lebih baik, tanpa angka kembar.',
    }),
    (d) => ({
      found: `The thresholds change direction: ${nEn(d.before)}, then ${nEn(d.after)}.`,
      fix: 'Sort them upwards where more is better, downwards where less is better, without equal numbers.',
    }),
  ),
  'rubric/unreachable-threshold': entry(
    'warning',
    (d: { threshold: number; low: number; high: number }) => ({
      found: `Ambang ${nId(d.threshold)} berada di luar \`range\` ${nId(d.low)} sampai ${nId(d.high)}, jadi tidak pernah membedakan apa pun.`,
      fix: 'Perbaiki ambangnya, atau lebarkan `range`.',
    }),
    (d) => ({
      found: `The threshold ${nEn(d.threshold)} lies outside \`range\` ${nEn(d.low)} to ${nEn(d.high)}, so it never tells answers apart.`,
      fix: 'Correct the threshold, or widen `range`.',
    }),
  ),
  'rubric/range-order': entry(
    'error',
    (d: { low: number; high: number }) => ({
      found: `\`range\` mulai dari ${nId(d.low)} dan berakhir di ${nId(d.high)}.`,
      fix: 'Tulis yang terkecil dahulu; keduanya harus berbeda.',
    }),
    (d) => ({ found: `\`range\` runs from ${nEn(d.low)} to ${nEn(d.high)}.`, fix: 'Write the lower limit first; the two must differ.' }),
  ),
  'rubric/no-scoring': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Indikator angka ini tidak mengatakan bagaimana nilainya menjadi skor.',
      fix: 'Tambahkan `thresholds: [ … ]` atau `goalposts: { worst: …, best: … }`.',
    }),
    () => ({
      found: 'This number indicator does not say how its value becomes a score.',
      fix: 'Add `thresholds: [ … ]` or `goalposts: { worst: …, best: … }`.',
    }),
  ),
  'rubric/two-scorings': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Indikator ini punya `thresholds` dan `goalposts` sekaligus.',
      fix: 'Pilih salah satu cara memberi skor.',
    }),
    () => ({ found: 'This indicator has both `thresholds` and `goalposts`.', fix: 'Keep one way of scoring.' }),
  ),
  'rubric/goalposts-equal': entry(
    'error',
    (d: { value: number }) => ({
      found: `\`worst\` dan \`best\` sama-sama ${nId(d.value)}.`,
      fix: 'Keduanya harus berbeda; `worst` lebih besar bila lebih kecil lebih baik.',
    }),
    (d) => ({
      found: `\`worst\` and \`best\` are both ${nEn(d.value)}.`,
      fix: 'They must differ; `worst` is the larger one where less is better.',
    }),
  ),
  'rubric/goalposts-log': entry(
    'error',
    (d: { key: string; value: number }) => ({
      found: `Dengan \`transform: log\`, \`${d.key}\` tidak boleh ${nId(d.value)}.`,
      fix: 'Kedua ujung harus lebih besar dari nol.',
    }),
    (d) => ({
      found: `With \`transform: log\`, \`${d.key}\` cannot be ${nEn(d.value)}.`,
      fix: 'Both goalposts must be greater than zero.',
    }),
  ),
  'rubric/levels-missing': entry(
    'error',
    (d: { missing: readonly number[] }) => ({
      found: `Tingkat ${d.missing.join(', ')} belum dijelaskan.`,
      fix: 'Jelaskan setiap tingkat skala dengan keadaan yang dapat diamati.',
    }),
    (d) => ({
      found: `Level ${d.missing.join(', ')} has no descriptor.`,
      fix: 'Describe each level of the scale in observable terms.',
    }),
  ),
  'rubric/level-outside-scale': entry(
    'error',
    (d: { level: string; min: number; max: number }) => ({
      found: `Tingkat ${q(d.level)} di luar skala ${nId(d.min)} sampai ${nId(d.max)}.`,
      fix: `Pakai hanya bilangan bulat dari skala itu, misalnya \`${nId(d.min)}: …\`.`,
    }),
    (d) => ({
      found: `Level ${q(d.level)} lies outside the scale of ${nEn(d.min)} to ${nEn(d.max)}.`,
      fix: `Use nothing but whole numbers of that scale, such as \`${nEn(d.min)}: …\`.`,
    }),
  ),
  'rubric/target-outside-scale': entry(
    'error',
    (d: { target: number; min: number; max: number }) => ({
      found: `Target ${nId(d.target)} di luar skala ${nId(d.min)} sampai ${nId(d.max)}.`,
      fix: 'Target adalah skor; pilih yang ada di skala.',
    }),
    (d) => ({
      found: `The target ${nEn(d.target)} lies outside the scale of ${nEn(d.min)} to ${nEn(d.max)}.`,
      fix: 'A target is a score; choose one on the scale.',
    }),
  ),
  'rubric/score-outside-scale': entry(
    'warning',
    (d: { option: string; score: number; min: number; max: number }) => ({
      found: `Pilihan ${q(d.option)} memberi skor ${nId(d.score)}, di luar skala ${nId(d.min)} sampai ${nId(d.max)}.`,
      fix: 'Skor itu boleh, tetapi simpul di atasnya dapat keluar dari skala; periksa apakah memang dimaksud.',
    }),
    (d) => ({
      found: `The option ${q(d.option)} scores ${nEn(d.score)}, outside the scale of ${nEn(d.min)} to ${nEn(d.max)}.`,
      fix: 'That is allowed, but nodes above may leave the scale; check that it is meant.',
    }),
  ),
  'rubric/unreachable-score': entry(
    'warning',
    (d: { reach: number; max: number }) => ({
      found: `Jawaban terbaik hanya memberi skor ${nId(d.reach)}, padahal skala berakhir di ${nId(d.max)}.`,
      fix: 'Tambahkan pilihan atau kriteria untuk tingkat tertinggi, atau turunkan target indikator ini.',
    }),
    (d) => ({
      found: `The best answer scores only ${nEn(d.reach)}, and the scale ends at ${nEn(d.max)}.`,
      fix: 'Add an option or a criterion for the highest level, or lower the target of this indicator.',
    }),
  ),
  'rubric/criterion-level': entry(
    'error',
    (d: { id: string }) => ({
      found: `Kriteria ${q(d.id)} belum punya \`level\`.`,
      fix: 'Dalam daftar periksa bertingkat setiap kriteria menjadi syarat sebuah tingkat; atau pakai `scoring: share`.',
    }),
    (d) => ({
      found: `The criterion ${q(d.id)} has no \`level\`.`,
      fix: 'In a gated checklist each criterion is a condition of a level; or use `scoring: share`.',
    }),
  ),
};
