import type { Lang } from '../../text/lang.ts';
import type { Cell, Column, NumberCell } from '../chapter.ts';
import { showCell } from '../show.ts';
import type { BookCell } from './book.ts';

/** Numbers of an Indonesian book have a decimal comma wherever the program follows the language of a format. */
const LOCALE: Readonly<Record<Lang, string>> = { id: '[$-421]', en: '' };
const MINUS = '"−"';

/** Excel's code by which a number shows as it is printed in every other format of the report; the value stays unrounded. */
export function formatOf(cell: NumberCell, lang: Lang): string {
  return LOCALE[lang] + bareFormat(cell, showCell(cell, lang), lang);
}

function bareFormat({ kind, value }: NumberCell, shown: string, lang: Lang): string {
  switch (kind) {
    case 'score':
      return signed('0.00', shown, value);
    case 'gain':
      return signed('0.000', shown, value);
    case 'change':
      return /^[+−]/.test(shown) ? `+0.00;${MINUS}0.00;0.00` : '0.00;0.00;0.00';
    case 'share':
      // 99.7 % is printed as >99 %, which no rounding gives.
      if (/^[<>]/.test(shown)) return `"${shown}"`;
      return lang === 'id' ? '0\\ %' : '0%';
    case 'count':
    case 'quantity': {
      const decimals = /[.,](\d+)$/.exec(shown)?.[1]?.length ?? 0;
      return Number.isInteger(value) ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
    }
  }
}

/** A number that rounds to zero shows no minus. */
const signed = (digits: string, shown: string, value: number | null): string =>
  value === null || value >= 0 ? digits : `${digits};${shown.startsWith('−') ? MINUS : ''}${digits}`;

/** More decimals than are printed, for those who check. */
export const exactFormat = (lang: Lang): string => `${LOCALE[lang]}0.0000`;

/** A number stays a number, unrounded; everything else is text. */
export function bookCell(cell: Cell, lang: Lang): BookCell {
  if (typeof cell !== 'string' && cell.kind !== 'node' && cell.value !== null)
    return { kind: 'number', value: cell.value, format: formatOf(cell, lang) };
  return { kind: 'text', text: showCell(cell, lang) };
}

/** Widths in characters. */
export const bookColumn = (c: Column): { title: string; width: number; right: boolean } => ({
  title: c.title,
  width: c.kind === 'text' ? Math.min(52, Math.max(14, c.width * 12)) : Math.max(11, ...c.title.split(' ').map((w) => w.length + 3)),
  right: c.align === 'right',
});
