import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readInput } from '../../src/answers/input.ts';
import { PLAIN_READING } from '../../src/answers/read.ts';
import { collect, tallyOf } from '../../src/tally/collect.ts';
import { DIALECTS } from '../../src/tally/dialects.ts';
import { cellsSql, SQL_COLUMNS, type SqlColumn, type SqlTable, sizeSql, tallySql } from '../../src/tally/sql.ts';
import { csvText } from '../../src/text/csv.ts';
import { instrument } from '../answers/toy.ts';
import { openDuckDb, openPglite } from './engines.ts';

const all = new Map<SqlColumn, string>(SQL_COLUMNS.map((name) => [name, name]));
const LONG: SqlTable = { name: 'answers', layout: 'long', columns: all };
const WIDE: SqlTable = { name: 'survey.wide', layout: 'wide', columns: new Map([['city', 'kota'], ['respondent', 'respondent']]) }; // biome-ignore format: a table

/** Answers in many spellings: what engines count is still to be understood by `score`. */
const ROWS: readonly (readonly [string, string, string, string, string, string | null, string | null])[] = [
  ['12.76', '2026', 'opd', 'r1', 'GOV-01', '3', 'sent'],
  ['12.76', '2026', 'opd', 'r2', 'GOV-01', '3', 'accepted'],
  ['12.76', '2026', 'opd', 'r3', 'GOV-01', '3 - Terdefinisi', null],
  ['12.76', '2026', '', 'r4', 'GOV-01', '4', ''],
  ['12.76', '2026', 'pembimbing', 'r5', 'GOV-01', '4', 'accepted'],
  ['12.76', '2026', 'pers', 'r6', 'GOV-01', null, null],
  ['12.76', '2026', 'pers', 'r7', 'GOV-02', '', null],
  ['12.76', '2026', 'pers', 'r8', 'GOV-02', 'tidak tahu', null],
  ["Pematang 'Siantar'", '2025', 'opd', 'r1', 'CHECK', 'b a', null],
  ["Pematang 'Siantar'", '2025', 'opd', 'r2', 'CHECK', 'a b', null],
  ["Pematang 'Siantar'", '2025', 'opd', 'r3', 'SHARE', '12.5', null],
  ["Pematang 'Siantar'", '2025', 'opd', 'r3', 'OLD-01', '2', null],
];

const quoted = (text: string | null): string => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);
const CREATE = `CREATE TABLE answers (city VARCHAR, period VARCHAR, "group" VARCHAR, respondent VARCHAR, indicator VARCHAR, value VARCHAR, proof VARCHAR);
INSERT INTO answers VALUES ${ROWS.map((row) => `(${row.map(quoted).join(', ')})`).join(',\n')};
CREATE SCHEMA survey;
CREATE TABLE survey.wide (kota VARCHAR, respondent VARCHAR, "GOV-01" INTEGER, "GOV-02" INTEGER, "FREQ" VARCHAR, "SHARE" DOUBLE PRECISION, "BIG" INTEGER, "FREE" INTEGER, "LOG" INTEGER, "CHECK" VARCHAR);
INSERT INTO survey.wide VALUES ('medan', 'r1', 3, NULL, 'weekly', 12.5, 100, NULL, NULL, 'a b'), ('medan', 'r2', 3, 4, '', NULL, 100, NULL, NULL, NULL), ('medan', '', 2, 4, NULL, NULL, NULL, NULL, NULL, NULL);`;

/** What a table comes to once this program has read it as CSV. */
function understood(table: readonly (readonly string[])[]): unknown {
  const { answers, findings } = collect([readInput({ file: 't.csv', bytes: Buffer.from(csvText(table)) }, instrument, PLAIN_READING)]);
  expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
  return tallyOf(answers);
}

const TALLY = ['city', 'period', 'group', 'indicator', 'value', 'proof', 'n'];
const engines = [
  { dialect: 'duckdb' as const, engine: await openDuckDb() },
  { dialect: 'postgres' as const, engine: await openPglite() },
];
afterAll(() => Promise.all(engines.map(({ engine }) => engine?.close())));

