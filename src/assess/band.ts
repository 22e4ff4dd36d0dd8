import type { Instrument } from '../rubric/instrument.ts';
import { reaches, tolerance } from './tolerance.ts';

/** Index of the band that a score lies in; null below the first one. */
export function bandAt({ bands, scale }: Pick<Instrument, 'bands' | 'scale'>, score: number): number | null {
  const slack = tolerance(scale);
  const found = bands.findLastIndex((band) => reaches(score, band.from, slack));
  return found === -1 ? null : found;
}
