import type { Indicator, Instrument } from '../rubric/instrument.ts';
import { canonicalCriteria } from '../rubric/types/checklist.ts';
import { type ColumnName, isUnanswered, NONE } from '../rubric/vocabulary.ts';
import { wordings } from '../text/lang.ts';
import type { Column } from './columns.ts';
import type { CellFacts, TableRow } from './rows.ts';
import { readTick } from './tick-rows.ts';

/** One cell that answers one indicator, before it has a meaning. */
export interface Claim {
  readonly id: string;
  readonly text: string;
  readonly column: number;
  /** The cell held a number, not its text. */
  readonly isNumber: boolean;
  /** What the columns of single criteria say, where the cell of the whole checklist cannot be understood. */
  readonly fallback?: { text: string; column: number } | undefined;
  readonly notes: Readonly<Partial<Record<NotePart, { text: string; column: number }>>>;
}

type NotePart = 'reason' | 'note' | 'proof' | 'evidence';
type AnswerColumn = Extract<Column, { kind: 'indicator' | 'criterion' }>;
type Said = { text: string; column: number; isNumber: boolean };

/** A formula without a value, or with an error for one. */
export const isBroken = (facts: CellFacts | undefined): boolean => facts?.kind === 'no-value' || facts?.kind === 'error';

/** Takes a table's rows apart into claims: one in a long table, one an indicator in a wide one. */
export class ClaimReader {
  /** Columns that say something about an indicator, with their numbers. */
  readonly #answering: readonly (readonly [number, AnswerColumn])[];
  readonly #known: ReadonlyMap<ColumnName, number>;
  readonly #instrument: Instrument;
  readonly #isLong: boolean;
  readonly #set: Readonly<Record<string, string | undefined>>;

  constructor(
    columns: readonly Column[],
    known: ReadonlyMap<ColumnName, number>,
    instrument: Instrument,
    isLong: boolean,
    set: Readonly<Record<string, string | undefined>>,
  ) {
    this.#answering = columns.flatMap((column, i) =>
      column.kind === 'indicator' || column.kind === 'criterion' ? [[i, column] as const] : [],
    );
    this.#known = known;
    this.#instrument = instrument;
    this.#isLong = isLong;
    this.#set = set;
  }

  /** A known column as a person sees it, or what --set gives for it. */
  cell(name: ColumnName, row: TableRow): string {
    const column = this.#known.get(name);
    if (column !== undefined && !isBroken(row.facts?.[column])) {
      const given = (row.facts?.[column]?.shown ?? row.cells[column] ?? '').trim();
      if (given !== '') return given;
    }
    return this.#set[name] ?? '';
  }

  claims(row: TableRow): Claim[] {
    return this.#isLong ? this.#long(row) : this.#wide(row);
  }

  #long(row: TableRow): Claim[] {
    const id = this.cell('indicator', row);
    if (id === '') return [];
    const notes: Record<string, { text: string; column: number }> = {};
    for (const part of ['reason', 'note', 'proof', 'evidence'] as const) {
      const text = this.cell(part, row);
      if (!isUnanswered(text)) notes[part] = { text, column: this.#known.get(part)! };
    }
    const today = this.#instrument.formerly.get(id) ?? id;
    return [{ id: today, ...this.#said(this.#known.get('value')!, row, today), notes }];
  }

  /** What a cell says as an answer to an indicator. A share shown as per cent is one only where the unit is per cent. */
  #said(column: number, row: TableRow, id: string): Said {
    const facts = row.facts?.[column];
    const text = (row.cells[column] ?? '').trim();
    if (facts === undefined) return { text, column, isNumber: false };
    const asPercent = facts.shown?.endsWith('%') === true && holdsPercent(this.#instrument.indicators.get(id));
    return { text: asPercent ? facts.shown! : text, column, isNumber: facts.kind === 'number' && !asPercent };
  }

  #wide(row: TableRow): Claim[] {
    const claims = new Map<string, Draft>();
    const criteria = new Map<string, Ticks>();
    const missing = new Map<string, Said>();
    const claimOf = (id: string, column: number): Draft => {
      const found: Draft = claims.get(id) ?? { id, text: '', column, isNumber: false, notes: {} };
      claims.set(id, found);
      return found;
    };
    for (const [i, column] of this.#answering) {
      const cell = row.cells[i];
      // Most cells of most tables are empty.
      if (cell === undefined || cell === '') continue;
      const text = cell.trim();
      if (text === '') continue;
      if (column.kind === 'criterion') addTick(criteria, column.id, column.criterion, text, i);
      else if (column.part === 'missing') missing.set(column.id, { text, column: i, isNumber: false });
      else if (column.part === 'value') Object.assign(claimOf(column.id, i), this.#said(i, row, column.id));
      else if (!isBroken(row.facts?.[i]) && !isUnanswered(text)) claimOf(column.id, i).notes[column.part] = { text, column: i };
    }
    for (const [id, { met, column, wrong }] of criteria) {
      const claim = claimOf(id, column);
      const ticked = wrong ?? { text: canonicalCriteria(met), column };
      // A cell of the whole checklist beside its columns says the same or more, and is read first.
      if (claim.text === '') Object.assign(claim, ticked);
      else claim.fallback = ticked;
    }
    // Why there is no value, where a value's own column cannot say so: a number, or a checklist whose columns are all zero.
    for (const [id, why] of missing) {
      const claim = claimOf(id, why.column);
      if (!isUnanswered(why.text) && (isUnanswered(claim.text) || (claim.text === NONE && criteria.has(id)))) Object.assign(claim, why);
    }
    return [...claims.values()].filter((c) => c.text !== '' || Object.keys(c.notes).length > 0);
  }
}

type Draft = Said & { id: string; fallback?: { text: string; column: number }; notes: Record<string, { text: string; column: number }> };

interface Ticks {
  readonly met: Set<string>;
  column: number;
  wrong: { text: string; column: number } | undefined;
}

function addTick(criteria: Map<string, Ticks>, id: string, criterion: string, text: string, column: number): void {
  const ticked = readTick(text);
  if (ticked === undefined && isUnanswered(text)) return;
  const found = criteria.get(id) ?? { met: new Set<string>(), column, wrong: undefined };
  if (ticked === true && criterion !== NONE) found.met.add(criterion);
  if (ticked === undefined) found.wrong = { text, column };
  criteria.set(id, found);
}

const holdsPercent = (indicator: Indicator | undefined): boolean =>
  indicator?.type === 'number' && wordings(indicator.unit).some((unit) => unit.includes('%') || /\b(persen|per ?cent)\b/i.test(unit));
