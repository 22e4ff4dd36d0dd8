const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
/** What stands for a line that is refused, for the careful reader to say so: a quote out of place, and one that is never closed. */
const [STRAY, OPEN] = ['"a"b', '"a'].map((text) => new TextEncoder().encode(text)) as [Uint8Array, Uint8Array];

/** Why a file is handed to the careful reader: something that a scanner of bytes would have to guess about. */
export class HandOver extends Error {}

/** Fields of the row at hand, as places in the bytes. Reused from row to row. */
export interface Fields {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many leading fields are those of the row before, byte for byte: in a sorted table most of them. */
  same: number;
}

/** What becomes of rows. */
export interface RowSink {
  /** A row with as many fields as there are headings. `line` counts from 1. */
  row(bytes: Uint8Array, fields: Fields, line: number): void;
  /** A record that a careful reader must read by itself: another number of fields, a quote out of place. */
  odd(bytes: Uint8Array, start: number, end: number, line: number): void;
}

/**
 * Looks at a piece of a file. The byte before `end` is a line feed; where there is more of the file to come, what is not understood may
 * be left, and comes again with more behind it.
 * @returns up to where the piece was understood
 */
export type Take = (bytes: Uint8Array, start: number, end: number, hasMore: boolean) => number;

/**
 * Splits CSV bytes into fields without making text of them. Most rows stand on one line, with or without quotes around their fields, and
 * are split in one go; any other is split by the rules of the careful reader. A record with another number of fields goes to `odd`
 * whole. A quote in a field is doubled, as it stands in the file; whoever makes text of a field undoes that.
 */
export class Splitter {
  readonly #delimiter: number;
  readonly #width: number;
  readonly #crlf: boolean;
  readonly #fields: Fields;
  /** By field: where the one behind it begins. */
  readonly #nexts: Int32Array;
  #line: number;
  /** Within a cell that began before these bytes and has not ended so far. */
  #isOpen = false;

  /** @param width number of headings @param firstLine number of the first line that will be split */
  constructor(delimiter: number, width: number, crlf: boolean, firstLine: number) {
    this.#delimiter = delimiter;
    this.#width = width;
    this.#crlf = crlf;
    this.#line = firstLine;
    this.#fields = { starts: new Int32Array(width), ends: new Int32Array(width), same: 0 };
    this.#nexts = new Int32Array(width);
  }

