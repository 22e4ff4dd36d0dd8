// Mutation testing: Stryker changes one thing in the source at a time, and a test of its room has to notice.
// npm run test:mutation -- [room or file …] [--share 0.3]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFigures } from '../figures/write.mjs';
import { ROOMS, SCRATCH } from './rooms.mjs';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');
/** Share of the changes that the tests of a room should notice, where a goal was set. */
const GOAL = { tally: 0.85, assess: 0.85 };
const NOTICED = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

const { values, positionals: asked } = parseArgs({ options: { share: { type: 'string', default: '1' } }, allowPositionals: true });
const share = Number(values.share);
const files = asked.filter((one) => one.endsWith('.ts'));
const rooms = files.length > 0 ? [...new Set(files.map((file) => file.split('/')[1]))] : asked.length > 0 ? asked : Object.keys(ROOMS);
const strange = rooms.filter((room) => !Object.hasOwn(ROOMS, room));
if (strange.length > 0 || !(share > 0 && share <= 1)) {
  process.stderr.write(`rooms are ${Object.keys(ROOMS).join(', ')}, a share is above 0 and at most 1\n`);
  process.exit(2);
}

mkdirSync(SCRATCH, { recursive: true });
const began = Date.now();
for (const room of rooms) {
  if (
    !mutate(
      room,
      files.filter((file) => file.startsWith(`src/${room}/`)),
    )
  )
    process.exit(1);
  const { byFile, missed } = read(room);
  for (const [file, counts] of Object.entries(byFile))
    process.stdout.write(`${percent(counts).padStart(8)}  ${sentence(counts)}  ${file}\n`);
  for (const one of missed) process.stdout.write(`${one}\n`);
  process.stdout.write(`${percent(sum(byFile)).padStart(8)}  ${sentence(sum(byFile))}  src/${room}\n`);
}
// Some files are no measure of a room.
if (files.length === 0) leave((Date.now() - began) / 1000);

/** What was left out of an earlier sample has no result; Stryker would take it for one. */
function forgetLeftOut(room) {
  const path = join(SCRATCH, `${room}.incremental.json`);
  if (!existsSync(path)) return;
  const known = JSON.parse(readFileSync(path, 'utf8'));
  for (const file of Object.values(known.files)) file.mutants = file.mutants.filter(({ status }) => status !== 'CompileError');
  writeFileSync(path, JSON.stringify(known));
}

function mutate(room, some) {
  forgetLeftOut(room);
  const env = {
    ...process.env,
    MUTATION_ROOM: room,
    MUTATION_SHARE: values.share,
    ...(some.length > 0 ? { MUTATION_FILES: some.join(',') } : {}),
  };
  const stryker = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  return spawnSync(process.execPath, [stryker, 'run', join(HERE, 'stryker.config.mjs')], { cwd: ROOT, env, stdio: 'inherit' }).status === 0;
}

function read(room) {
  const report = JSON.parse(readFileSync(join(SCRATCH, `${room}.json`), 'utf8'));
  const byFile = {};
  const missed = [];
  for (const [name, { source, mutants }] of Object.entries(report.files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const file = relative(ROOT, join(ROOT, name)).replaceAll('\\', '/');
    const counts = { noticed: 0, survived: 0, untried: 0, ignored: 0 };
    for (const mutant of mutants) {
      if (NOTICED.includes(mutant.status)) counts.noticed++;
      else if (mutant.status === 'Survived') counts.survived++;
      else if (mutant.status === 'NoCoverage') counts.untried++;
      else if (mutant.status === 'Ignored') counts.ignored++;
      if (MISSED.includes(mutant.status)) missed.push(describe(file, source, mutant));
    }
    byFile[file] = counts;
  }
  return { byFile, missed };
}

function describe(file, source, { location: { start, end }, status, mutatorName, replacement }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  const flat = (text) => text.replace(/\s+/g, ' ').slice(0, 110);
  return `${file}:${start.line}:${start.column} ${status} ${mutatorName}\n    - ${flat(lines.join('\n'))}\n    + ${flat(replacement ?? '')}`;
}

function sum(byFile) {
  const all = { noticed: 0, survived: 0, untried: 0, ignored: 0 };
  for (const counts of Object.values(byFile)) for (const key of Object.keys(all)) all[key] += counts[key];
  return all;
}

function tried({ noticed, survived, untried }) {
  return noticed + survived + untried;
}

function percent(counts) {
  return tried(counts) === 0 ? '-' : `${((100 * counts.noticed) / tried(counts)).toFixed(1)} %`;
}

function sentence({ noticed, survived, untried, ignored }) {
  return `${noticed} noticed, ${survived} survived, ${untried} reached by no test, ${ignored} at import left out`;
}

/** The figures of the rooms that were run, beside those of the others as they stand. */
function leave(seconds) {
  const path = join(HERE, '../figures/mutation.json');
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).rows : [];
  const rows = Object.keys(ROOMS).flatMap((room) => {
    if (!rooms.includes(room)) return before.filter((row) => row.what === `src/${room}`);
    const counts = sum(read(room).byFile);
    const goal =
      GOAL[room] === undefined ? {} : { goal: `>= ${100 * GOAL[room]} %`, reached: counts.noticed >= GOAL[room] * tried(counts) };
    return [
      {
        what: `src/${room}`,
        value: `${percent(counts)}: ${sentence(counts)}${share < 1 ? `, in a seeded sample of ${100 * share} % of all changes` : ''}`,
        ...goal,
      },
    ];
  });
  writeFigures('mutation', {
    title: 'Changes in the source that the tests notice (mutation testing)',
    command: 'npm run test:mutation',
    seconds: Math.round(seconds),
    rows,
    notes: ['The kinds of survivors, and why some may stay: test/mutation/survivors.md. A room that is not named has not been measured.'],
  });
}
