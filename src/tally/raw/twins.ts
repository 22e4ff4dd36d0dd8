import type { RawCounter } from './counter.ts';
import { HandOver } from './splitter.ts';

/** Most places of all twins together, four bytes each. */
const MOST_PLACES = 100_000_000;

/**
 * Respondents who may have answered an indicator twice. Whoever says the same again is counted once; whoever does not quarrels, and is
 * read carefully. Used in two rounds over the same rows: `hold` or `quarrel` for all, then `isHeldAgain` for all.
 */
export class Twins {
  readonly #counter: RawCounter;
  readonly #numbers: ReadonlyMap<number, number>;
  /** By twin and place: the cell that was met there, plus one. */
  #held: Int32Array;
  readonly #quarrels = new Set<number>();
  #isSecondRound = false;

  constructor(counter: RawCounter) {
    this.#counter = counter;
    this.#numbers = new Map([...counter.twice].map((respondent, i) => [respondent, i]));
    const places = this.#numbers.size * counter.places;
    if (places > MOST_PLACES) throw new HandOver('too many twins');
    this.#held = new Int32Array(places);
  }

  has(respondent: number): boolean {
    return this.#numbers.has(respondent);
  }

  quarrel(respondent: number): void {
    this.#quarrels.add(respondent);
  }

  quarrels(respondent: number): boolean {
    return this.#quarrels.has(respondent);
  }

  /** @param same whether two cells say the same, proof included */
  hold(respondent: number, cell: number, same: (a: number, b: number) => boolean): void {
    const at = this.#at(respondent, cell);
    if (at === -1) return;
    const before = this.#held[at]! - 1;
    if (before === -1) this.#held[at] = cell + 1;
    else if (!same(before, cell)) this.quarrel(respondent);
  }

  isHeldAgain(respondent: number, cell: number): boolean {
    if (!this.#isSecondRound) {
      this.#held = this.#held.fill(0);
      this.#isSecondRound = true;
    }
    const at = this.#at(respondent, cell);
    if (at === -1) return false;
    if (this.#held[at] !== 0) return true;
    this.#held[at] = cell + 1;
    return false;
  }

  #at(respondent: number, cell: number): number {
    const place = this.#counter.placeOf(cell);
    return place === -1 ? -1 : this.#numbers.get(respondent)! * this.#counter.places + place;
  }
}
