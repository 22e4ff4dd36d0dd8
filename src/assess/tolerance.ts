import type { Scale } from '../rubric/instrument.ts';

/**
 * Comparisons with a limit (band, coverage minimum, `when`, perception, rank ties) treat values within 1e-9 of the scale's width
 * as equal: 48 of 80 is 60 %, and an index shown 1,80 is in the band that begins at 1.8.
 */
export function tolerance(scale: Pick<Scale, 'min' | 'max'>): number {
  return 1e-9 * (scale.max - scale.min);
}

export const reaches = (value: number, limit: number, slack: number): boolean => value >= limit - slack;
export const staysWithin = (value: number, limit: number, slack: number): boolean => value <= limit + slack;
