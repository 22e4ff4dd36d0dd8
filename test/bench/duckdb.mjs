// The reference: a bare GROUP BY of DuckDB over the file, in a process of its own. Prints how many answers it counted.
// usage: node duckdb.mjs long|wide|parquet FILE INDICATOR…
import { DuckDBInstance } from '@duckdb/node-api';

const [layout, file, ...indicators] = process.argv.slice(2);
const text = (names) => names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
const csv = (names) => `read_csv('${file}', header=true, delim=',', quote='"', auto_detect=false, columns={${text(names)}})`;
const long = (from) => `SELECT city, "group", indicator, value, count(*) AS n FROM ${from} WHERE value IS NOT NULL GROUP BY ALL`;
const query = {
  long: () => long(csv(['city', 'group', 'respondent', 'indicator', 'value'])),
  parquet: () => long(`read_parquet('${file}')`),
  wide: () =>
    `SELECT city, "group", indicator, value, count(*) AS n FROM (UNPIVOT ${csv(['city', 'group', 'respondent', ...indicators])} ON COLUMNS(* EXCLUDE (city, "group", respondent)) INTO NAME indicator VALUE value) GROUP BY ALL`,
}[layout]();
const db = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await db.connect();
const reader = await connection.runAndReadAll(`SELECT CAST(sum(n) AS VARCHAR) AS n FROM (${query})`);
process.stdout.write(`${reader.getRows()[0][0]}\n`);
