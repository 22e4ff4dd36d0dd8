import type { Answer } from '../../answers/answer.ts';
import { readMoment } from '../../text/moment.ts';

const DAY = 86_400_000;

/** No time zone makes a moment of today later than this, seen from its beginning in UTC. */
const TOMORROW = 2 * DAY;

/** How many answers were taken longer ago than allowed, do not say when, or name a day that has not come, as a clock was wrong. */
export interface Aged {
  readonly old: number;
  readonly undated: number;
  readonly future: number;
}

/**
 * @param days how old an answer may be; one that is exactly so old still holds
 * @param today a date as YYYY-MM-DD
 */
export function agedAnswers(answers: readonly Answer[], days: number, today: string): Aged {
  const now = readMoment(today) ?? Number.NaN;
  const moments = answers.map((a) => (a.taken === undefined ? undefined : readMoment(a.taken)));
  return {
    old: moments.filter((at) => at !== undefined && Math.floor((now - at) / DAY) > days).length,
    undated: moments.filter((at) => at === undefined).length,
    future: moments.filter((at) => at !== undefined && at - now > TOMORROW).length,
  };
}
