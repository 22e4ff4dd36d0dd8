import type { Within } from '../rubric/instrument.ts';

/** Scores and how many respondents gave each, by ascending score. */
export type Histogram = readonly { readonly score: number; readonly n: number }[];

/** A histogram from scores in any order. */
export function histogram(scores: Iterable<readonly [score: number, n: number]>): Histogram {
  const bars: Bar[] = [];
  for (const [score, n] of scores) addTo(bars, score, n);
  return bars;
}

type Bar = { score: number; n: number };

/** Puts answers in their place. They have few distinct scores, and mostly come in order, so that each is found from the end. */
export function addTo(bars: Bar[], score: number, n: number): void {
  let at = bars.length;
  while (at > 0 && bars[at - 1]!.score > score) at--;
  const before = at > 0 ? bars[at - 1]! : undefined;
  if (before !== undefined && before.score === score) before.n += n;
  else if (at === bars.length) bars.push({ score, n });
  else bars.splice(at, 0, { score, n });
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
