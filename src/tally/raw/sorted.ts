import { compareColumns } from '../../text/order.ts';
import type { CaseTally, Statement, Tally, Voices } from '../cases.ts';
import type { TallyRow } from '../tally.ts';
import type { TableScan } from './scan.ts';

type About = Pick<TallyRow, 'city' | 'period' | 'group'>;

/** Sheets summed up: what each city and group says, and how often. */
export interface SheetCounts {
  readonly statements: readonly Statement[];
  readonly abouts: readonly {
    readonly about: About;
    /** Places in `statements`, each once, and how often each was said. */
    readonly numbers: Int32Array;
    readonly counts: Float64Array;
  }[];
}

export const NO_SHEETS: SheetCounts = { statements: [], abouts: [] };

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
 * The tally of counted tables, of answers and of counted sheets together, in the order of a tally file. A country has a million rows and a few thousand
 * distinct ends of them, so the ends are sorted and not the rows; nothing is kept but the counts.
 */
export function sortedTally(scans: readonly TableScan[], answers: Iterable<TallyRow>, sheets: SheetCounts = NO_SHEETS): Tally {
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
  const numberOf = Int32Array.from(sheets.statements, (said) => statements.id(said));
  for (const { about, numbers, counts } of sheets.abouts)
    partsOf(abouts.id(about)).push({ counts, numbers: numbers.map((number) => numberOf[number]!) });
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
  return new CountedTally(abouts, statements, parts, single);
}

interface Part {
  readonly counts: ArrayLike<number>;
  /** By cell: the number of its statement, or -1. */
  readonly numbers: Int32Array;
}

/** What one group of a city says. */
interface GroupCounts extends About {
  /** By statement, in the order of a tally file. */
  readonly counts: Float64Array;
  /** Sum of the counts. */
  readonly answers: number;
}

class CountedTally implements Tally {
  readonly #abouts: Numbered<About>;
  readonly #order: readonly number[];
  readonly #parts: readonly (readonly Part[])[];
  readonly #single: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** In the order of a tally file, and by number the place there. */
  readonly #statements: readonly Statement[];
  readonly #placeOf: Int32Array;
  /** By indicator: where its statements stand. */
  readonly #spans = new Map<string, { from: number; to: number }>();

  constructor(
    abouts: Numbered<About>,
    statements: Numbered<Statement>,
    parts: readonly (readonly Part[])[],
    single: ReadonlyMap<number, ReadonlyMap<number, number>>,
  ) {
    this.#abouts = abouts;
    this.#parts = parts;
    this.#single = single;
    this.#order = abouts.sorted();
    const order = statements.sorted();
    this.#placeOf = new Int32Array(order.length);
    order.forEach((number, place) => {
      this.#placeOf[number] = place;
    });
    this.#statements = order.map((number) => statements.items[number]!);
    this.#statements.forEach(({ indicator }, place) => {
      const span = this.#spans.get(indicator);
      if (span === undefined) this.#spans.set(indicator, { from: place, to: place + 1 });
      else span.to = place + 1;
    });
  }

  *[Symbol.iterator](): Generator<TallyRow> {
    for (const { city, period, group, counts } of this.#groups()) {
      for (let place = 0; place < counts.length; place++) {
        const n = counts[place]!;
        if (n === 0) continue;
        const { indicator, value, proof } = this.#statements[place]!;
        yield { city, period, group, indicator, value, proof, n };
      }
    }
  }

  answers(): number {
    let sum = 0;
    for (const parts of this.#parts) {
      for (const { counts, numbers } of parts)
        for (let cell = 0; cell < counts.length; cell++) if (counts[cell] !== 0 && numbers[cell] !== -1) sum += counts[cell]!;
    }
    for (const said of this.#single.values()) for (const n of said.values()) sum += n;
    return sum;
  }

  *cases(): Generator<CaseTally> {
    let mine: GroupCounts[] = [];
    for (const group of this.#groups()) {
      const first = mine[0];
      if (first !== undefined && (first.city !== group.city || first.period !== group.period)) {
        yield this.#caseOf(mine);
        mine = [];
      }
      mine.push(group);
    }
    if (mine.length > 0) yield this.#caseOf(mine);
  }

  #caseOf(groups: readonly GroupCounts[]): CaseTally {
    const { city, period } = groups[0]!;
    const countsOf = new Map(groups.map(({ group, counts }) => [group, counts]));
    const voices: Voices = (indicator, group) => {
      const span = this.#spans.get(indicator);
      const counts = countsOf.get(group);
      return span === undefined || counts === undefined
        ? undefined
        : { statements: this.#statements, counts, from: span.from, to: span.to };
    };
    return { city, period, answers: groups.reduce((sum, { answers }) => sum + answers, 0), voices };
  }

  /** Every group of every city that says anything, in the order of a tally file. */
  *#groups(): Generator<GroupCounts> {
    for (const about of this.#order) {
      const sums = new Float64Array(this.#statements.length);
      let answers = 0;
      for (const part of this.#parts[about]!) answers += addPart(sums, part, this.#placeOf);
      for (const [statement, n] of this.#single.get(about) ?? []) {
        sums[this.#placeOf[statement]!]! += n;
        answers += n;
      }
      // Nothing counts less than once, so that a sum of nothing is silence.
      if (answers !== 0) yield { ...this.#abouts.items[about]!, counts: sums, answers };
    }
  }
}

/** @returns how many answers were added */
function addPart(sums: Float64Array, { counts, numbers }: Part, placeOf: Int32Array): number {
  let answers = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const n = counts[cell]!;
    if (n === 0) continue;
    const number = numbers[cell]!;
    if (number === -1) continue;
    const place = placeOf[number]!;
    sums[place] = sums[place]! + n;
    answers += n;
  }
  return answers;
}
