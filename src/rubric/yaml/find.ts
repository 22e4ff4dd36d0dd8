import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap, type Node as YamlNode } from 'yaml';
import type { Path } from '../source.ts';
import type { PlainNode } from './plain-tree.ts';

/** What stands at a path, in offsets; where the path leads on to nothing, the deepest value on its way, without key or source. */
export interface Found {
  readonly value: readonly [start: number, end: number] | undefined;
  readonly key: readonly [start: number, end: number] | undefined;
  readonly written: string | undefined;
  /** Whether the path leads to this value, or only on its way. */
  readonly exact: boolean;
}

export function findInPlain(top: PlainNode, path: Path): Found {
  let node = top;
  let key: Found['key'];
  for (const step of path) {
    const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
    const next = node.kind === 'list' ? node.items[Number(step)] : entry?.value;
    if (next === undefined) return { value: [node.start, node.end], key: undefined, written: undefined, exact: false };
    key = entry === undefined ? undefined : [entry.keyStart, entry.keyEnd];
    node = next;
  }
  return { value: [node.start, node.end], key, written: node.kind === 'scalar' ? node.source : undefined, exact: true };
}

/** Where a node begins and its last value ends; the reader's own range of a block goes on to the comment behind it. */
function rangeOf(node: YamlNode | null | undefined): Found['value'] {
  if (!node?.range) return undefined;
  let last: YamlNode | null | undefined = node;
  for (let next = lastIn(last); next?.range; next = lastIn(next)) last = next;
  return [node.range[0], last.range![1]];
}

function lastIn(node: YamlNode): YamlNode | null | undefined {
  if (isSeq(node) && node.flow !== true) return node.items.at(-1) as YamlNode | undefined;
  if (!isMap(node) || node.flow === true) return undefined;
  const pair = node.items.at(-1) as Pair | undefined;
  return (pair?.value as YamlNode | null | undefined) ?? (pair?.key as YamlNode | undefined);
}

/** Pairs of a map by the text of their keys; made once, since a map may hold thousands and each be looked for. */
const known = new WeakMap<object, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const found = known.get(map);
  if (found !== undefined) return found;
  const made = new Map<string, Pair>();
  for (const item of map.items) {
    const key = String(isScalar(item.key) ? item.key.value : item.key);
    if (!made.has(key)) made.set(key, item as Pair);
  }
  known.set(map, made);
  return made;
}

export function findInDocument(document: Document.Parsed | undefined, path: Path): Found {
  let node = document?.contents as YamlNode | null;
  let pair: Pair | undefined;
  for (const step of path) {
    const resolved = isAlias(node) ? (node.resolve(document!) ?? null) : node;
    const entry = isMap(resolved) ? pairsOf(resolved).get(String(step)) : undefined;
    const next = isSeq(resolved)
      ? (resolved.items[Number(step)] as YamlNode | undefined)
      : ((entry?.value as YamlNode | null | undefined) ?? (entry?.key as YamlNode | undefined));
    if (next === undefined) return { value: rangeOf(node), key: undefined, written: undefined, exact: false };
    pair = entry;
    node = next;
  }
  const written = isScalar(node) && typeof node.source === 'string' ? node.source : undefined;
  return { value: rangeOf(node), key: rangeOf(pair?.key as YamlNode | undefined), written, exact: true };
}
