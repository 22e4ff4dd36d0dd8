import { isAscii, isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../tally/raw/scan-tables.ts';
import { HandOver } from '../../tally/raw/splitter.ts';

/** Bytes that are held at once; no line of a table that is counted may be longer. */
const PIECE = 4 * 1024 * 1024;
/** More than sniffing looks at, whatever the script. */
const HEAD = 1024 * 1024;
const LF = 0x0a;

/** A file on disk, read again from its beginning each time. `onBytes` hears how many bytes were read. */
export function fileSource(path: string, file: string, onBytes: (bytes: number) => void): ByteSource {
  return {
    file,
    head: () => readHead(path),
    pieces: (skip) => pieces(path, skip, onBytes),
  };
}

/** Magic numbers of files that are no plain UTF-8 text: gzip, ZIP, Parquet, UTF-16. */
const MAGIC: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x41, 0x52, 0x31],
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
const markLength = (bytes: Uint8Array): number => (startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0);

function readHead(path: string): { bytes: Uint8Array; whole: boolean } {
  return withFile(path, (fd) => {
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(Math.min(HEAD, size));
    const length = fill(fd, bytes, 0, 0);
    if (MAGIC.some((magic) => startsWith(bytes, magic))) throw new HandOver('no plain text');
    const whole = size <= length;
    const text = bytes.subarray(markLength(bytes), length);
    // A head that ends within the only line is no table.
    return { bytes: whole && text.at(-1) !== LF ? Buffer.concat([text, Buffer.from('\n')]) : text, whole };
  });
}

function* pieces(
  path: string,
  skip: number,
  onBytes: (bytes: number) => void,
): Generator<{ bytes: Uint8Array; start: number; end: number }> {
  const fd = open(path);
  try {
    // One more than the file has, so that its end is met, and one for a line feed that may be missing there.
    const room = Math.min(PIECE, fstatSync(fd).size + 1);
    const bytes = Buffer.allocUnsafe(room + 1);
    let at = skip + markLength(head3(fd));
    let kept = 0;
    for (;;) {
      const length = fill(fd, bytes.subarray(0, room), kept, at);
      const read = length - kept;
      at += read;
      onBytes(read);
      const last = read === 0 || length < room;
      let end = length;
      if (last && length > 0 && bytes[length - 1] !== LF) {
        bytes[length] = LF;
        end = length + 1;
      } else if (!last) end = bytes.lastIndexOf(LF, length - 1) + 1;
      if (end === 0 && !last) throw new HandOver('a line that is too long');
      if (end > 0) {
        const piece = bytes.subarray(0, end);
        if (!isAscii(piece) && !isUtf8(piece)) throw new HandOver('encoding');
        yield { bytes, start: 0, end };
      }
      if (last) return;
      bytes.copyWithin(0, end, length);
      kept = length - end;
    }
  } finally {
    closeSync(fd);
  }
}

function head3(fd: number): Uint8Array {
  const bytes = Buffer.alloc(3);
  readSync(fd, bytes, 0, 3, 0);
  return bytes;
}

/** Reads until the buffer is full or the file ends; how much of the buffer is filled then. */
function fill(fd: number, bytes: Uint8Array, from: number, at: number): number {
  let filled = from;
  while (filled < bytes.length) {
    const read = readSync(fd, bytes, filled, bytes.length - filled, at + filled - from);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}

/** What cannot be opened or read is for the careful reader to tell. */
function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw new HandOver('unreadable');
  }
}

function withFile<T>(path: string, work: (fd: number) => T): T {
  const fd = open(path);
  try {
    return work(fd);
  } finally {
    closeSync(fd);
  }
}
