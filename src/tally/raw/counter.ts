import { isUnanswered } from '../../rubric/vocabulary.ts';
import { readCell } from '../../text/csv.ts';
import { readMoment } from '../../text/moment.ts';
import { ByteDictionary, hashOf } from './dictionary.ts';
import { type Ask, type Layout, WORDS } from './layout.ts';
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

/** What a distinct cell says, as written: of a long table's indicator, or of what a wide table asks. */
export interface RawCell {
  /** Which of `layout.asks`. */
  readonly ask: number;
  readonly indicator: string;
  readonly value: string;
  readonly proof: string;
  /** A bit for each of WORDS that says anything. */
  readonly words: number;
  /** Its value stands for any words. */
  readonly isOpen: boolean;
}

/** Stands for words whose content nobody asks for. */
export const SOME_WORDS = 'x';
const SOME_BYTES = new TextEncoder().encode(SOME_WORDS);
const SOME_HASH = 1;

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
 * An *about* is a distinct tuple of the columns that say whom a row is about; a *cell* a distinct (indicator or column, value, proof,
 * which words stand beside it); a *respondent* a distinct text under one about. Of words only that there are some is kept.
 */
export class RawCounter implements RowSink {
  rows = 0;
  /** Rows that were not asked for. */
  passedOver = 0;
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
  /** By tuple of `layout.about` as it was met: the number of its about; -1 where it is not asked for. */
  readonly #aboutIds: number[] = [];
  readonly #isAsked: ((about: readonly string[]) => boolean) | undefined;
  readonly #aboutTexts: readonly ByteDictionary[];
  readonly #aboutPairs: readonly Pairs[];
  readonly #indicators = new ByteDictionary();
  /** By indicator: the one that came after it last. */
  #followers = new Int32Array(256);
  #lastIndicator = 0;
  readonly #values = new ByteDictionary();
  readonly #proofs = new ByteDictionary();
  readonly #proven = new Pairs();
  readonly #ns = new ByteDictionary();
  readonly #weights: number[] = [];
  #counters = 0;
  /** By indicator of a long table: whether it is answered with words. */
  readonly #opens: boolean[] = [];
  readonly #isOpen: (indicator: string) => boolean;
  #moment = '';
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

  /**
   * @param bitOf a number below `bits` for an indicator as written; texts that mean the same one must have the same number
   * @param isOpen whether an indicator as written is answered with words
   * @param isAsked whether rows about these texts of `layout.about` are to be counted; all are where nothing is said
   */
  constructor(
    layout: Layout,
    bits: number,
    bitOf: (indicator: string) => number,
    isOpen: (indicator: string) => boolean,
    isAsked?: (about: readonly string[]) => boolean,
  ) {
    this.#isAsked = isAsked;
    this.layout = layout;
    this.#aboutTexts = layout.about.map(() => new ByteDictionary());
    this.#aboutPairs = layout.about.slice(1).map(() => new Pairs());
    this.bitOf = bitOf;
    this.#isOpen = isOpen;
    this.#lastColumn = Math.max(-1, ...layout.about, layout.respondent ?? -1);
    this.#words = layout.indicator === undefined ? 1 : Math.ceil(bits / 32);
  }

