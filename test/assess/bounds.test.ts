import { describe, expect, test } from '@jest/globals';
import { assessOne } from '../support/instrument.ts';
import { choice, level, number, section, toy, toyOf } from './toy.ts';

const bounds = (index: { answered: { low: number | null; high: number | null } }): unknown[] => [index.answered.low, index.answered.high];

describe('missing leaves at their lowest and highest', () => {
  test.each([
    { aggregate: 'mean', low: 2.5, high: 4.5, why: '(4 + 1)/2, (4 + 5)/2' },
    { aggregate: 'min', low: 1, high: 4, why: 'min(4, 1), min(4, 5)' },
    { aggregate: 'max', low: 4, high: 5, why: 'max(4, 1), max(4, 5)' },
    { aggregate: 'sum', low: 5, high: 9, why: '4 + 1, 4 + 5' },
    { aggregate: 'geometric', low: 2, high: Math.sqrt(20), why: '√4, √20' },
    { aggregate: 'harmonic', low: 1.6, high: 40 / 9, why: '2/(1/4 + 1), 2/(1/4 + 1/5)' },
  ])('$aggregate: $low to $high, $why', ({ aggregate, low, high }) => {
    const { node } = assessOne(toy([level('A'), level('B')], [`aggregate: ${aggregate}`]), ['respondents A 4']);
    expect(node('s').answered.low).toBeCloseTo(low, 12);
    expect(node('s').answered.high).toBeCloseTo(high, 12);
  });

  test.each([
    { leaves: [level('A', 'weight: 3'), level('B')], rows: ['respondents A 4'], low: 3.25, high: 4.25, why: '(12 + 1)/4, (12 + 5)/4' },
    { leaves: [level('A'), level('B'), level('C')], rows: ['respondents A 4'], low: 2, high: 14 / 3, why: '(4 + 1 + 1)/3, (4 + 5 + 5)/3' },
    {
      leaves: [level('A'), level('B')],
      rows: ['respondents A 4', 'respondents B not-applicable'],
      low: 4,
      high: 4,
      why: 'what does not apply can bring nothing',
    },
    { leaves: [level('A'), level('B', 'weight: 0')], rows: ['respondents A 4'], low: 4, high: 4, why: 'nor can weight 0' },
    {
      leaves: [level('A'), level('B')],
      rows: ['respondents A 4', 'respondents B unknown'],
      low: 2.5,
      high: 4.5,
      why: 'unknown is missing',
    },
    {
      leaves: [level('A'), choice('B', [2, 4])],
      rows: ['respondents A 3'],
      low: 2.5,
      high: 3.5,
      why: 'a choice ends where its options end',
    },
    {
      leaves: [level('A'), choice('B', [2, 4])],
      rows: ['respondents A 5'],
      low: 3.5,
      high: 5,
      why: 'high is never below the score: (5 + 4)/2 = 4.5 < 5',
    },
    {
      leaves: [level('A'), choice('B', [2, 4])],
      rows: ['respondents A 1'],
      low: 1,
      high: 2.5,
      why: 'low is never above the score: (1 + 2)/2 = 1.5 > 1',
    },
    {
      leaves: [level('A'), choice('B', [7, -2, 3])],
      rows: ['respondents A 3'],
      low: 0.5,
      high: 5,
      why: 'options may lie outside the scale: (3 − 2)/2, (3 + 7)/2',
    },
    {
      leaves: [
        level('A'),
        '{ id: B, title: B, type: checklist, criteria: [{ id: a, title: a, level: 3 }, { id: b, title: b, level: 5 }] }',
      ],
      rows: ['respondents A 3'],
      low: 2,
      high: 4,
      why: 'a checklist: the scale’s',
    },
  ])('$why', ({ leaves, rows, low, high }) => {
    const { index } = assessOne(toy(leaves), rows);
    expect(index.answered.low).toBeCloseTo(low, 12);
    expect(index.answered.high).toBeCloseTo(high, 12);
  });

  test('a leaf: its score where it is rated, nothing where it is not', () => {
    const { node } = assessOne(toy([level('A'), level('B')]), ['respondents A 4']);
    expect(node('A').answered).toEqual({ score: 4, low: 4, high: 4 });
    expect(node('B').answered).toEqual({ score: null, low: null, high: null });
  });

  test('a wholly missing sibling is missing leaves to its parent', () => {
    const instrument = toyOf([{ id: 'r', sections: [section('s1', [level('A')]), section('s2', [level('B'), level('C')])] }]);
    const { index, node } = assessOne(instrument, ['respondents A 4']);
    expect(bounds(index)).toEqual([2.5, 4.5]);
    expect(bounds(node('s2'))).toEqual([null, null]);
  });

  test('every level of nesting starts from the leaves: s1 is 3..3, s2 2..4, r 2.5..3.5', () => {
    const instrument = toyOf([{ id: 'r', sections: [section('s1', [level('A')]), section('s2', [level('B'), level('C')])] }]);
    const { index, node } = assessOne(instrument, ['respondents A 3', 'respondents B 3']);
    expect(bounds(node('s2'))).toEqual([2, 4]);
    expect(bounds(index)).toEqual([2.5, 3.5]);
  });
});

