import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer, Reading } from '../../src/answers/answer.ts';
import { sheetsOf } from '../../src/answers/sheets.ts';
import { type SheetAnswer, type SheetDocument, writeSheet } from '../../src/answers/write.ts';
import { collect, tallyOf } from '../../src/tally/collect.ts';
import { tallyText } from '../../src/tally/write.ts';
import { csvText } from '../../src/text/csv.ts';
import { type BookCell, sheet } from '../answers/book.ts';
import { addsUp, instrument, read } from '../answers/toy.ts';

/** Words that a cell can hold and that mean something: no code for a missing answer, no blank. */
const words = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom('=1+1', '-3', '"kutip"', 'a,b;c', 'dua\nbaris', '007', '1.234', '<b>&amp;', "'=x", '{x: 1}', '3 - Baik'),
  )
  .map((t) => t.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/g, '').trim())
  .filter((t) => t !== '' && !/^(-|n\/a|na)$/i.test(t));
const beside = fc.record(
  {
    note: words,
    evidence: fc.array(
      words.map((title) => ({ title, state: 'sent' as const })),
      { minLength: 1, maxLength: 1 },
    ),
  },
  { requiredKeys: [] },
);
const missing: fc.Arbitrary<SheetAnswer> = fc.oneof(
  fc.constantFrom('unknown', 'refused', 'pending').map((value) => ({ value })),
  words.map((reason) => ({ value: 'not-applicable', reason })),
);
const rated = (value: fc.Arbitrary<string | number | string[]>): fc.Arbitrary<SheetAnswer> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(value, beside).map(([v, more]): SheetAnswer => ({ value: v, ...more })) },
    { weight: 1, arbitrary: missing },
  );
const level = rated(fc.integer({ min: 1, max: 5 }));
const number = (min: number, max: number): fc.Arbitrary<SheetAnswer> =>
  rated(fc.double({ min, max, noNaN: true }).map((n) => (n === 0 ? 0 : n)));
const answers = fc
  .record(
    {
      'GOV-01': level,
      'GOV-02': level,
      FREQ: rated(fc.constantFrom('never', 'monthly', 'weekly')),
      SHARE: number(0, 100),
      FREE: number(-1e6, 1e6),
      CHECK: rated(fc.subarray(['a', 'b', 'd']).map((met) => (met.length === 0 ? 'none' : met))),
    },
    { requiredKeys: [] },
  )
  .filter((a) => Object.keys(a).length > 0);
const documents: fc.Arbitrary<SheetDocument[]> = fc
  .uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{1,4}$/), group: fc.constantFrom('opd', 'pers'), answers }), {
    minLength: 1,
    maxLength: 4,
    selector: (r) => r.id,
  })
  .map((list) =>
    list.map(({ id, group, answers: said }) => ({
      city: { id: '12.70' },
      period: '2026',
      instrument: { id: instrument.id, version: instrument.version },
      respondent: { id, group },
      answers: new Map(Object.entries(said as Record<string, SheetAnswer>)),
    })),
  );

const readSheets = (texts: readonly string[]): Reading[] => texts.map((text, i) => read(text, {}, `${i}.yaml`));
const tally = (readings: readonly Reading[]): string => {
  const collected = collect(readings);
  expect(addsUp(collected.balance)).toBe(true);
  return tallyText(tallyOf(collected.answers));
};

const text = (value: SheetAnswer['value']): string => (Array.isArray(value) ? value.join(' ') : String(value));
const PARTS = ['value', 'reason', 'note', 'evidence'] as const;
const partOf = (answer: SheetAnswer, part: (typeof PARTS)[number]): string =>
  part === 'value' ? text(answer.value) : part === 'evidence' ? (answer.evidence?.[0]?.title ?? '') : (answer[part] ?? '');

