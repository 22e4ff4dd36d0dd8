import type { Lang } from '../text/lang.ts';
import type { Block, BlockOf, Column } from './chapter.ts';
import type { Sheet } from './figures.ts';
import { type Measured, measure } from './measure.ts';
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
const LOOKED_AT = 70;
/** Rounds after which rows hardly become lower any more. */
const ROUNDS = 9;

export interface TableLayout {
  /** Whole numbers in the unit of the page, a column each. */
  readonly widths: readonly number[];
  /** About how many lines a row of these columns takes; cheap, since every row is asked. */
  readonly lines: (texts: readonly string[]) => number;
}

/** Layouts of a chapter's tables: those that have the same headings have the same widths. */
export function chapterLayouts(
  blocks: readonly Block[],
  lang: Lang,
  page: (columns: readonly Column[]) => TablePage,
): ReadonlyMap<Block, TableLayout> {
  const kinds = new Map<string, BlockOf<'table'>[]>();
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const headings = block.columns.map((c) => c.title).join('\u0001');
    kinds.set(headings, [...(kinds.get(headings) ?? []), block]);
  }
  const layouts = new Map<Block, TableLayout>();
  for (const all of kinds.values()) {
    const { columns } = all[0]!;
    const layout = tableLayout({ columns, rows: all.flatMap((table) => table.rows) }, lang, page(columns));
    for (const table of all) layouts.set(table, layout);
  }
  return layouts;
}

/**
 * Widths of a table's columns: no word is broken where there is room, and what is left is shared so that the rows become low.
 */
export function tableLayout({ columns, rows }: Sheet, lang: Lang, page: TablePage): TableLayout {
  const { width, letter, bold, besideHeading } = page;
  const step = Math.max(1, Math.ceil(rows.length / LOOKED_AT));
  const margins = columns.map((_, i) => page.margins + (followsFigures(columns, i) ? page.afterFigures : 0));
  const cells = rows.flatMap((row, r) => (r % step === 0 ? [columns.map((_, i) => measure(showCell(row[i] ?? '', lang)))] : []));
  const wishes = sum(columns.map((c) => c.width));
  const limits = columns.map((c, i) => {
    let [line, word] = [0, 0];
    for (const row of cells) {
      const cell = row[i]!;
      if (cell.word > word) word = cell.word;
      for (const n of cell.lines) if (n > line) line = n;
    }
    // What is empty throughout is there to be filled in.
    const most = line === 0 ? (c.width / wishes) * width : line * letter + margins[i]!;
    const heading = measure(c.title).word * bold + besideHeading;
    const room = Math.max(Math.min(LONGEST, word) * letter, heading, 2 * letter) + margins[i]!;
    const least = Math.max(room, c.kind === 'text' ? Math.min(TEXT * letter, most) : most * STAND_IN);
    return { least, most: Math.max(least, most), margin: margins[i]! };
  });
  const widths = shared(columns, cells, limits, page);
  const rooms = widths.map((w, i) => (w - margins[i]!) / letter);
  return { widths, lines: (texts) => texts.reduce((most, text, i) => Math.max(most, roughLines(text, rooms[i]!)), 1) };
}

/** Without looking at its letters, which are half as wide as high. @param room in letters */
function roughLines(text: string, room: number): number {
  if (text.length / 2 <= room && !text.includes('\n')) return 1;
  return text.split('\n').reduce((n, line) => n + Math.max(1, Math.ceil((line.length * LOSS) / 2 / room)), 0);
}

interface Limit {
  /** Room for the column's longest word. */
  readonly least: number;
  /** Room for its longest line; more is of no use. */
  readonly most: number;
  readonly margin: number;
}

/** Whether words would stand right behind a figure. */
export const followsFigures = (columns: readonly { readonly align: Column['align'] }[], i: number): boolean =>
  columns[i]!.align !== 'right' && columns[i - 1]?.align === 'right';

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** What is lost where lines end between words. */
const LOSS = 1.04;

/** @param room in letters */
function linesOf({ lines }: Measured, room: number): number {
  let n = 0;
  for (const line of lines) n += line <= room ? 1 : Math.ceil((line * LOSS) / room);
  return n;
}

function shared(columns: readonly Column[], cells: readonly (readonly Measured[])[], limits: readonly Limit[], page: TablePage): number[] {
  const { width } = page;
  const [needed, wanted] = [sum(limits.map((l) => l.least)), sum(limits.map((l) => l.most))];
  if (needed >= width) return limits.map(({ least }) => Math.floor((least / needed) * width));
  if (wanted <= width) {
    // All lines fit: the rest goes to the words, so that figures stay together.
    const text = columns.map((c, i) => (c.kind === 'text' ? limits[i]!.most : 0));
    const takers = sum(text) === 0 ? limits.map((l) => l.most) : text;
    const all = sum(takers);
    return limits.map(({ most }, i) => Math.floor(most + ((width - wanted) * takers[i]!) / all));
  }
  return lowest(cells, limits, page);
}

/**
 * Rows are as high as their highest cell. At the best widths each column's is proportional to the root of how much text it
 * holds in the rows whose height it makes; from an even share a few rounds lead there.
 */
function lowest(cells: readonly (readonly Measured[])[], limits: readonly Limit[], { width, letter }: TablePage): number[] {
  const n = limits.length;
  const area = limits.map((_, i) => Math.sqrt(cells.reduce((all, row) => all + sum(row[i]!.lines), 1)));
  let widths = fitted(area, limits, width);
  let best = { widths, height: Number.POSITIVE_INFINITY };
  const lines = new Array<number>(n).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const rooms = widths.map((w, i) => (w - limits[i]!.margin) / letter);
    const weights = new Array<number>(n).fill(0);
    let total = 0;
    for (const row of cells) {
      let high = 1;
      for (let i = 0; i < n; i++) {
        lines[i] = linesOf(row[i]!, rooms[i]!);
        if (lines[i]! > high) high = lines[i]!;
      }
      total += high;
      if (high > 1) for (let i = 0; i < n; i++) if (lines[i] === high) weights[i]! += high * widths[i]!;
    }
    if (total < best.height) best = { widths, height: total };
    const roots = weights.map(Math.sqrt);
    const all = Math.max(1, sum(roots));
    widths = fitted(
      widths.map((w, i) => w / 2 + ((roots[i]! / all) * width) / 2),
      limits,
      width,
    );
  }
  return best.widths;
}

/** Widths in the wished proportion that keep their limits and fill the table. */
function fitted(wishes: readonly number[], limits: readonly Limit[], width: number): number[] {
  const at = (i: number, scale: number): number => {
    const { least, most } = limits[i]!;
    const wish = wishes[i]! * scale;
    return wish < least ? least : wish > most ? most : wish;
  };
  const total = (scale: number): number => {
    let all = 0;
    for (let i = 0; i < limits.length; i++) all += at(i, scale);
    return all;
  };
  let [low, high] = [0, 1];
  while (total(high) < width && high < 1e9) high *= 2;
  // A thousandth of the scale is less than a letter.
  while (high - low > high * 1e-3) {
    const middle = (low + high) / 2;
    if (total(middle) < width) low = middle;
    else high = middle;
  }
  return wishes.map((_, i) => Math.floor(at(i, low)));
}
