import type { Finding, Place } from '../finding/finding.ts';

/** What a spreadsheet knows of a cell beside its text. */
export interface CellFacts {
  /** `no-value`: a formula that nobody calculated; `error`: one that failed. */
  readonly kind: 'text' | 'number' | 'date' | 'no-value' | 'error';
  /** What a person sees, where that is another text than the value: 35.10 for 35.1, 45% for 0.45. */
  readonly shown: string | undefined;
}

/** A row of text cells, one under each heading. */
export interface TableRow {
  /** The line it begins at. */
  readonly line: number;
  readonly cells: readonly string[];
  /** By column; only spreadsheets know more than the text. */
  readonly facts?: readonly (CellFacts | undefined)[];
}

/** A table as every format hands it over: headings, and rows of text cells. */
export interface Rows {
  readonly file: string;
  readonly headings: readonly string[];
  /** Where the headings stand. */
  readonly headingLine: number;
  readonly rows: readonly TableRow[];
  readonly refusedRows: number;
  readonly findings: readonly Finding[];
  /** Numbers were numbers in the file (JSON), so a point can only be a decimal point. */
  readonly typed?: boolean;
  /** The sheet of a workbook, and which of its columns stands under each heading, from 0. */
  readonly sheet?: { readonly name: string; readonly columns: readonly number[] };
}

/** Rows times headings: a small file can name a new column in each of its rows, or stand in far-away cells. */
export const MOST_CELLS = 10_000_000;

type Where = Pick<Rows, 'file' | 'headings' | 'sheet'>;

/** 0 -> A, 26 -> AA. */
export function letters(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : letters(before - 1)) + String.fromCharCode(65 + (column % 26));
}

/** Jawaban!B7, as a spreadsheet jumps to it. `column` counts from 0, `line` from 1. */
export const addressOf = (sheet: string, line: number, column: number): string => `${sheet}!${letters(column)}${line}`;

/** As much of a heading as a place needs to be found. */
const MOST_HEADING = 500;

export function cellPlace(table: Where, line: number, column: number): Place {
  const { file, sheet } = table;
  if (sheet !== undefined) return { file, cell: addressOf(sheet.name, line, sheet.columns[column] ?? 0) };
  return { file, line, column: (table.headings[column] ?? '').slice(0, MOST_HEADING) };
}

/** A row as a whole. */
export function rowPlace(table: Where, line: number): Place {
  const { file, sheet } = table;
  return sheet === undefined ? { file, line } : { file, cell: addressOf(sheet.name, line, sheet.columns[0] ?? 0) };
}

/** Something about the table as such. */
export const tablePlace = ({ file, sheet }: Where): Place => (sheet === undefined ? { file } : { file, cell: sheet.name });
