import * as nodeFs from 'node:fs';
import { dirname } from 'node:path';
import { decodeJournal, encodeFact } from '../../answers/journal.ts';
import { dropLock, Locked, type LockFs, takeLock } from '../output/lock.ts';

/** The file system as the journal needs it; handed in, so that a test can let the n-th call fail. */
export type JournalFs = LockFs &
  Pick<typeof nodeFs, 'openSync' | 'writeSync' | 'fdatasyncSync' | 'fsyncSync' | 'ftruncateSync' | 'closeSync' | 'mkdirSync'>;

export const realFs: JournalFs = nodeFs;

/** Why a journal cannot be opened. Not faults of the program: each gets its own sentence. */
export class JournalProblem extends Error {
  readonly code: 'locked' | 'damaged';
  readonly detail: string;

  constructor(code: 'locked' | 'damaged', detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

type Fact = Readonly<Record<string, unknown>>;

/**
 * An append-only file of facts. What `commit` returned from is on the disk; a commit that throws leaves the file as it was
 * as far as the next commit and the next reader are concerned.
 */
export class JournalFile {
  readonly path: string;
  /** What was there already. */
  readonly facts: readonly Fact[];
  /** Where a torn tail was put, if there was one. */
  readonly tornTo: string | undefined;
  readonly #fs: JournalFs;
  readonly #fd: number;
  #length: number;
  #count: number;
  #dirty = false;

  private constructor(path: string, facts: readonly Fact[], tornTo: string | undefined, fs: JournalFs, fd: number, length: number) {
    this.path = path;
    this.facts = facts;
    this.tornTo = tornTo;
    this.#fs = fs;
    this.#fd = fd;
    this.#length = length;
    this.#count = facts.length;
  }

  /**
   * Opens or begins a journal and takes its lock.
   * @param stamp goes into the name of a torn tail's file
   * @throws JournalProblem where somebody else has it open, or where a line in the middle is damaged
   */
  static open(path: string, stamp: string, fs: JournalFs = realFs): JournalFile {
    fs.mkdirSync(dirname(path), { recursive: true });
    lock(path, fs);
    let fd: number | undefined;
    try {
      const isNew = !fs.existsSync(path);
      // Never in append mode: there the system ignores the position, and a half line left by a failed write could not be written over.
      fd = fs.openSync(path, isNew ? 'wx+' : 'r+');
      const bytes = isNew ? new Uint8Array() : fs.readFileSync(path);
      const decoded = decodeJournal(bytes);
      if (decoded.damagedLine !== undefined) throw new JournalProblem('damaged', String(decoded.damagedLine));
      if (isNew) syncFolder(dirname(path), fs);
      let tornTo: string | undefined;
      if (decoded.torn !== undefined) {
        tornTo = `${path}.torn-${stamp}`;
        fs.writeFileSync(tornTo, decoded.torn, { flush: true });
        fs.ftruncateSync(fd, decoded.length);
        fs.fsyncSync(fd);
      }
      return new JournalFile(path, decoded.facts, tornTo, fs, fd, decoded.length);
    } catch (error) {
      try {
        if (fd !== undefined) fs.closeSync(fd);
      } finally {
        dropLock(lockOf(path), fs);
      }
      throw error;
    }
  }

  /** Makes facts durable: written whole, then synced. Throws where that failed; nothing counts then, and the next commit writes over it. */
  commit(facts: readonly Fact[]): void {
    if (facts.length === 0) return;
    const lines = facts.map((fact, i) => encodeFact(this.#count + i, fact));
    const bytes = Buffer.concat(lines);
    if (this.#dirty) {
      this.#fs.ftruncateSync(this.#fd, this.#length);
      this.#dirty = false;
    }
    this.#dirty = true;
    // A short write is no error: a pipe, a quota or a signal may cut it, and the rest is asked for again.
    for (let done = 0; done < bytes.length; ) {
      const written = this.#fs.writeSync(this.#fd, bytes, done, bytes.length - done, this.#length + done);
      if (written === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' });
      done += written;
    }
    this.#fs.fdatasyncSync(this.#fd);
    this.#dirty = false;
    this.#length += bytes.length;
    this.#count += facts.length;
  }

  get count(): number {
    return this.#count;
  }

  close(): void {
    try {
      if (this.#dirty) this.#fs.ftruncateSync(this.#fd, this.#length);
    } catch {
      // The tail is torn then, and the next opening sets it aside.
    }
    try {
      this.#fs.closeSync(this.#fd);
    } catch {
      // Whatever counts was synced when it was committed.
    }
    dropLock(lockOf(this.path), this.#fs);
  }
}

/** A new name in a folder is durable only once the folder is synced. Windows has no such call and needs none. */
export function syncFolder(folder: string, fs: Pick<JournalFs, 'openSync' | 'fsyncSync' | 'closeSync'>): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** The lock of a journal: who has it holds the journal open. */
export const lockOf = (journal: string): string => `${journal}.lock`;

function lock(path: string, fs: JournalFs): void {
  try {
    takeLock(lockOf(path), fs);
  } catch (error) {
    throw error instanceof Locked ? new JournalProblem('locked', error.holder) : error;
  }
}
