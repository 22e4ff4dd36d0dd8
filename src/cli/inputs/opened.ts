import type { Finding } from '../../finding/finding.ts';
import type { Terminal } from '../output/terminal.ts';
import { unpackParquet } from './parquet.ts';
import { makeScratch, type Scratch } from './scratch.ts';
import { type Held, holdStreams } from './streams.ts';

/** Inputs that can be read, more than once. */
export interface Opened extends Held {
  /** Removes what was put aside. */
  readonly close: () => Promise<void>;
}

/** Makes inputs readable by any reader: stdin and pipes are read to their end, Parquet is unpacked. */
export async function openInputs(named: readonly string[], report: (f: Finding) => void, terminal: Terminal): Promise<Opened> {
  let scratch: Scratch | undefined;
  const folder = (): string => {
    scratch ??= makeScratch(terminal);
    return scratch.path;
  };
  const close = async (): Promise<void> => scratch?.remove();
  try {
    const { paths, bytes } = await holdStreams(named, folder, terminal);
    return { paths: await unpackParquet(paths, folder, report, terminal), bytes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Work on opened inputs; whatever becomes of it, they are closed behind it. */
export async function withOpened<T>(opened: Opened, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await opened.close();
  }
}
