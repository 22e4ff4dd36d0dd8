import { attribute, scanXml, xmlText } from '../../answers/xlsx-xml.ts';
import type { Parts } from '../ooxml/zip.ts';

/** A tag as it stands in a template. */
export interface FoundTag {
  /** Without braces and options: `city`, `#gaps`, `/gaps`. */
  readonly name: string;
  readonly at: TagPlace;
}

export interface TagPlace {
  /** `document`, `header1`, … */
  readonly part: string;
  /** Counted from 1 in its part. */
  readonly paragraph: number;
  /** What the paragraph says. */
  readonly text: string;
  /** The tag is all that the paragraph says. */
  readonly alone: boolean;
  /** Not in a table or a text box. */
  readonly free: boolean;
}

export interface Scan {
  readonly tags: readonly FoundTag[];
  /** Braces that open nothing or close nothing, and tags where no words can stand. */
  readonly loose: readonly { readonly at: TagPlace; readonly why: 'brace' | 'picture' | 'chart' }[];
  /** A part that is no XML, or nested beyond reason. */
  readonly broken: string | undefined;
}

/** Nested deeper than this nothing was made with Word. */
const DEEPEST = 200;
/** What a piece of the report does not fit into. */
const BOXES = new Set(['tbl', 'txbxContent']);
const NAME = /\{([^{}]*)\}/g;

/** `rubrics [loop: row]` is the tag `rubrics`. */
function withoutOptions(inside: string): string {
  const tag = inside.trim();
  return tag.endsWith(']') && tag.includes('[') ? tag.slice(0, tag.indexOf('[')).trim() : tag;
}

const shortName = (part: string): string => part.replace(/^.*\//, '').replace(/\.xml$/, '');

/** Reads the parts that Word shows as text, in their order. */
export function scanTags(parts: Parts): Scan {
  const tags: FoundTag[] = [];
  const loose: Scan['loose'][number][] = [];
  for (const part of [...parts.keys()].filter((n) => /^word\/(document|header\d*|footer\d*|charts\/[^/]+)\.xml$/.test(n)).sort(byKind)) {
    const whole = scanPart(parts, part, tags, loose);
    if (!whole) return { tags, loose, broken: part };
  }
  return { tags, loose, broken: undefined };
}

const byKind = (a: string, b: string): number => Number(b === 'word/document.xml') - Number(a === 'word/document.xml') || (a < b ? -1 : 1);

function scanPart(parts: Parts, part: string, tags: FoundTag[], loose: Scan['loose'][number][]): boolean {
  const open: string[] = [];
  const paragraphs: { number: number; text: string; free: boolean }[] = [];
  const chart = part.startsWith('word/charts/');
  let count = 0;
  let boxes = 0;
  let deep = false;
  const place = (p: { number: number; text: string; free: boolean }, alone: boolean): TagPlace => ({
    part: shortName(part),
    paragraph: p.number,
    text: p.text.trim(),
    alone,
    free: p.free,
  });
  const end = (p: { number: number; text: string; free: boolean }): void => {
    const text = p.text.trim();
    const found = [...text.matchAll(NAME)];
    for (const [whole, inside = ''] of found) {
      const at = place(p, whole === text);
      if (chart) loose.push({ at, why: 'chart' });
      else tags.push({ name: withoutOptions(inside), at });
    }
    if (/[{}]/.test(text.replace(NAME, ''))) loose.push({ at: place(p, false), why: 'brace' });
  };
  const whole = scanXml(xmlText(parts.get(part)!), {
    open(name, attributes) {
      open.push(name);
      if (open.length > DEEPEST) deep = true;
      if (deep) return;
      if (BOXES.has(name)) boxes++;
      if (name === 'p') paragraphs.push({ number: ++count, text: '', free: boxes === 0 });
      if (name === 'docPr' && /[{}]/.test(`${attribute(attributes, 'descr') ?? ''}${attribute(attributes, 'title') ?? ''}`))
        loose.push({ at: place(paragraphs.at(-1) ?? { number: count, text: '', free: false }, false), why: 'picture' });
    },
    close(name) {
      open.pop();
      if (deep) return;
      if (BOXES.has(name)) boxes--;
      if (name === 'p') {
        const done = paragraphs.pop();
        if (done !== undefined) end(done);
      }
    },
    text(text) {
      const paragraph = paragraphs.at(-1);
      if (paragraph !== undefined && open.at(-1) === 't') paragraph.text += text;
    },
  });
  return whole && !deep;
}
