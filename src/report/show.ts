import type { Lang } from '../text/lang.ts';
import { showChange, showQuantity, showScore, showShare } from '../text/number.ts';
import type { Cell, NumberCell } from './chapter.ts';

/** A cell as text. Numbers are rounded here and nowhere earlier. */
export function showCell(cell: Cell, lang: Lang): string {
  if (typeof cell === 'string') return cell;
  return cell.kind === 'node' ? cell.text : showNumber(cell, lang);
}

/** A value that a bar stands for. */
export const showBar = (value: number, unit: 'score' | 'share', lang: Lang): string =>
  unit === 'share' ? showShare(value, lang) : showScore(value, lang);

function showNumber({ kind, value, instead }: NumberCell, lang: Lang): string {
  if (value === null) return instead;
  switch (kind) {
    case 'score':
      return showScore(value, lang);
    case 'gain':
      return showScore(value, lang, 3);
    case 'share':
      return showShare(value, lang);
    case 'change':
      return showChange(value, lang);
    case 'count':
    case 'quantity':
      return showQuantity(value, lang);
  }
}
