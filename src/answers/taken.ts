import { type Finding, finding } from '../finding/finding.ts';
import { isUnanswered } from '../rubric/vocabulary.ts';
import { type DateOrder, dateOrder, isEitherDate, readTaken } from './moments.ts';
import { cellPlace, type Rows, type TableRow } from './rows.ts';
import { stampColumn } from './system-columns.ts';

/** When the rows of a table were answered: from its own column, else from what the form tool wrote down. */
export class TakenColumn {
  readonly #table: Rows;
  readonly #column: number | undefined;
  /** A tool's own stamp is taken where it can be read and left where it cannot; nobody typed it. */
  readonly #isStamp: boolean;
  readonly #report: (f: Finding) => void;
  #order: DateOrder = 'either';
  #either: { text: string; line: number } | undefined;

  constructor(table: Rows, own: number | undefined, report: (f: Finding) => void) {
    this.#table = table;
    this.#column = own ?? stampColumn(table.headings);
    this.#isStamp = own === undefined;
    this.#report = report;
  }

  /** Whether the day or the month stands first is decided from all rows, so this comes before `read`. */
  learn(rows: readonly TableRow[]): void {
    const column = this.#column;
    if (column !== undefined) this.#order = dateOrder(rows.map((row) => row.cells[column] ?? ''));
  }

  /** @param otherwise what --set gives where the row says nothing */
  read(row: TableRow, otherwise: string | undefined): string | undefined {
    const column = this.#column;
    const own = column === undefined ? '' : (row.cells[column] ?? '').trim();
    const text = own === '' || (this.#isStamp && readTaken(own, this.#order) === undefined) ? (otherwise ?? '') : own;
    if (isUnanswered(text)) return undefined;
    const taken = readTaken(text, this.#order);
    if (this.#isStamp) return taken;
    const { headings, file } = this.#table;
    if (taken === undefined) {
      const place = column === undefined || headings.length === 0 ? { file, line: row.line } : cellPlace(this.#table, row.line, column);
      this.#report(finding('answers/bad-date', place, { where: 'taken', value: text }));
    } else if (this.#order === 'either' && isEitherDate(text)) this.#either ??= { text, line: row.line };
    return taken;
  }

  /** Once a table: dates that could be two, read with the day first. */
  tell(): void {
    if (this.#either === undefined || this.#column === undefined) return;
    const { text, line } = this.#either;
    const date = readTaken(text, 'either') ?? text;
    this.#report(finding('answers/ambiguous-date', cellPlace(this.#table, line, this.#column), { value: text, date }));
  }
}
