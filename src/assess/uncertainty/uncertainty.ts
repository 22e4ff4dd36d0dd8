import type { AssessedNode, Assessment, CityAssessment, Interval } from '../types.ts';
import { assessedLeaves } from '../types.ts';
import { intervalsOf } from './ends.ts';
import { type KnownDraws, leafInterval } from './interval.ts';
import { rankIntervals, ranksOf } from './ranks.ts';
import { sensitivity } from './weights.ts';

/**
 * The same assessment with how sure its figures are: an interval and a stability at every node, ranks and theirs at every city
 * (design: scoring, uncertainty). Pure; the random numbers are the assessment's seed's, and the order of cities changes nothing.
 */
export function withUncertainty(assessment: Assessment): Assessment {
  const { instrument, cities } = assessment;
  const known: KnownDraws = new Map();
  const intervals = cities.map((city) => cityIntervals(assessment, city, known));
  const ranks = ranksOf(cities, instrument.headline, instrument.scale);
  const ranges = rankIntervals(
    cities,
    cities.map((city, i) => intervals[i]!.get(city.index) ?? null),
    instrument.headline,
    instrument.scale,
  );
  const stable = sensitivity(assessment, ranks);
  return {
    ...assessment,
    cities: cities.map((city, i) => {
      const mark = (node: AssessedNode): AssessedNode => ({
        ...node,
        children: node.children.map(mark),
        interval: intervals[i]!.get(node) ?? null,
        stability: { band: stable[i]!.bands.get(node) ?? null },
      });
      return {
        ...city,
        index: mark(city.index),
        views: city.views.map(mark),
        rank: ranks[i]!,
        rankInterval: ranges[i]!,
        stability: { rank: stable[i]!.rank },
      };
    }),
  };
}

function cityIntervals(
  { instrument, seed }: Assessment,
  city: CityAssessment,
  known: KnownDraws,
): ReadonlyMap<AssessedNode, Interval | null> {
  const reading = instrument.headline;
  const leaves = new Map<string, Interval | null>();
  for (const { id, leaf } of [city.index, ...city.views].flatMap(assessedLeaves))
    if (!leaves.has(id)) leaves.set(id, leafInterval(instrument, city.case, leaf, reading, seed, known));
  return new Map([city.index, ...city.views].flatMap((root) => [...intervalsOf(root, leaves, reading)]));
}
