import { mkdirSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { shown } from './files.ts';
import { dropLock, Locked, takeLock } from './lock.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: {
    busy: (holder: string, path: string) =>
      `Proses ${holder} sedang menulis di penilaian ini. Tunggu sampai selesai, lalu ulangi; bila proses itu sudah tidak ada, hapus ${path}. Tidak ada yang ditulis.`,
  },
  en: {
    busy: (holder: string, path: string) =>
      `Process ${holder} is writing in this assessment. Wait until it is done, then try again; if that process is gone, delete ${path}. Nothing was written.`,
  },
});

/** How long somebody else's writing is waited for; a country's sheets are written in less. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 20;

/** Locks that this process holds, and how often it asked for each. */
const mine = new Map<string, number>();

/**
 * From here until the returned function is called no other siapkota writes sheets, verdicts or histories of this assessment: each looks at
 * what is there and decides by it what to write. Another one's turn is waited for.
 * @throws Failure where it takes too long
 */
export function alone(folder: string, terminal: Terminal): () => void {
  const path = join(resolve(folder), '.siapkota', 'writing.lock');
  const held = mine.get(path) ?? 0;
  if (held === 0 && !claim(path, terminal)) return () => {};
  mine.set(path, held + 1);
  return () => {
    const left = (mine.get(path) ?? 1) - 1;
    if (left > 0) {
      mine.set(path, left);
      return;
    }
    mine.delete(path);
    dropLock(path);
    leaveNoEmptyFolder(dirname(path));
  };
}

/** @returns false where the disk takes no lock: then it takes no sheet either, and whoever writes says why */
function claim(path: string, terminal: Terminal): boolean {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      takeLock(path);
      return true;
    } catch (error) {
      // Another one took away the folder that it had made, between the two lines above.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && performance.now() <= end) continue;
      if (!(error instanceof Locked)) return false;
      if (performance.now() > end) throw new Failure(EXIT.could_not, say[terminal.lang].busy(error.holder, shown(path)));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
    }
  }
}

function leaveNoEmptyFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds journals.
  }
}
