import type { Place } from '../../finding/finding.ts';
import { type Finding, finding, orderFindings } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import type { Parts } from '../ooxml/zip.ts';
import { openTemplate, outsideOf } from './open.ts';
import { type FoundTag, type Scan, scanTags, type TagPlace } from './scan.ts';
import { BLOCK_TAGS, CHAPTER_TAGS, isBlockTag, isLoopTag, isTextTag, LOOP_TAGS, TEXT_TAGS } from './tags.ts';

export interface CheckedTemplate {
  readonly findings: readonly Finding[];
  /** Undefined where the file cannot be used at all. */
  readonly parts: Parts | undefined;
  readonly tags: readonly FoundTag[];
}

/** Everything that is wrong with a template, each at its place. Pure, and quick also on files made to be slow. */
export function checkTemplate(file: string, bytes: Uint8Array): CheckedTemplate {
  const opened = openTemplate(file, bytes);
  if ('finding' in opened) return { findings: [opened.finding], parts: undefined, tags: [] };
  const scan = scanTags(opened.parts);
  if (scan.broken !== undefined)
    return { findings: [finding('template/broken-part', { file, cell: scan.broken }, { part: scan.broken })], parts: undefined, tags: [] };
  const found = [
    ...looseFindings(file, scan),
    ...tagFindings(file, scan.tags),
    ...missingFindings(file, scan.tags),
    ...outsideOf(opened.parts).map(({ part, what }) => finding('template/outside', { file, cell: part }, { what })),
  ];
  return { findings: orderFindings(found), parts: opened.parts, tags: scan.tags };
}

/** `document ¶12`: the part, and its paragraph counted from 1. */
const placeOf = (file: string, at: TagPlace): Place => ({ file, cell: `${at.part} ¶${at.paragraph}` });

const looseFindings = (file: string, { loose }: Scan): Finding[] =>
  loose.map(({ at, why }) =>
    why === 'brace'
      ? finding('template/unbalanced', placeOf(file, at), { text: at.text })
      : finding('template/tag-place', placeOf(file, at), { tag: why, text: at.text }),
  );

function tagFindings(file: string, tags: readonly FoundTag[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let open: FoundTag[] = [];
  let part = '';
  const closeAll = (): void => {
    for (const tag of open) findings.push(finding('template/unbalanced', placeOf(file, tag.at), { text: `{${tag.name}}` }));
    open = [];
  };
  for (const tag of tags) {
    const place = placeOf(file, tag.at);
    if (tag.at.part !== part) closeAll();
    part = tag.at.part;
    if (tag.name.startsWith('/')) {
      if (open.pop() === undefined) findings.push(finding('template/unbalanced', place, { text: `{${tag.name}}` }));
      continue;
    }
    const repeats = tag.name.startsWith('#');
    const name = repeats ? tag.name.slice(1).trim() : tag.name;
    if (repeats) open.push(tag);
    if (!isKnown(name, repeats, open)) {
      const data = { tag: tag.name, text: tag.at.text, near: nearest(name, knownNames(open)) };
      findings.push(finding('template/unknown-tag', place, data));
    } else if (isBlockTag(name)) {
      if (!tag.at.alone || !tag.at.free || tag.at.part !== 'document' || open.length > 0)
        findings.push(finding('template/tag-place', place, { tag: name, text: tag.at.text }));
      if (seen.has(name)) findings.push(finding('template/repeated-tag', place, { tag: name }));
      seen.add(name);
    }
  }
  closeAll();
  return findings;
}

const loopsAround = (open: readonly FoundTag[]): (keyof typeof LOOP_TAGS)[] => open.map((t) => t.name.slice(1).trim()).filter(isLoopTag);

/** A tag for words may also open a condition: {#province} … {/province} stays only where there is a province. */
const isKnown = (name: string, repeats: boolean, open: readonly FoundTag[]): boolean =>
  isTextTag(name) ||
  (repeats ? isLoopTag(name) : isBlockTag(name)) ||
  loopsAround(open).some((loop) => (LOOP_TAGS[loop].fields as readonly string[]).includes(name));

const knownNames = (open: readonly FoundTag[]): string[] => [
  ...Object.keys(TEXT_TAGS),
  ...Object.keys(BLOCK_TAGS),
  ...Object.keys(LOOP_TAGS),
  ...loopsAround(open).flatMap((loop) => [...LOOP_TAGS[loop].fields]),
];

function missingFindings(file: string, tags: readonly FoundTag[]): Finding[] {
  const names = new Set(tags.map((t) => t.name));
  if (names.has('report')) return [];
  const chapters = CHAPTER_TAGS.filter((tag) => names.has(tag));
  const says = ['statement', 'chapter_summary', 'chapter_method'].some((name) => names.has(name));
  // Where not one chapter is named, the whole report is what is missing.
  const missing = chapters.length === 0 ? (['report'] as const) : CHAPTER_TAGS.filter((tag) => !names.has(tag));
  return [
    ...(says ? [] : [finding('template/no-statement', { file }, {})]),
    ...missing.map((tag) => finding('template/missing-tag', { file }, { tag })),
  ];
}
