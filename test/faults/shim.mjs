// Preloaded into the program (node --import): the n-th file operation under a folder goes wrong.
//   FAULT=<n>:<what>   n counts every operation from 1; what is an error code, `short` (less is read or written than asked), or a signal
//                      that the process gets at that moment. A `+` behind an error code: every operation after it fails as well.
//   FAULT_UNDER=folder[:folder]   FAULT_LOG=file gets the kinds of all operations, a line each
// An error in writing comes when half of it is written, as from a disk that runs full. A close that fails has closed, as the system's does.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { delimiter, resolve } from 'node:path';

const raw = { ...fs };
let nth, forGood, what, onlyWriting, folders;
/** A full or read-only disk still gives what is on it, and still forgets. */
const WRITING = new Set(['open-w', 'write', 'fsync', 'rename', 'mkdir', 'link', 'copy', 'truncate']);

const ours = new Map();
let done = [];
/** What one call does by others of the same module is that one call. */
let inComposite = 0;

/** What goes wrong from here on; operations are counted anew. */
function prepare(fault, under) {
  const [n, given = ''] = fault.split(':');
  nth = Number(n);
  forGood = given.endsWith('+');
  what = forGood ? given.slice(0, -1) : given;
  onlyWriting = what === 'ENOSPC' || what === 'EROFS';
  folders = under.split(delimiter).map((folder) => resolve(folder));
  done = [];
}
prepare(process.env.FAULT ?? '0:', process.env.FAULT_UNDER);
/** For one who runs the program many times in one process. */
globalThis[Symbol.for('siapkota faults')] = { prepare, ops: () => done };

const inside = (path) => {
  if (path instanceof URL) return false;
  const full = resolve(String(path));
  return folders.some((folder) => full === folder || full.startsWith(`${folder}/`));
};
const concerns = (target) => inComposite === 0 && (typeof target === 'number' ? ours.has(target) : inside(target));
const broken = (kind, target) =>
  Object.assign(new Error(`${what}: made to fail, ${kind} '${target ?? ''}'`), {
    code: what,
    syscall: kind,
    errno: -1,
    ...(typeof target === 'string' ? { path: target } : {}),
  });

/** Counts an operation. @returns what becomes of it: undefined is well, `short`, or an error to throw */
function next(kind, target) {
  done.push(`${kind} ${typeof target === 'number' ? ours.get(target) : target}`);
  const hit = done.length === nth;
  if (!hit && !(forGood && nth > 0 && done.length > nth)) return undefined;
  if (onlyWriting && !WRITING.has(kind)) return undefined;
  if (what === 'short') return kind === 'write' || kind === 'read' ? 'short' : undefined;
  return what.startsWith('SIG') ? what : broken(kind, target);
}
const die = (signal) => process.kill(process.pid, signal);

/** One operation that either happens or not. */
function plainly(kind, target, work) {
  const fate = next(kind, target);
  if (typeof fate === 'string' && fate.startsWith('SIG')) die(fate);
  if (fate instanceof Error) {
    if (kind === 'close') work();
    throw fate;
  }
  inComposite++;
  try {
    return work(fate);
  } finally {
    inComposite--;
  }
}

const KIND = { rename: 'rename', mkdir: 'mkdir', mkdtemp: 'mkdir', unlink: 'unlink', rm: 'unlink', rmdir: 'unlink', readdir: 'readdir' };
Object.assign(KIND, { opendir: 'readdir', stat: 'stat', lstat: 'stat', realpath: 'stat', access: 'stat', readlink: 'stat', chmod: 'stat' });
Object.assign(KIND, { link: 'link', symlink: 'link', ftruncate: 'truncate', fsync: 'fsync', fdatasync: 'fsync', close: 'close' });
const target = (name, args) => (name === 'symlink' ? args[1] : args[0]);
for (const [name, kind] of Object.entries(KIND)) {
  const sync = raw[`${name}Sync`];
  fs[`${name}Sync`] = (...args) => (concerns(target(name, args)) ? plainly(kind, target(name, args), () => sync(...args)) : sync(...args));
  fs[name] = (...args) => {
    const back = args.at(-1);
    if (typeof back !== 'function' || !concerns(target(name, args))) return raw[name](...args);
    try {
      return plainly(kind, target(name, args), () => raw[name](...args));
    } catch (error) {
      return process.nextTick(back, error);
    }
  };
  const promised = fs.promises[name];
  if (promised !== undefined)
    fs.promises[name] = async (...args) =>
      concerns(target(name, args)) ? plainly(kind, target(name, args), () => promised(...args)) : promised(...args);
}
fs.realpathSync.native = raw.realpathSync.native;
fs.realpath.native = raw.realpath.native;
const closeOf = fs.closeSync;
fs.closeSync = (fd) => {
  try {
    closeOf(fd);
  } finally {
    ours.delete(fd);
  }
};
fs.existsSync = (path) => {
  try {
    return concerns(path) ? plainly('stat', path, () => raw.existsSync(path)) : raw.existsSync(path);
  } catch {
    return false;
  }
};

