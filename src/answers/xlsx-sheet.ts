import type { CellFacts } from './rows.ts';
import { type Book, plainText, RichText } from './xlsx-book.ts';
import { GENERAL, percentOf, plain, shownDate, shownNumber } from './xlsx-format.ts';
import { attribute, scanXml } from './xlsx-xml.ts';

/** One cell that says something. `column` counts from 0. */
export interface SheetCell extends CellFacts {
  readonly column: number;
  /** A number as JavaScript writes it, a date as ISO, `true`/`false`, or the text. */
  readonly text: string;
}

type CellKind = CellFacts['kind'];

export interface SheetRow {
  /** From 1, as the spreadsheet counts. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
}

/** A rectangle of merged cells; lines from 1, columns from 0. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetGrid {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

/** Stands in a cell whose formula nobody calculated, so that the cell is not taken for an empty one. */
const NO_VALUE = '=';

const MOST_CELLS = 1_000_000;
const MOST_MERGES = 20_000;

/** `C7` as column 2 and line 7; undefined for anything else. */
export function readAddress(text: string): { column: number; line: number } | undefined {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (found === null) return undefined;
  let column = 0;
  for (const letter of found[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const line = Number(found[2]);
  return column <= 16_384 && line >= 1 && line <= 1_048_576 ? { column: column - 1, line } : undefined;
}

/** The cells of one sheet, only those that hold something: what a far-away cell costs does not depend on how far away it is. */
export function readGrid(text: string, book: Book): SheetGrid | 'damaged' | 'too-large' {
  const reader = new GridReader(book);
  const whole = scanXml(text, reader);
  if (reader.stop) return 'too-large';
  return whole ? reader.grid() : 'damaged';
}

class GridReader {
  readonly #book: Book;
  readonly #rows = new Map<number, SheetCell[]>();
  readonly #merges: Merge[] = [];
  readonly #rich = new RichText();
  #count = 0;
  #line = 0;
  #column = -1;
  #at = { line: 0, column: 0 };
  #attributes = '';
  #value: string | undefined;
  #inline: string | undefined;
  #formula = false;
  #in: 'v' | 'is' | '' = '';
  stop = false;

  constructor(book: Book) {
    this.#book = book;
  }

  open = (name: string, attributes: string): void => {
    switch (name) {
      case 'row': {
        const line = Number(attribute(attributes, 'r'));
        this.#line = Number.isInteger(line) && line > 0 ? line : this.#line + 1;
        this.#column = -1;
        return;
      }
      case 'c': {
        const address = readAddress(attribute(attributes, 'r') ?? '');
        this.#at = address ?? { line: this.#line, column: this.#column + 1 };
        this.#column = this.#at.column;
        this.#attributes = attributes;
        this.#value = undefined;
        this.#inline = undefined;
        this.#formula = false;
        return;
      }
      case 'v':
        this.#in = 'v';
        this.#value = '';
        return;
      case 'f':
        this.#formula = true;
        return;
      case 'is':
        this.#in = 'is';
        this.#rich.start();
        return;
      case 'mergeCell':
        this.#merge(attribute(attributes, 'ref') ?? '');
        return;
      default:
        if (this.#in === 'is') this.#rich.open(name);
    }
  };

  text = (piece: string): void => {
    if (this.#in === 'v') this.#value += piece;
    else if (this.#in === 'is') this.#rich.add(piece);
  };

  close = (name: string): void => {
    if (name === 'v') this.#in = '';
    else if (name === 'is') {
      this.#inline = this.#rich.end();
      this.#in = '';
    } else if (name === 'c') this.#cell();
    else if (this.#in === 'is') this.#rich.close(name);
  };

  grid(): SheetGrid {
    const rows = [...this.#rows].map(([line, cells]) => ({ line, cells })).sort((a, b) => a.line - b.line);
    return { rows, merges: this.#merges };
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(readAddress);
    if (from === undefined || to === undefined || this.#merges.length >= MOST_MERGES) return;
    this.#merges.push({ top: from.line, left: from.column, bottom: to.line, right: to.column });
  }

  #cell(): void {
    const found = this.#meaning();
    if (found === undefined) return;
    if (++this.#count > MOST_CELLS) {
      this.stop = true;
      return;
    }
    const { line, column } = this.#at;
    const cell: SheetCell = { column, text: found.text, kind: found.kind, shown: found.shown };
    const row = this.#rows.get(line);
    if (row === undefined) this.#rows.set(line, [cell]);
    else row.push(cell);
  }

  #meaning(): { text: string; kind: CellKind; shown?: string | undefined } | undefined {
    const type = attribute(this.#attributes, 't') ?? 'n';
    const value = this.#value;
    if (type === 'inlineStr') return said(this.#inline ?? '');
    if (value === undefined || (value === '' && type !== 'str')) return this.#formula ? { text: NO_VALUE, kind: 'no-value' } : undefined;
    switch (type) {
      case 's':
        return said(this.#book.strings[Number(value)] ?? '');
      case 'str':
        return said(plainText(value));
      case 'b':
        return { text: value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false', kind: 'text' };
      case 'e':
        return { text: value, kind: 'error' };
      case 'd':
        return { text: value.replace(/T00:00:00(\.0+)?Z?$/, ''), kind: 'date' };
      default:
        return this.#number(value);
    }
  }

  #number(value: string): { text: string; kind: CellKind; shown?: string | undefined } {
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return { text: value, kind: 'text' };
    const format = this.#book.formats[Number(attribute(this.#attributes, 's') ?? 0)];
    if (format?.isDate === true) {
      const text = shownDate(number, this.#book.from1904);
      return { text, kind: 'date', shown: /^y+$/i.test(format.code) ? text.slice(0, 4) : undefined };
    }
    const text = String(number === 0 ? 0 : number);
    const shown = format?.code.endsWith('%') === true ? `${plain(percentOf(number))}%` : shownNumber(number, format ?? GENERAL);
    return { text, kind: 'number', shown: shown === text ? undefined : shown };
  }
}

/** Text of a cell; nothing where it is blank. */
const said = (text: string): { text: string; kind: CellKind } | undefined => (text.trim() === '' ? undefined : { text, kind: 'text' });
