import { isUnanswered } from '../../rubric/vocabulary.ts';
import { readCell } from '../../text/csv.ts';
import { ByteDictionary } from './dictionary.ts';
import type { Layout } from './layout.ts';
import { type Fields, HandOver, type RowSink } from './splitter.ts';

/** Most counters of one file: (city, period, group …) times distinct cells. */
const MOST_COUNTERS = 40_000_000;
/** Most indicators, or columns, whose cells of one byte are remembered. */
const MOST_SHORT = 4096;
/** Most lines of another shape that are kept for the careful reader. */
const MOST_ODD = 100_000;

/** A line that the careful reader gets by itself. */
export interface OddLine {
  readonly line: number;
  readonly text: string;
}

/** What a distinct cell says, as written: of a long table's indicator, or of a wide table's column. */
export interface RawCell {
  readonly column: number;
  readonly indicator: string;
  readonly value: string;
  readonly proof: string;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What a field says. Any quote in it stands there twice. */
export const textOf = (raw: string): string => readCell(raw.includes('"') ? raw.replaceAll('""', '"') : raw);

export const textAt = (bytes: Uint8Array, { starts, ends }: Fields, column: number): string =>
  textOf(decoder.decode(bytes.subarray(starts[column]!, ends[column]!)));

/** Numbers pairs of numbers from 0 on. */
class Pairs {
  readonly #ids = new Map<number, number>();
  #last = -1;
  #lastId = -1;

  id(a: number, b: number): number {
    const key = a * 0x4000000 + b;
    if (key === this.#last) return this.#lastId;
    let found = this.#ids.get(key);
    if (found === undefined) {
      if (a >= 0x4000000 || b >= 0x4000000) throw new HandOver('too many distinct cells');
      found = this.#ids.size;
      this.#ids.set(key, found);
    }
    this.#last = key;
    this.#lastId = found;
    return found;
  }
}

/**
 * The first meeting with a file: counts raw cells for each raw (city, period, group …), numbers everything it sees, and notes
 * respondents who may have answered something twice. Nothing has a meaning yet.
 *
 * An *about* is a distinct tuple of the columns that say whom a row is about; a *cell* a distinct (indicator, value, proof) of a long
 * table or (column, value) of a wide one; a *respondent* a distinct text under one about.
 */
export class RawCounter implements RowSink {
  rows = 0;
  readonly oddLines: OddLine[] = [];
  readonly layout: Layout;
  /** By about: the texts of `layout.about`. */
  readonly abouts: (readonly string[])[] = [];
  /** By about: the line on which it was first met. */
  readonly firstLines: number[] = [];
  readonly cells: RawCell[] = [];
  readonly respondents = new ByteDictionary();
  /** Respondents with two rows that may answer one indicator. */
  readonly twice = new Set<number>();
  /** A respondent's text may be another's with spaces or an apostrophe around it. */
  untidy = false;
  /** Rows whose n is no whole number; they count nothing here. */
  withoutN = 0;
  /** By about, then by cell. */
  readonly counts: (Float64Array | Uint32Array)[] = [];
  readonly #aboutTexts: readonly ByteDictionary[];
  readonly #aboutPairs: readonly Pairs[];
  readonly #indicators = new ByteDictionary();
  readonly #values = new ByteDictionary();
  readonly #proofs = new ByteDictionary();
  readonly #proven = new Pairs();
  readonly #ns = new ByteDictionary();
  readonly #weights: number[] = [];
  #counters = 0;
  readonly #placeOfColumn: number[] = [];
  /** By indicator (or column) and byte: the cell that this one byte is, plus one. */
  #short = new Int32Array(0);
  /** By cell: the bit of its indicator; -1 where the cell says nothing. */
  readonly #bits: number[] = [];
  readonly bitOf: (indicator: string) => number;
  readonly #words: number;
  #seen = new Uint32Array(1024);
  /** The last of the columns that say who speaks and about whom; the row before, and whether this one agrees with it so far. */
  readonly #lastColumn: number;
  #lastAbout = -1;
  #lastRespondent = -2;
  #isSame = false;

