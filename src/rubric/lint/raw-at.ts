import { listOf } from '../raw.ts';
import type { Origin } from '../source.ts';

/** A value of the document that an origin belongs to; what did not fit the schema is not in it. */
export function rawAt({ source, path }: Origin): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], source.data);
}

/** A list as the file has it: what did not fit the schema keeps its position, as undefined. */
export const listAt = (origin: Origin): readonly unknown[] => listOf(rawAt(origin));
