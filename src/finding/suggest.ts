import { closest, distance } from 'fastest-levenshtein';

/** The known name nearest to `name`, if it is near enough to be a slip: at most a third of its letters, at most three. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const candidates = [...known].filter((k) => Math.abs(k.length - name.length) <= 3);
  if (candidates.length === 0 || name.length > 200) return undefined;
  const folded = name.toLowerCase();
  const byFolded = new Map(candidates.map((k) => [k.toLowerCase(), k]));
  const best = closest(folded, [...byFolded.keys()]);
  const allowed = Math.min(3, Math.max(1, Math.floor(folded.length / 3)));
  return distance(folded, best) <= allowed ? byFolded.get(best) : undefined;
}
