import { expect, test } from '@jest/globals';
import { assess } from '../../src/assess/assess.ts';
import { type AssessedNode, type Case, findNode } from '../../src/assess/types.ts';
import { level, toy } from './toy.ts';

const known = (city: string, period: string): Case => ({ city, period, profile: new Map(), targets: new Map() });
const answered = (city: string, period: string) =>
  ({ city, period, group: 'opd', indicator: 'A', value: '3', proof: 'none', n: 1 }) as const;

test('cities are scored in their order, also those that nobody answered for: each may be written at once', () => {
  const scored: string[] = [];
  const { cities } = assess(toy([level('A')], ['groups: { opd: {} }']), [answered('b', '2024'), answered('b', '2025'), answered('d', '')], {
    tier: 'full',
    seed: 1,
    caseOf: known,
    always: [known('e', ''), known('b', '2025'), known('a', ''), known('b', '2023'), known('c', '')],
    keep: (city) => {
      scored.push(`${city.case.city} ${city.case.period} ${city.index.state}`.replace('  ', ' '));
      return city;
    },
  });
  expect(scored).toEqual(['a missing', 'b 2023 missing', 'b 2024 scored', 'b 2025 scored', 'c missing', 'd scored', 'e missing']);
  expect(cities).toHaveLength(scored.length);
});

test('scores only: how far people agree and what would gain most is left out, and no score is another', () => {
  const instrument = toy([level('A'), level('B')], ['groups: { opd: {}, press: {} }', 'target: 4']);
  const rows = (['opd', 'press'] as const).map((group, i) => ({ ...answered('b', '2024'), group, value: String(1 + 3 * i) }));
  const [whole, figures] = [false, true].map((only) => assess(instrument, rows, { tier: 'full', seed: 1, caseOf: known, always: [], figures: only }).cities[0]!.index); // biome-ignore format: one thought
  expect(findNode(whole!, 'A')!.leaf).toMatchObject({ spread: 3, perception: { difference: 3 }, gain: 1.5 });
  expect(findNode(figures!, 'A')!.leaf).toMatchObject({ spread: null, cns: null, perception: null, gain: null });
  expect([whole!.agreement.size, figures!.agreement.size]).toEqual([2, 0]);
  for (const id of ['toy', 's', 'A', 'B']) {
    const of = (root: AssessedNode): unknown[] => { const n = findNode(root, id)!; return [n.answered, n.proven, n.coverage, n.target, n.gap, n.band]; }; // biome-ignore format: one thought
    expect(of(figures!)).toEqual(of(whole!));
  }
});
