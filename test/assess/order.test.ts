import { expect, test } from '@jest/globals';
import { assess } from '../../src/assess/assess.ts';
import type { Case } from '../../src/assess/types.ts';
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
