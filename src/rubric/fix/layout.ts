import { addAll } from '../../text/lists.ts';
import { type Edit, type EditableDocument, isMap, isScalar, isSeq, type Pair, visit, type YAMLMap, type YamlNode } from './document.ts';

/** Spaces at the ends of lines, and the one line break that ends a file. Lines inside a text of several lines are content. */
export function whitespaceEdits(document: EditableDocument): Edit[] {
  const { text } = document;
  const inside: [number, number][] = [];
  visit(document.document, {
    Scalar: (_key, node) => {
      if (node.range && text.slice(node.range[0], node.range[1]).includes('\n')) inside.push([node.range[0], node.range[1]]);
    },
  });
  const edits: Edit[] = [];
  let next = 0;
  for (const match of text.matchAll(/(?<![ \t])[ \t]+(?=\r?\n)/g)) {
    const start = match.index;
    // Both lists are in the order of the text.
    while (next < inside.length && inside[next]![1] <= start) next++;
    if (next < inside.length && start >= inside[next]![0]) continue;
    edits.push({ start, end: start + match[0].length, text: '' });
  }
  const tail = /(?<![ \t\r\n])[ \t\r\n]*$/.exec(text)!;
  const last = inside.at(-1);
  // A literal text with `|+` keeps the line breaks after it, so they are not ours to remove.
  const kept = last !== undefined && last[1] > tail.index + 1 && /[|>][^\n|>]*\+/.test(text.slice(last[0], text.indexOf('\n', last[0])));
  if (tail.index > 0 && !kept && tail[0] !== document.newline) {
    return [...edits.filter((e) => e.start < tail.index), { start: tail.index, end: text.length, text: document.newline }];
  }
  return edits;
}

/** What a reader looks for first; the other keys stay in the author's order. */
const HEAD = ['id', 'title', 'ask', 'type'];

/** Indicators whose first keys are not `id`, `title`, `ask`, `type` in this order. */
export function keyOrderEdits(document: EditableDocument): Edit[] {
  const edits: Edit[] = [];
  visit(document.document, {
    Pair: (_key, pair) => {
      if (!isScalar(pair.key) || pair.key.value !== 'indicators' || !isSeq(pair.value)) return;
      for (const item of pair.value.items) if (isMap(item)) addAll(edits, reorder(item, document));
    },
  });
  return edits;
}

const keyOf = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : '');

function reorder(map: YAMLMap, document: EditableDocument): Edit[] {
  const pairs = map.items as Pair[];
  const present = HEAD.filter((key) => pairs.some((p) => keyOf(p) === key));
  const wanted = [...present.map((key) => pairs.find((p) => keyOf(p) === key)!), ...pairs.filter((p) => !present.includes(keyOf(p)))];
  if (wanted.every((pair, i) => pair === pairs[i])) return [];
  const chunks = map.flow === true ? flowChunks(pairs, document) : blockChunks(pairs, document);
  if (chunks === undefined) return [];
  return pairs.map((_, i) => {
    const from = chunks[pairs.indexOf(wanted[i]!)]!;
    return { ...chunks[i]!, text: document.text.slice(from.start, from.end) };
  });
}

interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** `key: value` between commas; undefined where comments or line breaks stand between them. */
function flowChunks(pairs: readonly Pair[], { text }: EditableDocument): Chunk[] | undefined {
  const chunks = pairs.map((pair) => {
    const [key, value] = [pair.key as YamlNode, pair.value as YamlNode | null];
    return key.range && value?.range ? { start: key.range[0], end: value.range[1] } : undefined;
  });
  const known = chunks.filter((c) => c !== undefined);
  const plain = known.every((c, i) => i === 0 || /^\s*,\s*$/.test(text.slice(known[i - 1]!.end, c.start)));
  return known.length === pairs.length && plain ? known : undefined;
}

/**
 * Whole lines of a block map, each with the comments above it. All chunks begin in one column, the first one after the dash,
 * so that they can change places as they are. Undefined where something stands between them that belongs to nobody.
 */
function blockChunks(pairs: readonly Pair[], document: EditableDocument): Chunk[] | undefined {
  const { text } = document;
  const column = document.column((pairs[0]!.key as YamlNode).range![0]);
  const chunks: Chunk[] = [];
  for (const [i, pair] of pairs.entries()) {
    const key = pair.key as YamlNode;
    const value = pair.value as YamlNode | null;
    if (!key.range || !value?.range || document.column(key.range[0]) !== column) return undefined;
    const before = chunks.at(-1);
    // Comments between the last chunk and this key go with the key.
    const start = before === undefined ? key.range[0] : before.end + /^\s*/.exec(text.slice(before.end))![0].length;
    const between = before === undefined ? '' : text.slice(before.end, key.range[0]);
    if (/\n[ \t]*\r?\n/.test(between) || (i > 0 && document.column(start) !== column)) return undefined;
    const last = text[value.range[1] - 1] === '\n' ? value.range[1] - 1 : value.range[1];
    const end = document.lineEnd(Math.max(key.range[0], last));
    chunks.push({ start, end: text[end - 1] === '\r' ? end - 1 : end });
  }
  return chunks;
}