  /** A piece of the table, as a Take gets it. */
  split(bytes: Uint8Array, start: number, end: number, hasMore: boolean, sink: RowSink): number {
    if (this.#isOpen) return this.#seek(bytes, start, end);
    const fields = this.#fields;
    const { starts, ends } = fields;
    const nexts = this.#nexts;
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const delimiter = this.#delimiter;
    const width = this.#width;
    const last = width - 1;
    let at = start;
    // Where the row before begins, if it was split in one go.
    let before = -1;
    while (at < end) {
      const lineStart = at;
      let field = 0;
      let plain = true;
      if (before !== -1 && last > 0) {
        // As far as two rows are the same bytes, they are the same fields. In a sorted table that is most of a row.
        const shift = lineStart - before;
        const stop = Math.min(end, nexts[last - 1]! + shift);
        let i = lineStart;
        while (i + 4 <= stop && words.getInt32(i, true) === words.getInt32(i - shift, true)) i += 4;
        while (i < stop && bytes[i] === bytes[i - shift]) i++;
        for (; field < last && nexts[field]! + shift <= i; field++) {
          starts[field] = starts[field]! + shift;
          ends[field] = ends[field]! + shift;
          at = nexts[field]! + shift;
          nexts[field] = at;
        }
      }
      fields.same = field;
      let byte: number;
      do {
        let fieldStart = at;
        byte = bytes[at]!;
        if (byte === QUOTE) {
          fieldStart = ++at;
          byte = bytes[at]!;
          while (byte !== QUOTE && byte !== LF && byte !== CR) byte = bytes[++at]!;
          if (byte !== QUOTE) {
            plain = false;
            break;
          }
          if (field < width) ends[field] = at;
          byte = bytes[++at]!;
          if (byte !== delimiter && byte !== LF && byte !== CR) {
            plain = false;
            break;
          }
        } else {
          // Most bytes are letters and digits, so that one comparison passes them by.
          while (byte > QUOTE || (byte !== LF && byte !== CR && byte !== QUOTE)) {
            if (byte === delimiter) break;
            byte = bytes[++at]!;
          }
          if (byte === QUOTE) {
            plain = false;
            break;
          }
          if (field < width) ends[field] = at;
        }
        at++;
        if (field < width) {
          starts[field] = fieldStart;
          nexts[field] = at;
        }
        field++;
      } while (byte === delimiter);
      if (plain && byte === CR) plain = bytes[at] === LF;
      else if (plain) at--;
      if (plain && this.#crlf === (byte === CR) && field === width && !(width === 1 && starts[0] === ends[0])) {
        before = lineStart;
        sink.row(bytes, fields, this.#line);
        at++;
        this.#line++;
        continue;
      }
      before = -1;
      at = this.#record(bytes, lineStart, end, hasMore, sink);
      if (at === -1) return lineStart;
    }
    return end;
  }

  /** After the last byte: a quote that was never closed has taken everything behind it along. */
  finish(sink: RowSink): void {
    if (this.#isOpen) sink.odd(OPEN, 0, OPEN.length, this.#line);
  }

  /**
   * One record by the rules of the careful reader: cells with line feeds and doubled quotes in them, line ends of either kind. A quote out
   * of place costs its own line only.
   * @returns where the next record begins; -1 where this one goes on behind `end`
   */
  #record(bytes: Uint8Array, lineStart: number, end: number, hasMore: boolean, sink: RowSink): number {
    const fields = this.#fields;
    fields.same = 0;
    const first = bytes.indexOf(LF, lineStart);
    let newline = first;
    let lines = 1;
    let count = 0;
    let isBlank = true;
    for (let at = lineStart; ; at++) {
      let from = at;
      let to: number;
      if (bytes[at] === QUOTE) {
        from = at + 1;
        to = closing(bytes, from, end);
        if (to === -1) {
          if (hasMore) return -1;
          this.#isOpen = true;
          return end;
        }
        for (; newline < to; newline = bytes.indexOf(LF, newline + 1)) lines++;
        at = to + 1;
        if (bytes[at] === CR && at + 1 === newline) at++;
        if (at < newline && bytes[at] !== this.#delimiter) return this.#stray(first, sink);
      } else {
        while (at < newline && bytes[at] !== this.#delimiter) if (bytes[at++] === QUOTE) return this.#stray(first, sink);
        to = at === newline && bytes[at - 1] === CR ? Math.max(from, at - 1) : at;
      }
      if (count < this.#width) {
        fields.starts[count] = from;
        fields.ends[count] = to;
      }
      count++;
      isBlank &&= from === to;
      if (at >= newline) break;
    }
    const textEnd = bytes[newline - 1] === CR ? Math.max(lineStart, newline - 1) : newline;
    if (count === this.#width && !(count === 1 && isBlank)) sink.row(bytes, fields, this.#line);
    else if (count !== 1 || !isBlank) sink.odd(bytes, lineStart, textEnd, this.#line);
    this.#line += lines;
    return newline + 1;
  }

  #stray(lineEnd: number, sink: RowSink): number {
    sink.odd(STRAY, 0, STRAY.length, this.#line);
    this.#line++;
    return lineEnd + 1;
  }

  /** Looks for the end of a cell that is longer than what can be held at once. */
  #seek(bytes: Uint8Array, start: number, end: number): number {
    if (closing(bytes, start, end) !== -1) throw new HandOver('a cell that is too long');
    return end;
  }
}

/** The quote that ends a cell which begins at `from`; -1 where none does before `end`. */
function closing(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(QUOTE, at);
    if (at === -1 || at >= end) return -1;
    if (bytes[at + 1] !== QUOTE) return at;
  }
}