describe('extremes of a number', () => {
  const M = number('M'); // rated 50, scores 50
  test.each([
    { more: 'goalposts: { worst: 0, best: 50 }, range: [0, 80]', low: 25, high: 75, why: 'clamped: the scale’s' },
    {
      more: 'goalposts: { worst: 0, best: 50, clamp: false }, range: [0, 80]',
      low: 25,
      high: 105,
      why: 'unclamped: of its range, 0 and 160',
    },
    { more: 'goalposts: { worst: 0, best: 50, clamp: false }', low: 25, high: 75, why: 'unclamped without range: the scale’s' },
    {
      more: 'goalposts: { worst: 50, best: 0, clamp: false }, range: [10, 80]',
      low: -5,
      high: 65,
      why: 'less is better: 10 scores 80, 80 scores −60',
    },
    {
      more: 'goalposts: { worst: 0, best: 50, clamp: false }, range: [10, 40]',
      low: 35,
      high: 65,
      why: 'a range inside the goalposts narrows: 20 and 80',
    },
    {
      more: 'goalposts: { worst: 10, best: 100, clamp: false, transform: log }, range: [1, 1000]',
      low: -25,
      high: 125,
      why: 'log: 1 scores −100, 1000 scores 200',
    },
  ])('$more: $low to $high, $why', ({ more, low, high }) => {
    const { index } = assessOne(toy([M, number('X', more)], ['scale: { min: 0, max: 100 }']), ['respondents M 50']);
    expect(index.answered.low).toBeCloseTo(low, 9);
    expect(index.answered.high).toBeCloseTo(high, 9);
  });

  test('thresholds are stepped: the scale’s, whatever the range', () => {
    const { index } = assessOne(
      toy([level('A'), number('X', 'thresholds: [10, 20, 30], range: [15, 25]')], ['scale: { min: 0, max: 3 }']),
      ['respondents A 1'],
    );
    expect(bounds(index)).toEqual([0.5, 2]);
  });

  test('an answer beyond the range widens nothing above it but the score', () => {
    // X unclamped, worst 0 best 50: 100 scores 200; M missing: (200 + 0)/2 and max((200 + 100)/2, 200)
    const { index } = assessOne(
      toy([M, number('X', 'goalposts: { worst: 0, best: 50, clamp: false }, range: [0, 80]')], ['scale: { min: 0, max: 100 }']),
      ['respondents X 100'],
    );
    expect(index.answered).toEqual({ score: 200, low: 100, high: 200 });
  });
});

