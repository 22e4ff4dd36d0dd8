import { createHash } from 'node:crypto';
import { csvCell } from '../text/csv.ts';
import { TALLY_COLUMNS, type TallyRow } from './tally.ts';

/** Pieces of about this many characters are put together before they go on. */
const PIECE = 64 * 1024;

/** Lines of a tally file, one row after another. Cells repeat from row to row, so each distinct text is quoted once. */
class TallyLines {
  readonly header = `${TALLY_COLUMNS.join(',')}\n`;
  readonly #cells = new Map<string, string>();
  #head = '';
  #last: TallyRow | undefined;

  line(row: TallyRow): string {
    const last = this.#last;
    if (last === undefined || last.city !== row.city || last.period !== row.period || last.group !== row.group)
      this.#head = `${this.#cell(row.city)},${this.#cell(row.period)},${this.#cell(row.group)},`;
    this.#last = row;
    return `${this.#head}${this.#cell(row.indicator)},${this.#cell(row.value)},${row.proof},${row.n}\n`;
  }

  #cell(text: string): string {
    let cell = this.#cells.get(text);
    if (cell === undefined) {
      if (this.#cells.size > 100_000) this.#cells.clear();
      cell = csvCell(text);
      this.#cells.set(text, cell);
    }
    return cell;
  }
}

/** A tally file piece by piece. `rows` come sorted. */
export function* tallyPieces(rows: Iterable<TallyRow>): Generator<string> {
  const lines = new TallyLines();
  let text = lines.header;
  for (const row of rows) {
    text += lines.line(row);
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** A tally file. Two equal tallies are equal bytes. `rows` come sorted. */
export const tallyText = (rows: Iterable<TallyRow>): string => [...tallyPieces(rows)].join('');

/** `sha256:` of a tally file, from its rows as they pass by. */
export class TallyDigest {
  readonly #hash = createHash('sha256');
  readonly #lines = new TallyLines();
  #text = this.#lines.header;

  add(row: TallyRow): void {
    this.#text += this.#lines.line(row);
    if (this.#text.length < PIECE) return;
    this.#hash.update(this.#text, 'utf8');
    this.#text = '';
  }

  value(): string {
    return `sha256:${this.#hash.update(this.#text, 'utf8').digest('hex')}`;
  }
}

export function tallyDigest(rows: Iterable<TallyRow>): string {
  const digest = new TallyDigest();
  for (const row of rows) digest.add(row);
  return digest.value();
}
