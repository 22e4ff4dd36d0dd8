const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Why a file is handed to the careful reader: something that a scanner of bytes would have to guess about. */
export class HandOver extends Error {}

/** Fields of the row at hand, as places in the bytes. Reused from row to row. */
export interface Fields {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** FNV-like, of the bytes between. */
  readonly hashes: Int32Array;
  /** How many leading fields are those of the row before, byte for byte: in a sorted table most of them. */
  same: number;
}

/** What becomes of rows. */
export interface RowSink {
  /** A row with as many fields as there are headings. `line` counts from 1. */
  row(bytes: Uint8Array, fields: Fields, line: number): void;
  /** A line that a careful reader must read by itself: another number of fields, quotes inside a field. */
  odd(bytes: Uint8Array, start: number, end: number, line: number): void;
}

/**
 * Splits CSV bytes into fields without making text of them. It knows fields with or without quotes around them and one kind of line
 * end. A line of another shape goes to `odd` whole; a quote that does not end on its line, or a line end of another kind, is a HandOver,
 * since from there on nobody can say what is a row without reading the whole file.
 */
export class Splitter {
  readonly #delimiter: number;
  readonly #width: number;
  readonly #crlf: boolean;
  readonly #fields: Fields;
  #line: number;

  /** @param width number of headings @param firstLine number of the first line that will be split */
  constructor(delimiter: number, width: number, crlf: boolean, firstLine: number) {
    this.#delimiter = delimiter;
    this.#width = width;
    this.#crlf = crlf;
    this.#line = firstLine;
    this.#fields = { starts: new Int32Array(width), ends: new Int32Array(width), hashes: new Int32Array(width), same: 0 };
  }

  /** @param end the byte before it is a line feed */
  split(bytes: Uint8Array, start: number, end: number, sink: RowSink): void {
    const fields = this.#fields;
    const { starts, ends, hashes } = fields;
    const delimiter = this.#delimiter;
    const width = this.#width;
    let at = start;
    // Where the row before begins, if it was one without quotes.
    let before = -1;
    while (at < end) {
      const lineStart = at;
      let field = 0;
      let plain = true;
      let quoted = false;
      if (before !== -1) {
        const shift = lineStart - before;
        for (let i = lineStart; field < width; i++) {
          const same = bytes[i]!;
          if (same !== bytes[i - shift] || same <= QUOTE) break;
          if (same !== delimiter) continue;
          starts[field] = at;
          ends[field] = i;
          field++;
          at = i + 1;
        }
      }
      fields.same = field;
      let byte: number;
      do {
        let hash = 0x811c9dc5;
        let fieldStart = at;
        byte = bytes[at]!;
        if (byte === QUOTE) {
          quoted = true;
          fieldStart = ++at;
          byte = bytes[at]!;
          while (byte !== QUOTE && byte !== LF && byte !== CR) {
            hash = Math.imul(hash ^ byte, 0x01000193);
            byte = bytes[++at]!;
          }
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
            hash = Math.imul(hash ^ byte, 0x01000193);
            byte = bytes[++at]!;
          }
          if (byte === QUOTE) {
            plain = false;
            break;
          }
          if (field < width) ends[field] = at;
        }
        if (field < width) {
          starts[field] = fieldStart;
          hashes[field] = hash;
        }
        field++;
        at++;
      } while (byte === delimiter);
      if (plain && byte === CR) plain = bytes[at] === LF;
      else if (plain) at--;
      if (!plain) {
        at = this.#endOfOddLine(bytes, lineStart);
        sink.odd(bytes, lineStart, this.#crlf ? at - 1 : at, this.#line);
      } else if (this.#crlf !== (byte === CR)) throw new HandOver('line ends');
      else if (field === width && !(width === 1 && starts[0] === ends[0])) {
        before = quoted ? -1 : lineStart;
        sink.row(bytes, fields, this.#line);
        at++;
        this.#line++;
        continue;
      } else if (field !== 1 || starts[0] !== ends[0]) sink.odd(bytes, lineStart, this.#crlf ? at - 1 : at, this.#line);
      before = -1;
      at++;
      this.#line++;
    }
  }

  /** Where the line feed stands. Its quotes must pair up, and no other line end may stand in it. */
  #endOfOddLine(bytes: Uint8Array, start: number): number {
    let quotes = 0;
    let at = start;
    for (; bytes[at] !== LF; at++) {
      if (bytes[at] === QUOTE) quotes++;
      else if (bytes[at] === CR && !(this.#crlf && bytes[at + 1] === LF)) throw new HandOver('line ends');
    }
    if (quotes % 2 === 1) throw new HandOver('quotes over lines');
    if (this.#crlf && (at === start || bytes[at - 1] !== CR)) throw new HandOver('line ends');
    return at;
  }
}
