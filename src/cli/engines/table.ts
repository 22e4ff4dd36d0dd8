import { planColumns } from '../../answers/columns.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { type Instrument, isScored } from '../../rubric/instrument.ts';
import { SQL_COLUMNS, type SqlCell, type SqlColumn, type SqlTable } from '../../tally/sql.ts';
import { EXIT } from '../failure.ts';
import { EngineStop } from './engine.ts';

export interface Wanted {
  readonly table: string;
  /** What findings call the table. */
  readonly label: string;
  readonly layout: 'long' | 'wide';
  /** Of --columns; without it columns are known by their names, as those of a file are. */
  readonly columns: ReadonlyMap<SqlColumn, string> | undefined;
  /** Of --map: heading -> what it means. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Of --set: what no column needs to give. */
  readonly given: ReadonlySet<string>;
}

/**
 * What a table on an engine holds, from its columns alone: in the words of the reader of tables, so that a table counts the same
 * there as its export does here. What cannot be counted there stops, for leaving it out would change the scores.
 */
export function planTable(
  headings: readonly string[],
  wanted: Wanted,
  instrument: Instrument,
): { readonly table: SqlTable; readonly findings: readonly Finding[] } {
  const { label, columns: named } = wanted;
  const rows = { file: label, headings, headingLine: 1, rows: [], refusedRows: 0, findings: [] };
  const plan = planColumns(rows, instrument, wanted.renamed);
  const columns = new Map<SqlColumn, string>(named);
  const cells = new Map<string, { value?: string; proof?: string; evidence?: string }>();
  const uncountable = plan.alternates.map(({ column }) => headings[column]!);
  plan.columns.forEach((column, i) => {
    const heading = headings[i]!;
    if (column.kind === 'criterion') uncountable.push(heading);
    else if (column.kind === 'known') {
      if (named === undefined && isCounted(column.name)) columns.set(column.name, heading);
      if (named === undefined && column.name === 'n') uncountable.push(heading);
    } else if (column.kind === 'indicator') {
      if (column.part === 'missing') uncountable.push(heading);
      else if (column.part === 'value' || column.part === 'proof' || column.part === 'evidence')
        cells.set(column.id, { ...cells.get(column.id), [column.part]: heading });
    }
  });
  if (!columns.has('city')) useCityName(plan.columns, headings, columns);
  const isLong = named === undefined ? plan.isLong : wanted.layout === 'long';
  const layout = isLong && wanted.layout === 'long' ? 'long' : 'wide';
  const answering = layout === 'wide' ? scoredCells(cells, instrument) : new Map<string, SqlCell>();
  const bad = layout === 'long' && named !== undefined ? [] : uncountable;
  if (bad.length > 0) throw new EngineStop(finding('engine/uncountable-columns', { file: label }, { columns: bad }), EXIT.inputs);
  const lacking = lackingColumn(columns, layout, answering, wanted);
  if (lacking !== undefined) throw noColumn(lacking, headings, label);
  for (const column of columns.values()) if (!headings.includes(column)) throw noColumn(column, headings, label);
  const findings = named === undefined ? plan.findings.map(withoutLine) : [];
  return { table: { name: wanted.table, isName: true, layout, columns, cells: answering }, findings };
}

const isCounted = (name: string): name is SqlColumn => (SQL_COLUMNS as readonly string[]).includes(name) || name === 'evidence';

/** A table may know cities by their names alone. */
function useCityName(plan: ReturnType<typeof planColumns>['columns'], headings: readonly string[], columns: Map<SqlColumn, string>): void {
  const at = plan.findIndex((c) => c.kind === 'known' && c.name === 'city_name');
  if (at !== -1) columns.set('city', headings[at]!);
}

/** Words stay where they are; what stands beside no value says nothing. */
function scoredCells(cells: ReadonlyMap<string, Partial<SqlCell>>, { indicators }: Instrument): Map<string, SqlCell> {
  const found = new Map<string, SqlCell>();
  for (const [id, { value, proof, evidence }] of cells) {
    const indicator = indicators.get(id);
    if (value !== undefined && indicator !== undefined && isScored(indicator)) found.set(id, { value, proof, evidence });
  }
  return found;
}

function lackingColumn(
  columns: ReadonlyMap<SqlColumn, string>,
  layout: 'long' | 'wide',
  cells: ReadonlyMap<string, SqlCell>,
  { given }: Wanted,
): string | undefined {
  if (!columns.has('city') && !given.has('city') && !given.has('city_name')) return 'city';
  if (layout === 'wide') return cells.size === 0 ? 'indicator' : undefined;
  return (['indicator', 'value'] as const).find((name) => !columns.has(name));
}

function noColumn(column: string, headings: readonly string[], label: string): EngineStop {
  return new EngineStop(
    finding('engine/no-column', { file: label }, { column, has: headings, near: nearest(column, headings) }),
    EXIT.inputs,
  );
}

const withoutLine = (f: Finding): Finding => {
  const { line: _, ...place } = f.place;
  return { ...f, place };
};
