import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import { MIN_UNFOLDED, MOST_FOLDED } from '../../answers/decode.ts';
import { finding } from '../../finding/finding.ts';
import { Broken } from '../../tally/raw/scan-tables.ts';
import { HandOver } from '../../tally/raw/splitter.ts';
import { noteRead } from '../output/files.ts';

/** The bytes of a file one after another, unfolded where it is gzip. */
export interface Flow {
  /** No more than this many bytes will come. */
  readonly most: number;
  /** Fills a buffer from `from` on until it is full or the file ends; how much of it is filled then. */
  fill(bytes: Buffer, from: number): Promise<number>;
  close(): Promise<void>;
}

export const isFolded = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Opens a file. What cannot be opened or read is for the careful reader to tell (HandOver); what is damaged, cut short or unfolds to
 * more than any text is Broken.
 * @param onBytes hears how many bytes of the file were read
 */
export function openFlow(path: string, file: string, onBytes: (bytes: number) => void): Flow {
  noteRead(path);
  const fd = orHandOver(() => openSync(path, 'r'));
  const { size, head } = orHandOver(() => {
    const bytes = Buffer.alloc(2);
    readSync(fd, bytes, 0, 2, 0);
    return { size: fstatSync(fd).size, head: bytes };
  });
  if (!isFolded(head)) return plainFlow(fd, size, onBytes);
  closeSync(fd);
  return unfoldedFlow(path, file, size, onBytes);
}

function plainFlow(fd: number, size: number, onBytes: (bytes: number) => void): Flow {
  let at = 0;
  return {
    most: size,
    async fill(bytes, from) {
      let filled = from;
      while (filled < bytes.length) {
        const read = orHandOver(() => readSync(fd, bytes, filled, bytes.length - filled, at));
        if (read === 0) break;
        filled += read;
        at += read;
      }
      onBytes(filled - from);
      return filled;
    },
    close: async () => closeSync(fd),
  };
}

function unfoldedFlow(path: string, file: string, size: number, onBytes: (bytes: number) => void): Flow {
  const most = MIN_UNFOLDED + size * MOST_FOLDED;
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  const gunzip = source.pipe(createGunzip({ chunkSize: 256 * 1024 }));
  source.on('error', (error) => gunzip.destroy(error));
  const chunks = gunzip[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  let unfolded = 0;
  let heard = 0;
  const hear = ({ bytesWritten }: Gunzip): void => {
    onBytes(bytesWritten - heard);
    heard = bytesWritten;
  };
  return {
    most,
    async fill(bytes, from) {
      let filled = from;
      while (filled < bytes.length) {
        if (rest.length === 0) {
          const next = await chunks.next().catch((error: NodeJS.ErrnoException) => {
            if (error.syscall !== undefined) throw new HandOver('unreadable');
            throw new Broken(finding('file/broken-archive', { file }, { why: error.code ?? 'gzip' }));
          });
          if (next.done === true) break;
          rest = next.value;
          unfolded += rest.length;
          if (unfolded > most) throw new Broken(finding('file/unfolds-too-far', { file }, { times: MOST_FOLDED }));
        }
        const part = rest.copy(bytes, filled);
        filled += part;
        rest = rest.subarray(part);
      }
      hear(gunzip);
      return filled;
    },
    async close() {
      gunzip.destroy();
      source.destroy();
    },
  };
}

function orHandOver<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new HandOver('unreadable');
  }
}
