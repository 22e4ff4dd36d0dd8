import type { Indicator, Instrument } from '../../rubric/instrument.ts';
import { combine, isNumber, type Value } from '../aggregate.ts';
import { reaches, tolerance } from '../tolerance.ts';
import type { Reading } from '../tree.ts';
import { type AssessedNode, assessedLeaves, type CityAssessment } from '../types.ts';
import { frontierOf, type Joint, type Lift, type Part } from './frontier.ts';
import { ladder } from './ladder.ts';

/** What to plan for: as much as a budget of effort buys, the least effort that reaches a score, or everything. */
export type Goal =
  | { readonly kind: 'budget'; readonly effort: number }
  | { readonly kind: 'reach'; readonly score: number }
  | { readonly kind: 'all' };

/** One indicator, one level up. */
export interface Step {
  readonly indicator: Indicator;
  readonly from: number;
  readonly to: number;
  readonly effort: number;
  /** Effort of this step and of all before it. */
  readonly spent: number;
  /** What this step adds to the index after all before it; exact. */
  readonly gain: number;
  /** The index after this step. */
  readonly index: number;
  /** 1 for the first year. */
  readonly year: number;
}

export interface CurvePoint {
  readonly effort: number;
  readonly index: number;
}

export interface Plan {
  readonly goal: Goal;
  readonly reading: Reading;
  /** The index's score is withheld from print; gains are worked out on it all the same. */
  readonly withheld: boolean;
  readonly now: number;
  readonly after: number;
  readonly effort: number;
  /** Effort that takes every indicator of the plan to its target, and the index that gives. */
  readonly all: CurvePoint;
  /** False where even that does not reach the score asked for. */
  readonly reached: boolean;
  /** No choice of steps with as much effort gives a higher index. */
  readonly exact: true;
  readonly steps: readonly Step[];
  /** The best index for each effort at which it rises, from 0 on. */
  readonly curve: readonly CurvePoint[];
  /** Indicators without a score, that an answer must come to first; and those below a branch that has no value. */
  readonly missing: readonly string[];
  readonly blocked: readonly string[];
}

/**
 * Which indicators to lift, one level at a time, to gain the most index for the effort the rubric states (per level, 1 to 3).
 * Applicability, missing answers and weights are as they are now.
 * @returns undefined where the index has no value
 */
export function planFor(instrument: Instrument, city: CityAssessment, goal: Goal, years = 1): Plan | undefined {
  const reading = instrument.headline;
  const now = city.index.values[reading];
  if (now === null) return undefined;
  const lifts = new Map<string, Lift>();
  const tree = partOf(city.index, instrument, lifts);
  const frontier = frontierOf(tree);
  const valueAt = (effort: number): number => {
    const steps = new Map<string, number>();
    frontier.trace(effort, steps);
    return valueWith(city.index, reading, (id) => lifts.get(id)?.scores[steps.get(id) ?? 0]);
  };
  const slack = tolerance(instrument.scale);
  const total = frontier.best.length - 1;
  const effort = effortFor(goal, frontier.best, slack);
  const chosen = new Map<string, number>();
  frontier.trace(effort, chosen);
  const steps = inOrder(city, reading, lifts, chosen, years);
  const after = steps.at(-1)?.index ?? now;
  return {
    goal,
    reading,
    withheld: city.index.state !== 'scored',
    now,
    after,
    effort: steps.at(-1)?.spent ?? 0,
    all: { effort: total, index: valueAt(total) },
    reached: goal.kind !== 'reach' || reaches(after, goal.score, slack),
    exact: true,
    steps,
    curve: curveOf(frontier.best, slack).map((at) => ({ effort: at, index: valueAt(at) })),
    ...leftOut(city.index, reading),
  };
}

/** The assessed tree as far as it has values, its leaves as ladders. */
function partOf(node: AssessedNode, instrument: Instrument, lifts: Map<string, Lift>): Part {
  const reading = instrument.headline;
  const value = node.values[reading]!;
  if (node.leaf !== null) {
    const rungs = node.target === null ? [] : ladder(node.leaf.indicator, value, node.target, instrument.scale);
    if (rungs.length === 0) return value;
    const lift: Lift = { id: node.id, scores: [value, ...rungs], effort: node.leaf.indicator.effort };
    lifts.set(node.id, lift);
    return lift;
  }
  const joint: Joint = {
    aggregate: node.aggregate!,
    parts: countingParts(node, reading).map((child) => ({ weight: child.weight, part: partOf(child, instrument, lifts) })),
  };
  return joint;
}

