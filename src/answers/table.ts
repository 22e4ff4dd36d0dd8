import { type Finding, finding, type Place } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import type { Indicator, Instrument, Proof } from '../rubric/instrument.ts';
import { type ColumnName, columnKey, isMissingCode, isUnanswered } from '../rubric/vocabulary.ts';
import {
  type Answer,
  type Balance,
  NOTHING_READ,
  type OpenAnswer,
  type ProofDocument,
  type Reading,
  type Speaker,
  type TableView,
} from './answer.ts';
import { type Claim, ClaimReader, isBroken } from './claims.ts';
import { type ColumnPlan, isBeside, meaningOf, planColumns, withAlternates } from './columns.ts';
import { CellReader, proofAllowed, type ReadOptions, readAgency, readGroup, readProof } from './read.ts';
import { cellPlace, type Rows, rowPlace, type TableRow, tablePlace } from './rows.ts';
import { submissionColumns } from './system-columns.ts';
import { TakenColumn } from './taken.ts';
import { foldTickRows } from './tick-rows.ts';

const NO_DOCUMENTS: readonly ProofDocument[] = [];
const TALLY_HEADER = 'city,period,group,indicator,value,proof,n';

/** Reads a table, wide or long, or a tally. A wrong cell is a finding; the rest of its row still counts. */
export function readTable(table: Rows, instrument: Instrument, options: ReadOptions): Reading {
  return new TableReader(table, instrument, options).read();
}

class TableReader {
  readonly #table: Rows;
  readonly #instrument: Instrument;
  readonly #options: ReadOptions;
  readonly #plan: ColumnPlan;
  readonly #known = new Map<ColumnName, number>();
  /** Columns of open questions, and of words that stand beside an answer. */
  readonly #beside: readonly number[];
  readonly #isTally: boolean;
  readonly #claims: ClaimReader;
  readonly #cells: CellReader;
  readonly #findings: Finding[];
  readonly #balance: Record<keyof Balance, number> = { ...NOTHING_READ };
  readonly #answers: Answer[] = [];
  readonly #open: OpenAnswer[] = [];
  readonly #cities = new Map<string, { name: string | undefined; province: string | undefined }>();
  readonly #gone = new Map<string, { n: number; place: Place }>();
  readonly #taken: TakenColumn;
  /** Where a form of ours for other tools says of which instrument it is. */
  readonly #instrumentColumn: number;
  readonly #submission: readonly number[];
  readonly #rowIds = new Map<string, string>();
  #withoutReason = 0;

