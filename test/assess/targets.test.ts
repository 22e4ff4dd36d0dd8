import { describe, expect, test } from '@jest/globals';
import { assessOne } from '../support/instrument.ts';
import { level, nest, section, toy, toyOf } from './toy.ts';

describe('the target of a leaf is the first found', () => {
  const make = (own: number | undefined, general: number | undefined): ReturnType<typeof toyOf> =>
    toyOf(
      [{ id: 'r', sections: [nest('outer', [section('inner', [level('A', own === undefined ? '' : `target: ${own}`)])])] }],
      general === undefined ? [] : [`target: ${general}`],
    );
  test.each([
    { targets: { A: 1, inner: 2, outer: 3, r: 4 }, own: 5, general: 4.5, expected: 1, why: 'the assessment’s, for the indicator' },
    { targets: { inner: 2, outer: 3, r: 4 }, own: 5, general: 4.5, expected: 2, why: 'the assessment’s, for the nearest section' },
    { targets: { outer: 3, r: 4 }, own: 5, general: 4.5, expected: 3, why: 'the assessment’s, for the section around it' },
    { targets: { r: 4 }, own: 5, general: 4.5, expected: 4, why: 'the assessment’s, for the rubric' },
    { targets: {}, own: 3.5, general: 4.5, expected: 3.5, why: 'the indicator’s' },
    { targets: {}, own: undefined, general: 4.5, expected: 4.5, why: 'the instrument’s' },
    { targets: {}, own: undefined, general: undefined, expected: 5, why: 'the scale’s maximum' },
    { targets: { other: 1 }, own: undefined, general: 3, expected: 3, why: 'a target for something else is none' },
  ])('$targets, own $own, instrument $general: $expected, $why', ({ targets, own, general, expected }) => {
    expect(assessOne(make(own, general), ['respondents A 1'], { targets: targets as Record<string, number> }).node('A').target).toBe(
      expected,
    );
  });

  test('a target of 0 is a target', () => {
    expect(
      assessOne(toy([level('A', 'target: 3')], ['scale: { min: 0, max: 3 }']), ['respondents A 1'], { targets: { A: 0 } }).node('A').target,
    ).toBe(0);
  });

  test('a section’s target reaches all below it and nothing beside it', () => {
    const instrument = toyOf(
      [{ id: 'r', sections: [section('s1', [level('A'), level('B', 'target: 2')]), section('s2', [level('C')])] }],
      ['target: 4'],
    );
    const { node } = assessOne(instrument, ['respondents A 1', 'respondents B 1', 'respondents C 1'], { targets: { s1: 3 } });
    expect(['A', 'B', 'C'].map((id) => node(id).target)).toEqual([3, 3, 4]);
  });
});

describe('gaps', () => {
  test.each([
    { value: 1, target: 4, gap: 3 },
    { value: 4, target: 4, gap: 0 },
    { value: 5, target: 4, gap: 0 },
  ])('a leaf at $value with target $target has a gap of $gap', ({ value, target, gap }) => {
    expect(assessOne(toy([level('A')], [`target: ${target}`]), [`respondents A ${value}`]).node('A').gap).toBe(gap);
  });

  // A 5 and B 1, both with target 3: the mean is 3, and still B's gap of 2 stands.
  test.each([
    { aggregate: 'mean', target: 3, gap: 1, why: '(3 + 3)/2 − (3 + 1)/2' },
    { aggregate: 'min', target: 3, gap: 2, why: '3 − 1' },
    { aggregate: 'max', target: 3, gap: 0, why: '3 − 3' },
    { aggregate: 'sum', target: 6, gap: 2, why: '6 − 4' },
    { aggregate: 'geometric', target: 3, gap: 3 - Math.sqrt(3), why: '√9 − √3' },
    { aggregate: 'harmonic', target: 3, gap: 1.5, why: '3 − 2/(1/3 + 1)' },
  ])('$aggregate: a surplus pays for no gap elsewhere: $gap = $why', ({ aggregate, target, gap }) => {
    const { node, index } = assessOne(toy([level('A'), level('B')], ['target: 3', `aggregate: ${aggregate}`]), [
      'respondents A 5',
      'respondents B 1',
    ]);
    expect(node('A').gap).toBe(0);
    expect(node('B').gap).toBe(2);
    for (const at of [node('s'), index]) {
      expect(at.target).toBeCloseTo(target, 12);
      expect(at.gap).toBeCloseTo(gap, 12);
    }
  });

  test('weights: targets 3 and 5, (3·3 + 5)/4 − (3·3 + 1)/4 = 1', () => {
    const { index } = assessOne(toy([level('A', 'weight: 3, target: 3'), level('B', 'target: 5')]), ['respondents A 4', 'respondents B 1']);
    expect(index.target).toBe(3.5);
    expect(index.gap).toBe(1);
  });

  test('only rated leaves enter: a missing one, one that does not apply and one of weight 0 do not', () => {
    const leaves = [level('A', 'target: 3'), level('B', 'target: 5'), level('C', 'target: 5'), level('Z', 'target: 5, weight: 0')];
    const { node, index } = assessOne(toy(leaves), ['respondents A 1', 'respondents C not-applicable', 'respondents Z 1']);
    expect(index.target).toBe(3);
    expect(index.gap).toBe(2);
    expect(node('B').gap).toBeNull();
    expect(node('C').gap).toBeNull();
    expect(node('Z').gap).toBe(4); // shown
  });

  test('a node all of whose leaves reach their targets has no gap', () => {
    expect(assessOne(toy([level('A'), level('B')], ['target: 3']), ['respondents A 3', 'respondents B 5']).index.gap).toBe(0);
  });

  test('above a node without a value its leaves count as missing', () => {
    const instrument = toyOf(
      [{ id: 'r', sections: [section('s1', [level('A'), level('B')], 'aggregate: sum'), section('s2', [level('C')])] }],
      ['target: 4'],
    );
    const { node, index } = assessOne(instrument, ['respondents A 1', 'respondents C 3']);
    expect(node('s1').gap).toBeNull();
    expect(index.target).toBe(4);
    expect(index.gap).toBe(1); // 4 − 3, of C alone
  });
});