describe('geometric and harmonic bounds', () => {
  test.each([
    { aggregate: 'geometric', other: level('B'), low: 0, high: Math.sqrt(6), why: 'lowest 0 makes it 0; √(2·3)' },
    { aggregate: 'harmonic', other: level('B'), low: 0, high: 2.4, why: 'lowest 0 makes it 0; 2/(1/2 + 1/3)' },
    { aggregate: 'geometric', other: choice('B', [-1, 3]), low: null, high: Math.sqrt(6), why: 'a negative lowest makes it null' },
    { aggregate: 'harmonic', other: choice('B', [-1, 3]), low: null, high: 2.4, why: 'a negative lowest makes it null' },
  ])('$aggregate: $low to $high, $why', ({ aggregate, other, low, high }) => {
    const { index } = assessOne(toy([level('A'), other], ['scale: { min: 0, max: 3 }', `aggregate: ${aggregate}`]), ['respondents A 2']);
    expect(index.answered.score).toBe(2);
    if (low === null) expect(index.answered.low).toBeNull();
    else expect(index.answered.low).toBeCloseTo(low, 12);
    expect(index.answered.high).toBeCloseTo(high, 12);
  });
});

describe('proven bounds', () => {
  const evidence = 'evidence: { required_from: 3, cap: 2, counts: sent }';
  test('a missing leaf counts at its highest as proven', () => {
    const { index } = assessOne(toy([level('A'), level('B')], [evidence]), ['respondents A 4 none']);
    expect(index.answered).toEqual({ score: 4, low: 2.5, high: 4.5 });
    expect(index.proven).toEqual({ score: 2, low: 1.5, high: 3.5 }); // (2 + 1)/2, (2 + 5)/2
  });

  // 'Lowest possible score' of proven: the lowest option is 4, and 4 without proof counts as 2.
  test('its lowest proven score may lie below its lowest score', () => {
    const { index } = assessOne(toy([level('A'), choice('B', [4, 5])], [evidence]), ['respondents A 3 sent']);
    expect(index.answered).toEqual({ score: 3, low: 3, high: 4 }); // (3 + 4)/2 = 3.5 > 3; (3 + 5)/2
    expect(index.proven).toEqual({ score: 3, low: 2.5, high: 4 }); // (3 + 2)/2
  });

  test('also where its highest just reaches required_from', () => {
    // B could be 3, which without proof counts as 2, below its lowest option.
    const { index } = assessOne(toy([level('A'), choice('B', [2.5, 3])], [evidence]), ['respondents A 3 sent']);
    expect(index.answered).toEqual({ score: 3, low: 2.75, high: 3 });
    expect(index.proven).toEqual({ score: 3, low: 2.5, high: 3 });
  });

  test('options below required_from are not capped: lowest stays 1', () => {
    const { index } = assessOne(toy([level('A'), choice('B', [1, 5])], [evidence]), ['respondents A 3 sent']);
    expect(index.proven.low).toBe(2);
  });
});

describe('applicability as it is known now', () => {
  const when = 'when: { profile: coastal, is: true }';
  const head = ['profile: { coastal: { type: boolean } }'];
  test.each([
    { profile: { coastal: true }, low: 2.5, high: 4.5, why: 'applies and is missing' },
    { profile: { coastal: false }, low: 4, high: 4, why: 'does not apply' },
    { profile: {}, low: 2.5, high: 4.5, why: 'not known: counts as applicable' },
  ])('$profile: $low to $high, $why', ({ profile, low, high }) => {
    const { index } = assessOne(toy([level('A'), level('B', when)], head), ['respondents A 4'], { profile });
    expect(bounds(index)).toEqual([low, high]);
  });

  test('a score that would switch a leaf on is not tried out', () => {
    // B applies from A ≥ 3; A = 2 now, so B is out, however high A could rise
    const { index } = assessOne(toy([level('A'), level('B', 'when: { indicator: A, at_least: 3 }'), level('C')]), ['respondents A 2']);
    expect(bounds(index)).toEqual([1.5, 3.5]); // (2 + 1)/2, (2 + 5)/2 over A and C
  });
});
