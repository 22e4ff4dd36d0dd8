import type { Within } from '../../rubric/instrument.ts';
import { type Histogram, total } from '../consensus.ts';
import { binomialTail, logFactorial } from './binomial.ts';

/** A value a resample can have, and how likely. */
export interface Outcome {
  readonly value: number;
  readonly probability: number;
}

/** Most answers whose mean is drawn from its own distribution; beyond, drawing the answers is cheaper than adding it up. */
const MOST_SUMMED = 64;

/**
 * The distribution of a group's value over all resamples of its histogram; undefined where it has no form that is worth its cost.
 * With F(s) the share of answers up to s, n answers, and X(1) ≤ … ≤ X(n) a resample in order:
 * min and max from F^n; the median of an odd n from P(X(k) ≤ s) = P(Bin(n, F(s)) ≥ k); of an even n from the joint distribution of
 * the middle two; the mean of whole scores by adding up n of them.
 * Source: David and Nagaraja (2003), Order Statistics, sections 2.1 and 2.2, on a discrete parent.
 */
export function outcomesOf(rule: Within, said: Histogram): readonly Outcome[] | undefined {
  switch (rule) {
    case 'min':
      return orderStatistic(said, 1);
    case 'max':
      return orderStatistic(said, total(said));
    case 'median':
      return total(said) % 2 === 1 ? orderStatistic(said, (total(said) + 1) / 2) : middleTwo(said);
    case 'mean':
      return total(said) <= MOST_SUMMED && said.every((bar) => Number.isInteger(bar.score)) ? means(said) : undefined;
    case 'mode':
      return undefined;
  }
}

/** Share of answers up to each score: 0 first, 1 last. */
function sharesUpTo(said: Histogram): number[] {
  const n = total(said);
  const shares = [0];
  let passed = 0;
  for (const bar of said) {
    passed += bar.n;
    shares.push(passed / n);
  }
  return shares;
}

/** P(X(k) ≤ s) for each score, beginning with 0. */
function orderUpTo(said: Histogram, k: number): number[] {
  const n = total(said);
  return sharesUpTo(said).map((share) => binomialTail(n, share, k));
}

function orderStatistic(said: Histogram, k: number): Outcome[] {
  const upTo = orderUpTo(said, k);
  return said.map((bar, i) => ({ value: bar.score, probability: Math.max(0, upTo[i + 1]! - upTo[i]!) }));
}

/**
 * The mean of X(m) and X(m+1) of n = 2m. They are s_i < s_j where exactly m answers are at most s_i, one of them s_i, and m at least
 * s_j, one of them s_j: C(n, m) · (F_i^m − F_{i−1}^m) · (G_j^m − G_{j+1}^m), G the share from s_j on. The rest of P(X(m) = s_i) is X(m+1) = s_i.
 */
function middleTwo(said: Histogram): Outcome[] {
  const n = total(said);
  const m = n / 2;
  const F = sharesUpTo(said);
  const upTo = orderUpTo(said, m);
  const ways = logFactorial(n) - 2 * logFactorial(m);
  const outcomes: Outcome[] = [];
  said.forEach((low, i) => {
    let apart = 0;
    for (let j = i + 1; j < said.length; j++) {
      const probability = Math.exp(ways + logDifference(F[i + 1]!, F[i]!, m) + logDifference(1 - F[j]!, 1 - F[j + 1]!, m));
      outcomes.push({ value: (low.score + said[j]!.score) / 2, probability });
      apart += probability;
    }
    outcomes.push({ value: low.score, probability: Math.max(0, upTo[i + 1]! - upTo[i]! - apart) });
  });
  return likeliestFirst(outcomes);
}

/** ln(a^m − b^m) for a > b ≥ 0, also where both powers are too small for a number. */
const logDifference = (a: number, b: number, m: number): number => m * Math.log(a) + Math.log1p(-((Math.max(0, b) / a) ** m));

/** The mean of n whole scores: the distribution of their sum, added up one answer at a time. */
function means(said: Histogram): Outcome[] {
  const n = total(said);
  const low = said[0]!.score;
  const width = said.at(-1)!.score - low;
  let sums = new Float64Array([1]);
  for (let k = 1; k <= n; k++) {
    const next = new Float64Array(k * width + 1);
    for (const bar of said) {
      const share = bar.n / n;
      for (let s = 0; s < sums.length; s++) next[s + bar.score - low]! += share * sums[s]!;
    }
    sums = next;
  }
  return likeliestFirst([...sums].map((probability, s) => ({ value: (n * low + s) / n, probability })));
}

/** Equal values together; the likeliest first, so that a draw ends soon. */
function likeliestFirst(outcomes: readonly Outcome[]): Outcome[] {
  const byValue = new Map<number, number>();
  for (const { value, probability } of outcomes) byValue.set(value, (byValue.get(value) ?? 0) + probability);
  return [...byValue]
    .map(([value, probability]) => ({ value, probability }))
    .filter((o) => o.probability > 0)
    .sort((a, b) => b.probability - a.probability || a.value - b.value);
}
