import { describe, expect, test } from '@jest/globals';
import { changeOf, type Measured } from '../../../src/report/comparison/verdict.ts';

const SLACK = 4e-9;
const at = (score: number | null, low: number | null, high: number | null, interval?: Measured['interval']): Measured =>
  interval === undefined ? { score, low, high } : { score, low, high, interval };

describe('whether a change is larger than what is not known', () => {
  test.each([
    { says: 'bounds lie apart, intervals were not computed', before: at(2, 1.9, 2.2), now: at(3, 2.8, 3.1), verdict: 'larger' },
    { says: 'bounds overlap', before: at(2, 1.9, 2.9), now: at(3, 2.8, 3.1), verdict: 'not-larger', within: 'missing-answers' },
    { says: 'bounds touch', before: at(2, 1.9, 2.5), now: at(3, 2.5, 3.1), verdict: 'not-larger', within: 'missing-answers' },
    { says: 'a fall as large', before: at(3, 2.8, 3.1), now: at(2, 1.9, 2.2), verdict: 'larger' },
    { says: 'intervals apart too', before: at(2, 2, 2, [1.5, 2.4]), now: at(3, 3, 3, [2.5, 3.5]), verdict: 'larger' },
    {
      says: 'intervals overlap',
      before: at(2, 2, 2, [1.5, 2.6]),
      now: at(3, 3, 3, [2.5, 3.5]),
      verdict: 'not-larger',
      within: 'disagreement',
    },
    { says: 'one interval is not known', before: at(2, 2, 2, null), now: at(3, 3, 3, [2.5, 3.5]), verdict: 'cannot-tell' },
    {
      says: 'bounds overlap and no interval is known',
      before: at(2, 1, 3, null),
      now: at(3, 3, 3, null),
      verdict: 'not-larger',
      within: 'missing-answers',
    },
    { says: 'rounding noise', before: at(2, 2, 2), now: at(2 + 1e-12, 2, 2), verdict: 'unchanged' },
    { says: 'the score before is withheld', before: at(null, 1, 3), now: at(3, 3, 3), verdict: 'unknown' },
    { says: 'a score of zero is a score', before: at(0, 0, 0), now: at(1, 1, 1), verdict: 'larger' },
  ])('$says: $verdict', ({ before, now, verdict, within }) => {
    const found = changeOf(before, now, SLACK);
    expect(found.verdict).toEqual(within === undefined ? { kind: verdict } : { kind: verdict, within });
    expect(found.value === null).toBe(verdict === 'unknown');
  });

  test('a node that one assessment lacks has no change', () => {
    expect(changeOf(undefined, at(3, 3, 3), SLACK)).toEqual({ value: null, verdict: { kind: 'unknown' } });
  });
});
