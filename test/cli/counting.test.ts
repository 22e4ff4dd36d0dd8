import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readInput } from '../../src/answers/input.ts';
import { PLAIN_READING } from '../../src/answers/read.ts';
import { collect, tallyOf } from '../../src/tally/collect.ts';
import { tallyText } from '../../src/tally/write.ts';
import { instrumentFrom } from '../support/instrument.ts';
import { folder, siapkota } from './run.ts';

const METHOD = {
  'method.yaml': 'id: toy\nversion: 1.0.0\ntitle: Toy\nlanguages: [en]\nscale: { min: 1, max: 5 }\nrubrics: [{ file: r.yaml }]\n',
  'r.yaml':
    'id: r\nversion: 1.0.0\ntitle: Rubric\nsections:\n  - id: s\n    title: Section\n    indicators:\n      - { id: A-1, title: First, type: level }\n      - { id: A-2, title: Second, type: level }\n',
};
const instrument = instrumentFrom(METHOD, 'method.yaml');

/** A table that is large enough to be counted, with a value a row that only depends on its number. */
const rows = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => {
    const k = from + i;
    return `12.${10 + (k % 7)},respondent-${String(k >> 1).padStart(8, '0')},A-${1 + (k % 2)},${1 + ((k * 7) % 5)}`;
  });
const HEAD = 'city,respondent,indicator,value';
const table = (...lines: readonly string[]): string => `${[HEAD, ...lines].join('\n')}\n`;

function carefully(file: string, bytes: Uint8Array): { tally: string; codes: string[] } {
  const { answers, findings } = collect([readInput({ file, bytes }, instrument, PLAIN_READING)]);
  return { tally: tallyText(tallyOf(answers)), codes: findings.map((f) => f.code) };
}

test('a wrong cell, someone who contradicts himself and a broken line are named where they stand in a large table', async () => {
  const lines = [...rows(0, 9000), 'x,twice,A-1,2', 'a "quoted" b', ...rows(9000, 12_000), 'x,twice,A-1,3', 'x,wrong,A-2,9'];
  const text = table(...lines);
  const cwd = folder({ ...METHOD, 'answers.csv': text });
  const ran = await siapkota(['tally', '--instrument', 'method.yaml', 'answers.csv', '--lang', 'en'], { cwd });
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('answers.csv:9002');
  expect(ran.stderr).toContain('answers.csv:12004');
  expect(ran.stderr).toContain('answers.csv:9003');
  expect(ran.stderr).toContain('answers.csv:12005');
  expect(ran.stderr).toContain('Rows: 12,004 read = 12,003 used + 1 refused. Answers: 12,003 read = 12,000 counted');
  expect(ran.stdout).toBe(carefully('answers.csv', Buffer.from(text)).tally);
});

test.each([
  { name: 'UTF-8 without a mark', bytes: Buffer.from(table(...rows(0, 9000), 'Kota é,r,A-1,3')), codes: [] },
  { name: 'another encoding', bytes: Buffer.from(table(...rows(0, 9000), 'Kota é,r,A-1,3'), 'latin1'), codes: ['file/encoding'] },
  { name: 'UTF-16', bytes: Buffer.from(`\ufeff${table(...rows(0, 9000))}`, 'utf16le'), codes: [] },
  { name: 'a quote that goes on over lines', bytes: Buffer.from(table(...rows(0, 9000), '"Kota\nLama",r,A-1,3')), codes: [] },
  { name: 'a quote that never ends', bytes: Buffer.from(table(...rows(0, 9000), '"Kota,r,A-1,3')), codes: ['answers/broken-table'] },
  { name: 'line ends of two kinds', bytes: Buffer.from(`${table(...rows(0, 9000))}x,r,A-1,3\r\n`), codes: [] },
])('a large table in $name is read as a small one would be', async ({ bytes, codes }) => {
  const cwd = folder({ ...METHOD, 'answers.csv': bytes });
  const ran = await siapkota(['tally', '--instrument', 'method.yaml', 'answers.csv', '--lang', 'en', '--verbose'], { cwd });
  const wanted = carefully('answers.csv', bytes);
  expect(wanted.codes).toEqual(codes);
  expect(ran.stdout).toBe(wanted.tally);
  for (const code of codes) expect(ran.stderr).toContain(code);
});

test('the same answers in one table, in a table a city and as a tally give the same scores', async () => {
  const lines = rows(0, 14_000);
  const parts = Object.fromEntries(
    [10, 11, 12, 13, 14, 15, 16].map((c): [string, string] => [`parts/${c}.csv`, table(...lines.filter((l) => l.startsWith(`12.${c},`)))]),
  );
  const cwd = folder({ ...METHOD, ...parts, 'all.csv': table(...lines) });
  const run = (...args: string[]): ReturnType<typeof siapkota> => siapkota([...args, '--instrument', 'method.yaml'], { cwd });
  await run('tally', 'all.csv', '--out', join(cwd, 'tally.csv'));
  const [whole, split, tally] = await Promise.all(
    ['all.csv', 'parts', 'tally.csv'].map(async (input) => (await run('score', input, '--format', 'json')).stdout),
  );
  expect(JSON.parse(whole!).inputs.answers).toBe(14_000);
  expect(split).toBe(whole);
  expect(tally).toBe(whole);
});

test('score --by province sums cities up in every format', async () => {
  const cities = `id,name,province\n${[10, 11, 12].map((c) => `12.${c},Kota ${c},Sumatera Utara\n`).join('')}`;
  const cwd = folder({ ...METHOD, 'all.csv': table(...rows(0, 700)), 'cities.csv': cities });
  const by = (format: string): ReturnType<typeof siapkota> =>
    siapkota(
      ['score', 'all.csv', '--instrument', 'method.yaml', '--cities', 'cities.csv', '--by', 'province', '--format', format, '--lang', 'en'],
      { cwd },
    );
  const [text, json, lines, csv] = await Promise.all(['table', 'json', 'jsonl', 'csv'].map(by));
  const value = JSON.parse(json!.stdout);
  expect(value.provinces.map((p: Record<string, unknown>) => [p.province, p.cities, p.scored])).toEqual([
    ['Sumatera Utara', 3, 3],
    [null, 4, 4],
  ]);
  expect(
    lines!.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(value.provinces);
  expect(csv!.stdout.split('\n')).toHaveLength(4);
  expect(text!.stdout).toMatch(/Sumatera Utara +3 +3 /);
  expect(text!.stdout).toMatch(/province not known +4 +4 /);
});
