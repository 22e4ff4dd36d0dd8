import type { Chapter } from '../chapter.ts';
import type { Body } from '../docx/body.ts';
import { contents } from '../docx/contents.ts';
import type { StyleIds } from '../docx/styles.ts';
import { paragraph } from '../docx/xml.ts';
import { isAcross } from '../layout.ts';
import { continued, isTurned, roomOf, type Section, sectionAt, turned } from './sections.ts';
import { type BlockTag, chapterOf } from './tags.ts';

const NO_SECTION: Section = { at: -1, xml: '' };

/** Where a piece of the report goes: the paragraph that holds its mark. */
interface Slot {
  readonly tag: BlockTag;
  readonly from: number;
  readonly to: number;
  /** The paragraph of the tag begins a new page, and so does what takes its place. */
  readonly breaks: boolean;
}

export interface Pouring {
  /** A mark a tag. */
  readonly marks: ReadonlyMap<BlockTag, string>;
  /** Those that the template asks for. */
  readonly chapters: readonly Chapter[];
  /** All of the report: single pictures may come from any. */
  readonly all: readonly Chapter[];
  readonly body: Body;
  readonly styles: StyleIds;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly xml: string;
}

/** Replaces the marks in a document by pieces of the report. @returns the document's new text */
export function pour(document: string, pouring: Pouring): string {
  const slots = [...pouring.marks].flatMap(([tag, mark]) => slotOf(document, tag, mark)).sort((a, b) => a.from - b.from);
  const named = new Set(slots.map((s) => chapterOf(s.tag)));
  /** Where sections end that were divided by turned pages. */
  const divided = new Set<number>();
  // Tables and figures are numbered as they follow each other, so the pieces are written in the order of the document.
  const pieces = slots.map((slot) => {
    const section = sectionAt(document, slot.from) ?? NO_SECTION;
    const wanted = pouring.chapters.filter((c) => (slot.tag === 'report' ? !named.has(c.id) : c.id === chapterOf(slot.tag)));
    const xml = wanted.length > 0 ? chaptersXml(wanted, slot.breaks, section, pouring, divided) : pictureXml(slot.tag, section, pouring);
    return { ...slot, xml: xml + ownSection(slot, section, pouring, divided) };
  });
  const { body, styles } = pouring;
  const edits: Edit[] = [
    ...pieces.map((p) => (p.tag === 'contents' ? { ...p, xml: contents(body.headings, styles, false) + p.xml } : p)),
    // What follows a turned page goes on as before, without a first page of its own.
    ...[...divided].map((place) => {
      const { xml } = sectionAt(document, place)!;
      return { from: place, to: place + xml.length, xml: continued(xml) };
    }),
  ];
  return edited(document, edits);
}

function edited(document: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    result += document.slice(at, edit.from) + edit.xml;
    at = edit.to;
  }
  return result + document.slice(at);
}

const sectionEnd = (section: string, styles: StyleIds): string => paragraph(styles.gap, '', section);

/** Where a section ended in the very paragraph of the tag, it still has to end. */
function ownSection({ from, to }: Slot, { at, xml }: Section, { styles }: Pouring, divided: Set<number>): string {
  if (at < from || at >= to) return '';
  return sectionEnd(divided.delete(at) ? continued(xml) : xml, styles);
}

function slotOf(document: string, tag: BlockTag, mark: string): Slot[] {
  const place = document.indexOf(mark);
  if (place === -1) return [];
  const from = Math.max(document.lastIndexOf('<w:p>', place), document.lastIndexOf('<w:p ', place));
  const breaks = /<w:pageBreakBefore(?: w:val="(?:1|true|on)")?\/>/.test(document.slice(from, place));
  return [{ tag, from, to: document.indexOf('</w:p>', place) + '</w:p>'.length, breaks }];
}

function chaptersXml(
  chapters: readonly Chapter[],
  breaks: boolean,
  { at, xml }: Section,
  { body, styles }: Pouring,
  divided: Set<number>,
): string {
  const lying = isTurned(xml) || at === NO_SECTION.at;
  let written = '';
  let across = false;
  let first = true;
  for (const chapter of chapters) {
    const wide = !lying && isAcross(chapter);
    if (wide !== across) {
      written += sectionEnd(across ? turned(xml) : divided.has(at) ? continued(xml) : xml, styles);
      divided.add(at);
    }
    written += body.chapter(chapter, roomOf(wide ? turned(xml) : xml), wide === across && (!first || breaks));
    across = wide;
    first = false;
  }
  return across ? written + sectionEnd(turned(xml), styles) : written;
}

const PICTURES: Partial<Record<BlockTag, readonly [chapter: string, block: string]>> = {
  radar: ['summary', 'parts'],
  readiness_grid: ['readiness', 'grid'],
};

function pictureXml(tag: BlockTag, { xml }: Section, { all, body }: Pouring): string {
  const [chapter, id] = PICTURES[tag] ?? [];
  const block = all.find((c) => c.id === chapter)?.blocks.find((b) => b.id === id);
  return block !== undefined && (block.kind === 'bars' || block.kind === 'grid') ? body.figure(block, roomOf(xml)) : '';
}
