import type { Proof } from '../rubric/instrument.ts';
import { compareColumns } from '../text/order.ts';

/** One row of the only aggregate state: how many respondents of a group gave this value with this proof. */
export interface TallyRow {
  readonly city: string;
  readonly period: string;
  readonly group: string;
  readonly indicator: string;
  /** A value in canonical text, or a missing code. */
  readonly value: string;
  readonly proof: Proof;
  readonly n: number;
}

export const TALLY_COLUMNS = ['city', 'period', 'group', 'indicator', 'value', 'proof', 'n'] as const;

type Key = Omit<TallyRow, 'n'>;

const keyColumns = (row: Key): string[] => [row.city, row.period, row.group, row.indicator, row.value, row.proof];

/** Adds up rows. Order and grouping of what comes in change nothing: n is an integer sum per key. */
export class TallyBuilder {
  readonly #rows = new Map<string, { key: Key; n: number }>();

  add(row: TallyRow): void {
    if (row.n === 0) return;
    // A control character cannot stand in a canonical value or an id, so it can part the columns of the key.
    const text = keyColumns(row).join('\u0000');
    const found = this.#rows.get(text);
    if (found === undefined) this.#rows.set(text, { key: row, n: row.n });
    else found.n += row.n;
  }

  /** The rows, sorted column by column by UTF-8 bytes. */
  rows(): TallyRow[] {
    const sorted = [...this.#rows.values()].map((r) => ({ columns: keyColumns(r.key), r }));
    sorted.sort((a, b) => compareColumns(a.columns, b.columns));
    return sorted.map(({ r }) => ({
      city: r.key.city,
      period: r.key.period,
      group: r.key.group,
      indicator: r.key.indicator,
      value: r.key.value,
      proof: r.key.proof,
      n: r.n,
    }));
  }
}

/** One tally from many. Associative and commutative. */
export function mergeTallies(tallies: Iterable<Iterable<TallyRow>>): TallyRow[] {
  const builder = new TallyBuilder();
  for (const tally of tallies) for (const row of tally) builder.add(row);
  return builder.rows();
}

/** Answers in a tally: the sum of n. */
export const countAnswers = (rows: Iterable<TallyRow>): number => {
  let sum = 0;
  for (const row of rows) sum += row.n;
  return sum;
};