  row(bytes: Uint8Array, fields: Fields, line: number): void {
    if (isBlank(fields)) {
      this.forget();
      return;
    }
    const about = this.aboutOf(bytes, fields);
    if (about === -1) {
      this.passedOver++;
      return;
    }
    this.rows++;
    const weight = this.weightOf(bytes, fields);
    if (about === this.firstLines.length) this.firstLines.push(line);
    if (Number.isNaN(weight)) {
      this.withoutN++;
      this.forget();
      return;
    }
    const respondent = this.respondentOf(bytes, fields, about);
    const { indicator, asks, taken } = this.layout;
    if (taken !== undefined && fields.same <= taken) this.#checkMoment(bytes, fields, taken);
    for (let ask = 0; ask < asks.length; ask++) {
      const cell = this.cellOf(bytes, fields, ask);
      if (cell === -1) continue;
      this.#add(about, cell, weight);
      if (indicator !== undefined && respondent !== -1 && this.#bits[cell] !== -1) this.#mark(respondent, this.#bits[cell]!);
    }
    if (indicator === undefined && respondent !== -1) this.#mark(respondent, 0);
  }

  /** A moment decides only between answers that are read carefully; but it must be one, of a kind that reads the same everywhere. */
  #checkMoment(bytes: Uint8Array, fields: Fields, column: number): void {
    const text = textAt(bytes, fields, column);
    if (text !== this.#moment && !isUnanswered(text) && readMoment(text) === undefined) throw new HandOver('moments');
    this.#moment = text;
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

  /** Called once for every row, first of all. @returns -1 where nobody asks for the row */
  aboutOf(bytes: Uint8Array, fields: Fields): number {
    const { about } = this.layout;
    this.#isSame = fields.same > this.#lastColumn && this.#lastAbout !== -1;
    if (this.#isSame) return this.#lastAbout;
    let met = 0;
    for (let k = 0; k < about.length; k++) {
      const column = about[k]!;
      const text = idAt(this.#aboutTexts[k]!, bytes, fields, column, 0);
      met = k === 0 ? text : this.#aboutPairs[k - 1]!.id(met, text);
    }
    if (met === this.#aboutIds.length) this.#aboutIds.push(this.#meetAbout(bytes, fields));
    const id = this.#aboutIds[met]!;
    this.#lastAbout = id;
    this.#lastRespondent = -2;
    return id;
  }

  // Apart, since a function that makes another allocates with every call, and this is called once a row.
  #meetAbout(bytes: Uint8Array, fields: Fields): number {
    const texts = this.layout.about.map((column) => textAt(bytes, fields, column));
    if (this.#isAsked?.(texts) === false) return -1;
    this.counts.push(this.layout.n === undefined ? new Uint32Array(0) : new Float64Array(0));
    return this.abouts.push(texts) - 1;
  }

  /** -1 where the table or the row names none. */
  respondentOf(bytes: Uint8Array, fields: Fields, about: number): number {
    const column = this.layout.respondent;
    if (column === undefined || fields.starts[column] === fields.ends[column]) return -1;
    if (this.#isSame && this.#lastRespondent !== -2) return this.#lastRespondent;
    const known = this.respondents.size;
    const id = idAt(this.respondents, bytes, fields, column, about);
    if (id === known && !isTidy(bytes[fields.starts[column]!]!, bytes[fields.ends[column]! - 1]!)) this.untidy = true;
    this.#lastRespondent = id;
    return id;
  }

  /** How many people a row stands for; NaN where that is not said in digits. */
  weightOf(bytes: Uint8Array, fields: Fields): number {
    const column = this.layout.n;
    if (column === undefined) return 1;
    const id = idAt(this.#ns, bytes, fields, column, 0);
    if (id === this.#weights.length) {
      const text = textAt(bytes, fields, column).trim();
      const n = text === '' ? 1 : /^\d+$/.test(text) ? Number(text) : Number.NaN;
      this.#weights.push(Number.isSafeInteger(n) ? n : Number.NaN);
    }
    return this.#weights[id]!;
  }

  /** @param ask which of `layout.asks` @returns -1 where a wide table says nothing */
  cellOf(bytes: Uint8Array, fields: Fields, ask: number): number {
    const { starts, ends } = fields;
    const { asks, indicator, isPlain } = this.layout;
    const { column, proof } = asks[ask]!;
    const tag = indicator === undefined ? ask : this.#indicatorAt(bytes, fields, indicator);
    const start = starts[column]!;
    const end = ends[column]!;
    // A level is one byte, and there are few of them: no need to look it up among all values.
    const short = end - start === 1 && isPlain && tag < MOST_SHORT ? tag * 256 + bytes[start]! : -1;
    if (short !== -1 && short < this.#short.length && this.#short[short]! !== 0) return this.#short[short]! - 1;
    if (start === end && isPlain && indicator === undefined) return -1;
    const isOpen = this.#isOpenAsk(bytes, fields, ask, tag);
    const words = isPlain ? 0 : wordsBeside(bytes, fields, asks[ask]!);
    if (start === end && words === 0 && indicator === undefined) return -1;
    let id: number;
    if (!isOpen) id = idAt(this.#values, bytes, fields, column, tag);
    else if (says(bytes, fields, column)) id = this.#values.id(SOME_BYTES, 0, SOME_BYTES.length, SOME_HASH, tag);
    else id = this.#values.id(SOME_BYTES, 0, 0, 0, tag);
    if (!isPlain) {
      const said = proof === undefined ? 0 : idAt(this.#proofs, bytes, fields, proof, 0);
      id = this.#proven.id(id, said * 2 ** WORDS.length + words);
    }
    if (id === this.cells.length) this.#meet(bytes, fields, ask, words, isOpen);
    if (short !== -1 && !isOpen) this.#remember(short, id);
    return id;
  }

  #isOpenAsk(bytes: Uint8Array, fields: Fields, ask: number, tag: number): boolean {
    const { asks, indicator } = this.layout;
    if (indicator === undefined) return asks[ask]!.isOpen;
    if (tag === this.#opens.length) this.#opens.push(this.#isOpen(textAt(bytes, fields, indicator)));
    return this.#opens[tag]!;
  }

  #remember(short: number, cell: number): void {
    if (short >= this.#short.length) {
      const grown = new Int32Array(Math.max(short + 256, this.#short.length * 2));
      grown.set(this.#short);
      this.#short = grown;
    }
    this.#short[short] = cell + 1;
  }

  /** Most people answer in the same order, so that what follows an indicator is mostly what followed it before. */
  #indicatorAt(bytes: Uint8Array, fields: Fields, column: number): number {
    const indicators = this.#indicators;
    const guess = this.#lastIndicator < this.#followers.length ? this.#followers[this.#lastIndicator]! : 0;
    let id = guess;
    if (guess >= indicators.size || !indicators.holds(guess, bytes, fields.starts[column]!, fields.ends[column]!)) {
      id = idAt(indicators, bytes, fields, column, 0);
      if (this.#lastIndicator >= this.#followers.length) {
        const grown = new Int32Array(2 * this.#lastIndicator + 64);
        grown.set(this.#followers);
        this.#followers = grown;
      }
      this.#followers[this.#lastIndicator] = id;
    }
    this.#lastIndicator = id;
    return id;
  }

  #meet(bytes: Uint8Array, fields: Fields, ask: number, words: number, isOpen: boolean): void {
    const { indicator: named, asks } = this.layout;
    const { column, proof } = asks[ask]!;
    const indicator = named === undefined ? '' : textAt(bytes, fields, named);
    // A row for each criterion of a checklist belongs with the others of its respondent.
    if (indicator.includes('/')) throw new HandOver('rows of criteria');
    const text = textAt(bytes, fields, column);
    const value = !isOpen ? text : isUnanswered(text) ? '' : SOME_WORDS;
    this.cells.push({ ask, indicator, value, proof: proof === undefined ? '' : textAt(bytes, fields, proof), words, isOpen });
    this.#bits.push(named === undefined || isOpen || isUnanswered(value) ? -1 : this.bitOf(indicator));
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

  /** Which of a respondent's places a cell takes: two cells in one place answer the same indicator. -1 where it answers none. */
  placeOf(cell: number): number {
    if (this.layout.indicator !== undefined) return this.#bits[cell]!;
    const { ask, isOpen } = this.cells[cell]!;
    return isOpen ? -1 : ask;
  }

  /** How many places a respondent has. */
  get places(): number {
    return this.layout.indicator === undefined ? this.layout.asks.length : this.#words * 32;
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

const idAt = (texts: ByteDictionary, bytes: Uint8Array, { starts, ends }: Fields, column: number, tag: number): number =>
  texts.id(bytes, starts[column]!, ends[column]!, hashOf(bytes, starts[column]!, ends[column]!), tag);

/** From this length on a text that does not begin with a space of some kind says something. */
const LONG_WORDS = 12;

function says(bytes: Uint8Array, fields: Fields, column: number): boolean {
  const start = fields.starts[column]!;
  const length = fields.ends[column]! - start;
  if (length === 0) return false;
  return (length >= LONG_WORDS && bytes[start]! > 0x20 && bytes[start]! < 0x80) || !isUnanswered(textAt(bytes, fields, column));
}

/** A bit for each of WORDS that says anything. */
function wordsBeside(bytes: Uint8Array, fields: Fields, { words }: Ask): number {
  let bits = 0;
  for (let k = 0; k < words.length; k++) if (words[k] !== undefined && says(bytes, fields, words[k]!)) bits |= 1 << k;
  return bits;
}

/** Whether neither end can be a space of any kind, or an apostrophe that keeps a spreadsheet from seeing a formula. */
const isTidy = (first: number, last: number): boolean => first > 0x27 && first < 0x80 && last > 0x20 && last < 0x80;

export function isBlank({ starts, ends }: Fields): boolean {
  for (let i = 0; i < starts.length; i++) if (starts[i] !== ends[i]) return false;
  return true;
}
