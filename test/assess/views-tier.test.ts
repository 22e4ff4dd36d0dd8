import { describe, expect, test } from '@jest/globals';
import { assessedLeaves } from '../../src/assess/types.ts';
import { assessOne } from '../support/instrument.ts';
import { level, section, toy, toyOf } from './toy.ts';

describe('a view', () => {
  const instrument = toyOf(
    [{ id: 'r', sections: [section('s1', [level('A'), level('B')]), section('s2', [level('C'), level('D', 'weight: 0')])] }],
    [
      'coverage: { minimum: 0.6 }',
      'target: 4',
      'views: [{ id: grid, title: Grid, nodes: [{ id: low, title: Low, aggregate: min, indicators: [A, C] }, { id: rest, title: Rest, weight: 2, indicators: [B, D] }] }, { id: best, title: Best, aggregate: max, indicators: [A, C] }]',
    ],
  );
  const found = assessOne(instrument, ['respondents A 2', 'respondents C 4', 'respondents D 5']);

  test('has the same scores at its leaves', () => {
    for (const id of ['A', 'C', 'D']) expect(found.viewNode('grid', id).answered).toEqual(found.node(id).answered);
    expect(found.viewNode('grid', 'B').state).toBe('missing');
  });

  test('has its own aggregates: min(2, 4), max(2, 4); the instrument’s where it names none', () => {
    expect(found.viewNode('grid', 'low').answered).toEqual({ score: 2, low: 2, high: 2 });
    expect(found.viewNode('best', 'best').answered.score).toBe(4);
    expect(found.index.answered.score).toBe(3); // s1 2, s2 4
  });

  test('has its own coverage, bounds and state: low carries 1/3, rest 2/3', () => {
    const grid = found.viewNode('grid', 'grid');
    expect(grid.coverage).toBeCloseTo(1 / 3, 12);
    expect(grid.state).toBe('insufficient');
    expect(grid.answered.score).toBeNull();
    expect(grid.values.answered).toBe(2);
    expect(grid.answered.low).toBeCloseTo(4 / 3, 12); // (2 + 2·1)/3
    expect(grid.answered.high).toBeCloseTo(4, 12); // (2 + 2·5)/3
    expect(found.viewNode('grid', 'rest')).toMatchObject({ state: 'missing', coverage: 0 });
    expect(found.index.coverage).toBeCloseTo(0.75, 12);
    expect(found.index.state).toBe('scored');
  });

  test('has its own gaps over the same targets: min(4, 4) − min(2, 4)', () => {
    expect(found.viewNode('grid', 'low').gap).toBe(2);
    expect(found.index.gap).toBe(1); // 4 − (2 + 4)/2
  });

  test('targets of the assessment reach the leaves of a view', () => {
    const other = assessOne(instrument, ['respondents A 2', 'respondents C 4'], { targets: { s1: 5 } });
    expect(other.viewNode('grid', 'A').target).toBe(5);
    expect(other.viewNode('grid', 'C').target).toBe(4);
  });

  test('a view node that names no aggregate takes the instrument’s, not its parent’s', () => {
    const nested = toy(
      [level('A'), level('B')],
      ['views: [{ id: v, title: V, aggregate: max, nodes: [{ id: a, title: a, nodes: [{ id: aa, title: aa, indicators: [A, B] }] }] }]'],
    );
    expect(assessOne(nested, ['respondents A 1', 'respondents B 5']).viewNode('v', 'aa').answered.score).toBe(3);
  });
});

describe('tier core', () => {
  const instrument = toyOf(
    [{ id: 'r', sections: [section('s1', [level('A', 'tier: core'), level('B')]), section('s2', [level('C')])] }],
    ['target: 4', 'coverage: { minimum: 0.6 }', 'views: [{ id: v, title: V, indicators: [A, B] }]'],
  );
  const rows = ['respondents A 2', 'respondents B 5', 'respondents C 5'];
  const core = assessOne(instrument, rows, { tier: 'core' });
  const full = assessOne(instrument, rows);

  test('full indicators are no leaves', () => {
    expect(assessedLeaves(core.index).map((n) => n.id)).toEqual(['A']);
    expect(assessedLeaves(full.index).map((n) => n.id)).toEqual(['A', 'B', 'C']);
    expect(core.viewNode('v', 'v').children.map((n) => n.id)).toEqual(['A']);
  });

  test('they enter no score, coverage, bound or target', () => {
    expect(core.index.answered).toEqual({ score: 2, low: 2, high: 2 });
    expect(core.index).toMatchObject({ coverage: 1, target: 4, gap: 2, state: 'scored', notApplicable: 0 });
    expect(core.leaf('A').gain).toBe(2);
    expect(core.viewNode('v', 'v').answered.score).toBe(2);
    expect(full.index.answered.score).toBe(4.25); // ((2 + 5)/2 + 5)/2
  });

  test('a missing full indicator leaves no gap in the coverage', () => {
    const { index } = assessOne(instrument, ['respondents A 2'], { tier: 'core' });
    expect(index).toMatchObject({ state: 'scored', coverage: 1 });
    expect(assessOne(instrument, ['respondents A 2']).index.state).toBe('insufficient'); // 1/4
  });

  test('a section without a core leaf is not applicable and carries nothing', () => {
    expect(core.node('s2').state).toBe('not-applicable');
    expect(core.node('s2').answered).toEqual({ score: null, low: null, high: null });
  });

  test('answers to full indicators are still counted', () => {
    expect(core.assessment.answers).toBe(3);
  });

  test('the published value says so', () => {
    expect(core.json().tier).toBe('core');
    expect(full.json().tier).toBeUndefined();
  });

  test('no core indicator at all: nothing applies, no number', () => {
    const { index } = assessOne(toy([level('A')]), ['respondents A 3'], { tier: 'core' });
    expect(index).toMatchObject({ state: 'not-applicable', coverage: null, band: null, gap: null, target: null });
    expect(index.answered).toEqual({ score: null, low: null, high: null });
  });
});

describe('several cities and periods', () => {
  const { assessment } = assessOne(toy([level('A')]), [
    'b/2026 respondents A 2',
    'b/2025 respondents A 4',
    'é/2026 respondents A 1',
    'a/2026 respondents A 3',
  ]);
  test('sort by UTF-8 bytes, each for itself', () => {
    const found = assessment.cities.map((c) => [c.case.city, c.case.period, c.index.answered.score]);
    expect(found).toEqual([
      ['a', '2026', 3],
      ['b', '2025', 4],
      ['b', '2026', 2],
      ['kota', '2026', null],
      ['é', '2026', 1],
    ]);
  });
});

describe('findings of scoring', () => {
  test('a clamp that bites names the answer; one that just touches does not', () => {
    const instrument = toy(['{ id: X, title: X, type: number, goalposts: { worst: 10, best: 90 } }']);
    const { findings, node } = assessOne(instrument, ['respondents X 5', 'respondents X 10', 'respondents X 90', 'respondents X 95']);
    const clamped = findings.filter((f) => f.code === 'assess/clamped');
    expect(clamped.map((f) => f.data)).toEqual([
      expect.objectContaining({ indicator: 'X', value: '5', end: 'worst' }),
      expect.objectContaining({ indicator: 'X', value: '95', end: 'best' }),
    ]);
    expect(clamped.every((f) => f.severity === 'info')).toBe(true);
    expect(node('X').answered.score).toBe(3);
  });
});
