import type { Lang } from '../../text/lang.ts';
import type { Cell, Column, NumberKind } from '../chapter.ts';
import { showCell } from '../show.ts';
import type { BookCell } from './book.ts';

/** Excel's format codes; the reader's own Excel puts comma or point. */
export const FORMAT: Readonly<Record<NumberKind, string>> = {
  score: '0.00',
  share: '0%',
  change: '+0.00;-0.00;0.00',
  gain: '0.000',
  count: '0',
  quantity: 'General',
};

/** A number stays a number, unrounded; everything else is text. */
export function bookCell(cell: Cell, lang: Lang): BookCell {
  if (typeof cell !== 'string' && cell.kind !== 'node' && cell.value !== null)
    return { kind: 'number', value: cell.value, format: FORMAT[cell.kind] };
  return { kind: 'text', text: showCell(cell, lang) };
}

/** Widths in characters. */
export const bookColumn = (c: Column): { title: string; width: number; right: boolean } => ({
  title: c.title,
  width: c.kind === 'text' ? Math.min(70, Math.max(14, c.width * 14)) : Math.max(11, ...c.title.split(' ').map((w) => w.length + 3)),
  right: c.align === 'right',
});
