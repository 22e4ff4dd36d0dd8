import { type Finding, finding } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import type { Instrument } from '../rubric/instrument.ts';
import { COLUMN_NAMES, type ColumnName, columnKey, isUnanswered, knownColumn } from '../rubric/vocabulary.ts';
import { type Column, HeadingReader, partNamed } from './headings.ts';
import { cellPlace, type Rows, type TableRow, tablePlace } from './rows.ts';
import { isRepeatTable, isSystem, repeatOf, type Tool, toolOf } from './system-columns.ts';

export type { Column, Part } from './headings.ts';

export interface ColumnPlan {
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
  readonly tool: Tool | undefined;
  /** A row an answer: columns `indicator` and `value`. */
  readonly isLong: boolean;
  /** Rows of a group that is asked more than once; none of them answers an indicator. */
  readonly isRepeat: boolean;
  /** Columns that mean the same as an earlier one: they speak where it is silent, as in exports of several versions of a form. */
  readonly alternates: readonly { readonly column: number; readonly first: number }[];
}

/** Names the columns of a table: known columns, indicators by id, path, title or question, criteria of checklists. */
export function planColumns(table: Rows, instrument: Instrument, renamed: ReadonlyMap<string, string>): ColumnPlan {
  const { headings } = table;
  const findings: Finding[] = [];
  const tool = toolOf(headings);
  const reader = new HeadingReader(instrument);
  const named = headings.map((heading) =>
    reader.read(renamed.get(heading) ?? renamed.get(columnKey(heading)) ?? heading, tool === 'limesurvey'),
  );
  const isLong = has(named, 'indicator') && has(named, 'value');
  if (!isLong) besideTheirQuestions(headings, named);
  const firstOf = new Map<string, number>();
  const alternates: { column: number; first: number }[] = [];
  const repeats = new Set(tool === 'limesurvey' ? [] : headings.flatMap((h, i) => (named[i] === undefined ? (repeatOf(h) ?? []) : [])));
  const columns = headings.map((heading, i): Column => {
    const column = named[i];
    if (column === undefined || (!isLong && isIdlePart(column))) {
      const isOfRepeat = repeats.size > 0 && (repeatOf(heading) !== undefined || [...repeats].some((r) => heading.endsWith(`${r}_count`)));
      if (heading !== '' && !isOfRepeat && !isSystem(heading, tool))
        findings.push(unknown(heading, table, i, findings.length < MOST_NEAR ? instrument : undefined));
      return { kind: 'ignored' };
    }
    const key = JSON.stringify(column);
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, i);
    else alternates.push({ column: i, first });
    return first === undefined ? column : { kind: 'ignored' };
  });
  const isRepeat = isRepeatTable(headings);
  if (isRepeat) return { columns, findings: [], tool, isLong, isRepeat, alternates };
  if (repeats.size > 0) findings.push(finding('answers/repeats-skipped', tablePlace(table), { names: [...repeats], rows: 0 }));
  return { columns, findings, tool, isLong, isRepeat, alternates };
}

const has = (named: readonly (Column | undefined)[], name: ColumnName): boolean =>
  named.some((c) => c?.kind === 'known' && c.name === name);

/** In a wide table a bare `note` says nothing about any one answer. */
const isIdlePart = (column: Column): boolean => column.kind === 'known' && ['note', 'reason', 'evidence', 'proof'].includes(column.name);

/** `Catatan` behind every question belongs to the question before it, where there are several of them or our own form asked for it. */
function besideTheirQuestions(headings: readonly string[], named: (Column | undefined)[]): void {
  const parts = headings.map((heading, i) => (named[i] === undefined || isIdlePart(named[i]!) ? partNamed(heading.trim()) : undefined));
  let owner: string | undefined;
  named.forEach((column, i) => {
    if (column?.kind === 'indicator' || column?.kind === 'criterion') owner = column.id;
    const part = parts[i];
    if (part === undefined || owner === undefined) return;
    const repeated = parts.filter((p) => p === part).length > 1;
    if (repeated || knownColumn(headings[i]!) === undefined) named[i] = { kind: 'indicator', id: owner, part };
  });
}

/** How much of a row of cells reads as headings of a table of answers; 0 where nothing in it answers an indicator. */
export function headingStrength(cells: readonly string[], reader: HeadingReader, renamed: ReadonlyMap<string, string>): number {
  const named = cells.map((cell) =>
    cell.length > 2000 ? undefined : reader.read(renamed.get(cell) ?? renamed.get(columnKey(cell)) ?? cell),
  );
  const answers = named.some((c) => c !== undefined && c.kind !== 'known') || (has(named, 'indicator') && has(named, 'value'));
  return answers ? named.filter((c) => c !== undefined).length : 0;
}

/**
 * A row in which alternate columns have spoken for silent ones. `source` says where such a text really stands.
 * @param clash called with the alternate where both say something
 */
export function withAlternates(
  row: TableRow,
  alternates: ColumnPlan['alternates'],
  clash: (column: number, first: number) => void,
): TableRow & { readonly source?: ReadonlyMap<number, number> } {
  if (alternates.length === 0) return row;
  const cells = [...row.cells];
  const facts = row.facts === undefined ? undefined : [...row.facts];
  const source = new Map<number, number>();
  for (const { column, first } of alternates) {
    if (isUnanswered(row.cells[column] ?? '')) continue;
    if (!isUnanswered(cells[first] ?? '')) clash(column, first);
    else {
      cells[first] = row.cells[column]!;
      if (facts !== undefined) facts[first] = row.facts![column];
      source.set(first, column);
    }
  }
  return { line: row.line, cells, source, ...(facts === undefined ? {} : { facts }) };
}

/** A near name is looked for in so many unknown headings; a table with more of them is another table. */
const MOST_NEAR = 100;

function unknown(heading: string, table: Rows, i: number, instrument: Instrument | undefined): Finding {
  const names = instrument === undefined ? [] : [...instrument.indicators.keys(), ...instrument.open.keys(), ...Object.keys(COLUMN_NAMES)];
  return finding('answers/unknown-column', cellPlace(table, table.headingLine, i), {
    heading: heading.slice(0, 500),
    near: nearest(heading, names),
  });
}

/** Whether a column holds words of its own: an open question, or what stands beside an answer. */
export const isBeside = (column: Column): boolean =>
  column.kind === 'open' || (column.kind === 'indicator' && column.part !== 'value' && column.part !== 'missing');

/** A column's meaning as a person would name it: `city`, `GOV-01`, `GOV-01/reason`, `CHECK/a`. */
export function meaningOf(column: Column): string | undefined {
  switch (column.kind) {
    case 'known':
      return column.name;
    case 'indicator':
      return column.part === 'value' ? column.id : `${column.id}/${column.part}`;
    case 'criterion':
      return `${column.id}/${column.criterion}`;
    case 'open':
      return column.id;
    case 'ignored':
      return undefined;
  }
}
