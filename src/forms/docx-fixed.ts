import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Zip times are local by their format: this day is the same bytes in every time zone. */
const DAY = new Date(1980, 0, 2);

/** Takes out of a Word file what the library puts in anew at every run, times and random names, so that the same form is the same file. */
export function withoutChance(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const names = new Map<string, string>();
  const texts = Object.keys(parts).filter((name) => /\.(xml|rels)$/.test(name));
  for (const name of texts.sort()) {
    const text = strFromU8(parts[name]!)
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$11980-01-02T00:00:00Z')
      .replace(/\brId([A-Za-z0-9_-]{21})(?=")/g, (_, random: string) => {
        const known = names.get(random) ?? `N${names.size + 1}`;
        names.set(random, known);
        return `rId${known}`;
      });
    parts[name] = strToU8(text);
  }
  return zipSync(parts, { mtime: DAY, level: 6 });
}
