import type { Balance, Reading } from '../../answers/answer.ts';
import { readDelimited } from '../../answers/delimited.ts';
import type { ReadOptions } from '../../answers/read.ts';
import type { Rows, TableRow } from '../../answers/rows.ts';
import { readTable } from '../../answers/table.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { isMissingCode } from '../../rubric/vocabulary.ts';
import { compareUtf8 } from '../../text/order.ts';
import { isBlank, RawCounter, textAt } from './counter.ts';
import { type Layout, WORDS } from './layout.ts';
import { type Meaning, type Meanings, meaningsOf, type Said } from './meaning.ts';
import { type Fields, HandOver, type RowSink, Splitter, type Take } from './splitter.ts';
import { Twins } from './twins.ts';

/** Most rows that are taken out to be read carefully. */
export const MOST_TAKEN = 500_000;
/** More rows than that are in doubt. */
export class TooMuch extends HandOver {}

const REASON = 1 << WORDS.indexOf('reason');

/**
 * One plain table of answers, reduced to counts. Used in this order: `count` all its bytes; `settle`; `doubt` respondents who answer in
 * another file too; where `isDoubtful`, `compare` (if it `hasTwins`) and `take` all its bytes again; `reading`.
 *
 * Whatever there is to tell about (a wrong cell, an unknown group, someone who says two things) is taken out of the counts, row by row,
 * and read by the careful reader, together with all rows of the same respondent. So findings, places and decisions are the careful
 * reader's own, and only what is beyond doubt is counted here.
 */
export class TableScan {
  readonly layout: Layout;
  readonly counter: RawCounter;
  readonly #instrument: Instrument;
  readonly #options: ReadOptions;
  readonly #counting: Splitter;
  readonly #comparing: Splitter;
  readonly #taking: Splitter;
  readonly #doubted = new Set<number>();
  #twins: Twins | undefined;
  #duplicates = 0;
  /** Among duplicates: cells that are not applicable without a reason. */
  #owedAgain = 0;
  readonly #taken: TableRow[] = [];
  #odd: Rows | undefined;
  #meanings: Meanings | undefined;

  constructor(layout: Layout, instrument: Instrument, options: ReadOptions) {
    this.layout = layout;
    this.#instrument = instrument;
    this.#options = options;
    const numbers = new Map([...instrument.indicators.keys()].map((id, i) => [id, i]));
    // Texts that name no indicator share one bit; whoever has two of them is read carefully.
    const today = (text: string): string => instrument.formerly.get(text.trim()) ?? text.trim();
    this.counter = new RawCounter(
      layout,
      numbers.size + 1,
      (text) => numbers.get(today(text)) ?? numbers.size,
      (text) => instrument.open.has(today(text)) || instrument.indicators.get(today(text))?.type === 'text',
      selection(layout, options),
    );
    const splitter = (): Splitter => new Splitter(layout.delimiter.charCodeAt(0), layout.width, layout.crlf, 2);
    this.#counting = splitter();
    this.#comparing = splitter();
    this.#taking = splitter();
  }

  /** A pass over all bytes. */
  readonly count: Take = (bytes, start, end, hasMore) => this.#counting.split(bytes, start, end, hasMore, this.counter);

