import { type Lang, words } from '../../text/lang.ts';
import type { ArithmeticRow } from '../arithmetic-rows.ts';
import { type NumberCell, number } from '../chapter.ts';
import type { Edition } from '../edition.ts';
import type { BookCell, BookSheet } from './book.ts';
import { bookCell, exactFormat } from './cells.ts';
import { type Formula, withFormula } from './formulas.ts';

const say = words({
  id: {
    sheet: 'Hitungan',
    caption: 'Pohon hitungan: setiap nilai gabungan adalah rumus atas baris-baris di bawahnya',
    columns: ['Id', 'Bagian', 'Bobot', 'Nilai hitung', 'Nilai dicetak', 'Batas bawah', 'Batas atas', 'Target', 'Kesenjangan', 'Cakupan'],
  },
  en: {
    sheet: 'Arithmetic',
    caption: 'Tree of the computation: every combined value is a formula over the rows below it',
    columns: ['Id', 'Part', 'Weight', 'Computed value', 'Printed score', 'Lower bound', 'Upper bound', 'Target', 'Gap', 'Coverage'],
  },
});

const WIDTHS = [16, 56, 9, 14, 14, 13, 13, 10, 14, 11];
const [WEIGHT, VALUE, SCORE, TARGET, GAP] = ['C', 'D', 'E', 'H', 'I'] as const;

export const arithmeticCaption = (edition: Edition): string => say[edition.meta.lang].caption;

/** The whole tree, a node a row: what a reader would recompute is a formula, with our value as its result. */
export function arithmeticSheet({ meta: { lang } }: Edition, rows: readonly ArithmeticRow[], name: string): BookSheet {
  const text = (t: string, more: { bold?: boolean; indent?: number } = {}): BookCell => ({ kind: 'text', text: t, ...more });
  const score = (n: number | null): BookCell => bookCell(number('score', n), lang);
  const shown = (cell: NumberCell): BookCell => bookCell(cell, lang);
  return {
    name,
    columns: say[lang].columns.map((title, i) => ({ title, width: WIDTHS[i]!, right: i > 1 })),
    rows: rows.map((row, i) => [
      text(row.id),
      text(row.title, { bold: !row.isLeaf, indent: row.depth }),
      bookCell(number('quantity', row.weight, ''), lang),
      row.value === null ? text('–') : withFormula({ kind: 'number', value: row.value, format: exactFormat(lang) }, combined(row, rows)),
      shown(row.score),
      score(row.low),
      score(row.high),
      shown(row.target),
      gapCell(row, i, rows, lang),
      shown(row.coverage),
    ]),
  };
}

/** A leaf's gap is target less score; a mean's is the mean of its children's, since each child's surplus is already cut off. */
function gapCell(row: ArithmeticRow, i: number, rows: readonly ArithmeticRow[], lang: Lang): BookCell {
  const cell = bookCell(row.gap, lang);
  if (cell.kind !== 'number') return cell;
  if (row.isLeaf) {
    if (row.score.value === null || row.target.value === null) return cell;
    const value = Math.max(0, row.target.value - row.score.value);
    return withFormula(cell, { text: `MAX(0,${TARGET}${i + 2}-${SCORE}${i + 2})`, value });
  }
  const parts = row.entering.map((k) => ({ row: rows[k]!, at: k + 2 }));
  if (row.aggregate !== 'mean' || parts.length === 0 || parts.some((p) => p.row.gap.value === null)) return cell;
  const weights = parts.reduce((sum, p) => sum + (p.row.weight ?? 1), 0);
  const text = `(${parts.map((p) => `${WEIGHT}${p.at}*${GAP}${p.at}`).join('+')})/(${parts.map((p) => `${WEIGHT}${p.at}`).join('+')})`;
  return withFormula(cell, { text, value: parts.reduce((sum, p) => sum + (p.row.weight ?? 1) * p.row.gap.value!, 0) / weights });
}

export const arithmeticName = (edition: Edition): string => say[edition.meta.lang].sheet;

/** How a branch combines its children, as a formula over their rows. */
function combined(row: ArithmeticRow, rows: readonly ArithmeticRow[]): Formula | undefined {
  const parts = row.entering.map((i) => ({
    w: `${WEIGHT}${i + 2}`,
    v: `${VALUE}${i + 2}`,
    weight: rows[i]!.weight ?? 1,
    value: rows[i]!.value!,
  }));
  if (parts.length === 0) return undefined;
  const sum = (f: (p: (typeof parts)[number]) => number): number => parts.reduce((total, p) => total + f(p), 0);
  const plus = (f: (p: (typeof parts)[number]) => string): string => parts.map(f).join('+');
  const weights = sum((p) => p.weight);
  switch (row.aggregate) {
    case 'mean':
      return { text: `(${plus((p) => `${p.w}*${p.v}`)})/(${plus((p) => p.w)})`, value: sum((p) => p.weight * p.value) / weights };
    case 'geometric':
      return {
        text: `EXP((${plus((p) => `${p.w}*LN(${p.v})`)})/(${plus((p) => p.w)}))`,
        value: Math.exp(sum((p) => p.weight * Math.log(p.value)) / weights),
      };
    case 'harmonic':
      return { text: `(${plus((p) => p.w)})/(${plus((p) => `${p.w}/${p.v}`)})`, value: weights / sum((p) => p.weight / p.value) };
    case 'sum':
      return { text: plus((p) => `${p.w}*${p.v}`), value: sum((p) => p.weight * p.value) };
    case 'min':
      return { text: `MIN(${parts.map((p) => p.v).join(',')})`, value: Math.min(...parts.map((p) => p.value)) };
    case 'max':
      return { text: `MAX(${parts.map((p) => p.v).join(',')})`, value: Math.max(...parts.map((p) => p.value)) };
    default:
      return undefined;
  }
}
