import { type Histogram, total } from './consensus.ts';

/**
 * Tastle and Wierman's consensus: Cns = 1 + Σ pᵢ log₂(1 − |Xᵢ − μ| / d).
 * @param width d, the width between the leaf's own extremes  @param low lowest possible score
 * @returns 0 (half at either end) to 1 (all agree); null where nobody rated, d is 0 or a score lies outside the extremes.
 * Source: Tastle and Wierman (2007), Consensus and dissention: a measure of ordinal dispersion.
 */
export function consensusOf(h: Histogram, low: number, high: number): number | null {
  const width = high - low;
  const n = total(h);
  if (n === 0 || width <= 0) return null;
  if (h.some((bar) => bar.score < low || bar.score > high)) return null;
  const mean = h.reduce((sum, bar) => sum + bar.n * bar.score, 0) / n;
  let cns = 1;
  for (const bar of h) cns += (bar.n / n) * Math.log2(1 - Math.abs(bar.score - mean) / width);
  return Math.min(1, Math.max(0, cns));
}

export type Metric = 'nominal' | 'ordinal' | 'interval';

export interface Alpha {
  /** null where there are no units with two ratings, or no variation. */
  readonly alpha: number | null;
  readonly metric: Metric;
  /** Units with at least two ratings. */
  readonly units: number;
  /** Ratings in those units. */
  readonly pairable: number;
  readonly reason?: 'no-units' | 'no-variation';
}

/**
 * Krippendorff's alpha over units (a leaf's ratings by one group): 1 − Do/De, with observed disagreement inside units and expected
 * disagreement over all pairable ratings. Works on counts, so the number of raters does not matter.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; checked against its example C.
 */
export function krippendorff(units: readonly Histogram[], metric: Metric): Alpha {
  const paired = units.filter((u) => total(u) >= 2);
  const marginals = new Map<number, number>();
  for (const unit of paired) for (const bar of unit) marginals.set(bar.score, (marginals.get(bar.score) ?? 0) + bar.n);
  const values = [...marginals].sort(([a], [b]) => a - b);
  const pairable = values.reduce((sum, [, n]) => sum + n, 0);
  const found = { metric, units: paired.length, pairable };
  if (paired.length === 0) return { alpha: null, ...found, reason: 'no-units' };
  if (values.length < 2) return { alpha: null, ...found, reason: 'no-variation' };

  const distance = distances(values, metric);
  const rank = new Map(values.map(([score], i) => [score, i]));
  let observed = 0;
  for (const unit of paired) {
    let inside = 0;
    for (let i = 0; i < unit.length; i++) {
      for (let j = i + 1; j < unit.length; j++)
        inside += 2 * unit[i]!.n * unit[j]!.n * distance(rank.get(unit[i]!.score)!, rank.get(unit[j]!.score)!);
    }
    observed += inside / (total(unit) - 1);
  }
  let expected = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) expected += 2 * values[i]![1] * values[j]![1] * distance(i, j);
  }
  return { alpha: 1 - ((pairable - 1) * observed) / expected, ...found };
}

/** δ² between two ranks of the sorted values. */
function distances(values: readonly (readonly [score: number, n: number])[], metric: Metric): (i: number, j: number) => number {
  switch (metric) {
    case 'nominal':
      return (i, j) => (i === j ? 0 : 1);
    case 'interval':
      return (i, j) => (values[i]![0] - values[j]![0]) ** 2;
    case 'ordinal': {
      // Ratings below each rank, so that the sum from c to k is one subtraction.
      const below: number[] = [0];
      for (const [, n] of values) below.push(below.at(-1)! + n);
      return (i, j) => {
        const [c, k] = i < j ? [i, j] : [j, i];
        return (below[k + 1]! - below[c]! - (values[c]![1] + values[k]![1]) / 2) ** 2;
      };
    }
  }
}
