import type { Within } from '../rubric/instrument.ts';

/** Scores and how many respondents gave each, by ascending score. */
export type Histogram = readonly { readonly score: number; readonly n: number }[];

/** A histogram from scores in any order. Answers have few distinct scores, and mostly come in order, so they are put in place one by one. */
export function histogram(scores: Iterable<readonly [score: number, n: number]>): Histogram {
  const bars: { score: number; n: number }[] = [];
  for (const [score, n] of scores) {
    let at = bars.length;
    while (at > 0 && bars[at - 1]!.score > score) at--;
    const before = bars[at - 1];
    if (before?.score === score) before.n += n;
    else bars.splice(at, 0, { score, n });
  }
  return bars;
}

export const total = (h: Histogram): number => h.reduce((sum, bar) => sum + bar.n, 0);

/**
 * One value for a group: median (mean of the middle two for even n), mean, mode (lowest on a tie), min or max.
 * @returns undefined for an empty histogram: silence is not zero.
 */
export function within(rule: Within, h: Histogram): number | undefined {
  const first = h[0];
  const last = h.at(-1);
  if (first === undefined || last === undefined) return undefined;
  switch (rule) {
    case 'median': {
      const n = total(h);
      const low = at(h, Math.floor((n - 1) / 2));
      const high = at(h, Math.floor(n / 2));
      return low === high ? low : (low + high) / 2;
    }
    case 'mean':
      return h.length === 1 ? first.score : h.reduce((sum, bar) => sum + bar.n * bar.score, 0) / total(h);
    case 'mode':
      return h.reduce((best, bar) => (bar.n > best.n ? bar : best)).score;
    case 'min':
      return first.score;
    case 'max':
      return last.score;
  }
}

/** Score of the k-th respondent, counted from 0, when they stand in ascending order. */
function at(h: Histogram, k: number): number {
  let passed = 0;
  for (const bar of h) {
    passed += bar.n;
    if (k < passed) return bar.score;
  }
  throw new RangeError(`no respondent ${k} in a histogram of ${passed}`);
}