const opens = (flags) => (flags === undefined || flags === 'r' || flags === 0 ? 'open-r' : 'open-w');
fs.openSync = (path, flags, ...rest) => {
  if (!concerns(path)) return raw.openSync(path, flags, ...rest);
  const fd = plainly(opens(flags), path, () => raw.openSync(path, flags, ...rest));
  ours.set(fd, path);
  return fd;
};
fs.open = (path, ...args) => {
  const back = args.pop();
  if (!concerns(path)) return raw.open(path, ...args, back);
  try {
    return plainly(opens(args[0]), path, () =>
      raw.open(path, ...args, (error, fd) => {
        if (!error) ours.set(fd, path);
        back(error, fd);
      }),
    );
  } catch (error) {
    return process.nextTick(back, error);
  }
};
const bytesOf = (data, rest) => (typeof data === 'string' ? [Buffer.from(data, rest[1]), 0] : [data, rest[0]]);
fs.writeSync = (fd, data, ...rest) => {
  if (!concerns(fd)) return raw.writeSync(fd, data, ...rest);
  const [bytes, start] = bytesOf(data, rest);
  const from = (typeof start === 'object' ? start?.offset : start) ?? 0;
  const length = (typeof data === 'string' ? undefined : typeof start === 'object' ? start?.length : rest[1]) ?? bytes.length - from;
  const position = typeof data === 'string' ? rest[0] : typeof start === 'object' ? start?.position : rest[2];
  const fate = next('write', fd);
  if (fate === undefined) return raw.writeSync(fd, bytes, from, length, position);
  const half = length < 2 ? (fate === 'short' ? length : 0) : Math.floor(length / 2);
  const written = half === 0 ? 0 : raw.writeSync(fd, bytes, from, half, position);
  if (fate === 'short') return written;
  if (fate instanceof Error) throw fate;
  die(fate);
  return written;
};
fs.readSync = (fd, buffer, ...rest) => {
  if (!concerns(fd)) return raw.readSync(fd, buffer, ...rest);
  const options = typeof rest[0] === 'object' && rest[0] !== null ? rest[0] : { offset: rest[0], length: rest[1], position: rest[2] };
  const { offset = 0, length = buffer.byteLength - offset, position = null } = options;
  return plainly('read', fd, (fate) =>
    raw.readSync(fd, buffer, offset, fate === 'short' && length > 1 ? Math.ceil(length / 2) : length, position),
  );
};
for (const name of ['read', 'write'])
  fs[name] = (fd, ...args) => {
    if (!concerns(fd)) return raw[name](fd, ...args);
    try {
      return plainly(name, fd, () => raw[name](fd, ...args));
    } catch (error) {
      return process.nextTick(args.at(-1), error);
    }
  };

// What is an opening, some reading or writing, and a closing in one call is taken apart.
fs.readFileSync = (path, ...rest) => {
  if (!concerns(path)) return raw.readFileSync(path, ...rest);
  if (typeof path !== 'number') plainly('open-r', path, () => {});
  return plainly('read', path, () => raw.readFileSync(path, ...rest));
};
fs.writeFileSync = (path, data, options) => {
  if (!concerns(path)) return raw.writeFileSync(path, data, options);
  const {
    flag = 'w',
    mode = 0o666,
    encoding = 'utf8',
    flush = false,
  } = typeof options === 'string' ? { encoding: options } : (options ?? {});
  const bytes = typeof data === 'string' ? Buffer.from(data, encoding) : data;
  const fd = typeof path === 'number' ? path : fs.openSync(path, flag, mode);
  try {
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(fd, bytes, at, bytes.length - at, null);
    if (flush) fs.fsyncSync(fd);
  } finally {
    if (typeof path !== 'number') fs.closeSync(fd);
  }
};
fs.appendFileSync = (path, data, options) => fs.writeFileSync(path, data, { flag: 'a', ...(typeof options === 'object' ? options : {}) });
fs.copyFileSync = (from, to, ...rest) => {
  if (!concerns(from) && !concerns(to)) return raw.copyFileSync(from, to, ...rest);
  const fate = next('copy', to);
  if (fate === undefined || fate === 'short') return raw.copyFileSync(from, to, ...rest);
  const bytes = raw.readFileSync(from);
  raw.writeFileSync(to, bytes.subarray(0, bytes.length >> 1));
  if (fate instanceof Error) throw fate;
  die(fate);
  return raw.copyFileSync(from, to, ...rest);
};
for (const name of ['readFile', 'writeFile', 'open']) {
  const promised = fs.promises[name];
  fs.promises[name] = async (path, ...args) => {
    if (!concerns(path)) return promised(path, ...args);
    const writes = name === 'writeFile' || (name === 'open' && opens(args[0]) === 'open-w');
    plainly(writes ? 'open-w' : 'open-r', path, () => {});
    return promised(path, ...args);
  };
}
// What makes a promise of a call knows some of them by marks that they carry.
for (const [name, call] of Object.entries(raw)) {
  if (typeof call !== 'function' || fs[name] === call) continue;
  for (const mark of Object.getOwnPropertySymbols(call)) Object.defineProperty(fs[name], mark, Object.getOwnPropertyDescriptor(call, mark));
}
syncBuiltinESMExports();
process.on('exit', () => {
  if (process.env.FAULT_LOG) raw.writeFileSync(process.env.FAULT_LOG, done.join('\n'));
});
