import { readSync } from 'node:fs';

const CHUNK = 1 << 16;
const WAIT_MS = 5;

/**
 * Everything that stdin holds, at once. Another program may have set the pipe to answer "not yet" (EAGAIN) instead of waiting; then this
 * waits. A stdin that is closed holds nothing.
 * @returns undefined where it is longer than `limit` bytes
 */
export function readStdin(limit: number, read: typeof readSync = readSync): Uint8Array | undefined {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const n = readSome(chunk, read);
    if (n === 0) return Buffer.concat(chunks, length);
    length += n;
    if (length > limit) return undefined;
    chunks.push(chunk.subarray(0, n));
  }
}

function readSome(chunk: Buffer, read: typeof readSync): number {
  for (;;) {
    try {
      return read(0, chunk, 0, chunk.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says EOF where others say 0.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}
