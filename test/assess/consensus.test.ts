import { describe, expect, test } from '@jest/globals';
import { Bars, histogram, total, within } from '../../src/assess/consensus.ts';
import { WITHIN } from '../../src/rubric/instrument.ts';
import { assessOne } from '../support/instrument.ts';
import { level, toy } from './toy.ts';

const of = (scores: readonly number[]): ReturnType<typeof histogram> => histogram(scores.map((s) => [s, 1] as const));

describe('one value for a group', () => {
  test.each([
    { rule: 'median', scores: [5, 1, 3], expected: 3, why: 'the middle one of an odd number' },
    { rule: 'median', scores: [1, 5, 5], expected: 5, why: 'the middle one, not the middle score' },
    { rule: 'median', scores: [2, 3], expected: 2.5, why: 'mean of the middle two' },
    { rule: 'median', scores: [5, 1, 4, 1], expected: 2.5, why: '1 1 | 4 5: (1 + 4) / 2' },
    { rule: 'median', scores: [3, 3, 5, 5], expected: 4, why: '3 3 | 5 5: (3 + 5) / 2' },
    { rule: 'median', scores: [4], expected: 4, why: 'one answer is its own median' },
    { rule: 'median', scores: [0, 0, 0], expected: 0, why: 'zero is an answer' },
    { rule: 'median', scores: [-2, -1], expected: -1.5, why: 'scores may be negative' },
    { rule: 'mean', scores: [1, 2, 5], expected: 8 / 3, why: '(1 + 2 + 5) / 3' },
    { rule: 'mean', scores: [4, 4, 1, 1], expected: 2.5, why: '10 / 4' },
    {
      rule: 'mean',
      scores: [0.1, 0.1, 0.1],
      expected: 0.1,
      why: 'those who agree are not moved by rounding: 0.1 + 0.1 + 0.1 is more than 0.3',
    },
    { rule: 'mode', scores: [1, 5, 5, 2], expected: 5, why: 'the most frequent' },
    { rule: 'mode', scores: [4, 4, 2, 2, 5], expected: 2, why: 'the lowest on a tie' },
    { rule: 'mode', scores: [5, 3, 4], expected: 3, why: 'all tie: the lowest' },
    { rule: 'min', scores: [4, 2, 5], expected: 2, why: 'the lowest' },
    { rule: 'max', scores: [4, 2, 5], expected: 5, why: 'the highest' },
  ] as const)('$rule of $scores is $expected: $why', ({ rule, scores, expected }) => {
    expect(within(rule, of(scores))).toBe(expected);
  });

  test.each(WITHIN)('%s of nobody is nothing, not zero', (rule) => {
    expect(within(rule, [])).toBeUndefined();
  });

  test('counts weigh: 2 given by five and 3 by eleven', () => {
    const votes = histogram([
      [3, 11],
      [2, 5],
    ]);
    expect(total(votes)).toBe(16);
    expect(within('median', votes)).toBe(3); // the 8th and the 9th both say 3
    expect(within('mean', votes)).toBe(43 / 16); // (2·5 + 3·11) / 16
    expect(within('mode', votes)).toBe(3);
  });

  test('a histogram stands by ascending score, equal scores together', () => {
    expect(
      histogram([
        [5, 1],
        [1, 2],
        [5, 3],
      ]),
    ).toEqual([
      { score: 1, n: 2 },
      { score: 5, n: 4 },
    ]);
  });
});

test('bars that are used again know nothing of what they held before', () => {
  const bars = new Bars();
  for (const score of [5, 4, 3, 3]) bars.add(score, 2);
  expect([bars.total, bars.within('median')]).toEqual([8, 3.5]);
  bars.clear();
  expect([bars.total, bars.histogram(), ...WITHIN.map((rule) => bars.within(rule))]).toEqual([0, [], ...WITHIN.map(() => undefined)]);
  bars.add(2, 1);
  const kept = bars.histogram();
  bars.add(1, 3);
  expect(bars.histogram()).toEqual([
    { score: 1, n: 3 },
    { score: 2, n: 1 },
  ]);
  expect(kept).toEqual([{ score: 2, n: 1 }]);
  expect(WITHIN.map((rule) => [rule, bars.within(rule)])).toEqual(
    expect.arrayContaining([
      ['median', 1],
      ['mean', 1.25],
      ['mode', 1],
      ['min', 1],
      ['max', 2],
    ]),
  );
});

describe('the instrument chooses the rule', () => {
  // 1, 1, 4, 5, 5 by five respondents: median 4, mean 16/5, mode 1 (tie with 5), min 1, max 5
  test.each([
    { head: [], expected: 4 },
    { head: ['consensus: { within: median }'], expected: 4 },
    { head: ['consensus: { within: mean }'], expected: 3.2 },
    { head: ['consensus: { within: mode }'], expected: 1 },
    { head: ['consensus: { within: min }'], expected: 1 },
    { head: ['consensus: { within: max }'], expected: 5 },
  ])('$head gives $expected', ({ head, expected }) => {
    const { index } = assessOne(toy([level('A')], head), ['respondents A 1 x2', 'respondents A 4', 'respondents A 5 x2']);
    expect(index.answered.score).toBe(expected);
  });

  test('only rated answers count: unknown, refused, pending and not-applicable beside them change nothing', () => {
    const { node, leaf } = assessOne(toy([level('A')]), [
      'respondents A 2',
      'respondents A unknown x9',
      'respondents A refused x9',
      'respondents A pending x9',
      'respondents A not-applicable x9',
    ]);
    expect(node('A').answered.score).toBe(2);
    expect(leaf('A').respondents).toBe(1);
  });
});
