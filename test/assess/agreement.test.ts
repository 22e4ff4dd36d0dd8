import { describe, expect, test } from '@jest/globals';
import { consensusOf, krippendorff, type Metric } from '../../src/assess/agreement.ts';
import { type Histogram, histogram } from '../../src/assess/consensus.ts';
import { assessOne } from '../support/instrument.ts';
import { choice, GROUPS, level, number, section, toy, toyOf } from './toy.ts';

const of = (scores: readonly number[]): Histogram => histogram(scores.map((s) => [s, 1] as const));

describe('Tastle and Wierman: Cns = 1 + Σ p log₂(1 − |X − μ|/d)', () => {
  // log₂(1/2) = −1, log₂(3/4) = −0.415037499278844, log₂(7/8) = −0.192645077942396
  test.each([
    { scores: [3, 3, 3], low: 1, high: 5, expected: 1, why: 'all agree' },
    { scores: [5], low: 1, high: 5, expected: 1, why: 'one alone agrees with itself' },
    { scores: [1, 5], low: 1, high: 5, expected: 0, why: 'half at either end: 1 + log₂(1/2)' },
    { scores: [3, 4], low: 1, high: 5, expected: 0.807354922057604, why: 'μ 3.5: 1 + log₂(7/8)' },
    { scores: [1, 2, 3, 4, 5], low: 1, high: 5, expected: 0.433985000288462, why: 'μ 3: 1 + (2·log₂(1/2) + 2·log₂(3/4))/5' },
    { scores: [1, 1, 1, 5], low: 1, high: 5, expected: 0.188721875540867, why: 'μ 2: 1 + (3·log₂(3/4) + log₂(1/4))/4' },
    { scores: [2, 4], low: 2, high: 4, expected: 0, why: 'd is the leaf’s own width: 1 + log₂(1/2)' },
    { scores: [2, 4], low: 1, high: 5, expected: 0.584962500721156, why: 'the same answers on a wider leaf: 1 + log₂(3/4)' },
    { scores: [0, 1], low: 0, high: 1, expected: 0, why: 'scale 0 to 1' },
    { scores: [3, 3], low: 3, high: 3, expected: null, why: 'd is 0' },
    { scores: [1, 6], low: 1, high: 5, expected: null, why: 'a score lies above the extremes' },
    { scores: [0, 5], low: 1, high: 5, expected: null, why: 'a score lies below the extremes' },
    { scores: [], low: 1, high: 5, expected: null, why: 'nobody rated' },
  ])('$scores between $low and $high: $expected, $why', ({ scores, low, high, expected }) => {
    const found = consensusOf(of(scores), low, high);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 12);
  });

  test('per leaf, over all groups without authority', () => {
    const { leaf } = assessOne(toy([level('A')], [GROUPS]), ['opd A 1', 'press A 5', 'consensus A 3 x50', 'assessor A 2 x50']);
    expect(leaf('A').spread).toBe(4);
    expect(leaf('A').cns).toBeCloseTo(0, 12);
  });

  test.each([
    { leaf: choice('A', [2, 4]), rows: ['A o0', 'A o1'], spread: 2, cns: 0, why: 'd from the options' },
    { leaf: choice('A', [3]), rows: ['A o0', 'A o0'], spread: 0, cns: null, why: 'only one score is possible' },
    {
      leaf: number('A', 'goalposts: { worst: 0, best: 4, clamp: false }'),
      rows: ['A 2', 'A 8'],
      spread: 6,
      cns: null,
      why: 'unclamped 8 scores 9, outside 1..5',
    },
    {
      leaf: number('A', 'goalposts: { worst: 0, best: 4, clamp: false }, range: [0, 8]'),
      rows: ['A 0', 'A 8'],
      spread: 8,
      cns: 0,
      why: 'with a range d is 8',
    },
    { leaf: level('A'), rows: ['A 3'], spread: 0, cns: 1, why: 'one respondent' },
    { leaf: level('A'), rows: ['A unknown', 'A not-applicable'], spread: null, cns: null, why: 'nobody rated' },
    { leaf: level('A'), rows: [], spread: null, cns: null, why: 'nobody spoke' },
  ])('$rows: spread $spread, Cns $cns, $why', ({ leaf, rows, spread, cns }) => {
    const found = assessOne(
      toy([leaf]),
      rows.map((r) => `respondents ${r}`),
    ).leaf('A');
    expect(found.spread).toBe(spread);
    if (cns === null) expect(found.cns).toBeNull();
    else expect(found.cns).toBeCloseTo(cns, 12);
  });
});

/** Units from observers' rows; `.` is no rating. */
function unitsOf(observers: readonly string[]): Histogram[] {
  const rows = observers.map((row) => row.trim().split(/\s+/));
  return rows[0]!.map((_, unit) => of(rows.flatMap((row) => (row[unit] === '.' ? [] : [Number(row[unit])]))));
}

