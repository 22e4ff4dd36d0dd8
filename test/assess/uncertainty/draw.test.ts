import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Histogram, histogram, total, within } from '../../../src/assess/consensus.ts';
import { binomialTail, drawCounts, logFactorial } from '../../../src/assess/uncertainty/binomial.ts';
import { drawing } from '../../../src/assess/uncertainty/draw.ts';
import { outcomesOf } from '../../../src/assess/uncertainty/outcomes.ts';
import { uniformStream } from '../../../src/assess/uncertainty/stream.ts';
import type { Within } from '../../../src/rubric/instrument.ts';

const said = (...scores: number[]): Histogram => histogram(scores.map((score) => [score, 1] as const));
const asMap = (outcomes: Iterable<{ value: number; probability: number }> | undefined): Map<number, number> => {
  const found = new Map<number, number>();
  for (const { value, probability } of outcomes ?? []) if (probability > 0) found.set(value, (found.get(value) ?? 0) + probability);
  return new Map([...found].sort(([a], [b]) => a - b));
};

describe('the distribution of a group value over all resamples', () => {
  test.each<{ rule: Within; scores: number[]; expected: [number, number][] }>([
    // Two answers, 1 and 2: 11, 12, 21 and 22 are equally likely.
    { rule: 'min', scores: [1, 2], expected: [[1, 3 / 4], [2, 1 / 4]] }, // biome-ignore format: a row each
    { rule: 'max', scores: [1, 2], expected: [[1, 1 / 4], [2, 3 / 4]] }, // biome-ignore format: a row each
    { rule: 'median', scores: [1, 2], expected: [[1, 1 / 4], [1.5, 1 / 2], [2, 1 / 4]] }, // biome-ignore format: a row each
    { rule: 'mean', scores: [1, 2], expected: [[1, 1 / 4], [1.5, 1 / 2], [2, 1 / 4]] }, // biome-ignore format: a row each
    // The median of three is 1 where at least two of them are: 3 · (1/3)² · (2/3) + (1/3)³ = 7/27.
    { rule: 'median', scores: [1, 2, 2], expected: [[1, 7 / 27], [2, 20 / 27]] }, // biome-ignore format: a row each
    // Four answers, half of them 1 and half 3: three or four ones, two of each, three or four threes.
    { rule: 'median', scores: [1, 1, 3, 3], expected: [[1, 5 / 16], [2, 6 / 16], [3, 5 / 16]] }, // biome-ignore format: a row each
  ])('$rule of $scores', ({ rule, scores, expected }) => {
    const found = asMap(outcomesOf(rule, said(...scores)));
    expect([...found.keys()]).toEqual(expected.map(([value]) => value));
    for (const [value, probability] of expected) expect(found.get(value)).toBeCloseTo(probability, 12);
  });

  test('is that of counting every resample', () => {
    const rule = fc.constantFrom<Within>('median', 'mean', 'min', 'max');
    const answers = fc.array(fc.integer({ min: -2, max: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rule, answers, (r, scores) => {
        const counted = new Map<number, number>();
        const n = scores.length;
        for (let code = 0; code < n ** n; code++) {
          const drawn = scores.map((_, k) => scores[Math.floor(code / n ** k) % n]!);
          const value = within(r, said(...drawn))!;
          counted.set(value, (counted.get(value) ?? 0) + 1 / n ** n);
        }
        const found = asMap(outcomesOf(r, said(...scores)));
        expect([...found.keys()].map((v) => v.toFixed(9))).toEqual([...counted.keys()].sort((a, b) => a - b).map((v) => v.toFixed(9)));
        for (const [value, probability] of found) {
          const [, wanted] = [...counted].find(([v]) => Math.abs(v - value) < 1e-9)!;
          expect(probability).toBeCloseTo(wanted, 10);
        }
      }),
      { seed: 20261124, numRuns: 60 },
    );
  });

  test.each([
    { n: 4001, rule: 'median' as const },
    { n: 4000, rule: 'median' as const },
    { n: 1_000_000_000, rule: 'median' as const },
  ])('adds up to one for $n answers', ({ n, rule }) => {
    const half = Math.floor(n / 2);
    const outcomes = outcomesOf(rule, [
      { score: 1, n: half - 30 },
      { score: 2, n: 60 },
      { score: 3, n: n - half - 30 },
    ])!;
    expect(outcomes.reduce((sum, o) => sum + o.probability, 0)).toBeCloseTo(1, 6);
    expect(outcomes.every((o) => o.probability >= 0)).toBe(true);
  });

  test.each<{ rule: Within; scores: number[] }>([
    { rule: 'mode', scores: [1, 1, 2] },
    { rule: 'mean', scores: [1, 2.5, 3] },
    { rule: 'mean', scores: Array.from({ length: 65 }, (_, i) => i % 5) },
  ])('is not written down for the $rule of $scores', ({ rule, scores }) => {
    expect(outcomesOf(rule, said(...scores))).toBeUndefined();
  });
});

describe('drawing', () => {
  test.each<{ rule: Within; scores: number[] }>([
    { rule: 'median', scores: [1, 2, 2, 4, 5, 5] },
    { rule: 'mean', scores: [1, 2, 2, 4, 5, 5] },
    { rule: 'mean', scores: [1, 2.5, 2.5, 4.1] },
    { rule: 'mode', scores: [1, 1, 2, 2, 2, 5] },
    { rule: 'max', scores: [1, 1, 1, 1, 5] },
  ])('the $rule of $scores comes out as often as among resamples drawn answer by answer', ({ rule, scores }) => {
    const runs = 20_000;
    const draw = drawing(rule, said(...scores));
    const [one, other] = [uniformStream(['one']), uniformStream(['other'])];
    const counts = [new Map<number, number>(), new Map<number, number>()] as const;
    for (let run = 0; run < runs; run++) {
      const resample = scores.map(() => scores[Math.floor(other() * scores.length)]!);
      for (const [i, value] of [draw(one), within(rule, said(...resample))!].entries()) {
        const key = Number(value.toFixed(9));
        counts[i]!.set(key, (counts[i]!.get(key) ?? 0) + 1);
      }
    }
    // Five standard deviations of the difference of two shares.
    for (const key of new Set([...counts[0].keys(), ...counts[1].keys()])) {
      const [a, b] = [(counts[0].get(key) ?? 0) / runs, (counts[1].get(key) ?? 0) / runs];
      expect(Math.abs(a - b)).toBeLessThan(5 * Math.sqrt((2 * Math.max(a, b)) / runs) + 1e-9);
    }
  });

  test.each([{ n: 40 }, { n: 400 }, { n: 40_000 }])('$n answers are drawn from the shares of the scores', ({ n }) => {
    const bars = [
      { score: 1, n: n / 4 },
      { score: 2, n: n / 2 },
      { score: 5, n: n / 4 },
    ];
    const uniform = uniformStream(['counts', n]);
    const sums = [0, 0, 0];
    const squares = [0, 0, 0];
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      const counts = drawCounts(bars, n, uniform);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(n);
      counts.forEach((c, i) => {
        sums[i]! += c / runs;
        squares[i]! += c ** 2 / runs;
      });
    }
    bars.forEach((bar, i) => {
      const p = bar.n / n;
      const variance = n * p * (1 - p);
      expect(Math.abs(sums[i]! - n * p)).toBeLessThan(5 * Math.sqrt(variance / runs));
      expect((squares[i]! - sums[i]! ** 2) / variance).toBeGreaterThan(0.8);
      expect((squares[i]! - sums[i]! ** 2) / variance).toBeLessThan(1.2);
    });
  });

  test('one score, however often, is that score, and takes no random number', () => {
    const draw = drawing('mean', [{ score: 2.7, n: 9 }]);
    expect(
      draw(() => {
        throw new Error('drawn');
      }),
    ).toBe(2.7);
    expect(total(said(2, 2, 3))).toBe(3);
  });
});

