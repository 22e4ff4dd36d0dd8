import { type Finding, finding, type Place } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import type { Indicator, Instrument, Proof } from '../rubric/instrument.ts';
import { canonicalCriteria } from '../rubric/types/checklist.ts';
import { type ColumnName, columnKey, isMissingCode, isUnanswered, NONE } from '../rubric/vocabulary.ts';
import { readMoment } from '../text/moment.ts';
import { type Answer, type Balance, NOTHING_READ, type OpenAnswer, type ProofDocument, type Reading, type Speaker } from './answer.ts';
import { type Column, planColumns } from './columns.ts';
import { CellReader, proofAllowed, type ReadOptions, readAgency, readGroup, readProof } from './read.ts';
import { cellPlace, type Rows } from './rows.ts';
import { foldTickRows, readTick } from './tick-rows.ts';

const NO_DOCUMENTS: readonly ProofDocument[] = [];
const TALLY_HEADER = 'city,period,group,indicator,value,proof,n';

/** Reads a table, wide or long, or a tally. A wrong cell is a finding; the rest of its row still counts. */
export function readTable(table: Rows, instrument: Instrument, options: ReadOptions): Reading {
  return new TableReader(table, instrument, options).read();
}

/** One cell that answers one indicator, before it has a meaning. */
interface Claim {
  readonly id: string;
  readonly text: string;
  readonly column: number;
  readonly notes: Readonly<Partial<Record<'reason' | 'note' | 'proof' | 'evidence', { text: string; column: number }>>>;
}

class TableReader {
  readonly #table: Rows;
  readonly #instrument: Instrument;
  readonly #options: ReadOptions;
  readonly #columns: readonly Column[];
  readonly #known = new Map<ColumnName, number>();
  readonly #isTally: boolean;
  readonly #long: boolean;
  readonly #cells: CellReader;
  readonly #findings: Finding[];
  readonly #balance: Record<keyof Balance, number> = { ...NOTHING_READ };
  readonly #answers: Answer[] = [];
  readonly #open: OpenAnswer[] = [];
  readonly #cities = new Map<string, { name: string | undefined; province: string | undefined }>();
  readonly #gone = new Map<string, { n: number; place: Place }>();
  #withoutReason = 0;

  constructor(table: Rows, instrument: Instrument, options: ReadOptions) {
    this.#instrument = instrument;
    this.#options = options;
    const plan = planColumns(table, instrument, options.columns);
    this.#columns = plan.columns;
    plan.columns.forEach((column, i) => {
      if (column.kind === 'known') this.#known.set(column.name, i);
    });
    this.#table = foldTickRows(table, instrument, this.#known);
    this.#isTally = table.headings.map((h) => columnKey(h)).join(',') === TALLY_HEADER;
    this.#long = this.#known.has('indicator') && this.#known.has('value');
    this.#cells = new CellReader(instrument, options, this.#isTally || table.typed === true);
    this.#findings = [...table.findings, ...plan.findings];
  }

