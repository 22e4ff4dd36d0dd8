import { describe, expect, test } from '@jest/globals';
import { combine, combineBounds, type Part, type Value } from '../../src/assess/aggregate.ts';
import { AGGREGATES } from '../../src/rubric/instrument.ts';
import { assessOne } from '../support/instrument.ts';
import { choice, level, section, toy, toyOf } from './toy.ts';

type Row = { aggregate: (typeof AGGREGATES)[number]; parts: string; expected: Value; why: string };
/** Parts from `weight:value` words. */
const asParts = (words: string): Part[] =>
  words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [weight, value] = word.split(':') as [string, string];
      return { weight: Number(weight), value: value === 'missing' || value === 'not-applicable' ? value : Number(value) };
    });

describe('children combine', () => {
  const rows: Row[] = [
    { aggregate: 'mean', parts: '1:1 2:2 1:5', expected: 2.5, why: '(1 + 4 + 5) / 4' },
    { aggregate: 'mean', parts: '1:0 1:4', expected: 2, why: 'zero is a value' },
    { aggregate: 'mean', parts: '1:-1 3:3', expected: 2, why: '(−1 + 9) / 4' },
    { aggregate: 'geometric', parts: '1:2 1:8', expected: 4, why: '√16' },
    { aggregate: 'geometric', parts: '1:1 3:16', expected: 8, why: '16^(3/4)' },
    { aggregate: 'harmonic', parts: '1:2 1:6', expected: 3, why: '2 / (1/2 + 1/6)' },
    { aggregate: 'harmonic', parts: '1:1 2:4', expected: 2, why: '3 / (1 + 2/4)' },
    { aggregate: 'sum', parts: '1:2 0.5:4', expected: 4, why: '2 + 2' },
    { aggregate: 'sum', parts: '2:3', expected: 6, why: 'the weight multiplies also a single child' },
    { aggregate: 'sum', parts: '1:2 1:2', expected: 4, why: 'equal children are added, not merged' },
    { aggregate: 'min', parts: '1:2 9:4 1:1.5', expected: 1.5, why: 'weights above zero do not matter' },
    { aggregate: 'max', parts: '1:2 0.1:4 1:1.5', expected: 4, why: 'weights above zero do not matter' },
    { aggregate: 'mean', parts: '1:2 9:missing', expected: 2, why: 'missing drops out with its weight' },
    { aggregate: 'mean', parts: '1:0 1:missing', expected: 0, why: 'missing is not zero, and zero is not missing' },
    { aggregate: 'sum', parts: '1:2 1:missing', expected: 'missing', why: 'a sum needs every applicable child' },
    { aggregate: 'sum', parts: '1:2 1:not-applicable', expected: 2, why: 'not applicable is not needed' },
    { aggregate: 'sum', parts: '1:2 0:missing', expected: 2, why: 'a child of weight 0 is not needed' },
    { aggregate: 'geometric', parts: '1:2 1:missing', expected: 2, why: 'missing drops out' },
    { aggregate: 'geometric', parts: '1:2 1:0', expected: 'missing', why: 'every value must be above zero' },
    { aggregate: 'geometric', parts: '1:2 1:-1', expected: 'missing', why: 'negative' },
    { aggregate: 'geometric', parts: '1:-2 1:-2', expected: 'missing', why: 'negative, and all the same' },
    { aggregate: 'geometric', parts: '1:0', expected: 'missing', why: 'a single zero' },
    { aggregate: 'harmonic', parts: '1:2 1:0', expected: 'missing', why: 'every value must be above zero' },
    { aggregate: 'harmonic', parts: '1:2 1:-4', expected: 'missing', why: 'negative' },
    { aggregate: 'geometric', parts: '1:2 0:0', expected: 2, why: 'a zero of weight 0 is no child' },
    { aggregate: 'harmonic', parts: '1:2 0:-1', expected: 2, why: 'a negative of weight 0 is no child' },
    { aggregate: 'min', parts: '1:2 1:missing', expected: 2, why: 'missing drops out' },
    { aggregate: 'max', parts: '1:2 1:missing', expected: 2, why: 'missing drops out' },
    { aggregate: 'min', parts: '1:2 0:1', expected: 2, why: 'a child of weight 0 takes no part under any aggregate' },
    { aggregate: 'max', parts: '1:2 0:5', expected: 2, why: 'a child of weight 0 takes no part under any aggregate' },
  ];
  test.each(rows)('$aggregate of $parts is $expected: $why', ({ aggregate, parts, expected }) => {
    const found = combine(aggregate, asParts(parts));
    if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 12);
    else expect(found).toBe(expected);
  });

  describe.each(AGGREGATES)('under %s', (aggregate) => {
    test.each([
      { parts: '', expected: 'not-applicable', why: 'no child' },
      { parts: '1:not-applicable 2:not-applicable', expected: 'not-applicable', why: 'no child applies' },
      { parts: '1:missing 2:not-applicable', expected: 'missing', why: 'one applies and nobody rated it' },
      { parts: '0:3', expected: 'not-applicable', why: 'no child of positive weight' },
      { parts: '0:3 1:missing', expected: 'missing', why: 'weight 0 rates nothing' },
      { parts: '0:3 1:not-applicable', expected: 'not-applicable', why: 'weight 0 makes nothing apply' },
      { parts: '1:3 7:not-applicable 0:5 0:missing', expected: 3, why: 'one value stays what it is' },
    ] as { parts: string; expected: Value; why: string }[])('$parts is $expected: $why', ({ parts, expected }) => {
      expect(combine(aggregate, asParts(parts))).toBe(expected);
    });
  });
});

