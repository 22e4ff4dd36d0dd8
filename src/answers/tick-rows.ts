import type { Instrument } from '../rubric/instrument.ts';
import { canonicalCriteria } from '../rubric/types/checklist.ts';
import { type ColumnName, isUnanswered } from '../rubric/vocabulary.ts';
import { normalise } from '../text/visible.ts';
import type { Rows } from './rows.ts';

type Row = Rows['rows'][number];

/** What the rows about single criteria say of one checklist of one respondent. */
interface Ticks {
  readonly id: string;
  readonly first: Row;
  readonly met: Set<string>;
  /** A row that says neither yes nor no. */
  wrong: Row | undefined;
}

/** Columns that tell whose row it is. */
const SPEAKER: readonly ColumnName[] = ['city', 'city_name', 'period', 'respondent', 'group', 'agency'];

/**
 * A checklist in a long table may have a row for each criterion: `GOV-09/a`, yes or no. They are folded into the row of the checklist,
 * in whatever order the rows stand; a checklist without a row of its own gets the first of them. Ticks that contradict the checklist's
 * own cell (`none` and a tick) stay side by side in its value, so that it is refused and told.
 */
export function foldTickRows(table: Rows, instrument: Instrument, known: ReadonlyMap<ColumnName, number>): Rows {
  const indicator = known.get('indicator');
  const value = known.get('value');
  if (indicator === undefined || value === undefined) return table;
  const speaker = SPEAKER.flatMap((name) => known.get(name) ?? []);
  const keyOf = (row: Row, id: string): string => JSON.stringify([id, ...speaker.map((c) => (row.cells[c] ?? '').trim())]);
  const ticks = new Map<string, Ticks>();
  const others: Row[] = [];
  for (const row of table.rows) {
    const named = criterionNamed((row.cells[indicator] ?? '').trim(), instrument);
    if (named === undefined) {
      others.push(row);
      continue;
    }
    const text = (row.cells[value] ?? '').trim();
    if (isUnanswered(text)) continue;
    const key = keyOf(row, named.id);
    const found = ticks.get(key) ?? { id: named.id, first: row, met: new Set<string>(), wrong: undefined };
    ticks.set(key, found);
    const met = readTick(text);
    if (met === true) found.met.add(named.criterion);
    if (met === undefined) found.wrong ??= row;
  }
  if (others.length === table.rows.length) return table;
  const put = (row: Row, id: string, text: string, line = row.line): Row => {
    const cells = [...row.cells];
    cells[indicator] = id;
    cells[value] = text;
    if (row.facts === undefined) return { line, cells };
    return { line, cells, facts: row.facts.map((facts, c) => (c === value ? undefined : facts)) };
  };
  const whole = (said: string, { met, wrong }: Ticks): string => {
    if (wrong !== undefined) return (wrong.cells[value] ?? '').trim();
    if (isUnanswered(said)) return canonicalCriteria(met);
    return met.size === 0 ? said : `${said}; ${canonicalCriteria(met)}`;
  };
  const rows = others.map((row) => {
    const written = (row.cells[indicator] ?? '').trim();
    const key = keyOf(row, instrument.formerly.get(written) ?? written);
    const mine = ticks.get(key);
    if (mine === undefined) return row;
    ticks.delete(key);
    return put(row, written, whole((row.cells[value] ?? '').trim(), mine), mine.wrong?.line);
  });
  for (const mine of ticks.values()) rows.push(put(mine.wrong ?? mine.first, mine.id, whole('', mine)));
  return { ...table, rows };
}

/** `GOV-09/a` where GOV-09 is a checklist with a criterion a. */
function criterionNamed(text: string, instrument: Instrument): { id: string; criterion: string } | undefined {
  const slash = text.lastIndexOf('/');
  if (slash <= 0) return undefined;
  const written = text.slice(0, slash);
  const owner = instrument.indicators.get(instrument.formerly.get(written) ?? written);
  const criterion = text.slice(slash + 1);
  return owner?.type === 'checklist' && owner.criteria.some((c) => c.id === criterion) ? { id: owner.id, criterion } : undefined;
}

/** A tick of a criterion: met, not met, or neither. */
export function readTick(text: string): boolean | undefined {
  const word = normalise(text);
  if (['1', 'true', 'ya', 'yes', 'y', 'x', 'v', '✓', 'benar', '1.0'].includes(word)) return true;
  if (['0', 'false', 'tidak', 'no', 'n', 'salah', '0.0'].includes(word)) return false;
  return undefined;
}
