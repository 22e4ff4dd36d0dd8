import type { Chapter, Column } from './chapter.ts';
import type { TablePage } from './table-layout.ts';

/** From this width a table needs a page across. */
export const isWide = (columns: readonly Column[]): boolean => columns.reduce((sum, c) => sum + c.width, 0) >= 13;

/** Headings and the tables under them turn together: a heading alone on an upright page says nothing. */
export const isAcross = ({ blocks }: Chapter): boolean => blocks.some((b) => b.kind === 'table' && isWide(b.columns));

/** Width of a table with few columns and with many, in its letters' size on a screen; a wide one is printed across, so it is laid out for both. */
const [FEW, USUAL, WIDE, BROAD, VAST] = [42, 63, 76, 78, 114];
/** Up to this many columns a table is read on a phone too, without breaking words. */
const FEW_COLUMNS = 4;
/** From this many columns a table needs more room than a page of text. */
export const MANY_COLUMNS = 8;
/** From this many it is as wide as it must be, and its rows keep their names in sight. */
export const VERY_MANY_COLUMNS = 12;

/** A page on a screen, in thousandths of the size of its letters: its own fonts are wider than Arial, and a heading may have a button beside it. */
export function screenPage(columns: readonly Column[]): TablePage {
  const width =
    columns.length >= VERY_MANY_COLUMNS
      ? VAST
      : columns.length >= MANY_COLUMNS
        ? BROAD
        : isWide(columns)
          ? WIDE
          : columns.length <= FEW_COLUMNS
            ? FEW
            : USUAL;
  return {
    width: width * 1000,
    letter: 1170,
    bold: 1250,
    margins: 1400,
    afterFigures: 0,
    besideHeading: columns[0]?.title === '' || isWide(columns) ? 0 : 900,
  };
}