describe('bounds combine', () => {
  test.each([
    { aggregate: 'geometric', values: [2, 8], expected: 4, why: 'like the score' },
    { aggregate: 'geometric', values: [2, 0], expected: 0, why: 'a 0 makes the bound 0' },
    { aggregate: 'harmonic', values: [2, 0], expected: 0, why: 'a 0 makes the bound 0' },
    { aggregate: 'geometric', values: [2, -1], expected: null, why: 'a negative makes it null' },
    { aggregate: 'harmonic', values: [2, -1], expected: null, why: 'a negative makes it null' },
    { aggregate: 'mean', values: [2, -1], expected: 0.5, why: 'a mean does not mind' },
    { aggregate: 'mean', values: [2, 0], expected: 1, why: 'zero is a value' },
    { aggregate: 'sum', values: [2, -1], expected: 1, why: 'nor does a sum' },
    { aggregate: 'mean', values: [2, null], expected: null, why: 'what cannot be told below cannot be told above' },
  ] as const)('$aggregate of $values is $expected: $why', ({ aggregate, values, expected }) => {
    const found = combineBounds(
      aggregate,
      values.map((value) => ({ weight: 1, value })),
    );
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 12);
  });

  test.each(AGGREGATES)('%s: without a child that carries weight nothing can be told', (aggregate) => {
    expect(combineBounds(aggregate, [])).toBeNull();
    expect(combineBounds(aggregate, [{ weight: 0, value: 3 }])).toBeNull();
  });

  test.each(AGGREGATES)('%s: a child of weight 0 is in no bound', (aggregate) => {
    expect(
      combineBounds(aggregate, [
        { weight: 1, value: 3 },
        { weight: 0, value: null },
        { weight: 0, value: -9 },
      ]),
    ).toBe(3);
  });
});

