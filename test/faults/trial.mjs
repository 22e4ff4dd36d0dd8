// One disturbed run and what must hold after it; used by the suite (a sample) and by run.mjs (all of it).
import { spawn } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { BIN, CLOCK, ENV, SHIM } from './assessment.mjs';

/** Longer than any of these commands takes on a busy machine, in ms. */
const LIMIT = 60_000;

/** Runs the program in a folder. @returns {Promise<{ code: number | null, signal: string | null, stdout: string, stderr: string, late: boolean }>} */
export function run(folder, args, { fault, under = [folder], log, input = '', env = {}, shim = true, after } = {}) {
  const imports = [CLOCK, ...(shim ? [SHIM] : [])].flatMap((file) => ['--import', file]);
  const faults = { FAULT: fault ?? '0:', FAULT_UNDER: under.join(':'), ...(log === undefined ? {} : { FAULT_LOG: log }) };
  return new Promise((done) => {
    const child = spawn(process.execPath, [...imports, BIN, ...args], { cwd: folder, env: { ...ENV, HOME: folder, ...faults, ...env } });
    const said = { stdout: '', stderr: '' };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, LIMIT);
    for (const stream of ['stdout', 'stderr'])
      child[stream].on('data', (bytes) => {
        said[stream] += bytes;
      });
    child.stdin.on('error', () => {});
    // Null leaves it open, for one who types later.
    if (input !== null) child.stdin.end(input);
    after?.(child);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      done({ code, signal, ...said, late });
    });
  });
}

/** A process in which commands without stdin are run one after another; what is not that simple goes to a process of its own. */
export function insideOne() {
  let child;
  let waiting;
  const start = () => {
    const args = ['--import', CLOCK, '--import', SHIM, join(import.meta.dirname, 'inside.mjs')];
    child = spawn(process.execPath, args, { env: { ...ENV, FAULT: '0:', FAULT_UNDER: '/nowhere' }, stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => waiting?.(JSON.parse(line)));
    child.on('exit', () => {
      child = undefined;
      waiting?.({ code: null, signal: 'ended', stdout: '', stderr: '', late: false, ops: [] });
    });
  };
  return {
    run: (folder, args, how = {}) => {
      if (how.input !== undefined || how.fault?.includes('SIG')) return run(folder, args, how);
      if (child === undefined) start();
      return new Promise((done) => {
        waiting = done;
        child.stdin.write(`${JSON.stringify({ folder, args, fault: how.fault ?? '0:' })}\n`);
      });
    },
    stop: () => child?.kill(),
  };
}

/** Every file below a folder with its bytes; links by where they lead. */
export function treeOf(folder) {
  const tree = new Map();
  if (!existsSync(folder)) return tree;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const full = join(folder, path);
    const info = lstatSync(full);
    if (info.isSymbolicLink()) tree.set(path, `-> ${readlinkSync(full)}`);
    else if (info.isFile()) tree.set(path, readFileSync(full).toString('latin1'));
  }
  return tree;
}

/** What may stay behind where a process was killed, or where taking it away was what failed: nobody reads it. */
const LEFTOVER = /(^|\/)\.siapkota-[^/]*\.tmp$|\.tmp$|\.part$|\.lock$|\.lock\.\d+$/;
export const leftovers = (tree) => [...tree.keys()].filter((path) => LEFTOVER.test(path));
const without = (tree) => new Map([...tree].filter(([path]) => !LEFTOVER.test(path)));
const sameTree = (a, b) => a.size === b.size && [...a].every(([path, content]) => b.get(path) === content);
const differences = (a, b) => [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));

/** A folder for one run, made anew from its seed. */
export function fresh(seed, folder) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(seed, folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}

/** How a command goes when nothing disturbs it, and the kinds of its file operations. */
export async function undisturbed(command, seed, folder) {
  fresh(seed, folder);
  const before = treeOf(folder);
  const log = `${folder}.log`;
  const ran = await run(folder, command.args, { log, input: command.input });
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const ops = lines.map((line) => line.split(' ')[0]);
  return { ...ran, folder, before, tree: treeOf(folder), ops, lines };
}

