import type { Answer } from '../../answers/answer.ts';
import { readMoment } from '../../text/moment.ts';

const DAY = 86_400_000;

/** How many answers were taken longer ago than allowed, and how many do not say when. */
export interface Aged {
  readonly old: number;
  readonly undated: number;
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
  };
}
