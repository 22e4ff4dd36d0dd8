import type { Step } from './plan.ts';

/** What falls to one agency, or to one year. */
export interface Share<Key> {
  readonly key: Key;
  readonly steps: number;
  readonly effort: number;
}

/** By agency, in order of effort; a step with several owners counts at each of them. The key is undefined for steps without an owner. */
export function byAgency(steps: readonly Step[]): Share<string | undefined>[] {
  const found = new Map<string | undefined, { steps: number; effort: number }>();
  for (const { indicator, effort } of steps) {
    for (const key of indicator.owners.length === 0 ? [undefined] : indicator.owners) {
      const share = found.get(key) ?? { steps: 0, effort: 0 };
      found.set(key, { steps: share.steps + 1, effort: share.effort + effort });
    }
  }
  return [...found].map(([key, share]) => ({ key, ...share })).sort((a, b) => b.effort - a.effort);
}

/** By year, with the index at the end of each. Years without a step keep the index of the year before. */
export function byYear(steps: readonly Step[], years: number, now: number): (Share<number> & { readonly index: number })[] {
  let index = now;
  return Array.from({ length: years }, (_, i) => {
    const mine = steps.filter((s) => s.year === i + 1);
    index = mine.at(-1)?.index ?? index;
    return { key: i + 1, steps: mine.length, effort: mine.reduce((sum, s) => sum + s.effort, 0), index };
  });
}