  /** @param bitOf a number below `bits` for an indicator as written; texts that mean the same one must have the same number */
  constructor(layout: Layout, bits: number, bitOf: (indicator: string) => number) {
    this.layout = layout;
    this.#aboutTexts = layout.about.map(() => new ByteDictionary());
    this.#aboutPairs = layout.about.slice(1).map(() => new Pairs());
    this.bitOf = bitOf;
    layout.wide.forEach((column, place) => {
      this.#placeOfColumn[column] = place;
    });
    this.#lastColumn = Math.max(-1, ...layout.about, layout.respondent ?? -1);
    this.#words = layout.long === undefined ? 1 : Math.ceil(bits / 32);
  }

  row(bytes: Uint8Array, fields: Fields, line: number): void {
    if (isBlank(fields)) {
      this.forget();
      return;
    }
    this.rows++;
    const weight = this.weightOf(bytes, fields);
    const about = this.aboutOf(bytes, fields);
    if (about === this.firstLines.length) this.firstLines.push(line);
    if (Number.isNaN(weight)) {
      this.withoutN++;
      this.forget();
      return;
    }
    const respondent = this.respondentOf(bytes, fields, about);
    const { long, wide } = this.layout;
    if (long !== undefined) {
      const cell = this.cellOf(bytes, fields, long.value);
      this.#add(about, cell, weight);
      if (respondent !== -1 && this.#bits[cell] !== -1) this.#mark(respondent, this.#bits[cell]!);
      return;
    }
    for (let i = 0; i < wide.length; i++) {
      const column = wide[i]!;
      if (fields.starts[column] !== fields.ends[column]) this.#add(about, this.cellOf(bytes, fields, column), weight);
    }
    if (respondent !== -1) this.#mark(respondent, 0);
  }

  odd(bytes: Uint8Array, start: number, end: number, line: number): void {
    if (this.oddLines.length >= MOST_ODD) throw new HandOver('too many odd lines');
    this.oddLines.push({ line, text: decoder.decode(bytes.subarray(start, end)) });
  }

  /** A row was passed over: the next one has nothing to agree with. */
  forget(): void {
    this.#lastAbout = -1;
    this.#lastRespondent = -2;
  }

  /** Called once for every row, first of all. */
  aboutOf(bytes: Uint8Array, fields: Fields): number {
    const { about } = this.layout;
    this.#isSame = fields.same > this.#lastColumn && this.#lastAbout !== -1;
    if (this.#isSame) return this.#lastAbout;
    let id = 0;
    for (let k = 0; k < about.length; k++) {
      const column = about[k]!;
      const text = this.#aboutTexts[k]!.id(bytes, fields.starts[column]!, fields.ends[column]!, fields.hashes[column]!, 0);
      id = k === 0 ? text : this.#aboutPairs[k - 1]!.id(id, text);
    }
    if (id === this.abouts.length) {
      this.abouts.push(about.map((column) => textAt(bytes, fields, column)));
      this.counts.push(this.layout.n === undefined ? new Uint32Array(0) : new Float64Array(0));
    }
    this.#lastAbout = id;
    this.#lastRespondent = -2;
    return id;
  }

  /** -1 where the table or the row names none. */
  respondentOf(bytes: Uint8Array, fields: Fields, about: number): number {
    const column = this.layout.respondent;
    if (column === undefined || fields.starts[column] === fields.ends[column]) return -1;
    if (this.#isSame && this.#lastRespondent !== -2) return this.#lastRespondent;
    const known = this.respondents.size;
    const id = this.respondents.id(bytes, fields.starts[column]!, fields.ends[column]!, fields.hashes[column]!, about);
    if (id === known && !isTidy(bytes[fields.starts[column]!]!, bytes[fields.ends[column]! - 1]!)) this.untidy = true;
    this.#lastRespondent = id;
    return id;
  }

  /** How many people a row stands for; NaN where that is not said in digits. */
  weightOf(bytes: Uint8Array, fields: Fields): number {
    const column = this.layout.n;
    if (column === undefined) return 1;
    const id = this.#ns.id(bytes, fields.starts[column]!, fields.ends[column]!, fields.hashes[column]!, 0);
    if (id === this.#weights.length) {
      const text = textAt(bytes, fields, column).trim();
      const n = text === '' ? 1 : /^\d+$/.test(text) ? Number(text) : Number.NaN;
      this.#weights.push(Number.isSafeInteger(n) ? n : Number.NaN);
    }
    return this.#weights[id]!;
  }

  /** @param column of the value, or of the indicator that a wide table asks there */
  cellOf(bytes: Uint8Array, fields: Fields, column: number): number {
    const { starts, ends, hashes } = fields;
    const { long } = this.layout;
    const tag = long === undefined ? column : this.#part(this.#indicators, bytes, fields, long.indicator);
    const start = starts[column]!;
    // A level is one byte, and there are few of them: no need to look it up among all values.
    const short = ends[column]! - start === 1 && long?.proof === undefined && tag < MOST_SHORT ? tag * 256 + bytes[start]! : -1;
    if (short !== -1 && short < this.#short.length && this.#short[short]! !== 0) return this.#short[short]! - 1;
    let id = this.#values.id(bytes, starts[column]!, ends[column]!, hashes[column]!, tag);
    if (long?.proof !== undefined) id = this.#proven.id(id, this.#part(this.#proofs, bytes, fields, long.proof));
    if (id === this.cells.length) this.#meet(bytes, fields, column);
    if (short !== -1) this.#remember(short, id);
    return id;
  }

  #remember(short: number, cell: number): void {
    if (short >= this.#short.length) {
      const grown = new Int32Array(Math.max(short + 256, this.#short.length * 2));
      grown.set(this.#short);
      this.#short = grown;
    }
    this.#short[short] = cell + 1;
  }

  #part(texts: ByteDictionary, bytes: Uint8Array, { starts, ends, hashes }: Fields, column: number): number {
    return texts.id(bytes, starts[column]!, ends[column]!, hashes[column]!, 0);
  }

  #meet(bytes: Uint8Array, fields: Fields, column: number): void {
    const { long } = this.layout;
    const indicator = long === undefined ? '' : textAt(bytes, fields, long.indicator);
    // A row for each criterion of a checklist belongs with the others of its respondent.
    if (indicator.includes('/')) throw new HandOver('rows of criteria');
    const value = textAt(bytes, fields, column);
    this.cells.push({ column, indicator, value, proof: long?.proof === undefined ? '' : textAt(bytes, fields, long.proof) });
    this.#bits.push(long === undefined || isUnanswered(value) ? -1 : this.bitOf(indicator));
  }

  #add(about: number, cell: number, weight: number): void {
    let counts = this.counts[about]!;
    if (cell >= counts.length) {
      const length = Math.max(16, counts.length * 2, 2 ** Math.ceil(Math.log2(this.cells.length)));
      this.#counters += length - counts.length;
      if (this.#counters > MOST_COUNTERS) throw new HandOver('too many counters');
      const grown = counts instanceof Float64Array ? new Float64Array(length) : new Uint32Array(length);
      grown.set(counts);
      counts = grown;
      this.counts[about] = counts;
    }
    counts[cell]! += weight;
  }

  /** Which of a respondent's places a cell takes: two cells in one place answer the same indicator. -1 where it says nothing. */
  placeOf(cell: number): number {
    const { long } = this.layout;
    return long === undefined ? this.#placeOfColumn[this.cells[cell]!.column]! : this.#bits[cell]!;
  }

  /** How many places a respondent has. */
  get places(): number {
    return this.layout.long === undefined ? this.layout.wide.length : this.#words * 32;
  }

  /** Takes back what a row counted: it is read carefully instead. */
  take(about: number, cell: number, weight: number): void {
    this.counts[about]![cell]! -= weight;
  }

  #mark(respondent: number, bit: number): void {
    const word = respondent * this.#words + (bit >>> 5);
    if (word >= this.#seen.length) {
      const seen = new Uint32Array(Math.max(this.#seen.length * 2, (respondent + 1) * this.#words));
      seen.set(this.#seen);
      this.#seen = seen;
    }
    const mask = 1 << (bit & 31);
    if ((this.#seen[word]! & mask) !== 0) this.twice.add(respondent);
    else this.#seen[word]! |= mask;
  }
}

/** Whether neither end can be a space of any kind, or an apostrophe that keeps a spreadsheet from seeing a formula. */
const isTidy = (first: number, last: number): boolean => first > 0x27 && first < 0x80 && last > 0x20 && last < 0x80;

export function isBlank({ starts, ends }: Fields): boolean {
  for (let i = 0; i < starts.length; i++) if (starts[i] !== ends[i]) return false;
  return true;
}
