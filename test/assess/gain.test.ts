import { describe, expect, test } from '@jest/globals';
import { assessOne } from '../support/instrument.ts';
import { level, section, toy, toyOf } from './toy.ts';

const say = (rows: readonly string[]): string[] => rows.map((r) => `respondents ${r}`);

describe('gain is the index with this leaf at its target, less the index now', () => {
  // r (weight 3) holds A 2 and B 4, q (weight 1) holds C 3; all targets 4. Index (3·3 + 3)/4 = 3.
  const nested = toyOf(
    [
      { id: 'r', weight: 3, sections: [section('s1', [level('A', 'impact: 3, effort: 1'), level('B')])] },
      { id: 'q', weight: 1, sections: [section('s2', [level('C', 'impact: 1, effort: 2')])] },
    ],
    ['target: 4'],
  );
  const { leaf } = assessOne(nested, say(['A 2', 'B 4', 'C 3']));

  test.each([
    { id: 'A', gain: 0.75, priority: 2.25, quadrant: 'quick-win', why: '(3·4 + 3)/4 − 3; ·3/1' },
    { id: 'B', gain: null, priority: null, quadrant: null, why: 'no gap, no gain' },
    { id: 'C', gain: 0.25, priority: 0.125, quadrant: 'later', why: '(3·3 + 4)/4 − 3; ·1/2' },
  ])('$id: $gain, priority $priority: $why', ({ id, gain, priority, quadrant }) => {
    expect(leaf(id)).toMatchObject({ gain, priority, quadrant });
  });

  test.each([
    { aggregate: 'mean', A: 1.5, B: 1, why: '(4 + 2)/2 − 1.5; (1 + 4)/2 − 1.5' },
    { aggregate: 'min', A: 1, B: 0, why: 'min(4, 2) − 1; min(1, 4) − 1' },
    { aggregate: 'max', A: 2, B: 2, why: 'max(4, 2) − 2; max(1, 4) − 2' },
    { aggregate: 'sum', A: 3, B: 2, why: '6 − 3; 5 − 3' },
    { aggregate: 'geometric', A: Math.sqrt(8) - Math.sqrt(2), B: 2 - Math.sqrt(2), why: '√(4·2) − √2; √(1·4) − √2' },
    { aggregate: 'harmonic', A: 4 / 3, B: 8 / 5 - 4 / 3, why: '2/(1/4 + 1/2) − 2/(1 + 1/2); 2/(1 + 1/4) − 4/3' },
  ])('$aggregate over A 1 and B 2 with targets 4: $A and $B, $why', ({ aggregate, A, B }) => {
    const found = assessOne(toy([level('A'), level('B')], ['target: 4', `aggregate: ${aggregate}`]), say(['A 1', 'B 2']));
    expect(found.leaf('A').gain).toBeCloseTo(A, 12);
    expect(found.leaf('B').gain).toBeCloseTo(B, 12);
    expect(found.leaf('A').priority).toBeCloseTo(A, 12); // impact and effort default to 2
  });

  test('a leaf of weight 0 has a gap, and gains the index nothing', () => {
    const found = assessOne(toy([level('A'), level('Z', 'weight: 0, impact: 3, effort: 3')], ['target: 4']), say(['A 4', 'Z 1']));
    expect(found.node('Z').gap).toBe(3);
    expect(found.leaf('Z')).toMatchObject({ gain: 0, priority: 0, quadrant: 'strategic' });
  });

  test('a leaf in a section of weight 0 gains the index nothing', () => {
    const instrument = toyOf(
      [{ id: 'r', sections: [section('s1', [level('A')]), section('s0', [level('Z')], 'weight: 0')] }],
      ['target: 4'],
    );
    expect(assessOne(instrument, say(['A 4', 'Z 1'])).leaf('Z')).toMatchObject({ gain: 0, priority: 0 });
  });

  test('where the index is insufficient it is taken on the withheld value', () => {
    const { index, leaf: leafOf } = assessOne(
      toy([level('A'), level('B'), level('C')], ['target: 4', 'coverage: { minimum: 0.6 }']),
      say(['A 2']),
    );
    expect(index.state).toBe('insufficient');
    expect(index.answered.score).toBeNull();
    expect(leafOf('A').gain).toBe(2);
    expect(leafOf('A').priority).toBe(2);
  });

  test('where the index has no value there is no gain', () => {
    const { index, leaf: leafOf } = assessOne(toy([level('A'), level('B')], ['target: 4', 'aggregate: sum']), say(['A 2']));
    expect(index.state).toBe('missing');
    expect(leafOf('A').gain).toBeNull();
    expect(leafOf('A').priority).toBeNull();
  });

  test('a leaf in a sum that stays incomplete gains the index nothing', () => {
    const instrument = toyOf(
      [{ id: 'r', sections: [section('s1', [level('A'), level('B')], 'aggregate: sum'), section('s2', [level('C')])] }],
      ['target: 4'],
    );
    expect(assessOne(instrument, say(['A 2', 'C 3'])).leaf('A').gain).toBe(0);
  });

  test('a leaf that lifts its node out of having no value: exactly, whatever the sign', () => {
    // g geometric of A 0 and B 3 has no value, h is 3: index 3. With A at its target 3: g is 3, index 3. With target 1: g √3.
    const make = (target: number): ReturnType<typeof toyOf> =>
      toyOf(
        [
          {
            id: 'r',
            sections: [section('g', [level('A', `target: ${target}`), level('B')], 'aggregate: geometric'), section('h', [level('C')])],
          },
        ],
        ['scale: { min: 0, max: 3 }'],
      );
    const rows = say(['A 0', 'B 3', 'C 3']);
    expect(assessOne(make(3), rows).leaf('A').gain).toBeCloseTo(0, 12);
    expect(assessOne(make(1), rows).leaf('A').gain).toBeCloseTo((Math.sqrt(3) - 3) / 2, 12);
  });

  test('applicability stays as it is: what A at its target would switch on is not counted', () => {
    const instrument = toy([level('A'), level('B', 'when: { indicator: A, at_least: 3 }')], ['target: 4']);
    const found = assessOne(instrument, say(['A 2', 'B 1']));
    expect(found.leaf('A').gain).toBe(2); // 4 − 2 with B out, not (4 + 1)/2 − 2
    expect(found.leaf('B')).toMatchObject({ gain: null, priority: null, quadrant: null });
  });

  // (0.1·3 + 0.2·3 + 0.3·3)/(0.1 + 0.2 + 0.3) and (0.1·5 + 0.2·2)/(0.1 + 0.2) are 3, and fall a last bit short of it in binary.
  test.each([
    { rows: ['a A 3', 'b A 3', 'c A 3'], target: 3 },
    { rows: ['a A 5', 'b A 2'], target: 3 },
  ])('a leaf at its target has no gap, however its weights round: $rows', ({ rows, target }) => {
    const instrument = toy([level('A')], ['groups: { a: { weight: 0.1 }, b: { weight: 0.2 }, c: { weight: 0.3 } }', `target: ${target}`]);
    const found = assessOne(instrument, rows);
    expect(found.node('A').gap).toBeCloseTo(0, 12);
    expect(found.leaf('A')).toMatchObject({ gain: null, priority: null, quadrant: null });
  });

  test('missing leaves have no gain', () => {
    expect(assessOne(toy([level('A'), level('B')], ['target: 4']), say(['A 2'])).leaf('B')).toMatchObject({
      gain: null,
      priority: null,
      quadrant: null,
    });
  });

  test('under headline proven it is a gain of the proven index', () => {
    const head = ['target: 4', 'evidence: { required_from: 3, cap: 2, counts: sent }', 'headline: proven'];
    // answered 4 5 4, proven 2 2 4: the proven index is 8/3, with A at 4 it is 10/3
    const found = assessOne(toy([level('A'), level('B'), level('C')], head), say(['A 4 none', 'B 5 none', 'C 4 sent']));
    expect(found.leaf('A').gain).toBeCloseTo(2 / 3, 12);
    expect(found.leaf('C').gain).toBeNull();
  });
});

