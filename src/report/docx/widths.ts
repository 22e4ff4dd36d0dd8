import type { Column } from '../chapter.ts';
import { lineWidth } from '../ooxml/measure.ts';

/** Size of table text in twentieths of a point, with room for a template whose font runs wider than ours. */
const [LETTER, BOLD] = [184, 200];
/** Left and right of a cell; what follows a column of figures stands further away from it. */
const MARGINS = 180;
export const AFTER_FIGURES = 140;
/** A word longer than this may break. */
const LONGEST = 18 * 0.5 * LETTER;
/** A column of words is no narrower than this if it has so much to say. */
const TEXT = 1500;
/** Rows that are looked at in a long table. */
const LOOKED_AT = 60;
/** Rounds after which rows hardly become lower any more. */
const ROUNDS = 12;

export interface TableLayout {
  /** In twentieths of a point, a column each. */
  readonly widths: readonly number[];
  /** About how many lines a row of these columns takes. */
  readonly lines: (row: readonly string[]) => number;
}

/** A cell: the width of each of its lines if it were never broken. */
type Lines = readonly number[];

const words = (text: string): string[] => text.split(/[\s/–]+/);
const widest = (parts: readonly string[], size: number): number => parts.reduce((most, part) => Math.max(most, lineWidth(part) * size), 0);

/**
 * Widths of a table's columns: no word is broken where there is room, and what is left is shared so that the rows become low.
 * @param width of the whole table, in twentieths of a point
 */
export function tableLayout(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): TableLayout {
  const margins = columns.map((c, i) => MARGINS + (c.align !== 'right' && columns[i - 1]?.align === 'right' ? AFTER_FIGURES : 0));
  const measured = (row: readonly string[]): Lines[] => columns.map((_, i) => (row[i] ?? '').split('\n').map((l) => lineWidth(l) * LETTER));
  const cells = rows.map(measured);
  const wishes = sum(columns.map((c) => c.width));
  const longest = columns.map((c, i) => {
    const found = cells.reduce((n, row) => Math.max(n, ...row[i]!), 0);
    // What is empty throughout is there to be filled in.
    return found === 0 ? (c.width / wishes) * width : found + margins[i]!;
  });
  const least = columns.map((c, i) => {
    const word = rows.reduce((n, row) => Math.max(n, widest(words(row[i] ?? ''), LETTER)), 0);
    const room = Math.max(Math.min(LONGEST, word), widest(words(c.title), BOLD), 2 * LETTER) + margins[i]!;
    // Words that stand for a missing figure take two lines at most.
    return Math.max(room, c.kind === 'text' ? Math.min(TEXT, longest[i]!) : longest[i]! * 0.6);
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
