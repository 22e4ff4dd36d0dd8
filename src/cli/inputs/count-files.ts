import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Reading } from '../../answers/answer.ts';
import { decode, kindOf } from '../../answers/decode.ts';
import type { ReadOptions } from '../../answers/read.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { type ByteSource, type Scanned, scanTables } from '../../tally/raw/scan-tables.ts';
import { countSheets, type SheetText } from '../../tally/raw/sheets.ts';
import { NO_SHEETS, type SheetCounts } from '../../tally/raw/sorted.ts';
import { words } from '../../text/lang.ts';
import { shown } from '../output/files.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';
import { fileSource } from './byte-source.ts';
import { areLarge, isSheetName } from './large.ts';

const MIB = 1024 * 1024;
const say = words({ id: { again: 'Memeriksa lagi yang meragukan' }, en: { again: 'Looking again at what is in doubt' } });
/** Any that is larger is no sheet that people have filled in. */
const LARGEST_SHEET = MIB;

export interface CountedFiles extends Scanned {
  /** What was counted of sheets. */
  readonly sheets: SheetCounts;
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
  if (areLarge(paths)) return { ...(await countTables(paths, instrument, options, careful, label, terminal)), sheets: NO_SHEETS };
  const progress = startProgress(label, paths.length, terminal);
  const texts = new SheetTexts();
  const textOf = (path: string): SheetText | undefined => {
    progress.step();
    return texts.of(path);
  };
  try {
    const { counts, readings } = countSheets(paths, instrument, options, textOf, careful);
    return { scans: [], sheets: counts, readings };
  } finally {
    progress.stop();
  }
}

/** Reads sheets by the thousand: into the same memory, and without asking for more than is needed of each. */
class SheetTexts {
  #bytes = Buffer.allocUnsafe(64 * 1024);

  /** The text of a file that is a sheet without doubt; about any other the careful reader has something to tell. */
  of(path: string): SheetText | undefined {
    const bytes = isSheetName(path) ? this.#read(path) : undefined;
    if (bytes === undefined) return undefined;
    const decoded = decode(path, bytes);
    if (!('text' in decoded) || decoded.findings.length > 0 || kindOf(path, decoded.text) !== 'sheet') return undefined;
    return {
      text: decoded.text,
      get file() {
        return shown(path);
      },
    };
  }

  #read(path: string): Uint8Array | undefined {
    let file: number;
    try {
      file = openSync(path, 'r');
    } catch {
      return undefined;
    }
    try {
      const { size } = fstatSync(file);
      if (size > LARGEST_SHEET) return undefined;
      if (size >= this.#bytes.length) this.#bytes = Buffer.allocUnsafe(2 * size);
      // A sheet that grew or shrank meanwhile, or is no file at all, is read carefully.
      return readSync(file, this.#bytes, 0, size + 1, 0) === size ? this.#bytes.subarray(0, size) : undefined;
    } catch {
      return undefined;
    } finally {
      closeSync(file);
    }
  }
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
  const total = sizes.reduce((a, b) => a + b, 0);
  let progress = startProgress(label, Math.ceil(total / MIB), terminal, 'MB');
  let heard = 0;
  let steps = 0;
  const onBytes = (bytes: number): void => {
    // What is not beyond doubt is looked for again; nobody knows how much of it there is.
    if (heard <= total && heard + bytes > total) {
      progress.stop();
      progress = startProgress(say[terminal.lang].again, undefined, terminal, 'MB');
    }
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
