import { compareColumns } from '../../text/order.ts';
import type { TallyRow } from '../tally.ts';
import type { TableScan } from './scan.ts';

type Statement = Pick<TallyRow, 'indicator' | 'value' | 'proof'>;
type About = Pick<TallyRow, 'city' | 'period' | 'group'>;

/** Distinct things in the order of their columns, each with a number on the way there. */
class Numbered<T> {
  readonly items: T[] = [];
  readonly #columns: (item: T) => readonly string[];
  readonly #ids = new Map<string, number>();

  constructor(columns: (item: T) => readonly string[]) {
    this.#columns = columns;
  }

  id(item: T): number {
    const key = this.#columns(item).join('\u0000');
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.items.length;
      this.#ids.set(key, id);
      this.items.push(item);
    }
    return id;
  }

  sorted(): number[] {
    const columns = this.items.map((item) => this.#columns(item));
    return this.items.map((_, i) => i).sort((a, b) => compareColumns(columns[a]!, columns[b]!));
  }
}

/**
 * The tally of counted tables and of answers together, row by row in the order of a tally file. A country has a million rows and a few
 * thousand distinct ends of them, so the ends are sorted and not the rows; nothing is kept but the counts.
 */
export function sortedTally(scans: readonly TableScan[], answers: Iterable<TallyRow>): Iterable<TallyRow> {
  const abouts = new Numbered<About>((a) => [a.city, a.period, a.group]);
  const statements = new Numbered<Statement>((s) => [s.indicator, s.value, s.proof]);
  const parts: Part[][] = [];
  const partsOf = (about: number): Part[] => {
    parts[about] ??= [];
    return parts[about];
  };
  for (const scan of scans) {
    const numbersOf = scan.meanings.cells.map((cells) =>
      Int32Array.from(cells, (cell) => (typeof cell === 'string' ? -1 : statements.id(cell))),
    );
    scan.counter.counts.forEach((counts, a) => {
      const about = scan.meanings.abouts[a];
      if (about !== undefined) partsOf(abouts.id(about)).push({ counts, numbers: numbersOf[scan.meanings.groupOf[a]!]! });
    });
  }
  const single = new Map<number, Map<number, number>>();
  let last: TallyRow | undefined;
  let sums = new Map<number, number>();
  for (const answer of answers) {
    // What was counted comes about one city and group after another.
    if (last?.city !== answer.city || last.period !== answer.period || last.group !== answer.group) {
      const about = abouts.id(answer);
      partsOf(about);
      sums = single.get(about) ?? new Map<number, number>();
      single.set(about, sums);
    }
    last = answer;
    const statement = statements.id(answer);
    sums.set(statement, (sums.get(statement) ?? 0) + answer.n);
  }
  return {
    *[Symbol.iterator]() {
      const order = statements.sorted();
      const sums = new Float64Array(order.length);
      for (const about of abouts.sorted()) {
        sums.fill(0);
        for (const { counts, numbers } of parts[about]!)
          for (let c = 0; c < counts.length; c++) if (counts[c] !== 0 && numbers[c] !== -1) sums[numbers[c]!]! += counts[c]!;
        for (const [statement, n] of single.get(about) ?? []) sums[statement]! += n;
        const { city, period, group } = abouts.items[about]!;
        for (const statement of order) {
          const n = sums[statement]!;
          if (n === 0) continue;
          const { indicator, value, proof } = statements.items[statement]!;
          yield { city, period, group, indicator, value, proof, n };
        }
      }
    },
  };
}

interface Part {
  readonly counts: ArrayLike<number>;
  /** By cell: the number of its statement, or -1. */
  readonly numbers: Int32Array;
}
