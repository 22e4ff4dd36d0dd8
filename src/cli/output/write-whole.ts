import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a file of these contents appear whole, or throws and leaves what was there. */
export type WriteFile = (path: string, content: Content) => void;

/** All at once, or piece by piece where a file may be larger than memory. */
export type Content = string | Uint8Array | Iterable<string>;
const piecesOf = (content: Content): Iterable<string | Uint8Array> =>
  typeof content === 'string' || content instanceof Uint8Array ? [content] : content;

/**
 * Temporary file beside it, fsync, rename, fsync of the folder. Folders on the way are made, a link is followed, permissions stay.
 *
 * Written here because the library tried for it takes a short write, which is how a disk announces that it is nearly full, for a
 * whole one, and then renames a file that was cut off. Node's own writeFileSync goes on until all of it is written.
 * @throws the error of the operating system, with its `code`
 */
export const writeWhole: WriteFile = (path, content) => {
  mkdirSync(dirname(path), { recursive: true });
  const target = existsSync(path) ? realpathSync(path) : path;
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  let open: number | undefined;
  try {
    open = openSync(temporary, 'wx', existsSync(target) ? statSync(target).mode : 0o666);
    for (const piece of piecesOf(content)) writeFileSync(open, piece);
    fsyncSync(open);
    const done = open;
    open = undefined;
    closeSync(done);
    renameSync(temporary, target);
  } catch (error) {
    tidy(temporary, open);
    throw error;
  }
  settle(dirname(target));
};

/** What a failed attempt left behind; that it cannot be removed is not what went wrong. */
function tidy(temporary: string, open: number | undefined): void {
  try {
    if (open !== undefined) closeSync(open);
  } catch {
    // The descriptor goes with the process.
  }
  try {
    rmSync(temporary, { force: true });
  } catch {
    // A stray temporary file harms nobody.
  }
}

/** The rename itself is on disk; some systems cannot open a folder, and there the rename is all there is. */
function settle(folder: string): void {
  try {
    const open = openSync(folder, 'r');
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch {
    // The file stands under its name already.
  }
}
