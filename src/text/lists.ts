/**
 * Adds every item to a list. `list.push(...items)` puts each item on the stack, and a file from outside may hold more than fit there
 * (about 120,000).
 */
export function addAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** The largest of any number of numbers; -Infinity where there is none, as with Math.max. */
export function largest(values: Iterable<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most || Number.isNaN(value)) most = value;
  return most;
}

/** The smallest of any number of numbers; Infinity where there is none. */
export function smallest(values: Iterable<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const value of values) if (value < least || Number.isNaN(value)) least = value;
  return least;
}
