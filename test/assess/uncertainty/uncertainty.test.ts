import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assess } from '../../../src/assess/assess.ts';
import { assessmentValue } from '../../../src/assess/json.ts';
import validateAssessment from '../../../src/assess/schema/assessment.validate.js';
import { type AssessedNode, type Assessment, type CityAssessment, findNode } from '../../../src/assess/types.ts';
import { quantile } from '../../../src/assess/uncertainty/interval.ts';
import { withUncertainty } from '../../../src/assess/uncertainty/uncertainty.ts';
import type { Instrument } from '../../../src/rubric/instrument.ts';
import { tally } from '../../support/instrument.ts';
import { choice, level, section, toy, toyOf } from '../toy.ts';

const BANDS = 'bands: [{ from: 1, title: low }, { from: 3, title: high }]';
const GROUPS = 'groups: { consensus: { authority: 1 }, opd: { weight: 3 }, press: { weight: 1 } }';

function certain(instrument: Instrument, rows: readonly string[], seed = 1): Assessment {
  return assess(instrument, tally(rows), {
    tier: 'full',
    seed,
    always: [],
    caseOf: (city, period) => ({ city, period, profile: new Map(), targets: new Map() }),
  });
}
const sure = (instrument: Instrument, rows: readonly string[], seed = 1): Assessment => withUncertainty(certain(instrument, rows, seed));
const node = (city: CityAssessment | undefined, id: string): AssessedNode => findNode(city!.index, id)!;
const intervalOf = (a: Assessment, id: string): readonly number[] | null | undefined => node(a.cities[0], id).interval;

describe('quantiles, R type 7', () => {
  test.each([
    { sorted: [1, 2, 3, 4], p: 0.5, expected: 2.5 },
    { sorted: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], p: 0.025, expected: 1.225 },
    { sorted: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], p: 0.975, expected: 9.775 },
    { sorted: [7], p: 0.975, expected: 7 },
    { sorted: [0, 10], p: 1, expected: 10 },
  ])('$p of $sorted is $expected', ({ sorted, p, expected }) => {
    expect(quantile(sorted, p)).toBeCloseTo(expected, 12);
  });
});

describe('the interval of a leaf', () => {
  const one = toy([level('A')], [GROUPS]);

  test.each([
    { why: 'ten divided answers: either end is the median of every third resample', rows: ['opd A 1 x5', 'opd A 5 x5'], expected: [1, 5] },
    { why: 'everyone agrees', rows: ['opd A 4 x6'], expected: [4, 4] },
    { why: 'one dissenter in a hundred moves no median', rows: ['opd A 3 x99', 'opd A 1'], expected: [3, 3] },
    { why: 'five are enough', rows: ['opd A 2 x5'], expected: [2, 2] },
    { why: 'four are too few', rows: ['opd A 2 x4'], expected: null },
    { why: 'missing codes are no rated answers', rows: ['opd A 2 x4', 'opd A unknown x9'], expected: null },
    { why: 'each group that enters needs five', rows: ['opd A 2 x9', 'press A 2 x4'], expected: null },
    { why: 'an authority decides without chance', rows: ['consensus A 3', 'opd A 1 x5', 'opd A 5 x5'], expected: null },
    { why: 'groups are resampled each by itself: (3·2 + 1·[1..5]) / 4', rows: ['opd A 2 x8', 'press A 1 x5', 'press A 5 x5'], expected: [1.75, 2.75] }, // biome-ignore format: a row each
    { why: 'nobody rated it', rows: ['opd A unknown x9'], expected: null },
  ])('$why', ({ rows, expected }) => {
    expect(intervalOf(sure(one, rows), 'A')).toEqual(expected);
  });

  test('a group of weight 0 does not enter, so it may be small', () => {
    const guests = toy([level('A')], ['groups: { opd: { weight: 1 }, guest: { weight: 0 } }']);
    expect(intervalOf(sure(guests, ['opd A 2 x5', 'guest A 5']), 'A')).toEqual([2, 2]);
  });

  test('follows the headline: proven scores of answers without proof are capped', () => {
    const proof = [GROUPS, 'evidence: { required_from: 4, cap: 3, counts: sent }', 'headline: proven'];
    expect(intervalOf(sure(toy([level('A')], proof), ['opd A 5 x6']), 'A')).toEqual([3, 3]);
    expect(intervalOf(sure(toy([level('A')], proof), ['opd A 5 x6 sent']), 'A')).toEqual([5, 5]);
    expect(intervalOf(sure(toy([level('A')], proof.slice(0, 2)), ['opd A 5 x6']), 'A')).toEqual([5, 5]);
  });

  test('where nothing asks for proof, proven is answered here too', () => {
    expect(intervalOf(sure(toy([level('A')], [GROUPS, 'headline: proven']), ['opd A 1 x5', 'opd A 5 x5']), 'A')).toEqual([1, 5]);
  });

  test('another seed draws other resamples; the same one the same', () => {
    const rows = ['opd A 1 x3', 'opd A 2 x4', 'opd A 3 x5', 'opd A 4 x4', 'opd A 5 x3'];
    const mean = toy([level('A')], [GROUPS, 'consensus: { within: mean }']);
    expect(intervalOf(sure(mean, rows, 7), 'A')).toEqual(intervalOf(sure(mean, rows, 7), 'A'));
    const ends = [1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify(intervalOf(sure(mean, rows, seed), 'A')));
    expect(new Set(ends).size).toBeGreaterThan(1);
  });
});

