import { describe, expect, test } from '@jest/globals';
import { NOTHING_READ } from '../../../src/answers/answer.ts';
import { PLAIN_READING } from '../../../src/answers/read.ts';
import { finding } from '../../../src/finding/finding.ts';
import { Broken, scanTables } from '../../../src/tally/raw/scan-tables.ts';
import { instrument } from '../../answers/toy.ts';
import { carefully, scanned, sourceOf, type TextFile } from './source.ts';

/** `kept`: counted to the end. `taken`: answers that the careful reader gives. What it comes to is the same in any case. */
async function counted(...texts: readonly string[]): Promise<{ kept: number; taken: number; rows: string[] }> {
  const files: TextFile[] = texts.map((text, i) => ({ file: `${'abc'[i]}.csv`, text }));
  const { kept, taken, open: _, ...fast } = await scanned(files, instrument, PLAIN_READING);
  const { open: __, ...careful } = carefully(files, instrument, PLAIN_READING);
  expect(fast).toEqual(careful);
  return { kept, taken, rows: fast.tally.map((r) => `${r.city} ${r.group} ${r.indicator} ${r.value} ${r.proof} x${r.n}`) };
}

// Whoever hands every table to the careful reader is right, and takes an hour over a country. These must be counted.
describe('what is plain is counted, and only rows with something to tell are taken out', () => {
  test.each([
    {
      why: 'a long table',
      text: 'city,group,respondent,indicator,value\nmedan,opd,r1,GOV-01,3\nmedan,opd,r2,GOV-01,3\nmedan,pers,r1,GOV-01,4\nmedan,opd,r1,FREQ,weekly\n',
      taken: 0,
      rows: ['medan opd FREQ weekly none x1', 'medan opd GOV-01 3 none x2', 'medan pers GOV-01 4 none x1'],
    },
    {
      why: 'a wide one, with semicolons, CRLF and no last line end',
      text: 'city;respondent;GOV-01;SHARE\r\nmedan;r1;3;12\r\nmedan;r2;;12',
      taken: 0,
      rows: ['medan opd GOV-01 3 none x1', 'medan opd SHARE 12 none x2'],
    },
    {
      why: 'cells in quotes, with commas, quotes and line ends in them',
      text: 'city,respondent,extra,GOV-01\n"medan","r1","a,b",3\n"medan","r,2","two\nlines",3\nmedan,r3,"say ""a""",3\n',
      taken: 0,
      rows: ['medan opd GOV-01 3 none x3'],
    },
    {
      why: 'people without names, each a row; and how many stand behind one',
      text: 'city,indicator,value,n\nmedan,GOV-01,3,2\nmedan,GOV-01,3,40\nmedan,GOV-01,unknown,5\n',
      taken: 0,
      rows: ['medan opd GOV-01 3 none x42', 'medan opd GOV-01 unknown none x5'],
    },
    {
      why: 'a tally',
      text: 'city,period,group,indicator,value,proof,n\nmedan,2026,opd,GOV-01,3,none,7\nmedan,2026,opd,GOV-01,3,sent,2\n',
      taken: 0,
      rows: ['medan opd GOV-01 3 none x7', 'medan opd GOV-01 3 sent x2'],
    },
    {
      why: 'the same answer in other words, an older id, empty rows, spaces around',
      text: 'city,respondent,indicator,value\nmedan,r1,GOV-01,3 - Ada perwal\nmedan,r2,OLD-01, 3 \n,,,\n\nmedan,r3,GOV-01,3\n',
      taken: 0,
      rows: ['medan opd GOV-01 3 none x3'],
    },
    {
      why: 'a wrong cell takes out its row, not its neighbours’',
      text: 'city,respondent,GOV-01,GOV-02\nmedan,r1,9,3\nmedan,r2,3,3\nmedan,r3,3,3\n',
      taken: 1,
      rows: ['medan opd GOV-01 3 none x2', 'medan opd GOV-02 3 none x3'],
    },
    {
      why: 'who says the same twice is counted once, without a careful word',
      text: 'city,respondent,indicator,value\nmedan,r1,GOV-01,3\nmedan,r1,GOV-01,3\nmedan,r2,GOV-01,3\nmedan,r2,GOV-02,3\n',
      taken: 0,
      rows: ['medan opd GOV-01 3 none x2', 'medan opd GOV-02 3 none x1'],
    },
    {
      why: 'who says two things is taken out with everything said, and nobody else',
      text: 'city,respondent,indicator,value\nmedan,r1,GOV-01,3\nmedan,r1,GOV-01,4\nmedan,r1,GOV-02,5\nmedan,r2,GOV-01,3\n',
      taken: 3,
      rows: ['medan opd GOV-01 3 none x1', 'medan opd GOV-02 5 none x1'],
    },
  ])('$why', async ({ text, taken, rows }) => {
    expect(await counted(text)).toEqual({ kept: 1, taken, rows });
  });

  test('a respondent of two tables is taken out of both, and only that one', async () => {
    const one = 'city,respondent,GOV-01\nmedan,r1,3\nmedan,r2,3\n';
    const two = 'city,respondent,GOV-02\nmedan,r2,4\nmedan,r3,4\n';
    expect(await counted(one, two)).toEqual({ kept: 2, taken: 2, rows: ['medan opd GOV-01 3 none x2', 'medan opd GOV-02 4 none x2'] });
    const elsewhere = 'city,respondent,GOV-02\nbinjai,r2,4\nbinjai,r3,4\n';
    expect(await counted(one, elsewhere)).toEqual({ kept: 2, taken: 0, rows: ['binjai opd GOV-02 4 none x2', 'medan opd GOV-01 3 none x2'] }); // biome-ignore format: one thought
  });
});

