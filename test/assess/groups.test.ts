import { describe, expect, test } from '@jest/globals';
import { assess } from '../../src/assess/assess.ts';
import { provenScore } from '../../src/assess/leaf.ts';
import { findNode } from '../../src/assess/types.ts';
import type { Tally } from '../../src/tally/cases.ts';
import { assessOne } from '../support/instrument.ts';
import { GROUPS, level, toy } from './toy.ts';

const instrument = toy([level('A')], [GROUPS]);

describe('across groups', () => {
  test.each([
    { rows: ['opd A 2', 'press A 4'], expected: 2.5, why: 'weights 3 and 1: (3·2 + 1·4) / 4' },
    { rows: ['press A 4'], expected: 4, why: 'only groups that rated enter' },
    { rows: ['opd A 1', 'opd A 2', 'opd A 5', 'press A 4'], expected: 2.5, why: 'one value a group first: median 2, then (3·2 + 4) / 4' },
    { rows: ['opd A unknown', 'press A 4'], expected: 4, why: 'not knowing is no rating' },
    { rows: ['guest A 5', 'opd A 2'], expected: 2, why: 'a group of weight 0 counts for nothing' },
    { rows: ['assessor A 5', 'opd A 2 x100'], expected: 5, why: 'authority decides, however many disagree' },
    { rows: ['consensus A 1', 'assessor A 5', 'opd A 3'], expected: 1, why: 'the smallest number of authority decides' },
    { rows: ['consensus A unknown', 'assessor A 5', 'opd A 2'], expected: 5, why: 'an authority that does not know leaves it to the next' },
    {
      rows: ['consensus A refused', 'assessor A pending', 'opd A 2'],
      expected: 2,
      why: 'authorities that say nothing leave it to the groups',
    },
    {
      rows: ['consensus A not-applicable', 'consensus A 3', 'opd A 5'],
      expected: 3,
      why: 'inside the deciding group a rating beats not-applicable',
    },
    { rows: ['consensus A 2', 'consensus A 4', 'consensus A not-applicable x5'], expected: 3, why: 'and is the median of its ratings' },
    {
      rows: ['consensus A not-applicable', 'assessor A 5', 'opd A 2'],
      expected: 'not-applicable',
      why: 'calling it not applicable decides too',
    },
    { rows: ['assessor A not-applicable', 'opd A 2'], expected: 'not-applicable', why: 'over the ratings of ordinary groups' },
    { rows: ['opd A not-applicable', 'press A 4'], expected: 4, why: 'without authority the ratings stand' },
    { rows: ['opd A not-applicable x9', 'opd A 2'], expected: 2, why: 'also inside one group' },
    {
      rows: ['opd A not-applicable', 'press A unknown x9', 'press A refused', 'press A pending'],
      expected: 'not-applicable',
      why: 'nobody rated, one says so',
    },
    { rows: ['opd A unknown', 'press A refused', 'press A pending'], expected: 'missing', why: 'nobody rated, nobody says so' },
    { rows: [], expected: 'missing', why: 'nobody said anything' },
    // Not written in the specification; a mean over no weight does not exist, so there is no value.
    { rows: ['guest A 5'], expected: 'missing', why: 'only a group of weight 0 rated it' },
  ])('$rows is $expected: $why', ({ rows, expected }) => {
    const { node } = assessOne(instrument, rows);
    if (typeof expected === 'string') {
      expect(node('A').state).toBe(expected);
      expect(node('A').answered.score).toBeNull();
    } else {
      expect(node('A').state).toBe('scored');
      expect(node('A').answered.score).toBe(expected);
    }
  });

  test.each([
    { rows: ['opd A not-applicable', 'press A 4'], disputed: true },
    { rows: ['opd A not-applicable', 'opd A 2'], disputed: true },
    { rows: ['opd A 3', 'press A 4'], disputed: false },
    { rows: ['opd A not-applicable', 'press A unknown'], disputed: false },
    { rows: [], disputed: false },
  ])('the dispute over $rows is listed: $disputed', ({ rows, disputed }) => {
    expect(assessOne(instrument, rows).leaf('A').disputed).toBe(disputed);
  });

  test('who decided is kept for the explanation', () => {
    expect(assessOne(instrument, ['assessor A 5', 'opd A 2']).leaf('A').decision).toEqual({ by: 'authority', group: 'assessor' });
    expect(assessOne(instrument, ['press A 5', 'opd A 2', 'assessor A unknown']).leaf('A').decision).toEqual({
      by: 'groups',
      groups: ['opd', 'press'],
    });
    expect(assessOne(instrument, []).leaf('A').decision).toEqual({ by: 'nobody' });
    expect(assessOne(instrument, ['opd A unknown', 'press A refused']).leaf('A').decision).toEqual({ by: 'nobody' });
    // Only those that rated decided, and a group of weight 0 never does.
    expect(assessOne(instrument, ['opd A 2', 'press A unknown', 'guest A 5']).leaf('A').decision).toEqual({
      by: 'groups',
      groups: ['opd'],
    });
  });

  test('a group that a tally has no answer of on this indicator says nothing on it', () => {
    const statements = [{ indicator: 'A', value: '3', proof: 'none' as const }];
    const silent = { statements, counts: [0], from: 0, to: 1 };
    const voices = (_: string, group: string): typeof silent => (group === 'opd' ? { ...silent, counts: [2] } : silent);
    const cases = (): unknown[] => [{ city: 'kota', period: '2026', answers: 2, voices }];
    const { cities } = assess(instrument, { cases, [Symbol.iterator]: () => [][Symbol.iterator]() } as unknown as Tally, {
      tier: 'full',
      seed: 1,
      always: [],
      caseOf: (city, period) => ({ city, period, profile: new Map(), targets: new Map() }),
    });
    expect(findNode(cities[0]!.index, 'A')!.leaf!.opinions.map((o) => [o.group, o.n])).toEqual([['opd', 2]]);
  });

  test('every group keeps its own value, count and histogram', () => {
    const { leaf } = assessOne(instrument, ['opd A 1', 'opd A 4 x2', 'press A unknown x3', 'assessor A 5']);
    expect(leaf('A').respondents).toBe(4);
    const opd = leaf('A').opinions.find((o) => o.group === 'opd')!;
    expect(opd).toMatchObject({ n: 3, value: 4 });
    expect([...opd.counts]).toEqual([
      ['1', 1],
      ['4', 2],
    ]);
    const press = leaf('A').opinions.find((o) => o.group === 'press')!;
    expect(press).toMatchObject({ n: 0, value: null });
    expect([...press.missing]).toEqual([['unknown', 3]]);
  });
});

