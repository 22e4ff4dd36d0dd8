import { statSync } from 'node:fs';
import type { Reading } from '../../answers/answer.ts';
import { decode, kindOf } from '../../answers/decode.ts';
import type { ReadOptions } from '../../answers/read.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { type ByteSource, type Scanned, scanTables } from '../../tally/raw/scan-tables.ts';
import { countSheets, type SheetText } from '../../tally/raw/sheets.ts';
import type { TallyRow } from '../../tally/tally.ts';
import { shown } from '../output/files.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';
import { fileSource } from './byte-source.ts';
import { readBytes } from './inputs.ts';
import { areLarge, isSheetName } from './large.ts';

const MIB = 1024 * 1024;

export interface CountedFiles extends Scanned {
  /** What was counted of sheets. */
  readonly rows: readonly TallyRow[];
}

/** Counts large plain tables, or thousands of sheets, and reads everything else, each file with `careful`. */
export async function countFiles(
  paths: readonly string[],
  instrument: Instrument,
  options: ReadOptions,
  careful: (path: string) => Reading,
  label: string,
  terminal: Terminal,
): Promise<CountedFiles> {
  if (areLarge(paths)) return { ...(await countTables(paths, instrument, options, careful, label, terminal)), rows: [] };
  const progress = startProgress(label, paths.length, terminal);
  const textOf = (path: string): SheetText | undefined => {
    progress.step();
    return sheetText(path);
  };
  try {
    return { scans: [], ...countSheets(paths, instrument, options, textOf, careful) };
  } finally {
    progress.stop();
  }
}

/** The text of a file that is a sheet without doubt. */
function sheetText(path: string): SheetText | undefined {
  const read = isSheetName(path) ? readBytes(path) : undefined;
  if (read === undefined || 'finding' in read) return undefined;
  const decoded = decode(shown(path), read.bytes);
  if (!('text' in decoded) || decoded.findings.length > 0 || kindOf(path, decoded.text) !== 'sheet') return undefined;
  return { file: shown(path), text: decoded.text };
}

/** The plain tables counted, everything else read. */
async function countTables(
  paths: readonly string[],
  instrument: Instrument,
  options: ReadOptions,
  careful: (path: string) => Reading,
  label: string,
  terminal: Terminal,
): Promise<Scanned> {
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
    return await scanTables(sources, instrument, options, (source) => careful(pathOf.get(source)!));
  } finally {
    progress.stop();
  }
}
