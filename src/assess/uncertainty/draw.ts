import type { Within } from '../../rubric/instrument.ts';
import { type Histogram, histogram, total, within } from '../consensus.ts';
import { drawCounts } from './binomial.ts';
import { type Outcome, outcomesOf } from './outcomes.ts';
import type { Uniform } from './stream.ts';

/** One resample of a group's answers, reduced to the group's value. */
export type Draw = (uniform: Uniform) => number;

/**
 * Resamples a histogram (as many answers, drawn from it with replacement) and takes the group's value of the resample.
 * Where the value's distribution can be written down, it is drawn from that by one number instead of n.
 * @param said at least one answer
 */
export function drawing(rule: Within, said: Histogram): Draw {
  const only = said[0]!.score;
  if (said.length === 1) return () => only;
  const outcomes = outcomesOf(rule, said);
  return outcomes === undefined ? drawAnswers(rule, said) : drawOutcome(outcomes);
}

function drawOutcome(outcomes: readonly Outcome[]): Draw {
  const values = Float64Array.from(outcomes, (o) => o.value);
  const upTo = new Float64Array(outcomes.length);
  let sum = 0;
  outcomes.forEach(({ probability }, i) => {
    sum += probability;
    upTo[i] = sum;
  });
  const last = values.length - 1;
  return (uniform) => {
    const u = uniform() * sum;
    let i = 0;
    while (i < last && u >= upTo[i]!) i++;
    return values[i]!;
  };
}

function drawAnswers(rule: Within, said: Histogram): Draw {
  const n = total(said);
  return (uniform) => {
    const counts = drawCounts(said, n, uniform);
    return within(rule, histogram(said.flatMap((bar, i): [number, number][] => (counts[i]! > 0 ? [[bar.score, counts[i]!]] : []))))!;
  };
}
