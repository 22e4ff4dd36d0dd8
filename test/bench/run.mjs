#!/usr/bin/env node
// Benchmarks: each candidate in a process of its own, in turn with its reference, so that only ratios are compared. The exit code and
// the result of every run that counts are checked. `npm run bench -- --help` tells more.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Usage: npm run bench -- [names…] [--respondents N] [--runs N] [--modules FILE]

Names: long, wide, tally, quoted, shuffled, uncertainty (default: all)
  --respondents N  respondents in each of 514 cities; 60 are 3.1 million answers, 584 are 30 million (default 60)
  --runs N         pairs of runs (default 5)
  --modules FILE   a package.json beside whose node_modules @duckdb/node-api stands; without it the comparisons with DuckDB are left out
`;
const { values: o, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    respondents: { type: 'string', default: '60' },
    runs: { type: 'string', default: '5' },
    modules: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (o.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const here = fileURLToPath(new URL('.', import.meta.url));
const bin = join(here, '../../bin/siapkota.js');
const data = mkdtempSync(join(tmpdir(), 'siapkota-bench-'));
process.on('exit', () => rmSync(data, { recursive: true, force: true }));
const rssFile = join(data, 'rss');

function make(layout, name, ...more) {
  const out = join(data, name);
  if (!existsSync(out)) execFileSync('node', [join(here, 'make-answers.mjs'), '--layout', layout, '--out', out, ...more]);
  return out;
}
const country = ['--respondents', o.respondents];
const instrument = () => join(make('instrument', 'method'), 'instrument.yaml');

/** One run: seconds, peak MB, stdout. A run that fails ends the benchmark. */
function run(script, args, wanted = 0) {
  const begin = process.hrtime.bigint();
  const ran = spawnSync('node', ['--import', join(here, 'rss.mjs'), script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, BENCH_RSS: rssFile, BENCH_MODULES: o.modules ?? '' },
  });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (ran.status !== wanted) throw new Error(`${script} ${args.join(' ')}: exit ${ran.status}\n${ran.stderr}`);
  return { seconds, peak: Number(readFileSync(rssFile, 'utf8')) / 1024, stdout: ran.stdout };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const digest = (text) => createHash('sha256').update(text).digest('hex');

/** Runs both in turn and prints the median of the ratios, pair by pair. */
function compare(title, goal, ours, reference) {
  const pairs = Array.from({ length: Number(o.runs) }, () => ({ a: ours(), b: reference() }));
  const ratio = median(pairs.map(({ a, b }) => a.seconds / b.seconds));
  const [a, b] = ['a', 'b'].map((k) => median(pairs.map((p) => p[k].seconds)).toFixed(2));
  const peak = Math.max(...pairs.map((p) => p.a.peak)).toFixed(0);
  const other = Math.max(...pairs.map((p) => p.b.peak)).toFixed(0);
  process.stdout.write(`${title}: ${ratio.toFixed(2)} x (goal ${goal}); ${a} s and ${b} s, peak ${peak} and ${other} MB\n`);
}

/** What a score of these answers must be, from the tally that the generator itself counts. */
let expected;
function score(file, ...more) {
  expected ??= digest(
    run(bin, ['score', '--instrument', instrument(), make('tally', 'expected.csv', ...country), '--format', 'csv', '-q']).stdout,
  );
  const ran = run(bin, ['score', '--instrument', instrument(), file, '--format', 'csv', '-q', ...more]);
  if (digest(ran.stdout) !== expected) throw new Error(`${file}: another result`);
  return ran;
}

function duckdb(layout, file) {
  if (o.modules === undefined) return undefined;
  const indicators = layout === 'wide' ? readFileSync(file, 'utf8').split('\n', 1)[0].split(',').slice(3) : [];
  return () => {
    const ran = run(join(here, 'duckdb.mjs'), [layout, file, ...indicators]);
    if (ran.stdout.trim() !== String(answers())) throw new Error(`DuckDB counted ${ran.stdout}`);
    return ran;
  };
}
let counted;
function answers() {
  counted ??= readFileSync(make('tally', 'expected.csv', ...country), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(',') + 1)), 0);
  return counted;
}

function shuffledCopy(file) {
  const out = join(data, 'shuffled.csv');
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

const benches = {
  long() {
    const file = make('long', 'long.csv', ...country);
    const reference = duckdb('long', file);
    if (reference !== undefined) compare('score of a long CSV / DuckDB GROUP BY', '1.0, 200 MB', () => score(file), reference);
    else process.stdout.write('long: left out, --modules names no DuckDB\n');
  },
  wide() {
    const file = make('wide', 'wide.csv', ...country);
    const reference = duckdb('wide', file);
    if (reference !== undefined) compare('score of a wide CSV / DuckDB UNPIVOT', '0.25', () => score(file), reference);
    else process.stdout.write('wide: left out, --modules names no DuckDB\n');
  },
  quoted() {
    const plain = make('long', 'long.csv', ...country);
    const quoted = make('long', 'quoted.csv', '--quote', ...country);
    compare(
      'score of a quoted CSV / the plain one',
      '2.0',
      () => score(quoted),
      () => score(plain),
    );
  },
  shuffled() {
    const plain = make('long', 'long.csv', ...country);
    const shuffled = shuffledCopy(plain);
    compare(
      'score of a shuffled CSV / the sorted one',
      '2.0',
      () => score(shuffled),
      () => score(plain),
    );
  },
  tally() {
    const file = make('long', 'long.csv', ...country);
    const expectedTally = digest(readFileSync(make('tally', 'expected.csv', ...country)));
    const count = () => {
      const ran = run(bin, ['tally', '--instrument', instrument(), file, '-q']);
      if (digest(ran.stdout) !== expectedTally) throw new Error('another tally');
      return ran;
    };
    const reference = duckdb('long', file);
    if (reference !== undefined) compare('tally of a long CSV / DuckDB GROUP BY', '-', count, reference);
    else process.stdout.write('tally: left out, --modules names no DuckDB\n');
  },
  uncertainty() {
    const file = make('tally', 'expected.csv', ...country);
    const sure = () => run(bin, ['score', '--instrument', instrument(), file, '--format', 'csv', '-q', '--uncertainty']);
    compare('score with 1,000 resamples of every city / without', '60', sure, () => score(file));
  },
};

const names = positionals.length > 0 ? positionals : Object.keys(benches);
for (const name of names) {
  if (benches[name] === undefined) throw new Error(`no benchmark ${name}; there are ${Object.keys(benches).join(', ')}`);
  benches[name]();
}
