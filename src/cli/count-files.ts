import { statSync } from 'node:fs';
import type { Reading } from '../answers/answer.ts';
import type { ReadOptions } from '../answers/read.ts';
import type { Instrument } from '../rubric/instrument.ts';
import { type ByteSource, type Scanned, scanTables } from '../tally/raw/scan-tables.ts';
import { fileSource } from './byte-source.ts';
import { shown } from './files.ts';
import { startProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

const MIB = 1024 * 1024;

/** Counts the plain tables and reads everything else, each file with `careful`. */
export function countFiles(
  paths: readonly string[],
  instrument: Instrument,
  options: ReadOptions,
  careful: (path: string) => Reading,
  label: string,
  terminal: Terminal,
): Scanned {
  const sizes = paths.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const progress = startProgress(label, Math.ceil(sizes.reduce((a, b) => a + b, 0) / MIB), terminal);
  let heard = 0;
  let steps = 0;
  const onBytes = (bytes: number): void => {
    heard += bytes;
    for (; steps < Math.floor(heard / MIB); steps++) progress.step();
  };
  const pathOf = new Map<ByteSource, string>();
  const sources = paths.map((path) => {
    const source = fileSource(path, shown(path), onBytes);
    pathOf.set(source, path);
    return source;
  });
  try {
    return scanTables(sources, instrument, options, (source) => careful(pathOf.get(source)!));
  } finally {
    progress.stop();
  }
}
