import { describe, expect, test } from '@jest/globals';
import type { Value } from '../../src/assess/aggregate.ts';
import { holds } from '../../src/assess/applies.ts';
import type { Condition, Profile, ProfileValue, Scale } from '../../src/rubric/instrument.ts';
import { assessOne } from '../support/instrument.ts';
import { GROUPS, level, number, toy } from './toy.ts';

const scale: Scale = { min: 1, max: 5, levels: new Map() };
const nobody = (): Value => 'missing';

/** T true, F false, U missing: three conditions over profile facts. */
const T: Condition = { kind: 'profile', fact: 'yes', is: true };
const F: Condition = { kind: 'profile', fact: 'no', is: true };
const U: Condition = { kind: 'profile', fact: 'unheard-of', is: true };
const facts: Profile = new Map<string, ProfileValue>([
  ['yes', true],
  ['no', false],
]);
const named = { T, F, U };
const truth = (condition: Condition): string => {
  const found = holds(condition, facts, nobody, scale);
  return found === true ? 'T' : found === false ? 'F' : 'U';
};

describe('three-valued logic (Kleene)', () => {
  test.each([
    ['T', 'T', 'T', 'T'],
    ['T', 'F', 'F', 'T'],
    ['T', 'U', 'U', 'T'],
    ['F', 'T', 'F', 'T'],
    ['F', 'F', 'F', 'F'],
    ['F', 'U', 'F', 'U'],
    ['U', 'T', 'U', 'T'],
    ['U', 'F', 'F', 'U'],
    ['U', 'U', 'U', 'U'],
  ] as const)('%s and %s: all %s, any %s', (a, b, all, any) => {
    const parts = [named[a], named[b]];
    expect(truth({ kind: 'all', parts })).toBe(all);
    expect(truth({ kind: 'any', parts })).toBe(any);
  });

  test.each([
    ['T', 'F'],
    ['F', 'T'],
    ['U', 'U'],
  ] as const)('not %s is %s', (a, expected) => {
    expect(truth({ kind: 'not', part: named[a] })).toBe(expected);
  });

  test('nested: not (any of U, F) stays missing, all of (not F, T) holds', () => {
    expect(truth({ kind: 'not', part: { kind: 'any', parts: [U, F] } })).toBe('U');
    expect(truth({ kind: 'all', parts: [{ kind: 'not', part: F }, T] })).toBe('T');
  });
});

describe('tests on the profile', () => {
  test.each([
    { test: { is: 'port' }, value: 'port', expected: true },
    { test: { is: 'port' }, value: 'hill', expected: false },
    { test: { is: false }, value: false, expected: true },
    { test: { is: 0 }, value: 0, expected: true },
    { test: { is: 0 }, value: false, expected: false },
    // In JavaScript true >= 1 and '3' <= 5 hold; a fact that is no number reaches no limit.
    { test: { atLeast: 1 }, value: true, expected: false },
    { test: { atMost: 5 }, value: '3', expected: false },
    { test: { oneOf: ['port', 'lake'] }, value: 'lake', expected: true },
    { test: { oneOf: ['port', 'lake'] }, value: 'hill', expected: false },
    { test: { atLeast: 100_000 }, value: 100_000, expected: true },
    { test: { atLeast: 100_000 }, value: 99_999, expected: false },
    { test: { atMost: 100_000 }, value: 100_000, expected: true },
    { test: { atMost: 100_000 }, value: 100_001, expected: false },
    { test: { atLeast: 0 }, value: 0, expected: true },
    { test: { atLeast: 2, atMost: 3 }, value: 2.5, expected: true },
    { test: { atLeast: 2, atMost: 3 }, value: 3.5, expected: false },
    { test: { atLeast: 2 }, value: undefined, expected: 'unknown' },
    { test: { is: true }, value: undefined, expected: 'unknown' },
  ])('$test on $value is $expected', ({ test: t, value, expected }) => {
    const profile: Profile = new Map(value === undefined ? [] : [['fact', value]]);
    expect(holds({ kind: 'profile', fact: 'fact', ...t }, profile, nobody, scale)).toBe(expected);
  });
});