describe('the proven score of one answer', () => {
  const sent = { requiredFrom: 3, cap: 2, counts: 'sent' } as const;
  const accepted = { requiredFrom: 3, cap: 2, counts: 'accepted' } as const;
  test.each([
    { rule: sent, score: 3, proof: 'none', expected: 2, why: 'at required_from without proof' },
    { rule: sent, score: 5, proof: 'none', expected: 2, why: 'above it' },
    { rule: sent, score: 3, proof: 'wrong', expected: 2, why: 'another document is no proof' },
    { rule: sent, score: 3, proof: 'outdated', expected: 2, why: 'nor is an outdated one' },
    { rule: sent, score: 3, proof: 'sent', expected: 3, why: 'sent counts' },
    { rule: sent, score: 4, proof: 'accepted', expected: 4, why: 'accepted ranks above sent' },
    { rule: sent, score: 2.99, proof: 'none', expected: 2.99, why: 'below required_from nothing is asked' },
    { rule: sent, score: 1, proof: 'wrong', expected: 1, why: 'below required_from' },
    { rule: accepted, score: 4, proof: 'sent', expected: 2, why: 'sent is not enough' },
    { rule: accepted, score: 4, proof: 'outdated', expected: 2, why: 'nor outdated' },
    { rule: accepted, score: 4, proof: 'accepted', expected: 4, why: 'accepted is' },
    { rule: { requiredFrom: 1, cap: 2, counts: 'sent' }, score: 1, proof: 'none', expected: 1, why: 'min(score, cap) never lifts a score' },
    { rule: { requiredFrom: 1, cap: 0, counts: 'sent' }, score: 1, proof: 'none', expected: 0, why: 'a cap of 0 is a cap' },
    { rule: undefined, score: 5, proof: 'none', expected: 5, why: 'without the key proven equals answered' },
  ] as const)('$score with $proof counts as $expected: $why', ({ rule, score, proof, expected }) => {
    expect(provenScore(rule, score, proof)).toBe(expected);
  });
});

