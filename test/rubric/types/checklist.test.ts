import { describe, expect, test } from '@jest/globals';
import { extremes, score } from './only.ts';

describe('checklist by gate: the highest owned level up to which all criteria are met', () => {
  // levels 2 (a, b), 3 (c) and 5 (d); none owns 1 or 4
  const keys =
    'type: checklist, criteria: [{ id: a, title: A, level: 2 }, { id: b, title: B, level: 2 }, { id: c, title: C, level: 3 }, { id: d, title: D, level: 5 }]';
  test.each([
    { value: 'none', expected: 1, why: 'nothing met: the scale’s minimum' },
    { value: 'a', expected: 1, why: 'half of level 2 is no level' },
    { value: 'a b', expected: 2, why: 'all of level 2' },
    { value: 'a b c', expected: 3, why: 'and of level 3' },
    { value: 'a b c d', expected: 5, why: '4 owns no criterion and is stepped over' },
    { value: 'a b d', expected: 2, why: '5 without 3 does not count' },
    { value: 'a c d', expected: 1, why: 'a gap at the bottom closes everything' },
    { value: 'c d', expected: 1, why: 'high criteria alone' },
  ])('$value scores $expected: $why', ({ value, expected }) => {
    expect(score(keys, value, 1, 5)).toBe(expected);
    expect(score(`${keys}, scoring: gate`, value, 1, 5)).toBe(expected);
  });

  test.each([
    { value: 'none', expected: 0, why: 'criteria of the lowest level unmet: still the minimum' },
    { value: 'z', expected: 0, why: 'level 0 met' },
    { value: 'y z', expected: 3, why: 'level 3 next' },
    { value: 'y', expected: 0, why: 'level 3 without level 0' },
  ])('with criteria at the minimum, $value scores $expected: $why', ({ value, expected }) => {
    expect(score('type: checklist, criteria: [{ id: z, title: Z, level: 0 }, { id: y, title: Y, level: 3 }]', value, 0, 3)).toBe(expected);
  });

  test('extremes are the scale’s', () => {
    expect(extremes(keys, 1, 5)).toEqual([1, 5]);
  });
});

describe('checklist by share: min + (max − min)·met/all', () => {
  const keys =
    'type: checklist, scoring: share, criteria: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }, { id: d, title: D }]';
  test.each([
    { value: 'none', min: 1, max: 5, expected: 1 },
    { value: 'c', min: 1, max: 5, expected: 2 },
    { value: 'a d', min: 1, max: 5, expected: 3 },
    { value: 'a b c d', min: 1, max: 5, expected: 5 },
    { value: 'a b c', min: 0, max: 1, expected: 0.75 },
    { value: 'a', min: 0, max: 3, expected: 0.75 },
    { value: 'a b', min: 0, max: 100, expected: 50 },
  ])('from $min to $max $value scores $expected', ({ value, min, max, expected }) => {
    expect(score(keys, value, min, max)).toBeCloseTo(expected, 12);
  });

  test('levels of criteria do not matter, extremes are the scale’s', () => {
    const levelled = 'type: checklist, scoring: share, criteria: [{ id: a, title: A, level: 2 }, { id: b, title: B, level: 5 }]';
    expect(score(levelled, 'b', 1, 5)).toBe(3);
    expect(extremes(levelled, 1, 5)).toEqual([1, 5]);
  });
});
