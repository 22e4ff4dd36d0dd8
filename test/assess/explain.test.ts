import { describe, expect, test } from '@jest/globals';
import { explainValue, nodeByName, nodeNames, partsOf } from '../../src/assess/explain.ts';
import { withUncertainty } from '../../src/assess/uncertainty/uncertainty.ts';
import { assessOne } from '../support/instrument.ts';
import { GROUPS, level, section, toy, toyOf } from './toy.ts';

const instrument = toyOf(
  [
    { id: 'r', sections: [section('s1', [level('A'), level('B', 'weight: 3'), level('C'), level('D'), level('Z', 'weight: 0')])] },
    { id: 'q', sections: [section('s2', [level('E'), level('F')])] },
  ],
  [
    GROUPS,
    'target: 4',
    'coverage: { minimum: 0.6 }',
    'evidence: { required_from: 4, cap: 3, counts: sent }',
    'views: [{ id: grid, title: Grid, nodes: [{ id: low, title: Low, indicators: [A, B] }, { id: rest, title: Rest, indicators: [E] }] }]',
  ],
);
const rows = ['opd A 2', 'opd B 4', 'opd C not-applicable', 'opd D unknown x2', 'opd Z 5', 'opd E 3'];
const { assessment, city, node } = assessOne(instrument, rows);

describe('the parts of a node as its aggregate saw them', () => {
  const row = (p: ReturnType<typeof partsOf>[number]): unknown[] => [p.node.id, p.weight, p.share, p.value, p.withheld, p.role];

  test('shares are those of the weights that take part: (2 + 3·4) / 4', () => {
    expect(partsOf(node('s1')).map(row)).toEqual([
      ['A', 1, 1 / 4, 2, false, 'counts'],
      ['B', 3, 3 / 4, 4, false, 'counts'],
      ['C', 1, null, null, false, 'not-applicable'],
      ['D', 1, null, null, false, 'missing'],
      ['Z', 0, null, 5, false, 'weight-0'],
    ]);
  });

  test('by the proven reading: 4 without proof counts as 3', () => {
    expect(partsOf(node('s1'), 'proven').map((p) => p.value)).toEqual([2, 3, null, null, 3]);
  });

  test('a part whose score is withheld counts in full, and says so', () => {
    expect(partsOf(node('q')).map(row)).toEqual([['s2', 1, 1, 3, true, 'counts']]);
  });

  test('a leaf has none', () => expect(partsOf(node('A'))).toEqual([]));
});

describe('names', () => {
  test.each([
    { name: 'index', id: 'toy', kind: 'instrument' },
    { name: 'toy', id: 'toy', kind: 'instrument' },
    { name: 'q', id: 'q', kind: 'rubric' },
    { name: 's2', id: 's2', kind: 'section' },
    { name: 'F', id: 'F', kind: 'indicator' },
    { name: 'grid', id: 'grid', kind: 'view' },
    { name: 'grid/rest', id: 'rest', kind: 'view' },
    { name: 'grid/B', id: 'B', kind: 'indicator' },
  ])('$name is the $kind $id', ({ name, id, kind }) => {
    expect(nodeByName(city, name)).toMatchObject({ id, kind });
  });

  test.each(['nobody', 'rest', 'grid/s1', 'grid/F', 'A/B', ''])('%j names nothing', (name) => {
    expect(nodeByName(city, name)).toBeUndefined();
  });

  test('every name there is', () => {
    expect(nodeNames(city)).toEqual(
      'index toy r s1 A B C D Z q s2 E F grid grid/low grid/A grid/B grid/rest grid/E'.split(' '), // biome-ignore format: one line
    );
  });

  test('every name finds a node, and the nodes of a view are those of the view', () => {
    for (const name of nodeNames(city)) expect(nodeByName(city, name)).toBeDefined();
    expect(nodeByName(city, 'grid/low')).toBe(city.views[0]!.children[0]);
    expect(nodeByName(city, 'A')).toBe(city.index.children[0]!.children[0]!.children[0]);
  });
});

describe('as data', () => {
  test('a section', () => {
    expect(explainValue(assessment, city, node('s2'))).toEqual({
      format: 'siapkota/explanation@1',
      city: 'kota',
      period: '2026',
      node: 's2',
      kind: 'section',
      state: 'insufficient',
      answered: { score: null, low: 2, high: 4, computed: 3 }, // (3 + 1)/2 and (3 + 5)/2
      proven: { score: null, low: 2, high: 4, computed: 3 },
      coverage: 0.5,
      not_applicable: 0,
      target: 4,
      gap: null,
      aggregate: 'mean',
      parts: [
        { id: 'E', weight: 1, share: 1, value: 3, withheld: false, role: 'counts' },
        { id: 'F', weight: 1, share: null, value: null, withheld: false, role: 'missing' },
      ],
    });
  });

  test('an indicator: who said what, and how it was decided', () => {
    const one = assessOne(toy([level('A')], [GROUPS, 'target: 5']), ['opd A 2', 'opd A 4 x2', 'opd A unknown', 'press A 1']);
    // opd 2 4 4: median 4; (3·4 + 1·1) / 4
    expect(explainValue(one.assessment, one.city, one.node('A'))).toEqual({
      format: 'siapkota/explanation@1',
      city: 'kota',
      period: '2026',
      node: 'A',
      kind: 'indicator',
      state: 'scored',
      answered: { score: 3.25, low: 3.25, high: 3.25, computed: 3.25 },
      proven: { score: 3.25, low: 3.25, high: 3.25, computed: 3.25 },
      coverage: 1,
      not_applicable: 0,
      target: 5,
      gap: 1.75,
      within: 'median',
      decision: { by: 'groups', groups: ['opd', 'press'] },
      groups: [
        {
          group: 'opd',
          weight: 3,
          n: 3,
          value: 4,
          proven: 4,
          counts: { 2: 1, 4: 2 },
          scores: [
            { score: 2, n: 1 },
            { score: 4, n: 2 },
          ],
          missing: { unknown: 1 },
        },
        { group: 'press', weight: 1, n: 1, value: 1, proven: 1, counts: { 1: 1 }, scores: [{ score: 1, n: 1 }], missing: {} },
      ],
      extremes: [1, 5],
      type: 'level',
    });
  });

  test('interval and stability, where they were asked for', () => {
    const made = withUncertainty(assessment);
    expect(explainValue(made, made.cities[0]!, made.cities[0]!.index)).toMatchObject({ interval: null, stability: { band: null } });
    expect(Object.keys(explainValue(assessment, city, city.index))).not.toContain('interval');
  });
});