/** Errors that an operation of a kind is known to end with, and what else can happen to it. */
export const FAULTS = {
  'open-r': ['EACCES', 'EIO', 'EMFILE'],
  'open-w': ['ENOSPC', 'EACCES', 'EROFS+'],
  read: ['EIO', 'EINTR', 'short'],
  write: ['ENOSPC', 'ENOSPC+', 'EIO', 'EINTR', 'short'],
  fsync: ['EIO', 'ENOSPC'],
  close: ['EIO', 'EINTR'],
  rename: ['EACCES', 'EIO', 'ENOSPC+'],
  mkdir: ['EACCES', 'ENOSPC'],
  link: ['EPERM', 'EIO'],
  unlink: ['EACCES'],
  truncate: ['EIO'],
  copy: ['ENOSPC', 'EIO'],
  readdir: ['EACCES'],
  stat: ['EACCES'],
};
/** What ends a process from outside. */
export const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];
const WRITES = new Set(['open-w', 'write', 'fsync', 'close', 'rename', 'mkdir', 'link', 'unlink', 'truncate', 'copy']);
/** Operations after which something else is on the disk: a kill anywhere else leaves what one of these left. */
const CHANGES = new Set(['write', 'rename', 'link', 'unlink', 'truncate', 'copy']);
export const isChanging = (kind) => CHANGES.has(kind);
export const isWriting = (kind) => WRITES.has(kind);

const ID = /Saved: ([A-Z]+)/g;
const savedIn = (stdout) => [...stdout.matchAll(ID)].map((found) => found[1]);

/**
 * Disturbs a command once, looks at what it left, and runs it again undisturbed.
 * @returns {Promise<{ faults: string[], ran: object, again: boolean }>} what did not hold; empty is good
 */
export async function trial(command, whole, seed, folder, fault, kind, exec = run) {
  fresh(seed, folder);
  // A lock that this process could not give back is this process's: only another one can find it stale.
  const ran = await (kind === 'unlink' ? run : exec)(folder, command.args, { fault, input: command.input });
  const tree = treeOf(folder);
  const killed = ran.signal !== null || /:SIG/.test(fault);
  const found = [...spoken(ran, killed), ...files(command, whole, ran, tree, killed, kind, folder)];
  const told = [...found];
  let again = false;
  if (!sameTree(tree, whole.before) && !(ran.code === 0 && sameTree(tree, whole.tree))) {
    again = true;
    told.push(...(command.interview ? await goneOnWith(ran, folder, whole) : await onceMore(command, whole, folder, tree, exec)));
  }
  return { faults: told, ran, again };
}

