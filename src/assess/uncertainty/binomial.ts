import type { Histogram } from '../consensus.ts';
import type { Uniform } from './stream.ts';

const SMALL: readonly number[] = ((): number[] => {
  const logs = [0];
  for (let k = 1; k < 256; k++) logs.push(logs[k - 1]! + Math.log(k));
  return logs;
})();

/** ln k!. Stirling's series from 256 on, where its next term is below what a number can hold. */
export function logFactorial(k: number): number {
  if (k < SMALL.length) return SMALL[k]!;
  return k * Math.log(k) - k + Math.log(2 * Math.PI * k) / 2 + 1 / (12 * k) - 1 / (360 * k ** 3) + 1 / (1260 * k ** 5);
}

/** P(Bin(n, p) = k), 0 < p < 1. */
function binomialAt(n: number, p: number, k: number): number {
  return Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** P(Bin(n, p) ≥ k). Sums the shorter tail, from its largest term outwards. */
export function binomialTail(n: number, p: number, k: number): number {
  if (k <= 0 || p >= 1) return 1;
  if (p <= 0 || k > n) return 0;
  return k > n * p ? sumUp(n, p, k) : 1 - sumDown(n, p, k - 1);
}

function sumUp(n: number, p: number, from: number): number {
  let term = binomialAt(n, p, from);
  let sum = term;
  for (let i = from; i < n && term > sum * 1e-18; i++) {
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
    sum += term;
  }
  return sum;
}

function sumDown(n: number, p: number, from: number): number {
  let term = binomialAt(n, p, from);
  let sum = term;
  for (let i = from; i > 0 && term > sum * 1e-18; i--) {
    term *= (i / (n - i + 1)) * ((1 - p) / p);
    sum += term;
  }
  return sum;
}

/** Fewest answers for which a binomial a score is cheaper than a number an answer. */
const MANY = 64;

/** How often each score comes up among n answers drawn with replacement. */
export function drawCounts(said: Histogram, n: number, uniform: Uniform): Float64Array {
  const counts = new Float64Array(said.length);
  if (n <= MANY) {
    for (let k = 0; k < n; k++) {
      let u = uniform() * n;
      let i = 0;
      while (i < said.length - 1 && u >= said[i]!.n) u -= said[i++]!.n;
      counts[i]!++;
    }
    return counts;
  }
  let left = n;
  let among = n;
  for (let i = 0; i < said.length - 1 && left > 0; i++) {
    counts[i] = drawBinomial(left, said[i]!.n / among, uniform());
    left -= counts[i]!;
    among -= said[i]!.n;
  }
  counts[said.length - 1] = left;
  return counts;
}

/** Bin(n, p) by inversion, walking outwards from the mode: about √(np(1−p)) steps. */
function drawBinomial(n: number, p: number, u: number): number {
  if (p >= 1) return n;
  const mode = Math.min(n, Math.floor((n + 1) * p));
  let [low, high] = [mode, mode];
  let below = binomialAt(n, p, mode);
  let above = below;
  let left = u - below;
  while (left >= 0 && (low > 0 || high < n)) {
    if (high < n) {
      above *= ((n - high) / (high + 1)) * (p / (1 - p));
      high++;
      left -= above;
      if (left < 0) return high;
    }
    if (low > 0) {
      below *= (low / (n - low + 1)) * ((1 - p) / p);
      low--;
      left -= below;
      if (left < 0) return low;
    }
    // Rounding can leave a remainder that no probability covers.
    if (above + below < 1e-300) break;
  }
  return mode;
}
