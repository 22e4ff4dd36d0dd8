#!/usr/bin/env node
// Benchmarks: each candidate in a process of its own, in turn with its reference, so that only ratios are compared. The exit code and
// the result of every run that counts are checked. `npm run bench -- --help` tells more.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFigures } from '../figures/write.mjs';
import { answersIn, editedCopy, instrument, make, parquetCopy, shuffledCopy } from './data.mjs';
import { compare, digest, exponentOf, median, run } from './measure.mjs';
import { partsOf } from './parts.mjs';

const HELP = `Usage: npm run bench -- [names…] [--runs N] [--figures]

Names: start, long, wide, million30, parquet, quoted, shuffled, sheets, tally, uncertainty, rows, cities, parts (default: all)
  --runs N         pairs of runs (default 5)
  --figures        leaves what was found in test/figures/bench.json
`;
const { values: o, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    figures: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (o.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const pairs = Number(o.runs);
const bin = join(import.meta.dirname, '../../bin/siapkota.js');

/** 514 cities of so many people with 100 indicators each: 60 people are 3.1 million answers, 584 are 30 million. */
const of = (people) => ['--respondents', String(people)];
const country = (people) => ({
  long: () => make('long', `long-${people}.csv`, ...of(people)),
  tally: () => make('tally', `tally-${people}.csv`, ...of(people)),
});
const usual = country(60);

const command = (name, file, ...more) => [bin, name, '--instrument', instrument(), file, '-q', ...more];

/** What a score of these answers must be, from the tally that the generator itself counts. */
const expected = new Map();
function scoreOf(file, tally) {
  if (!expected.has(tally)) expected.set(tally, digest(run(command('score', tally, '--format', 'csv')).stdout));
  return () => {
    const ran = run(command('score', file, '--format', 'csv'));
    if (digest(ran.stdout) !== expected.get(tally)) throw new Error(`${file}: another result`);
    return ran;
  };
}

/** A reference that counts the answers of a file, and must count them all. */
function counting(script, tally, ...args) {
  const answers = answersIn(tally);
  return () => {
    const ran = run([join(import.meta.dirname, script), ...args]);
    if (ran.stdout.trim() !== String(answers)) throw new Error(`${script} counted ${ran.stdout}`);
    return ran;
  };
}

const rows = [];
const two = (n) => n.toFixed(2);
function tell(what, value, goal, reached) {
  rows.push({ what, value, ...(goal === undefined ? {} : { goal, reached }) });
  process.stdout.write(`${what}: ${value}${goal === undefined ? '' : ` (goal ${goal}: ${reached ? 'reached' : 'not reached'})`}\n`);
}

/** @param most largest ratio of wall times @param peak most MB */
function tellRatio(what, { wall, cpu, ours, reference }, most, peak) {
  const times = `${two(wall)} x (CPU ${two(cpu)} x); ${two(ours.wall)} s and ${two(reference.wall)} s, peak ${ours.peak.toFixed(0)} and ${reference.peak.toFixed(0)} MB`;
  if (most === undefined) return tell(what, times);
  const goal = `≤ ${most} x${peak === undefined ? '' : `, ≤ ${peak} MB`}`;
  tell(what, times, goal, wall <= most && (peak === undefined || ours.peak <= peak));
}

function growth(what, steps, runOf, isFlat) {
  const begin = median([0, 1, 2].map(() => runOf(steps[0] / 1000).cpu));
  const found = steps.map((step) => {
    const rounds = [0, 1, 2].map(() => runOf(step));
    return { step, cpu: median(rounds.map((r) => r.cpu)), peak: median(rounds.map((r) => r.peak)) };
  });
  const whole = exponentOf(found.map(({ step, cpu }) => [step, cpu]));
  const beyond = exponentOf(found.map(({ step, cpu }) => [step, cpu - begin]));
  const list = found.map(({ step, cpu, peak }) => `${step}: ${two(cpu)} s, ${peak.toFixed(0)} MB`).join('; ');
  tell(`${what}: CPU time grows with the power of`, `${two(whole)}; ${two(beyond)} without the start (${list})`, '≤ 1.05', beyond <= 1.05);
  if (!isFlat) return;
  const [second, last] = [found[1], found.at(-1)];
  const times = last.peak / second.peak;
  tell(`${what}: peak memory of the last against the second`, `${two(times)} x`, 'flat (≤ 1.25 x)', times <= 1.25);
}

const benches = {
  start() {
    const tiny = make('long', 'tiny.csv', '--cities', '1', '--respondents', '1');
    const node = () => run(['-e', '0']);
    tellRatio('`--help` / `node -e 0`', compare(2 * pairs, () => run([bin, '--help']), node)); // biome-ignore format: one line
    tellRatio('`score` of 100 answers (start, modules, instrument) / `node -e 0`', compare(2 * pairs, () => run(command('score', tiny, '--format', 'csv')), node)); // biome-ignore format: one line
  },
  long() {
    const [file, tally] = [usual.long(), usual.tally()];
    const ratio = compare(pairs, scoreOf(file, tally), counting('duckdb.mjs', tally, 'long', file));
    tellRatio('`score` of a long CSV, 3.1 million answers / DuckDB GROUP BY', ratio, 1, 200);
  },
  wide() {
    const [file, tally] = [make('wide', 'wide.csv'), usual.tally()];
    const indicators = readFileSync(file, 'utf8').split('\n', 1)[0].split(',').slice(3);
    const ratio = compare(pairs, scoreOf(file, tally), counting('duckdb.mjs', tally, 'wide', file, ...indicators));
    tellRatio('`score` of a wide CSV / DuckDB UNPIVOT', ratio, 0.25);
  },
  million30() {
    const { long, tally } = country(584);
    const ratio = compare(Math.min(3, pairs), scoreOf(long(), tally()), counting('duckdb.mjs', tally(), 'long', long()));
    tellRatio('`score` of a long CSV, 30 million answers / DuckDB GROUP BY', ratio, 1, 200);
  },
  async parquet() {
    const [file, tally] = [await parquetCopy(usual.long()), usual.tally()];
    const ratio = compare(pairs, scoreOf(file, tally), counting('duckdb.mjs', tally, 'parquet', file));
    tellRatio('`score` of Parquet / DuckDB counting inside', ratio, 1.5);
  },
  quoted() {
    const quoted = make('long', 'quoted.csv', '--quote');
    const ratio = compare(pairs, scoreOf(quoted, usual.tally()), scoreOf(usual.long(), usual.tally()));
    tellRatio('`score` of a quoted CSV / the plain one', ratio, 2);
  },
  shuffled() {
    const ratio = compare(pairs, scoreOf(shuffledCopy(usual.long()), usual.tally()), scoreOf(usual.long(), usual.tally()));
    tellRatio('`score` of a shuffled CSV / the sorted one', ratio, 2);
  },
  sheets() {
    for (const [count, ...size] of [[2000, '--cities', '40', '--respondents', '50'], [30840]]) {
      const [folder, tally] = [make('yaml', `sheets-${count}`, ...size), make('tally', `sheets-${count}.csv`, ...size)];
      const rounds = count === 2000 ? pairs : Math.min(3, pairs);
      const own = compare(rounds, scoreOf(folder, tally), counting('js-yaml.mjs', tally, folder));
      tellRatio(`\`score\` of ${count} sheets as they are written / js-yaml parsing them`, own, 0.5);
      const edited = editedCopy(folder);
      const ratio = compare(rounds, scoreOf(edited, tally), counting('js-yaml.mjs', tally, edited));
      tellRatio(`\`score\` of ${count} sheets edited by hand / js-yaml parsing them`, ratio, 2);
    }
  },
  tally() {
    const [file, tally] = [usual.long(), usual.tally()];
    const wanted = digest(readFileSync(tally));
    const count = () => {
      const ran = run(command('tally', file));
      if (digest(ran.stdout) !== wanted) throw new Error('another tally');
      return ran;
    };
    tellRatio('`tally` of a long CSV / DuckDB GROUP BY', compare(pairs, count, counting('duckdb.mjs', tally, 'long', file)));
  },
  uncertainty() {
    const file = usual.tally();
    const sure = () => run(command('score', file, '--format', 'csv', '--uncertainty'));
    tellRatio('`score` with 1,000 resamples of 514 cities / without', compare(Math.min(3, pairs), sure, scoreOf(file, file)), 60);
  },
  rows() {
    const runs = (people) => scoreOf(country(Math.max(1, people)).long(), country(Math.max(1, people)).tally())();
    growth('People of 514 cities, 0.1 to 30 million answers', [2, 20, 195, 584], runs, true);
  },
  cities() {
    const runs = (step) => {
      const n = ['--cities', String(Math.max(1, Math.round(step))), '--respondents', '6'];
      const name = n[1];
      return scoreOf(make('long', `cities-${name}.csv`, ...n), make('tally', `cities-${name}-tally.csv`, ...n))();
    };
    growth('Cities of 600 answers', [50, 500, 5000], runs, false);
  },
  parts() {
    const files = { long: usual.long(), wide: make('wide', 'wide.csv'), '30,840 sheets': make('yaml', 'sheets-30840') };
    for (const [name, file] of Object.entries(files)) {
      const shares = partsOf(command('score', file, '--format', 'csv'));
      tell(`Where the time of \`score\` goes (${name})`, shares.map(([part, share]) => `${part} ${(100 * share).toFixed(0)} %`).join(', '));
    }
  },
};

const busy = [loadavg()[0]];
const begin = Date.now();
const names = positionals.length > 0 ? positionals : Object.keys(benches);
for (const name of names) {
  if (benches[name] === undefined) throw new Error(`no benchmark ${name}; there are ${Object.keys(benches).join(', ')}`);
  await benches[name]();
  busy.push(loadavg()[0]);
}
if (o.figures) {
  writeFigures('bench', {
    title: 'Speed and memory at scale',
    command: 'npm run bench -- --figures',
    seconds: Math.round((Date.now() - begin) / 1000),
    rows,
    notes: [
      'Whole processes in turn with their reference: the median of the ratios pair by pair, of wall time and of CPU time (user and system); seconds and megabytes only tell the size. Each run ended with exit 0 and with the right result.',
      `The machine's load average was ${Math.min(...busy).toFixed(1)} to ${Math.max(...busy).toFixed(1)} meanwhile; above its number of cores, ratios of wall time say little, and those of CPU time more.`,
      'Made-up answers of `test/bench/make-answers.mjs`; one machine, one shape of data.',
    ],
  });
}