/** The same answers as a table, an answer a row. */
const long = (sheets: readonly SheetDocument[]): string[][] => [
  ['city', 'period', 'respondent', 'group', 'indicator', ...PARTS],
  ...sheets.flatMap((s) =>
    [...s.answers].map(([id, answer]) => [
      s.city.id,
      s.period,
      s.respondent.id,
      s.respondent.group,
      id,
      ...PARTS.map((part) => partOf(answer, part)),
    ]),
  ),
];
/** The same answers as a table, a respondent a row. */
const wide = (sheets: readonly SheetDocument[]): string[][] => {
  const ids = [...new Set(sheets.flatMap((s) => [...s.answers.keys()]))];
  const headings = ids.flatMap((id) => PARTS.map((part) => (part === 'value' ? id : `${id}/${part}`)));
  return [
    ['city', 'period', 'respondent', 'group', ...headings],
    ...sheets.map((s) => [
      s.city.id,
      s.period,
      s.respondent.id,
      s.respondent.group,
      ...ids.flatMap((id) => PARTS.map((part) => (s.answers.has(id) ? partOf(s.answers.get(id)!, part) : ''))),
    ]),
  ];
};
/** Numbers as numbers, the city's id as a number that its format shows whole. */
const asCells = (rows: readonly (readonly string[])[]): BookCell[][] =>
  rows.map((row, r) =>
    row.map((cell, c): BookCell => {
      if (r > 0 && c === 0) return { xml: '<v>12.7</v>', attributes: 's="2"' };
      const isValue = r > 0 && (rows[0]![c] === 'value' || instrument.indicators.has(rows[0]![c]!));
      return isValue && /^-?\d/.test(cell) ? Number(cell) : cell === '' ? null : cell;
    }),
  );

test.each<[string, (sheets: readonly SheetDocument[]) => string | Uint8Array]>([
  ['a long CSV', (s) => csvText(long(s))],
  ['a wide CSV', (s) => csvText(wide(s))],
  ['a long XLSX', (s) => sheet(...asCells(long(s)))],
  ['a wide XLSX', (s) => sheet(...asCells(wide(s)))],
])('sheets -> %s -> ingest -> sheets: the same tally, words and documents at every step', (_, table) => {
  fc.assert(
    fc.property(documents, (sheets) => {
      const before = readSheets(sheets.map(writeSheet));
      const ingested = read(table(sheets), {}, 'tabel');
      expect(tally([ingested])).toBe(tally(before));
      const collected = collect([ingested]);
      const written = sheetsOf(collected.answers, collected.open, instrument, collected.cities, new Map());
      expect([written.findings, written.refused]).toEqual([[], 0]);
      const after = readSheets(written.sheets.map(writeSheet));
      expect(tally(after)).toBe(tally(before));
      expect(statements(after)).toEqual(statements(before));
    }),
    { seed: 20261124, numRuns: 60 },
  );
});

/** What was said, without where it stands. */
const statements = (readings: readonly Reading[]): string[] =>
  readings
    .flatMap((r) => r.answers)
    .map(({ respondent, group, indicator, value, proof, documents: docs, note, reason }: Answer) =>
      JSON.stringify([respondent, group, indicator, value, proof, docs.map((d) => d.title), note, reason]),
    )
    .sort();

test('ingesting what ingest wrote changes nothing, whoever the respondents are', () => {
  fc.assert(
    fc.property(documents, fc.boolean(), (sheets, named) => {
      const rows = wide(sheets).map((row) => row.filter((_, c) => named || c !== 2));
      const collected = collect([read(csvText(rows), {}, 'tabel.csv')]);
      const once = sheetsOf(collected.answers, collected.open, instrument, collected.cities, new Map()).sheets.map(writeSheet);
      const again = collect(readSheets(once));
      const twice = sheetsOf(again.answers, again.open, instrument, again.cities, new Map()).sheets.map(writeSheet);
      expect([...twice].sort()).toEqual([...once].sort());
      expect(tallyText(tallyOf(again.answers))).toBe(tallyText(tallyOf(collected.answers)));
    }),
    { seed: 7, numRuns: 60 },
  );
});
