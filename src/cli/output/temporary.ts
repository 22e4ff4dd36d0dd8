import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './process.ts';

/** Told apart by machine, as a folder may be a shared one, and by process. Hidden, so that no reader of folders takes it for a file of its own. */
export const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const SHAPE = /^\.siapkota-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/;

/** A name for a file that is not finished. It does not grow with the name that the file will have: that one may be as long as a disk allows. */
export const temporaryIn = (folder: string): string =>
  join(folder, `.siapkota-${HOST}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);

const looked = new Set<string>();

/** Takes away what processes of this machine that were killed have left unfinished in a folder; each folder is looked at once a run. */
export function removeForgotten(folder: string): void {
  if (looked.has(folder)) return;
  looked.add(folder);
  try {
    for (const name of readdirSync(folder)) {
      const [, host, pid] = SHAPE.exec(name) ?? [];
      if (host === HOST && pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // They harm nobody.
  }
}
