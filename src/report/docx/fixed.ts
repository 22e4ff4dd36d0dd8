import type { ReportMeta } from '../chapter.ts';
import { type Parts, setText, textOf } from '../ooxml/zip.ts';

/**
 * Takes out what the library puts in anew at every run: the time of writing and random names of bookmarks and relations.
 * The names are replaced in the order in which they first appear, in every part alike.
 */
export function fixedParts(parts: Parts, { date }: ReportMeta): void {
  const names = new Map<string, string>();
  for (const name of [...parts.keys()].sort().filter((n) => /\.(xml|rels)$/.test(n))) {
    let text = textOf(parts, name);
    if (name === 'docProps/core.xml')
      text = text.replace(
        /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
        `$1${/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '1980-01-02'}T00:00:00Z`,
      );
    text = text.replace(/\brId([A-Za-z0-9_-]{21})(?=")/g, (_, random: string) => {
      const known = names.get(random) ?? `N${names.size + 1}`;
      names.set(random, known);
      return `rId${known}`;
    });
    setText(parts, name, text);
  }
}
