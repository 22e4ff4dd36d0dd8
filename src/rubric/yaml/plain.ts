import { blockText } from './plain-block-text.ts';
import { flowCollection, quotedName } from './plain-flow.ts';
import { beginsPlain, type Cursor, keyName, plainScalar, quotedScalar, REFUSED, refuse } from './plain-scalar.ts';
import type { PlainEntry, PlainNode } from './plain-tree.ts';

const MAX_DEPTH = 60;
/** Tabs, carriage returns, controls, line separators, marks and halves of characters: for the full reader to judge. */
const ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/;
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

/**
 * Reads the part of YAML 1.2 that rubrics and sheets are written in (block maps and lists, collections in brackets, texts on
 * one line, block texts, comments), ten times as fast as the full reader, and refuses everything else: anchors, tags, tabs,
 * texts over several lines, empty values, and every fault. What it accepts it reads as the full reader does, to the value and
 * to the offset; test/rubric/plain-yaml.test.ts compares the two. Never throws.
 * @returns undefined where the full reader is to be asked
 */
export function readPlainYaml(text: string): PlainNode | undefined {
  if (ODD.test(text) && ODD.test(text.replace(PAIRS, ''))) return undefined;
  try {
    return new Reader(text).document();
  } catch (error) {
    if (error === REFUSED) return undefined;
    throw error;
  }
}

class Reader implements Cursor {
  readonly text: string;
  at = 0;
  /** Column of the first word of the line that is being read; -1 behind the last line. */
  #column = 0;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): PlainNode {
    this.#toWord();
    if (this.#column !== 0) return refuse();
    const node = this.#block(0);
    return this.at === this.text.length ? node : refuse();
  }

  /** To the first word at or below a line's beginning, past empty lines and comments. */
  #toWord(): void {
    const { text } = this;
    for (;;) {
      const line = this.at;
      while (text[this.at] === ' ') this.at++;
      const c = text[this.at];
      if (c === undefined) {
        this.#column = -1;
        return;
      }
      if (c !== '\n' && c !== '#') {
        this.#column = this.at - line;
        // Marks between documents.
        if (this.#column === 0 && /^(---|\.\.\.)/.test(text.slice(this.at, this.at + 3))) refuse();
        return;
      }
      const end = c === '\n' ? this.at : text.indexOf('\n', this.at);
      this.at = end === -1 ? text.length : end + 1;
    }
  }

  /** Nothing but a comment may stand between here and the end of the line. */
  #endLine(): void {
    const { text } = this;
    const from = this.at;
    while (text[this.at] === ' ') this.at++;
    const c = text[this.at];
    if (c !== undefined && c !== '\n' && !(c === '#' && this.at > from)) refuse();
    const end = text.indexOf('\n', this.at);
    this.at = end === -1 ? text.length : end + 1;
    this.#toWord();
  }

  #isDash(): boolean {
    const next = this.text[this.at + 1];
    return this.text[this.at] === '-' && (next === ' ' || next === '\n');
  }

  /** A map or a list whose entries begin in `column`; the cursor stands on the first of them. */
  #block(column: number): PlainNode {
    if (++this.#depth > MAX_DEPTH) return refuse();
    const node = this.#isDash() ? this.#list(column) : this.#map(column);
    this.#depth--;
    return node;
  }

  #list(column: number): PlainNode {
    const start = this.at;
    const items: PlainNode[] = [];
    do {
      const dash = this.at;
      this.at++;
      const behind = this.at;
      while (this.text[this.at] === ' ') this.at++;
      if (this.#isDash()) return refuse();
      items.push(this.#keyFollows() ? this.#itemMap(column + this.at - dash) : this.#value(behind, column, false));
    } while (this.#column === column && this.#isDash());
    if (this.#column > column) return refuse();
    return { kind: 'list', start, end: items.at(-1)!.end, items };
  }

  /** A map whose first key stands behind a dash. */
  #itemMap(column: number): PlainNode {
    this.#column = column;
    return this.#block(column);
  }

  /** Whether a key and its colon stand here, and not a value. */
  #keyFollows(): boolean {
    const before = this.at;
    if (!`"'`.includes(this.text[before] ?? '\n') && !beginsPlain(this.text, before, false)) return false;
    const found = this.#key();
    this.at = before;
    return found !== undefined;
  }

  /** The key that stands here, its colon behind it; undefined where the line holds no key. */
  #key(): { name: string; start: number; end: number } | undefined {
    const { text, at: start } = this;
    if (text[start] === '"' || text[start] === "'") {
      const quoted = quotedScalar(this);
      return this.#colon() ? { name: quotedName(quoted), start, end: quoted.end } : undefined;
    }
    const end = plainEnd(text, start);
    this.at = end;
    return this.#colon() ? { name: keyName(text.slice(start, end)), start, end } : undefined;
  }

  #colon(): boolean {
    const after = this.text[this.at + 1];
    return this.text[this.at] === ':' && (after === ' ' || after === '\n' || after === undefined);
  }

  #map(column: number): PlainNode {
    const start = this.at;
    const entries = new Map<string, PlainEntry>();
    let end = start;
    do {
      if (!`"'`.includes(this.text[this.at]!) && !beginsPlain(this.text, this.at, false)) return refuse();
      const key = this.#key();
      if (key === undefined || entries.has(key.name)) return refuse();
      this.at++;
      const value = this.#value(this.at, column, true);
      entries.set(key.name, { keyStart: key.start, keyEnd: key.end, value });
      end = value.end;
    } while (this.#column === column && !this.#isDash());
    if (this.#column > column) return refuse();
    return { kind: 'map', start, end, entries };
  }

  /** What stands behind a colon or a dash, or below it further right; below a key a list may stand in the key's own column. */
  #value(from: number, column: number, behindKey: boolean): PlainNode {
    const { text } = this;
    this.at = from;
    while (text[this.at] === ' ') this.at++;
    const c = text[this.at];
    if (c === undefined || c === '\n' || c === '#') {
      this.at = from;
      this.#endLine();
      const listHere = behindKey && this.#column === column && this.#isDash();
      if (this.#column <= column && !listHere) return refuse();
      return this.#block(this.#column);
    }
    const node = this.#inline(c, column);
    if (node.kind === 'scalar' && (c === '|' || c === '>')) this.#toWord();
    else this.#endLine();
    return node;
  }

  #inline(c: string, column: number): PlainNode {
    if (c === '"' || c === "'") return quotedScalar(this);
    if (c === '[' || c === '{') return flowCollection(this, column);
    if (c === '|' || c === '>') return blockText(this, column);
    const { text, at } = this;
    if (!beginsPlain(text, at, false)) return refuse();
    this.at = plainEnd(text, at);
    if (this.#colon()) return refuse();
    return plainScalar(text.slice(at, this.at), at);
  }
}

/** Where an unquoted text ends: at a colon with a space behind it, a hash with one before it, or the end of the line. */
function plainEnd(text: string, start: number): number {
  let end = text.indexOf('\n', start);
  if (end === -1) end = text.length;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x3a && (text[i + 1] === ' ' || i + 1 === end)) end = i;
    else if (c === 0x23 && text[i - 1] === ' ') end = i;
  }
  while (end > start && text[end - 1] === ' ') end--;
  return end;
}
