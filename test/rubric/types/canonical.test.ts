import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../../src/finding/finding.ts';
import { POINT } from '../../../src/rubric/decimal.ts';
import { loadInstrument } from '../../../src/rubric/load.ts';
import { canonicalise } from '../../../src/rubric/types/index.ts';
import { clampedAt } from '../../../src/rubric/types/number.ts';
import type { Cell } from '../../../src/rubric/types/rules.ts';
import { instrumentFrom, memoryFiles } from '../../support/instrument.ts';

const files = (keys: string, scale = '{ min: 1, max: 5 }'): Record<string, string> => ({
  'instrument.yaml': `{ id: toy, version: 1.0.0, title: Toy, languages: [en], scale: ${scale}, rubrics: [{ file: r.yaml }] }`,
  'r.yaml': `{ id: r, version: 1.0.0, title: R, sections: [{ id: s, title: S, indicators: [{ id: A, title: A, ${keys} }] }] }`,
});

/** The canonical text, or the code of the finding that refuses the cell. */
function canonical(keys: string, cell: Cell): string {
  const { indicators, scale } = instrumentFrom(files(keys));
  const found = canonicalise(cell, indicators.get('A')!, { scale, style: POINT });
  return 'value' in found ? found.value : `refused: ${found.refused({ file: 'x' }).code}`;
}

const CHECKLIST =
  'type: checklist, scoring: share, criteria: [{ id: b, title: Beta }, { id: a, title: Alpha }, { id: Z, title: Zeta }, { id: a.1, title: First }]';
const CHOICE = 'type: choice, options: [{ id: never, title: Never, score: 1 }, { id: daily, title: Daily, score: 5 }]';
const NUMBER = 'type: number, goalposts: { worst: 0, best: 10 }';

describe('a value in canonical text', () => {
  test.each([
    { keys: 'type: level', cell: 3, expected: '3', why: 'a level' },
    { keys: 'type: level', cell: '3', expected: '3', why: 'a level as text' },
    { keys: 'type: level', cell: 6, expected: 'refused: answers/level-out-of-range', why: 'no level of the scale' },
    { keys: 'type: level', cell: 2.5, expected: 'refused: answers/level-out-of-range', why: 'levels are whole' },
    { keys: CHOICE, cell: 'daily', expected: 'daily', why: 'an option’s id' },
    { keys: CHOICE, cell: 'Daily', expected: 'daily', why: 'an option by its title' },
    { keys: CHOICE, cell: 'weekly', expected: 'refused: answers/value-not-understood', why: 'no option' },
    { keys: NUMBER, cell: 12.5, expected: '12.5', why: 'a decimal as JavaScript writes it' },
    { keys: NUMBER, cell: '12.50', expected: '12.5', why: 'without idle zeros' },
    { keys: NUMBER, cell: '12,5', expected: '12.5', why: 'whatever the comma' },
    { keys: NUMBER, cell: -0, expected: '0', why: 'one zero' },
    { keys: NUMBER, cell: 1e21, expected: '1e+21', why: 'as JavaScript writes it' },
    { keys: NUMBER, cell: 'many', expected: 'refused: answers/value-not-understood', why: 'no number' },
    { keys: NUMBER, cell: Number.NaN, expected: 'refused: answers/value-not-understood', why: 'not a number' },
    { keys: NUMBER, cell: Number.POSITIVE_INFINITY, expected: 'refused: answers/value-not-understood', why: 'no quantity' },
    { keys: CHECKLIST, cell: ['b', 'a'], expected: 'a b', why: 'sorted criteria joined by a space' },
    { keys: CHECKLIST, cell: ['a.1', 'b', 'a', 'Z'], expected: 'Z a a.1 b', why: 'sorted by bytes' },
    { keys: CHECKLIST, cell: ['a', 'a'], expected: 'a', why: 'each once' },
    { keys: CHECKLIST, cell: 'b, a', expected: 'a b', why: 'from one cell' },
    { keys: CHECKLIST, cell: [], expected: 'none', why: 'nothing met' },
    { keys: CHECKLIST, cell: 'none', expected: 'none', why: 'nothing met' },
    { keys: CHECKLIST, cell: ['a', 'q'], expected: 'refused: answers/value-not-understood', why: 'no such criterion' },
  ])('$cell is $expected: $why', ({ keys, cell, expected }) => {
    expect(canonical(keys, cell)).toBe(expected);
  });

  test.each([
    { more: 'transform: log', cell: 0, expected: '0', why: 'clamped: it scores as worst' },
    { more: 'transform: log', cell: -3, expected: '-3', why: 'clamped: it scores as worst' },
    { more: 'transform: log, clamp: false', cell: 0, expected: 'refused: answers/log-not-positive', why: 'refused where not clamped' },
    { more: 'transform: log, clamp: false', cell: '-3', expected: 'refused: answers/log-not-positive', why: 'refused where not clamped' },
    { more: 'transform: log, clamp: false', cell: 0.001, expected: '0.001', why: 'above zero' },
  ])('on $more: $cell is $expected, $why', ({ more, cell, expected }) => {
    expect(canonical(`type: number, goalposts: { worst: 1, best: 10, ${more} }`, cell)).toBe(expected);
  });
});

