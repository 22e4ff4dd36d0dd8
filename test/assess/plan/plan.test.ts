import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { combine } from '../../../src/assess/aggregate.ts';
import { frontierOf, type Part } from '../../../src/assess/plan/frontier.ts';
import { ladder } from '../../../src/assess/plan/ladder.ts';
import { type Goal, type Plan, planFor } from '../../../src/assess/plan/plan.ts';
import { AGGREGATES, type Instrument } from '../../../src/rubric/instrument.ts';
import { assessOne } from '../../support/instrument.ts';
import { choice, level, number, section, toy, toyOf } from '../toy.ts';

const plan = (instrument: Instrument, rows: readonly string[], goal: Goal, years = 1): Plan | undefined =>
  planFor(instrument, assessOne(instrument, rows).city, goal, years);
const budget = (effort: number): Goal => ({ kind: 'budget', effort });
const reach = (score: number): Goal => ({ kind: 'reach', score });
const all: Goal = { kind: 'all' };
const steps = (p: Plan | undefined): string[] => p!.steps.map((s) => `${s.indicator.id} ${s.from}>${s.to} ${s.effort}`);
const groups = 'groups: { opd: {} }';

describe('the ladder of an indicator', () => {
  const instrument = toy([level('L'), choice('C', [1, 2.5, 4, 5]), number('Num')], [groups]);
  const of = (id: string, score: number, target: number): readonly number[] =>
    ladder(instrument.indicators.get(id)!, score, target, instrument.scale);

  test.each([
    { id: 'L', score: 1, target: 4, rungs: [2, 3, 4] },
    { id: 'L', score: 2.4, target: 4, rungs: [3, 4] },
    { id: 'L', score: 3, target: 3.5, rungs: [4] },
    { id: 'L', score: 4, target: 4, rungs: [] },
    { id: 'L', score: 4 - 1e-12, target: 4, rungs: [] },
    { id: 'C', score: 1, target: 5, rungs: [2.5, 4, 5] },
    { id: 'C', score: 3, target: 4.5, rungs: [4, 5] },
    { id: 'Num', score: 2.2, target: 3.7, rungs: [3, 3.7] },
    { id: 'Num', score: 1, target: 2, rungs: [2] },
  ])('$id from $score to $target: $rungs', ({ id, score, target, rungs }) => {
    expect(of(id, score, target)).toEqual(rungs);
  });

  test('a wide scale is climbed by tenths', () => {
    const wide = toy([level('L')], ['scale: { min: 0, max: 100 }', groups]);
    expect(ladder(wide.indicators.get('L')!, 55, 80, wide.scale)).toEqual([60, 70, 80]);
  });

  test.each([
    { scale: 'min: 0, max: 20', score: 17, target: 20, rungs: [18, 19, 20], why: 'twenty levels are climbed one by one' },
    { scale: 'min: 0, max: 30', score: 22, target: 30, rungs: [24, 27, 30], why: 'thirty by threes' },
    { scale: 'min: 0, max: 2.5', score: 0, target: 2.5, rungs: [1, 2, 2.5], why: 'the end of a scale is a level, whole or not' },
    { scale: 'min: 2, max: 5', score: 1, target: 3, rungs: [2, 3], why: 'levels begin where the scale does' },
  ])('$scale from $score to $target: $rungs, $why', ({ scale, score, target, rungs }) => {
    const other = toy([level('L')], [`scale: { ${scale} }`, groups]);
    expect(ladder(other.indicators.get('L')!, score, target, other.scale)).toEqual(rungs);
  });

  test('options are climbed by their scores, whatever their order, and equal ones are one step', () => {
    const other = toy([choice('C', [5, 3, 1, 3])], [groups]);
    expect(ladder(other.indicators.get('C')!, 1, 5, other.scale)).toEqual([3, 5]);
  });
});

