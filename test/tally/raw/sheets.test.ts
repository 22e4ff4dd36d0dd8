import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Reading } from '../../../src/answers/answer.ts';
import { readInput } from '../../../src/answers/input.ts';
import { PLAIN_READING, type ReadOptions } from '../../../src/answers/read.ts';
import { collect, tallyOf } from '../../../src/tally/collect.ts';
import { countSheets } from '../../../src/tally/raw/sheets.ts';
import { sortedTally } from '../../../src/tally/raw/sorted.ts';
import { instrument } from '../../answers/toy.ts';
import { type Outcome, outcome, type TextFile } from './source.ts';

/** A value as a sheet writes it, often plain and right. */
const VALUES = ['1', '2', '3', '4', '3', '3', '1', '2', '3', '4', '3', '3', '3', '3', 'weekly', '50', '"3"', '3.0', '3 - Terdefinisi', 'tidak tahu', 'unknown', '-', '~', '9', '12,5', '[a, b]', 'a b', 'true', '{ value: 3 }', '{ value: 4, evidence: [{ title: Perwal }] }', '{ votes: { 3: 4 } }']; // biome-ignore format: a list
const IDS = ['GOV-01', 'GOV-01', 'GOV-01', 'GOV-02', 'GOV-02', 'FREQ', 'SHARE', 'CHECK', 'OLD-01', 'WORDS', 'Q1', 'GONE-1'];
const HEADS = {
  city: ['{ id: medan }', '{ id: "12.76" }', '{ id: medan, name: Kota Medan }', '{ id: 12.76 }', '{ name: x }'],
  respondent: ['opd', 'opd', 'pers', 'kesepakatan', 'nobody', 'Pers'].flatMap((group) =>
    ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map((id) => `{ id: ${id}, group: ${group} }`),
  ),
  more: ['', '', '', 'period: "2026"\n', 'period: 2026\n', 'taken: 2026-01-02\n', 'taken: never\n', 'instrument: { id: toy, version: 1.0.0 }\n', 'x-note: a\n', 'odd: 1\n'],
}; // biome-ignore format: a list

/** What hands do to the lines of answers: each breaks off the way of reading them line by line, or must not. */
const BY_HAND: readonly ((lines: string) => string)[] = [
  (lines) => lines.replaceAll('\n', '   # looked up\n'),
  (lines) => lines.replace('\n', '\n\n'),
  (lines) => `  # a remark\n${lines}`,
  (lines) => lines.replaceAll(/^ {2}/gm, '    '),
  (lines) => lines.replaceAll(/^ {2}/gm, ' '),
  (lines) => lines.replaceAll(/^ {2}/gm, ''),
  (lines) => lines.replace('\n', '\n# a remark\n   \n      # another\n'),
  (lines) => lines.replace('\n', '\n \t\n'),
  (lines) => lines.replace('\n', '\n  # odd \u0007\n'),
  (lines) => lines.replace(/^ {2}/, '   '),
  (lines) => lines + lines,
  (lines) => lines + lines.replaceAll(/^ {2}([^:]+):/gm, '  "$1":'),
  (lines) => `${lines}taken: 2026-01-02\n`,
  (lines) => `${lines}period: "2025"\n`,
  (lines) => lines.slice(0, -1),
  (lines) => lines.replaceAll('\n', '\r\n'),
  (lines) => `${lines}  WORDS: |\n    a text\n  Q1: >-\n`,
  (lines) => `${lines}  WORDS: a text\n    that goes on\n`,
  (lines) => `${lines}  WORDS: "a text\n    that goes on"\n`,
  (lines) => `${lines}  FREQ:\n    value: weekly\n`,
  (lines) => `${lines}  FREQ:\n  SHARE: 50\n`,
  (lines) => `${lines}  - 3\n`,
  (lines) => `${lines}...\n`,
  (lines) => `${lines}answers:\n  GOV-02: 4\n`,
  (lines) => `${lines}  FREQ: &a weekly\n  CHECK: *a\n`,
  (lines) => lines.replaceAll(': ', ':\t'),
];