/** No stack trace, no fault of the program, an exit code that fits, and a sentence that says what to do. */
function spoken({ code, signal, stderr, stdout, late }, killed) {
  const wrong = [];
  if (late) wrong.push('did not end');
  if (/^\s+at .*[:(]\d+/m.test(stderr) || /^\s+at .*[:(]\d+/m.test(stdout)) wrong.push('stack trace');
  if (/fault of the program/.test(stderr)) wrong.push('called a fault of the program');
  if (killed) return wrong;
  if (signal !== null || ![0, 1, 3].includes(code)) wrong.push(`exit ${code} ${signal}`);
  if (code !== 0 && stderr.trim() === '') wrong.push('said nothing');
  if (code === 3 && /\(E[A-Z]+\)/.test(stderr) && !/[.,;:] [A-Z][^.]*(again|free|check|close|ask|repair|permission|disk)/i.test(stderr))
    wrong.push('does not say what to do');
  return wrong;
}

/** Every file is what it was or what it was to become; what was said to be written is there; success means all of it. */
function files(command, whole, { code, stderr, stdout }, tree, killed, kind, folder) {
  const wrong = [];
  // An input that could not be read is told, and the rest is scored: that result differs, and the exit code says so.
  const told = [stderr, stdout, ...[...tree].filter(([path, text]) => whole.before.get(path) !== text).map(([, text]) => text)];
  const partial =
    (code === 1 && told.some((text) => /file\/(unreadable|missing|format-not-read)|cannot be read/.test(text))) ||
    // Proof that cannot be opened changes no answer: a warning.
    told.some((text) => /evidence\/unreadable-file/.test(text));
  for (const [path, content] of without(tree)) {
    if (content === whole.before.get(path) || content === whole.tree.get(path)) continue;
    if (/\.siapkota\/journal\//.test(path) || (command.interview && /answers\/y\.yaml/.test(path))) continue;
    if (partial && whole.tree.has(path)) continue;
    wrong.push(`${path} is neither as before nor as it was to be`);
  }
  for (const path of whole.before.keys()) if (!tree.has(path) && whole.tree.has(path)) wrong.push(`${path} is gone`);
  if (!killed && kind !== 'unlink' && leftovers(tree).length > 0) wrong.push(`left ${leftovers(tree)}`);
  // What was not saved was asked again, and took the line that was meant for the next question.
  const shifted = command.interview && /NOT SAVED|cannot be attached/.test(stdout);
  if (code === 0 && whole.code === 0 && !partial && !shifted) {
    const differ = differences(without(tree), without(whole.tree)).filter(
      (path) => !/\.siapkota\/(instruments|journal)\/|\.bak\d*$/.test(path),
    );
    if (differ.length > 0) wrong.push(`ended well without ${differ}`);
    if (!command.interview && stdout.replaceAll(basename(folder), '…') !== whole.stdout.replaceAll(basename(whole.folder), '…'))
      wrong.push('ended well and printed something else');
  }
  for (const [, path] of stderr.matchAll(/^Written: (\S+)/gm))
    if (tree.get(path) !== whole.tree.get(path) && !partial) wrong.push(`said to have written ${path}`);
  return wrong;
}

/** The same command again makes what an undisturbed run makes. */
async function onceMore(command, whole, folder, left, exec) {
  const made = differences(left, whole.before).some((path) => !LEFTOVER.test(path));
  const force = made && command.again === undefined ? ['--force'] : [];
  const ran = await exec(folder, [...command.args, ...force], { input: command.input });
  const expected = command.again === 'exists' && left.has('new/siapkota.yaml') ? 2 : whole.code;
  if (ran.code !== expected) return [`the next run ended with ${ran.code}: ${ran.stderr.slice(0, 300)}`];
  const differ = differences(without(treeOf(folder)), without(whole.tree)).filter(
    (path) => !/\.siapkota\/(instruments|exchange)|\.jsonl\.sheet$/.test(path),
  );
  return differ.length > 0 ? [`after the next run ${differ} is not as in an undisturbed one`] : [];
}

/** Going on with the interview finds everything that it showed as saved, and comes to its end. What is asked anew is answered with 1, as nothing was before. */
async function goneOnWith(first, folder, whole) {
  const on = await run(folder, ['interview', '--plain', '--respondent', 'y'], { input: '1\n1\n1\nq\n' });
  if (on.code !== 0) return [`going on ended with ${on.code}: ${on.stderr.slice(0, 300)}`];
  const sheet = join(folder, 'answers/y.yaml');
  const answers = new Map(
    [...readFileSync(sheet, 'utf8').matchAll(/^ {2}([A-Z]):(?: (\d)|\n {4}value: (\d))/gm)].map((m) => [m[1], m[2] ?? m[3]]),
  );
  const gone = savedIn(first.stdout).filter((id) => (answers.get(id) ?? '1') === '1');
  const wrong = gone.length > 0 ? [`${gone} was shown as saved and is gone`] : [];
  if ([...answers.keys()].join() !== 'A,B,C') wrong.push(`gone on with, the sheet holds ${[...answers.keys()]}`);
  const others = differences(without(treeOf(folder)), without(whole.tree)).filter(
    (path) => !/\.siapkota\/|answers\/y|evidence\//.test(path),
  );
  if (others.length > 0) wrong.push(`${others} changed`);
  return wrong;
}
