import type { Finding, Place } from '../finding/finding.ts';

/** A table as every format hands it over: headings, and rows of text cells with the line each begins at. */
export interface Rows {
  readonly file: string;
  readonly headings: readonly string[];
  /** Where the headings stand. */
  readonly headingLine: number;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly refusedRows: number;
  readonly findings: readonly Finding[];
  /** Numbers were numbers in the file (JSON), so a point can only be a decimal point. */
  readonly typed?: boolean;
}

export const cellPlace = (table: Pick<Rows, 'file' | 'headings'>, line: number, column: number): Place => ({
  file: table.file,
  line,
  column: table.headings[column] ?? '',
});
