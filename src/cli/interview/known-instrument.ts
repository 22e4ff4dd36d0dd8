import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeze, thaw } from '../../interview/snapshot.ts';
import { sha256 } from '../../rubric/digest.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { writeWhole } from '../output/write-whole.ts';
import { PRODUCT } from '../program/program.ts';

/**
 * Reading an instrument takes most of the time until the first question: a quarter of a second of YAML. So an interview keeps what it
 * read, and reads it back while not a byte of the files it came from has changed. A folder of kept instruments holds a file an
 * instrument, named by its digest, and `read.json`, which says what the last of them was read from.
 */
interface ReadRecord {
  /** The program that read it: another one may read more out of the same files. */
  readonly program: string;
  readonly digest: string;
  /** Paths as seen from the folder, the instrument's own first, each with its checksum. */
  readonly files: readonly (readonly [path: string, sha256: string])[];
}

/** Where an assessment keeps the instruments of its interviews. */
export const instrumentsFolder = (folder: string): string => join(folder, '.siapkota', 'instruments');
/** Where the program keeps the instrument it ships with, read when it was built. */
export const shippedFolder = (): string => join(dirname(fileURLToPath(import.meta.url)), '..', 'instruments');

export const frozenPath = (instruments: string, digest: string): string =>
  join(instruments, `${digest.replace(/^sha256:/, '').slice(0, 32)}.json`);

const checksumOf = (path: string): string => sha256(readFileSync(path, 'utf8'));
const from = (instruments: string, path: string): string => relative(instruments, resolve(path)).replaceAll(sep, '/');

/** This very build, so that one that is being worked on does not read what an earlier one wrote. */
export const thisProgram = (): string => `${PRODUCT} ${Math.round(statSync(fileURLToPath(import.meta.url)).mtimeMs)}`;

/** The instrument of a file as it was kept, where it is still that of the files; undefined in every other case. Never throws. */
export function recallInstrument(path: string, instruments: string, program: string): Instrument | undefined {
  try {
    const record = JSON.parse(readFileSync(join(instruments, 'read.json'), 'utf8')) as ReadRecord;
    if (record.program !== program || record.files[0]?.[0] !== from(instruments, path)) return undefined;
    if (record.files.some(([file, sum]) => checksumOf(join(instruments, file)) !== sum)) return undefined;
    const instrument = thaw(readFileSync(frozenPath(instruments, record.digest), 'utf8'));
    return instrument?.digest === record.digest ? instrument : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps an instrument beside what it was read from: `files`, the instrument's own first. Throws where it cannot be written. */
export function rememberInstrument(instrument: Instrument, files: readonly string[], instruments: string, program: string): void {
  writeWhole(frozenPath(instruments, instrument.digest), freeze(instrument));
  const record: ReadRecord = {
    program,
    digest: instrument.digest,
    files: files.map((file) => [from(instruments, file), checksumOf(file)]),
  };
  writeWhole(join(instruments, 'read.json'), JSON.stringify(record));
}

/** The instrument that the program ships with, where a file was made with that very text of it. Never throws. */
export function shippedInstrument(digest: string): Instrument | undefined {
  try {
    const instrument = thaw(readFileSync(frozenPath(shippedFolder(), digest), 'utf8'));
    return instrument?.digest === digest ? instrument : undefined;
  } catch {
    return undefined;
  }
}
