import type { Instrument, Within } from '../../rubric/instrument.ts';
import type { Histogram } from '../consensus.ts';
import type { Reading } from '../tree.ts';
import type { Case, GroupOpinion, Interval, LeafDetail } from '../types.ts';
import { type Draw, drawing } from './draw.ts';
import { uniformStream } from './stream.ts';

/** How often everything is drawn again. */
export const RUNS = 1000;

/** Fewest rated answers from which a group's resamples say anything. */
export const FEWEST = 5;

/** The draws of histograms already met: a country has millions of answers and a few hundred shapes of them. */
export type KnownDraws = Map<string, Draw>;
const MOST_KNOWN = 20_000;

/**
 * The middle 95 % of a leaf's value over resamples of each group's answers (design: scoring, uncertainty).
 * @returns null where an authority decided it, nobody rated it, or a group that enters has fewer than 5 rated answers
 */
export function leafInterval(
  instrument: Instrument,
  { city, period }: Case,
  leaf: LeafDetail,
  reading: Reading,
  seed: number,
  known: KnownDraws,
): Interval | null {
  if (leaf.decision.by !== 'groups') return null;
  const entering = leaf.decision.groups.map((id) => leaf.opinions.find((o) => o.group === id)!);
  if (entering.some((o) => o.n < FEWEST)) return null;
  const sum = new Float64Array(RUNS);
  let weights = 0;
  for (const opinion of entering) {
    const weight = entering.length === 1 ? 1 : instrument.groups.get(opinion.group)!.weight;
    const draw = drawOf(instrument.within, shownBy(opinion, reading), known);
    const uniform = uniformStream([seed, city, period, leaf.indicator.id, opinion.group]);
    for (let run = 0; run < RUNS; run++) sum[run]! += weight * draw(uniform);
    weights += weight;
  }
  if (entering.length > 1) for (let run = 0; run < RUNS; run++) sum[run]! /= weights;
  sum.sort();
  return [quantile(sum, 0.025), quantile(sum, 0.975)];
}

const shownBy = (o: GroupOpinion, reading: Reading): Histogram => (reading === 'proven' ? o.provenHistogram : o.histogram);

function drawOf(rule: Within, said: Histogram, known: KnownDraws): Draw {
  let key = '';
  for (const bar of said) key += `${bar.score}:${bar.n} `;
  let found = known.get(key);
  if (found === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    found = drawing(rule, said);
    known.set(key, found);
  }
  return found;
}

/** Linear interpolation between order statistics (R type 7; Hyndman and Fan 1996). @param sorted ascending, not empty */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}
