import { type Finding, finding } from '../finding/finding.ts';
import { readCell } from '../text/csv.ts';
import type { Rows } from './rows.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Reads CSV, TSV and their kin: delimiter sniffed, quotes with newlines, CRLF, a missing last newline. Ragged rows are refused, each by name. */
export function readDelimited(file: string, text: string): Rows {
  const body = text.replace(/^\ufeff/, '');
  const declared = /^sep=(.)\r?\n/i.exec(body);
  const skipped = declared === null ? 0 : 1;
  const rest = declared === null ? body : body.slice(declared[0].length);
  const findings: Finding[] = [];
  const records = parseRecords(file, rest, (declared?.[1] as Delimiter | undefined) ?? sniff(rest), skipped, findings);
  const broken = findings.length;
  const [head, ...data] = records;
  if (head === undefined)
    return {
      file,
      headings: [],
      headingLine: 1,
      rows: [],
      refusedRows: broken,
      findings: [...findings, finding('answers/no-rows', { file }, {})],
    };
  const headings = trimEnd(head.cells).map((h) => h.trim());
  const rows: { line: number; cells: readonly string[] }[] = [];
  let ragged = 0;
  for (const record of data) {
    const cells = underHeadings(record.cells, headings.length);
    if (cells === undefined) {
      ragged++;
      findings.push(finding('answers/ragged-row', { file, line: record.line }, { cells: record.cells.length, want: headings.length }));
    } else if (cells.some((c) => c !== '')) rows.push({ line: record.line, cells });
  }
  if (rows.length === 0 && ragged === 0 && broken === 0) findings.push(finding('answers/no-rows', { file, line: head.line }, {}));
  return { file, headings, headingLine: head.line, rows, refusedRows: broken + ragged, findings };
}

interface Record_ {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Takes a text apart in one pass (RFC 4180: quotes around a cell, doubled inside). A record with a quote out of place is refused by itself
 * and reading goes on with the next line; only a quote that is never closed takes the rest with it.
 */
function parseRecords(file: string, text: string, delimiter: Delimiter, skipped: number, findings: Finding[]): Record_[] {
  // Line ends of their own are as old as they are rare.
  const body = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const records: Record_[] = [];
  const scanner = new RecordScanner(body, delimiter);
  let line = 1 + skipped;
  for (let at = 0; at < body.length; ) {
    const read = scanner.read(at);
    if (read.problem !== undefined) findings.push(finding('answers/broken-table', { file, line }, { problem: read.problem }));
    else if (read.cells.length > 1 || read.cells[0]!.trim() !== '') records.push({ line, cells: read.cells });
    if (read.problem === 'open-quote') break;
    at = read.next;
    line += read.lines;
  }
  return records;
}

/** A record's cells, or why there are none; where the next record begins, and how many lines were passed. */
type Scanned = { readonly next: number; readonly lines: number } & (
  | { readonly cells: string[]; readonly problem?: undefined }
  | { readonly problem: 'open-quote' | 'stray-quote' }
);

class RecordScanner {
  readonly #text: string;
  readonly #delimiter: Delimiter;
  #nextDelimiter = -1;

  constructor(text: string, delimiter: Delimiter) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  read(from: number): Scanned {
    const text = this.#text;
    const first = this.#endOfLine(from);
    // Whatever a stray quote pairs up with later: only its own line is given up.
    const stray: Scanned = { problem: 'stray-quote', next: first + 1, lines: 1 };
    const cells: string[] = [];
    let newline = first;
    let lines = 1;
    for (let at = from; ; at++) {
      if (text[at] === '"') {
        const end = this.#closing(at);
        if (end === -1) return { problem: 'open-quote', next: text.length, lines };
        const cell = text.slice(at + 1, end);
        cells.push(readCell(cell.includes('"') ? cell.replaceAll('""', '"') : cell));
        for (; newline < end; newline = this.#endOfLine(newline + 1)) lines++;
        at = end + 1;
        if (text[at] === '\r' && at + 1 === newline) at++;
        if (at < newline && text[at] !== this.#delimiter) return stray;
      } else {
        const end = Math.min(this.#delimiterFrom(at), newline);
        const cell = text.slice(at, end === newline && text[end - 1] === '\r' ? Math.max(at, end - 1) : end);
        if (cell.includes('"')) return stray;
        cells.push(readCell(cell));
        at = end;
      }
      if (at >= newline) return { cells, next: newline + 1, lines };
    }
  }

  /** The quote that ends the cell which begins at `from`; -1 where none does. */
  #closing(from: number): number {
    let end = this.#text.indexOf('"', from + 1);
    while (end !== -1 && this.#text[end + 1] === '"') end = this.#text.indexOf('"', end + 2);
    return end;
  }

  #endOfLine(from: number): number {
    const found = this.#text.indexOf('\n', from);
    return found === -1 ? this.#text.length : found;
  }

  /** Remembered, so that a text without delimiters is searched once. */
  #delimiterFrom(from: number): number {
    if (this.#nextDelimiter < from) {
      const found = this.#text.indexOf(this.#delimiter, from);
      this.#nextDelimiter = found === -1 ? this.#text.length : found;
    }
    return this.#nextDelimiter;
  }
}

/** Cells of a row under its headings: empty extra cells are nothing, any other difference in number is an error. */
function underHeadings(cells: readonly string[], width: number): readonly string[] | undefined {
  if (cells.length === width) return cells;
  const trimmed = cells.length > width ? trimEnd(cells) : cells;
  if (trimmed.length > width) return undefined;
  if (cells.length < width && !(cells.length === 1 && cells[0] === '')) return undefined;
  return [...trimmed, ...new Array<string>(width - trimmed.length).fill('')];
}

function trimEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

/** The delimiter that splits the first lines into the most columns, all alike. */
export function sniff(text: string): Delimiter {
  const lines = firstRecords(text, 6);
  let best: { delimiter: Delimiter; columns: number } = { delimiter: ',', columns: 1 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => count(line, delimiter));
    const head = counts[0] ?? 0;
    const alike = counts.every((n) => n === head);
    const columns = head + 1 + (alike ? 0.5 : 0);
    if (head > 0 && columns > best.columns) best = { delimiter, columns };
  }
  return best.delimiter;
}

function firstRecords(text: string, most: number): string[] {
  const found: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length && found.length < most && i < 200_000; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (c === '\n' && !quoted) {
      if (i > start) found.push(text.slice(start, i));
      start = i + 1;
    }
  }
  if (found.length < most && start < text.length) found.push(text.slice(start, start + 200_000));
  return found;
}

function count(line: string, delimiter: string): number {
  let n = 0;
  let quoted = false;
  for (const c of line) {
    if (c === '"') quoted = !quoted;
    else if (c === delimiter && !quoted) n++;
  }
  return n;
}
