import { describe, expect, test } from '@jest/globals';
import { assessOne } from '../support/instrument.ts';
import { level, section, toy, toyOf } from './toy.ts';

const MINIMUM = 'coverage: { minimum: 0.6 }';

describe('coverage', () => {
  // Shares: r 3/4 and q 1/4; in r the sections 1/2 each; in s1 A 1/4 and B 3/4.
  // From the top A 3/32, B 9/32, C 12/32, D 8/32.
  const nested = toyOf([
    { id: 'r', weight: 3, sections: [section('s1', [level('A'), level('B', 'weight: 3')]), section('s2', [level('C')])] },
    { id: 'q', weight: 1, sections: [section('s3', [level('D')])] },
  ]);
  test.each([
    { rated: ['B', 'D'], index: 17 / 32, r: 3 / 8, s1: 3 / 4, why: '9/32 + 8/32; 1/2 · 3/4' },
    { rated: ['A'], index: 3 / 32, r: 1 / 8, s1: 1 / 4, why: '3/32; 1/2 · 1/4' },
    { rated: ['C'], index: 12 / 32, r: 1 / 2, s1: 0, why: '3/4 · 1/2' },
    { rated: ['A', 'B', 'C', 'D'], index: 1, r: 1, s1: 1, why: 'all' },
    { rated: [], index: 0, r: 0, s1: 0, why: 'nothing' },
  ])('with $rated rated: $index of all, $r of r, $s1 of s1: $why', ({ rated, index, r, s1 }) => {
    const found = assessOne(
      nested,
      rated.map((id) => `respondents ${id} 3`),
    );
    expect(found.index.coverage).toBeCloseTo(index, 12);
    expect(found.node('r').coverage).toBeCloseTo(r, 12);
    expect(found.node('s1').coverage).toBeCloseTo(s1, 12);
  });

  test('what does not apply is in neither part of the fraction, and shown as a share', () => {
    const { index, node } = assessOne(toy([level('A'), level('B'), level('C', 'weight: 2')]), [
      'respondents A 3',
      'respondents C not-applicable',
    ]);
    expect(index.coverage).toBeCloseTo(1 / 2, 12); // A of A and B
    expect(index.notApplicable).toBeCloseTo(1 / 2, 12); // C carries 2 of 4
    expect(node('C').coverage).toBeNull();
    expect(node('C').notApplicable).toBe(1);
  });

  // Read as written: a leaf's weight is the product of the shares on its path, and a share does not grow because a sibling does not apply.
  test('shares stay what the instrument says when a sibling does not apply', () => {
    const two = toyOf([{ id: 'r', sections: [section('s1', [level('A'), level('B')]), section('s2', [level('C')])] }]);
    const { index } = assessOne(two, ['respondents A not-applicable', 'respondents B 3']); // A 1/4, B 1/4, C 1/2
    expect(index.coverage).toBeCloseTo(1 / 3, 12);
    expect(index.notApplicable).toBeCloseTo(1 / 4, 12);
  });

  test('a leaf of weight 0 covers nothing and leaves nothing uncovered', () => {
    const { index, node } = assessOne(toy([level('A'), level('B'), level('Z', 'weight: 0'), level('Y', 'weight: 0')]), [
      'respondents A 3',
      'respondents Z 5',
    ]);
    expect(index.coverage).toBe(0.5);
    expect(node('Z').state).toBe('scored');
  });

  test('a section of weight 0 enters nothing above it, but is computed for itself', () => {
    const { index, node } = assessOne(
      toyOf([{ id: 'r', sections: [section('s1', [level('A')]), section('s0', [level('B'), level('C')], 'weight: 0')] }]),
      ['respondents A 2', 'respondents B 5'],
    );
    expect(index.answered).toEqual({ score: 2, low: 2, high: 2 });
    expect(index.coverage).toBe(1);
    expect(node('s0').answered.score).toBe(5);
    expect(node('s0').coverage).toBe(0.5);
  });

  test('a node whose leaves all have weight 0 is not applicable and drops out of its parent', () => {
    const { index, node } = assessOne(
      toyOf([{ id: 'r', sections: [section('s1', [level('A')]), section('s0', [level('B', 'weight: 0')])] }]),
      ['respondents A 2', 'respondents B 5'],
    );
    expect(node('s0').state).toBe('not-applicable');
    expect(node('s0').answered).toEqual({ score: null, low: null, high: null });
    expect(index.answered.score).toBe(2);
    expect(index.coverage).toBe(1);
  });

  test('its weight is in no share: half of what counts does not apply', () => {
    const instrument = toyOf([{ id: 'r', sections: [section('s1', [level('A'), level('B')]), section('s0', [level('C', 'weight: 0')])] }]);
    expect(assessOne(instrument, ['respondents A 2', 'respondents B not-applicable']).index.notApplicable).toBe(0.5);
  });

  test('text indicators are no leaves', () => {
    const { index } = assessOne(toy([level('A'), '{ id: T, title: T, type: text }']), ['respondents A 2']);
    expect(index.coverage).toBe(1);
    expect(index.answered).toEqual({ score: 2, low: 2, high: 2 });
  });

  test('what all groups call not applicable makes the whole not applicable', () => {
    const { index } = assessOne(toy([level('A'), level('B')]), ['respondents A not-applicable', 'respondents B not-applicable']);
    expect(index.state).toBe('not-applicable');
    expect(index.coverage).toBeNull();
    expect(index.notApplicable).toBe(1);
  });
});

