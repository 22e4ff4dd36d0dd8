import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { nextTurn, undoOnInterrupt } from '../interrupted.ts';
import { removeForgotten, temporaryIn } from './temporary.ts';

/** Makes a file of these contents appear whole, or throws and leaves what was there. */
export type WriteFile = (path: string, content: Content, how?: { readonly isNew?: boolean }) => void;

/** All at once, or piece by piece where a file may be larger than memory. */
export type Content = string | Uint8Array | Iterable<string>;
const piecesOf = (content: Content): Iterable<string | Uint8Array> =>
  typeof content === 'string' || content instanceof Uint8Array ? [content] : content;

/** A pipe, a terminal or a device such as /dev/null: it is written into, and never replaced by a file of its name. */
export const isStream = (info: Stats | undefined): boolean => info !== undefined && (info.isCharacterDevice() || info.isFIFO());

/**
 * Temporary file beside it, fsync, rename, fsync of the folder. Folders on the way are made, a link is followed, permissions stay.
 * With `isNew` a file that somebody else made meanwhile is not replaced either: EEXIST.
 *
 * Written here because the library tried for it takes a short write, which is how a disk announces that it is nearly full, for a
 * whole one, and then renames a file that was cut off. Node's own writeFileSync goes on until all of it is written.
 * @throws the error of the operating system, with its `code`
 */
export const writeWhole: WriteFile = (path, content, { isNew = false } = {}) => {
  const whole = beginWhole(path, isNew);
  try {
    for (const piece of piecesOf(content)) whole.write(piece);
    whole.commit();
  } catch (error) {
    whole.abandon();
    throw error;
  }
};

/** The same, a piece after another, so that Ctrl-C is heard in between and leaves nothing behind. */
export async function writePieces(path: string, pieces: Iterable<string>, { isNew = false } = {}): Promise<void> {
  const whole = beginWhole(path, isNew);
  const heard = undoOnInterrupt(whole.abandon);
  try {
    let unheard = 0;
    for (const piece of pieces) {
      whole.write(piece);
      unheard += piece.length;
      if (unheard < HEARD_EACH) continue;
      unheard = 0;
      await nextTurn();
    }
    whole.commit();
  } catch (error) {
    whole.abandon();
    throw error;
  } finally {
    await heard();
  }
}

/** Characters between two looks at whether anybody interrupts. */
const HEARD_EACH = 1024 * 1024;

/** A file that is being written: it stands under its name once it is committed, and leaves nothing behind where it is abandoned. */
interface Whole {
  readonly write: (piece: string | Uint8Array) => void;
  readonly commit: () => void;
  readonly abandon: () => void;
}

function beginWhole(path: string, isNew: boolean): Whole {
  const there = statSync(path, { throwIfNoEntry: false });
  if (isStream(there)) return pour(path);
  if (there?.isDirectory() === true) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR', syscall: 'open', path });
  const made = mkdirSync(dirname(path), { recursive: true });
  if (made !== undefined) settle(dirname(made));
  const target = there === undefined ? path : realpathSync(path);
  const temporary = temporaryIn(dirname(target));
  let open: number | undefined = openNew(temporary, there?.mode ?? 0o666);
  const close = (): void => {
    const done = open;
    open = undefined;
    if (done !== undefined) closeSync(done);
  };
  return {
    write: (piece) => writeFileSync(open!, piece),
    commit() {
      fsyncSync(open!);
      close();
      if (isNew) placeNew(temporary, target);
      else renameSync(temporary, target);
      settle(dirname(target));
      removeForgotten(dirname(target));
    },
    abandon: () => tidy(temporary, close),
  };
}

/** Where even that fails, a file that the system made all the same is taken away. */
function openNew(path: string, mode: number): number {
  try {
    return openSync(path, 'wx', mode);
  } catch (error) {
    tidy(path, () => {});
    throw error;
  }
}

/** A second name for the file fails where the name is taken, a renaming would not. Some disks know no second names: there a look has to do. */
function placeNew(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(target))
      throw Object.assign(new Error(`${target} exists`), { code: 'EEXIST', syscall: 'link', path: target });
    renameSync(temporary, target);
    return;
  }
  try {
    rmSync(temporary, { force: true });
  } catch {
    // The file stands under its name; the other name harms nobody.
  }
}

function pour(path: string): Whole {
  let open: number | undefined = openSync(path, 'w');
  const close = (): void => {
    const done = open;
    open = undefined;
    if (done !== undefined) closeSync(done);
  };
  return { write: (piece) => writeFileSync(open!, piece), commit: close, abandon: close };
}

/** What a failed attempt left behind; that it cannot be removed is not what went wrong. */
function tidy(temporary: string, close: () => void): void {
  try {
    close();
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
