import type { Column } from '../chapter.ts';

/** Twentieths of a point: an average letter of table text, of a bold one, and the margins of a cell. A stand-in font may be wider than ours. */
const [LETTER, BOLD, MARGINS] = [110, 136, 180];
/** Longer words may break. */
const LONGEST = 18;

const longest = (text: string): number => text.split(/[\s/–]+/).reduce((most, word) => Math.max(most, word.length), 0);

/**
 * Widths of a table's columns: no word is broken where there is room, figures take what they need, text shares the rest by how much of it there is.
 * @param width of the whole table, in twentieths of a point
 */
export function columnWidths(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] {
  const needed = columns.map((c, i) => {
    const words = rows.reduce((most, row) => Math.max(most, longest(row[i] ?? '')), 0);
    return Math.max(Math.min(LONGEST, words) * LETTER, longest(c.title) * BOLD, 3 * BOLD) + MARGINS;
  });
  const wishes = columns.map((c, i) => {
    if (c.kind !== 'text') return 0;
    const said = rows.reduce((sum, row) => sum + (row[i]?.length ?? 0), 0) / Math.max(1, rows.length);
    return Math.sqrt(c.width * Math.max(8, said));
  });
  const least = needed.reduce((sum, n) => sum + n, 0);
  const wished = wishes.reduce((sum, n) => sum + n, 0);
  if (least >= width || wished === 0) return needed.map((n) => Math.floor((n / least) * width));
  // Text columns grow towards their share of the whole, and never below their longest word.
  const room = width - needed.reduce((sum, n, i) => sum + (wishes[i] === 0 ? n : 0), 0);
  const widths = [...needed];
  let open = columns.map((_, i) => i).filter((i) => wishes[i]! > 0);
  let rest = room;
  for (;;) {
    const total = open.reduce((sum, i) => sum + wishes[i]!, 0);
    const tight = open.filter((i) => (wishes[i]! / total) * rest < needed[i]!);
    if (tight.length === 0) {
      for (const i of open) widths[i] = Math.floor((wishes[i]! / total) * rest);
      return widths;
    }
    rest -= tight.reduce((sum, i) => sum + needed[i]!, 0);
    open = open.filter((i) => !tight.includes(i));
  }
}
