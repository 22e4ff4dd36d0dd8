import { entry, nEn, nId, q } from './entry.ts';

/** The method itself: scale, bands, weights, groups. */
export const rubricMethod = {
  'rubric/zero-weight': entry(
    'warning',
    (d: { id: string }) => ({
      found: `Semua isi ${q(d.id)} berbobot 0, jadi cabang ini tidak pernah dihitung.`,
      fix: 'Beri bobot positif pada sedikitnya satu, atau keluarkan cabangnya.',
    }),
    (d) => ({
      found: `Everything in ${q(d.id)} has weight 0, so this branch never counts.`,
      fix: 'Give at least one of them a positive weight, or drop the branch.',
    }),
  ),
  'rubric/empty-branch': entry(
    'warning',
    (d: { id: string }) => ({
      found: `${q(d.id)} tidak berisi indikator yang diberi skor.`,
      fix: 'Tambahkan indikator, atau hapus cabangnya.',
    }),
    (d) => ({ found: `${q(d.id)} holds no indicator that is scored.`, fix: 'Add indicators, or remove the branch.' }),
  ),
  'rubric/scale-order': entry(
    'error',
    (d: { min: number; max: number }) => ({
      found: `Skala mulai dari ${nId(d.min)} dan berakhir di ${nId(d.max)}.`,
      fix: '`min` harus lebih kecil dari `max`.',
    }),
    (d) => ({ found: `The scale runs from ${nEn(d.min)} to ${nEn(d.max)}.`, fix: '`min` must be less than `max`.' }),
  ),
  'rubric/bands-order': entry(
    'error',
    (d: { before: number; after: number }) => ({
      found: `Predikat yang mulai dari ${nId(d.after)} berdiri setelah yang mulai dari ${nId(d.before)}.`,
      fix: 'Urutkan `from` dari yang terkecil, tanpa angka kembar.',
    }),
    (d) => ({
      found: `The band from ${nEn(d.after)} stands after the band from ${nEn(d.before)}.`,
      fix: 'Sort `from` upwards, without equal numbers.',
    }),
  ),
  'rubric/bands-start': entry(
    'warning',
    (d: { from: number; min: number }) => ({
      found: `Predikat pertama mulai dari ${nId(d.from)}, padahal skala mulai dari ${nId(d.min)}.`,
      fix: 'Skor di bawahnya tidak akan punya predikat; mulailah dari batas bawah skala.',
    }),
    (d) => ({
      found: `The first band begins at ${nEn(d.from)}, the scale at ${nEn(d.min)}.`,
      fix: "Scores below it would have no band; begin at the scale's minimum.",
    }),
  ),
  'rubric/unreachable-band': entry(
    'warning',
    (d: { from: number; max: number }) => ({
      found: `Predikat yang mulai dari ${nId(d.from)} tidak dapat dicapai; skala berakhir di ${nId(d.max)}.`,
      fix: 'Turunkan batasnya, atau hapus predikat itu.',
    }),
    (d) => ({
      found: `The band from ${nEn(d.from)} cannot be reached; the scale ends at ${nEn(d.max)}.`,
      fix: 'Lower its limit, or remove the band.',
    }),
  ),
  'rubric/no-group-without-authority': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Semua kelompok responden punya `authority`.',
      fix: 'Sedikitnya satu kelompok harus tanpa `authority`, tempat jawaban biasa masuk.',
    }),
    () => ({
      found: 'Every respondent group has `authority`.',
      fix: 'At least one group must be without it, for ordinary answers to go to.',
    }),
  ),
};