describe('what is more than a table of answers is read carefully as a whole', () => {
  test.each([
    { why: 'a heading without rows', text: 'city,indicator,value\n' },
    { why: 'a line that names the delimiter', text: 'sep=,\ncity,respondent,GOV-01\nmedan,r1,3\n' },
    { why: 'a single column', text: 'GOV-01\n3\n4\n' },
    { why: 'counts of people who have names', text: 'city,respondent,indicator,value,n\nmedan,r1,GOV-01,3,2\nmedan,r1,GOV-01,4,2\n' },
    { why: 'a column for each criterion', text: 'city,respondent,CHECK/a,CHECK/b\nmedan,r1,1,0\nmedan,r2,1,1\n' },
    { why: 'a note on an indicator that has no column', text: 'city,respondent,GOV-01,GOV-02/note\nmedan,r1,3,x\nmedan,r2,3,y\n' },
    { why: 'columns that are all unknown', text: 'city,respondent,X-1,X-2\nmedan,r1,3,4\nmedan,r2,3,4\n' },
  ])('$why', async ({ text }) => {
    expect((await counted(text)).kept).toBe(0);
  });
});

test('a file that nobody can read to its end is told, and the others are counted', async () => {
  const told = finding('file/unfolds-too-far', { file: 'b.csv' }, { times: 100 });
  const plain = sourceOf({ file: 'a.csv', text: 'city,respondent,GOV-01\nmedan,r1,3\nmedan,r2,3\n' });
  const broken = { ...plain, file: 'b.csv', read: () => Promise.reject(new Broken(told)) };
  const { scans, readings } = await scanTables([plain, broken], instrument, PLAIN_READING, () => {
    throw new Error('neither is read carefully');
  });
  expect(scans.map((scan) => scan.layout.table.file)).toEqual(['a.csv']);
  expect(readings.map((r) => [r.answers.length, r.findings.map((f) => f.code)])).toEqual([
    [0, []],
    [0, [told.code]],
  ]);
  expect(readings[1]!.balance).toEqual(NOTHING_READ);
  await expect(scanTables([{ ...plain, read: () => Promise.reject(new TypeError('a fault of ours')) }], instrument, PLAIN_READING, () => readings[0]!)).rejects.toThrow(TypeError); // biome-ignore format: one thought
});
