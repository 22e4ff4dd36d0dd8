import type { Reading } from '../../answers/answer.ts';
import type { ReadOptions } from '../../answers/read.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { layoutOf } from './layout.ts';
import { TableScan } from './scan.ts';
import { HandOver } from './splitter.ts';
import { doubtTogether } from './together.ts';

/** Bytes of a file that can be read more than once. What it gives begins after a byte order mark. */
export interface ByteSource {
  readonly file: string;
  /** The first bytes, more than any sniffing looks at; `whole` where they are all there is. */
  head(): { readonly bytes: Uint8Array; readonly whole: boolean };
  /**
   * Everything from `skip` on, in pieces that end with a line feed. The bytes of a piece are only good until the next one.
   * Throws HandOver where they are no UTF-8 or a line is too long.
   */
  pieces(skip: number): Iterable<{ readonly bytes: Uint8Array; readonly start: number; readonly end: number }>;
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
export function scanTables(
  sources: readonly ByteSource[],
  instrument: Instrument,
  options: ReadOptions,
  careful: (source: ByteSource) => Reading,
): Scanned {
  const scanned = new Map<ByteSource, TableScan>();
  const read = new Map<ByteSource, Reading>();
  for (const source of sources) {
    const scan = orNothing(() => countAll(source, instrument, options));
    if (scan !== undefined) scanned.set(source, scan);
    else read.set(source, careful(source));
  }
  const taken = orNothing(() => finish(scanned, [...read.values()]));
  // What comes up late has been counted on in other files, so nothing that was counted is kept.
  if (taken === undefined) return { scans: [], readings: sources.map((source) => read.get(source) ?? careful(source)) };
  return { scans: [...scanned.values()], readings: sources.map((source) => read.get(source) ?? taken.get(source)!) };
}

function countAll(source: ByteSource, instrument: Instrument, options: ReadOptions): TableScan {
  const { bytes, whole } = source.head();
  const layout = layoutOf(source.file, bytes, whole, instrument, options);
  const scan = new TableScan(layout, instrument, options);
  for (const piece of source.pieces(layout.headBytes)) scan.count(piece.bytes, piece.start, piece.end);
  if (scan.counter.rows === 0) throw new HandOver('no rows');
  scan.settle();
  return scan;
}

function finish(scanned: ReadonlyMap<ByteSource, TableScan>, readings: readonly Reading[]): ReadonlyMap<ByteSource, Reading> {
  const scans = [...scanned.values()];
  doubtTogether(
    scans,
    [...readings, ...scans.map((scan) => scan.oddReading())].flatMap((r) => r.answers),
  );
  for (const [source, scan] of scanned) {
    if (!scan.isDoubtful) continue;
    if (scan.hasTwins) for (const piece of source.pieces(scan.layout.headBytes)) scan.compare(piece.bytes, piece.start, piece.end);
    for (const piece of source.pieces(scan.layout.headBytes)) scan.take(piece.bytes, piece.start, piece.end);
  }
  return new Map([...scanned].map(([source, scan]) => [source, scan.reading()]));
}

function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof HandOver) return undefined;
    throw error;
  }
}
