import type { Answer, Reading } from '../../answers/answer.ts';
import type { ReadOptions } from '../../answers/read.ts';
import type { TableRow } from '../../answers/rows.ts';
import { readTable } from '../../answers/table.ts';
import type { Instrument, Proof } from '../../rubric/instrument.ts';
import { isUnanswered } from '../../rubric/vocabulary.ts';
import { type RawCounter, SOME_WORDS } from './counter.ts';
import type { Layout } from './layout.ts';
import { HandOver } from './splitter.ts';

/** Most (group, cell) pairs that are asked about. */
const MOST_CELLS = 300_000;

/** Whom a row is about, as the careful reader understands it. */
export interface About {
  readonly city: string;
  readonly period: string;
  readonly group: string;
}

export interface Said {
  readonly indicator: string;
  readonly value: string;
  readonly proof: Proof;
}

/**
 * `silent`: it says nothing. `open`: it answers an open question. `careful`: there is something to tell about it, or more to it than a
 * count.
 */
export type Meaning = Said | 'silent' | 'open' | 'careful';

/** What everything that a counter met means. Where there is nothing to tell, counts stand for rows. */
export interface Meanings {
  /** By about; undefined where its rows must be read carefully. */
  readonly abouts: readonly (About | undefined)[];
  /** By about, also where there is something to tell; undefined where nobody is meant and its rows are refused. */
  readonly identities: readonly (About | undefined)[];
  /** By about: which row of `cells` holds for it. Only a state of proof can mean something else from one group to another. */
  readonly groupOf: readonly number[];
  /** By group, then by cell. */
  readonly cells: readonly (readonly Meaning[])[];
  /** Rows made up of what is clean, each good for exactly one answer: they stand for the whole table where it is read in part. `at` is a line. */
  readonly standIns: readonly { readonly row: TableRow; readonly at: number }[];
  /** What the careful reader makes of just the stand-ins, in their order, where it has read them already. */
  readonly read: Reading | undefined;
  /** Cells that are not applicable owe a reason in this table. */
  readonly owesReasons: boolean;
}

/**
 * Asks the careful reader what every distinct cell and every distinct (city, period, group …) means, by handing it a small table of
 * made-up rows, so that there is one meaning only. Lines of made-up rows are negative.
 * @param others rows of the same table that are read carefully anyway; how numbers are written is decided from all rows together
 */
export function meaningsOf(counter: RawCounter, others: readonly TableRow[], instrument: Instrument, options: ReadOptions): Meanings {
  const { layout, cells, abouts } = counter;
  const read = (rows: readonly TableRow[]): Understood => new Understood(readTable({ ...layout.table, rows }, instrument, options));
  const groups = groupsOf(counter);
  if (groups.texts.length * cells.length > MOST_CELLS) throw new HandOver('too many distinct cells');
  for (const model of modelsOf(counter)) {
    const cellRows = groups.texts.flatMap((group, g) => cells.map((_, c) => rowOf(counter, model, c, -1 - g * cells.length - c, group)));
    const understood = read([...cellRows, ...others]);
    const byGroup = groups.texts.map((_, g) => cells.map((__, c) => understood.meaning(counter, c, -1 - g * cells.length - c)));
    const good = cells.findIndex((_, c) => byGroup.every((of) => isRated(of[c]!)));
    if (good === -1) continue;
    const aboutRows = abouts.map((_, a) => rowOf(counter, a, good, -1 - a));
    const who = read(aboutRows);
    const known = abouts.map((_, a) => who.about(-1 - a));
    if (known[model] === undefined) continue;
    const numbers = cells.flatMap((_, c) => {
      const said = byGroup[0]![c]!;
      const isNumber = isRated(said) && instrument.indicators.get(said.indicator)?.type === 'number';
      return isNumber && byGroup.every((of) => isRated(of[c]!)) ? [rowOf(counter, model, c, -1 - abouts.length - c)] : [];
    });
    return {
      abouts: known,
      identities: abouts.map((_, a) => who.identity(-1 - a)),
      groupOf: groups.of,
      cells: byGroup,
      standIns: [
        ...aboutRows.map((row, a) => ({ row, at: counter.firstLines[a]! })).filter((_, a) => known[a] !== undefined),
        ...numbers.map((row) => ({ row, at: Number.POSITIVE_INFINITY })),
      ],
      read: numbers.length === 0 && !known.includes(undefined) ? who.reading : undefined,
      owesReasons: understood.reading.findings.some((f) => f.code === 'answers/reasons-missing'),
    };
  }
  throw new HandOver('nothing is understood');
}

