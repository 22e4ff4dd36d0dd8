import { expect, test } from '@jest/globals';
import { assess } from '../../src/assess/assess.ts';
import { indexOnly } from '../../src/assess/lean.ts';
import { type Province, provincesCsv, provincesOf } from '../../src/assess/provinces.ts';
import type { Assessment } from '../../src/assess/types.ts';
import { tally } from '../support/instrument.ts';
import { level, toy } from './toy.ts';

const PROVINCE: Readonly<Record<string, string>> = { a: 'Utara', b: 'Utara', c: 'Utara', d: 'Utara', e: 'Barat', f: 'Barat' };
const country = (rows: readonly string[]): Assessment =>
  assess(toy([level('A')], ['groups: { opd: {} }', 'target: 4']), tally(rows), {
    tier: 'full',
    seed: 1,
    always: [],
    figures: true,
    keep: indexOnly,
    caseOf: (city, period) => ({ city, period, province: PROVINCE[city], profile: new Map(), targets: new Map() }),
  });
const rows = [
  'a/2026 opd A 1',
  'b/2026 opd A 2',
  'c/2026 opd A 4',
  'd/2026 opd A 5',
  'e/2026 opd A 3',
  'f/2026 opd A unknown',
  'g/2026 opd A 2',
];

test('cities of a province together, each counting once; unknown provinces last', () => {
  const expected: Province[] = [
    { province: 'Barat', period: '2026', cities: 2, scored: 1, mean: 3, quartiles: [3, 3, 3, 3, 3], lowest: 'e', highest: 'e', gap: 1 },
    // Gaps to a target of 4: 3, 2, 0 and 0.
    {
      province: 'Utara',
      period: '2026',
      cities: 4,
      scored: 4,
      mean: 3,
      quartiles: [1, 1.75, 3, 4.25, 5],
      lowest: 'a',
      highest: 'd',
      gap: 1.25,
    },
    { province: undefined, period: '2026', cities: 1, scored: 1, mean: 2, quartiles: [2, 2, 2, 2, 2], lowest: 'g', highest: 'g', gap: 2 },
  ];
  expect(provincesOf(country(rows))).toEqual(expected);
});

test('periods stand apart, and a province without a score has no figures', () => {
  const made = provincesOf(country(['a/2025 opd A 3', 'a/2026 opd A 5', 'f/2026 opd A unknown']));
  expect(made.map((p) => [p.province, p.period, p.scored, p.mean])).toEqual([
    ['Barat', '2026', 0, null],
    ['Utara', '2025', 1, 3],
    ['Utara', '2026', 1, 5],
  ]);
});

test('as CSV', () => {
  expect(provincesCsv(country(rows)).split('\n').slice(0, 2)).toEqual([
    'province,period,cities,scored,mean,min,q1,median,q3,max,lowest,highest,gap',
    'Barat,2026,2,1,3,3,3,3,3,3,e,e,1',
  ]);
});