  /** After the last byte: what everything means. */
  settle(): void {
    this.#counting.finish(this.counter);
    this.#odd = this.#readOdd();
    if (this.counter.rows === 0) return;
    this.#meanings = meaningsOf(this.counter, this.#odd.rows, this.#instrument, this.#options);
    if (this.layout.indicator === undefined) return;
    // Someone who answers an indicator twice is found only if all its names share a bit.
    const numbers = new Map([...this.#instrument.indicators.keys()].map((id, i) => [id, i]));
    this.counter.cells.forEach(({ indicator }, c) => {
      const said = this.#meanings!.cells[0]![c]!;
      if (typeof said === 'object' && this.counter.bitOf(indicator) !== numbers.get(said.indicator)) throw new HandOver('another name');
    });
  }

  /** The odd lines as the careful reader reads them, each with its own number. */
  #readOdd(): Rows {
    const { heading, delimiter, table } = this.layout;
    const { oddLines } = this.counter;
    if (oddLines.length === 0) return { ...table, rows: [], findings: [] };
    const read = readDelimited(table.file, [`sep=${delimiter}`, heading, ...oddLines.map((o) => o.text), ''].join('\n'));
    const lines = oddLines.flatMap(({ line, text }) => text.split('\n').map((_, i) => line + i));
    const lineOf = (line: number): number => lines[line - 3]!;
    const findings = read.findings
      .filter((f) => f.code !== 'answers/no-rows')
      .map((f): Finding => (f.place.line === undefined ? f : { ...f, place: { ...f.place, line: lineOf(f.place.line) } }));
    return { ...table, rows: read.rows.map((row) => ({ ...row, line: lineOf(row.line) })), refusedRows: read.refusedRows, findings };
  }

  /** Rows that are read carefully in any case, for whoever looks for respondents in them. */
  oddReading(): Reading {
    const { rows, refusedRows, findings } = this.#odd!;
    return readTable({ ...this.layout.table, rows, refusedRows, findings }, this.#instrument, this.#options);
  }

  get meanings(): Meanings {
    return this.#meanings!;
  }

  /** Everything this respondent says is to be read carefully. */
  doubt(respondent: number): void {
    this.#doubted.add(respondent);
  }

  get isDoubtful(): boolean {
    const { abouts, cells } = this.meanings;
    const { twice, withoutN } = this.counter;
    return (
      withoutN > 0 ||
      twice.size > 0 ||
      this.#doubted.size > 0 ||
      abouts.includes(undefined) ||
      cells.some((byGroup) => byGroup.includes('careful'))
    );
  }

  /** What is in doubt most often, with how many rows it is in: cells as `GOV-01 = 9`, or whom rows are about. */
  doubts(most: number): { readonly what: string; readonly rows: number }[] {
    const { counter, layout, meanings } = this;
    const found = new Map<string, number>();
    const add = (what: string, rows: number): void => void (rows > 0 && found.set(what, (found.get(what) ?? 0) + rows));
    counter.counts.forEach((counts, a) => {
      let all = 0;
      for (let cell = 0; cell < counts.length; cell++) {
        all += counts[cell]!;
        if (meanings.cells[meanings.groupOf[a]!]![cell] !== 'careful') continue;
        const { ask, indicator, value } = counter.cells[cell]!;
        add(`${layout.indicator === undefined ? layout.table.headings[layout.asks[ask]!.column] : indicator} = ${value}`, counts[cell]!);
      }
      if (meanings.abouts[a] === undefined) add(counter.abouts[a]!.filter((text) => text !== '').join(', '), all);
    });
    return [...found]
      .map(([what, rows]) => ({ what, rows }))
      .sort((a, b) => b.rows - a.rows || compareUtf8(a.what, b.what))
      .slice(0, most);
  }

  /** Whether someone has several rows for what may be one indicator, which are to be compared before any are taken. */
  get hasTwins(): boolean {
    return this.counter.twice.size > 0;
  }

  /** A pass over the same bytes: who says the same twice, and who does not. */
  readonly compare: Take = (bytes, start, end, hasMore) => {
    this.#twins ??= new Twins(this.counter);
    const sink: RowSink = { row: (b, fields) => this.#compareRow(b, fields), odd: () => {} };
    return this.#comparing.split(bytes, start, end, hasMore, sink);
  };

  #compareRow(bytes: Uint8Array, fields: Fields): void {
    if (isBlank(fields)) {
      this.counter.forget();
      return;
    }
    const seen = this.#look(bytes, fields);
    if (seen === undefined) return;
    const { about, cells, respondent, isClean } = seen;
    const twins = this.#twins!;
    if (!twins.has(respondent)) return;
    if (!isClean) twins.quarrel(respondent);
    else for (const cell of cells) twins.hold(respondent, cell, (a, b) => this.#sameSaid(about, a, b));
  }

  #sameSaid(about: number, a: number, b: number): boolean {
    const of = this.meanings.cells[this.meanings.groupOf[about]!]!;
    const [one, other] = [of[a]!, of[b]!];
    if (typeof one === 'string' || typeof other === 'string') return a === b;
    return one.indicator === other.indicator && one.value === other.value && one.proof === other.proof;
  }

  /** What a row is about and says, and whether all of it is beyond doubt; undefined where nobody asks for the row. */
  #look(bytes: Uint8Array, fields: Fields): Look | undefined {
    const { counter, layout, meanings } = this;
    const about = counter.aboutOf(bytes, fields);
    if (about === -1) return undefined;
    const weight = counter.weightOf(bytes, fields);
    const cells: number[] = [];
    for (let ask = 0; ask < layout.asks.length; ask++) {
      const cell = counter.cellOf(bytes, fields, ask);
      if (cell !== -1) cells.push(cell);
    }
    const respondent = counter.respondentOf(bytes, fields, about);
    const of = meanings.cells[meanings.groupOf[about]!]!;
    const isClean = !Number.isNaN(weight) && meanings.abouts[about] !== undefined && !cells.some((cell) => of[cell] === 'careful');
    return { about, weight, cells, respondent, isClean };
  }

  /** The last pass over the same bytes, after `compare` where there are twins. */
  readonly take: Take = (bytes, start, end, hasMore) => {
    const sink: RowSink = { row: (b, fields, line) => this.#takeRow(b, fields, line), odd: () => {} };
    return this.#taking.split(bytes, start, end, hasMore, sink);
  };

  #takeRow(bytes: Uint8Array, fields: Fields, line: number): void {
    if (isBlank(fields)) {
      this.counter.forget();
      return;
    }
    const { counter, layout } = this;
    const seen = this.#look(bytes, fields);
    if (seen === undefined) return;
    const { about, weight, cells, respondent, isClean } = seen;
    if (isClean && !this.#doubted.has(respondent) && this.#twins?.quarrels(respondent) !== true) {
      if (this.#twins?.has(respondent) === true) this.#collapse(this.#twins, about, respondent, cells);
      return;
    }
    if (this.#taken.length >= MOST_TAKEN) throw new TooMuch('too much to tell');
    this.#taken.push({ line, cells: layout.table.headings.map((_, column) => textAt(bytes, fields, column)) });
    if (!Number.isNaN(weight)) for (const cell of cells) counter.take(about, cell, weight);
  }

  /** An answer that says again what was said counts once. */
  #collapse(twins: Twins, about: number, respondent: number, cells: readonly number[]): void {
    for (const cell of cells) {
      if (!twins.isHeldAgain(respondent, cell)) continue;
      this.counter.take(about, cell, 1);
      this.#duplicates++;
      if (this.#owesReason(cell, about)) this.#owedAgain++;
    }
  }

  /** Answers that are read carefully, with the balance and the findings of the whole table. */
  reading(): Reading {
    const odd = this.#odd!;
    const { standIns } = this.meanings;
    const isWhole = this.#taken.length === 0 && this.counter.oddLines.length === 0;
    const read = (isWhole ? this.meanings.read : undefined) ?? this.#readInPart(odd);
    const real = <T extends { readonly place: { readonly line?: number | undefined } }>(list: readonly T[]): T[] =>
      list.filter((item) => (item.place.line ?? 1) > 0);
    const made = read.answers.filter((a) => (a.place.line ?? 1) < 0);
    if (made.length !== standIns.length) throw new HandOver('stand-ins');
    return {
      ...read,
      answers: real(read.answers),
      open: real(read.open),
      findings: this.#withReasons(real(read.findings)),
      balance: this.#balance(
        read.balance,
        made.map((a) => a.value),
      ),
      tables: (read.tables ?? []).map((view) => ({ ...view, rows: this.counter.rows + odd.rows.length })),
    };
  }

  #readInPart(odd: Rows): Reading {
    // Among rows that say different things of a city's name, the first one is right: stand-ins stand where theirs first stood.
    const placed = [...this.meanings.standIns, ...[...this.#taken, ...odd.rows].map((row) => ({ row, at: row.line }))];
    placed.sort((a, b) => a.at - b.at);
    return readTable(
      { ...this.layout.table, rows: placed.map((p) => p.row), refusedRows: odd.refusedRows, findings: odd.findings },
      this.#instrument,
      this.#options,
    );
  }

  /** The careful reader's balance without its stand-ins, and with what was only counted. */
  #balance(read: Balance, standIns: readonly string[]): Balance {
    const lack = standIns.filter(isMissingCode).length;
    const sum = {
      ...read,
      rowsRead: read.rowsRead - standIns.length + this.counter.rows - this.#taken.length,
      answersRead: read.answersRead - standIns.length + this.#duplicates,
      duplicates: read.duplicates + this.#duplicates,
      counted: read.counted - (standIns.length - lack),
      missing: read.missing - lack,
    };
    const counted = this.#countKinds();
    sum.open += counted.open;
    sum.answersRead += counted.counted + counted.missing;
    sum.counted += counted.counted;
    sum.missing += counted.missing;
    return sum;
  }

  /** How many answers of each kind were only counted. What is careful has been taken out. */
  #countKinds(): Record<'counted' | 'missing' | 'open', number> {
    const { counts: all } = this.counter;
    const { abouts, cells, groupOf } = this.meanings;
    const kinds = cells.map((of) => Uint8Array.from(of, kindOf));
    const sums = new Float64Array(5);
    for (let about = 0; about < all.length; about++) {
      const counts = all[about]!;
      const kindsHere = kinds[groupOf[about]!]!;
      const isKnown = abouts[about] !== undefined;
      // Rows of counters are longer than there are cells.
      for (let cell = 0; cell < kindsHere.length && cell < counts.length; cell++) {
        const n = counts[cell]!;
        if (n === 0) continue;
        const kind = isKnown || kindsHere[cell] === SILENT ? kindsHere[cell]! : CAREFUL;
        sums[kind] = sums[kind]! + n;
      }
    }
    if (sums[CAREFUL] !== 0) throw new HandOver('a row was not taken');
    return { counted: sums[COUNTED]!, missing: sums[MISSING]!, open: sums[OPEN]! };
  }

  /** One warning for the whole table says how many lack a reason. */
  #withReasons(findings: readonly Finding[]): Finding[] {
    if (!this.meanings.owesReasons) return [...findings];
    let n = this.#owedAgain;
    this.#each((_, count, cell, about) => {
      if (this.#owesReason(cell, about)) n += count;
    });
    const isReasons = (f: Finding): boolean => f.code === 'answers/reasons-missing';
    const told = findings.find(isReasons);
    n += (told?.data as { n: number } | undefined)?.n ?? 0;
    return [
      ...findings.filter((f) => !isReasons(f)),
      ...(n > 0 ? [finding('answers/reasons-missing', { file: this.layout.table.file }, { n })] : []),
    ];
  }

  /** Whether a cell is not applicable and does not say why. */
  #owesReason(cell: number, about: number): boolean {
    const said = this.meanings.cells[this.meanings.groupOf[about]!]![cell]!;
    return typeof said === 'object' && said.value === 'not-applicable' && (this.counter.cells[cell]!.words & REASON) === 0;
  }

  /** Visits what was only counted. Silent cells are no answers, and what is careful has been taken out. */
  #each(visit: (said: Said | 'open', n: number, cell: number, about: number) => void): void {
    const { counts: all } = this.counter;
    const { abouts, cells, groupOf } = this.meanings;
    for (let about = 0; about < all.length; about++) {
      const counts = all[about]!;
      const of = cells[groupOf[about]!]!;
      const isKnown = abouts[about] !== undefined;
      for (let cell = 0; cell < counts.length; cell++) {
        const n = counts[cell]!;
        if (n === 0) continue;
        const said = of[cell]!;
        if (said === 'silent') continue;
        if (said === 'careful' || !isKnown) throw new HandOver('a row was not taken');
        visit(said, n, cell, about);
      }
    }
  }
}

