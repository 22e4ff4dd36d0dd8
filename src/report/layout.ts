import type { Chapter, Column } from './chapter.ts';

/** From this width a table needs a page across. */
export const isWide = (columns: readonly Column[]): boolean => columns.reduce((sum, c) => sum + c.width, 0) >= 13;

/** Headings and the tables under them turn together: a heading alone on an upright page says nothing. */
export const isAcross = ({ blocks }: Chapter): boolean => blocks.some((b) => b.kind === 'table' && isWide(b.columns));

/** Room for text at the usual width of the page, in pixels of about a character's ninth part. */
const [PAGE, CHARACTER, PADDING] = [936, 9, 22];
/** Least share of a text column: fourteen characters, so that ordinary words are not broken. */
const NARROWEST = 0.15;

/** Per cent of the table: a figure column as wide as the longest word of its heading, text columns share the rest. */
export function widthsOf(columns: readonly Column[]): number[] {
  const longest = (title: string): number => Math.max(7, ...title.split(' ').map((word) => word.length));
  const figures = columns.map((c) => (c.kind === 'text' ? 0 : (longest(c.title) * CHARACTER + PADDING) / PAGE));
  const taken = Math.min(
    0.7,
    figures.reduce((sum, n) => sum + n, 0),
  );
  const text = columns.reduce((sum, c) => sum + (c.kind === 'text' ? c.width : 0), 0);
  const texts = columns.filter((c) => c.kind === 'text').length;
  const least = Math.min(NARROWEST, (1 - taken) / Math.max(1, texts));
  const shares = columns.map((c, i) => (c.kind === 'text' ? Math.max(least, (c.width / text) * (1 - taken)) : figures[i]!));
  const all = shares.reduce((sum, n) => sum + n, 0);
  return shares.map((n) => Math.round((n / all) * 1000) / 10);
}
