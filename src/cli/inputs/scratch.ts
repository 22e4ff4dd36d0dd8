import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { undoOnInterrupt } from '../interrupted.ts';
import { reason, shown } from '../output/files.ts';
import { isAlive } from '../output/process.ts';
import { HOST } from '../output/temporary.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: {
    cannotKeep: (what: string, folder: string, why: string) =>
      `${what} tidak dapat disimpan sementara di ${folder} (${why}). Sediakan ruang di sana, pilih folder lain dengan TMPDIR, atau beri CSV.`,
    noFolder: (folder: string, why: string) =>
      `Folder sementara tidak dapat dibuat di ${folder} (${why}). Pilih folder lain dengan TMPDIR.`,
  },
  en: {
    cannotKeep: (what: string, folder: string, why: string) =>
      `${what} cannot be kept for a while in ${folder} (${why}). Make room there, choose another folder with TMPDIR, or give a CSV file.`,
    noFolder: (folder: string, why: string) => `No temporary folder can be made in ${folder} (${why}). Choose another with TMPDIR.`,
  },
});

/** What to do where the temporary folder has no room for something. */
export const cannotKeep = (what: string, why: string, { lang }: Terminal): Failure =>
  new Failure(EXIT.could_not, say[lang].cannotKeep(what, shown(tmpdir()), why));

/** A folder for what is needed only while the program runs. */
export interface Scratch {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

const NAME = /^siapkota-([0-9a-f]{8})-(\d+)-[A-Za-z0-9]{6}$/;

/** A folder of its own in the system's temporary folder (TMPDIR). It goes with the program, also by Ctrl-C; what `kill -9` leaves goes next time. */
export function makeScratch({ lang }: Terminal): Scratch {
  removeLeftovers();
  let path: string | undefined;
  const clear = (): void => {
    if (path !== undefined) rmSync(path, { recursive: true, force: true });
  };
  const heard = undoOnInterrupt(clear);
  try {
    path = mkdtempSync(join(tmpdir(), `siapkota-${HOST}-${process.pid}-`));
  } catch (error) {
    void heard();
    throw new Failure(EXIT.could_not, say[lang].noFolder(shown(tmpdir()), reason(error).detail));
  }
  return {
    path,
    remove: async () => {
      await heard();
      clear();
    },
  };
}

/** Folders of programs of this machine that were killed. That one cannot be removed is no reason to stop. */
function removeLeftovers(): void {
  try {
    for (const name of readdirSync(tmpdir())) {
      const [, host, pid] = NAME.exec(name) ?? [];
      if (host === HOST && pid !== undefined && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // Somebody else's, or gone already.
  }
}