describe('the end at which a clamp bites', () => {
  test.each([
    { posts: 'worst: 10, best: 90', value: 9, end: 'worst' },
    { posts: 'worst: 10, best: 90', value: 10, end: undefined },
    { posts: 'worst: 10, best: 90', value: 50, end: undefined },
    { posts: 'worst: 10, best: 90', value: 90, end: undefined },
    { posts: 'worst: 10, best: 90', value: 91, end: 'best' },
    { posts: 'worst: 90, best: 10', value: 91, end: 'worst' },
    { posts: 'worst: 90, best: 10', value: 9, end: 'best' },
    { posts: 'worst: 90, best: 10', value: 90, end: undefined },
    { posts: 'worst: 10, best: 90, clamp: false', value: 91, end: undefined },
    { posts: 'worst: 10, best: 90, transform: log', value: 0, end: 'worst' },
    { posts: 'worst: 90, best: 10, transform: log', value: 5, end: 'best' },
    { posts: 'worst: 90, best: 10, transform: log', value: 0, end: 'worst' }, // a value ≤ 0 scores as worst
    { posts: 'worst: 90, best: 10, transform: log', value: -1, end: 'worst' },
  ])('$posts, $value: $end', ({ posts, value, end }) => {
    const indicator = instrumentFrom(files(`type: number, goalposts: { ${posts} }`)).indicators.get('A')!;
    if (indicator.type !== 'number') throw new Error('not a number');
    expect(clampedAt(indicator, value)?.end).toBe(end);
  });
});

describe('what an author may not write', () => {
  const codes = (keys: string, scale?: string): string[] =>
    loadInstrument('instrument.yaml', memoryFiles(files(keys, scale)))
      .findings.filter((f: Finding) => f.severity === 'error')
      .map((f) => f.code);
  test.each([
    {
      keys: 'type: number, goalposts: { worst: 0, best: 10, transform: log }',
      code: 'rubric/goalposts-log',
      why: 'log wants both goalposts above 0',
    },
    {
      keys: 'type: number, goalposts: { worst: 1, best: -10, transform: log }',
      code: 'rubric/goalposts-log',
      why: 'log wants both goalposts above 0',
    },
    { keys: 'type: number, goalposts: { worst: 5, best: 5 }', code: 'rubric/goalposts-equal', why: 'no way from worst to best' },
    {
      keys: 'type: number, goalposts: { worst: 0, best: 5 }, clamp: false',
      code: 'rubric/unknown-key',
      why: 'all four keys inside goalposts',
    },
    { keys: 'type: number, thresholds: [1, 2, 3]', code: 'rubric/thresholds-count', why: 'max − min of them' },
    { keys: 'type: number, thresholds: [1, 2, 3, 4, 5]', code: 'rubric/thresholds-count', why: 'max − min of them' },
    { keys: 'type: number, thresholds: [1, 2, 2, 4]', code: 'rubric/thresholds-order', why: 'strictly one way' },
    { keys: 'type: number, thresholds: [4, 3, 5, 1]', code: 'rubric/thresholds-order', why: 'strictly one way' },
    {
      keys: 'type: number, thresholds: [1, 2, 3, 4], goalposts: { worst: 0, best: 5 }',
      code: 'rubric/two-scorings',
      why: 'one or the other',
    },
    { keys: 'type: number', code: 'rubric/no-scoring', why: 'one or the other' },
    { keys: 'type: number, goalposts: { worst: 0, best: 5 }, range: [9, 2]', code: 'rubric/range-order', why: 'low before high' },
    { keys: 'type: checklist, criteria: [{ id: a, title: A }]', code: 'rubric/criterion-level', why: 'a gate needs levels' },
    { keys: 'type: checklist, criteria: [{ id: a, title: A, level: 6 }]', code: 'rubric/level-outside-scale', why: 'a level of the scale' },
    { keys: 'type: checklist, criteria: [{ id: none, title: A, level: 2 }]', code: 'rubric/reserved-id', why: 'none is nothing met' },
    {
      keys: 'type: choice, options: [{ id: a, title: Tidak tahu, score: 1 }]',
      code: 'rubric/reserved-id',
      why: 'a missing code is no option’s title',
    },
    {
      keys: 'type: choice, options: [{ id: a, title: A, score: 1 }, { id: a, title: B, score: 2 }]',
      code: 'rubric/duplicate-id',
      why: 'unique in their owner',
    },
    { keys: 'type: choice, options: frequency', code: 'rubric/unknown-option-set', why: 'a set that is not there' },
    { keys: 'type: level, thresholds: [1, 2, 3, 4]', code: 'rubric/key-not-for-type', why: 'a key of another type' },
  ])('$code: $why', ({ keys, code }) => {
    expect(codes(keys)).toContain(code);
  });
});
