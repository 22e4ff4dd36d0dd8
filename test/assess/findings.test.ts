import { expect, test } from '@jest/globals';
import { assessOne } from '../support/instrument.ts';
import { level, number, section, toy, toyOf } from './toy.ts';

const ZERO = 'scale: { min: 0, max: 3 }';
const two = (first: string, second = 'mean', root = 'mean'): ReturnType<typeof toyOf> =>
  toyOf(
    [{ id: 'r', sections: [section('s', [level('A'), level('B'), level('Z', 'weight: 0')], `aggregate: ${first}`), section('t', [level('C')], `aggregate: ${second}`)] }],
    [ZERO, `aggregate: ${root}`],
  ); // biome-ignore format: a tree

// What is told, without the city and the period that each finding names.
test.each([
  { why: 'nothing where all is well', instrument: two('sum'), rows: ['A 1', 'B 2', 'C 0'], told: [] },
  {
    why: 'a sum that has begun names each part it lacks, none of weight 0',
    instrument: two('sum'),
    rows: ['A 1', 'B unknown', 'C 1'],
    told: [{ code: 'assess/sum-incomplete', node: 's', leaf: 'B' }],
  },
  { why: 'a sum that nobody has begun lacks nothing yet', instrument: two('sum'), rows: ['Z 1', 'C 1'], told: [] },
  { why: 'nor does it lack what does not apply', instrument: two('sum'), rows: ['A 1', 'B not-applicable', 'C 1'], told: [] },
  { why: 'a mean lacks nothing', instrument: two('mean'), rows: ['A 1'], told: [] },
  {
    why: 'the inner sum first, then the outer one that lacks it',
    instrument: two('sum', 'mean', 'sum'),
    rows: ['A 1', 'C 1'],
    told: [
      { code: 'assess/sum-incomplete', node: 's', leaf: 'B' },
      { code: 'assess/sum-incomplete', node: 'r', leaf: 's' },
    ],
  },
  {
    why: 'a geometric mean names every part that is not above zero, and no other',
    instrument: two('geometric'),
    rows: ['A 0', 'B 2', 'C 0', 'Z 0'],
    told: [{ code: 'assess/not-positive', node: 's', leaf: 'A', score: 0, aggregate: 'geometric' }],
  },
  {
    why: 'also where the part is a section',
    instrument: two('mean', 'mean', 'harmonic'),
    rows: ['A 0', 'B 0', 'C 2'],
    told: [{ code: 'assess/not-positive', node: 'r', leaf: 's', score: 0, aggregate: 'harmonic' }],
  },
  { why: 'a minimum does not mind a zero', instrument: two('min'), rows: ['A 0', 'B 2', 'C 1'], told: [] },
])('$why', ({ instrument, rows, told }) => {
  const { findings } = assessOne(
    instrument,
    rows.map((r) => `respondents ${r}`),
  );
  expect(findings.map(({ code, data }) => ({ code, ...data }))).toEqual(told.map((t) => ({ ...t, city: 'kota', period: '2026' })));
  expect(findings.map((f) => f.place)).toEqual(told.map(() => ({ file: 'kota' })));
});

// A answers 3 without proof, which the cap makes 0; B answers 2, which asks for none. √(3 · 2) is a value, √(0 · 2) none.
test.each([
  { headline: 'proven', told: [{ code: 'assess/not-positive', node: 's', leaf: 'A', score: 0, aggregate: 'geometric' }] },
  { headline: 'answered', told: [] },
])('a proven score that a cap of 0 takes away is told where it is the one that is printed: $headline', ({ headline, told }) => {
  const rubrics = [{ id: 'r', sections: [section('s', [level('A'), level('B')], 'aggregate: geometric')] }];
  const head = [ZERO, `headline: ${headline}`, 'evidence: { required_from: 3, cap: 0, counts: sent }'];
  const { findings, node } = assessOne(toyOf(rubrics, head), ['respondents A 3', 'respondents B 2']);
  expect(node('s').values).toEqual({ answered: expect.closeTo(Math.sqrt(6), 12), proven: null });
  expect(findings.map(({ code, data }) => ({ code, ...data }))).toEqual(told.map((t) => ({ ...t, city: 'kota', period: '2026' })));
});

test('clamps that bite, by value and end, and whose ratings are set aside', () => {
  const instrument = toy(
    [
      level('A'),
      number('UP', 'goalposts: { worst: 10, best: 90 }'),
      number('DOWN', 'goalposts: { worst: 90, best: 10 }'),
      number('FREE', 'goalposts: { worst: 10, best: 90, clamp: false }'),
      number('OUT', 'goalposts: { worst: 10, best: 90 }, when: { indicator: A, at_least: 4 }'),
    ],
    ['groups: { opd: {}, press: {} }'],
  );
  const { findings } = assessOne(instrument, [
    'opd A 1',
    'opd UP 5 x3',
    'press UP 91',
    'opd UP 50',
    'opd DOWN 5',
    'opd FREE 5',
    'opd OUT 5 x2',
  ]);
  expect(findings.map(({ code, data }) => ({ code, ...data }))).toEqual([
    { code: 'assess/clamped', city: 'kota', period: '2026', indicator: 'UP', value: '5', end: 'worst', goalpost: 10 },
    { code: 'assess/clamped', city: 'kota', period: '2026', indicator: 'UP', value: '91', end: 'best', goalpost: 90 },
    { code: 'assess/clamped', city: 'kota', period: '2026', indicator: 'DOWN', value: '5', end: 'best', goalpost: 10 },
    { code: 'assess/ratings-set-aside', city: 'kota', period: '2026', indicator: 'OUT', n: 2 },
  ]);
});

test('in the short form nothing is told of what is not asked', () => {
  const instrument = toy([level('A', 'tier: core'), number('X'), level('B', 'when: { indicator: A, at_least: 4 }')]);
  const rows = ['respondents A 1', 'respondents X 200', 'respondents B 3'];
  expect(assessOne(instrument, rows, { tier: 'core' }).findings).toEqual([]);
  expect(assessOne(instrument, rows).findings.map((f) => f.code)).toEqual(['assess/clamped', 'assess/ratings-set-aside']);
});