describe('the interval of a node', () => {
  const divided = (id: string): string[] => [`opd ${id} 1 x5`, `opd ${id} 5 x5`];

  test.each([
    {
      why: 'both leaves at their low ends, both at their high ones',
      weights: [1, 1],
      rows: [...divided('A'), ...divided('B')],
      expected: [1, 5],
    },
    { why: 'a leaf without interval is held at its value', weights: [1, 1], rows: [...divided('A'), 'opd B 3 x2'], expected: [2, 4] },
    { why: 'half of the rated weight is enough', weights: [2, 2], rows: [...divided('A'), 'opd B 3'], expected: [2, 4] },
    { why: 'less than half is not', weights: [1, 2], rows: [...divided('A'), 'opd B 3'], expected: null },
    { why: 'a missing leaf has no rated weight', weights: [1, 9], rows: [...divided('A'), 'opd B unknown x9'], expected: [1, 5] },
  ])('$why', ({ weights, rows, expected }) => {
    const two = toy([level('A', `weight: ${weights[0]}`), level('B', `weight: ${weights[1]}`)], [GROUPS]);
    expect(intervalOf(sure(two, rows), 'toy')).toEqual(expected);
  });

  test('goes through the aggregate of the node', () => {
    const of = (aggregate: string): readonly number[] | null | undefined =>
      intervalOf(sure(toy([level('A'), level('B')], [GROUPS, `aggregate: ${aggregate}`]), [...divided('A'), 'opd B 4 x5']), 'toy');
    expect(of('min')).toEqual([1, 4]);
    expect(of('max')).toEqual([4, 5]);
    expect(of('geometric')![0]).toBeCloseTo(2, 12);
    expect(of('geometric')![1]).toBeCloseTo(Math.sqrt(20), 12);
  });

  test('is not printed around a score that is withheld', () => {
    const strict = toy([level('A'), level('B')], [GROUPS, 'coverage: { minimum: 0.8 }']);
    const made = sure(strict, divided('A'));
    expect(made.cities[0]!.index.state).toBe('insufficient');
    expect(intervalOf(made, 'toy')).toBeNull();
    expect(intervalOf(made, 'A')).toEqual([1, 5]);
  });

  test.each([
    { why: 'a divided leaf of weight 0 tells nothing', leaves: [level('A', 'weight: 0'), level('B')], rows: [...divided('A'), 'opd B 3'] },
    {
      why: 'nor does one that does not apply',
      leaves: [level('A', 'when: { profile: x, is: true }'), level('B')],
      rows: [...divided('A'), 'opd B 3'],
    },
  ])('$why', ({ leaves, rows }) => {
    const profile = 'profile: { x: { type: boolean } }';
    const made = withUncertainty(
      assess(toy(leaves, [GROUPS, profile]), tally(rows), {
        tier: 'full',
        seed: 1,
        always: [],
        caseOf: (city, period) => ({ city, period, profile: new Map([['x', false]]), targets: new Map() }),
      }),
    );
    expect(intervalOf(made, 'toy')).toBeNull();
  });

  test('a branch without a value has none, and drops out of its parent: A of the sum is not counted', () => {
    const sum = toyOf(
      [{ id: 'r', sections: [section('s', [level('A'), level('M')], 'aggregate: sum'), section('t', [level('B')])] }],
      [GROUPS],
    );
    const made = sure(sum, [...divided('A'), ...divided('B')]);
    expect(intervalOf(made, 's')).toBeNull();
    expect(intervalOf(made, 'r')).toEqual([1, 5]); // of t alone
    expect(intervalOf(sure(sum, [...divided('A'), 'opd B 3']), 'r')).toBeNull();
  });

  test('a branch all of whose leaves have weight 0 takes no part of the weight', () => {
    const empty = toyOf(
      [{ id: 'r', sections: [section('s', [level('Z', 'weight: 0')], 'weight: 9'), section('t', [level('A')])] }],
      [GROUPS],
    );
    expect(intervalOf(sure(empty, ['opd Z 3', ...divided('A')]), 'r')).toEqual([1, 5]);
  });

  test('a branch carries weight as soon as one of its leaves does', () => {
    const mixed = toyOf(
      [{ id: 'r', sections: [section('s', [level('A'), level('Z', 'weight: 0')]), section('t', [level('B')])] }],
      [GROUPS],
    );
    expect(intervalOf(sure(mixed, [...divided('A'), 'opd Z 3', 'opd B 3']), 'r')).toEqual([2, 4]); // (1 + 3)/2 and (5 + 3)/2
  });

  test('a view has its own: half of its weight is enough there too', () => {
    const view = toy([level('A'), level('B'), level('C')], [GROUPS, 'views: [{ id: v, title: V, indicators: [A, B] }]']);
    const made = sure(view, [...divided('A'), 'opd B 3', 'opd C 3']);
    expect(intervalOf(made, 'toy')).toBeNull(); // a third
    expect(made.cities[0]!.views[0]!.interval).toEqual([2, 4]);
  });

  test('contains the score that leaves at their values give, whatever the answers', () => {
    const two = toy([level('A', 'weight: 2'), level('B')], [GROUPS]);
    const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 5 }).filter((c) => c.reduce((a, b) => a + b, 0) > 4);
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const rows = [a, b].flatMap((list, i) => list.flatMap((n, l) => (n === 0 ? [] : [`opd ${'AB'[i]} ${l + 1} x${n}`])));
        const { index } = sure(two, rows).cities[0]!;
        const [low, high] = index.interval!;
        expect(low).toBeLessThanOrEqual(index.answered.score!);
        expect(high).toBeGreaterThanOrEqual(index.answered.score!);
      }),
      { seed: 20261124, numRuns: 40 },
    );
  });
});

