import { type Info, parse } from 'csv-parse/sync';
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

function parseRecords(file: string, text: string, delimiter: Delimiter, skipped: number, findings: Finding[]): Record_[] {
  const whole = parseWhole(text, delimiter);
  if (whole !== undefined) return whole.map((record) => ({ ...record, line: record.line + skipped }));
  return parseLineByLine(file, text, delimiter, skipped, findings);
}

/** The file in one go; undefined where any quote is out of place. */
function parseWhole(text: string, delimiter: Delimiter): Record_[] | undefined {
  let broken = false;
  const records = parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: () => {
      broken = true;
      return undefined;
    },
  }) as unknown as { info: Info; record: string[] }[];
  if (broken) return undefined;
  return records.map(({ info, record }) => {
    // csv-parse counts the line on which a record ends; a cell may hold line breaks.
    const inside = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
    return { line: info.lines - inside, cells: record.map((cell) => readCell(cell)) };
  });
}

/**
 * The careful way, for a file in which a quote is out of place: csv-parse would take the rest of the file for one cell.
 * A record is as many lines as its quotes need to pair up; one that cannot be read is refused, and reading goes on after it.
 */
function parseLineByLine(file: string, text: string, delimiter: Delimiter, skipped: number, findings: Finding[]): Record_[] {
  const records: Record_[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; ) {
    const line = i + 1 + skipped;
    let record = lines[i]!;
    let quotes = countQuotes(record);
    let next = i + 1;
    while (quotes % 2 === 1 && next < lines.length) {
      record += `\n${lines[next]!}`;
      quotes += countQuotes(lines[next]!);
      next++;
    }
    i = next;
    if (record.trim() === '') continue;
    const read = quotes % 2 === 1 ? undefined : parseWhole(record, delimiter);
    if (read?.[0] !== undefined) records.push({ line, cells: read[0].cells });
    else findings.push(finding('answers/broken-table', { file, line }, { problem: quotes % 2 === 1 ? 'open-quote' : 'stray-quote' }));
  }
  return records;
}

const countQuotes = (line: string): number => line.split('"').length - 1;

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
function sniff(text: string): Delimiter {
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
