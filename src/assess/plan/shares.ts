import type { CurvePoint, Plan, Step } from './plan.ts';

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

/** Steps that follow one another up the same indicator in the same year, as one. */
export function climbs(steps: readonly Step[]): Step[] {
  const rows: Step[] = [];
  for (const step of steps) {
    const last = rows.at(-1);
    if (last === undefined || last.indicator !== step.indicator || last.year !== step.year) rows.push(step);
    else rows[rows.length - 1] = { ...step, from: last.from, effort: last.effort + step.effort, gain: last.gain + step.gain };
  }
  return rows;
}

/** The first and the last point of a curve, and some between them that are about equally far apart in effort. */
export function pointsOf(curve: Plan['curve'], most: number): readonly CurvePoint[] {
  if (curve.length <= most) return curve;
  const all = curve.at(-1)!.effort;
  const wanted = Array.from({ length: most }, (_, i) => (all * i) / (most - 1));
  return [...new Set(wanted.map((effort) => curve.findLast((p) => p.effort <= effort + 1e-9)!))];
}
