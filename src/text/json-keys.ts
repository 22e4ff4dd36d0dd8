/**
 * The same value with the named keys in snake_case, at every depth: how all JSON that we print spells its keys.
 * Only what is named is renamed, so that a key that came from outside (an id) stays as it was written.
 */
export function snakeKeys(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => snakeKeys(item, names));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [names.has(key) ? snake(key) : key, snakeKeys(held, names)]));
}

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
