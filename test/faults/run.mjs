// The whole of the faults: every operation of every command that writes fails in every way it can, and each command is killed at each
// operation that writes and at random moments. Not part of `npm test`, which runs a sample; takes a while.
//   npm run test:faults [-- name of a command ...]      exit 1 where something did not hold
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFigures } from '../figures/write.mjs';
import { makeSeeds } from './assessment.mjs';
import { COMMANDS } from './commands.mjs';
import { FAULTS, fresh, insideOne, isChanging, isWriting, run, SIGNALS, trial, undisturbed } from './trial.mjs';

const AT_ONCE = 2;
const wanted = process.argv.slice(2);
const commands = COMMANDS.filter((c) => wanted.length === 0 || wanted.some((name) => c.name.startsWith(name)));
const started = performance.now();
const base = mkdtempSync(join(tmpdir(), 'siapkota-faults-'));
const seedOf = makeSeeds(base, [...new Set(commands.map((c) => c.seed))]);
const workers = Array.from({ length: AT_ONCE }, insideOne);

const figures = { trials: 0, operations: 0, killed: 0, moments: 0, nextRuns: 0, wrong: 0 };
const byCommand = new Map();
let folders = 0;

/** The ways in which an operation of two runs of one command is the same: what was done up to it, on files of the same names. */
const seen = new Set();
function isNew(command, whole, n, what) {
  const way = `${command.args[0]} ${what} ${whole.lines.slice(0, n).join('\n').replaceAll(whole.folder, '')}`.replaceAll(
    /result\.\w+/g,
    'result',
  );
  if (!isWriting(whole.ops[n - 1]) && seen.has(way)) return false;
  seen.add(way);
  return true;
}

async function each(jobs, work) {
  let at = 0;
  await Promise.all(
    workers.map(async (worker) => {
      while (at < jobs.length) {
        const job = jobs[at++];
        const folder = join(base, `run${++folders}`);
        await work(job, folder, worker);
        rmSync(folder, { recursive: true, force: true });
      }
    }),
  );
}

function judge(command, { kind, fault }, { faults, ran, again }) {
  figures.trials++;
  if (again) figures.nextRuns++;
  byCommand.set(command.args[0], (byCommand.get(command.args[0]) ?? 0) + 1);
  for (const what of faults) {
    figures.wrong++;
    process.stdout.write(
      `WRONG ${command.name}: ${kind} ${fault}: ${what}\n      ${ran.stderr.slice(0, 400).replaceAll('\n', '\n      ')}\n`,
    );
  }
}

/** A number from 0 to 1 that a seed decides (mulberry32). */
function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const MOMENTS = 8;
const KILLED = ['interview', 'ingest', 'report', 'score', 'bundle --open', 'migrate', 'validate --fix'];

for (const command of commands) {
  const before = { ...figures };
  const since = performance.now();
  const whole = await undisturbed(command, seedOf(command.seed), join(base, `run${++folders}`));
  if (whole.code !== 0) throw new Error(`${command.name}: ${whole.stderr}`);
  const jobs = whole.ops.flatMap((kind, i) => {
    const failing = FAULTS[kind].filter((what) => isNew(command, whole, i + 1, what)).map((what) => ({ kind, fault: `${i + 1}:${what}` }));
    if (failing.length > 0) figures.operations++;
    const signal = SIGNALS[i % SIGNALS.length];
    const killing = isChanging(kind) && isNew(command, whole, i + 1, 'kill') ? [signal] : [];
    figures.killed += killing.length;
    return [...failing, ...killing.map((what) => ({ kind, fault: `${i + 1}:${what}` }))];
  });
  await each(jobs, async (job, folder, worker) => {
    judge(command, job, await trial(command, whole, seedOf(command.seed), folder, job.fault, job.kind, worker.run));
  });
  // At any moment, also in the midst of reckoning; the moments are drawn from how long the command takes undisturbed.
  if (KILLED.some((name) => command.name.startsWith(name)) && !command.name.includes('Parquet')) {
    const timed = performance.now();
    await run(fresh(seedOf(command.seed), join(base, `run${++folders}`)), command.args, { input: command.input });
    const takes = performance.now() - timed;
    const draw = random(command.name.length);
    const moments = Array.from({ length: MOMENTS }, (_, i) => ({ signal: SIGNALS[i % SIGNALS.length], ms: draw() * takes }));
    await each(moments, async ({ signal, ms }, folder) => {
      const after = (child) => setTimeout(() => child.kill(signal), ms);
      const exec = (where, args, how) => run(where, args, how.fault === undefined ? how : { input: how.input, after });
      const told = await trial(command, whole, seedOf(command.seed), folder, `0:${signal}`, 'moment', exec);
      figures.moments++;
      judge(command, { kind: 'moment', fault: `${Math.round(ms)} ms ${signal}` }, told);
    });
  }
  process.stdout.write(
    `${command.name.padEnd(30)} ${figures.trials - before.trials} trials, ${figures.wrong - before.wrong} wrong, ${Math.round((performance.now() - since) / 1000)} s\n`,
  );
}

for (const worker of workers) worker.stop();
rmSync(base, { recursive: true, force: true });
const seconds = Math.round((performance.now() - started) / 1000);
const n = (value) => value.toLocaleString('en-US');
const rows = [
  { what: 'commands, each in every way that it writes', value: n(commands.length) },
  { what: 'file operations that were made to go wrong', value: n(figures.operations) },
  {
    what: 'trials: an operation with one error, a short read or write, a full or read-only disk from there on, or a signal',
    value: n(figures.trials),
  },
  { what: 'of these, killed at an operation that writes', value: n(figures.killed) },
  { what: 'of these, killed at a random moment', value: n(figures.moments) },
  { what: 'runs after a disturbed one, to the result of an undisturbed one', value: n(figures.nextRuns) },
  ...[...byCommand].map(([name, count]) => ({ what: `trials of ${name}`, value: n(count) })),
  {
    what: 'files half-written or gone, false reports, stack traces, wrong exit codes, silent losses',
    value: n(figures.wrong),
    goal: '0',
    reached: figures.wrong === 0,
  },
];
if (wanted.length === 0)
  writeFigures('faults', {
    title: 'Faults: every file operation of every command that writes',
    command: 'npm run test:faults',
    seconds,
    rows,
    notes: [
      'Each operation fails with the errors that it is known for (ENOSPC, EIO, EACCES, EINTR, EROFS, EMFILE, EPERM), and reads and writes come short. An operation that two formats of a command reach in the same way fails in one of them.',
      'After each, every file is as it was or as it was to be, what was reported as written is there, the message says what to do, the exit code fits, and the next run succeeds.',
    ],
  });
for (const { what, value } of rows) process.stdout.write(`${value.padStart(8)}  ${what}\n`);
process.exitCode = figures.wrong === 0 ? 0 : 1;