describe('other weights', () => {
  test('leave a node where its parts agree, and its band with it', () => {
    const made = sure(toy([level('A'), level('B')], [GROUPS, BANDS]), ['opd A 3', 'opd B 3']);
    expect(node(made.cities[0], 'toy').stability).toEqual({ band: 1 });
    expect(node(made.cities[0], 'A').stability).toEqual({ band: 1 });
  });

  test('decide about the band of a node that stands right on its edge', () => {
    // (2·w + 4·v) / (w + v) reaches 3 where v ≥ w: half of the time.
    const made = sure(toy([level('A'), level('B')], [GROUPS, BANDS]), ['opd A 2', 'opd B 4']);
    const { band } = node(made.cities[0], 'toy').stability!;
    expect(band).toBeGreaterThan(0.45);
    expect(band).toBeLessThan(0.55);
  });

  test('a quarter either way and no more: 2 and 4 at 3 to 1 stay below 3', () => {
    const made = sure(toy([level('A', 'weight: 3'), level('B')], [GROUPS, BANDS]), ['opd A 2', 'opd B 4']);
    expect(node(made.cities[0], 'toy').stability).toEqual({ band: 1 });
  });

  test.each([
    { why: 'a maximum does not mind weights', head: ['aggregate: max'], rows: ['opd A 2', 'opd B 4'] },
    { why: 'a missing leaf has no weight to move', head: [], rows: ['opd A 3', 'opd B unknown'] },
    { why: 'nor has one that does not apply', head: [], rows: ['opd A 3', 'opd B not-applicable'] },
  ])('$why', ({ head, rows }) => {
    const made = sure(toy([level('A'), level('B')], [GROUPS, BANDS, ...head]), rows);
    expect(node(made.cities[0], 'toy').stability).toEqual({ band: 1 });
  });

  test('a leaf of weight 0 stays without', () => {
    const made = sure(toy([level('A'), level('Z', 'weight: 0')], [GROUPS, BANDS]), ['opd A 3', 'opd Z 1']);
    expect(node(made.cities[0], 'toy').stability).toEqual({ band: 1 });
  });

  test('a geometric mean on its edge, and a view of the same: √(2 · 4.5) = 3', () => {
    const edge = [GROUPS, BANDS, 'aggregate: geometric', 'views: [{ id: v, title: V, indicators: [A, B] }]'];
    const [city] = sure(toy([level('A'), choice('B', [4.5])], edge), ['opd A 2', 'opd B o0']).cities;
    for (const { stability } of [node(city, 'toy'), city!.views[0]!]) {
      expect(stability!.band).toBeGreaterThan(0.45);
      expect(stability!.band).toBeLessThan(0.55);
    }
  });

  test('by the headline: proven scores of 2 stay in the lower band', () => {
    const proof = ['evidence: { required_from: 3, cap: 2, counts: sent }', 'headline: proven'];
    const made = sure(toy([level('A'), level('B')], [GROUPS, BANDS, ...proof]), ['opd A 2', 'opd B 4']);
    expect(node(made.cities[0], 'toy')).toMatchObject({ band: 0, stability: { band: 1 } });
  });

  test('say nothing of a node without a band', () => {
    const made = sure(toy([level('A'), level('B')], [GROUPS]), ['opd A 2', 'opd B 4']);
    expect(node(made.cities[0], 'toy').stability).toEqual({ band: null });
  });

  test('move every weight on the way down, also those of rubrics', () => {
    const two = toyOf(
      [
        { id: 'r', sections: [section('s', [level('A')])] },
        { id: 'q', sections: [section('t', [level('B')])] },
      ],
      [GROUPS, BANDS],
    );
    const { band } = node(sure(two, ['opd A 2', 'opd B 4']).cities[0], 'toy').stability!;
    expect(band).toBeGreaterThan(0.45);
    expect(band).toBeLessThan(0.55);
  });
});

