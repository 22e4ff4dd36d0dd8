import type { Within } from '../rubric/instrument.ts';

/** Scores and how many respondents gave each, by ascending score. */
export type Histogram = readonly { readonly score: number; readonly n: number }[];

/** A histogram from scores in any order. */
export function histogram(scores: Iterable<readonly [score: number, n: number]>): Histogram {
  const bars = new Bars();
  for (const [score, n] of scores) bars.add(score, n);
  return bars.histogram();
}

export function total(h: Histogram): number {
  let sum = 0;
  for (const { n } of h) sum += n;
  return sum;
}

/**
 * One value for a group: median (mean of the middle two for even n), mean, mode (lowest on a tie), min or max.
 * @returns undefined for an empty histogram: silence is not zero.
 */
export function within(rule: Within, h: Histogram): number | undefined {
  const bars = new Bars();
  for (const { score, n } of h) bars.add(score, n);
  return bars.within(rule);
}

/** A histogram while it is filled. Used again after `clear`: a country has a hundred thousand of them, and most are only asked for one value. */
export class Bars {
  readonly #scores: number[] = [];
  readonly #ns: number[] = [];
  #size = 0;
  #total = 0;

  clear(): void {
    this.#size = 0;
    this.#total = 0;
  }

  /** Puts answers in their place. They have few distinct scores, and mostly come in order, so that each is found from the end. */
  add(score: number, n: number): void {
    const scores = this.#scores;
    const ns = this.#ns;
    let at = this.#size;
    while (at > 0 && scores[at - 1]! > score) at--;
    this.#total += n;
    if (at > 0 && scores[at - 1] === score) {
      ns[at - 1]! += n;
      return;
    }
    for (let i = this.#size; i > at; i--) {
      scores[i] = scores[i - 1]!;
      ns[i] = ns[i - 1]!;
    }
    scores[at] = score;
    ns[at] = n;
    this.#size++;
  }

  /** Respondents in all. */
  get total(): number {
    return this.#total;
  }

  /** See `within`. */
  within(rule: Within): number | undefined {
    if (this.#size === 0) return undefined;
    switch (rule) {
      case 'median':
        return (this.#at(Math.floor((this.#total - 1) / 2)) + this.#at(Math.floor(this.#total / 2))) / 2;
      case 'mean':
        return this.#size === 1 ? this.#scores[0] : this.#mean();
      case 'mode':
        return this.#mode();
      case 'min':
        return this.#scores[0];
      case 'max':
        return this.#scores[this.#size - 1];
    }
  }

  /** A copy that stays. */
  histogram(): Histogram {
    return Array.from({ length: this.#size }, (_, i) => ({ score: this.#scores[i]!, n: this.#ns[i]! }));
  }

  #mean(): number {
    let sum = 0;
    for (let i = 0; i < this.#size; i++) sum += this.#ns[i]! * this.#scores[i]!;
    return sum / this.#total;
  }

  #mode(): number {
    let best = 0;
    for (let i = 1; i < this.#size; i++) if (this.#ns[i]! > this.#ns[best]!) best = i;
    return this.#scores[best]!;
  }

  /** Score of the k-th respondent, counted from 0, when they stand in ascending order. */
  #at(k: number): number {
    let passed = 0;
    for (let i = 0; i < this.#size; i++) {
      passed += this.#ns[i]!;
      if (k < passed) return this.#scores[i]!;
    }
    throw new RangeError(`no respondent ${k} in a histogram of ${passed}`);
  }
}
