import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDuckDb } from '../tally/engines.ts';
import { folder, level, method, type Ran, ROOT, siapkota } from './run.ts';
import { type Listening, refusal, servePostgres } from './wire.ts';

const METHOD = method(
  ['groups: { opd: { title: { id: Dinas, en: Agencies } }, pers: { title: { id: Pers, en: Press } } }'],
  [
    level('A'),
    level('B'),
    '{ id: CHECK, title: { id: Ada, en: Has }, type: checklist, criteria: [{ id: a, title: { id: a, en: a }, level: 2 }, { id: b, title: { id: b, en: b }, level: 5 }] }',
    '{ id: FREE, title: { id: Cerita, en: Story }, type: text }',
  ],
);

/** Answers as people write them: spaces, words, wrong levels, a group nobody knows, formulas, quotes and lines in a cell. */
const ROWS: readonly (readonly (string | null)[])[] = [
  ['12.76', '2026', 'opd', 'r1', 'A', '3', 'sent'],
  ['12.76', '2026', 'opd', 'r2', 'A', '3', 'accepted'],
  ['12.76', '2026', null, 'r3', 'A', ' 3 ', null],
  ['12.76', '2026', '', 'r4', 'A', 'level 4', ''],
  ['12.76', '2026', 'Press', 'r5', 'A', 'tidak tahu', 'sent'],
  ['12.76', '2026', 'pers', 'r6', 'B', null, null],
  ['12.76', '2026', 'pers', 'r6', 'A', '-', null],
  ['12.76', '2026', 'opd', 'r1', 'B', '9', null],
  ['12.76', '2026', 'opd', 'r2', 'B', '9', null],
  ['12.76', '2026', 'opd', 'r7', 'B', '=1+1', null],
  ['12.76', '2026', 'opd', 'r8', 'GONE', '3', null],
  ['12.76', '2026', 'alien', 'r9', 'A', '3', null],
  ['Pematang "Siantar"', '2025', 'opd', 'r1', 'CHECK', 'b a', null],
  ['Pematang "Siantar"', '2025', 'opd', 'r2', 'CHECK', 'a, b', null],
  ['Pematang "Siantar"', '2025', 'opd', 'r3', 'CHECK', 'two\nlines, "quoted"', null],
  ['Pematang "Siantar"', '2025', 'opd', 'r3', 'FREE', 'a secret story', null],
  ['12.76', '2026', 'opd', '', 'A', '2', null],
  ['12.76', '2026', 'opd', '', 'A', '2', null],
];
const HEADS = ['city', 'period', 'group', 'respondent', 'indicator', 'value', 'proof'];

const text = (cell: string | null): string => (cell === null ? 'NULL' : `'${cell.replaceAll("'", "''")}'`);
const csv = (rows: readonly (readonly (string | null)[])[]): string =>
  rows.map((row) => row.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(',')).join('\n');

const SETUP = `
CREATE TABLE answers (city text, period text, "group" text, respondent text, indicator text, value text, proof text);
INSERT INTO answers VALUES ${ROWS.map((row) => `(${row.map(text).join(', ')})`).join(', ')};
CREATE TABLE twice AS SELECT * FROM answers;
INSERT INTO twice SELECT '12.76', '2026', 'opd', 'p' || i || ' ', 'A', '3' FROM generate_series(1, 7) i, generate_series(1, 2);
CREATE SCHEMA survey;
CREATE TABLE survey.wide (kota varchar(20), "Kelompok" text, "A" integer, "B" numeric(3, 1), "B/proof" text, "CHECK" text, nonsense text);
INSERT INTO survey.wide VALUES ('12.76', 'opd', 3, 2.0, 'sent', 'a b', 'x'), ('12.76', 'pers', 3, NULL, NULL, 'none', 'x'), ('35.10', NULL, 5, 1, NULL, NULL, 'x');
CREATE TABLE ticks (city text, "CHECK/a" text, "CHECK/b" text);
CREATE TABLE "odd ""name; DROP TABLE answers" (city text, indicator text, value text);
INSERT INTO "odd ""name; DROP TABLE answers" VALUES ('x', 'A', '1');`;

