// No network, proved: every run of the program in a namespace of its own without a network, under a tracer that notes each call to the
// system that makes, binds, connects or uses a socket, and each program that is started. Exit 1 where there is one, or where a command,
// choice or option has no run. Where the tracer or the namespace is not to be had this is said, and the shim of `npm test` stands in.
//   npm run test:network
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { writeFigures } from '../figures/write.mjs';
import { declaredProgram } from '../support/program.mjs';
import { furnish, leftOut, runs, whatNoRunUses } from '../support/runs.mjs';

const root = resolve(import.meta.dirname, '../..');
const bin = join(root, 'bin/siapkota.js');
const base = mkdtempSync(join(tmpdir(), 'siapkota-network-'));
const place = join(base, 'place');
const require = createRequire(import.meta.url);
const have = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const apart = have('unshare', '-rn', 'true') ? ['unshare', '-rn'] : [];
const tracer = have('strace', '-o', '/dev/null', 'true');
const installed = (name) => {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
};

/** Calls that make or use a socket. Asking what kind of thing a descriptor is (getsockname, getsockopt) is none of them. */
const CALLS = 'socket,socketpair,bind,connect,listen,accept,accept4,sendto,sendmsg,sendmmsg,recvfrom,recvmsg,recvmmsg,execve';

/** The command line of one run: namespace, tracer, Node, program. */
function lineOf(args, notes, program = bin) {
  const traced = tracer ? ['strace', '-f', '-qq', '-e', `trace=${CALLS}`, '-o', notes] : [];
  const shim = tracer ? [] : ['--import', pathToFileURL(join(root, 'test/network/shim.mjs')).href];
  return [...apart, ...traced, process.execPath, ...shim, program, ...args];
}

/** What the tracer or the shim noted: each call that reaches for a socket, and each program besides Node itself. */
function reachedIn(notes) {
  if (!existsSync(notes)) return [];
  const lines = readFileSync(notes, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (!tracer) return lines;
  const calls = lines.flatMap((line) => /^(?:\d+\s+)?([a-z0-9_]+\(.*)/.exec(line)?.[1] ?? []);
  const [own, ...more] = calls;
  if (!own?.startsWith('execve(')) throw new Error(`the tracer saw no program begin: ${notes}`);
  return more;
}

const settingOf = (notes) => ({
  cwd: place,
  env: { PATH: process.env.PATH, HOME: base, SIAPKOTA_LANG: 'id', LANG: 'C.UTF-8', TERM: 'xterm-256color', SIAPKOTA_REACHED: notes },
});

/** A run without a terminal: files at its three ends, so that no socket of ours is counted as its own. */
function plainRun(run, notes) {
  const [program, ...args] = lineOf(run.args, notes);
  const [input, output] = [join(base, 'input'), join(base, 'output')];
  writeFileSync(input, run.input ?? '');
  const stdio = [openSync(input, 'r'), openSync(output, 'w'), 'inherit'];
  stdio[2] = stdio[1];
  return new Promise((done) => {
    const child = spawn(program, args, { ...settingOf(notes), stdio, detached: true });
    const watch =
      run.until === undefined
        ? undefined
        : setInterval(() => {
            if (run.until.test(readFileSync(output, 'utf8'))) process.kill(-child.pid, 'SIGINT');
          }, 100);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      done({ code: code ?? 128 + constants.signals[signal], said: readFileSync(output, 'utf8') });
    });
  });
}

/** A run in a terminal: each key is pressed once its text has been written. */
async function terminalRun(run, notes) {
  const { spawn: spawnInTerminal } = await import('@lydell/node-pty');
  const [program, ...args] = lineOf(run.args, notes);
  const child = spawnInTerminal(program, args, { ...settingOf(notes), name: 'xterm-256color', cols: 80, rows: 24 });
  return new Promise((done) => {
    const left = [...run.keys];
    let [said, all] = ['', ''];
    child.onData((data) => {
      said += stripVTControlCharacters(data);
      all += data;
      const [text, keys] = left[0] ?? [];
      if (text === undefined || !(typeof text === 'string' ? said.includes(text) : text.test(said))) return;
      left.shift();
      said = '';
      // A question that has just been painted takes no key yet: nobody answers what they have not read.
      setTimeout(() => child.write(keys), 400);
    });
    child.onExit(({ exitCode }) => done({ code: exitCode, said: all }));
  });
}