describe('an instrument combines', () => {
  // A 2 (weight 1), B 4 (weight 2), C not applicable, D missing, Z 1 of weight 0
  const leaves = [level('A'), level('B', 'weight: 2'), level('C', 'weight: 5'), level('D'), level('Z', 'weight: 0')];
  const rows = ['respondents A 2', 'respondents B 4', 'respondents C not-applicable', 'respondents Z 1'];
  test.each([
    { aggregate: 'mean', expected: 10 / 3, why: '(2 + 8) / 3' },
    { aggregate: 'geometric', expected: 32 ** (1 / 3), why: '(2 · 4²)^(1/3)' },
    { aggregate: 'harmonic', expected: 3, why: '3 / (1/2 + 2/4)' },
    { aggregate: 'min', expected: 2, why: 'Z of weight 0 is lower, and no child' },
    { aggregate: 'max', expected: 4, why: 'the highest' },
    { aggregate: 'sum', expected: null, why: 'D is missing' },
  ])('$aggregate: $expected, $why', ({ aggregate, expected }) => {
    const { node, index } = assessOne(toy(leaves, [`aggregate: ${aggregate}`]), rows);
    for (const at of [node('s'), node('r'), index]) {
      if (expected === null) expect(at.answered.score).toBeNull();
      else expect(at.answered.score).toBeCloseTo(expected, 12);
    }
    expect(node('Z').answered.score).toBe(1); // shown all the same
  });

  test('a complete sum: 2 + 2·4 + 3', () => {
    const { index } = assessOne(toy(leaves, ['aggregate: sum']), [...rows, 'respondents D 3']);
    expect(index.answered).toEqual({ score: 13, low: 13, high: 13 });
  });

  test('an absent aggregate is the instrument’s, never the parent’s', () => {
    const rubrics = [
      { id: 'r', aggregate: 'max', sections: [section('s1', [level('A'), level('B')]), section('s2', [level('C')])] },
      { id: 'q', sections: [section('s3', [level('D')], 'aggregate: min'), section('s4', [level('E')])] },
    ];
    const { node, index } = assessOne(toyOf(rubrics), [
      'respondents A 1',
      'respondents B 5',
      'respondents C 2',
      'respondents D 1',
      'respondents E 4',
    ]);
    expect(node('s1').answered.score).toBe(3); // mean, although r says max
    expect(node('r').answered.score).toBe(3); // max(3, 2)
    expect(node('q').answered.score).toBe(2.5); // mean, although s3 says min
    expect(index.answered.score).toBe(2.75);
  });

  test('an instrument’s aggregate reaches every node that names none', () => {
    const rubrics = [{ id: 'r', sections: [section('s1', [level('A'), level('B')], 'aggregate: mean'), section('s2', [level('C')])] }];
    const { node, index } = assessOne(toyOf(rubrics, ['aggregate: min']), ['respondents A 2', 'respondents B 5', 'respondents C 4']);
    expect(node('s1').answered.score).toBe(3.5);
    expect(node('r').answered.score).toBe(3.5); // min(3.5, 4)
    expect(index.answered.score).toBe(3.5);
  });

  test.each(['geometric', 'harmonic'])('%s with a zero: no value, and a finding names the leaf', (aggregate) => {
    const { node, findings } = assessOne(toy([level('A'), level('B')], ['scale: { min: 0, max: 3 }', `aggregate: ${aggregate}`]), [
      'respondents A 0',
      'respondents B 2',
    ]);
    expect(node('s').state).toBe('missing');
    expect(node('s').answered.score).toBeNull();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'assess/not-positive', data: expect.objectContaining({ node: 's', leaf: 'A', score: 0 }) }),
    );
  });

  test('geometric with a negative: no value', () => {
    const { node } = assessOne(toy([choice('A', [-1, 5]), level('B')], ['aggregate: geometric']), ['respondents A o0', 'respondents B 2']);
    expect(node('A').answered.score).toBe(-1);
    expect(node('s').state).toBe('missing');
    expect(node('s').answered).toEqual({ score: null, low: null, high: null });
  });

  test('a sum that lacks a part says which', () => {
    const { node, findings } = assessOne(toy([level('A'), level('B')], ['aggregate: sum']), ['respondents A 2']);
    expect(node('s').state).toBe('missing');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'assess/sum-incomplete', data: expect.objectContaining({ node: 's', leaf: 'B' }) }),
    );
  });
});
