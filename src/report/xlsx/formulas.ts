import type { NumberKind } from '../chapter.ts';
import { columnName } from '../ooxml/chart.ts';
import type { ReportTable } from '../tables.ts';
import type { BookCell } from './book.ts';

export interface Formula {
  readonly text: string;
  /** The same computed here. */
  readonly value: number;
}

/** Excel takes 8192 characters. */
const LONGEST = 8000;

/** A formula is written only where it gives our number. */
export function withFormula(cell: Extract<BookCell, { kind: 'number' }>, formula: Formula | undefined): BookCell {
  if (formula === undefined || formula.text.length > LONGEST || !(Math.abs(formula.value - cell.value) <= 1e-9)) return cell;
  return { ...cell, formula: formula.text };
}

/** What a reader would recompute in a row: from which columns which column follows. */
interface RowRule {
  /** The table by its id, or any with these columns of figures. */
  readonly id?: string;
  readonly figures: readonly NumberKind[];
  /** Places among the figures: what goes in, and what comes out. */
  readonly from: readonly number[];
  readonly to: number;
  readonly text: (...at: string[]) => string;
  readonly value: (...n: number[]) => number;
}

const RULES: readonly RowRule[] = [
  // Target less score, never below zero.
  {
    id: 'gaps',
    figures: ['score', 'score', 'score'],
    from: [0, 1],
    to: 2,
    text: (now, target) => `MAX(0,${target}-${now})`,
    value: (now, target) => Math.max(0, target! - now!),
  },
  // Priority: gain × impact / effort.
  {
    id: 'ranked',
    figures: ['count', 'score', 'score', 'gain', 'count', 'count', 'gain'],
    from: [3, 4, 5],
    to: 6,
    text: (gain, impact, effort) => `${gain}*${impact}/${effort}`,
    value: (gain, impact, effort) => (gain! * impact!) / effort!,
  },
  // Change: now less before.
  { figures: ['score', 'score', 'change'], from: [0, 1], to: 2, text: (was, now) => `${now}-${was}`, value: (was, now) => now! - was! },
];

/** The row with a formula where one of the rules fits its table and gives its number. @param row as Excel counts */
export function withRowFormula({ id, columns }: ReportTable, cells: BookCell[], row: number): BookCell[] {
  const figures = columns.flatMap((c, i) => (c.kind === 'text' ? [] : [i]));
  const rule = RULES.find(
    (r) =>
      (r.id === undefined || r.id === id) &&
      r.figures.length === figures.length &&
      r.figures.every((kind, i) => columns[figures[i]!]!.kind === kind),
  );
  if (rule === undefined) return cells;
  const inputs = rule.from.map((i) => cells[figures[i]!]);
  const target = figures[rule.to]!;
  const result = cells[target];
  const numbers = inputs.flatMap((c) => (c?.kind === 'number' ? [c.value] : []));
  if (result?.kind !== 'number' || numbers.length < inputs.length) return cells;
  const at = rule.from.map((i) => `${columnName(figures[i]!)}${row}`);
  return cells.with(target, withFormula(result, { text: rule.text(...at), value: rule.value(...numbers) }));
}
