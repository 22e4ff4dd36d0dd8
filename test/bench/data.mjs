// Answers for benchmarks, made in a scratch folder that goes away with the process.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
export const data = mkdtempSync(join(tmpdir(), 'siapkota-bench-'));
process.on('exit', () => rmSync(data, { recursive: true, force: true }));

/** Answers in a layout of make-answers.mjs, made once. @returns the path of the file or folder */
export function make(layout, name, ...more) {
  const out = join(data, name);
  if (!existsSync(out)) execFileSync('node', [join(here, 'make-answers.mjs'), '--layout', layout, '--out', out, ...more]);
  return out;
}

export const instrument = () => join(make('instrument', 'method'), 'instrument.yaml');

/** The sum of n over a tally file. */
export function answersIn(tally) {
  const lines = readFileSync(tally, 'utf8').trimEnd().split('\n').slice(1);
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(',') + 1)), 0);
}

/** The rows of a file in another order, the same in every run. */
export function shuffledCopy(file) {
  const out = join(data, 'shuffled.csv');
  if (existsSync(out)) return out;
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  let state = 1;
  for (let i = rows.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
  writeFileSync(out, `${[head, ...rows].join('\n')}\n`);
  return out;
}

/** Sheets as people leave them: remarks, empty lines, quotes, other indents. They say the same. */
export function editedCopy(folder) {
  const out = `${folder}-edited`;
  if (existsSync(out)) return out;
  cpSync(folder, out, { recursive: true });
  readdirSync(out, { recursive: true })
    .filter((path) => path.endsWith('.yaml'))
    .forEach((path, i) => {
      const file = join(out, path);
      const [head, body] = readFileSync(file, 'utf8').split('answers:\n');
      const lines = body
        .split('\n')
        .map((line, k) =>
          (i + k) % 9 === 0 ? `\n${line}   # looked up` : (i + k) % 7 === 0 ? line.replace(/^ {2}(\S+):/, '  "$1":') : line,
        )
        .join('\n');
      writeFileSync(file, `# ${i}\n${head}answers:\n${i % 3 === 0 ? lines.replaceAll(/^ {2}/gm, '    ') : lines}`);
    });
  return out;
}

/** A long CSV as Parquet. */
export async function parquetCopy(csv) {
  const out = csv.replace(/\.csv$/, '.parquet');
  if (existsSync(out)) return out;
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const columns = ['city', 'group', 'respondent', 'indicator', 'value'].map((name) => `'${name}': 'VARCHAR'`).join(', ');
  await connection.run(
    `COPY (SELECT * FROM read_csv('${csv}', header=true, delim=',', auto_detect=false, columns={${columns}})) TO '${out}' (FORMAT parquet)`,
  );
  return out;
}
