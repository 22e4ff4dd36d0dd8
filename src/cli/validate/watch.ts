import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { toStderr } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: { waiting: 'Menunggu perubahan. Ctrl+C untuk berhenti.' },
  en: { waiting: 'Waiting for changes. Ctrl+C to stop.' },
});

/** An editor saves in several steps; what comes within this time, in milliseconds, is one change. */
const QUIET_MS = 120;
const LOOKED_AT = /\.(ya?ml|json|csv|tsv)$/i;

/**
 * Checks, and checks again whenever a file beside those that were checked is saved, until it is interrupted.
 * @param check does one check and says which files it looked at
 */
export async function watchPaths(paths: readonly string[], check: () => Promise<readonly string[]>, terminal: Terminal): Promise<void> {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const changed = (name: string | null): void => {
    if (name !== null && !LOOKED_AT.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void round(), QUIET_MS);
  };
  const round = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    if (terminal.interactive) toStderr('\u001b[2J\u001b[3J\u001b[H');
    try {
      const files = await check();
      for (const folder of foldersOf([...paths, ...files])) {
        if (watchers.has(folder)) continue;
        const watcher = watch(folder, (_event, name) => changed(name));
        // A folder that is removed while it is watched ends its watcher, not the command.
        watcher.on('error', () => watchers.delete(folder));
        watchers.set(folder, watcher);
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      toStderr(`${error.message}\n`);
    }
    if (!terminal.quiet) toStderr(`${terminal.err.dim(say[terminal.lang].waiting)}\n`);
    running = false;
    if (again) {
      again = false;
      await round();
    }
  };
  await round();
  await new Promise<void>((done) => process.once('SIGINT', done));
  clearTimeout(timer);
  for (const watcher of watchers.values()) watcher.close();
  process.exitCode = EXIT.interrupted;
}

function foldersOf(paths: readonly string[]): Set<string> {
  const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return new Set(paths.map((path) => (isFolder(path) ? resolve(path) : dirname(resolve(path)))).filter(isFolder));
}
