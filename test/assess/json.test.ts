import { describe, expect, test } from '@jest/globals';
import { assessmentJson, assessmentJsonLines, assessmentValue } from '../../src/assess/json.ts';
import { indexOnly, partsOnly } from '../../src/assess/lean.ts';
import { withUncertainty } from '../../src/assess/uncertainty/uncertainty.ts';
import { assessOne } from '../support/instrument.ts';
import { level, section, toyOf } from './toy.ts';

const instrument = toyOf(
  [{ id: 'r', weight: 2, sections: [section('s', [level('A', 'weight: 3, impact: 3, effort: 1'), level('B')])] }],
  [
    'groups: { opd: {}, press: {} }',
    'target: 4',
    'bands: [{ from: 1, title: Low }, { from: 3, title: High }]',
    'views: [{ id: grid, title: Grid, indicators: [A] }]',
  ],
);
const found = assessOne(instrument, ['opd A 2', 'opd A 4', 'opd A unknown x3', 'press A pending', 'press A unknown']);
const { assessment } = found;
const known = assessment.cities[0]!;

describe('the published value', () => {
  // A: median of 2 and 4; B missing. s: (3·3 + 1)/4 and (3·3 + 5)/4. Cns of 2 and 4 on 1..5: 1 + log₂(3/4).
  const above = {
    state: 'scored',
    answered: { score: 3, low: 2.5, high: 3.5 },
    proven: { score: 3, low: 2.5, high: 3.5 },
    coverage: 0.75,
    not_applicable: 0,
    band: 'High',
    target: 4,
    gap: 1,
  };
  const agreement = { opd: { alpha: 0, metric: 'ordinal', units: 1, pairable: 2 } };
  const A = {
    id: 'A',
    kind: 'indicator',
    title: 'A',
    state: 'scored',
    answered: { score: 3, low: 3, high: 3 },
    proven: { score: 3, low: 3, high: 3 },
    coverage: 1,
    not_applicable: 0,
    band: 'High',
    target: 4,
    gap: 1,
    weight: 3,
    respondents: 2,
    groups: { opd: { n: 2, value: 3, counts: { 2: 1, 4: 1 } } },
    missing: { unknown: 4, pending: 1 },
    spread: 2,
    cns: expect.closeTo(0.584962500721156, 12),
    gain: 1,
    priority: 3,
    quadrant: 'quick-win',
    children: [],
  };
  const nothing = { score: null, low: null, high: null };
  const B = {
    id: 'B',
    kind: 'indicator',
    title: 'B',
    state: 'missing',
    answered: nothing,
    proven: nothing,
    coverage: 0,
    not_applicable: 0,
    band: null,
    target: 4,
    gap: null,
    weight: 1,
    respondents: 0,
    groups: {},
    spread: null,
    cns: null,
    gain: null,
    priority: null,
    quadrant: null,
    children: [],
  };
  const s = { id: 's', kind: 'section', title: 's', ...above, weight: 1, agreement, children: [A, B] };
  const r = { id: 'r', kind: 'rubric', title: 'r', ...above, weight: 2, agreement, children: [s] };
  const index = { id: 'toy', kind: 'instrument', title: 'Toy', ...above, weight: 1, agreement, children: [r] };
  const only = { answered: A.answered, proven: A.proven, coverage: 1, band: 'High', target: 4, gap: 1 };
  const grid = { id: 'grid', kind: 'view', title: 'Grid', ...above, ...only, weight: 1, agreement, children: [A] };

  test('every key, from the city down to its indicators and views', () => {
    expect(assessmentValue(assessment, 'siapkota 1.0.0')).toEqual({
      format: 'siapkota/assessment@1',
      product: 'siapkota 1.0.0',
      instrument: { id: 'toy', version: '1.0.0', digest: instrument.digest },
      inputs: { tally: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), answers: 7, seed: 1 },
      cities: [{ city: { id: 'kota' }, period: '2026', index, views: [grid] }],
    });
  });

  test('name and province, where they are known', () => {
    const cities = [{ ...known, case: { ...known.case, name: 'Kota Contoh', province: 'Utara' } }];
    expect(assessmentValue({ ...assessment, cities }, 'x').cities).toEqual([
      expect.objectContaining({ city: { id: 'kota', name: 'Kota Contoh', province: 'Utara' } }),
    ]);
  });
});

test('rank, interval and stability, where they were asked for', () => {
  // Of two answers nothing is resampled; a city alone is first, and keeps its band and rank under any weights.
  const [city] = assessmentValue(withUncertainty(assessment), 'x').cities as Record<string, Record<string, unknown>>[];
  expect(city).toMatchObject({ rank: 1, rank_interval: null, stability: { rank: 1 } });
  expect(city!.index).toMatchObject({ interval: null, stability: { band: 1 } });
  const [plain] = assessmentValue(assessment, 'x').cities as Record<string, Record<string, unknown>>[];
  expect(Object.keys(plain!)).toEqual(['city', 'period', 'index', 'views']);
  expect(Object.keys(plain!.index!)).not.toContain('interval');
});

describe('as text', () => {
  test.each([0, 1, 2, 3])('the same as the whole value at once: %i cities', (n) => {
    const some = { ...assessment, cities: Array.from({ length: n }, () => known) };
    expect([...assessmentJson(some, 'x')].join('')).toBe(`${JSON.stringify(assessmentValue(some, 'x'), null, 2)}\n`);
  });

  test('a city a line', () => {
    const two = { ...assessment, cities: [known, known] };
    const lines = [...assessmentJsonLines(two)].join('').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(assessmentValue(two, 'x').cities)));
  });
});

describe('what is kept of a city', () => {
  test('its index alone', () => {
    const lean = indexOnly(known);
    expect(lean).toEqual({ ...known, views: [], index: { ...known.index, children: [] } });
  });

  test('its index and the parts of that', () => {
    const lean = partsOnly(known);
    expect(lean.views).toEqual([]);
    expect(lean.index.children).toEqual([{ ...known.index.children[0], children: [] }]);
    expect(lean.index.answered).toEqual(known.index.answered);
  });
});