const countingParts = (node: AssessedNode, reading: Reading): readonly AssessedNode[] =>
  node.children.filter((child) => child.weight > 0 && child.values[reading] !== null);

/** The node with some leaves at other scores, by the same function as its own score. */
function valueWith(node: AssessedNode, reading: Reading, scoreOf: (id: string) => number | undefined): number {
  const visit = (n: AssessedNode): Value => {
    if (n.leaf !== null) return scoreOf(n.id) ?? n.values[reading] ?? 'missing';
    return combine(
      n.aggregate!,
      countingParts(n, reading).map((child) => ({ weight: child.weight, value: visit(child) })),
    );
  };
  const value = visit(node);
  if (!isNumber(value)) throw new Error(`lifting a leaf took the value of ${node.id} away`);
  return value;
}

function effortFor(goal: Goal, best: Float64Array, slack: number): number {
  const most = goal.kind === 'budget' ? Math.min(best.length - 1, goal.effort) : best.length - 1;
  // Never more effort than it takes: a step that adds nothing is no part of a plan.
  const wanted = goal.kind === 'reach' ? Math.min(goal.score, best[most]!) : best[most]!;
  return best.findIndex((value) => reaches(value, wanted, slack));
}

/** Efforts at which the best index rises. */
function curveOf(best: Float64Array, slack: number): number[] {
  const efforts = [0];
  best.forEach((value, effort) => {
    if (effort > 0 && value > best[efforts.at(-1)!]! + slack) efforts.push(effort);
  });
  return efforts;
}

/** The chosen steps, best gain for its effort first; equal ones in the instrument's order. The set is what is best; the order is advice. */
function inOrder(
  city: CityAssessment,
  reading: Reading,
  lifts: ReadonlyMap<string, Lift>,
  chosen: ReadonlyMap<string, number>,
  years: number,
): Step[] {
  const indicators = new Map(assessedLeaves(city.index).map((n) => [n.id, n.leaf.indicator]));
  const whole = [...chosen].reduce((sum, [id, steps]) => sum + steps * lifts.get(id)!.effort, 0);
  const taken = new Map<string, number>();
  const scoreOf = (id: string): number | undefined => lifts.get(id)?.scores[taken.get(id) ?? 0];
  const open = [...indicators.keys()].filter((id) => chosen.has(id));
  const steps: Step[] = [];
  let index = city.index.values[reading]!;
  let spent = 0;
  while (open.length > 0) {
    let next: { id: string; index: number; rate: number } | undefined;
    for (const id of open) {
      const { effort, scores } = lifts.get(id)!;
      const lifted = valueWith(city.index, reading, (other) => (other === id ? scores[(taken.get(id) ?? 0) + 1] : scoreOf(other)));
      const rate = (lifted - index) / effort;
      if (next === undefined || rate > next.rate + 1e-12) next = { id, index: lifted, rate };
    }
    const { id } = next!;
    const { effort, scores } = lifts.get(id)!;
    const at = taken.get(id) ?? 0;
    taken.set(id, at + 1);
    if (at + 1 === chosen.get(id)) open.splice(open.indexOf(id), 1);
    spent += effort;
    steps.push({
      indicator: indicators.get(id)!,
      from: scores[at]!,
      to: scores[at + 1]!,
      effort,
      spent,
      gain: next!.index - index,
      index: next!.index,
      year: Math.max(1, Math.ceil((spent * years) / whole - 1e-9)),
    });
    index = next!.index;
  }
  return steps;
}

function leftOut(root: AssessedNode, reading: Reading): { missing: string[]; blocked: string[] } {
  const missing: string[] = [];
  const blocked: string[] = [];
  const visit = (node: AssessedNode, weight: number, inside: boolean): void => {
    if (weight === 0 || node.state === 'not-applicable') return;
    if (node.leaf !== null) {
      if (node.values[reading] === null) missing.push(node.id);
      else if (inside) blocked.push(node.id);
      return;
    }
    for (const child of node.children) visit(child, child.weight, inside || node.values[reading] === null);
  };
  visit(root, 1, false);
  return { missing, blocked };
}
