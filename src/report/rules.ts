import type { Aggregate, Within } from '../rubric/instrument.ts';
import { words } from '../text/lang.ts';
import { showShare } from '../text/number.ts';
import type { Facts } from './facts.ts';
import { groupName, score } from './speak.ts';

const say = words<{
  aggregate: Record<Aggregate, string>;
  within: Record<Within, string>;
  inGroup: (rule: string) => string;
  authority: (groups: string) => string;
  acrossGroups: string;
  missing: string;
  aggregated: (rule: string) => string;
  minimum: (share: string) => string;
  noMinimum: string;
  bounds: string;
  evidence: (from: string, cap: string, counts: string) => string;
  counts: { sent: string; accepted: string };
  noEvidence: string;
  headline: { answered: string; proven: string };
  gap: string;
  priority: string;
  rounding: string;
}>({
  id: {
    aggregate: {
      mean: 'rata-rata berbobot',
      geometric: 'rata-rata geometrik',
      harmonic: 'rata-rata harmonik',
      sum: 'jumlah berbobot',
      min: 'nilai terendah',
      max: 'nilai tertinggi',
    },
    within: { median: 'median', mean: 'rata-rata', mode: 'modus', min: 'nilai terendah', max: 'nilai tertinggi' },
    inGroup: (rule) => `Di dalam satu kelompok, nilai sebuah indikator adalah ${rule} jawaban yang bernilai.`,
    authority: (groups) => `Bila menilai, kelompok berikut memutuskan, menurut urutan ini: ${groups}.`,
    acrossGroups: 'Antarkelompok, nilai indikator adalah rata-rata berbobot kelompok yang menilai.',
    missing:
      'Jawaban “tidak tahu”, “menolak”, dan “menyusul” tidak pernah dihitung sebagai nol; indikator yang tidak dinilai siapa pun keluar dari nilai dan tampak pada cakupan.',
    aggregated: (rule) =>
      `Nilai digabungkan dari indikator ke atas; indeks adalah ${rule} bagian-bagiannya, dan bobot serta cara setiap bagian tercantum pada lampiran.`,
    minimum: (share) => `Bagian yang cakupannya di bawah ${share} tidak diberi nilai; yang dicetak adalah batas bawah dan batas atasnya.`,
    noMinimum: 'Instrumen tidak menetapkan batas cakupan; nilai dicetak begitu ada jawaban.',
    bounds:
      'Batas bawah dan batas atas menunjukkan nilai seandainya semua jawaban yang belum masuk ternyata paling rendah atau paling tinggi. Selisih yang lebih kecil daripada jarak kedua batas tidak boleh ditafsirkan.',
    evidence: (from, cap, counts) =>
      `Jawaban bernilai ${from} ke atas memerlukan bukti. Dalam nilai terbukti, jawaban yang buktinya belum ${counts} dihitung paling tinggi ${cap}; bukti yang tidak sesuai atau usang disamakan dengan tidak ada.`,
    counts: { sent: 'dikirim', accepted: 'diterima' },
    noEvidence: 'Instrumen tidak mensyaratkan bukti, sehingga nilai terbukti sama dengan nilai menurut jawaban.',
    headline: {
      answered: 'Indeks, predikat, kesenjangan, dan prioritas mengikuti nilai menurut jawaban; nilai terbukti dicantumkan di sampingnya.',
      proven: 'Indeks, predikat, kesenjangan, dan prioritas mengikuti nilai terbukti; nilai menurut jawaban dicantumkan di sampingnya.',
    },
    gap: 'Kesenjangan adalah target dikurangi capaian, paling kecil nol; kelebihan di satu indikator tidak menutup kekurangan di indikator lain.',
    priority: 'Prioritas adalah tambahan indeks bila target tercapai, dikalikan dampak dan dibagi upaya.',
    rounding: 'Angka baru dibulatkan ketika dicetak, sehingga penjumlahan angka tercetak dapat berselisih satu pada desimal terakhir.',
  },
  en: {
    aggregate: {
      mean: 'weighted mean',
      geometric: 'geometric mean',
      harmonic: 'harmonic mean',
      sum: 'weighted sum',
      min: 'lowest value',
      max: 'highest value',
    },
    within: { median: 'median', mean: 'mean', mode: 'mode', min: 'lowest', max: 'highest' },
    inGroup: (rule) => `Within a group, the value of an indicator is the ${rule} of the rated answers.`,
    authority: (groups) => `Where they give a rating, these groups decide, in this order: ${groups}.`,
    acrossGroups: 'Across groups, the value of an indicator is the weighted mean of the groups that rated it.',
    missing:
      "Answers such as “don't know”, “refused” and “promised” never count as zero; an indicator that nobody rated drops out of the score and shows in the coverage.",
    aggregated: (rule) =>
      `Scores are combined from the indicators upwards; the index is the ${rule} of its parts, and weight and rule of every part stand in the annex.`,
    minimum: (share) => `A part with coverage below ${share} gets no score; its lower and upper bound are printed instead.`,
    noMinimum: 'The instrument sets no minimum coverage; a score is printed as soon as there is an answer.',
    bounds:
      'Lower and upper bound show the score if every missing answer turned out lowest or highest. A difference smaller than the distance of the bounds must not be interpreted.',
    evidence: (from, cap, counts) =>
      `Answers worth ${from} or more need proof. In the proven score an answer whose proof is not ${counts} counts as ${cap} at most; proof that does not fit or is outdated counts as none.`,
    counts: { sent: 'sent', accepted: 'accepted' },
    noEvidence: 'The instrument asks for no proof, so the proven score equals the score as answered.',
    headline: {
      answered: 'Index, band, gap and priority follow the score as answered; the proven score stands beside it.',
      proven: 'Index, band, gap and priority follow the proven score; the score as answered stands beside it.',
    },
    gap: 'A gap is the target less the score, zero at least; a surplus in one indicator makes up for no shortfall in another.',
    priority: 'Priority is what reaching the target would add to the index, times impact, divided by effort.',
    rounding: 'Numbers are rounded only when printed, so that sums of printed numbers may differ by one in the last decimal.',
  },
});

export const aggregateName = (f: Facts, aggregate: Aggregate | null): string =>
  aggregate === null ? '–' : say[f.lang].aggregate[aggregate];
export const withinName = (f: Facts): string => say[f.lang].within[f.instrument.within];

/** The instrument's rules as a reader must know them to check a number. */
export function rulesInWords(f: Facts): string[] {
  const w = say[f.lang];
  const { groups, evidence, minimumCoverage, headline, aggregate } = f.instrument;
  const deciders = [...groups.values()].filter((g) => g.authority !== undefined).sort((a, b) => a.authority! - b.authority!);
  return [
    w.inGroup(withinName(f)),
    ...(deciders.length > 0 ? [w.authority(deciders.map((g) => groupName(f, g.id)).join('; '))] : []),
    w.acrossGroups,
    w.missing,
    w.aggregated(aggregateName(f, aggregate)),
    minimumCoverage > 0 ? w.minimum(showShare(minimumCoverage, f.lang)) : w.noMinimum,
    w.bounds,
    evidence === undefined ? w.noEvidence : w.evidence(score(f, evidence.requiredFrom), score(f, evidence.cap), w.counts[evidence.counts]),
    ...(evidence === undefined ? [] : [w.headline[headline]]),
    w.gap,
    w.priority,
    w.rounding,
  ];
}