describe('Krippendorff’s alpha', () => {
  const exampleC = unitsOf(['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .']);
  test.each([
    { metric: 'nominal', published: 0.743 },
    { metric: 'ordinal', published: 0.815 },
    { metric: 'interval', published: 0.849 },
  ] as const)('Krippendorff (2011), example C, $metric: $published', ({ metric, published }) => {
    const found = krippendorff(exampleC, metric);
    expect(found.alpha).toBeCloseTo(published, 3);
    expect(found).toMatchObject({ metric, units: 11, pairable: 40 }); // the twelfth unit has one rating
  });

  test('three observers of three units, nominal: 1 − 7·2/(2·6·2) = 5/12', () => {
    // units {1 1 1} {2 1 2} {1 1}: n 8, six 1 and two 2; observed 2·2·1/2 = 2, expected 2·6·2 = 24
    expect(krippendorff(unitsOf(['1 2 1', '1 1 1', '1 2 .']), 'nominal').alpha).toBeCloseTo(0.41666666666666663, 14);
  });

  test('the same rows read as units: 1 − 7·4/24 = −1/6, worse than chance', () => {
    // units {1 2 1} {1 1 1} {1 2}: observed 2·2·1/2 + 2·1·1/1 = 4
    expect(krippendorff([of([1, 2, 1]), of([1, 1, 1]), of([1, 2])], 'nominal').alpha).toBeCloseTo(-1 / 6, 14);
  });

  test('ordinal by hand: {1 2} {1 1} {3 3} is 7/9', () => {
    // n 6: three 1, one 2, two 3. δ²(1,2) = (3 + 1 − 4/2)² = 4, δ²(1,3) = (6 − 5/2)² = 12.25, δ²(2,3) = (3 − 3/2)² = 2.25
    // observed 2·4 = 8; expected 2·(3·4 + 6·12.25 + 2·2.25) = 180; 1 − 5·8/180
    expect(krippendorff([of([1, 2]), of([1, 1]), of([3, 3])], 'ordinal').alpha).toBeCloseTo(7 / 9, 14);
  });

  test('interval by hand: {10 20} {80 90} is 0.97', () => {
    // observed 2·100 + 2·100 = 400; expected 2·(100 + 4900 + 6400 + 3600 + 4900 + 100) = 40 000; 1 − 3·400/40 000
    expect(krippendorff([of([10, 20]), of([80, 90])], 'interval').alpha).toBeCloseTo(0.97, 14);
  });

  test.each(['nominal', 'ordinal', 'interval'] as Metric[])('%s: perfect agreement with variation is 1', (metric) => {
    expect(krippendorff([of([1, 1]), of([4, 4, 4])], metric).alpha).toBe(1);
  });

  test.each(['nominal', 'ordinal', 'interval'] as Metric[])('%s: no units, no variation: absent with the reason', (metric) => {
    expect(krippendorff([], metric)).toMatchObject({ alpha: null, reason: 'no-units', units: 0, pairable: 0 });
    expect(krippendorff([of([1]), of([2]), of([])], metric)).toMatchObject({ alpha: null, reason: 'no-units', units: 0, pairable: 0 });
    expect(krippendorff([of([3, 3]), of([3, 3, 3]), of([1])], metric)).toMatchObject({
      alpha: null,
      reason: 'no-variation',
      units: 2,
      pairable: 5,
    });
  });

  test('counts stand for respondents: a histogram of 2 ones and 1 two is the unit {1 1 2}', () => {
    const counted: Histogram = [
      { score: 1, n: 2 },
      { score: 2, n: 1 },
    ];
    expect(krippendorff([counted, of([1, 1, 1])], 'nominal').alpha).toBe(krippendorff([of([1, 2, 1]), of([1, 1, 1])], 'nominal').alpha);
  });
});

