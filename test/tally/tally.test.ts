import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PROOFS, type Proof } from '../../src/rubric/instrument.ts';
import { countAnswers, mergeTallies, TallyBuilder, type TallyRow } from '../../src/tally/tally.ts';
import { tallyDigest } from '../../src/tally/write.ts';
import { tally } from '../support/instrument.ts';

const row = (change: Partial<TallyRow>): TallyRow => ({
  city: 'c',
  period: '2026',
  group: 'opd',
  indicator: 'A',
  value: '3',
  proof: 'none',
  n: 1,
  ...change,
});

describe('the tally', () => {
  test('adds n of rows that agree in every other column', () => {
    expect(mergeTallies([[row({}), row({ n: 2 })], [row({ n: 4 })]])).toEqual([row({ n: 7 })]);
  });

  test.each([
    { change: { city: 'd' } },
    { change: { period: '2025' } },
    { change: { group: 'press' } },
    { change: { indicator: 'B' } },
    { change: { value: '4' } },
    { change: { value: 'unknown' } },
    { change: { proof: 'sent' as Proof } },
  ])('keeps rows apart that differ in $change', ({ change }) => {
    expect(mergeTallies([[row({}), row(change)]])).toHaveLength(2);
  });

  test('columns are not run together', () => {
    expect(mergeTallies([[row({ group: 'ab', indicator: 'c' }), row({ group: 'a', indicator: 'bc' })]])).toHaveLength(2);
  });

  test('is sorted by UTF-8 bytes, column by column', () => {
    const cities = ['é', 'b', 'B', '\u{10000}', '\uffff', 'ba', 'a'];
    expect(mergeTallies([cities.map((city) => row({ city }))]).map((r) => r.city)).toEqual([
      'B',
      'a',
      'b',
      'ba',
      'é',
      '\uffff',
      '\u{10000}',
    ]);
  });

  test('missing codes are rows like any other: never dropped', () => {
    expect(tally(['opd A unknown x3', 'opd A refused', 'opd A pending', 'opd A not-applicable']).map((r) => [r.value, r.n])).toEqual([
      ['not-applicable', 1],
      ['pending', 1],
      ['refused', 1],
      ['unknown', 3],
    ]);
  });

  test('nobody is no row, and counts nothing', () => {
    expect(mergeTallies([])).toEqual([]);
    expect(mergeTallies([[row({ n: 0 })]])).toEqual([]);
    expect(countAnswers([])).toBe(0);
  });

  test('leaves what it was given as it was', () => {
    const given = [row({}), row({})];
    const builder = new TallyBuilder();
    for (const r of given) builder.add(r);
    expect(builder.rows()).toEqual([row({ n: 2 })]);
    builder.add(row({}));
    expect(builder.rows()).toEqual([row({ n: 3 })]);
    expect(given).toEqual([row({}), row({})]);
  });
});

describe('merging', () => {
  const rows = fc.array(
    fc.record({
      city: fc.constantFrom('a', 'b', 'é'),
      period: fc.constantFrom('2025', '2026'),
      group: fc.constantFrom('opd', 'press'),
      indicator: fc.constantFrom('A', 'B'),
      value: fc.constantFrom('1', '2', '10', 'a b', 'none', 'unknown', 'not-applicable'),
      proof: fc.constantFrom(...PROOFS),
      n: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    { maxLength: 30 },
  );

  test('is commutative and associative: any parts in any order are the whole', () => {
    const cut = rows.chain((all) =>
      fc.record({
        all: fc.constant(all),
        shuffled: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        part: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: all.length, maxLength: all.length }),
      }),
    );
    fc.assert(
      fc.property(cut, ({ all, shuffled, part }) => {
        const whole = mergeTallies([all]);
        const [a, b, c, d] = [0, 1, 2, 3].map((k) => mergeTallies([shuffled.filter((_, i) => part[i] === k)])) as [
          TallyRow[],
          TallyRow[],
          TallyRow[],
          TallyRow[],
        ];
        expect(mergeTallies([a, b, c, d])).toEqual(whole);
        expect(mergeTallies([d, c, b, a])).toEqual(whole);
        expect(mergeTallies([mergeTallies([a, b]), mergeTallies([c, d])])).toEqual(whole);
        expect(mergeTallies([a, mergeTallies([b, mergeTallies([c, d])])])).toEqual(whole);
        expect(tallyDigest(mergeTallies([c, a, d, b]))).toBe(tallyDigest(whole));
        expect(countAnswers(whole)).toBe(all.reduce((sum, r) => sum + r.n, 0));
      }),
      { seed: 20261124, numRuns: 100 },
    );
  });

  test('a tally merged with nothing, or with itself once, is itself', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const whole = mergeTallies([all]);
        expect(mergeTallies([whole])).toEqual(whole);
        expect(mergeTallies([whole, []])).toEqual(whole);
      }),
      { seed: 20261124, numRuns: 50 },
    );
  });
});
