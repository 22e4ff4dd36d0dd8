import { NOTHING_READ, type Reading } from '../../answers/answer.ts';
import type { ReadOptions } from '../../answers/read.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { layoutOf } from './layout.ts';
import { TableScan } from './scan.ts';
import { HandOver, type Take } from './splitter.ts';
import { doubtTogether } from './together.ts';

/** Bytes of a file that can be read more than once. What it gives begins after a byte order mark. */
export interface ByteSource {
  readonly file: string;
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
  const scanned = new Map<ByteSource, TableScan>();
  const read = new Map<ByteSource, Reading>();
  for (const source of sources) {
    const scan = await countAll(source, instrument, options).catch(handedOver);
    if (scan instanceof TableScan) scanned.set(source, scan);
    else read.set(source, scan ?? careful(source));
  }
  const taken = await finish(scanned, [...read.values()]).catch(handedOver);
  // What comes up late has been counted on in other files, so nothing that was counted is kept.
  if (!(taken instanceof Map)) return { scans: [], readings: sources.map((source) => read.get(source) ?? careful(source)) };
  return { scans: [...scanned.values()], readings: sources.map((source) => read.get(source) ?? taken.get(source)!) };
}

/** Undefined where the careful reader is to read; a reading where nobody can. */
function handedOver(error: unknown): Reading | undefined {
  if (error instanceof HandOver) return undefined;
  if (error instanceof Broken) return { answers: [], open: [], balance: NOTHING_READ, findings: [error.finding], cities: new Map() };
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

async function finish(scanned: ReadonlyMap<ByteSource, TableScan>, readings: readonly Reading[]): Promise<Map<ByteSource, Reading>> {
  const scans = [...scanned.values()];
  doubtTogether(
    scans,
    [...readings, ...scans.map((scan) => scan.oddReading())].flatMap((r) => r.answers),
  );
  for (const [source, scan] of scanned) {
    if (!scan.isDoubtful) continue;
    if (scan.hasTwins) await source.read(scan.layout.headBytes, scan.compare);
    await source.read(scan.layout.headBytes, scan.take);
  }
  return new Map([...scanned].map(([source, scan]) => [source, scan.reading()]));
}
