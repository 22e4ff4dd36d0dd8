import { createHash } from 'node:crypto';
import { csvCell } from '../text/csv.ts';
import { TALLY_COLUMNS, type TallyRow } from './tally.ts';

/** Pieces of about this many characters are put together before they go on. */
const PIECE = 64 * 1024;

/** Most distinct values whose text is kept. */
const MOST_KEPT = 100_000;

/** Lines of a tally file, one row after another. What rows say repeats from city to city, so each distinct text is put together once. */
class TallyLines {
  readonly header = `${TALLY_COLUMNS.join(',')}\n`;
  /** By indicator, value and proof: the cells of the three. */
  readonly #statements = new Map<string, Map<string, Map<string, string>>>();
  #kept = 0;
  /** By n, as far as it is small: the end of a line. */
  readonly #ends: string[] = [];
  #head = '';
  #last: TallyRow | undefined;

  line(row: TallyRow): string {
    const last = this.#last;
    if (last === undefined || last.city !== row.city || last.period !== row.period || last.group !== row.group)
      this.#head = `${csvCell(row.city)},${csvCell(row.period)},${csvCell(row.group)},`;
    this.#last = row;
    return this.#head + this.#statement(row) + this.#end(row.n);
  }

  #statement({ indicator, value, proof }: TallyRow): string {
    const found = this.#statements.get(indicator)?.get(value)?.get(proof);
    if (found !== undefined) return found;
    if (this.#kept++ > MOST_KEPT) {
      this.#statements.clear();
      this.#kept = 0;
    }
    const values = this.#statements.get(indicator) ?? new Map<string, Map<string, string>>();
    const proofs = values.get(value) ?? new Map<string, string>();
    const made = `${csvCell(indicator)},${csvCell(value)},${proof},`;
    this.#statements.set(indicator, values.set(value, proofs.set(proof, made)));
    return made;
  }

  #end(n: number): string {
    if (!(n < 1000)) return `${n}\n`;
    this.#ends[n] ??= `${n}\n`;
    return this.#ends[n];
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

/** The digest once it is asked for, and then the same again: a country has a million rows, and not every face of it shows one. */
export function digestOnce(rows: Iterable<TallyRow>): () => string {
  let digest: string | undefined;
  return () => {
    digest ??= tallyDigest(rows);
    return digest;
  };
}
