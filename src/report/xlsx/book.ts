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
  const whole = cleanLine(wanted)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/^[' ]+|(?<![' ])[' ]+$/g, '');
  const base = shortened(whole, 31) || 'Data';
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${shortened(base, 31 - ` ${n}`.length)} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Cut between words where one ends late enough. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  const space = text[most] === ' ' ? most : cut.lastIndexOf(' ');
  return (space > most / 2 ? cut.slice(0, space) : cut).replace(/\s*\([^)]*$/, '').replace(/[',\s]+$/, '');
}