describe('tests on a score', () => {
  test.each([
    { score: 2, test: { atLeast: 2 }, expected: true, why: 'at equality' },
    { score: 1.99, test: { atLeast: 2 }, expected: false, why: 'below' },
    { score: 2 - 3e-9, test: { atLeast: 2 }, expected: true, why: 'within 1e-9 of the width of 4' },
    { score: 2 - 5e-9, test: { atLeast: 2 }, expected: false, why: 'beyond it' },
    { score: 2 + 3e-9, test: { atMost: 2 }, expected: true, why: 'within 1e-9 of the width of 4' },
    { score: 2 + 5e-9, test: { atMost: 2 }, expected: false, why: 'beyond it' },
    { score: 3, test: { atLeast: 2, atMost: 3 }, expected: true, why: 'both limits' },
    { score: 4, test: { atLeast: 2, atMost: 3 }, expected: false, why: 'both limits' },
    { score: 'not-applicable', test: { atMost: 5 }, expected: false, why: 'not applicable is false' },
    { score: 'missing', test: { atLeast: 1 }, expected: 'unknown', why: 'missing is missing' },
  ] as const)('$score under $test is $expected: $why', ({ score, test: t, expected }) => {
    expect(holds({ kind: 'indicator', indicator: 'A', ...t }, new Map(), () => score, scale)).toBe(expected);
  });

  test('not over a test on something not applicable is true', () => {
    expect(holds({ kind: 'not', part: { kind: 'indicator', indicator: 'A', atLeast: 2 } }, new Map(), () => 'not-applicable', scale)).toBe(
      true,
    );
  });
});

describe('an indicator with a condition', () => {
  const pair = toy([level('A'), level('B', 'when: { indicator: A, at_least: 2 }')]);
  test.each([
    { rows: ['A 2', 'B 4'], state: 'scored', index: 3, why: 'true and rated' },
    { rows: ['A 2'], state: 'missing', index: 2, why: 'true and not rated' },
    { rows: ['A 1', 'B 4'], state: 'not-applicable', index: 1, why: 'false: the rating is set aside' },
    { rows: ['A 1'], state: 'not-applicable', index: 1, why: 'false and not rated' },
    { rows: ['B 4'], state: 'scored', index: 4, why: 'missing counts as applicable, rated if it is rated' },
    { rows: ['A unknown', 'B 4'], state: 'scored', index: 4, why: 'unknown is missing' },
    { rows: [], state: 'missing', index: null, why: 'missing and not rated' },
    { rows: ['A not-applicable', 'B 4'], state: 'not-applicable', index: null, why: 'a test on what does not apply is false' },
    { rows: ['B not-applicable'], state: 'not-applicable', index: null, why: 'missing condition, called not applicable' },
    { rows: ['A 2', 'B not-applicable'], state: 'not-applicable', index: 2, why: 'true, called not applicable' },
  ])('$rows: $state, $why', ({ rows, state, index }) => {
    const found = assessOne(
      pair,
      rows.map((r) => `respondents ${r}`),
    );
    expect(found.node('B').state).toBe(state);
    expect(found.index.answered.score).toBe(index);
  });

  test('chains: C asks B, B asks A', () => {
    const chain = toy([level('C', 'when: { indicator: B, at_least: 3 }'), level('B', 'when: { indicator: A, at_least: 2 }'), level('A')]);
    const states = (rows: string[]): string[] => {
      const { node } = assessOne(
        chain,
        rows.map((r) => `respondents ${r}`),
      );
      return ['A', 'B', 'C'].map((id) => node(id).state);
    };
    expect(states(['A 1', 'B 5', 'C 5'])).toEqual(['scored', 'not-applicable', 'not-applicable']);
    expect(states(['B 3', 'C 5'])).toEqual(['missing', 'scored', 'scored']);
    expect(states(['B 2', 'C 5'])).toEqual(['missing', 'scored', 'not-applicable']);
    expect(states(['C 5'])).toEqual(['missing', 'missing', 'scored']);
    expect(states(['A 2', 'B 2', 'C 5'])).toEqual(['scored', 'scored', 'not-applicable']);
    expect(states(['A 2', 'B 3'])).toEqual(['scored', 'scored', 'missing']);
  });

  test.each([
    { rows: ['opd A 1', 'press A 5'], state: 'scored', why: '(3·1 + 5)/4 = 2' },
    { rows: ['opd A 5', 'consensus A 1'], state: 'not-applicable', why: 'the authority said 1' },
    { rows: ['opd A 1', 'opd A 2', 'opd A 5'], state: 'scored', why: 'the median is 2' },
  ])('looks at the decided score: $why', ({ rows, state }) => {
    const instrument = toy([level('A'), level('B', 'when: { indicator: A, at_least: 2 }')], [GROUPS]);
    expect(assessOne(instrument, [...rows, 'opd B 3']).node('B').state).toBe(state);
  });

  test('looks at the answered score, not at the proven one', () => {
    const instrument = toy(
      [level('A'), level('B', 'when: { indicator: A, at_least: 3 }')],
      ['evidence: { required_from: 3, cap: 2, counts: sent }', 'headline: proven'],
    );
    expect(assessOne(instrument, ['respondents A 4 none', 'respondents B 2']).node('B').state).toBe('scored');
  });

  test('an indicator of weight 0 can be a condition', () => {
    const instrument = toy([level('A', 'weight: 0'), level('B', 'when: { indicator: A, at_least: 3 }'), level('C')]);
    const { node, index } = assessOne(instrument, ['respondents A 1', 'respondents B 5', 'respondents C 2']);
    expect(node('B').state).toBe('not-applicable');
    expect(index.answered.score).toBe(2);
  });
});

