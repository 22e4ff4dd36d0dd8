import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openDuckDb } from '../tally/engines.ts';
import { folder, siapkota } from './run.ts';

const METHOD = {
  'method.yaml': 'id: toy\nversion: 1.0.0\ntitle: Toy\nlanguages: [en]\nscale: { min: 1, max: 5 }\nrubrics: [{ file: r.yaml }]\n',
  'r.yaml':
    'id: r\nversion: 1.0.0\ntitle: Rubric\nsections:\n  - id: s\n    title: Section\n    indicators:\n      - { id: A-1, title: First, type: level }\n      - { id: A-2, title: Second, type: level }\n',
};
const duckdb = await openDuckDb();
afterAll(() => duckdb?.close());
// Without DuckDB no Parquet file can be made; `npm ci` brings it.
const withDuckDb = duckdb === undefined ? test.skip : test;

const rows = Array.from({ length: 50 }, (_, k) => `12.${10 + (k % 3)},r${k >> 1},A-${1 + (k % 2)},${k === 40 ? 9 : 1 + (k % 5)}`);
const CSV = `city,respondent,indicator,value\n${rows.join('\n')}\n"Kota ""Lama"", x",r,A-1,3\n`;

async function parquet(cwd: string): Promise<void> {
  await duckdb!.run(
    `COPY (SELECT city, respondent, indicator, CAST(value AS INTEGER) AS value FROM read_csv('${join(cwd, 'answers.csv')}', header = true, all_varchar = true)) TO '${join(cwd, 'answers.parquet')}' (FORMAT parquet)`,
  );
}
/** A temporary folder of the test's own, to see what stays in it. */
const scratch = (): { TMPDIR: string } => ({ TMPDIR: folder({}) });
const leftOver = ({ TMPDIR }: { TMPDIR: string }): string[] => readdirSync(TMPDIR);

withDuckDb('Parquet answers come to what the same rows as CSV come to, findings with their rows too', async () => {
  const env = scratch();
  const cwd = folder({ ...METHOD, 'answers.csv': CSV });
  await parquet(cwd);
  const run = (file: string): ReturnType<typeof siapkota> =>
    siapkota(['tally', '--instrument', 'method.yaml', file, '--lang', 'en'], { cwd, env });
  const [csv, packed] = await Promise.all([run('answers.csv'), run('answers.parquet')]);
  expect(csv.code).toBe(1);
  expect(csv.stderr).toContain('answers.csv:42');
  expect(packed).toEqual({ ...csv, stderr: csv.stderr.replaceAll('answers.csv', 'answers.parquet') });
  expect(leftOver(env)).toEqual([]);
});

withDuckDb('a Parquet file that is cut short is a finding, and leaves nothing behind', async () => {
  const env = scratch();
  const cwd = folder({ ...METHOD, 'answers.csv': CSV });
  await parquet(cwd);
  writeFileSync(join(cwd, 'cut.parquet'), readFileSync(join(cwd, 'answers.parquet')).subarray(0, -20));
  const ran = await siapkota(['score', '--instrument', 'method.yaml', 'cut.parquet', '--lang', 'en'], { cwd, env });
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('cut.parquet  error  file/broken-archive');
  expect(ran.stderr).not.toContain('LINE 1');
  expect(leftOver(env)).toEqual([]);
});

withDuckDb('Parquet comes through stdin and into ingest like anything else', async () => {
  const cwd = folder({ ...METHOD, 'answers.csv': CSV });
  const env = scratch();
  await parquet(cwd);
  const run = (args: string[], input?: Uint8Array): ReturnType<typeof siapkota> =>
    siapkota([...args, '--instrument', 'method.yaml', '-q'], { cwd, env, ...(input === undefined ? {} : { input }) });
  const expected = await run(['tally', 'answers.csv']);
  expect(await run(['tally', '-'], readFileSync(join(cwd, 'answers.parquet')))).toEqual({
    ...expected,
    stderr: expected.stderr.replaceAll('answers.csv', 'stdin'),
  });
  expect(await run(['ingest', 'answers.parquet', '--tally'])).toMatchObject({ stdout: expected.stdout });
  expect(leftOver(env)).toEqual([]);
});

withDuckDb('a tally and scores as Parquet are what they are as CSV', async () => {
  const cwd = folder({ ...METHOD, 'answers.csv': CSV });
  const run = (...args: string[]): ReturnType<typeof siapkota> =>
    siapkota([...args, '--instrument', 'method.yaml', 'answers.csv', '-q'], { cwd });
  await run('tally', '--format', 'parquet', '--out', 'tally.parquet');
  const again = await siapkota(['tally', '--instrument', 'method.yaml', 'tally.parquet', '-q'], { cwd });
  expect(again.stdout).toBe((await run('tally')).stdout);
  await run('score', '--format', 'parquet', '--out', 'score.parquet');
  const read = await duckdb!.rows(
    `SELECT city, node, answered, n FROM read_parquet('${join(cwd, 'score.parquet')}') WHERE city = '12.10' AND kind = 'indicator'`,
  );
  const csv = (await run('score', '--format', 'csv')).stdout.split('\n').map((line) => line.split(','));
  expect(read).toEqual(csv.filter((c) => c[0] === '12.10' && c[3] === 'indicator').map((c) => [c[0], c[2], c[5], c[12]]));
  const types = await duckdb!.rows(
    `SELECT DISTINCT typeof(answered), typeof(n), typeof(period) FROM read_parquet('${join(cwd, 'score.parquet')}')`,
  );
  expect(types).toEqual([['DOUBLE', 'BIGINT', 'VARCHAR']]);
});

test('Parquet needs a file to go to', async () => {
  const cwd = folder({ ...METHOD, 'answers.csv': CSV });
  for (const command of ['score', 'tally']) {
    const ran = await siapkota([command, '--instrument', 'method.yaml', 'answers.csv', '--format', 'parquet', '--lang', 'en'], { cwd });
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('give --out FILE');
  }
});
