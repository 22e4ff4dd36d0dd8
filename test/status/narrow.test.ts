import { describe, expect, test } from '@jest/globals';
import { narrowing } from '../../src/assess/narrow.ts';
import { level, number, toy } from '../assess/toy.ts';
import { tally } from '../support/instrument.ts';

const of = (indicators: readonly string[], rows: readonly string[], head: readonly string[] = [], profile = new Map()) =>
  narrowing(toy(indicators, head), tally(rows), profile, 'full');

describe('what one missing answer would do to the bounds', () => {
  test.each([
    {
      why: 'B alone is missing: 2.5–4.5, then 3.5',
      leaves: [level('A'), level('B')],
      rows: ['respondents A 4'],
      width: 2,
      narrows: { B: 2 },
    },
    {
      why: 'weights 1, 3, 1: (3·4 + 4)/5 = 3.2; with B 4/5 is left, with C 12/5',
      leaves: [level('A'), level('B', 'weight: 3'), level('C')],
      rows: ['respondents A 4'],
      width: 3.2,
      narrows: { B: 2.4, C: 0.8 },
    },
    {
      why: 'B is no longer asked once A is 3: (4 + 4)/3, then nothing is missing',
      leaves: [level('A'), level('B', 'when: { indicator: A, at_least: 4 }'), level('C')],
      rows: ['respondents C 3'],
      width: 8 / 3,
      narrows: { A: 8 / 3, B: 4 / 3 },
    },
    {
      why: 'an unknown answer is missing',
      leaves: [level('A'), level('B')],
      rows: ['respondents A 4', 'respondents B unknown'],
      width: 2,
      narrows: { B: 2 },
    },
    {
      why: 'what does not apply cannot narrow',
      leaves: [level('A'), level('B')],
      rows: ['respondents A 4', 'respondents B not-applicable'],
      width: 0,
      narrows: {},
    },
    {
      why: 'weight 0 narrows by nothing',
      leaves: [level('A'), number('B', 'weight: 0, goalposts: { worst: 0, best: 9 }')],
      rows: ['respondents A 4'],
      width: 0,
      narrows: { B: 0 },
    },
  ])('$why', ({ leaves, rows, width, narrows }) => {
    const found = of(leaves, rows);
    expect(found.width).toBeCloseTo(width, 12);
    expect(Object.keys(narrows)).toEqual(found.leaves.map((l) => l.indicator));
    for (const leaf of found.leaves) expect(leaf.narrows).toBeCloseTo((narrows as Record<string, number>)[leaf.indicator]!, 12);
  });

  test('the lowest of three counts: 1–4, then 1–3', () => {
    const found = narrowing(toy([level('A'), level('B'), level('C')], ['aggregate: min']), tally(['respondents A 4']), new Map(), 'full');
    expect(found.leaves.map((l) => [l.indicator, l.narrows])).toEqual([
      ['B', 1],
      ['C', 1],
    ]);
  });

  test('nobody has answered: nothing can be said', () => {
    expect(of([level('A')], [])).toEqual({ low: null, high: null, width: null, leaves: [] });
  });

  test('an answer with proof in order: in the proven reading too it is worth the middle', () => {
    // evidence from 3, capped at 2: A 4 unproven counts 2; B missing 1..5: (2 + 1)/2 = 1.5 to 3.5; with B = 3 the width is 0.
    const found = of([level('A'), level('B')], ['respondents A 4'], ['evidence: { required_from: 3, cap: 2 }', 'headline: proven']);
    expect([found.low, found.high, found.leaves[0]!.narrows]).toEqual([1.5, 3.5, 2]);
  });
});
