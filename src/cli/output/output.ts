import { lstatSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { words } from '../../text/lang.ts';
import { cause, codeOf, remedy } from '../../text/system.ts';
import { visible } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { shown, wasRead } from './files.ts';
import type { Terminal } from './terminal.ts';
import { type Content, isStream, writePieces, writeWhole } from './write-whole.ts';

const say = words({
  id: {
    exists: (path: string) => `${path} sudah ada. Beri --force untuk menimpanya.`,
    folder: (path: string) => `${path} adalah folder. Sebutkan nama berkas, misalnya ${path}/hasil.`,
    input: (path: string) => `${path} dibaca sebagai masukan perintah ini dan tidak ditimpa, juga dengan --force. Beri nama lain.`,
    written: (path: string) => `Ditulis: ${path}`,
    cannot: (path: string, code: string) => `${path} tidak dapat ditulis (${cause(code, 'id')}). ${remedy(code, 'id')}`,
  },
  en: {
    exists: (path: string) => `${path} exists. Give --force to replace it.`,
    folder: (path: string) => `${path} is a folder. Name a file, such as ${path}/result.`,
    input: (path: string) => `${path} was read as an input of this command and is not replaced, not even with --force. Give another name.`,
    written: (path: string) => `Written: ${path}`,
    cannot: (path: string, code: string) => `${path} cannot be written (${cause(code, 'en')}). ${remedy(code, 'en')}`,
  },
});

/** Writes all of it, however slow the reader of a pipe is. */
export function toStdout(text: string | Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(text, (error) => (error === null || error === undefined ? done() : fail(error)));
  });
}

export function toStderr(text: string): void {
  process.stderr.write(text);
}

export interface Writing {
  readonly force: boolean;
  readonly terminal: Terminal;
  /** The file is one of those that were read, and this is its new version. */
  readonly inPlace?: boolean;
}

/** Stops where the result may not go to what is there: a folder, or without --force a file. A pipe or a device takes whatever comes. */
export function refuseExisting(path: string | undefined, { force, terminal }: { force: boolean; terminal: Terminal }): void {
  if (path === undefined || path === '-') return;
  const w = say[terminal.lang];
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) throw new Failure(EXIT.usage, w.folder(shown(path)));
  // A link that leads nowhere is something that is there as well.
  if (!force && !isStream(there) && lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new Failure(EXIT.usage, w.exists(shown(path)));
}

/** A file appears whole or not at all: temporary file, fsync, rename. What exists is not replaced without --force, an input never. */
export async function toFile(path: string, content: Content, { force, terminal, inPlace = false }: Writing): Promise<void> {
  const { lang, quiet } = terminal;
  const w = say[lang];
  try {
    refuseExisting(path, { force, terminal });
    if (!inPlace && wasRead(path)) throw new Failure(EXIT.usage, w.input(shown(path)));
    if (typeof content === 'string' || content instanceof Uint8Array) writeWhole(resolve(path), content, { isNew: !force });
    else await writePieces(resolve(path), content, { isNew: !force });
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Somebody else made it while this was written.
    if (!force && codeOf(error) === 'EEXIST') throw new Failure(EXIT.usage, w.exists(shown(path)));
    throw new Failure(EXIT.could_not, w.cannot(shown(path), codeOf(error)));
  }
  if (!quiet) toStderr(`${w.written(shown(path))}\n`);
}

interface Delivery extends Writing {
  readonly out?: string | undefined;
  /** Cells as they are, for a program: only where a terminal would obey what they hold are control characters made visible. */
  readonly isData?: boolean;
}

/** The result of a command: to a file where --out names one, else to stdout. */
export async function deliver(content: Content, options: Delivery): Promise<void> {
  const tame = (piece: string): string => (options.isData === true && process.stdout.isTTY ? visible(piece) : piece);
  if (options.out !== undefined && options.out !== '-') await toFile(options.out, content, options);
  else if (content instanceof Uint8Array) await toStdout(content);
  else for (const piece of typeof content === 'string' ? [content] : content) await toStdout(tame(piece));
}
