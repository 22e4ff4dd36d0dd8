// The reference: a bare GROUP BY of DuckDB over the file, in a process of its own. Prints how many answers it counted.
// usage: node duckdb.mjs long|wide|parquet FILE INDICATOR…
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const from = createRequire(pathToFileURL(process.env.BENCH_MODULES ?? import.meta.filename ?? '.'));
const { DuckDBInstance } = await import(pathToFileURL(from.resolve('@duckdb/node-api')).href);
const [layout, file, ...indicators] = process.argv.slice(2);
const text = (names) => names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
const csv = (names) => `read_csv('${file}', header=true, delim=',', quote='"', auto_detect=false, columns={${text(names)}})`;
const query = {
  long: `SELECT city, "group", indicator, value, count(*) AS n FROM ${csv(['city', 'group', 'respondent', 'indicator', 'value'])} WHERE value IS NOT NULL GROUP BY ALL`,
  wide: `SELECT city, "group", indicator, value, count(*) AS n FROM (UNPIVOT ${csv(['city', 'group', 'respondent', ...indicators])} ON COLUMNS(* EXCLUDE (city, "group", respondent)) INTO NAME indicator VALUE value) GROUP BY ALL`,
}[layout];
const db = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await db.connect();
const reader = await connection.runAndReadAll(`SELECT CAST(sum(n) AS VARCHAR) AS n FROM (${query})`);
process.stdout.write(`${reader.getRows()[0][0]}\n`);
