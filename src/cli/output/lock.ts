import * as nodeFs from 'node:fs';
import { hostname, uptime } from 'node:os';
import { dirname } from 'node:path';
import { isAlive } from './process.ts';
import { removeForgotten, temporaryIn } from './temporary.ts';

/** The file system as a lock needs it; handed in, so that a test can let the n-th call fail. */
export type LockFs = Pick<typeof nodeFs, 'writeFileSync' | 'readFileSync' | 'renameSync' | 'unlinkSync' | 'linkSync' | 'existsSync'>;

/** Somebody who lives holds the lock. */
export class Locked extends Error {
  /** The process, with its machine where that is another one; `?` where it changed hands too fast to tell. */
  readonly holder: string;

  constructor(holder: string) {
    super(`locked by ${holder}`);
    this.holder = holder;
  }
}

interface Lock {
  readonly pid: number;
  readonly host: string;
  /** Seconds since the machine was started, when the lock was taken. */
  readonly uptime?: number | undefined;
  /** When the process began, in whatever the system counts, where it says so. */
  readonly began?: string | undefined;
}

/** @throws Locked, or the system's error where no lock can be written */
export function takeLock(path: string, fs: LockFs = nodeFs): void {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (putLock(path, fs)) {
      removeForgotten(dirname(path));
      return;
    }
    const holder = readLock(path, fs);
    if (holder !== undefined && isHeld(holder)) throw new Locked(named(holder));
    removeStale(path, holder, fs);
  }
  throw new Locked('?');
}

/** Gives the lock back; one that somebody else holds by now is left alone. */
export function dropLock(path: string, fs: LockFs = nodeFs): void {
  try {
    const holder = readLock(path, fs);
    if (holder === undefined || (holder.pid === process.pid && holder.host === hostname())) fs.unlinkSync(path);
  } catch {
    // Somebody took it away already; a lock of a dead process is taken over anyway.
  }
}

/** Who holds the lock now; undefined where nobody does who lives. */
export function lockHolder(path: string, fs: LockFs = nodeFs): string | undefined {
  const holder = readLock(path, fs);
  return holder !== undefined && isHeld(holder) ? named(holder) : undefined;
}

const named = ({ pid, host }: Lock): string => (host === hostname() ? String(pid) : `${pid} (${host})`);

/** The lock appears with its holder in it: one that is looked at while it is still empty would be taken for nobody's. @returns whether it is ours */
function putLock(path: string, fs: LockFs): boolean {
  const lock: Lock = { pid: process.pid, host: hostname(), uptime: Math.floor(uptime()), began: beganAt(process.pid) };
  const temporary = temporaryIn(dirname(path));
  try {
    fs.writeFileSync(temporary, JSON.stringify(lock), { flag: 'wx' });
    try {
      fs.linkSync(temporary, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      // A disk without second names.
      fs.writeFileSync(path, JSON.stringify(lock), { flag: 'wx' });
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    try {
      fs.unlinkSync(temporary);
    } catch {
      // It was not made, or harms nobody.
    }
  }
}

/** Takes a dead process's lock away. By renaming, so that of two that try only one gets it, and looked at again, so that it is the dead one. */
function removeStale(path: string, seen: Lock | undefined, fs: LockFs): void {
  const aside = temporaryIn(dirname(path));
  try {
    fs.renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = readLock(aside, fs);
  if (taken !== undefined && (seen === undefined || taken.pid !== seen.pid) && isHeld(taken)) {
    fs.renameSync(aside, path);
    throw new Locked(named(taken));
  }
  fs.unlinkSync(aside);
}

function readLock(path: string, fs: LockFs): Lock | undefined {
  try {
    const read = JSON.parse(fs.readFileSync(path, 'utf8')) as Partial<Lock>;
    if (typeof read.pid !== 'number' || typeof read.host !== 'string') return undefined;
    return {
      pid: read.pid,
      host: read.host,
      uptime: typeof read.uptime === 'number' ? read.uptime : undefined,
      began: typeof read.began === 'string' ? read.began : undefined,
    };
  } catch {
    return undefined;
  }
}

/** A lock from another machine (a shared folder, a stick) cannot be asked, so it counts as held. */
function isHeld({ pid, host, uptime: then, began }: Lock): boolean {
  if (host !== hostname()) return true;
  // Taken later after a start than it is now: the machine was started again since, and another process may have the number today.
  if (then !== undefined && then > uptime() + 1) return false;
  if (!isAlive(pid)) return false;
  // The number was given to another process since.
  const now = beganAt(pid);
  return began === undefined || now === undefined || began === now;
}

/** When a process began, as Linux tells it: the 22nd word of its line. The 2nd is the program's name in brackets and may hold spaces. */
function beganAt(pid: number): string | undefined {
  try {
    const line = nodeFs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
