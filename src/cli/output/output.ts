import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { shown } from './files.ts';
import type { Terminal } from './terminal.ts';
import { type Content, writeWhole } from './write-whole.ts';

const say = words({
  id: {
    exists: (path: string) => `${path} sudah ada. Beri --force untuk menimpanya.`,
    written: (path: string) => `Ditulis: ${path}`,
    cannot: (path: string, why: string) => `${path} tidak dapat ditulis (${why}).`,
  },
  en: {
    exists: (path: string) => `${path} exists. Give --force to replace it.`,
    written: (path: string) => `Written: ${path}`,
    cannot: (path: string, why: string) => `${path} cannot be written (${why}).`,
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

/** Stops where the result may not go to a file that is there. */
export function refuseExisting(path: string | undefined, { force, terminal }: { force: boolean; terminal: Terminal }): void {
  if (path !== undefined && path !== '-' && !force && existsSync(path))
    throw new Failure(EXIT.usage, say[terminal.lang].exists(shown(path)));
}

/** A file appears whole or not at all: temporary file, fsync, rename. What exists is not replaced without --force. */
export async function toFile(path: string, content: Content, options: { force: boolean; terminal: Terminal }): Promise<void> {
  const { lang, quiet } = options.terminal;
  refuseExisting(path, options);
  try {
    writeWhole(resolve(path), content);
  } catch (error) {
    throw new Failure(EXIT.could_not, say[lang].cannot(shown(path), (error as NodeJS.ErrnoException).code ?? String(error)));
  }
  if (!quiet) toStderr(`${say[lang].written(shown(path))}\n`);
}

/** The result of a command: to a file where --out names one, else to stdout. */
export async function deliver(content: Content, options: { out?: string | undefined; force: boolean; terminal: Terminal }): Promise<void> {
  if (options.out !== undefined && options.out !== '-') await toFile(options.out, content, options);
  else if (typeof content === 'string' || content instanceof Uint8Array) await toStdout(content);
  else for (const piece of content) await toStdout(piece);
}
