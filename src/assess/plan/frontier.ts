import type { Aggregate } from '../../rubric/instrument.ts';

/** A leaf that can be lifted: its scores from now upwards, and what one step costs (a whole number). */
export interface Lift {
  readonly id: string;
  readonly scores: readonly number[];
  readonly effort: number;
}

/** A tree of which some leaves can be lifted; a number is a part that stays as it is. */
export type Part = Lift | Joint | number;
export interface Joint {
  readonly aggregate: Aggregate;
  readonly parts: readonly { readonly weight: number; readonly part: Part }[];
}

/** The most that a part can be worth for each effort from 0 on, and how many steps of each leaf that takes. */
export interface Frontier {
  readonly best: Float64Array;
  /** Adds to `steps` what the best choice at an effort is. */
  trace(effort: number, steps: Map<string, number>): void;
}

/**
 * Exact, for any weights and any mixture of aggregates. Every aggregate rises with each of its parts, and each leaf stands in one
 * place, so whatever effort a part is given is best spent on that part's own best choice: the best of a node is the best way to share
 * effort out among its parts. Sharing out is a knapsack over parts (Kellerer, Pferschy and Pisinger 2004, ch. 11, multiple choice)
 * in which values are joined as the aggregate joins them; see `joins`. Time grows with the square of the whole effort.
 */
export function frontierOf(part: Part): Frontier {
  if (typeof part === 'number') return { best: new Float64Array([part]), trace: () => {} };
  return 'scores' in part ? liftFrontier(part) : jointFrontier(part);
}

function liftFrontier({ id, scores, effort }: Lift): Frontier {
  const stepsAt = (spent: number): number => Math.min(scores.length - 1, Math.floor(spent / effort));
  return {
    best: Float64Array.from({ length: (scores.length - 1) * effort + 1 }, (_, spent) => scores[stepsAt(spent)]!),
    trace: (spent, steps) => {
      if (stepsAt(spent) > 0) steps.set(id, stepsAt(spent));
    },
  };
}

function jointFrontier({ aggregate, parts }: Joint): Frontier {
  const join = joins[aggregate];
  const weights = parts.reduce((sum, p) => sum + p.weight, 0);
  const frontiers = parts.map((p) => frontierOf(p.part));
  const shares: Int32Array[] = [];
  let sums: Float64Array = frontiers[0]!.best.map((value) => join.of(value, parts[0]!.weight));
  frontiers.slice(1).forEach(({ best }, i) => {
    const terms = best.map((value) => join.of(value, parts[i + 1]!.weight));
    const merged = shareOut(sums, terms, join.both);
    sums = merged.best;
    shares.push(merged.share);
  });
  return {
    best: sums.map((sum) => join.value(sum, weights)),
    trace: (effort, steps) => {
      let left = Math.min(effort, sums.length - 1);
      for (let i = frontiers.length - 1; i > 0; i--) {
        const given = shares[i - 1]![left]!;
        frontiers[i]!.trace(given, steps);
        left -= given;
      }
      frontiers[0]!.trace(left, steps);
    },
  };
}

/** How an aggregate joins its parts one after another, in a form that is to be as high as possible. */
interface Joining {
  of(value: number, weight: number): number;
  both(sum: number, term: number): number;
  value(sum: number, weights: number): number;
}

const add = (sum: number, term: number): number => sum + term;
const joins: Readonly<Record<Aggregate, Joining>> = {
  mean: { of: (x, w) => w * x, both: add, value: (sum, weights) => sum / weights },
  sum: { of: (x, w) => w * x, both: add, value: (sum) => sum },
  geometric: { of: (x, w) => w * Math.log(x), both: add, value: (sum, weights) => Math.exp(sum / weights) },
  harmonic: { of: (x, w) => -w / x, both: add, value: (sum, weights) => -weights / sum },
  min: { of: (x) => x, both: Math.min, value: (sum) => sum },
  max: { of: (x) => x, both: Math.max, value: (sum) => sum },
};

/** Improvements below this are rounding. */
const NOISE = 1e-12;

/** The best of two parts for each effort, and what of it the second is given: as little as will do. */
function shareOut(
  first: Float64Array,
  second: Float64Array,
  both: (a: number, b: number) => number,
): { best: Float64Array; share: Int32Array } {
  const length = first.length + second.length - 1;
  const best = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  const share = new Int32Array(length);
  for (let given = 0; given < second.length; given++) {
    for (let kept = 0; kept < first.length; kept++) {
      const value = both(first[kept]!, second[given]!);
      if (value > best[kept + given]! + NOISE) {
        best[kept + given] = value;
        share[kept + given] = given;
      }
    }
  }
  return { best, share };
}
