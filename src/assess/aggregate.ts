import type { Aggregate } from '../rubric/instrument.ts';
import { largest, smallest } from '../text/lists.ts';

/** What a node has: a value, nothing to say, or no part in this city. */
export type Value = number | 'missing' | 'not-applicable';
export const isNumber = (value: Value): value is number => typeof value === 'number';

export interface Part {
  readonly weight: number;
  readonly value: Value;
}

type Rated = Part & { readonly value: number };

/**
 * Combines children (design: scoring, aggregates). Children of weight 0 and those not applicable take no part; missing ones drop
 * out, but a sum needs every applicable child and a geometric or harmonic mean every value above zero.
 * @returns the value; 'missing' where nothing is rated or the aggregate cannot be formed; 'not-applicable' where no child takes part.
 */
export function combine(aggregate: Aggregate, parts: readonly Part[]): Value {
  let taking = 0;
  let count = 0;
  for (const { weight, value } of parts) {
    if (!(weight > 0) || value === 'not-applicable') continue;
    taking++;
    if (isNumber(value)) count++;
  }
  const isRated = (part: Part): part is Rated => part.weight > 0 && isNumber(part.value);
  // Mostly everything is rated, and a country has a hundred thousand lists of parts.
  const rated = count === parts.length ? (parts as readonly Rated[]) : parts.filter(isRated);
  if (taking === 0) return 'not-applicable';
  if (rated.length === 0) return 'missing';
  if (aggregate === 'sum' && rated.length < taking) return 'missing';
  if ((aggregate === 'geometric' || aggregate === 'harmonic') && rated.some((p) => p.value <= 0)) return 'missing';
  return mean(aggregate, rated);
}

/** Σ over w: mean Σwx/Σw · geometric exp(Σw ln x/Σw) · harmonic Σw/Σ(w/x) · sum Σwx · min · max. */
function mean(aggregate: Aggregate, rated: readonly { weight: number; value: number }[]): number {
  // One value, or all the same, stays exactly what it is: rounding inside exp(log x) must not move a score.
  const first = rated[0]!.value;
  if (aggregate !== 'sum' && rated.every((p) => p.value === first)) return first;
  const total = (f: (p: { weight: number; value: number }) => number): number => {
    let sum = 0;
    for (const p of rated) sum += f(p);
    return sum;
  };
  const weights = (): number => total((p) => p.weight);
  switch (aggregate) {
    case 'mean':
      return total((p) => p.weight * p.value) / weights();
    case 'geometric':
      return Math.exp(total((p) => p.weight * Math.log(p.value)) / weights());
    case 'harmonic':
      return weights() / total((p) => p.weight / p.value);
    case 'sum':
      return total((p) => p.weight * p.value);
    case 'min':
      return smallest(rated.map((p) => p.value));
    case 'max':
      return largest(rated.map((p) => p.value));
  }
}

/** A bound of a node from the bounds of its children; null where it cannot be told. */
export type Bound = number | null;

/**
 * The same aggregate over bounds. In a geometric or harmonic mean a 0 makes the bound 0 and a negative makes it null.
 * Children that are not applicable are left out by the caller.
 */
export function combineBounds(aggregate: Aggregate, parts: readonly { readonly weight: number; readonly value: Bound }[]): Bound {
  const taking = parts.filter((p) => p.weight > 0);
  if (taking.length === 0 || taking.some((p) => p.value === null)) return null;
  const known = taking as readonly { weight: number; value: number }[];
  // A 0 makes it 0 by the arithmetic itself: exp(−∞), and Σw/∞.
  if ((aggregate === 'geometric' || aggregate === 'harmonic') && known.some((p) => p.value < 0)) return null;
  return mean(aggregate, known);
}
