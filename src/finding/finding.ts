import { compareUtf8 } from '../text/order.ts';
import { type Code, catalogue, type DataOf, type Severity } from './catalogue.ts';

export type { Code, DataOf, Severity } from './catalogue.ts';

/**
 * Where something is. `line` and `col` count from 1, columns in UTF-16 units; `cell` is an address in a sheet (Jawaban!C7);
 * `column` is the heading of a table's column;
 * `rows` is how many rows of a table say the same, where it lies on an engine and rows have no numbers.
 */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly col?: number;
  readonly endLine?: number;
  readonly endCol?: number;
  readonly column?: string;
  readonly cell?: string;
  readonly rows?: number;
}

/** One thing that is wrong, or worth knowing: never a sentence, always a code and the facts the sentence is made of. */
export interface Finding<C extends Code = Code> {
  readonly code: C;
  readonly severity: Severity;
  readonly place: Place;
  readonly data: DataOf<C>;
  /** The other places that belong to it: the first use of a duplicate id, the second of two answers that contradict. */
  readonly related: readonly Place[];
}

/** Makes a finding. The severity stands in the catalogue, beside the sentence. */
export function finding<C extends Code>(code: C, place: Place, data: DataOf<C>, related: readonly Place[] = []): Finding {
  return { code, severity: catalogue[code].severity, place, data, related } as unknown as Finding;
}

/** A total order: file, line, column, code, then the data, so that the same input always prints the same list. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareUtf8(a.place.file, b.place.file) ||
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    (a.place.col ?? 0) - (b.place.col ?? 0) ||
    compareUtf8(a.place.column ?? a.place.cell ?? '', b.place.column ?? b.place.cell ?? '') ||
    compareUtf8(a.code, b.code) ||
    compareUtf8(JSON.stringify(a.data), JSON.stringify(b.data))
  );
}

/** Sorted, and the same thing said only once. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(compareFindings);
  return sorted.filter((f, i) => i === 0 || compareFindings(sorted[i - 1]!, f) !== 0);
}

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const count = { error: 0, warning: 0, info: 0 };
  for (const f of findings) count[f.severity]++;
  return count;
}

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error');
