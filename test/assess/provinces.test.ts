import { expect, test } from '@jest/globals';
import { assess } from '../../src/assess/assess.ts';
import { indexOnly } from '../../src/assess/lean.ts';
import { type Province, provincesCsv, provincesOf, provincesValue } from '../../src/assess/provinces.ts';
import type { Assessment } from '../../src/assess/types.ts';
import { tally } from '../support/instrument.ts';
import { level, toy } from './toy.ts';

const PROVINCE: Readonly<Record<string, string>> = { a: 'Utara', b: 'Utara', c: 'Utara', d: 'Utara', e: 'Barat', f: 'Barat', z: 'élan' };
const country = (rows: readonly string[], more: readonly string[] = []): Assessment =>
  assess(toy([level('A')], ['groups: { opd: {} }', 'target: 4', ...more]), tally(rows), {
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

test('cities without a province stand last, whatever letter the others begin with', () => {
  const made = provincesOf(country(['a/2026 opd A 1', 'g/2026 opd A 2', 'z/2026 opd A 3']));
  expect(made.map((p) => p.province)).toEqual(['Utara', 'élan', undefined]);
});

test('as CSV: a row a province, empty where there is no figure', () => {
  expect(provincesCsv(country([...rows.slice(0, 4), 'f/2026 opd A unknown', 'g/2026 opd A 2'])).split('\n')).toEqual([
    'province,period,cities,scored,mean,min,q1,median,q3,max,lowest,highest,gap',
    'Barat,2026,1,0,,,,,,,,,',
    'Utara,2026,4,4,3,1,1.75,3,4.25,5,a,d,1.25',
    ',2026,1,1,2,2,2,2,2,2,g,g,2',
    '',
  ]);
});

test('as data', () => {
  const assessment = country(['a/2026 opd A 2', 'g/2026 opd A unknown x3']);
  expect(provincesValue(assessment, 'siapkota 1.0.0')).toEqual({
    format: 'siapkota/provinces@1',
    product: 'siapkota 1.0.0',
    instrument: { id: 'toy', version: '1.0.0', digest: assessment.instrument.digest },
    inputs: { tally: expect.stringMatching(/^sha256:/), answers: 4 },
    reading: 'answered',
    provinces: [
      { province: 'Utara', period: '2026', cities: 1, scored: 1, mean: 2, quartiles: [2, 2, 2, 2, 2], lowest: 'a', highest: 'a', gap: 2 },
      { province: null, period: '2026', cities: 1, scored: 0, mean: null, quartiles: null, lowest: null, highest: null, gap: null },
    ],
  });
});

test('equal scores stand in the order of their cities, and the headline decides which scores', () => {
  const proven = ['evidence: { required_from: 4, cap: 3, counts: sent }', 'headline: proven'];
  const [utara] = provincesOf(country(['d/2026 opd A 5', 'b/2026 opd A 5', 'c/2026 opd A 4 sent', 'a/2026 opd A 3'], proven));
  expect(utara).toMatchObject({ mean: 3.25, lowest: 'a', highest: 'c' }); // 3, 3, 3 and 4
  const [same] = provincesOf(country(['d/2026 opd A 5', 'b/2026 opd A 5'], proven));
  expect(same).toMatchObject({ lowest: 'b', highest: 'd' });
});