describe('a plan', () => {
  test('takes the most index for the effort: under a mean, weight by effort', () => {
    const two = toy([level('A', 'weight: 3, effort: 3, target: 3'), level('B', 'weight: 2, effort: 1, target: 3')], [groups]);
    const rows = ['opd A 2', 'opd B 1'];
    // A: 3/5 for 3; B: 2/5 for 1, twice.
    expect(steps(plan(two, rows, budget(1)))).toEqual(['B 1>2 1']);
    expect(steps(plan(two, rows, budget(2)))).toEqual(['B 1>2 1', 'B 2>3 1']);
    expect(steps(plan(two, rows, budget(3)))).toEqual(['B 1>2 1', 'B 2>3 1']);
    expect(steps(plan(two, rows, budget(4)))).toEqual(['B 1>2 1', 'A 2>3 3']);
    expect(plan(two, rows, budget(4))).toMatchObject({ now: 1.6, effort: 4, exact: true, reached: true, all: { effort: 5, index: 3 } });
  });

  test('is no greedy one: two cheap steps leave no room for the better pair', () => {
    const three = toy(
      ['A', 'B', 'C'].map((id) => level(id, `weight: ${{ A: 5, B: 3, C: 3 }[id]}, effort: ${id === 'A' ? 3 : 2}, target: 2`)),
      [groups],
    );
    expect(steps(plan(three, ['opd A 1', 'opd B 1', 'opd C 1'], budget(4)))).toEqual(['B 1>2 2', 'C 1>2 2']);
  });

  test('a minimum rises only where all of its lowest do', () => {
    const lowest = toyOf(
      [
        { id: 'r', sections: [section('s', [level('A', 'effort: 1'), level('B', 'effort: 1')], 'aggregate: min')] },
        { id: 'q', sections: [section('t', [level('C', 'effort: 3')])] },
      ],
      [groups, 'target: 2'],
    );
    const rows = ['opd A 1', 'opd B 1', 'opd C 1'];
    expect(steps(plan(lowest, rows, budget(1)))).toEqual([]);
    expect(steps(plan(lowest, rows, budget(2)))).toEqual(['A 1>2 1', 'B 1>2 1']);
    expect(plan(lowest, rows, budget(2))!.steps.map((s) => s.gain)).toEqual([0, 0.5]);
  });

  test('--reach takes the least effort, and says where even everything is too little', () => {
    const two = toy([level('A', 'effort: 1'), level('B', 'effort: 2')], [groups, 'target: 4']);
    const rows = ['opd A 2', 'opd B 2'];
    expect(plan(two, rows, reach(3))).toMatchObject({ effort: 2, after: 3, reached: true });
    expect(plan(two, rows, reach(3.5))).toMatchObject({ effort: 4, after: 3.5, reached: true });
    expect(plan(two, rows, reach(4.5))).toMatchObject({ effort: 6, after: 4, reached: false });
    expect(plan(two, rows, reach(1))).toMatchObject({ effort: 0, after: 2, reached: true, steps: [] });
  });

  test('the curve goes from now to everything and only rises', () => {
    const two = toy([level('A', 'effort: 1'), level('B', 'effort: 2')], [groups, 'target: 3']);
    expect(plan(two, ['opd A 1', 'opd B 2'], all)!.curve).toEqual([
      { effort: 0, index: 1.5 },
      { effort: 1, index: 2 },
      { effort: 2, index: 2.5 },
      { effort: 4, index: 3 },
    ]);
  });

  test('leaves out what has no answer, and what lies below a branch without a value', () => {
    const geometric = toyOf(
      [
        { id: 'r', sections: [section('s', [level('A'), level('B')], 'aggregate: geometric')] },
        { id: 'q', sections: [section('t', [level('C'), level('D'), level('E', 'weight: 0')])] },
      ],
      [groups, 'scale: { min: 0, max: 5 }'],
    );
    const made = plan(geometric, ['opd A 0', 'opd B 3', 'opd C 4'], all)!;
    expect(made.missing).toEqual(['D']);
    expect(made.blocked).toEqual(['A', 'B']);
    expect(steps(made)).toEqual(['C 4>5 2']);
  });

  test('what does not apply, and what lies below weight 0, is not missing', () => {
    const three = toyOf([
      { id: 'r', sections: [section('s', [level('A'), level('B')]), section('s0', [level('C')], 'weight: 0')] },
    ], [groups]); // biome-ignore format: one thought
    const made = plan(three, ['opd A 4', 'opd B not-applicable'], all)!;
    expect([made.missing, made.blocked, steps(made)]).toEqual([[], [], ['A 4>5 2']]);
  });

  test('years share the effort out in the order of the plan', () => {
    const two = toy([level('A', 'effort: 1, target: 3'), level('B', 'effort: 1, target: 3')], [groups]);
    expect(plan(two, ['opd A 1', 'opd B 1'], all, 2)!.steps.map((s) => s.year)).toEqual([1, 1, 2, 2]);
    expect(plan(two, ['opd A 1', 'opd B 1'], all, 9)!.steps.map((s) => s.year)).toEqual([3, 5, 7, 9]);
  });

  test('there is none without an index', () => {
    expect(plan(toy([level('A')], [groups]), ['opd A unknown'], all)).toBeUndefined();
  });

  test('works on the withheld value of an index with too little data, and says so', () => {
    const strict = toy([level('A', 'effort: 1'), level('B')], [groups, 'coverage: { minimum: 0.9 }', 'target: 2']);
    expect(plan(strict, ['opd A 1'], all)).toMatchObject({ withheld: true, now: 1, after: 2, missing: ['B'] });
  });
});