describe('the minimum', () => {
  const many = (count: number, more = ''): string[] => Array.from({ length: count }, (_, i) => level(`I${i}`, more));
  const rate = (ids: readonly string[]): string[] => ids.map((id) => `respondents ${id} 3`);
  const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `I${i}`);

  test.each([
    { rated: 48, state: 'scored', why: '48 of 80 is 60 %' },
    { rated: 47, state: 'insufficient', why: '58.75 %' },
    { rated: 80, state: 'scored', why: 'all' },
    { rated: 1, state: 'insufficient', why: '1.25 %' },
    { rated: 0, state: 'missing', why: 'nothing rated is missing, not insufficient' },
  ])('$rated of 80: $state, $why', ({ rated, state }) => {
    expect(assessOne(toy(many(80), [MINIMUM]), rate(ids(rated))).index.state).toBe(state);
  });

  test.each(['weight: 0.1', 'weight: 0.7', 'weight: 3'])('48 of 80 with %s each is still 60 %%', (weight) => {
    expect(assessOne(toy(many(80, weight), [MINIMUM]), rate(ids(48))).index.state).toBe('scored');
  });

  test.each([
    { sections: 16, each: 5, rated: 3 },
    { sections: 8, each: 10, rated: 6 },
    { sections: 3, each: 15, rated: 9 },
    { sections: 7, each: 5, rated: 3 },
  ])('$rated of $each in each of $sections sections is 60 %', ({ sections, each, rated }) => {
    const built = Array.from({ length: sections }, (_, s) =>
      section(
        `s${s}`,
        Array.from({ length: each }, (_, i) => level(`I${s}-${i}`)),
      ),
    );
    const rows = Array.from({ length: sections }, (_, s) => Array.from({ length: rated }, (_, i) => `respondents I${s}-${i} 3`)).flat();
    const { index, node } = assessOne(toyOf([{ id: 'r', sections: built }], [MINIMUM]), rows);
    expect(index.coverage).toBeCloseTo(0.6, 12);
    expect(index.state).toBe('scored');
    expect(node('s0').state).toBe('scored');
  });

  test('48 of 80 that apply among 100', () => {
    const rows = [...rate(ids(48)), ...Array.from({ length: 20 }, (_, i) => `respondents I${80 + i} not-applicable`)];
    const { index } = assessOne(toy(many(100), [MINIMUM]), rows);
    expect(index.coverage).toBeCloseTo(0.6, 12);
    expect(index.notApplicable).toBeCloseTo(0.2, 12);
    expect(index.state).toBe('scored');
  });

  test('without a minimum one answer of many is enough', () => {
    expect(assessOne(toy(many(80)), rate(ids(1))).index.answered.score).toBe(3);
  });

  test('an insufficient node withholds its number; its parent uses it at full weight', () => {
    const instrument = toyOf(
      [{ id: 'r', sections: [section('s1', [level('A'), level('B'), level('C')]), section('s2', [level('D'), level('E'), level('F')])] }],
      [MINIMUM, 'bands: [{ from: 1, title: low }]', 'target: 5'],
    );
    const { node, index } = assessOne(instrument, ['respondents A 5', 'respondents D 3', 'respondents E 3', 'respondents F 3']);
    const s1 = node('s1');
    expect(s1.state).toBe('insufficient');
    expect(s1.coverage).toBeCloseTo(1 / 3, 12);
    expect(s1.answered.score).toBeNull();
    expect(s1.proven.score).toBeNull();
    expect(s1.band).toBeNull();
    expect(s1.gap).toBeNull();
    expect(s1.values).toEqual({ answered: 5, proven: 5 }); // for explain, marked as withheld
    expect(s1.answered.low).toBeCloseTo(7 / 3, 12); // (5 + 1 + 1) / 3: bounds are printed
    expect(s1.answered.high).toBe(5);
    expect(index.state).toBe('scored'); // 1/2 · 1/3 + 1/2 = 2/3
    expect(index.coverage).toBeCloseTo(2 / 3, 12);
    expect(index.answered.score).toBe(4); // (5 + 3) / 2
  });
});