const [SILENT, CAREFUL, COUNTED, MISSING, OPEN] = [0, 1, 2, 3, 4] as const;

function kindOf(meaning: Meaning): number {
  if (typeof meaning === 'object') return isMissingCode(meaning.value) ? MISSING : COUNTED;
  return { silent: SILENT, careful: CAREFUL, open: OPEN }[meaning];
}

interface Look {
  readonly about: number;
  readonly weight: number;
  readonly cells: readonly number[];
  readonly respondent: number;
  readonly isClean: boolean;
}

/** Which rows are asked for, told by what they are about; undefined where all are. The careful reader selects in the same way. */
function selection(
  { about, city, cityName, period }: Layout,
  { only, set }: ReadOptions,
): ((texts: readonly string[]) => boolean) | undefined {
  if (only.city === undefined && only.period === undefined) return undefined;
  const cell = (texts: readonly string[], column: number | undefined): string =>
    column === undefined ? '' : texts[about.indexOf(column)]!.trim();
  return (texts) => {
    const mine = cell(texts, city) || set.city || cell(texts, cityName) || set.city_name || '';
    if (only.city !== undefined && mine !== '' && mine !== only.city) return false;
    return only.period === undefined || (cell(texts, period) || (set.period ?? '')) === only.period;
  };
}