for (const { dialect, engine } of engines) {
  // Without its package there is nothing to ask; `npm ci` brings both.
  const ask = engine === undefined ? test.skip : test;
  describe(`${dialect} counts as this program does`, () => {
    // Each test asks fresh tables, in whatever order they run.
    beforeEach(async () => {
      await engine?.run('DROP TABLE IF EXISTS answers; DROP SCHEMA IF EXISTS survey CASCADE;');
      await engine?.run(CREATE);
    });

    ask('a long table, with spellings, missing values and proof', async () => {
      const rows = await engine!.rows(tallySql(dialect, LONG, instrument).tally);
      const mine = [
        ['city', 'period', 'group', 'respondent', 'indicator', 'value', 'proof'],
        ...ROWS.map((r) => r.map((cell) => cell ?? '')),
      ];
      expect(understood([TALLY, ...rows])).toEqual(understood(mine));
    });

    ask('a wide table with typed columns, under other names and in a schema', async () => {
      const rows = await engine!.rows(tallySql(dialect, WIDE, instrument).tally);
      const heads = ['city', 'respondent', 'GOV-01', 'GOV-02', 'FREQ', 'SHARE', 'BIG', 'CHECK'];
      const mine = [
        heads,
        ['medan', 'r1', '3', '', 'weekly', '12.5', '100', 'a b'],
        ['medan', 'r2', '3', '4', '', '', '100', ''],
        ['medan', '', '2', '4', '', '', '', ''],
      ];
      expect(understood([TALLY, ...rows])).toEqual(understood(mine));
    });

    ask('the check finds nobody, and then whoever answers twice', async () => {
      const { check } = tallySql(dialect, LONG, instrument);
      expect(await engine!.rows(check!)).toEqual([]);
      await engine!.run(
        "INSERT INTO answers VALUES ('12.76', '2026', 'opd', 'r1', 'GOV-01', '4', NULL), ('12.76', '2026', 'opd', 'r1', 'GOV-02', '', NULL)",
      );
      expect(await engine!.rows(check!)).toEqual([['12.76', '2026', 'opd', 'r1', 'GOV-01', '2']]);
      const wide = tallySql(dialect, WIDE, instrument).check!;
      expect(await engine!.rows(wide)).toEqual([]);
      await engine!.run("INSERT INTO survey.wide (kota, respondent) VALUES ('medan', 'r1')");
      expect(await engine!.rows(wide)).toEqual([['medan', '', 'opd', 'r1', '2']]);
    });

    ask('the check knows one person, one group and one indicator by all of their spellings', async () => {
      const { check } = tallySql(dialect, LONG, instrument);
      const said = (respondent: string, group: string, id: string, value: string): string =>
        `('12.76', '2026', ${group}, '${respondent}', '${id}', '${value}', NULL)`;
      await engine!.run(
        `INSERT INTO answers VALUES ${[
          said('s1', 'NULL', 'OLD-01', '3'),
          said('s1 ', "''", 'GOV-01', '4'),
          // Nothing was said the second time, or it is for words, of which there may be many.
          said('s2', "'opd'", 'GOV-01', '3'),
          said('s2', "'opd'", 'GOV-01', ' - '),
          said('s3', "'opd'", 'WORDS', 'a'),
          said('s3', "'opd'", 'WORDS', 'b'),
        ].join(', ')}`,
      );
      expect(await engine!.rows(check!)).toEqual([['12.76', '2026', 'opd', 's1', 'GOV-01', '2']]);
    });

    ask('what is said of proof is the word for it, or that a document is named', async () => {
      await engine!.run(
        "DROP TABLE IF EXISTS shown; CREATE TABLE shown (city VARCHAR, indicator VARCHAR, value VARCHAR, proof VARCHAR, document VARCHAR); INSERT INTO shown VALUES ('m', 'GOV-01', '1', NULL, NULL), ('m', 'GOV-01', '1', '-', 'Perwal 3'), ('m', 'GOV-01', '1', NULL, 'Perwal 4'), ('m', 'GOV-01', '1', 'outdated', 'Perwal 1'), ('m', 'GOV-01', NULL, 'sent', 'x'), ('m', 'WORDS', 'a secret', NULL, NULL)",
      );
      const columns = new Map([...['city', 'indicator', 'value', 'proof'].map((c) => [c, c] as const), ['evidence', 'document'] as const]);
      const table: SqlTable = { name: 'shown', layout: 'long', columns: columns as SqlTable['columns'] };
      const { cells, check } = cellsSql(dialect, table, instrument);
      expect(check).toBeUndefined();
      const rows = await engine!.rows(cells);
      const expected = [['1', ''], ['1', 'outdated'], ['2', 'sent']].map(([n, proof]) => [n, 'm', '', '', 'GOV-01', '1', proof]); // biome-ignore format: a table
      expect(rows.sort((x, y) => x[6]!.localeCompare(y[6]!))).toEqual(expected);
      expect(await engine!.rows(sizeSql(cells))).toEqual([['3']]);
    });
  });
}

describe('every dialect', () => {
  const hostile: SqlTable = { name: 'a"b`c\\d', layout: 'long', columns: new Map([...all, ['city', 'o"d`d\\']]) };

  test.each(DIALECTS.map((dialect) => ({ dialect })))('$dialect: a name cannot end its quotes', ({ dialect }) => {
    const { tally, check } = tallySql(dialect, hostile, instrument);
    const name = { duckdb: '"o""d`d\\"', postgres: '"o""d`d\\"', trino: '"o""d`d\\"', spark: '`o"d``d\\`', bigquery: '`o"d\\`d\\\\`', clickhouse: '`o"d\\`d\\\\`' }; // biome-ignore format: a table
    expect(tally).toContain(`a.${name[dialect]}`);
    expect(check).toContain(`a.${name[dialect]}`);
  });

  test.each(DIALECTS.map((dialect) => ({ dialect })))('$dialect: nothing but the common core', ({ dialect }) => {
    for (const table of [LONG, WIDE]) {
      const { tally, check } = tallySql(dialect, table, instrument);
      for (const sql of [tally, check!]) {
        expect(sql).not.toMatch(/\b(WITH|OVER|FILTER|UNPIVOT|QUALIFY|LATERAL|MEDIAN)\b/);
        expect(sql.trim().endsWith(';')).toBe(true);
        // What is saved must be a tally file, which is sorted.
        expect(sql).toMatch(/\nORDER BY [^\n]+;$/);
        expect(sql.split(';')).toHaveLength(2);
      }
    }
  });

  test('a table without respondents has nothing to check', () => {
    expect(tallySql('duckdb', { ...LONG, columns: new Map([['city', 'city'], ['indicator', 'i'], ['value', 'v']]) }, instrument).check).toBeUndefined(); // biome-ignore format: a table
  });
});
