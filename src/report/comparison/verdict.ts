/** What a comparison needs to know of a score. */
export interface Measured {
  /** null unless scored. */
  readonly score: number | null;
  /** As far as missing answers could still move it. */
  readonly low: number | null;
  readonly high: number | null;
  /** As far as respondents' disagreement could: null where that is not known, undefined where nobody computed it. */
  readonly interval?: readonly [number, number] | null | undefined;
}

/**
 * `larger`: neither missing answers nor disagreement can explain the change. `cannot-tell`: missing answers cannot, and
 * disagreement is not known. `unknown`: one of the scores is missing or withheld.
 */
export type Verdict =
  | { readonly kind: 'larger' | 'unchanged' | 'unknown' | 'cannot-tell' }
  | { readonly kind: 'not-larger'; readonly within: 'missing-answers' | 'disagreement' };

export interface Change {
  /** Score now less score before; null where one of them is not there. */
  readonly value: number | null;
  readonly verdict: Verdict;
}

const apart = (a: readonly [number, number], b: readonly [number, number], slack: number): boolean =>
  b[0] > a[1] + slack || b[1] < a[0] - slack;

/** Whether a change is larger than the bounds and the disagreement allow: both pairs of ranges must lie apart. */
export function changeOf(before: Measured | undefined, now: Measured | undefined, slack: number): Change {
  if (before === undefined || now === undefined || before.score === null || now.score === null)
    return { value: null, verdict: { kind: 'unknown' } };
  const value = now.score - before.score;
  if (Math.abs(value) <= slack) return { value: 0, verdict: { kind: 'unchanged' } };
  if (before.low === null || before.high === null || now.low === null || now.high === null) return { value, verdict: { kind: 'unknown' } };
  if (!apart([before.low, before.high], [now.low, now.high], slack))
    return { value, verdict: { kind: 'not-larger', within: 'missing-answers' } };
  const [was, is] = [before.interval, now.interval];
  // A file that says nothing of intervals leaves the decision to the bounds alone.
  if (was === undefined || is === undefined) return { value, verdict: { kind: 'larger' } };
  if (was === null || is === null) return { value, verdict: { kind: 'cannot-tell' } };
  if (!apart(was, is, slack)) return { value, verdict: { kind: 'not-larger', within: 'disagreement' } };
  return { value, verdict: { kind: 'larger' } };
}

/** The widest range that a score may lie in: missing answers and, where known, disagreement. */
export function rangeOf({ low, high, interval }: Measured): readonly [number, number] | null {
  if (low === null || high === null) return null;
  return interval === null || interval === undefined ? [low, high] : [Math.min(low, interval[0]), Math.max(high, interval[1])];
}
