import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assess } from '../../src/assess/assess.ts';
import { assessmentJson, assessmentJsonLines, assessmentValue } from '../../src/assess/json.ts';
import { type AssessedNode, assessedNodes } from '../../src/assess/types.ts';
import type { Instrument } from '../../src/rubric/instrument.ts';
import { mergeTallies, type TallyRow } from '../../src/tally/tally.ts';
import { assessOne, CITY, PERIOD, tally } from '../support/instrument.ts';
import { AVERAGES, build, cases, EVERYTHING, VALUES } from './cases.ts';
import { choice, GROUPS, level, section, toy, toyOf } from './toy.ts';

const SETTINGS = { seed: 20261124, numRuns: 40 };

const nodesOf = (instrument: Instrument, rows: readonly TallyRow[]): AssessedNode[] => [
  ...assessedNodes(assessOne(instrument, rows).index),
];

/** The published value without what changes because the weights themselves are written in it. */
function numbersOf(instrument: Instrument, rows: readonly TallyRow[]): unknown {
  const value = assessmentValue(assessOne(instrument, rows).assessment, 'test');
  const strip = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(strip);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part)
        .filter(([key]) => key !== 'weight' && key !== 'digest')
        .map(([key, inner]) => [key, strip(inner)]),
    );
  };
  return strip(value);
}

/** Equal everywhere; numbers to within `slack`. */
function expectClose(a: unknown, b: unknown, slack: number, path = '$'): void {
  if (typeof a === 'number' && typeof b === 'number') {
    if (!(Math.abs(a - b) <= slack)) throw new Error(`${path}: ${a} and ${b}`);
  } else if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const keys = Object.keys(a);
    if (Object.keys(b).join() !== keys.join()) throw new Error(`${path}: ${keys} and ${Object.keys(b)}`);
    for (const key of keys) expectClose((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], slack, `${path}.${key}`);
  } else if (!Object.is(a, b)) {
    throw new Error(`${path}: ${String(a)} and ${String(b)}`);
  }
}

describe('the order of answers changes no bit', () => {
  test('shuffled answers, tallied in parts, give the same bytes', () => {
    const shuffled = cases(EVERYTHING).chain((c) =>
      fc.record({
        c: fc.constant(c),
        rows: fc.shuffledSubarray([...c.answers], { minLength: c.answers.length }),
        cut: fc.nat(c.answers.length),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ c, rows, cut }) => {
        const instrument = build(c.plan);
        const whole = [...assessmentJson(assessOne(instrument, c.answers).assessment, 'test')].join('');
        const parts = mergeTallies([mergeTallies([rows.slice(cut)]), mergeTallies([rows.slice(0, cut)])]);
        expect([...assessmentJson(assessOne(instrument, parts).assessment, 'test')].join('')).toBe(whole);
      }),
      SETTINGS,
    );
  });
});

describe('only the proportions of weights count', () => {
  const proportional = cases({ ...EVERYTHING, aggregates: AVERAGES }); // a sum is not an average

  test('all weights times a power of two: not a bit of the numbers changes', () => {
    fc.assert(
      fc.property(proportional, fc.integer({ min: -20, max: 20 }), ({ plan, answers }, exponent) => {
        expect(numbersOf(build(plan, 2 ** exponent), answers)).toEqual(numbersOf(build(plan), answers));
      }),
      SETTINGS,
    );
  });

  test('all weights times any factor: nothing beyond 1e-12', () => {
    fc.assert(
      fc.property(proportional, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), ({ plan, answers }, factor) => {
        expectClose(numbersOf(build(plan), answers), numbersOf(build(plan, factor), answers), 1e-12);
      }),
      SETTINGS,
    );
  });
});