describe('a node without a value', () => {
  const sumBeside = toyOf([
    { id: 'r', aggregate: 'sum', sections: [section('s1', [level('A'), level('B')], 'aggregate: sum')] },
    { id: 'q', sections: [section('s2', [level('C')])] },
  ]);

  test('an incomplete sum: above it all its leaves count as missing', () => {
    const { node, index } = assessOne(sumBeside, ['respondents A 2', 'respondents C 3']);
    expect(node('s1').state).toBe('missing');
    expect(node('s1').coverage).toBe(0.5);
    expect(node('s1').answered).toEqual({ score: null, low: 3, high: 7 }); // 2 + 1 and 2 + 5
    expect(index.coverage).toBe(0.5); // only C
    expect(index.answered.score).toBe(3);
    expect(index.answered.low).toBe(2.5); // ((1 + 1) + 3) / 2: A counts as missing too
    expect(index.answered.high).toBe(6.5); // ((5 + 5) + 3) / 2
  });

  test('a geometric mean with a zero: above it all its leaves count as missing', () => {
    const instrument = toyOf(
      [{ id: 'r', sections: [section('g', [level('A'), level('B')], 'aggregate: geometric'), section('h', [level('C')])] }],
      ['scale: { min: 0, max: 3 }'],
    );
    const { node, index } = assessOne(instrument, ['respondents A 0', 'respondents B 2', 'respondents C 1']);
    expect(node('g').answered).toEqual({ score: null, low: 0, high: 0 }); // a 0 makes the bound 0
    expect(index.coverage).toBe(0.5);
    expect(index.answered).toEqual({ score: 1, low: 0.5, high: 2 }); // (0 + 1) / 2, (3 + 1) / 2
  });

  test('nothing but such a node below: nothing counts as rated, so no number is printed', () => {
    const { node, index } = assessOne(
      toyOf([{ id: 'r', aggregate: 'mean', sections: [section('s1', [level('A'), level('B')], 'aggregate: sum')] }]),
      ['respondents A 2'],
    );
    expect(node('s1').state).toBe('missing');
    for (const above of [node('r'), index]) {
      expect(above.state).toBe('missing');
      expect(above.coverage).toBe(0);
      expect(above.answered).toEqual({ score: null, low: null, high: null });
      expect(above.proven).toEqual({ score: null, low: null, high: null });
    }
  });
});