  constructor(table: Rows, instrument: Instrument, options: ReadOptions) {
    this.#instrument = instrument;
    this.#options = options;
    this.#plan = planColumns(table, instrument, options.columns);
    this.#plan.columns.forEach((column, i) => {
      if (column.kind === 'known') this.#known.set(column.name, i);
    });
    this.#beside = this.#plan.columns.flatMap((column, i) => (isBeside(column) ? [i] : []));
    this.#table = foldTickRows(table, instrument, this.#known);
    this.#isTally = table.headings.map((h) => columnKey(h)).join(',') === TALLY_HEADER;
    this.#claims = new ClaimReader(this.#plan.columns, this.#known, instrument, this.#plan.isLong, options.set);
    this.#cells = new CellReader(instrument, options, this.#isTally || table.typed === true);
    this.#findings = [...table.findings, ...this.#plan.findings];
    this.#taken = new TakenColumn(table, this.#known.get('taken'), this.#report);
    this.#instrumentColumn = table.headings.findIndex((h) => h.trim() === '_instrument');
    this.#submission = this.#known.has('respondent') ? [] : submissionColumns(table.headings);
  }

  #report = (f: Finding): void => {
    this.#findings.push(f);
  };

  read(): Reading {
    const table = this.#table;
    this.#balance.rowsRefused = table.refusedRows;
    this.#balance.rowsRead = table.refusedRows + table.rows.length;
    if (this.#plan.isRepeat) {
      this.#report(finding('answers/repeats-skipped', tablePlace(table), { names: [], rows: table.rows.length }));
      this.#balance.rowsRefused = this.#balance.rowsRead;
      return this.#reading();
    }
    const answering = this.#plan.isLong || this.#plan.columns.some((c) => c.kind !== 'known' && c.kind !== 'ignored');
    if (!answering && table.headings.length > 0) {
      this.#report(finding('answers/no-answer-columns', rowPlace(table, table.headingLine), {}));
      this.#balance.rowsRefused = this.#balance.rowsRead;
      return this.#reading();
    }
    const rows = this.#withAlternates(table.rows).filter((row) => this.#selected(row));
    this.#balance.rowsRead = table.refusedRows + rows.length;
    if (this.#asksNumbers()) for (const row of rows) for (const claim of this.#claims.claims(row)) this.#learn(claim);
    this.#taken.learn(rows);
    for (const row of rows) this.#row(row);
    this.#tellTogether();
    return this.#reading();
  }

  /** Rows in which columns that mean the same are one; a column that contradicts an earlier one is told once. */
  #withAlternates(rows: readonly TableRow[]): readonly TableRow[] {
    const { alternates } = this.#plan;
    if (alternates.length === 0) return rows;
    const { headings, headingLine } = this.#table;
    const told = new Set<number>();
    const clash = (column: number, first: number): void => {
      if (told.has(column)) return;
      told.add(column);
      const data = { heading: headings[column]!, first: headings[first]! };
      this.#report(finding('answers/duplicate-column', cellPlace(this.#table, headingLine, column), data));
    };
    return rows.map((row) => withAlternates(row, alternates, clash));
  }

  /** What is said once for the whole table. */
  #tellTogether(): void {
    this.#tellShortIds();
    for (const [id, { n, place }] of this.#gone) {
      this.#report(finding('answers/unknown-indicator', place, { id, n, near: nearest(id, this.#instrument.indicators.keys()) }));
    }
    if (this.#withoutReason > 0 && !this.#isTally)
      this.#report(finding('answers/reasons-missing', tablePlace(this.#table), { n: this.#withoutReason }));
    this.#taken.tell();
  }

  #reading(): Reading {
    const { file, sheet, headings, rows } = this.#table;
    const { tool, isRepeat, isLong, columns } = this.#plan;
    const view: TableView = {
      file,
      sheet: sheet?.name,
      tool,
      shape: isRepeat ? 'repeat' : this.#isTally ? 'tally' : isLong ? 'long' : 'wide',
      rows: rows.length,
      columns: headings.map((heading, i) => ({ heading, meaning: meaningOf(columns[i]!) })),
    };
    return {
      answers: this.#answers,
      open: this.#open,
      balance: this.#balance,
      findings: this.#findings,
      cities: this.#cities,
      tables: headings.length === 0 ? [] : [view],
      rowIds: this.#rowIds,
    };
  }

  /** 35.1 among 35.02 and 35.73 has most likely lost its last zero in a spreadsheet. */
  #tellShortIds(): void {
    const ids = [...this.#cities.keys()];
    if (!ids.some((id) => /^\d+\.\d\d$/.test(id))) return;
    for (const id of ids) {
      if (/^\d+\.\d$/.test(id)) this.#report(finding('answers/short-id', this.#cityPlace(), { id, maybe: `${id}0` }));
    }
  }

  #cityPlace(): Place {
    const { file, headings, sheet, headingLine } = this.#table;
    const column = this.#known.get('city');
    if (column === undefined) return { file };
    return sheet === undefined ? { file, column: headings[column]! } : cellPlace(this.#table, headingLine, column);
  }

  #selected(row: TableRow): boolean {
    const { city, period } = this.#options.only;
    if (city === undefined && period === undefined) return true;
    const mine = this.#cell('city', row) || this.#cell('city_name', row);
    return (city === undefined || mine === '' || mine === city) && (period === undefined || this.#cell('period', row) === period);
  }

  #cell(name: ColumnName, row: TableRow): string {
    return this.#claims.cell(name, row);
  }

  #placeOf(name: ColumnName, line: number): Place {
    const column = this.#known.get(name);
    return column === undefined ? rowPlace(this.#table, line) : cellPlace(this.#table, line, column);
  }

  /** How numbers are written is all that is learnt before anything is read. */
  #asksNumbers(): boolean {
    const { indicators } = this.#instrument;
    const isNumber = (id: string): boolean => indicators.get(id)?.type === 'number';
    if (this.#plan.isLong) return [...indicators.keys()].some(isNumber);
    return this.#plan.columns.some((column) => 'id' in column && isNumber(column.id));
  }

  #learn(claim: Claim): void {
    const indicator = this.#instrument.indicators.get(claim.id);
    if (indicator !== undefined && !claim.isNumber) this.#cells.learn(indicator, claim.text);
  }

  #row(row: TableRow & { readonly source?: ReadonlyMap<number, number> }): void {
    const speaker = this.#speaker(row);
    const n = speaker === undefined ? undefined : this.#count(row);
    if (speaker === undefined || n === undefined) {
      this.#balance.rowsRefused++;
      return;
    }
    const { line, source } = row;
    const place = (column: number): Place => cellPlace(this.#table, line, source?.get(column) ?? column);
    for (const claim of this.#claims.claims(row)) {
      if (isBroken(row.facts?.[claim.column])) this.#broken(claim, row, n, place);
      else this.#claim(claim, speaker, n, line, place);
    }
    for (const i of this.#beside) {
      const column = this.#plan.columns[i]!;
      const text = (row.cells[i] ?? '').trim();
      if (isUnanswered(text)) continue;
      if (isBroken(row.facts?.[i])) this.#report(brokenCell(row, i, place(i)));
      else if (column.kind === 'open') this.#addOpen({ ...speaker, question: column.id, text, place: place(i) });
    }
  }

  /** A formula where an answer should stand, without a value: there was an answer, and it cannot be read. */
  #broken(claim: Claim, row: TableRow, n: number, place: (column: number) => Place): void {
    this.#report(brokenCell(row, claim.column, place(claim.column)));
    const indicator = this.#instrument.indicators.get(claim.id);
    if (indicator === undefined || indicator.type === 'text') return;
    this.#balance.answersRead += n;
    this.#balance.refused += n;
  }

  #addOpen(open: OpenAnswer): void {
    this.#open.push(open);
    this.#balance.open++;
  }

  #speaker(row: TableRow): Speaker | undefined {
    const { line } = row;
    const name = this.#cell('city_name', row);
    const city = this.#cell('city', row) || name;
    const place = (column: ColumnName): Place => this.#placeOf(column, line);
    for (const [, column] of this.#known)
      if (isBroken(row.facts?.[column]) && !(this.#plan.isLong && column === this.#known.get('value')))
        this.#report(brokenCell(row, column, cellPlace(this.#table, line, column)));
    if (city === '') {
      this.#report(finding('answers/no-city', place('city'), {}));
      return undefined;
    }
    if (this.#options.onlyCity !== undefined && city !== this.#options.onlyCity) {
      this.#report(finding('answers/other-city', place('city'), { city, want: this.#options.onlyCity }));
      return undefined;
    }
    const other = (row.cells[this.#instrumentColumn] ?? '').trim().split(/\s/)[0]!;
    if (other !== '' && other !== this.#instrument.id) {
      this.#report(
        finding('answers/other-instrument', cellPlace(this.#table, line, this.#instrumentColumn), { id: other, want: this.#instrument.id }),
      );
      return undefined;
    }
    // A city is known by any row about it, also by one that is refused.
    const known = this.#cities.get(city);
    this.#cities.set(city, {
      name: known?.name ?? (name || undefined),
      province: known?.province ?? (this.#cell('province', row) || undefined),
    });
    const person = this.#options.people?.get(this.#cell('respondent', row));
    const group = readGroup(this.#cell('group', row) || (person?.group ?? ''), this.#instrument, place('group'), this.#report);
    if (group === undefined) return undefined;
    return {
      city,
      period: this.#cell('period', row),
      group,
      respondent: this.#cell('respondent', row) || this.#anonymous(row),
      respondentName: this.#cell('respondent_name', row) || person?.name,
      agency: readAgency(this.#cell('agency', row) || (person?.agency ?? ''), this.#instrument, place('agency'), this.#report),
      taken: this.#taken.read(row, this.#options.set.taken),
    };
  }

  #anonymous(row: TableRow): string {
    const { file, sheet } = this.#table;
    // One form is one respondent, whichever of its rows a question stands in.
    if (this.#plan.tool === 'siapkota') return `${ANONYMOUS}${file}`;
    const at = `${file}:${sheet === undefined ? '' : `${sheet.name}!`}${row.line}`;
    if (this.#plan.isLong) return `${ANONYMOUS}${ANONYMOUS}${at}`;
    const id = `${ANONYMOUS}${at}`;
    const [own, ...more] = this.#submission;
    const given = own === undefined ? '' : (row.cells[own] ?? '').trim();
    // A running number tells nobody apart by itself; the moment beside it does, however a program wrote it down.
    const moment = more.length === 0 ? '' : this.#taken.read(row, undefined);
    if (given !== '' && moment !== undefined) this.#rowIds.set(id, `${given} ${moment}`.trim());
    return id;
  }

  #count(row: TableRow): number | undefined {
    const text = this.#cell('n', row);
    if (text === '') return 1;
    const n = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(n)) return n;
    this.#report(finding('answers/bad-count', this.#placeOf('n', row.line), { value: text }));
    return undefined;
  }

  /** A reason, note or document that stands beside no answer leans on nothing, and is not lost without a word. */
  #wordsAlone({ id, notes }: Claim, placeOf: (column: number) => Place): void {
    const said = [notes.reason, notes.note, notes.evidence].find((part) => part !== undefined && !isUnanswered(part.text));
    if (said !== undefined) this.#report(finding('answers/words-without-answer', placeOf(said.column), { indicator: id }));
  }

  #claim(claim: Claim, speaker: Speaker, n: number, line: number, placeOf: (column: number) => Place): void {
    if (isUnanswered(claim.text)) {
      this.#wordsAlone(claim, placeOf);
      return;
    }
    const place = placeOf(claim.column);
    const indicator = this.#instrument.indicators.get(claim.id);
    if (indicator === undefined) {
      if (this.#instrument.open.has(claim.id)) {
        this.#addOpen({ ...speaker, question: claim.id, text: claim.text, place });
        return;
      }
      const known = this.#gone.get(claim.id);
      this.#gone.set(claim.id, { n: (known?.n ?? 0) + n, place: known?.place ?? this.#placeOf('indicator', line) });
      this.#balance.answersRead += n;
      this.#balance.setAside += n;
      return;
    }
    if (indicator.type === 'text') {
      this.#addOpen({ ...speaker, question: claim.id, text: claim.text, place });
      return;
    }
    this.#balance.answersRead += n;
    const meaning = this.#cells.meaning(indicator, claim.text, claim.isNumber);
    if ('refused' in meaning) {
      if (claim.fallback !== undefined) {
        this.#balance.answersRead -= n;
        this.#claim({ ...claim, ...claim.fallback, fallback: undefined }, speaker, n, line, placeOf);
        return;
      }
      this.#report(meaning.refused(place));
      this.#balance.refused += n;
      return;
    }
    for (const remark of meaning.remarks) this.#report(remark(place));
    const { value } = meaning;
    if (value === 'not-applicable' && claim.notes.reason === undefined) this.#withoutReason += n;
    const proof = this.#proof(claim, speaker.group, indicator, line);
    // Field by field: spreading the speaker into millions of answers costs more than reading them.
    this.#answers.push({
      city: speaker.city,
      period: speaker.period,
      group: speaker.group,
      respondent: speaker.respondent,
      respondentName: speaker.respondentName,
      agency: speaker.agency,
      taken: speaker.taken,
      indicator: indicator.id,
      value,
      n,
      counted: this.#known.has('n') || this.#isTally,
      proof: isMissingCode(value) && !this.#isTally ? 'none' : proof.state,
      documents: proof.documents,
      note: claim.notes.note?.text,
      reason: claim.notes.reason?.text,
      due: undefined,
      place,
    });
    if (isMissingCode(value)) this.#balance.missing += n;
    else this.#balance.counted += n;
  }

  #proof({ notes }: Claim, group: string, indicator: Indicator, line: number): { state: Proof; documents: readonly ProofDocument[] } {
    const title = notes.evidence?.text;
    let state: Proof = title === undefined || isUnanswered(title) ? 'none' : 'sent';
    if (notes.proof !== undefined && !isUnanswered(notes.proof.text)) {
      const place = cellPlace(this.#table, line, notes.proof.column);
      const said = readProof(notes.proof.text, place, this.#report) ?? state;
      state = this.#isTally ? said : proofAllowed(said, group, indicator.id, this.#instrument, this.#options, place, this.#report);
    }
    const documents = title === undefined || isUnanswered(title) ? NO_DOCUMENTS : [{ title, file: undefined, sha256: undefined, state }];
    return { state, documents };
  }
}

/**
 * Begins the made-up id of a respondent that a table does not name; no real id begins so. Twice where not even a row is one respondent:
 * a long table may hold one answer a row from anybody.
 */
export const ANONYMOUS = '\u0001';

function brokenCell(row: TableRow, column: number, place: Place): Finding {
  const problem = row.facts![column]!.kind === 'error' ? 'error' : 'no-value';
  return finding('answers/formula-without-value', place, { problem, value: row.cells[column]! });
}