const started = performance.now();
furnish(root, place);
// What would be seen if there were something to see: a program that does reach out.
const control = join(base, 'control.cjs');
writeFileSync(
  control,
  "require('node:net').connect(9, '127.0.0.1').on('error', () => {}); require('node:child_process').spawnSync('true');",
);
const [program, ...args] = lineOf([], join(base, 'seen'), control);
spawnSync(program, args, settingOf(join(base, 'seen')));
const seen = reachedIn(join(base, 'seen'));
const { onPurpose, ...missing } = whatNoRunUses(await declaredProgram());
const failures = Object.entries(missing).flatMap(([kind, names]) => names.map((name) => `no run for one of the ${kind}: ${name}`));
const found = [];
const skipped = [];
let made = 0;
for (const [i, run] of runs.entries()) {
  if (run.needs !== undefined && !installed(run.needs)) skipped.push(`${run.name}: ${run.needs} is not installed`);
  else if (run.keys !== undefined && !installed('@lydell/node-pty')) skipped.push(`${run.name}: no terminal to be had`);
  else {
    const notes = join(base, `notes-${i}`);
    const { code, said } = await (run.keys === undefined ? plainRun : terminalRun)(run, notes);
    const reached = reachedIn(notes);
    made++;
    found.push(...reached.map((call) => ({ run: run.name, call })));
    if (code !== (run.exit ?? 0)) failures.push(`${run.name}: exit ${code}, not ${run.exit ?? 0}\n${said.slice(-600)}`);
    process.stdout.write(
      `${reached.length === 0 ? 'none' : `${reached.length} !`}  ${run.name}\n${reached.map((c) => `      ${c}\n`).join('')}`,
    );
  }
}
rmSync(base, { recursive: true, force: true });

/** Calls by what they reach for. */
const families = {
  'internet sockets (AF_INET, AF_INET6)': /AF_INET|net\.|dgram\.|dns\./,
  'netlink sockets (AF_NETLINK)': /AF_NETLINK/,
  'sockets of the system (AF_UNIX), pairs and name services included': /AF_UNIX|AF_LOCAL|socketpair/,
  'other programs started': /^execve|child_process/,
};
const counted = Object.entries(families).map(([what, pattern]) => ({ what, count: found.filter(({ call }) => pattern.test(call)).length }));
const named = counted.reduce((sum, { count }) => sum + count, 0);
const rows = [
  {
    what: 'control: the socket of a program that does connect is seen',
    value: seen.some((call) => /AF_INET|net\./.test(call)) ? 'yes' : 'no',
    goal: 'yes',
  },
  { what: 'commands, choices and options of the program without a run', value: String(Object.values(missing).flat().length), goal: '0' },
  {
    what: 'runs made, each with its expected exit code',
    value: `${made - failures.filter((f) => f.includes(': exit ')).length} of ${made}`,
    goal: `${made} of ${made}`,
  },
  ...[...counted, { what: 'any other call on a socket', count: found.length - named }].map(({ what, count }) => ({
    what,
    value: String(count),
    goal: '0',
  })),
].map((row) => ({ ...row, reached: row.value === row.goal }));
const notes = [
  apart.length > 0
    ? 'Each run in a network namespace of its own without an interface (unshare -rn).'
    : 'No namespace to be had here: the network was not cut.',
  tracer
    ? 'Counted by strace over every thread and child.'
    : 'strace is not installed: not counted by the system; the shim of `npm test` stood in.',
  ...[...onPurpose].map((what) => `Left out: ${what} (${leftOut[what]}).`),
  ...skipped.map((line) => `Skipped: ${line}.`),
];
for (const row of rows) process.stdout.write(`${row.reached ? 'ok ' : 'NOT'}  ${row.what}: ${row.value}\n`);
for (const line of [...notes, ...failures]) process.stdout.write(`${line}\n`);
writeFigures('network', {
  title: 'No network',
  command: 'npm run test:network',
  seconds: Math.round((performance.now() - started) / 1000),
  rows,
  notes,
});
process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
