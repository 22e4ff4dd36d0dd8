import type { AssessedNode } from '../assess/types.ts';
import type { Aggregate } from '../rubric/instrument.ts';
import type { NumberCell } from './chapter.ts';
import { type Facts, factsOf, type ReportInput } from './facts.ts';
import { coverageCell, gapCell, headline, labelOf, scoreCell, targetCell } from './speak.ts';

/** A node of the tree with what its parent computes with: for formats that can compute. */
export interface ArithmeticRow {
  readonly id: string;
  readonly title: string;
  /** 0 for the index. */
  readonly depth: number;
  readonly weight: number | null;
  readonly aggregate: Aggregate | null;
  /** Rows of the children that enter the node's value. */
  readonly entering: readonly number[];
  /** What the parent computes with, also where it is withheld from print. */
  readonly value: number | null;
  readonly score: NumberCell;
  readonly low: number | null;
  readonly high: number | null;
  readonly target: NumberCell;
  readonly gap: NumberCell;
  readonly coverage: NumberCell;
  readonly isLeaf: boolean;
}

/** The index tree, parents before children, in the instrument's order. */
export function arithmeticRows(input: ReportInput): ArithmeticRow[] {
  const f = factsOf(input);
  const rows: ArithmeticRow[] = [];
  add(f, f.city.index, 0, rows);
  return rows;
}

function add(f: Facts, node: AssessedNode, depth: number, rows: ArithmeticRow[]): void {
  const entering: number[] = [];
  const { low, high } = headline(f, node);
  const value = (n: AssessedNode): number | null => n.values[f.instrument.headline];
  rows.push({
    id: node.id,
    title: labelOf(f, node),
    depth,
    weight: depth === 0 ? null : node.weight,
    aggregate: node.aggregate,
    entering,
    value: value(node),
    score: scoreCell(f, node),
    low,
    high,
    target: targetCell(f, node),
    gap: gapCell(f, node),
    coverage: coverageCell(f, node),
    isLeaf: node.leaf !== null,
  });
  for (const child of node.children) {
    if (child.weight > 0 && value(child) !== null) entering.push(rows.length);
    add(f, child, depth + 1, rows);
  }
}
