import { words } from '../../text/lang.ts';
import type { ArithmeticRow } from '../arithmetic-rows.ts';
import type { NumberCell } from '../chapter.ts';
import type { Edition } from '../edition.ts';
import type { BookCell, BookSheet } from './book.ts';
import { bookCell, FORMAT } from './cells.ts';

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
const [WEIGHT, VALUE, SCORE, TARGET] = ['C', 'D', 'E', 'H'] as const;

export const arithmeticCaption = (edition: Edition): string => say[edition.meta.lang].caption;

/** The whole tree, a node a row: what a reader would recompute is a formula, with our value as its result. */
export function arithmeticSheet(edition: Edition, name: string): BookSheet {
  const { lang } = edition.meta;
  const rows = edition.arithmetic();
  const text = (t: string, more: { bold?: boolean; indent?: number } = {}): BookCell => ({ kind: 'text', text: t, ...more });
  const score = (n: number | null): BookCell => (n === null ? text('–') : { kind: 'number', value: n, format: FORMAT.score });
  const shown = (cell: NumberCell): BookCell => bookCell(cell, lang);
  return {
    name,
    columns: say[lang].columns.map((title, i) => ({ title, width: WIDTHS[i]!, right: i > 1 })),
    rows: rows.map((row, i) => [
      text(row.id),
      text(row.title, { bold: !row.isLeaf, indent: row.depth }),
      row.weight === null ? text('') : { kind: 'number', value: row.weight, format: FORMAT.quantity },
      row.value === null ? text('–') : withFormula({ kind: 'number', value: row.value, format: '0.0000' }, combined(row, rows)),
      shown(row.score),
      score(row.low),
      score(row.high),
      shown(row.target),
      row.isLeaf && row.score.value !== null && row.target.value !== null && row.gap.value !== null
        ? withFormula(
            { kind: 'number', value: row.gap.value, format: FORMAT.score },
            { text: `MAX(0,${TARGET}${i + 2}-${SCORE}${i + 2})`, value: Math.max(0, row.target.value - row.score.value) },
          )
        : shown(row.gap),
      shown(row.coverage),
    ]),
  };
}

export const arithmeticName = (edition: Edition): string => say[edition.meta.lang].sheet;

interface Formula {
  readonly text: string;
  /** The same computed here. */
  readonly value: number;
}

/** Excel takes 8192 characters. */
const LONGEST = 8000;

/** A formula is written only where it gives our number. */
export function withFormula(cell: Extract<BookCell, { kind: 'number' }>, formula: Formula | undefined): BookCell {
  if (formula === undefined || formula.text.length > LONGEST || Math.abs(formula.value - cell.value) > 1e-9) return cell;
  return { ...cell, formula: formula.text };
}

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
