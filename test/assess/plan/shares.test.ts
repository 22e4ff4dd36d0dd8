import { describe, expect, test } from '@jest/globals';
import { planValue } from '../../../src/assess/plan/json.ts';
import { type Goal, type Plan, planFor } from '../../../src/assess/plan/plan.ts';
import { byAgency, byYear, climbs, pointsOf } from '../../../src/assess/plan/shares.ts';
import { assessOne } from '../../support/instrument.ts';
import { level, section, toyOf } from '../toy.ts';

// Index (A + 2·B + C) / 4, all leaves at 1 and to reach 3. A step of A gains 1/4 for effort 1, of B 1/2 for 1, of C 1/4 for 3.
const instrument = toyOf(
  [
    {
      id: 'r',
      sections: [
        section('s', [
          level('A', 'effort: 1, owners: [kominfo]'),
          level('B', 'effort: 1, weight: 2, owners: [bappeda, kominfo]'),
          level('C', 'effort: 3'),
        ]),
      ],
    },
  ],
  ['target: 3', 'groups: { opd: {} }', 'agencies: { kominfo: Kominfo, bappeda: Bappeda }'],
);
const found = assessOne(instrument, ['opd A 1', 'opd B 1', 'opd C 1']);
const planned = (goal: Goal, years: number): Plan => planFor(instrument, found.city, goal, years)!;
const all = planned({ kind: 'all' }, 2);
const stepsOf = (plan: Plan): string[] => plan.steps.map((s) => `${s.indicator.id} ${s.from}>${s.to} +${s.gain} ${s.index} ${s.spent} y${s.year}`); // biome-ignore format: one thought

test('the steps: best gain for its effort first; of 10 efforts 5 a year', () => {
  expect(stepsOf(all)).toEqual([
    'B 1>2 +0.5 1.5 1 y1',
    'B 2>3 +0.5 2 2 y1',
    'A 1>2 +0.25 2.25 3 y1',
    'A 2>3 +0.25 2.5 4 y1',
    'C 1>2 +0.25 2.75 7 y2',
    'C 2>3 +0.25 3 10 y2',
  ]);
});

test('by agency, the most effort first; a step with two owners counts at both, one without an owner at nobody', () => {
  expect(byAgency(all.steps)).toEqual([
    { key: undefined, steps: 2, effort: 6 },
    { key: 'kominfo', steps: 4, effort: 4 },
    { key: 'bappeda', steps: 2, effort: 2 },
  ]);
});

test('by year, with the index at its end; a year without a step keeps the index before it', () => {
  expect(byYear(all.steps, 2, 1)).toEqual([
    { key: 1, steps: 4, effort: 4, index: 2.5 },
    { key: 2, steps: 2, effort: 6, index: 3 },
  ]);
  expect(byYear([], 2, 1)).toEqual([
    { key: 1, steps: 0, effort: 0, index: 1 },
    { key: 2, steps: 0, effort: 0, index: 1 },
  ]);
  expect(byYear(all.steps.slice(0, 1), 2, 1).map((y) => y.index)).toEqual([1.5, 1.5]);
});

test('steps up the same indicator in the same year are one climb', () => {
  const one = (plan: Plan): string[] => climbs(plan.steps).map((s) => `${s.indicator.id} ${s.from}>${s.to} +${s.gain} ${s.effort} ${s.spent} y${s.year}`); // biome-ignore format: one thought
  expect(one(all)).toEqual(['B 1>3 +1 2 2 y1', 'A 1>3 +0.5 2 4 y1', 'C 1>3 +0.5 6 10 y2']);
  // In four years 2.5 efforts fall to each: C is lifted in the third and in the fourth.
  expect(one(planned({ kind: 'all' }, 4))).toEqual(['B 1>3 +1 2 2 y1', 'A 1>3 +0.5 2 4 y2', 'C 1>2 +0.25 3 7 y3', 'C 2>3 +0.25 3 10 y4']);
  expect(climbs([])).toEqual([]);
});