const often = <T>(list: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...list.slice(0, 2)) }, { weight: 2, arbitrary: fc.constantFrom(...list) });
const sheet = fc
  .record({
    city: often(HEADS.city),
    respondent: often(HEADS.respondent.slice(0, 12)).chain((r) =>
      fc.oneof({ weight: 3, arbitrary: fc.constant(r) }, { weight: 1, arbitrary: fc.constantFrom(...HEADS.respondent) }),
    ),
    more: often(HEADS.more),
    answers: fc.uniqueArray(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...VALUES)), { selector: ([id]) => id, maxLength: 3 }),
  })
  .chain(({ city, respondent, more, answers }) => {
    const head = `city: ${city}\nrespondent: ${respondent}\n${more}answers:${answers.length === 0 ? ' {}' : ''}\n`;
    const lines = answers.map(([id, value]) => `  ${id}: ${value}\n`);
    return fc
      .oneof({ weight: 6, arbitrary: fc.constant((text: string) => text) }, { weight: 1, arbitrary: fc.constantFrom(...BY_HAND) })
      .map((change) => head + change(lines.join('')));
  });
const files: fc.Arbitrary<TextFile[]> = fc
  .array(sheet, { minLength: 3, maxLength: 30 })
  // Most people have one sheet.
  .map((texts) =>
    texts.map((text, i) => ({
      file: `${String(i).padStart(2, '0')}.yaml`,
      text: i % 4 === 0 ? text : text.replace(/id: r\d,/, `id: u${i},`),
    })),
  );

const read = ({ file, text }: TextFile, options: ReadOptions): Reading =>
  readInput({ file, bytes: new TextEncoder().encode(text) }, instrument, options);

function counted(list: readonly TextFile[], options: ReadOptions): Outcome & { kept: number } {
  let kept = list.length;
  const { counts, readings } = countSheets(
    list,
    instrument,
    options,
    (file) => file,
    (file) => {
      kept--;
      return read(file, options);
    },
  );
  return { ...outcome(readings, (answers) => [...sortedTally([], answers, counts)]), kept };
}

test.each([
  { name: 'as they are', options: PLAIN_READING },
  {
    name: 'with what they lack, and one city only',
    options: { ...PLAIN_READING, set: { period: '2030', city_name: 'X' }, onlyCity: 'medan' },
  },
])('sheets that are counted come to what the careful reader makes of them, $name', ({ options }) => {
  let kept = 0;
  fc.assert(
    fc.property(files, (list) => {
      const { kept: mine, ...fast } = counted(list, options);
      kept += mine;
      expect(fast).toEqual(outcome(list.map((f) => read(f, options)), tallyOf)); // biome-ignore format: one thought
    }),
    { seed: 20261124, numRuns: Number(process.env.RUNS ?? 150) },
  );
  expect(kept).toBeGreaterThan(50);
});

test('what has been met is not read again; someone with two sheets is', () => {
  const of = (id: string, value: string): TextFile => ({
    file: `${id}-${value}.yaml`,
    text: `city: { id: medan }\nrespondent: { id: ${id}, group: opd }\nanswers:\n  GOV-01: ${value}\n`,
  });
  const list = [of('a', '3'), of('b', '3'), of('c', '3'), of('d', '4'), of('e', '4'), of('e', '3')];
  const { kept, ...fast } = counted(list, PLAIN_READING);
  expect(fast).toEqual(outcome(list.map((f) => read(f, PLAIN_READING)), tallyOf)); // biome-ignore format: one thought
  expect(kept).toBe(4);
  expect(collect(list.map((f) => read(f, PLAIN_READING))).findings.map((f) => f.code)).toEqual(['answers/contradiction']);
});
