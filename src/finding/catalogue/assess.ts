import { entry, nEn, nId, q } from './entry.ts';

/** The city, and the period where there is one. */
const where = (d: { city: string; period: string }): string => (d.period === '' ? q(d.city) : `${q(d.city)} ${q(d.period)}`);

/** What scoring itself has to tell. */
export const assessFindings = {
  'assess/clamped': entry(
    'info',
    (d: { city: string; period: string; indicator: string; value: string; end: 'worst' | 'best'; goalpost: number }) => ({
      found: `${where(d)}: ${q(d.value)} untuk ${q(d.indicator)} melewati ujung skala (${nId(d.goalpost)}) dan dihitung sebagai ${d.end === 'worst' ? 'yang terburuk' : 'yang terbaik'}.`,
      fix: 'Periksa nilainya bila ini mengejutkan.',
    }),
    (d) => ({
      found: `${where(d)}: ${q(d.value)} for ${q(d.indicator)} lies beyond the goalpost (${nEn(d.goalpost)}) and counts as the ${d.end} value.`,
      fix: 'Check the value if this surprises you.',
    }),
  ),
  'assess/not-positive': entry(
    'warning',
    (d: { city: string; period: string; node: string; leaf: string; score: number; aggregate: string }) => ({
      found: `${where(d)}: ${q(d.node)} tidak punya nilai, karena ${q(d.leaf)} berskor ${nId(d.score)} dan rata-rata ${d.aggregate === 'geometric' ? 'geometrik' : 'harmonik'} menuntut skor di atas nol.`,
      fix: 'Pakai skala yang mulai di atas nol, atau `aggregate: mean`.',
    }),
    (d) => ({
      found: `${where(d)}: ${q(d.node)} has no value, because ${q(d.leaf)} scores ${nEn(d.score)} and a ${d.aggregate} mean needs scores above zero.`,
      fix: 'Use a scale that begins above zero, or `aggregate: mean`.',
    }),
  ),
  'assess/sum-incomplete': entry(
    'warning',
    (d: { city: string; period: string; node: string; leaf: string }) => ({
      found: `${where(d)}: ${q(d.node)} adalah jumlah dan belum lengkap; ${q(d.leaf)} belum punya nilai.`,
      fix: 'Lengkapi jawabannya; jumlah yang kurang satu bagian bukan jumlah.',
    }),
    (d) => ({
      found: `${where(d)}: ${q(d.node)} is a sum and not complete; ${q(d.leaf)} has no value.`,
      fix: 'Complete the answers; a sum that lacks a part is no sum.',
    }),
  ),
  'assess/ratings-set-aside': entry(
    'info',
    (d: { city: string; period: string; indicator: string; n: number }) => ({
      found: `${where(d)}: ${d.n} jawaban untuk ${q(d.indicator)} disisihkan, karena indikator itu tidak berlaku di sini.`,
      fix: 'Periksa fakta kota (`profile`) bila ini keliru.',
    }),
    (d) => ({
      found: `${where(d)}: ${d.n} answer(s) to ${q(d.indicator)} set aside, because the indicator does not apply here.`,
      fix: 'Check the facts of the city (`profile`) if that is wrong.',
    }),
  ),
};
