import { expect, test } from '@jest/globals';
import { assessmentCsv } from '../../src/assess/csv.ts';
import { assessOne } from '../support/instrument.ts';
import { level, section, toyOf } from './toy.ts';

const HEAD = [
  'evidence: { required_from: 4, cap: 3, counts: sent }',
  'target: 4',
  'coverage: { minimum: 0.5 }',
  'views: [{ id: grid, title: Grid, nodes: [{ id: low, title: Low, indicators: [A, C] }] }]',
];
const csv = (headline: string): string[] => {
  const instrument = toyOf(
    [{ id: 'r', sections: [section('s', [level('A'), level('B', 'weight: 2'), level('C')])] }],
    [...HEAD, `headline: ${headline}`],
  );
  const rows = ['respondents A 4', 'respondents A 5', 'respondents B 1', 'respondents C unknown'];
  return [...assessmentCsv(assessOne(instrument, rows).assessment)].join('').split('\n');
};

// A is answered 4.5, and 3 without proof; B is 1; C is missing. s: (4.5 + 2)/3, and (3 + 2)/3 proven; C could make it a quarter of
// 4.5 + 2 + 1 or + 5. Coverage 3/4. Gap: targets 4 and 4, less (4 + 2·1)/3 or (3 + 2·1)/3. low holds A and C only.
const S = `${6.5 / 3},${5 / 3}`;
test.each([
  { headline: 'answered', s: [`${7.5 / 4},${11.5 / 4}`, 0.75, 4, 2], low: '2.75,4.75', gaps: [0, 3], gapLow: 0 },
  { headline: 'proven', s: [`${6 / 4},${10 / 4}`, 0.75, 4, 4 - 5 / 3], low: '2,4', gaps: [1, 3], gapLow: 1 },
])('a row a node, full precision; bounds, target and gap by the headline: $headline', ({ headline, s, low, gaps, gapLow }) => {
  const [a, b] = gaps;
  const own = headline === 'proven' ? '3,3' : '4.5,4.5';
  const whole = `${S},${s.join(',')},`;
  expect(csv(headline)).toEqual([
    'city,period,node,kind,state,answered,proven,low,high,coverage,target,gap,n',
    `kota,2026,toy,instrument,scored,${whole}`,
    `kota,2026,r,rubric,scored,${whole}`,
    `kota,2026,s,section,scored,${whole}`,
    `kota,2026,A,indicator,scored,4.5,3,${own},1,4,${a},2`,
    `kota,2026,B,indicator,scored,1,1,1,1,1,4,${b},1`,
    'kota,2026,C,indicator,missing,,,,,0,4,,0',
    `kota,2026,grid,view,scored,4.5,3,${low},0.5,4,${gapLow},`,
    `kota,2026,grid/low,view,scored,4.5,3,${low},0.5,4,${gapLow},`,
    '',
  ]);
});

test('no cities: the heading alone', () => {
  const { assessment } = assessOne(toyOf([{ id: 'r', sections: [section('s', [level('A')])] }]), []);
  expect([...assessmentCsv({ ...assessment, cities: [] })].join('')).toBe(
    'city,period,node,kind,state,answered,proven,low,high,coverage,target,gap,n\n',
  );
});

test('a city or a period with a comma keeps its cell', () => {
  const { assessment } = assessOne(toyOf([{ id: 'r', sections: [section('s', [level('A')])] }]), ['respondents A 3']);
  const cities = assessment.cities.map((c) => ({ ...c, case: { ...c.case, city: 'Kota, Lama', period: '2025,2026' } }));
  expect([...assessmentCsv({ ...assessment, cities })].join('').split('\n')[1]).toBe(
    '"Kota, Lama","2025,2026",toy,instrument,scored,3,3,3,3,1,5,2,',
  );
});