  #report = (f: Finding): void => {
    this.#findings.push(f);
  };

  read(): Reading {
    const table = this.#table;
    this.#balance.rowsRefused = table.refusedRows;
    this.#balance.rowsRead = table.refusedRows + table.rows.length;
    const answering = this.#long || this.#columns.some((c) => c.kind !== 'known' && c.kind !== 'ignored');
    if (!answering && table.headings.length > 0) {
      this.#report(finding('answers/no-answer-columns', { file: table.file, line: table.headingLine }, {}));
      this.#balance.rowsRefused = this.#balance.rowsRead;
      return this.#reading();
    }
    const rows = table.rows.filter(({ cells }) => this.#selected(cells));
    this.#balance.rowsRead = table.refusedRows + rows.length;
    for (const row of rows) for (const claim of this.#claims(row.cells)) this.#learn(claim);
    for (const row of rows) this.#row(row.line, row.cells);
    this.#tellShortIds();
    for (const [id, { n, place }] of this.#gone) {
      this.#report(finding('answers/unknown-indicator', place, { id, n, near: nearest(id, this.#instrument.indicators.keys()) }));
    }
    if (this.#withoutReason > 0 && !this.#isTally)
      this.#report(finding('answers/reasons-missing', { file: table.file }, { n: this.#withoutReason }));
    return this.#reading();
  }

  #reading(): Reading {
    return { answers: this.#answers, open: this.#open, balance: this.#balance, findings: this.#findings, cities: this.#cities };
  }

  /** 35.1 among 35.02 and 35.73 has most likely lost its last zero in a spreadsheet. */
  #tellShortIds(): void {
    const ids = [...this.#cities.keys()];
    if (!ids.some((id) => /^\d+\.\d\d$/.test(id))) return;
    for (const id of ids) {
      if (/^\d+\.\d$/.test(id))
        this.#report(finding('answers/short-id', { file: this.#table.file, ...this.#cityColumn() }, { id, maybe: `${id}0` }));
    }
  }

  #cityColumn(): { column?: string } {
    const column = this.#known.get('city');
    return column === undefined ? {} : { column: this.#table.headings[column]! };
  }

  #selected(cells: readonly string[]): boolean {
    const { city, period } = this.#options.only;
    const mine = this.#cell('city', cells) || this.#cell('city_name', cells);
    return (city === undefined || mine === '' || mine === city) && (period === undefined || this.#cell('period', cells) === period);
  }

  #cell(name: ColumnName, cells: readonly string[]): string {
    const column = this.#known.get(name);
    const given = column === undefined ? '' : (cells[column] ?? '').trim();
    if (given !== '') return given;
    return (this.#options.set as Readonly<Record<string, string | undefined>>)[name] ?? '';
  }

  #placeOf(name: ColumnName, line: number): Place {
    const column = this.#known.get(name);
    return column === undefined ? { file: this.#table.file, line } : cellPlace(this.#table, line, column);
  }

  #learn(claim: Claim): void {
    const indicator = this.#instrument.indicators.get(claim.id);
    if (indicator !== undefined) this.#cells.learn(indicator, claim.text);
  }

  /** What a row answers: one indicator in a long table, a column each in a wide one. */
  #claims(cells: readonly string[]): Claim[] {
    if (!this.#long) return this.#wideClaims(cells);
    const id = this.#cell('indicator', cells);
    if (id === '') return [];
    const notes: Record<string, { text: string; column: number }> = {};
    for (const part of ['reason', 'note', 'proof', 'evidence'] as const) {
      const text = this.#cell(part, cells);
      if (text !== '') notes[part] = { text, column: this.#known.get(part)! };
    }
    const today = this.#instrument.formerly.get(id) ?? id;
    const value = { text: this.#cell('value', cells), column: this.#known.get('value')! };
    return [{ id: today, ...value, notes }];
  }

  #wideClaims(cells: readonly string[]): Claim[] {
    const claims = new Map<string, { id: string; text: string; column: number; notes: Record<string, { text: string; column: number }> }>();
    const criteria = new Map<string, { met: Set<string>; column: number; wrong: { text: string; column: number } | undefined }>();
    const missing = new Map<string, { text: string; column: number }>();
    const claimOf = (
      id: string,
      column: number,
    ): { text: string; column: number; notes: Record<string, { text: string; column: number }> } => {
      const found = claims.get(id) ?? { id, text: '', column, notes: {} };
      claims.set(id, found);
      return found;
    };
    this.#columns.forEach((column, i) => {
      const text = (cells[i] ?? '').trim();
      if (text === '') return;
      if (column.kind === 'indicator') {
        const claim = claimOf(column.id, i);
        if (column.part === 'value') Object.assign(claim, { text, column: i });
        else if (column.part === 'missing') missing.set(column.id, { text, column: i });
        else claim.notes[column.part] = { text, column: i };
      }
      if (column.kind !== 'criterion') return;
      const found = criteria.get(column.id) ?? { met: new Set<string>(), column: i, wrong: undefined };
      const met = readTick(text);
      if (met === true && column.criterion !== NONE) found.met.add(column.criterion);
      if (met === undefined && !isUnanswered(text)) found.wrong = { text, column: i };
      criteria.set(column.id, found);
    });
    for (const [id, { met, column, wrong }] of criteria) {
      const claim = claimOf(id, column);
      // A cell of the whole checklist beside its columns says the same or more, and is read first.
      if (claim.text === '') Object.assign(claim, wrong ?? { text: canonicalCriteria(met), column });
    }
    // Why there is no value, where a value's own column cannot say so: a number, or a checklist whose columns are all zero.
    for (const [id, why] of missing) {
      const claim = claimOf(id, why.column);
      if (!isUnanswered(why.text) && (isUnanswered(claim.text) || (claim.text === NONE && criteria.has(id)))) Object.assign(claim, why);
    }
    return [...claims.values()].filter((c) => c.text !== '' || Object.keys(c.notes).length > 0);
  }

  #row(line: number, cells: readonly string[]): void {
    const speaker = this.#speaker(line, cells);
    if (speaker === undefined) {
      this.#balance.rowsRefused++;
      return;
    }
    const n = this.#count(line, cells);
    if (n === undefined) {
      this.#balance.rowsRefused++;
      return;
    }
    for (const claim of this.#claims(cells)) this.#claim(claim, speaker, n, line);
    this.#columns.forEach((column, i) => {
      const text = (cells[i] ?? '').trim();
      if (column.kind === 'open' && !isUnanswered(text))
        this.#addOpen({ ...speaker, question: column.id, text, place: cellPlace(this.#table, line, i) });
    });
  }

  #addOpen(open: OpenAnswer): void {
    this.#open.push(open);
    this.#balance.open++;
  }

  #speaker(line: number, cells: readonly string[]): Speaker | undefined {
    const name = this.#cell('city_name', cells);
    const city = this.#cell('city', cells) || name;
    const place = (column: ColumnName): Place => this.#placeOf(column, line);
    if (city === '') {
      this.#report(finding('answers/no-city', place('city'), {}));
      return undefined;
    }
    if (this.#options.onlyCity !== undefined && city !== this.#options.onlyCity) {
      this.#report(finding('answers/other-city', place('city'), { city, want: this.#options.onlyCity }));
      return undefined;
    }
    const group = readGroup(this.#cell('group', cells), this.#instrument, place('group'), this.#report);
    if (group === undefined) return undefined;
    const known = this.#cities.get(city);
    this.#cities.set(city, {
      name: known?.name ?? (name || undefined),
      province: known?.province ?? (this.#cell('province', cells) || undefined),
    });
    const given = this.#cell('taken', cells);
    const taken = given === '' || readMoment(given) !== undefined ? given : '';
    if (given !== taken) this.#report(finding('answers/bad-date', place('taken'), { where: 'taken', value: given }));
    return {
      city,
      period: this.#cell('period', cells),
      group,
      respondent: this.#cell('respondent', cells) || `${ANONYMOUS}${this.#table.file}:${line}`,
      respondentName: this.#cell('respondent_name', cells) || undefined,
      agency: readAgency(this.#cell('agency', cells), this.#instrument, place('agency'), this.#report),
      taken: taken || undefined,
    };
  }

  #count(line: number, cells: readonly string[]): number | undefined {
    const text = this.#cell('n', cells);
    if (text === '') return 1;
    const n = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(n)) return n;
    this.#report(finding('answers/bad-count', this.#placeOf('n', line), { value: text }));
    return undefined;
  }

  #claim(claim: Claim, speaker: Speaker, n: number, line: number): void {
    if (isUnanswered(claim.text)) return;
    const place = cellPlace(this.#table, line, claim.column);
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
    const meaning = this.#cells.meaning(indicator, claim.text);
    if ('refused' in meaning) {
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

/** Begins the made-up id of a respondent that a table does not name; no real id begins so. */
export const ANONYMOUS = '\u0001';
