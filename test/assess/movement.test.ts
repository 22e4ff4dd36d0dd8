import { describe, expect, test } from '@jest/globals';
import { assess } from '../../src/assess/assess.ts';
import { carryTally, movements } from '../../src/assess/movement.ts';
import { diffInstruments } from '../../src/rubric/diff/diff.ts';
import type { Instrument } from '../../src/rubric/instrument.ts';
import type { TallyRow } from '../../src/tally/tally.ts';
import { tally } from '../support/instrument.ts';
import { choice, level, toy } from './toy.ts';

const list = (criteria: readonly string[]): string =>
  `{ id: L, title: L, type: checklist, scoring: share, criteria: [${criteria.map((id) => `{ id: ${id}, title: ${id} }`).join(', ')}] }`;
const TWO = 'groups: { opd: {}, press: {} }';
const before = toy([level('A'), choice('C', [1, 3, 5]), list(['x', 'y'])], [TWO]);
const carry = (after: Instrument, rows: readonly string[]): { carried: string[]; aside: string[]; fates: Record<string, number> } => {
  const show = ({ group, indicator, value, n }: TallyRow): string => `${group} ${indicator} ${value} x${n}`;
  const { rows: carried, setAside, byFate } = carryTally(tally(rows), diffInstruments(before, after), after);
  return { carried: carried.map(show), aside: setAside.map(show), fates: Object.fromEntries(byFate) };
};

describe('answers of before, read with today’s instrument', () => {
  test('as they are where nothing changed', () => {
    expect(carry(before, ['opd A 3 x2', 'press C o1', 'opd L none', 'opd L x+y', 'opd A unknown'])).toEqual({
      carried: ['opd A 3 x2', 'opd A unknown x1', 'opd L none x1', 'opd L x y x1', 'press C o1 x1'],
      aside: [],
      fates: { kept: 6 },
    });
  });

  test('an option that is gone sets its answers aside, missing codes stay', () => {
    const after = toy([level('A'), choice('C', [1, 3]), list(['x', 'y'])], [TWO]);
    const { carried, aside } = carry(after, ['opd C o2 x3', 'opd C o1', 'opd C refused']);
    expect([carried, aside]).toEqual([['opd C o1 x1', 'opd C refused x1'], ['opd C o2 x3']]);
  });

  test('a level that the scale no longer has, too', () => {
    const after = toy([level('A'), choice('C', [1, 3, 3]), list(['x', 'y'])], [TWO, 'scale: { min: 1, max: 3 }']);
    const { carried, aside } = carry(after, ['opd A 3', 'opd A 5 x2']);
    expect([carried, aside]).toEqual([['opd A 3 x1'], ['opd A 5 x2']]);
  });

  test('a criterion that is gone: answers that then say the same are added up, and who met only that one meets none', () => {
    const after = toy([level('A'), choice('C', [1, 3, 5]), list(['y'])], [TWO]);
    expect(carry(after, ['opd L x+y', 'opd L y x2', 'opd L x', 'opd L none'])).toMatchObject({
      carried: ['opd L none x2', 'opd L y x3'],
      aside: [],
    });
  });

  test('a group that is gone, an indicator that is gone, one that never was: set aside and counted', () => {
    const after = toy([level('A'), list(['x', 'y'])], ['groups: { opd: {} }']);
    expect(carry(after, ['opd A 3', 'press A 3 x4', 'opd C o1', 'opd NEVER 3'])).toMatchObject({
      carried: ['opd A 3 x1'],
      aside: ['opd C o1 x1', 'opd NEVER 3 x1', 'press A 3 x4'],
      fates: { kept: 5, dropped: 2 },
    });
  });
});

describe('how far scores move', () => {
  const scored = (instrument: Instrument, rows: readonly TallyRow[]): ReturnType<typeof assess> =>
    assess(instrument, rows, {
      tier: 'full',
      seed: 1,
      always: [],
      caseOf: (city, period) => ({ city, period, profile: new Map(), targets: new Map() }),
    });
  const moved = (from: Instrument, to: Instrument, then: readonly string[], now = then): ReturnType<typeof movements> =>
    movements(scored(from, tally(then)), scored(to, tally(now)), diffInstruments(from, to));

  test('every key; a city that was not there before begins at nothing', () => {
    const rest = { kind: 'indicator', before: null, stateBefore: null, change: null };
    const one = toy([level('A')], [TWO]);
    expect(moved(one, one, ['a/2026 opd A 3'], ['a/2026 opd A 3', 'b/2026 opd A 4', 'a/2025 opd A unknown'])).toEqual([
      ...['toy', 'r', 's', 'A'].map((node, i) => ({ ...rest, city: 'a', period: '2025', node, kind: ['instrument', 'rubric', 'section', 'indicator'][i], after: null, stateAfter: 'missing' })), // biome-ignore format: one thought
      ...['toy', 'r', 's', 'A'].map((node, i) => ({ ...rest, city: 'b', period: '2026', node, kind: ['instrument', 'rubric', 'section', 'indicator'][i], after: 4, stateAfter: 'scored' })), // biome-ignore format: one thought
    ]);
  });

  test('a state that changes is told, also where both have no score', () => {
    const loose = toy([level('A'), level('B')], [TWO]);
    const strict = toy([level('A'), level('B')], [TWO, 'coverage: { minimum: 0.9 }']);
    const index = moved(loose, strict, ['opd A 3']).filter((m) => m.node === 'toy');
    expect(index).toEqual([
      { city: 'kota', period: '2026', node: 'toy', kind: 'instrument', before: 3, after: null, stateBefore: 'scored', stateAfter: 'insufficient', change: null }, // biome-ignore format: a row
    ]);
    const none = moved(loose, loose, ['opd A unknown'], ['opd A not-applicable']).find((m) => m.node === 'A');
    expect(none).toMatchObject({ before: null, after: null, stateBefore: 'missing', stateAfter: 'not-applicable', change: null });
  });

  test('after less before; the last bits of another sum are no change', () => {
    // (0.1·3 + 0.2·3 + 0.3·2)/0.6 in either order of the indicators
    const order = (ids: readonly string[]): Instrument =>
      toy(
        ids.map((id) => level(id, `weight: ${{ A: 0.1, B: 0.2, C: 0.3 }[id]}`)),
        [TWO],
      );
    const rows = ['opd A 3', 'opd B 4', 'opd C 2'];
    expect(moved(order(['A', 'B', 'C']), order(['C', 'B', 'A']), rows)).toEqual([]);
    const up = moved(order(['A', 'B', 'C']), order(['A', 'B', 'C']), rows, ['opd A 3', 'opd B 1', 'opd C 2']);
    expect(up.find((m) => m.node === 'B')).toMatchObject({ before: 4, after: 1, change: -3 });
    expect(up.find((m) => m.node === 'toy')!.change).toBeCloseTo(-1, 12); // 0.2·(1 − 4)/0.6
  });
});