describe('scores and bounds', () => {
  test('a score lies within its bounds, coverage and shares within 0..1, and no number is NaN or infinite', () => {
    fc.assert(
      fc.property(cases(EVERYTHING), ({ plan, answers }) => {
        for (const node of nodesOf(build(plan), answers)) {
          for (const reading of ['answered', 'proven'] as const) {
            const { score, low, high } = node[reading];
            for (const value of [score, low, high]) if (value !== null) expect(Number.isFinite(value)).toBe(true);
            const inside = node.values[reading];
            if (inside !== null && low !== null) expect(low).toBeLessThanOrEqual(inside);
            if (inside !== null && high !== null) expect(high).toBeGreaterThanOrEqual(inside);
            if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
            if (node.state !== 'scored') expect(score).toBeNull();
          }
          if (node.coverage !== null) expect(node.coverage >= 0 && node.coverage <= 1 + 1e-12).toBe(true);
          expect(node.notApplicable >= 0 && node.notApplicable <= 1 + 1e-12).toBe(true);
          if (node.state !== 'scored') expect([node.band, node.gap]).toEqual([null, null]);
          if (node.gap !== null) expect(node.gap).toBeGreaterThanOrEqual(0);
        }
      }),
      SETTINGS,
    );
  });

  test('averages of levels stay on the scale', () => {
    fc.assert(
      fc.property(cases({ types: ['level', 'share', 'number'], aggregates: AVERAGES, conditions: true }), ({ plan, answers }) => {
        for (const { answered, proven } of nodesOf(build(plan), answers)) {
          for (const value of [answered.score, answered.low, answered.high, proven.score, proven.low, proven.high]) {
            if (value !== null) expect(value >= 1 - 1e-12 && value <= 5 + 1e-12).toBe(true);
          }
        }
      }),
      SETTINGS,
    );
  });

  // True where every leaf reaches over the whole scale and every average is formed; see the example below for what else can happen.
  test('a rating for a missing leaf never widens the bounds', () => {
    const rated = cases({ types: ['level', 'share', 'number'], aggregates: AVERAGES, conditions: false }).chain((c) =>
      fc.record({ c: fc.constant(c), which: fc.nat(99), what: fc.nat(99), proof: fc.constantFrom('none' as const, 'accepted' as const) }),
    );
    fc.assert(
      fc.property(rated, ({ c, which, what, proof }) => {
        const instrument = build(c.plan);
        const before = nodesOf(instrument, c.answers);
        const missing = before.filter((n) => n.leaf !== null && n.state === 'missing');
        const chosen = missing[which % Math.max(1, missing.length)];
        if (chosen === undefined) return;
        const types = c.plan.rubrics.flatMap((r) => r.below.flatMap((s) => s.below)).map((l) => l.type);
        const values = VALUES[types[Number(chosen.id.slice(1))]!];
        const row: TallyRow = {
          city: CITY,
          period: PERIOD,
          group: 'opd',
          indicator: chosen.id,
          value: values[what % values.length]!,
          proof,
          n: 1,
        };
        const after = nodesOf(instrument, [...c.answers, row]);
        before.forEach((old, i) => {
          for (const reading of ['answered', 'proven'] as const) {
            const [a, b] = [old[reading], after[i]![reading]];
            if (a.low !== null) expect(b.low!).toBeGreaterThanOrEqual(a.low - 1e-12);
            if (a.high !== null) expect(b.high!).toBeLessThanOrEqual(a.high + 1e-12);
          }
        });
      }),
      { ...SETTINGS, numRuns: 80 },
    );
  });

  test('where leaves reach differently far it can: low follows the score down', () => {
    // A 5 rated, B any level, C only 5: low (5 + 1 + 5)/3. Rate B 1: the score is (5 + 1)/2 = 3, and low = min(11/3, 3).
    const instrument = toyOf([{ id: 'r', sections: [section('s', [level('A'), level('B'), choice('C', [5])])] }], ['groups: { opd: {} }']);
    expect(assessOne(instrument, ['opd A 5']).index.answered.low).toBeCloseTo(11 / 3, 12);
    expect(assessOne(instrument, ['opd A 5', 'opd B 1']).index.answered.low).toBe(3);
  });
});

test('the assessment as text is its value as text, and a line a city in JSON lines', () => {
  const instrument = toy([level('A')], [GROUPS]);
  for (const rows of [[], ['a/2026 opd A 2'], ['a/2026 opd A 2', 'b/2026 opd A 3']]) {
    const assessment = assess(instrument, tally(rows), {
      tier: 'full',
      seed: 1,
      always: [],
      caseOf: (city, period) => ({ city, period, profile: new Map(), targets: new Map() }),
    });
    const value = assessmentValue(assessment, 'test');
    expect([...assessmentJson(assessment, 'test')].join('')).toBe(`${JSON.stringify(value, null, 2)}\n`);
    const lines = [...assessmentJsonLines(assessment)].map((line) => JSON.parse(line));
    expect(lines).toEqual(value.cities);
  }
});
