import type { Finding } from '../../finding/finding.ts';
import { type Edit, type EditableDocument, isMap, isScalar, type YAMLMap, type YAMLSeq, type YamlNode } from './document.ts';

/** What a stub begins with; the rule content/todo tells of every text that still does. */
export const TODO = 'TODO';

interface Context {
  readonly document: EditableDocument;
  /** Languages of the instrument, the first one being that of plain strings. */
  readonly languages: readonly string[];
}

type Fixer = (finding: Finding, at: number, context: Context) => readonly Edit[];

/** Codes with one right answer, and the edit that makes it. Whatever cannot be told for certain is left to the author. */
const fixers: Readonly<Record<string, Fixer>> = {
  'rubric/missing-translation': stubTranslation,
  'rubric/thresholds-order': sortThresholds,
  'rubric/range-order': sortRange,
  'rubric/bands-order': sortBands,
  'rubric/repeated-member': dropRepeated,
  'answers/bare-number-id': quoteNumber,
  ...Object.fromEntries(
    ['unknown-agency', 'unknown-group', 'unknown-reference', 'unknown-indicator', 'unknown-member', 'unknown-node'].map((name) => [
      `rubric/${name}`,
      correctCase,
    ]),
  ),
  'rubric/unknown-profile-fact': correctCase,
  'rubric/unknown-option-set': correctCase,
  'rubric/wrong-value': correctCase,
  'rubric/unknown-key': correctCase,
  'rubric/unknown-language': correctCase,
};

/** Whether `--fix` would try its hand at a finding; a few it then leaves to the author after all. */
export function isFixable(f: Finding): boolean {
  const fixer = fixers[f.code];
  if (fixer !== correctCase) return fixer !== undefined;
  const { id, key, got, lang, near } = dataOf(f);
  return typeof near === 'string' && [id, key, got, lang].some((w) => typeof w === 'string' && w.toLowerCase() === near.toLowerCase());
}

/** The edits for the findings of one file. */
export function editsFor(findings: readonly Finding[], context: Context): Edit[] {
  return findings.flatMap((f) => {
    const fixer = fixers[f.code];
    if (fixer === undefined || f.place.line === undefined || f.place.col === undefined) return [];
    return [...fixer(f, context.document.offset(f.place.line, f.place.col), context)];
  });
}

const dataOf = (f: Finding): Readonly<Record<string, unknown>> => f.data as unknown as Readonly<Record<string, unknown>>;

