import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { MAX_YAML_BYTES, type SourceFiles, type Unreadable } from '../../rubric/files.ts';

/** Temporary files that stand in for a person's own, by full path. */
const standIns = new Map<string, string>();

/** From now on `path` is shown as if it were `own`. */
export function showAs(path: string, own: string): void {
  standIns.set(resolve(path), resolve(own));
}

/** A path as a person would type it: relative to where they stand, unless that needs more steps up than it saves. */
export function shown(path: string): string {
  const near = relative(process.cwd(), standIns.get(resolve(path)) ?? resolve(path));
  if (near === '') return '.';
  return near.startsWith(`..${sep}..${sep}..`) ? (standIns.get(resolve(path)) ?? resolve(path)) : near;
}

/** Every file that was read as an input, by where it really is. */
const read = new Set<string>();

/** Names a path by what it is on the disk, in whatever way it was written. */
function identity(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** Remembers that a file is an input of this command: no result is written over it. */
export function noteRead(path: string): void {
  const found = identity(path);
  if (found !== undefined) read.add(found);
}

/** Whether a path is that of a file that was read as an input. */
export function wasRead(path: string): boolean {
  const found = identity(path);
  return found !== undefined && read.has(found);
}

/** Whether something is there. Node's own question takes "may not be looked at" for "is not there", and what is there would be left out.
 *  @throws the system's reason where nobody can tell */
export function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // A part of the way is a file: nothing can be behind it.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}

/** Links followed as far as the path exists. */
export function real(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    const parent = dirname(full);
    return parent === full ? full : join(real(parent), basename(full));
  }
}

export const isInside = (folder: string, path: string): boolean => {
  const way = relative(real(folder), real(path));
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
};

/** Why the system would not give a file. */
export function reason(error: unknown): { unreadable: Unreadable; detail: string } {
  const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { unreadable: 'missing', detail: code };
  return { unreadable: code === 'EISDIR' ? 'folder' : 'denied', detail: code };
}

/** UTF-8, or UTF-16 where a mark says so: some editors still save like that. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8');
}

/** The file system for the core, with limits. */
export const nodeFiles: SourceFiles = {
  read(path) {
    try {
      const info = statSync(path);
      if (info.isDirectory()) return { unreadable: 'folder', detail: 'EISDIR' };
      if (!info.isFile()) return { unreadable: 'denied', detail: 'ENOTFILE' };
      if (info.size > MAX_YAML_BYTES) return { unreadable: 'too-large', detail: `${MAX_YAML_BYTES / 1024 / 1024} MiB` };
      noteRead(path);
      return { text: textOf(readFileSync(path)) };
    } catch (error) {
      return reason(error);
    }
  },
  resolve: (from, path) => shown(real(resolve(dirname(resolve(from)), path))),
  within: (from, path) => isInside(dirname(resolve(from)), path),
  folderOf: (path) => shown(dirname(resolve(path))),
  siblings(path) {
    try {
      return readdirSync(dirname(resolve(path))).filter((name) => extname(name) !== '');
    } catch {
      return [];
    }
  },
};
