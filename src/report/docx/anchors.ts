import type { Chapter } from '../chapter.ts';
import { bookmark, link, runs } from './xml.ts';

export type Headings = { level: 1 | 2 | 3; text: string; anchor: string }[];

/** Ids from here on, so that those of a city's template stay clear of them. */
const FIRST = 40000;
/** The chapter whose tables describe the indicators. */
const HOME = 'dimensions';

/** The places that the document can jump to, and the jumps. */
export class Anchors {
  readonly #chapters: ReadonlyMap<string, string>;
  /** Chapter titles as they may stand in a sentence. */
  readonly #titles: RegExp | undefined;
  readonly #byTitle: ReadonlyMap<string, string>;
  readonly #nodes: ReadonlyMap<string, string>;
  readonly #linkStyle: string;
  readonly #placed = new Set<string>();
  #ids = FIRST;
  #headings = 0;

  constructor(chapters: readonly Chapter[], linkStyle: string) {
    this.#linkStyle = linkStyle;
    this.#chapters = new Map(chapters.map((c, i) => [c.id, `_Toc${FIRST + i}`]));
    this.#byTitle = new Map(chapters.map((c) => [c.title.toLowerCase(), c.id]));
    const titles = chapters.map((c) => c.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length);
    this.#titles = titles.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(${titles.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
    this.#nodes = homes(chapters);
  }

  mark(name: string, inside: string): string {
    return bookmark(++this.#ids, name, inside);
  }

  chapter(id: string): string {
    return this.#chapters.get(id) ?? this.heading();
  }

  heading(): string {
    return `_Toc${FIRST + 100 + this.#headings++}`;
  }

  /** The name of a node: a place to jump to in the row that describes it, a jump everywhere else. */
  node(id: string, inside: string, chapter: string): string {
    const name = this.#nodes.get(id);
    if (name === undefined) return inside;
    if (chapter !== HOME || this.#placed.has(id)) return link(name, inside);
    this.#placed.add(id);
    return this.mark(name, inside);
  }

  /** Text in which the titles of other chapters lead to them. */
  linked(text: string, chapter: string): string {
    if (this.#titles === undefined) return runs(text);
    return text
      .split(this.#titles)
      .map((part, i) => {
        const target = i % 2 === 1 ? this.#byTitle.get(part.toLowerCase()) : undefined;
        if (target === undefined || target === chapter) return runs(part);
        return link(this.chapter(target), runs(part, { style: this.#linkStyle }));
      })
      .join('');
  }
}

/** The row that describes a node: where it stands first in a table of the conditions. */
function homes(chapters: readonly Chapter[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const block of chapters.find((c) => c.id === HOME)?.blocks ?? []) {
    if (block.kind !== 'table') continue;
    for (const [cell] of block.rows) {
      if (cell !== undefined && typeof cell !== 'string' && cell.kind === 'node' && !found.has(cell.id))
        found.set(cell.id, `node_${found.size + 1}`);
    }
  }
  return found;
}