describe('quadrants', () => {
  test.each([
    { impact: 1, effort: 1, quadrant: 'fill-in' },
    { impact: 1, effort: 2, quadrant: 'later' },
    { impact: 1, effort: 3, quadrant: 'later' },
    { impact: 2, effort: 1, quadrant: 'quick-win' },
    { impact: 2, effort: 2, quadrant: 'strategic' },
    { impact: 2, effort: 3, quadrant: 'strategic' },
    { impact: 3, effort: 1, quadrant: 'quick-win' },
    { impact: 3, effort: 2, quadrant: 'strategic' },
    { impact: 3, effort: 3, quadrant: 'strategic' },
  ])('impact $impact, effort $effort: $quadrant', ({ impact, effort, quadrant }) => {
    const { leaf } = assessOne(toy([level('A', `impact: ${impact}, effort: ${effort}`)], ['target: 4']), say(['A 1']));
    expect(leaf('A').quadrant).toBe(quadrant);
    expect(leaf('A').priority).toBeCloseTo((3 * impact) / effort, 12);
  });

  test('neither given: 2 and 2', () => {
    expect(assessOne(toy([level('A')], ['target: 4']), say(['A 1'])).leaf('A')).toMatchObject({
      quadrant: 'strategic',
      gain: 3,
      priority: 3,
    });
  });
});