interface Database {
  exec(sql: string): Promise<unknown>;
  execProtocolRaw(message: Uint8Array, options: object): Promise<Uint8Array>;
  close(): Promise<void>;
}
const optional = async (name: string): Promise<Record<string, unknown> | undefined> => {
  try {
    return (await import(name)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};
const [pglite, pg] = [await optional('@electric-sql/pglite'), await optional('pg')];
// Without its packages there is nothing to ask; `npm ci` brings both.
const ask = pglite === undefined || pg === undefined ? describe.skip : describe;

/** Needs DuckDB; without it Parquet is left out. */
async function writeParquet(from: string, to: string): Promise<boolean> {
  const duckdb = await openDuckDb();
  await duckdb?.run(`COPY (SELECT * FROM read_csv('${from}', header = true, all_varchar = true)) TO '${to}' (FORMAT parquet)`);
  await duckdb?.close();
  return duckdb !== undefined;
}

const english = ['--lang', 'en', '--instrument', 'method.yaml'];
const at = (port: number): string => `postgres://ani:r4h%24sia@127.0.0.1:${port}/postgres`;
const tally = (cwd: string, port: number, ...more: string[]): Promise<Ran> =>
  siapkota(['tally', ...english, '--engine', 'postgres', '--url', at(port), ...more], { cwd, env: { TMPDIR: cwd } });
/** What was said, unfolded. */
const said = (ran: Ran): string => ran.stderr.replace(/\n {2}(?=[^ ])/g, ' ');
/** Nothing is left of what was asked, and no password was told. */
function expectClean(cwd: string, ran: Ran): void {
  expect(readdirSync(cwd).filter((name) => name.startsWith('siapkota-'))).toEqual([]);
  expect(ran.stdout + ran.stderr).not.toMatch(/r4h.{1,3}sia/);
}

ask('tally --engine postgres', () => {
  let db: Database;
  let server: Listening;
  beforeAll(async () => {
    db = await (pglite as { PGlite: { create(): Promise<Database> } }).PGlite.create();
    await db.exec(SETUP);
    server = await servePostgres((message) => db.execProtocolRaw(message, { syncToFs: false }));
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await db.close();
  });

  test('gives the bytes of the local tally, says the same of every cell, and leaves words where they are', async () => {
    const cwd = folder({ ...METHOD, 'answers.csv': `${HEADS.join(',')}\n${csv(ROWS)}\n` });
    const local = await siapkota(['tally', ...english, 'answers.csv'], { cwd });
    const there = await tally(cwd, server.port);
    expect(there.stdout).toBe(local.stdout);
    expect(there.stdout.split('\n').length).toBeGreaterThan(6);
    expect([local.code, there.code]).toEqual([1, 1]);
    expectClean(cwd, there);
    const codes = (ran: Ran): string[] => [...new Set(ran.stderr.match(/(error|warning) {2}answers\/[a-z-]+/g))].sort();
    expect(codes(there)).toEqual(codes(local));
    expect(there.stderr).toMatch(/^postgres:answers \[value\] ×2 {2}error {2}answers\/level-out-of-range\n {2}Level "9" for "B"/m);
    expect(there.stderr).toMatch(/^postgres:answers \[group\] ×1 {2}error {2}answers\/unknown-group/m);
    const answers = (ran: Ran): string | undefined => /Answers: .* set aside/.exec(ran.stderr)?.[0];
    expect(answers(there)).toBe(answers(local));
    const sent = server.asked.join('\n');
    expect(sent).toMatch(/^BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY$/m);
    expect(sent).toMatch(/^SET LOCAL statement_timeout = 3600000$/m);
    expect(sent).not.toMatch(/SELECT a\."FREE"/);
    expect(there.stderr + there.stdout).not.toContain('secret');
  });

  test('a wide table with types, other headings and proof; what nobody knows is told', async () => {
    const cwd = folder({
      ...METHOD,
      'wide.csv': 'kota,Kelompok,A,B,B/proof,CHECK\n12.76,opd,3,2.0,sent,a b\n12.76,pers,3,,,none\n35.10,,5,1.0,,\n',
    });
    const local = await siapkota(['tally', ...english, 'wide.csv'], { cwd });
    const there = await tally(cwd, server.port, '--table', 'survey.wide', '--out', 'new/tally.csv');
    expect([local.code, there.code]).toEqual([0, 0]);
    expect(readFileSync(join(cwd, 'new/tally.csv'), 'utf8')).toBe(local.stdout);
    expect(there.stderr).toContain('postgres:survey.wide [nonsense]  warning  answers/unknown-column');
    expectClean(cwd, there);
  });

  test('beside other inputs, with what no column gives, and under other names', async () => {
    const cwd = folder({ ...METHOD, 'east.csv': 'city,period,indicator,value\nMedan,2026,A,4\n' });
    const ran = await tally(cwd, server.port, 'east.csv', '--table', 'odd "name; DROP TABLE answers', '--set', 'period=2026');
    expect(ran.stdout).toBe('city,period,group,indicator,value,proof,n\nMedan,2026,opd,A,4,none,1\nx,2026,opd,A,1,none,1\n');
    const named = await tally(cwd, server.port, '--layout', 'wide', '--table', 'survey.wide', '--columns', 'city=kota');
    expect(named.stdout).toContain('12.76,,opd,A,3,none,2\n');
    const wrong = await tally(cwd, server.port, '--table', 'survey.wide', '--columns', 'city=kot', '--layout', 'wide');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('has no column "kot". Did you mean "kota"?');
  });

  test.each([
    {
      args: ['--table', 'twice'],
      code: 1,
      says: 'error  engine/answered-twice 7 answer(s) stand in more than one row: "p1" ("12.76", "A": 2×);',
    },
    { args: ['--table', 'answer'], code: 1, says: 'There is no table "answer" on this engine. Did you mean "answers"?' },
    { args: ['--table', 'answers" AS a; DROP TABLE answers; --'], code: 1, says: 'error  engine/no-table' },
    { args: ['--table', 'ticks'], code: 1, says: 'Columns that cannot be counted on an engine: CHECK/a, CHECK/b.' },
    { args: ['--table', 'ticks', '--columns', 'city,indicator,value'], code: 1, says: 'This table has no column "indicator".' },
  ])('$args', async ({ args, code, says }) => {
    const cwd = folder({ ...METHOD, 'old.csv': 'untouched' });
    const ran = await tally(cwd, server.port, ...args, '--out', 'old.csv', '--force');
    expect(ran.code).toBe(code);
    expect(ran.stdout).toBe('');
    expect(said(ran)).toContain(says);
    expect(readFileSync(join(cwd, 'old.csv'), 'utf8')).toBe('untouched');
    expectClean(cwd, ran);
  });

  test('an engine that dies in the middle of its answer leaves nothing half-written', async () => {
    let statements = 0;
    const dying = await servePostgres(async (message) => {
      const said = await db.execProtocolRaw(message, { syncToFs: false });
      const isCells = message[0] === 0x51 && Buffer.from(message).includes('raw_value');
      if (isCells) statements++;
      return isCells ? { last: said.subarray(0, Math.floor(said.length / 2)) } : said;
    });
    const cwd = folder({ ...METHOD, 'old.csv': 'untouched' });
    const ran = await tally(cwd, dying.port, '--out', 'old.csv', '--force');
    await dying.close();
    await db.exec('ROLLBACK');
    expect(statements).toBe(1);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/postgres:answers {2}error {2}engine\/stopped\n[\s\S]*Nothing was\s+written/);
    expect(readFileSync(join(cwd, 'old.csv'), 'utf8')).toBe('untouched');
    expectClean(cwd, ran);
  });

  test('one country from one file, a file a city, Parquet, an engine and merged parts: five equal scores', async () => {
    const cities = ['11.71', '12.76', '35.10', '73.71'];
    const row = (city: string, r: number, indicator: string, value: number): string =>
      `${city},2026,${r % 2 === 0 ? 'opd' : 'pers'},r${r},${indicator},${value}`;
    const rowsOf = (city: string, c: number): string[] =>
      Array.from({ length: 12 }, (_, r) => ['A', 'B'].map((id, i) => row(city, r, id, 1 + ((c * 5 + r * 3 + i) % 5)))).flat();
    const head = 'city,period,group,respondent,indicator,value';
    const file = (of: readonly string[]): string => `${[head, ...of.flatMap((city) => rowsOf(city, cities.indexOf(city)))].join('\n')}\n`;
    const cwd = folder({
      ...METHOD,
      'one.csv': file(cities),
      'west.csv': file(cities.slice(0, 2)),
      'east.csv': file(cities.slice(2)),
      ...Object.fromEntries(cities.map((city) => [`each/${city}.csv`, file([city])])),
    });
    const values = cities.flatMap((city, c) => rowsOf(city, c).map((line) => `('${line.replaceAll(',', "', '")}')`));
    await db.exec(`CREATE TABLE country (${head.replace('group', '"group"').replaceAll(',', ' text, ')} text)`);
    await db.exec(`INSERT INTO country VALUES ${values.join(', ')}`);
    const make = (...args: string[]): Promise<Ran> => siapkota(['tally', ...english, '-q', ...args], { cwd });
    const made = await Promise.all([
      tally(cwd, server.port, '--table', 'country', '--out', 'engine.csv'),
      make('west.csv', '--out', 'west-tally.csv'),
      make('east.csv', '--out', 'east-tally.csv'),
    ]);
    const parquet = await writeParquet(join(cwd, 'one.csv'), join(cwd, 'one.parquet'));
    expect(made.map(({ code }) => code)).toEqual([0, 0, 0]);
    const inputs = [['one.csv'], ['each'], ...(parquet ? [['one.parquet']] : []), ['engine.csv'], ['west-tally.csv', 'east-tally.csv']];
    const scores = await Promise.all(inputs.map((names) => siapkota(['score', ...english, '--format', 'json', ...names], { cwd })));
    expect(scores.map(({ code }) => code)).toEqual(inputs.map(() => 0));
    expect(JSON.parse(scores[0]!.stdout).cities).toHaveLength(4);
    expect(scores.map(({ stdout }) => stdout)).toEqual(inputs.map(() => scores[0]!.stdout));
  });

  test('a result without a place is known before anything is asked', async () => {
    const cwd = folder({ ...METHOD });
    writeFileSync(join(cwd, 'old.csv'), 'untouched');
    const before = server.asked.length;
    const ran = await tally(cwd, server.port, '--out', 'old.csv');
    expect(ran.code).toBe(2);
    expect(server.asked).toHaveLength(before);
  });
});

(pg === undefined ? describe.skip : describe)('a PostgreSQL that cannot be asked', () => {
  test.each([
    { what: 'a wrong password', code: '28P01', says: 'refuses "ani" (password authentication failed' },
    { what: 'a database that is not there', code: '3D000', says: 'error  engine/login-refused' },
    { what: 'too many clients', code: '53300', says: 'error  engine/unreachable' },
  ])('$what', async ({ code, says }) => {
    const server = await servePostgres(async () => ({ last: refusal(code, 'password authentication failed for "r4h$sia" r4h%24sia') }));
    const cwd = folder(METHOD);
    const ran = await tally(cwd, server.port, '--out', 'tally.csv');
    await server.close();
    expect(ran.code).toBe(3);
    expect(said(ran)).toContain(says);
    expect(existsSync(join(cwd, 'tally.csv'))).toBe(false);
    expectClean(cwd, ran);
  });

  test.each([
    { url: 'postgres://ani:r4h%24sia@127.0.0.1:1/x', code: 3, says: 'error  engine/unreachable' },
    { url: 'postgres://ani:r4h%24sia@127.0.0.1:70000/x', code: 3, says: 'error  engine/bad-url' },
    { url: 'mysql://ani:r4h%24sia@127.0.0.1/x', code: 3, says: 'error  engine/bad-url' },
    { url: 'postgres://ani:r4h%24sia@127.0.0.1:1/x?sslmode=maybe', code: 3, says: 'error  engine/bad-url' },
  ])('$url', async ({ url, code, says }) => {
    const cwd = folder(METHOD);
    const ran = await siapkota(['tally', ...english, '--engine', 'postgres', '--url', url], { cwd, env: { TMPDIR: cwd } });
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(says);
    expectClean(cwd, ran);
  });
});

test('where the package is not installed, how to install it is told', async () => {
  const cwd = folder(METHOD);
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(ROOT, part), join(cwd, part), { recursive: true });
  const asked = ['tally', ...english, '--engine', 'postgres', '--url', 'postgres://ani@127.0.0.1:1/x'];
  const ran = spawnSync(process.execPath, [join(cwd, 'bin/siapkota.js'), ...asked], { cwd, encoding: 'utf8' });
  expect(ran.status).toBe(3);
  expect(ran.stderr).toMatch(/error {2}engine\/not-installed\n[\s\S]*`npm install pg`/);
});

test.each([
  { args: ['--engine', 'postgres'], says: '--engine memerlukan --url' },
  { args: ['--url', 'postgres://x/y'], says: '--url hanya berlaku bersama --engine' },
  { args: ['--engine', 'clickhouse', '--url', 'http://x', '--sql', 'duckdb'], says: 'beri salah satu' },
  { args: ['--engine', 'clickhouse', '--url', 'http://x', '--encoding', 'windows-1252'], says: '--encoding berlaku untuk berkas' },
  { args: ['--engine', 'mysql'], says: '"mysql" tidak dapat dipakai untuk --engine' },
])('tally $args', async ({ args, says }) => {
  const ran = await siapkota(['tally', '--instrument', 'method.yaml', ...args], { cwd: folder(METHOD) });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(says);
});
