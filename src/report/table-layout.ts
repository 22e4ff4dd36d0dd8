import type { Lang } from '../text/lang.ts';
import type { Block, BlockOf, Column } from './chapter.ts';
import type { Sheet } from './figures.ts';
import { lineWidth } from './measure.ts';
import { showCell } from './show.ts';

/** What a table is set on; all lengths in one unit, whichever. */
export interface TablePage {
  readonly width: number;
  /** Size of the text and of the headings, with room for a font that runs wider than Arial. */
  readonly letter: number;
  readonly bold: number;
  /** Left and right of a cell together; what follows a column of figures may stand further away from it. */
  readonly margins: number;
  readonly afterFigures: number;
  /** Beside the longest word of a heading, such as a button that sorts. */
  readonly besideHeading: number;
}

/** Letters: a word longer than this may break; a column of words is no narrower if it has so much to say. */
const [LONGEST, TEXT] = [9, 7];
/** Words that stand for a missing figure take two lines. */
const STAND_IN = 0.55;
/** Rows that are looked at in a long table. */
const LOOKED_AT = 60;
/** Rounds after which rows hardly become lower any more. */
const ROUNDS = 12;

export interface TableLayout {
  /** Whole numbers in the unit of the page, a column each. */
  readonly widths: readonly number[];
  /** About how many lines a row of these columns takes. */
  readonly lines: (row: readonly string[]) => number;
}

export const textsOf = ({ rows }: Sheet, lang: Lang): string[][] => rows.map((row) => row.map((cell) => showCell(cell, lang)));

/** Tables of a chapter that have the same headings have the same widths. */
export function chapterLayouts(
  blocks: readonly Block[],
  lang: Lang,
  page: (columns: readonly Column[]) => TablePage,
): (table: BlockOf<'table'>) => TableLayout | undefined {
  const headings = ({ columns }: BlockOf<'table'>): string => columns.map((c) => c.title).join('\u0001');
  const kinds = new Map<string, BlockOf<'table'>[]>();
  for (const block of blocks) if (block.kind === 'table') kinds.set(headings(block), [...(kinds.get(headings(block)) ?? []), block]);
  const layouts = new Map(
    [...kinds].map(([key, all]) => {
      const { columns } = all[0]!;
      return [
        key,
        tableLayout(
          columns,
          all.flatMap((t) => textsOf(t, lang)),
          page(columns),
        ),
      ] as const;
    }),
  );
  return (table) => layouts.get(headings(table));
}

/** A cell: the width of each of its lines if it were never broken. */
type Lines = readonly number[];

const words = (text: string): string[] => text.split(/[\s/]+|–(?!\d)/);
const widest = (parts: readonly string[], size: number): number => parts.reduce((most, part) => Math.max(most, lineWidth(part) * size), 0);

/**
 * Widths of a table's columns: no word is broken where there is room, and what is left is shared so that the rows become low.
 */
export function tableLayout(columns: readonly Column[], rows: readonly (readonly string[])[], page: TablePage): TableLayout {
  const { width, letter, bold, besideHeading } = page;
  const margins = columns.map((_, i) => page.margins + (followsFigures(columns, i) ? page.afterFigures : 0));
  const measured = (row: readonly string[]): Lines[] => columns.map((_, i) => (row[i] ?? '').split('\n').map((l) => lineWidth(l) * letter));
  const cells = rows.map(measured);
  const wishes = sum(columns.map((c) => c.width));
  const longest = columns.map((c, i) => {
    const found = cells.reduce((n, row) => Math.max(n, ...row[i]!), 0);
    // What is empty throughout is there to be filled in.
    return found === 0 ? (c.width / wishes) * width : found + margins[i]!;
  });
  const least = columns.map((c, i) => {
    const word = rows.reduce((n, row) => Math.max(n, widest(words(row[i] ?? ''), letter)), 0);
    const room = Math.max(Math.min(LONGEST * letter, word), widest(words(c.title), bold) + besideHeading, 2 * letter) + margins[i]!;
    return Math.max(room, c.kind === 'text' ? Math.min(TEXT * letter, longest[i]!) : longest[i]! * STAND_IN);
  });
  const most = longest.map((n, i) => Math.max(least[i]!, n));
  const widths = shared(columns, cells, { least, most, margins, width });
  return { widths, lines: (row) => height(measured(row), widths, margins) };
}

interface Limits {
  /** Room for the longest word of each column. */
  readonly least: readonly number[];
  /** Room for the longest line of each column; more is of no use. */
  readonly most: readonly number[];
  readonly margins: readonly number[];
  readonly width: number;
}

/** Whether words would stand right behind a figure. */
export const followsFigures = (columns: readonly { readonly align: Column['align'] }[], i: number): boolean =>
  columns[i]!.align !== 'right' && columns[i - 1]?.align === 'right';

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const linesOf = (cell: Lines, room: number): number => cell.reduce((n, line) => n + Math.max(1, Math.ceil((line * 1.04) / room)), 0);
const height = (row: readonly Lines[], widths: readonly number[], margins: readonly number[]): number =>
  row.reduce((n, cell, i) => Math.max(n, linesOf(cell, widths[i]! - margins[i]!)), 0);

function shared(columns: readonly Column[], cells: readonly (readonly Lines[])[], limits: Limits): number[] {
  const { least, most, width } = limits;
  const [needed, wanted] = [sum(least), sum(most)];
  if (needed >= width) return least.map((n) => Math.floor((n / needed) * width));
  if (wanted <= width) {
    // All lines fit: the rest goes to the words, so that figures stay together.
    const text = columns.map((c, i) => (c.kind === 'text' ? most[i]! : 0));
    const takers = sum(text) === 0 ? most : text;
    return most.map((n, i) => Math.floor(n + ((width - wanted) * takers[i]!) / sum(takers)));
  }
  const step = Math.ceil(cells.length / LOOKED_AT);
  return lowest(
    cells.filter((_, i) => i % step === 0),
    limits,
  );
}

/**
 * Rows are as high as their highest cell. At the best widths each column's is proportional to the root of how much text it
 * holds in the rows whose height it makes; from an even share a few rounds lead there.
 */
function lowest(cells: readonly (readonly Lines[])[], limits: Limits): number[] {
  const { least, margins, width } = limits;
  const area = least.map((_, i) => Math.sqrt(cells.reduce((n, row) => n + sum(row[i]!), 1)));
  let widths = fitted(area, limits);
  let best = { widths, height: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    const weights = least.map(() => 0);
    let total = 0;
    for (const row of cells) {
      const lines = row.map((cell, i) => linesOf(cell, widths[i]! - margins[i]!));
      const high = Math.max(...lines);
      total += high;
      for (const [i, n] of lines.entries()) if (n === high && n > 1) weights[i]! += n * widths[i]!;
    }
    if (total < best.height) best = { widths, height: total };
    const roots = weights.map(Math.sqrt);
    const all = Math.max(1, sum(roots));
    widths = fitted(
      widths.map((w, i) => w / 2 + ((roots[i]! / all) * width) / 2),
      limits,
    );
  }
  return best.widths;
}

/** Widths in the wished proportion that keep their limits and fill the table. */
function fitted(wishes: readonly number[], { least, most, width }: Limits): number[] {
  const at = (scale: number): number[] => wishes.map((w, i) => Math.min(most[i]!, Math.max(least[i]!, w * scale)));
  let [low, high] = [0, 1];
  while (sum(at(high)) < width && high < 1e9) high *= 2;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) < width) low = middle;
    else high = middle;
  }
  return at(low).map(Math.floor);
}
