import { type Dirent, readdir } from 'node:fs';
import { join } from 'node:path';
import { type Finding, finding } from '../../finding/finding.ts';
import { reason, shown } from '../output/files.ts';

export interface Globbed {
  /** Absolute paths, in no order. */
  readonly files: string[];
  /** Folders that the system would not list, with its reason: what lies in them is not among the files. */
  readonly unlisted: readonly NodeJS.ErrnoException[];
  /** Symbolic links that were met; they are not among the files unless links are followed. */
  readonly links: readonly string[];
}

export interface GlobSettings {
  readonly cwd?: string;
  readonly ignore?: readonly string[];
  readonly dot?: boolean;
  readonly followSymbolicLinks?: boolean;
}

/** Files that patterns name. The library passes over a folder that it may not list, as if it were empty; here that is known. */
export async function globFiles(patterns: readonly string[], settings: GlobSettings): Promise<Globbed> {
  const { glob } = await import('tinyglobby');
  const unlisted: NodeJS.ErrnoException[] = [];
  const links: string[] = [];
  type Listed = Parameters<typeof readdir>[2];
  const listing = (path: string, options: { withFileTypes: true }, done: Listed): void =>
    readdir(path, options, (error, entries) => {
      // A folder that went away meanwhile holds nothing any more.
      if (error !== null && error.code !== 'ENOENT') unlisted.push(error);
      for (const entry of (entries ?? []) as unknown as Dirent[]) if (entry.isSymbolicLink()) links.push(join(path, entry.name));
      (done as (error: NodeJS.ErrnoException | null, entries: unknown) => void)(error, entries);
    });
  const files = await glob([...patterns], { ...settings, absolute: true, fs: { readdir: listing as unknown as typeof readdir } });
  return { files, unlisted, links };
}

/** Says of a folder that it could not be listed. */
export function unlistedFolder(error: NodeJS.ErrnoException): Finding {
  const path = shown(error.path ?? '.');
  return finding('file/unreadable', { file: path }, { path, why: reason(error).detail });
}

/** The same, where nothing can be done without knowing all of them. @throws the system's reason */
export async function allFiles(patterns: readonly string[], settings: GlobSettings): Promise<string[]> {
  const { files, unlisted } = await globFiles(patterns, settings);
  if (unlisted[0] !== undefined) throw unlisted[0];
  return files;
}