describe('some points of a curve', () => {
  const curve = [0, 1, 2, 3, 4, 10].map((effort) => ({ effort, index: effort / 10 }));
  test.each([
    { most: 6, efforts: [0, 1, 2, 3, 4, 10], why: 'all, where they are few enough' },
    { most: 9, efforts: [0, 1, 2, 3, 4, 10], why: 'all, where they are few enough' },
    { most: 2, efforts: [0, 10], why: 'the first and the last' },
    { most: 3, efforts: [0, 4, 10], why: 'the last before 5 is 4' },
    { most: 5, efforts: [0, 2, 4, 10], why: '0 2.5 5 7.5 10; both 5 and 7.5 are met by 4' },
  ])('$most of six: $efforts, $why', ({ most, efforts }) => {
    expect(pointsOf(curve, most).map((p) => p.effort)).toEqual(efforts);
  });
});

describe('as data', () => {
  test('every key', () => {
    const value = planValue(found.assessment, found.city, planned({ kind: 'budget', effort: 2 }, 1), 1, 'siapkota 1.0.0');
    const step = { indicator: 'B', title: 'B', effort: 1, gain: 0.5, year: 1, owners: ['bappeda', 'kominfo'] };
    expect(value).toEqual({
      format: 'siapkota/plan@1',
      product: 'siapkota 1.0.0',
      instrument: { id: 'toy', version: '1.0.0', digest: instrument.digest },
      city: 'kota',
      period: '2026',
      reading: 'answered',
      goal: { budget: 2 },
      exact: true,
      reached: true,
      effort: 2,
      index: { now: 1, planned: 2, gain: 1 },
      everything: { effort: 10, index: 3 },
      steps: [
        { ...step, from: 1, to: 2, spent: 1, index: 1.5 },
        { ...step, from: 2, to: 3, spent: 2, index: 2 },
      ],
      agencies: [
        { agency: 'bappeda', steps: 2, effort: 2 },
        { agency: 'kominfo', steps: 2, effort: 2 },
      ],
      years: [{ year: 1, steps: 2, effort: 2, index: 2 }],
      curve: [
        { effort: 0, index: 1 },
        { effort: 1, index: 1.5 },
        { effort: 2, index: 2 },
        { effort: 3, index: 2.25 },
        { effort: 4, index: 2.5 },
        { effort: 7, index: 2.75 },
        { effort: 10, index: 3 },
      ],
      left_out: { missing: [], blocked: [] },
    });
  });

  test.each([
    { goal: { kind: 'reach', score: 2 } as const, told: { reach: 2 } },
    { goal: { kind: 'all' } as const, told: {} },
  ])('the goal is told: $told', ({ goal, told }) => {
    expect(planValue(found.assessment, found.city, planned(goal, 1), 1, 'x').goal).toEqual(told);
  });

  test('an agency that owns nothing is null', () => {
    const { agencies } = planValue(found.assessment, found.city, all, 2, 'x');
    expect(agencies).toContainEqual({ agency: null, steps: 2, effort: 6 });
  });

  test('where the index is withheld no index is told, and gains are', () => {
    const strict = toyOf(
      [{ id: 'r', sections: [section('s', [level('A', 'effort: 1'), level('B')])] }],
      ['target: 2', 'groups: { opd: {} }', 'coverage: { minimum: 0.9 }'],
    );
    const half = assessOne(strict, ['opd A 1']);
    const value = planValue(half.assessment, half.city, planFor(strict, half.city, { kind: 'all' })!, 1, 'x');
    expect(value).toMatchObject({
      index: { now: null, planned: null, gain: 1 },
      everything: { effort: 1, index: null },
      steps: [{ gain: 1, index: null }],
      years: [{ index: null }],
      curve: [],
      left_out: { missing: ['B'], blocked: [] },
    });
  });
});