describe('alpha of a node', () => {
  const leaves = [level('A'), level('B'), level('C'), number('X', 'goalposts: { worst: 0, best: 100 }')];
  // A {1 2} B {1 1} C {3 3} as above; X would be a fourth unit
  const rows = ['opd A 1', 'opd A 2', 'opd B 1 x2', 'opd C 3 x2', 'opd X 10', 'opd X 90', 'press A 4', 'press B 2'];

  test('is per group, ordinal, over level, choice and checklist leaves', () => {
    const { index, node } = assessOne(toy(leaves, [GROUPS]), rows);
    for (const at of [index, node('r'), node('s')]) {
      expect(at.agreement.get('opd')).toMatchObject({ metric: 'ordinal', units: 3, pairable: 6 });
      expect(at.agreement.get('opd')!.alpha).toBeCloseTo(7 / 9, 12);
      expect(at.agreement.get('press')).toMatchObject({ alpha: null, reason: 'no-units' });
    }
  });

  test('uses the scores of choices, and of checklists', () => {
    const list = '{ id: L, title: L, type: checklist, scoring: share, criteria: [{ id: a, title: a }, { id: b, title: b }] }';
    // options score 1, 2, 3: O1 {1 2}, O2 {1 1}; checklist a of a and b scores 3: {3 3}
    const { index } = assessOne(toy([choice('O1', [1, 2]), choice('O2', [1, 2]), list]), [
      'respondents O1 o0',
      'respondents O1 o1',
      'respondents O2 o0 x2',
      'respondents L a',
      'respondents L b',
    ]);
    expect(index.agreement.get('respondents')!.alpha).toBeCloseTo(7 / 9, 12);
  });

  test('a node with only numbers uses interval, one above it that also holds levels does not', () => {
    const instrument = toyOf(
      [{ id: 'r', sections: [section('s1', [number('X'), number('Y')]), section('s2', [level('A')])] }],
      ['scale: { min: 0, max: 100 }'],
    );
    const { node } = assessOne(instrument, [
      'respondents X 10',
      'respondents X 20',
      'respondents Y 80',
      'respondents Y 90',
      'respondents A 50',
      'respondents A 50',
    ]);
    expect(node('s1').agreement.get('respondents')).toMatchObject({ metric: 'interval', units: 2, pairable: 4 });
    expect(node('s1').agreement.get('respondents')!.alpha).toBeCloseTo(0.97, 12);
    expect(node('r').agreement.get('respondents')).toMatchObject({
      metric: 'ordinal',
      alpha: null,
      reason: 'no-variation',
      units: 1,
      pairable: 2,
    });
  });

  test('ratings set aside are no units', () => {
    const instrument = toy([level('A'), level('B', 'when: { indicator: A, at_least: 2 }')]);
    const { index } = assessOne(instrument, ['respondents A 1 x2', 'respondents B 2', 'respondents B 5']);
    expect(index.agreement.get('respondents')).toMatchObject({ alpha: null, reason: 'no-variation', units: 1 });
  });
});

describe('perception gap: two groups a quarter of the scale’s width apart', () => {
  const groups = 'groups: { opd: {}, press: {}, public: {}, assessor: { authority: 1 } }';
  const numbers = (scale: string): ReturnType<typeof toy> => toy([number('A', 'goalposts: { worst: 0, best: 1 }')], [groups, scale]);

  test.each([
    { rows: ['opd A 2', 'press A 3'], gap: { low: 'opd', high: 'press', difference: 1 }, why: 'exactly a quarter of 4' },
    { rows: ['opd A 4', 'press A 2'], gap: { low: 'press', high: 'opd', difference: 2 }, why: 'whichever is higher' },
    { rows: ['opd A 2', 'opd A 3', 'press A 3'], gap: null, why: 'medians 2.5 and 3' },
    { rows: ['opd A 3', 'press A 3'], gap: null, why: 'they agree' },
    { rows: ['opd A 1'], gap: null, why: 'one group alone' },
    { rows: ['opd A 1', 'press A unknown'], gap: null, why: 'not knowing is no value' },
    { rows: ['opd A 1', 'assessor A 5'], gap: null, why: 'an authority is no opinion among others' },
    { rows: ['opd A 2', 'press A 5', 'public A 1'], gap: { low: 'public', high: 'press', difference: 4 }, why: 'the widest pair' },
    {
      rows: ['opd A 2', 'press A 4', 'assessor A 3'],
      gap: { low: 'opd', high: 'press', difference: 2 },
      why: 'also where an authority decided',
    },
  ])('$rows: $why', ({ rows, gap }) => {
    expect(assessOne(toy([level('A')], [groups]), rows).leaf('A').perception).toEqual(gap);
  });

  test.each([
    { scale: 'scale: { min: 0, max: 1 }', values: [0.1, 0.35], found: true, why: '0.25, although 0.35 − 0.1 falls short of it in binary' },
    { scale: 'scale: { min: 0, max: 1 }', values: [0.1, 0.349], found: false, why: '0.249' },
    { scale: 'scale: { min: 0, max: 100 }', values: [0.25, 0.5], found: true, why: '25 of 100' },
    { scale: 'scale: { min: 0, max: 3 }', values: [0.5, 0.75], found: true, why: '0.75 of 3' },
    { scale: 'scale: { min: 0, max: 3 }', values: [0.5, 0.74], found: false, why: '0.72 of 3' },
  ])('$scale, goalposts 0..1, $values: $found, $why', ({ scale, values, found }) => {
    const { leaf } = assessOne(numbers(scale), [`opd A ${values[0]}`, `press A ${values[1]}`]);
    expect(leaf('A').perception !== null).toBe(found);
  });
});
