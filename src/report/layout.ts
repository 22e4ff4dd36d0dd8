import type { Chapter, Column } from './chapter.ts';

/** From this width a table needs a page across. */
export const isWide = (columns: readonly Column[]): boolean => columns.reduce((sum, c) => sum + c.width, 0) >= 13;

/** Headings and the tables under them turn together: a heading alone on an upright page says nothing. */
export const isAcross = ({ blocks }: Chapter): boolean => blocks.some((b) => b.kind === 'table' && isWide(b.columns));

/** Width of a table with few columns and with many, of a character, and of a cell's padding, in pixels on a screen. */
const [USUAL, BROAD, VAST, CHARACTER, PADDING] = [936, 1150, 1680, 9, 22];
/** From this many columns a table needs more room than a page of text. */
export const MANY_COLUMNS = 8;
/** From this many it is as wide as it must be, and its rows keep their names in sight. */
export const VERY_MANY_COLUMNS = 12;
/** Least share of a text column, so that ordinary words are not broken: one that was given little holds a word or two. */
const [NARROW, NARROWEST] = [0.15, 0.105];

/** Per cent of the table: a figure column as wide as the longest word of its heading, text columns share the rest. */
export function widthsOf(columns: readonly Column[]): number[] {
  const page = columns.length >= VERY_MANY_COLUMNS ? VAST : columns.length >= MANY_COLUMNS ? BROAD : USUAL;
  const longest = (title: string): number => Math.max(7, ...title.split(' ').map((word) => word.length));
  const figures = columns.map((c) => (c.kind === 'text' ? 0 : (longest(c.title) * CHARACTER + PADDING) / page));
  const taken = Math.min(
    0.7,
    figures.reduce((sum, n) => sum + n, 0),
  );
  const text = columns.reduce((sum, c) => sum + (c.kind === 'text' ? c.width : 0), 0);
  const texts = columns.filter((c) => c.kind === 'text').length;
  const least = (c: Column): number => Math.min(c.width > 1 ? NARROW : NARROWEST, (1 - taken) / Math.max(1, texts));
  const shares = columns.map((c, i) => (c.kind === 'text' ? Math.max(least(c), (c.width / text) * (1 - taken)) : figures[i]!));
  const all = shares.reduce((sum, n) => sum + n, 0);
  return shares.map((n) => Math.round((n / all) * 1000) / 10);
}
