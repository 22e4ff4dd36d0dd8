import { NOTHING_READ, type Reading } from '../../answers/answer.ts';
import type { ReadOptions } from '../../answers/read.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { layoutOf } from './layout.ts';
import { MOST_TAKEN, TableScan, TooMuch } from './scan.ts';
import { HandOver, type Take } from './splitter.ts';
import { doubtTogether } from './together.ts';

/** Bytes of a file that can be read more than once. What it gives begins after a byte order mark. */
export interface ByteSource {
  readonly file: string;
  /** There is more of it than the careful reader takes. */
  readonly isBeyondCare: boolean;
  /** The first bytes, more than any sniffing looks at; `whole` where they are all there is. */
  head(): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean }>;
  /**
   * Hands over everything from `skip` on, in pieces. The bytes of a piece are only good until the next one. Throws HandOver where they
   * are no UTF-8 or a line is too long, and Broken where the file cannot be read to its end.
   */
  read(skip: number, take: Take): Promise<void>;
}

/** A file that cannot be read by anybody, with what there is to tell. */
export class Broken extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

export interface Scanned {
  readonly scans: readonly TableScan[];
  /** In the order of the sources: what was read carefully of each, the whole file or what the scan took out of it. */
  readonly readings: readonly Reading[];
}

/**
 * Counts plain tables and reads the rest carefully; the two together are what the careful reader alone would have made of all.
 * @param careful reads one source the careful way
 */
export async function scanTables(
  sources: readonly ByteSource[],
  instrument: Instrument,
  options: ReadOptions,
  careful: (source: ByteSource) => Reading,
): Promise<Scanned> {
  const read = new Map<ByteSource, Reading>();
  for (let attempt = 1; ; attempt++) {
    const scanned = new Map<ByteSource, TableScan>();
    for (const source of sources) {
      if (read.has(source)) continue;
      const scan = await countAll(source, instrument, options).catch(handedOver);
      if (scan instanceof TableScan) scanned.set(source, scan);
      else read.set(source, scan ?? careful(source));
    }
    const taken = await finish(scanned, [...read.values()]);
    if (taken instanceof Map)
      return { scans: [...scanned.values()], readings: sources.map((source) => read.get(source) ?? taken.get(source)!) };
    // What comes up late has been counted on in other files, so nothing that was counted is kept.
    const givenUp = attempt < MOST_ATTEMPTS ? [taken.source] : scanned.keys();
    for (const source of givenUp) read.set(source, (source === taken.source ? taken.reading : undefined) ?? careful(source));
  }
}

/** How often counting begins anew without a file that had to be given up late. */
const MOST_ATTEMPTS = 4;

/** A file that was found out late to be none that can be counted. */
interface Late {
  readonly source: ByteSource;
  /** Where nobody can read it. */
  readonly reading: Reading | undefined;
}

const NO_READING: Reading = { answers: [], open: [], balance: NOTHING_READ, findings: [], cities: new Map() };

/** Undefined where the careful reader is to read; a reading where nobody can. */
function handedOver(error: unknown): Reading | undefined {
  if (error instanceof HandOver) return undefined;
  if (error instanceof Broken) return { ...NO_READING, findings: [error.finding] };
  throw error;
}

async function countAll(source: ByteSource, instrument: Instrument, options: ReadOptions): Promise<TableScan | Reading> {
  const { bytes, whole } = await source.head();
  const scan = new TableScan(layoutOf(source.file, bytes, whole, instrument, options), instrument, options);
  await source.read(scan.layout.headBytes, scan.count);
  const { rows, passedOver } = scan.counter;
  if (rows === 0 && passedOver === 0) throw new HandOver('no rows');
  scan.settle();
  return rows === 0 ? scan.oddReading() : scan;
}

async function finish(scanned: ReadonlyMap<ByteSource, TableScan>, readings: readonly Reading[]): Promise<Map<ByteSource, Reading> | Late> {
  const scans = [...scanned.values()];
  doubtTogether(
    scans,
    [...readings, ...scans.map((scan) => scan.oddReading())].flatMap((r) => r.answers),
  );
  const taken = new Map<ByteSource, Reading>();
  for (const [source, scan] of scanned) {
    // Before anything is taken out of the counts.
    const doubts = scan.isDoubtful && source.isBeyondCare ? scan.doubts(3) : [];
    try {
      if (scan.isDoubtful && scan.hasTwins) await source.read(scan.layout.headBytes, scan.compare);
      if (scan.isDoubtful) await source.read(scan.layout.headBytes, scan.take);
      taken.set(source, scan.reading());
    } catch (error) {
      const isTooMuch = error instanceof TooMuch && source.isBeyondCare;
      return { source, reading: isTooMuch ? refused(scan, doubts) : handedOver(error) };
    }
  }
  return taken;
}

/** A table in which so much is in doubt that nobody would read what there is to tell: what is in doubt most often says more. */
function refused(scan: TableScan, doubts: ReturnType<TableScan['doubts']>): Reading {
  const { file } = scan.layout.table;
  const { rows } = scan.counter;
  const told = finding('answers/too-much-in-doubt', { file }, { limit: MOST_TAKEN, doubts, twice: scan.counter.twice.size });
  return { ...NO_READING, balance: { ...NOTHING_READ, rowsRead: rows, rowsRefused: rows }, findings: [told] };
}
