import type { Aggregate, Instrument } from '../../rubric/instrument.ts';
import { combine } from '../aggregate.ts';
import { reaches, tolerance } from '../tolerance.ts';
import type { Reading } from '../tree.ts';
import type { AssessedNode, Assessment, CityAssessment } from '../types.ts';
import { RUNS } from './interval.ts';
import { rankOf } from './ranks.ts';
import { uniformStream } from './stream.ts';

/** How far a weight is moved, either way. */
const REACH = 0.25;

/** The shape that all cities share: nodes numbered so that children come before their parents. */
interface Shape {
  readonly weights: Float64Array;
  readonly branches: readonly { readonly at: number; readonly aggregate: Aggregate; readonly children: Int32Array }[];
  readonly root: number;
}

/** One tree (the index or a view) of every city, and how often each node kept its band. */
class Tree {
  readonly #shape: Shape;
  readonly #cities: readonly { readonly nodes: readonly AssessedNode[]; readonly values: Float64Array; readonly kept: Uint16Array }[];
  readonly #instrument: Instrument;
  readonly #weights: Float64Array;
  readonly #moved: Float64Array;

  constructor(instrument: Instrument, roots: readonly AssessedNode[], reading: Reading) {
    this.#instrument = instrument;
    this.#shape = shapeOf(roots[0]!);
    this.#weights = new Float64Array(this.#shape.weights.length);
    this.#moved = new Float64Array(this.#shape.weights.length);
    this.#cities = roots.map((root) => {
      const nodes = inOrder(root);
      return { nodes, values: Float64Array.from(nodes, (n) => n.values[reading] ?? Number.NaN), kept: new Uint16Array(nodes.length) };
    });
  }

  /** Moves every weight, by numbers that are the same for all cities: the weights are the instrument's. */
  shake(uniform: () => number): void {
    this.#shape.weights.forEach((weight, i) => {
      this.#weights[i] = weight * (1 - REACH + 2 * REACH * uniform());
    });
  }

  /** Works every city out under the weights of now. @param into receives each city's value at the root, NaN where it has none */
  run(into?: Float64Array): void {
    this.#cities.forEach((city, c) => {
      const root = this.#city(city.nodes, city.values, city.kept);
      if (into !== undefined) into[c] = root;
    });
  }

  #city(nodes: readonly AssessedNode[], values: Float64Array, kept: Uint16Array): number {
    const moved = this.#moved;
    moved.set(values);
    for (const { at, aggregate, children } of this.#shape.branches) {
      if (Number.isNaN(values[at]!)) continue;
      moved[at] = this.#combined(aggregate, children, moved);
      const { band } = nodes[at]!;
      if (band !== null && this.#inBand(moved[at]!, band)) kept[at]!++;
    }
    return moved[this.#shape.root]!;
  }

  #combined(aggregate: Aggregate, children: Int32Array, values: Float64Array): number {
    const weights = this.#weights;
    // By far the most common aggregate, a thousand times for each node of each city.
    if (aggregate === 'mean') return meanOf(children, weights, values);
    const parts = [...children].filter((child) => !Number.isNaN(values[child]!));
    const value = combine(
      aggregate,
      parts.map((child) => ({ weight: weights[child]!, value: values[child]! })),
    );
    return typeof value === 'number' ? value : Number.NaN;
  }

  #inBand(value: number, band: number): boolean {
    const { bands, scale } = this.#instrument;
    const slack = tolerance(scale);
    const next = bands[band + 1];
    return reaches(value, bands[band]!.from, slack) && (next === undefined || !reaches(value, next.from, slack));
  }

  /** Shares of runs; leaves have no weights of their own below them, so theirs is 1. */
  stabilities(city: number): ReadonlyMap<AssessedNode, number | null> {
    const { nodes, kept } = this.#cities[city]!;
    return new Map(
      nodes.map((node, i): [AssessedNode, number | null] => [node, node.band === null ? null : node.leaf === null ? kept[i]! / RUNS : 1]),
    );
  }
}

function meanOf(children: Int32Array, weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  let all = 0;
  for (let i = 0; i < children.length; i++) {
    const value = values[children[i]!]!;
    if (Number.isNaN(value)) continue;
    sum += weights[children[i]!]! * value;
    all += weights[children[i]!]!;
  }
  return sum / all;
}

/** Children before parents, in the instrument's order. */
function inOrder(root: AssessedNode): AssessedNode[] {
  return [...root.children.flatMap(inOrder), root];
}

function shapeOf(root: AssessedNode): Shape {
  const nodes = inOrder(root);
  const at = new Map(nodes.map((node, i) => [node, i]));
  return {
    weights: Float64Array.from(nodes, (n) => n.weight),
    branches: nodes.flatMap((node, i) =>
      node.aggregate === null || node.leaf !== null
        ? []
        : [
            {
              at: i,
              aggregate: node.aggregate,
              children: Int32Array.from(
                node.children.filter((c) => c.weight > 0),
                (c) => at.get(c)!,
              ),
            },
          ],
    ),
    root: nodes.length - 1,
  };
}

/** What other weights would do to each city. */
export interface Sensitivity {
  readonly bands: ReadonlyMap<AssessedNode, number | null>;
  readonly rank: number | null;
}

/**
 * All weights of nodes varied by up to a quarter either way, together, 1,000 times (design: scoring, uncertainty): how often each node
 * keeps its band, and each city its rank among the cities of its period. In the order of the cities.
 */
export function sensitivity({ instrument, cities, seed }: Assessment, ranks: readonly (number | null)[]): Sensitivity[] {
  if (cities.length === 0) return [];
  const reading = instrument.headline;
  const treesOf = (city: CityAssessment): readonly AssessedNode[] => [city.index, ...city.views];
  const trees = treesOf(cities[0]!).map(
    (_, t) =>
      new Tree(
        instrument,
        cities.map((c) => treesOf(c)[t]!),
        reading,
      ),
  );
  const streams = treesOf(cities[0]!).map((root) => uniformStream([seed, 'weights', root.id]));
  const index = new Float64Array(cities.length);
  const periods = groupByPeriod(cities, ranks);
  const same = new Uint16Array(cities.length);
  for (let run = 0; run < RUNS; run++) {
    trees.forEach((tree, t) => {
      tree.shake(streams[t]!);
      tree.run(t === 0 ? index : undefined);
    });
    for (const members of periods) {
      const sorted = Float64Array.from(members, (c) => index[c]!).sort();
      for (const c of members) if (rankOf(index[c]!, sorted, tolerance(instrument.scale)) === ranks[c]) same[c]!++;
    }
  }
  return cities.map((_, c) => ({
    bands: new Map(trees.flatMap((tree) => [...tree.stabilities(c)])),
    rank: ranks[c] === null ? null : same[c]! / RUNS,
  }));
}

/** Positions of the ranked cities of each period. */
function groupByPeriod(cities: readonly CityAssessment[], ranks: readonly (number | null)[]): number[][] {
  const periods = new Map<string, number[]>();
  cities.forEach((city, c) => {
    if (ranks[c] === null) return;
    const members = periods.get(city.case.period);
    if (members === undefined) periods.set(city.case.period, [c]);
    else members.push(c);
  });
  return [...periods.values()];
}