describe('ratings set aside', () => {
  const instrument = toy([level('A'), number('B', 'goalposts: { worst: 0, best: 10 }, when: { indicator: A, at_least: 2 }')], [GROUPS]);
  const found = assessOne(instrument, ['opd A 1', 'opd B 4 x2', 'press B 99', 'opd B unknown x7']);

  test('are counted and listed', () => {
    expect(found.leaf('B').setAside).toBe(3);
    expect(found.leaf('B').decision).toEqual({ by: 'condition' });
    expect(found.findings).toContainEqual(
      expect.objectContaining({ code: 'assess/ratings-set-aside', data: expect.objectContaining({ indicator: 'B', n: 3 }) }),
    );
  });

  test('leave no trace in any number', () => {
    const { leaf, node } = found;
    expect(node('B')).toMatchObject({ state: 'not-applicable', band: null, gap: null, coverage: null, notApplicable: 1 });
    expect(node('B').answered).toEqual({ score: null, low: null, high: null });
    expect(leaf('B')).toMatchObject({
      respondents: 0,
      spread: null,
      cns: null,
      perception: null,
      gain: null,
      priority: null,
      quadrant: null,
    });
    expect(found.index.notApplicable).toBe(0.5);
    expect(found.findings.map((f) => f.code)).not.toContain('assess/clamped');
  });

  test('nothing is set aside where the condition is true or missing', () => {
    expect(assessOne(instrument, ['opd A 2', 'opd B 4']).leaf('B').setAside).toBe(0);
    expect(assessOne(instrument, ['opd B 4']).leaf('B').setAside).toBe(0);
  });

  test('facts nobody gave leave the indicator in', () => {
    const coastal = toy(
      [level('A'), level('B', 'when: { all: [{ profile: coastal, is: true }, { profile: people, at_least: 1000 }] }')],
      ['profile: { coastal: { type: boolean }, people: { type: number } }'],
    );
    const state = (profile: Record<string, boolean | number>): string =>
      assessOne(coastal, ['respondents B 4'], { profile }).node('B').state;
    expect(state({})).toBe('scored');
    expect(state({ coastal: true })).toBe('scored');
    expect(state({ coastal: false })).toBe('not-applicable'); // false and missing is false
    expect(state({ people: 999 })).toBe('not-applicable');
    expect(state({ coastal: true, people: 1000 })).toBe('scored');
  });
});