const isRated = (meaning: Meaning): meaning is Said => typeof meaning === 'object' && meaning.value !== 'not-applicable';

/** Group texts that a cell is asked with: all where proof depends on them, else any. */
function groupsOf({ layout, abouts }: RawCounter): { texts: (string | undefined)[]; of: number[] } {
  const at = layout.group === undefined ? -1 : layout.about.indexOf(layout.group);
  if (layout.asks.every((ask) => ask.proof === undefined) || at === -1) return { texts: [undefined], of: abouts.map(() => 0) };
  const texts = [...new Set(abouts.map((about) => about[at]!))];
  const numbers = new Map(texts.map((text, i) => [text, i]));
  return { texts, of: abouts.map((about) => numbers.get(about[at]!)!) };
}

/** Abouts that a made-up row may be about: those with a city come first. A few are tried. */
function modelsOf({ layout, abouts }: RawCounter): number[] {
  const city = layout.city ?? layout.cityName;
  const at = city === undefined ? -1 : layout.about.indexOf(city);
  const named = abouts.flatMap((about, a) => (at === -1 || about[at]!.trim() !== '' ? [a] : []));
  return named.slice(0, 5);
}

/** A row with one cell, about someone; without a respondent. */
function rowOf({ layout, abouts, cells }: RawCounter, about: number, cell: number, line: number, group?: string): TableRow {
  const made = new Array<string>(layout.width).fill('');
  layout.about.forEach((column, i) => {
    made[column] = abouts[about]![i]!;
  });
  if (group !== undefined) made[layout.group!] = group;
  const { ask, indicator, value, proof, words } = cells[cell]!;
  const beside = layout.asks[ask]!;
  made[beside.column] = value;
  if (layout.indicator !== undefined) made[layout.indicator] = indicator;
  if (beside.proof !== undefined) made[beside.proof] = proof;
  beside.words.forEach((column, k) => {
    if (column !== undefined && (words & (1 << k)) !== 0) made[column] = SOME_WORDS;
  });
  if (layout.n !== undefined) made[layout.n] = '1';
  return { line, cells: made };
}

/** A reading of made-up rows, row by row. */
class Understood {
  readonly reading: Reading;
  readonly #answers = new Map<number, Answer[]>();
  readonly #told = new Set<number>();
  readonly #open = new Map<number, number>();

  constructor(reading: Reading) {
    this.reading = reading;
    for (const answer of reading.answers) {
      const line = answer.place.line ?? 0;
      const found = this.#answers.get(line);
      if (found === undefined) this.#answers.set(line, [answer]);
      else found.push(answer);
    }
    for (const finding of reading.findings) if (finding.place.line !== undefined) this.#told.add(finding.place.line);
    for (const { place } of reading.open) if (place.line !== undefined) this.#open.set(place.line, (this.#open.get(place.line) ?? 0) + 1);
  }

  /** The one answer of a row about which there is nothing to tell. */
  #only(line: number): Answer | undefined {
    const answers = this.#answers.get(line);
    return answers?.length === 1 && !this.#told.has(line) && !this.#open.has(line) ? answers[0] : undefined;
  }

  meaning({ cells, layout }: RawCounter, cell: number, line: number): Meaning {
    const answer = this.#only(line);
    if (answer !== undefined) return { indicator: answer.indicator, value: answer.value, proof: answer.proof };
    // Words count once a row, whatever n says.
    if (this.#open.get(line) === 1 && !this.#told.has(line) && !this.#answers.has(line) && layout.n === undefined) return 'open';
    const { indicator, value } = cells[cell]!;
    const says = !isUnanswered(value) && !(layout.indicator !== undefined && indicator.trim() === '');
    return says || this.#told.has(line) || this.#answers.has(line) || this.#open.has(line) ? 'careful' : 'silent';
  }

  about(line: number): About | undefined {
    return this.#only(line) === undefined ? undefined : this.identity(line);
  }

  identity(line: number): About | undefined {
    const answer = this.#answers.get(line)?.[0];
    return answer === undefined ? undefined : { city: answer.city, period: answer.period, group: answer.group };
  }
}

export type { Layout };