describe('the binomial', () => {
  test.each([
    { n: 4, p: 0.5, k: 3, expected: 5 / 16 },
    { n: 3, p: 1 / 3, k: 2, expected: 7 / 27 },
    { n: 10, p: 0.2, k: 0, expected: 1 },
    { n: 10, p: 0.2, k: 11, expected: 0 },
    { n: 10, p: 0, k: 1, expected: 0 },
    { n: 10, p: 1, k: 10, expected: 1 },
  ])('P(Bin($n, $p) ≥ $k) = $expected', ({ n, p, k, expected }) => {
    expect(binomialTail(n, p, k)).toBeCloseTo(expected, 12);
  });

  test('a far tail is as exact as a near one: all of a hundred tosses are heads once in 2^100', () => {
    expect(binomialTail(100, 0.5, 100) * 2 ** 100).toBeCloseTo(1, 9);
    expect(binomialTail(100, 0.5, 99) * 2 ** 100).toBeCloseTo(101, 7); // all, or one of a hundred is not
    expect(binomialTail(100, 0.5, 101)).toBe(0);
    expect(binomialTail(100, 0.5, 1)).toBeCloseTo(1, 14);
  });

  // More than 64 answers are drawn by their binomials: evenly spread random numbers must give each count its probability.
  test.each([
    { n: 100, first: 30 },
    { n: 100, first: 1 },
    { n: 100, first: 99 },
    { n: 65, first: 13 },
  ])('$n answers of which $first gave the first score: as often as the binomial says', ({ n, first }) => {
    const said = histogram([
      [1, first],
      [2, n - first],
    ]);
    const runs = 20_000;
    const met = new Float64Array(n + 1);
    const sums = new Set<number>();
    for (let i = 0; i < runs; i++) {
      const [a, b] = drawCounts(said, n, () => (i + 0.5) / runs);
      sums.add(a! + b!);
      met[a!]!++;
    }
    expect([...sums]).toEqual([n]);
    const off = Array.from(met, (times, k) => times / runs - (binomialTail(n, first / n, k) - binomialTail(n, first / n, k + 1)));
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(1.01 / runs);
  });

  test("Stirling's series goes on where the table ends", () => {
    expect(logFactorial(5)).toBeCloseTo(Math.log(120), 12);
    expect(logFactorial(256) - logFactorial(255)).toBeCloseTo(Math.log(256), 11);
    expect(logFactorial(100_001) - logFactorial(100_000)).toBeCloseTo(Math.log(100_001), 8);
  });
});

describe('a stream', () => {
  test('is its names: the same again, and another for any other', () => {
    const first = (names: (string | number)[]): number[] => {
      const uniform = uniformStream(names);
      return [uniform(), uniform(), uniform()];
    };
    const names = [1, '12.76', '2026', 'GOV-01', 'opd'];
    expect(first(names)).toEqual(first(names));
    for (let i = 0; i < names.length; i++) expect(first(names.with(i, 'x'))).not.toEqual(first(names));
    expect(first(['a', 'bc'])).not.toEqual(first(['ab', 'c']));
  });

  test('is spread evenly over [0, 1)', () => {
    const uniform = uniformStream(['even']);
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) tenths[Math.floor(uniform() * 10)]!++;
    for (const n of tenths) expect(Math.abs(n - 10_000)).toBeLessThan(500);
  });
});
