import { isAscii, isUtf8 } from 'node:buffer';
import type { ByteSource } from '../../tally/raw/scan-tables.ts';
import { HandOver, type Take } from '../../tally/raw/splitter.ts';
import { nextTurn } from '../interrupted.ts';
import { isFolded, openFlow } from './byte-flow.ts';
import { isBeyondCare } from './large.ts';

/** Bytes that are held at once; no line of a table that is counted may be longer. */
const PIECE = 4 * 1024 * 1024;
/** More than sniffing looks at, whatever the script. */
const HEAD = 1024 * 1024;
const LF = 0x0a;

/** A file on disk, unfolded where it is gzip, read again from its beginning each time. `onBytes` hears how many bytes of it were read. */
export function fileSource(path: string, file: string, onBytes: (bytes: number) => void): ByteSource {
  return {
    file,
    isBeyondCare: isBeyondCare(path),
    head: () => readHead(path, file),
    read: (skip, take) => readPieces(path, file, skip, take, onBytes),
  };
}

/** Magic numbers of files that are no plain UTF-8 text: ZIP, Parquet, UTF-16. */
const MAGIC: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x41, 0x52, 0x31],
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
const markLength = (bytes: Uint8Array): number => (startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0);

async function readHead(path: string, file: string): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const flow = openFlow(path, file, () => {});
  try {
    const bytes = Buffer.alloc(Math.min(HEAD, flow.most));
    const length = await flow.fill(bytes, 0);
    if (isFolded(bytes) || MAGIC.some((magic) => startsWith(bytes, magic)) || bytes.subarray(0, Math.min(length, 4096)).includes(0))
      throw new HandOver('no plain text');
    const whole = length < bytes.length || (await flow.fill(Buffer.alloc(1), 0)) === 0;
    const text = bytes.subarray(markLength(bytes), length);
    // A head that ends within the only line is no table.
    return { bytes: whole && text.at(-1) !== LF ? Buffer.concat([text, Buffer.from('\n')]) : text, whole };
  } finally {
    await flow.close();
  }
}

async function readPieces(path: string, file: string, skip: number, take: Take, onBytes: (bytes: number) => void): Promise<void> {
  const flow = openFlow(path, file, onBytes);
  try {
    // One more than the file has, so that its end is met, and one for a line feed that may be missing there.
    const room = Math.min(PIECE, flow.most + 1);
    const bytes = Buffer.allocUnsafe(room + 1);
    let length = await flow.fill(bytes.subarray(0, room), 0);
    let start = skip + markLength(bytes.subarray(0, length));
    for (;;) {
      const isLast = length < room;
      let end = isLast ? length : bytes.lastIndexOf(LF, length - 1) + 1;
      if (isLast && length > start && bytes[length - 1] !== LF) {
        bytes[length] = LF;
        end = length + 1;
      }
      if (end <= start && !isLast) throw new HandOver('a line that is too long');
      const done = end > start ? takePiece(bytes, start, end, !isLast, take) : start;
      if (isLast) return;
      bytes.copyWithin(0, done, length);
      start = 0;
      // Others have their turn, such as whoever listens for Ctrl-C.
      await nextTurn();
      length = await flow.fill(bytes.subarray(0, room), length - done);
    }
  } finally {
    await flow.close();
  }
}

function takePiece(bytes: Buffer, start: number, end: number, hasMore: boolean, take: Take): number {
  const piece = bytes.subarray(start, end);
  if (!isAscii(piece) && !isUtf8(piece)) throw new HandOver('encoding');
  const done = take(bytes, start, end, hasMore);
  // No more can be held than this.
  return done === 0 ? take(bytes, start, end, false) : done;
}