describe('ranks', () => {
  const one = toy([level('A')], [GROUPS]);
  const two = toy([level('A'), level('B')], [GROUPS]);

  test('begin with the highest; equal scores share one; every period has its own', () => {
    const made = sure(one, [
      'a/2026 opd A 2',
      'b/2026 opd A 4',
      'c/2026 opd A 4',
      'd/2026 opd A 1',
      'a/2025 opd A 5',
      'e/2026 opd A unknown',
    ]);
    expect(made.cities.map((c) => [c.case.city, c.case.period, c.rank])).toEqual([
      ['a', '2025', 1],
      ['a', '2026', 3],
      ['b', '2026', 1],
      ['c', '2026', 1],
      ['d', '2026', 4],
      ['e', '2026', null],
    ]);
  });

  test('are as wide as the intervals leave them', () => {
    const made = sure(one, ['a/2026 opd A 1 x5', 'a/2026 opd A 5 x5', 'b/2026 opd A 4 x9', 'c/2026 opd A 2 x9', 'd/2026 opd A 3']);
    // a lies anywhere from 1 to 5; b, c and d are held at 4, 2 and 3.
    expect(made.cities.map((c) => [c.case.city, c.rankInterval])).toEqual([
      ['a', [1, 4]],
      ['b', [1, 2]],
      ['c', [3, 4]],
      ['d', null],
    ]);
  });

  test('are wide within their period alone', () => {
    const divided = (city: string): string[] => [`${city} opd A 1 x5`, `${city} opd A 5 x5`];
    const made = sure(one, [...divided('a/2025'), ...divided('a/2026'), 'b/2026 opd A 4 x9', 'c/2025 opd A 2 x9', 'd/2025 opd A 3 x9']);
    expect(made.cities.map((c) => [c.case.city, c.case.period, c.rankInterval])).toEqual([
      ['a', '2025', [1, 3]],
      ['a', '2026', [1, 2]],
      ['b', '2026', [1, 2]],
      ['c', '2025', [2, 3]],
      ['d', '2025', [1, 2]],
    ]);
  });

  test('are kept as often as weights let them', () => {
    const rows = ['a/2026 opd A 5', 'a/2026 opd B 1', 'b/2026 opd A 1', 'b/2026 opd B 5', 'c/2026 opd A 1', 'c/2026 opd B 1'];
    const made = sure(toy([level('A', 'weight: 1.01'), level('B')], [GROUPS]), rows);
    const [a, b, c] = made.cities.map((city) => city.stability!.rank!);
    expect(a).toBe(b);
    expect(a).toBeGreaterThan(0.45);
    expect(a).toBeLessThan(0.6);
    expect(c).toBe(1);
  });

  test('by the headline, within the tolerance, and each period by itself', () => {
    const proof = ['evidence: { required_from: 3, cap: 2, counts: sent }', 'headline: proven'];
    const made = sure(toy([level('A')], [GROUPS, ...proof]), ['a/2026 opd A 5', 'b/2026 opd A 3 sent', 'c/2025 opd A 1']);
    expect(made.cities.map((c) => [c.case.city, c.rank, c.stability])).toEqual([
      ['a', 2, { rank: 1 }],
      ['b', 1, { rank: 1 }],
      ['c', 1, { rank: 1 }],
    ]);
    // (0.1·3 + 0.2·3 + 0.3·3) / 0.6 falls a last bit short of 3.
    const tie = toy(
      [level('A', 'weight: 0.1'), level('B', 'weight: 0.2'), level('C', 'weight: 0.3')],
      [GROUPS, 'consensus: { within: mean }'],
    );
    const rows = ['a/2026 opd A 3', 'a/2026 opd B 3', 'a/2026 opd C 3', 'b/2026 opd A 5', 'b/2026 opd B 2', 'b/2026 opd C not-applicable'];
    expect(sure(tie, rows).cities.map((c) => c.rank)).toEqual([1, 1]);
  });

  test('a city without an index has no rank to keep', () => {
    const made = sure(one, ['a/2026 opd A 3', 'b/2026 opd A unknown']);
    expect(made.cities.map((c) => [c.rank, c.rankInterval, c.stability])).toEqual([
      [1, null, { rank: 1 }],
      [null, null, { rank: null }],
    ]);
  });

  test('a city alone is first and stays it', () => {
    const { rank, rankInterval, stability } = sure(two, ['opd A 2 x5', 'opd B 3 x5']).cities[0]!;
    expect({ rank, rankInterval, stability }).toEqual({ rank: 1, rankInterval: [1, 1], stability: { rank: 1 } });
  });
});

describe('the whole', () => {
  const rows = ['a/2026 opd A 1 x3', 'a/2026 opd A 4 x4', 'b/2026 opd A 2 x6', 'b/2026 opd A 5 x2', 'a/2026 press A 3 x5'];
  const one = toy([level('A'), level('B')], [GROUPS, BANDS]);

  test('a city has the same interval whoever else is assessed', () => {
    const both = sure(one, rows);
    const alone = sure(
      one,
      rows.filter((r) => r.startsWith('a/')),
    );
    expect(both.cities[0]!.index.interval).toEqual(alone.cities[0]!.index.interval);
    expect(both.cities[0]!.index.stability).toEqual(alone.cities[0]!.index.stability);
  });

  test('changes nothing else, and fits the published schema', () => {
    const before = certain(one, rows);
    const value = assessmentValue(withUncertainty(before), 'test');
    expect(validateAssessment(value)).toBe(true);
    const without = JSON.stringify(value, (key, v) => (['interval', 'stability', 'rank', 'rank_interval'].includes(key) ? undefined : v));
    expect(without).toBe(JSON.stringify(assessmentValue(before, 'test')));
  });

  test('no cities, no ranks', () => {
    expect(sure(one, []).cities).toEqual([]);
  });
});
