import { closeSync, open, openSync, read, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { words } from '../../text/lang.ts';
import { reason, showAs, shown } from '../output/files.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';
import { isFolded } from './byte-flow.ts';
import { FOLDED, LEAST } from './large.ts';
import { cannotKeep } from './scratch.ts';

const say = words({
  id: { taking: (what: string) => `Menerima ${what}` },
  en: { taking: (what: string) => `Taking in ${what}` },
});

const CHUNK = 1024 * 1024;
const WAIT_MS = 5;
const [openFile, readFile] = [promisify(open), promisify(read)];

/** Inputs that can be read only once: small ones as bytes, by their paths; large ones stand in a file instead. */
export interface Held {
  readonly paths: readonly string[];
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads stdin (`-`) and pipes among some paths to their end, however long they are: what is small is held, the rest goes to a file, since
 * answers are looked at more than once. What cannot be read is left for whoever reads the path.
 * @param folder where such files go, made when it is asked for
 */
export async function holdStreams(paths: readonly string[], folder: () => string, terminal: Terminal): Promise<Held> {
  const bytes = new Map<string, Uint8Array>();
  const held: string[] = [];
  for (const [i, path] of paths.entries()) {
    const read = isStream(path) ? await hold(path, () => join(folder(), `${i}.stream`), terminal) : undefined;
    if (read !== undefined && typeof read !== 'string') bytes.set(path, read);
    held.push(typeof read === 'string' ? read : path);
  }
  return { paths: held, bytes };
}

function isStream(path: string): boolean {
  if (path === '-') return true;
  const info = statSync(path, { throwIfNoEntry: false });
  return info !== undefined && (info.isFIFO() || info.isCharacterDevice() || info.isSocket());
}

/** The bytes of a stream, or the file that they were written to. */
async function hold(path: string, fileFor: () => string, terminal: Terminal): Promise<Uint8Array | string | undefined> {
  const fd = path === '-' ? 0 : await openFile(path, 'r').catch(() => undefined);
  if (fd === undefined) return undefined;
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for (;;) {
      const chunk = await readChunk(fd);
      if (chunk.length === 0) return Buffer.concat(chunks, length);
      chunks.push(chunk);
      length += chunk.length;
      if (length > 4 && isBetterAFile(Buffer.concat(chunks, length))) return await toFile(path, fd, chunks, fileFor, terminal);
    }
  } finally {
    if (path !== '-') closeSync(fd);
  }
}

/** Too much to be read carefully without need, or Parquet, which only an engine reads. */
const isBetterAFile = (bytes: Buffer): boolean =>
  bytes.length > (isFolded(bytes) ? LEAST / FOLDED : LEAST) || bytes.subarray(0, 4).toString('latin1') === 'PAR1';

async function toFile(path: string, fd: number, chunks: Buffer[], fileFor: () => string, terminal: Terminal): Promise<string> {
  const file = fileFor();
  const write = (to: number, bytes: Buffer): void => {
    try {
      for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(to, rest));
    } catch (error) {
      throw cannotKeep(path === '-' ? 'stdin' : shown(path), reason(error).detail, terminal);
    }
  };
  const to = openSync(file, 'wx');
  const progress = startProgress(say[terminal.lang].taking(path === '-' ? 'stdin' : shown(path)), undefined, terminal, 'MB');
  try {
    let bytes = 0;
    for (const chunk of chunks) write(to, chunk);
    for (;;) {
      const chunk = await readChunk(fd);
      if (chunk.length === 0) break;
      write(to, chunk);
      for (bytes += chunk.length; bytes >= CHUNK; bytes -= CHUNK) progress.step();
    }
  } finally {
    progress.stop();
    closeSync(to);
  }
  showAs(file, path === '-' ? 'stdin' : path);
  return file;
}

/** What there is next; nothing at the end. Another program may have set a pipe to answer "not yet" instead of waiting. */
async function readChunk(fd: number): Promise<Buffer> {
  for (;;) {
    try {
      const { bytesRead, buffer } = await readFile(fd, Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
      return buffer.subarray(0, bytesRead);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says EOF where others say nothing more; a stdin that is closed holds nothing.
      if (code === 'EOF' || code === 'EBADF') return Buffer.alloc(0);
      if (code !== 'EAGAIN') throw error;
      await setTimeout(WAIT_MS);
    }
  }
}
