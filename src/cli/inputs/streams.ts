import { closeSync, open, openSync, read, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as setTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { words } from '../../text/lang.ts';
import { reason, showAs, shown } from '../output/files.ts';
import { toStderr } from '../output/output.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';
import { isFolded } from './byte-flow.ts';
import { FOLDED, LEAST } from './large.ts';
import { cannotKeep } from './scratch.ts';

const say = words({
  id: {
    taking: (what: string) => `Menerima ${what}`,
    waiting: (path: string) => `Menunggu isi pipa ${path}; belum ada program yang menulis ke sana. Ctrl+C membatalkan.`,
  },
  en: {
    taking: (what: string) => `Taking in ${what}`,
    waiting: (path: string) => `Waiting for the pipe ${path}; no program writes to it yet. Ctrl+C cancels.`,
  },
});

const CHUNK = 1024 * 1024;
const WAIT_MS = 5;
const NOTICE_MS = 2000;
/** Enough to see that something is no text. */
const HEAD = 64 * 1024;
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

/** Whether an input can be read only once. */
export function isStream(path: string): boolean {
  if (path === '-') return true;
  const info = statSync(path, { throwIfNoEntry: false });
  return info !== undefined && (info.isFIFO() || info.isCharacterDevice() || info.isSocket());
}

/** A pipe that nobody writes to yet keeps its reader waiting, as everywhere; after a while it is said what for. */
async function opened(path: string, { lang, quiet }: Terminal): Promise<number | undefined> {
  const notice = setTimer(() => {
    if (!quiet) toStderr(`${say[lang].waiting(shown(path))}\n`);
  }, NOTICE_MS);
  try {
    return await openFile(path, 'r');
  } catch {
    return undefined;
  } finally {
    clearTimeout(notice);
  }
}

/** Neither text, in whatever encoding, nor something packed: zeros where none of them has any. */
function isNoText(head: Buffer): boolean {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const packed = isFolded(head) || head.subarray(0, 4).toString('latin1') === 'PAR1' || head.subarray(0, 2).toString('latin1') === 'PK';
  return !utf16 && !packed && head.includes(0);
}

/** The bytes of a stream, or the file that they were written to. */
async function hold(path: string, fileFor: () => string, terminal: Terminal): Promise<Uint8Array | string | undefined> {
  const fd = path === '-' ? 0 : await opened(path, terminal);
  if (fd === undefined) return undefined;
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for (;;) {
      const chunk = await readChunk(fd);
      if (chunk.length === 0) return Buffer.concat(chunks, length);
      chunks.push(chunk);
      length += chunk.length;
      // A device that gives zeros or noise without end is no answer file; whoever reads its beginning says so.
      if (length > HEAD && isNoText(Buffer.concat(chunks, length).subarray(0, HEAD))) return Buffer.concat(chunks, length);
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
