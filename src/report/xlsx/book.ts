import { cleanLine } from '../clean.ts';
import type { ChartSpec } from '../ooxml/chart.ts';

/** A cell of a workbook, in no library's words. */
export type BookCell =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: boolean; readonly indent?: number; readonly sheet?: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: string; readonly formula?: string };

export interface BookSheet {
  /** Unique in its book, 31 characters at most. */
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number; readonly right: boolean }[];
  readonly rows: readonly (readonly BookCell[])[];
  /** Columns whose numbers are shaded from low to high. */
  readonly shaded?: { readonly column: number; readonly min: number; readonly max: number };
  readonly chart?: { readonly spec: ChartSpec; readonly categoryColumn: number; readonly columns: readonly number[] };
}

export interface Book {
  readonly title: string;
  readonly subject: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly sheets: readonly BookSheet[];
}

/** A name that Excel takes: no []:*?/\, no apostrophe at the ends, 31 characters, none twice whatever their case. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const base =
    cleanLine(wanted)
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/ +/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '')
      .slice(0, 31)
      .replace(/[\ud800-\udbff]$/, '')
      .trim() || 'Data';
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base.slice(0, 31 - ` ${n}`.length).trimEnd()} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}