describe('proven beside answered', () => {
  const head = [
    'groups: { opd: { weight: 3 }, press: { weight: 1 } }',
    'evidence: { required_from: 3, cap: 2, counts: sent }',
    'bands: [{ from: 1, title: low }, { from: 3, title: high }]',
    'target: 4',
  ];
  // opd answered 4 4 5, proven 4 2 2: medians 4 and 2; press answered 4, proven 4.
  // answered (3·4 + 4)/4 = 4, proven (3·2 + 4)/4 = 2.5
  const rows = ['opd A 4 sent', 'opd A 4 none', 'opd A 5 wrong', 'press A 4 accepted'];

  test('both go through the same consensus', () => {
    const { node, index } = assessOne(toy([level('A')], head), rows);
    expect(node('A').answered.score).toBe(4);
    expect(node('A').proven.score).toBe(2.5);
    expect(index.answered.score).toBe(4);
    expect(index.proven.score).toBe(2.5);
  });

  test.each([
    { headline: 'answered', band: 1, gap: 0, gain: null, why: '4 reaches the target of 4' },
    { headline: 'proven', band: 0, gap: 1.5, gain: 1.5, why: '4 − 2.5' },
  ])('headline $headline: band $band, gap $gap, gain $gain: $why', ({ headline, band, gap, gain }) => {
    const { node, index, leaf } = assessOne(toy([level('A')], [...head, `headline: ${headline}`]), rows);
    for (const at of [index, node('s'), node('A')]) expect([at.id, at.band, at.gap]).toEqual([at.id, band, gap]);
    expect(leaf('A').gain).toBe(gain);
    expect(leaf('A').priority).toBe(gain); // impact 2, effort 2
  });

  test('an authority needs proof like everyone else', () => {
    const { node } = assessOne(toy([level('A')], [GROUPS, 'evidence: { required_from: 3, cap: 2, counts: accepted }']), [
      'consensus A 5 sent',
      'opd A 4 accepted',
    ]);
    expect(node('A').answered.score).toBe(5);
    expect(node('A').proven.score).toBe(2);
  });

  test('without an evidence rule proven is answered, bit for bit', () => {
    const { index } = assessOne(toy([level('A'), level('B')]), ['respondents A 4', 'respondents A 3', 'respondents B 5']);
    expect(index.proven).toEqual(index.answered);
  });
});

describe('bands', () => {
  const head = ['bands: [{ from: 1, title: a }, { from: 1.8, title: b }, { from: 4.2, title: c }]'];
  const five = ['A', 'B', 'C', 'D', 'E'].map((id) => level(id));
  test.each([
    { levels: [1, 1, 1, 1, 1], band: 0, why: 'the lower end' },
    { levels: [1, 2, 2, 2, 2], band: 1, why: '9/5 = 1.8 is inclusive' },
    { levels: [1, 1, 2, 2, 2], band: 0, why: '8/5 = 1.6 lies below' },
    { levels: [4, 4, 4, 4, 5], band: 2, why: '21/5 = 4.2' },
    { levels: [5, 5, 5, 5, 5], band: 2, why: 'the last one is closed' },
  ])('$levels is in band $band: $why', ({ levels, band }) => {
    const rows = levels.map((value, i) => `respondents ${'ABCDE'[i]} ${value}`);
    expect(assessOne(toy(five, head), rows).index.band).toBe(band);
  });

  test('an index a rounding error below a limit is in the band that begins there', () => {
    // scale 0..1, ten leaves of weight 0.1 with share 0.3 each way: the exact value is 0.3; floating sums may say 0.29999…
    const tenths = Array.from(
      { length: 10 },
      (_, i) => `{ id: N${i}, title: N, type: number, weight: 0.1, goalposts: { worst: 0, best: 10 } }`,
    );
    const unit = toy(tenths, ['scale: { min: 0, max: 1 }', 'bands: [{ from: 0, title: a }, { from: 0.3, title: b }]']);
    const rows = [1, 5, 1, 5, 1, 5, 1, 5, 3, 3].map((v, i) => `respondents N${i} ${v}`); // (4·1 + 4·5 + 2·3)/10 = 3 of 10
    const { index } = assessOne(unit, rows);
    expect(index.answered.score).toBeCloseTo(0.3, 12);
    expect(index.band).toBe(1);
  });
});
