import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../src/answers/answer.ts';
import { sheet } from './book.ts';
import { addsUp, codes, read, said } from './toy.ts';

const open = (content: string | Uint8Array, file = 'a.csv'): Reading => {
  const reading = read(content, {}, file);
  expect(addsUp(reading.balance)).toBe(true);
  return reading;
};
const distinct = (reading: Reading): string[] => [...new Set(codes(reading))];

describe('tables that are nothing but trouble: each row told and counted, what is whole is read', () => {
  const N = 20_000;
  const many = (row: (i: number) => string): string => `city,GOV-01\nx,2\n${Array.from({ length: N }, (_, i) => row(i)).join('\n')}\ny,4\n`;
  test.each<[string, string, string]>([
    ['cells too many', many((i) => `${i},3,4,5`), 'answers/ragged-row'],
    ['a quote inside a cell', many((i) => `${i},3"x"`), 'answers/broken-table'],
    ['a quote that is closed on another line', `${many((i) => `${i},"3`)}z,"1"\n`, 'answers/broken-table'],
    ['a quote behind the end of a cell', many((i) => `${i},"3"4`), 'answers/broken-table'],
  ])('%s', (_, text, code) => {
    const reading = open(text);
    expect(distinct(reading)).toEqual([code]);
    expect(reading.findings).toHaveLength(N);
    expect(reading.balance.rowsRefused).toBe(N);
    expect(said(reading).slice(0, 2)).toEqual(['GOV-01=2', 'GOV-01=4']);
  });

  test('a stray quote takes its own line and no other', () => {
    const reading = open('city,GOV-01,GOV-01/note\na,1,"ya\nb,2,tidak\nc,3,"dua\nbaris"\nd,4,5" pipa\ne,5,\n');
    expect(reading.findings.map((f) => [f.code, f.place.line])).toEqual([
      ['answers/broken-table', 2],
      ['answers/broken-table', 6],
    ]);
    expect(said(reading)).toEqual(['GOV-01=2 note tidak', 'GOV-01=3 note dua\nbaris', 'GOV-01=5']);
  });
  test('line ends of old Macs, and a last row without one', () => {
    expect(said(open('city,GOV-01\rx,3\ry,4'))).toEqual(['GOV-01=3', 'GOV-01=4']);
  });
});

describe('sizes out of all proportion', () => {
  test('a cell of megabytes is one wrong cell', () => {
    const reading = open(`city,GOV-01,GOV-01/note\n1,${'b'.repeat(3_000_000)},z\n2,4,x\n`);
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=4 note x'], ['answers/value-not-understood']]);
  });
  test('a heading of megabytes is one unknown column, and does not travel in its finding', () => {
    const reading = open(`city,${'a/'.repeat(1_000_000)},GOV-01\n1,2,3\n`);
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=3'], ['answers/unknown-column']]);
    expect(JSON.stringify(reading.findings).length).toBeLessThan(3000);
  });
  test('thousands of long headings full of separators', () => {
    const reading = open(
      `city,GOV-01,${Array.from({ length: 1000 }, (_, i) => `${'w-y/z[ k · '.repeat(40)}${i}`).join(',')}\n1,3${',1'.repeat(1000)}\n`,
    );
    expect([said(reading), distinct(reading), reading.findings.length]).toEqual([['GOV-01=3'], ['answers/unknown-column'], 1000]);
  });
  test.each<[string, Uint8Array, string]>([
    ['gzip that unfolds a thousandfold', gzipSync(new Uint8Array(64 * 1024 * 1024).fill(97)), 'file/unfolds-too-far'],
    ['zeros', new Uint8Array(100_000), 'file/format-not-read'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'file/format-not-read'],
  ])('%s', (_, bytes, code) => expect(codes(open(bytes))).toEqual([code]));
});

describe('JSON', () => {
  test.each<[string, string, string[]]>([
    ['brackets without end', '['.repeat(200_000), ['answers/json-line']],
    [
      'groups inside groups without end',
      `[${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}]`,
      ['answers/unknown-column', 'answers/no-answer-columns'],
    ],
    ['a list of submissions that is none', '{"results":[1,2]}', ['answers/json-line', 'answers/json-line']],
  ])('%s', (_, text, expected) => expect(codes(open(text, 'a.json'))).toEqual(expected));

  test.each([
    ['{"count":1,"results":[{"city":"x","grup":{"GOV-01":3}}]}', ['GOV-01=3']],
    ['{"value":[{"city":"x","GOV-01":"3","CHECK":["a","d"]}]}', ['GOV-01=3', 'CHECK=a d']],
    ['{"city":"x","GOV-01":3}', ['GOV-01=3']],
    ['{"city":"x","value":"3","indicator":"GOV-01"}', ['GOV-01=3']],
  ])('%s', (text, expected) => expect([said(open(text, 'a.json')), codes(open(text, 'a.json'))]).toEqual([expected, []]));
});

describe('a grid of which hardly a cell holds anything', () => {
  const refused = (reading: Reading): unknown => [said(reading), codes(reading), reading.balance.rowsRead, reading.balance.rowsRefused];
  test('JSON rows that all name another column', () => {
    const rows = Array.from({ length: 4000 }, (_, i) => `{"k${i}":1,"GOV-01":3}`);
    expect(refused(open(`[${rows.join(',')}]`, 'a.json'))).toEqual([[], ['file/too-large'], 4000, 4000]);
  });
  test('a workbook with a wide row of headings above many rows', () => {
    const headings = ['city', 'GOV-01', ...Array.from({ length: 1000 }, (_, i) => `h${i}`)];
    const rows = Array.from({ length: 11_000 }, () => ['1', 3]);
    expect(refused(open(sheet(headings, ...rows), 'a.xlsx'))).toEqual([[], ['file/too-large'], 11_000, 11_000]);
  });
});
