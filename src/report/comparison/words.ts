import { type Lang, words } from '../../text/lang.ts';
import type { Change, Verdict } from './verdict.ts';

/** What the chapter of a report and the command `compare` both say of changes. */
export const changeWords = words({
  id: {
    rule: 'Perubahan disebut nyata hanya bila rentang batas bawah–atas kedua penilaian tidak bertumpang tindih, artinya jawaban yang belum masuk tidak dapat menjelaskannya.',
    intervals:
      'Selang yang berasal dari beda jawaban responden juga tidak boleh bertumpang tindih; di mana selang itu tidak dapat dihitung, tertulis “tidak dapat dipastikan”.',
    noIntervals: 'Beda jawaban antarresponden tidak diperhitungkan, karena selangnya tidak ada dalam penilaian yang dibandingkan.',
    parts: 'Perubahan per rubrik dan bagian',
    part: 'Rubrik atau bagian',
    indicator: 'Indikator',
    change: 'Perubahan',
    certain: 'Nyata?',
    risen: 'Indikator yang naik',
    fallen: 'Indikator yang turun',
    noRise: 'Tidak ada indikator yang naik.',
    noFall: 'Tidak ada indikator yang turun.',
  },
  en: {
    rule: 'A change is called certain only where the ranges from lower to upper bound of the two assessments do not overlap, so that missing answers cannot explain it.',
    intervals:
      'The intervals that come from respondents disagreeing must not overlap either; where such an interval cannot be computed, it says “cannot tell”.',
    noIntervals: 'Disagreement among respondents is not taken into account, because the assessments compared hold no intervals.',
    parts: 'Change by rubric and part',
    part: 'Rubric or part',
    indicator: 'Indicator',
    change: 'Change',
    certain: 'Certain?',
    risen: 'Indicators that rose',
    fallen: 'Indicators that fell',
    noRise: 'No indicator rose.',
    noFall: 'No indicator fell.',
  },
});

interface VerdictWords {
  readonly verdicts: Record<Exclude<Verdict['kind'], 'not-larger'>, string>;
  readonly within: { readonly 'missing-answers': string; readonly disagreement: string };
}

const verdicts = words<VerdictWords>({
  id: {
    verdicts: { larger: 'ya', unchanged: 'tidak berubah', unknown: 'tidak diketahui', 'cannot-tell': 'tidak dapat dipastikan' },
    within: {
      'missing-answers': 'tidak: jawaban kurang',
      disagreement: 'tidak: beda jawaban',
    },
  },
  en: {
    verdicts: { larger: 'yes', unchanged: 'no change', unknown: 'not known', 'cannot-tell': 'cannot tell' },
    within: { 'missing-answers': 'no: missing answers', disagreement: 'no: disagreement' },
  },
});

/** Whether a change is certain, and if not what could explain it. */
export const verdictInWords = ({ verdict }: Pick<Change, 'verdict'>, lang: Lang): string =>
  verdict.kind === 'not-larger' ? verdicts[lang].within[verdict.within] : verdicts[lang].verdicts[verdict.kind];
