import { createHash } from 'node:crypto';
import { xoroshiro128plus } from 'pure-rand/generator/XoroShiro';

/** Numbers in [0, 1), one a call. */
export type Uniform = () => number;

/**
 * The stream of random numbers that belongs to these names, whatever else is drawn before or beside it: the same names give the
 * same numbers, and other names independent ones. The state is the first 128 bits of the names' sha256.
 */
export function uniformStream(names: readonly (string | number)[]): Uniform {
  const digest = createHash('sha256').update(names.join('\u0000'), 'utf8').digest();
  const state = [0, 4, 8, 12].map((at) => digest.readInt32LE(at));
  const generator = xoroshiro128plus.fromState(state);
  return () => (generator.unsafeNext() >>> 0) / 0x1_0000_0000;
}
