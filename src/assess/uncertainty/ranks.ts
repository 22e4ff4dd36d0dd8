import type { Scale } from '../../rubric/instrument.ts';
import { tolerance } from '../tolerance.ts';
import type { CityAssessment, Interval } from '../types.ts';

/** 1 + how many are higher. @param sorted all scores ascending, the own one too */
export function rankOf(score: number, sorted: Float64Array, slack: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > score + slack) high = middle;
    else low = middle + 1;
  }
  return 1 + sorted.length - low;
}

/** The scores that are ranked: the index by the headline reading, of the cities of one period that have one. */
export function scoresByPeriod(cities: readonly CityAssessment[], reading: 'answered' | 'proven'): ReadonlyMap<string, Float64Array> {
  const lists = new Map<string, number[]>();
  for (const { case: c, index } of cities) {
    const { score } = index[reading];
    if (score === null) continue;
    const list = lists.get(c.period);
    if (list === undefined) lists.set(c.period, [score]);
    else list.push(score);
  }
  return new Map([...lists].map(([period, list]) => [period, Float64Array.from(list).sort()]));
}

/** Each city's rank among those of its period; null where its index is no score. */
export function ranksOf(cities: readonly CityAssessment[], reading: 'answered' | 'proven', scale: Scale): (number | null)[] {
  const scores = scoresByPeriod(cities, reading);
  return cities.map(({ case: c, index }) => {
    const { score } = index[reading];
    return score === null ? null : rankOf(score, scores.get(c.period)!, tolerance(scale));
  });
}

/**
 * Best and worst rank that the intervals leave open: 1 + the cities of the period that are higher whatever is true within the intervals,
 * and 1 + those that may be higher. A city without an interval stands at its score; its own range of ranks is null.
 */
export function rankIntervals(
  cities: readonly CityAssessment[],
  intervals: readonly (Interval | null)[],
  reading: 'answered' | 'proven',
  scale: Scale,
): (Interval | null)[] {
  const slack = tolerance(scale);
  const lows = new Map<string, Float64Array>();
  const highs = new Map<string, Float64Array>();
  for (const period of scoresByPeriod(cities, reading).keys()) {
    const members = cities.flatMap((c, i) => {
      const score = c.index[reading].score;
      return c.case.period === period && score !== null ? [{ interval: intervals[i] ?? ([score, score] as const) }] : [];
    });
    lows.set(period, Float64Array.from(members, (m) => m.interval[0]).sort());
    highs.set(period, Float64Array.from(members, (m) => m.interval[1]).sort());
  }
  return cities.map(({ case: c }, i) => {
    const own = intervals[i];
    if (own === null || own === undefined) return null;
    const surelyHigher = rankOf(own[1], lows.get(c.period)!, slack);
    // The own high end is among those counted where the interval has a width.
    const maybeHigher = rankOf(own[0], highs.get(c.period)!, slack) - (own[1] > own[0] + slack ? 1 : 0);
    return [surelyHigher, maybeHigher];
  });
}
