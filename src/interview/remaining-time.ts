/** Fewest and most milliseconds that one question is taken to need: a burst of quick keys and a coffee break must not move the estimate. */
const FLOOR = 20_000;
const CAP = 15 * 60_000;
/** Before anything was measured: a minute a question. */
const FIRST_GUESS = 60_000;

/** How long a question counts as having been looked at. */
export const shownFor = (from: number, to: number): number => Math.min(CAP, Math.max(0, to - from));

/** Minutes that the open questions will still take: their number times the median of what the others took. */
export function remainingMinutes(times: readonly number[], open: number): number {
  if (open === 0) return 0;
  const sorted = [...times].sort((a, b) => a - b);
  const middle =
    sorted.length === 0 ? FIRST_GUESS : (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
  return (Math.min(CAP, Math.max(FLOOR, middle)) * open) / 60_000;
}
