import type { Answer, Balance, OpenAnswer, Reading } from '../../../src/answers/answer.ts';
import { readInput } from '../../../src/answers/input.ts';
import { PLAIN_READING, type ReadOptions } from '../../../src/answers/read.ts';
import type { Finding } from '../../../src/finding/finding.ts';
import type { Instrument } from '../../../src/rubric/instrument.ts';
import { collect, tallyOf } from '../../../src/tally/collect.ts';
import { type ByteSource, type Scanned, scanTables } from '../../../src/tally/raw/scan-tables.ts';
import { sortedTally } from '../../../src/tally/raw/sorted.ts';
import type { TallyRow } from '../../../src/tally/tally.ts';

export interface TextFile {
  readonly file: string;
  readonly text: string;
}

const encoder = new TextEncoder();

/** A text as a source of bytes, in pieces of a few lines so that every seam is tried. */
export function sourceOf({ file, text }: TextFile, linesAPiece = 3): ByteSource {
  const bytes = encoder.encode(text.replace(/^\ufeff/, ''));
  const whole = bytes.at(-1) === 0x0a ? bytes : Uint8Array.of(...bytes, 0x0a);
  return {
    file,
    isBeyondCare: false,
    head: async () => ({ bytes: whole, whole: true }),
    async read(skip, take) {
      let start = skip;
      let lines = 0;
      for (let i = skip; i < whole.length; i++) {
        const isLast = i === whole.length - 1;
        if (isLast || (whole[i] === 0x0a && ++lines % linesAPiece === 0)) start = take(whole, start, i + 1, !isLast);
      }
    },
  };
}

/** Everything that reading some files comes to, in an order that does not depend on how they were read. */
export interface Outcome {
  readonly tally: readonly TallyRow[];
  readonly balance: Balance;
  readonly findings: readonly string[];
  readonly open: readonly string[];
  readonly cities: Readonly<Record<string, unknown>>;
}

export function outcome(readings: readonly Reading[], tally: (answers: readonly Answer[]) => readonly TallyRow[]): Outcome {
  const { answers, open, balance, findings, cities } = collect(readings);
  return {
    tally: tally(answers),
    balance,
    findings: findings.map((f: Finding) => JSON.stringify(f)).sort(),
    open: open.map((o: OpenAnswer) => JSON.stringify(o)).sort(),
    cities: Object.fromEntries([...cities].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const readOne = ({ file, text }: TextFile, instrument: Instrument, options: ReadOptions): Reading =>
  readInput({ file, bytes: encoder.encode(text) }, instrument, options);

export function carefully(files: readonly TextFile[], instrument: Instrument, options: ReadOptions = PLAIN_READING): Outcome {
  return outcome(
    files.map((f) => readOne(f, instrument, options)),
    tallyOf,
  );
}

/** The same through the scanner; how many files it kept to the end, and how many answers it had read carefully. */
export async function scanned(
  files: readonly TextFile[],
  instrument: Instrument,
  options: ReadOptions = PLAIN_READING,
  linesAPiece = 3,
): Promise<Outcome & { readonly kept: number; readonly taken: number }> {
  const byName = new Map(files.map((f) => [f.file, f]));
  const result: Scanned = await scanTables(
    files.map((f) => sourceOf(f, linesAPiece)),
    instrument,
    options,
    (source) => readOne(byName.get(source.file)!, instrument, options),
  );
  const made = outcome(result.readings, (answers) => [...sortedTally(result.scans, answers)]);
  return { ...made, kept: result.scans.length, taken: result.readings.reduce((sum, r) => sum + r.answers.length, 0) };
}
