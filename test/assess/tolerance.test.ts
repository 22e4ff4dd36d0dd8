import { expect, test } from '@jest/globals';
import { bandAt } from '../../src/assess/band.ts';
import { reaches, staysWithin, tolerance } from '../../src/assess/tolerance.ts';
import { toy } from './toy.ts';

test.each([
  { min: 1, max: 5, expected: 4e-9 },
  { min: 0, max: 100, expected: 1e-7 },
  { min: -1, max: 1, expected: 2e-9 },
])('a billionth of the width of $min to $max is $expected', ({ min, max, expected }) => {
  expect(tolerance({ min, max })).toBeCloseTo(expected, 18);
});

// With a slack of 1/4, which is exact in binary, as with any other.
test.each([
  { value: 10, limit: 10, reaching: true, within: true },
  { value: 9.75, limit: 10, reaching: true, within: true },
  { value: 9.5, limit: 10, reaching: false, within: true },
  { value: 10.25, limit: 10, reaching: true, within: true },
  { value: 10.5, limit: 10, reaching: true, within: false },
])('$value against $limit: reaches it $reaching, stays within it $within', ({ value, limit, reaching, within }) => {
  expect([reaches(value, limit, 0.25), staysWithin(value, limit, 0.25)]).toEqual([reaching, within]);
});

test('below the first band there is none; without bands neither', () => {
  const { bands, scale } = toy(['{ id: A, title: A, type: level }'], ['bands: [{ from: 2, title: a }, { from: 4, title: b }]']);
  expect([1, 1.999, 2, 3.999, 4, 9].map((score) => bandAt({ bands, scale }, score))).toEqual([null, null, 0, 0, 1, 1]);
  expect(bandAt({ bands: [], scale }, 3)).toBeNull();
});