function stubTranslation(f: Finding, at: number, { document, languages }: Context): Edit[] {
  const lang = String(dataOf(f).lang);
  const node = document.nodeAt(at);
  if (isMap(node)) return stubInMap(node, lang, document);
  // A text that runs over several lines is left alone: where its translation goes is a matter of layout.
  if (!isScalar(node) || typeof node.value !== 'string' || document.source(node).includes('\n')) return [];
  const first = languages[0];
  if (first === undefined || lang === first) return [];
  const others = languages.slice(1);
  // One finding for each language that is missing; the first of them makes the whole map.
  if (others[0] !== lang) return [];
  const own = /^["']/.test(document.source(node)) ? document.source(node) : quoted(node.value);
  const stubs = others.map((l) => `${l}: ${JSON.stringify(`${TODO}: ${node.value as string}`)}`);
  return [{ start: node.range![0], end: node.range![1], text: `{ ${first}: ${own}, ${stubs.join(', ')} }` }];
}

/** Plain where YAML allows it inside braces, else in double quotes. */
const quoted = (text: string): string =>
  /^[\p{L}\p{N}][^,[\]{}:#"'&*!|>%@`]*$/u.test(text) && !/\s$/.test(text) ? text : JSON.stringify(text);

function stubInMap(map: YAMLMap, lang: string, document: EditableDocument): Edit[] {
  const last = map.items.at(-1);
  const key = last?.key as YamlNode | undefined;
  const value = last?.value as YamlNode | null | undefined;
  const texts = map.items
    .map((item) => (isScalar(item.value) ? item.value.value : undefined))
    .filter((v): v is string => typeof v === 'string' && v !== '');
  if (!key?.range || !value?.range || texts.length === 0) return [];
  const stub = `${lang}: ${JSON.stringify(`${TODO}: ${texts[0]!.trim()}`)}`;
  if (map.flow === true) return [{ start: value.range[1], end: value.range[1], text: `, ${stub}` }];
  // A block scalar's range runs to the start of the next line; the stub goes below its last line.
  const inside = document.text[value.range[1] - 1] === '\n' ? value.range[1] - 1 : value.range[1];
  let end = document.lineEnd(inside);
  if (document.text[end - 1] === '\r') end--;
  return [{ start: end, end, text: document.newline + ' '.repeat(document.column(key.range[0])) + stub }];
}

/** Numbers of a list on one line, each with its place; undefined where the list is anything else. */
function numbersOf(
  list: YAMLSeq<YamlNode> | undefined,
  document: EditableDocument,
): { value: number; start: number; end: number; source: string }[] | undefined {
  const items = (list?.items ?? []).map((item) =>
    isScalar(item) && typeof item.value === 'number' && item.range
      ? { value: item.value, start: item.range[0], end: item.range[1], source: document.source(item as YamlNode) }
      : undefined,
  );
  const known = items.filter((i) => i !== undefined);
  if (known.length !== items.length || known.length < 2) return undefined;
  return new Set(known.map((i) => i.value)).size === known.length ? known : undefined;
}

const inOrder = (items: readonly { value: number; start: number; end: number; source: string }[], rising: boolean): Edit[] => {
  const sorted = [...items].sort((a, b) => (rising ? a.value - b.value : b.value - a.value));
  return items.flatMap((item, i) =>
    sorted[i]!.source === item.source ? [] : [{ start: item.start, end: item.end, text: sorted[i]!.source }],
  );
};

/** Only where two neighbours have changed places, so that the direction of the rest is beyond doubt. */
function sortThresholds(_f: Finding, at: number, { document }: Context): Edit[] {
  const items = numbersOf(document.listAround(at), document);
  if (items === undefined || items.length < 4) return [];
  const indexOf = (edit: Edit | undefined): number => items.findIndex((item) => item.start === edit?.start);
  const neighbours = (edits: readonly Edit[]): boolean => edits.length === 2 && indexOf(edits[1]) === indexOf(edits[0]) + 1;
  return [inOrder(items, true), inOrder(items, false)].find(neighbours) ?? [];
}

function sortRange(_f: Finding, at: number, { document }: Context): Edit[] {
  const list = document.nodeAt(at) as YAMLSeq<YamlNode> | undefined;
  const items = numbersOf(list, document);
  return items?.length === 2 ? inOrder(items, true) : [];
}

function sortBands(_f: Finding, at: number, { document }: Context): Edit[] {
  const list = document.listAround(at);
  const items = (list?.items ?? []).flatMap((item) => {
    const from = isMap(item) ? item.get('from') : undefined;
    if (typeof from !== 'number' || !item.range) return [];
    // Below dashes a comment at the end of the line belongs to the item and goes with it.
    const end = list?.flow === true ? item.range[1] : document.lineEnd(item.range[1]);
    return [{ value: from, start: item.range[0], end, source: document.text.slice(item.range[0], end) }];
  });
  if (items.length !== list?.items.length || items.some((i) => i.source.includes('\n'))) return [];
  return new Set(items.map((i) => i.value)).size === items.length ? inOrder(items, true) : [];
}

/** In `[a, b, a]` the last one goes, with the comma before it. */
function dropRepeated(_f: Finding, at: number, { document }: Context): Edit[] {
  const list = document.listAround(at);
  const index = list?.items.findIndex((item) => item.range?.[0] === at) ?? -1;
  const before = list?.items[index - 1];
  if (list?.flow !== true || index < 1 || !before?.range) return [];
  return [{ start: before.range[1], end: list.items[index]!.range![1], text: '' }];
}

function quoteNumber(f: Finding, at: number, { document }: Context): Edit[] {
  const written = String(dataOf(f).text);
  return document.text.startsWith(written, at) ? [{ start: at, end: at + written.length, text: `"${written}"` }] : [];
}

/** A name that is right but for upper and lower case. */
function correctCase(f: Finding, at: number, { document }: Context): Edit[] {
  const { id, key, got, lang, near } = dataOf(f);
  const written = [id, key, got, lang].find((w) => typeof w === 'string') as string | undefined;
  if (written === undefined || typeof near !== 'string' || written === near || written.toLowerCase() !== near.toLowerCase()) return [];
  const start = document.text.startsWith(written, at) ? at : document.text.startsWith(written, at + 1) ? at + 1 : -1;
  return start === -1 ? [] : [{ start, end: start + written.length, text: near }];
}