describe('the frontier', () => {
  const aggregate = fc.constantFrom(...AGGREGATES);
  const weight = fc.integer({ min: 1, max: 4 });
  let count = 0;
  const lift = fc
    .record({ from: fc.constantFrom(0.5, 1, 2, 2.5), rungs: fc.integer({ min: 0, max: 2 }), effort: fc.integer({ min: 1, max: 3 }) })
    .map(
      ({ from, rungs, effort }): Part => ({ id: `L${count++}`, scores: [from, ...[1, 2].slice(0, rungs).map((k) => from + k)], effort }),
    );
  const joint = (part: fc.Arbitrary<Part>): fc.Arbitrary<Part> =>
    fc.record({ aggregate, parts: fc.array(fc.record({ weight, part }), { minLength: 1, maxLength: 2 }) });
  const tree = joint(fc.oneof(lift, joint(lift)));

  /** Every combination of steps: what it costs and what it is worth. */
  function everything(part: Part): { effort: number; value: number }[] {
    if (typeof part === 'number') return [{ effort: 0, value: part }];
    if ('scores' in part) return part.scores.map((value, k) => ({ effort: k * part.effort, value }));
    let combined: { effort: number; values: number[] }[] = [{ effort: 0, values: [] }];
    for (const { part: inner } of part.parts) {
      combined = combined.flatMap((c) => everything(inner).map((e) => ({ effort: c.effort + e.effort, values: [...c.values, e.value] })));
    }
    return combined.map(({ effort, values }) => ({
      effort,
      value: combine(
        part.aggregate,
        values.map((value, i) => ({ weight: part.parts[i]!.weight, value })),
      ) as number,
    }));
  }
  const liftsOf = (part: Part): { id: string; scores: readonly number[]; effort: number }[] =>
    typeof part === 'number' ? [] : 'scores' in part ? [part] : part.parts.flatMap((p) => liftsOf(p.part));
  const worth = (part: Part, at: ReadonlyMap<string, number>): number => {
    if (typeof part === 'number') return part;
    if ('scores' in part) return part.scores[at.get(part.id) ?? 0]!;
    return combine(
      part.aggregate,
      part.parts.map((p) => ({ weight: p.weight, value: worth(p.part, at) })),
    ) as number;
  };

  test('is the best of every combination, for each effort, under any aggregates; and its trace is worth it', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const combinations = everything(root);
        const { best, trace } = frontierOf(root);
        expect(best.length - 1).toBe(Math.max(...combinations.map((c) => c.effort)));
        best.forEach((value, effort) => {
          const most = Math.max(...combinations.filter((c) => c.effort <= effort).map((c) => c.value));
          expect(value).toBeCloseTo(most, 9);
          const at = new Map<string, number>();
          trace(effort, at);
          expect(worth(root, at)).toBeCloseTo(most, 9);
          const spent = liftsOf(root).reduce((sum, l) => sum + (at.get(l.id) ?? 0) * l.effort, 0);
          expect(spent).toBeLessThanOrEqual(effort);
        });
      }),
      { seed: 20261124, numRuns: 150 },
    );
  });
});
