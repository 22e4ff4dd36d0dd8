import { beginsPlain, type Cursor, keyName, plainScalar, quotedScalar, refuse } from './plain-scalar.ts';
import type { PlainEntry, PlainNode, PlainScalar } from './plain-tree.ts';

const MAX_DEPTH = 40;

/**
 * A list in brackets or a map in braces; the cursor stands on the opening one and is left behind the closing one.
 * @param indent column of the block around it: lines inside must begin further right
 */
export function flowCollection(cursor: Cursor, indent: number, depth = 0): PlainNode {
  if (depth > MAX_DEPTH) return refuse();
  const start = cursor.at;
  const isMap = cursor.text[start] === '{';
  const close = isMap ? '}' : ']';
  const items: PlainNode[] = [];
  const entries = new Map<string, PlainEntry>();
  cursor.at++;
  for (;;) {
    skipSpace(cursor, indent);
    if (cursor.text[cursor.at] === close) break;
    if (isMap) readEntry(cursor, indent, depth, entries);
    else items.push(flowNode(cursor, indent, depth));
    skipSpace(cursor, indent);
    const next = cursor.text[cursor.at];
    if (next === ',') cursor.at++;
    else if (next !== close) return refuse();
  }
  cursor.at++;
  return isMap ? { kind: 'map', start, end: cursor.at, entries } : { kind: 'list', start, end: cursor.at, items };
}

function readEntry(cursor: Cursor, indent: number, depth: number, entries: Map<string, PlainEntry>): void {
  const key = flowScalar(cursor);
  const name = key.source === cursor.text.slice(key.start, key.end) ? keyName(key.source) : quotedName(key);
  if (entries.has(name) || cursor.text[cursor.at] !== ':') refuse();
  const after = cursor.text[cursor.at + 1];
  if (after !== ' ' && after !== '\n') refuse();
  cursor.at++;
  skipSpace(cursor, indent);
  entries.set(name, { keyStart: key.start, keyEnd: key.end, value: flowNode(cursor, indent, depth) });
}

export const quotedName = (key: PlainScalar): string => (key.source === '__proto__' || key.source.length > 200 ? refuse() : key.source);

function flowNode(cursor: Cursor, indent: number, depth: number): PlainNode {
  const c = cursor.text[cursor.at];
  return c === '[' || c === '{' ? flowCollection(cursor, indent, depth + 1) : flowScalar(cursor);
}

function flowScalar(cursor: Cursor): PlainScalar {
  const { text, at } = cursor;
  if (text[at] === '"' || text[at] === "'") {
    const quoted = quotedScalar(cursor);
    // `"a"b` and `"a"#` are faults; what may follow is a comma, a bracket, a colon or a space.
    return /[\s,\]}:]/.test(text[cursor.at] ?? '') ? quoted : refuse();
  }
  if (!beginsPlain(text, at, true)) return refuse();
  let end = at;
  for (; ; end++) {
    const c = text[end];
    if (c === undefined || c === '[' || c === '{') return refuse();
    if (c === ',' || c === ']' || c === '}' || c === '\n') break;
    if (c === ':' && (text[end + 1] === ' ' || text[end + 1] === '\n')) break;
    if (c === ':' && ',[]{}'.includes(text[end + 1] ?? ',')) return refuse();
    if (c === '#' && text[end - 1] === ' ') break;
  }
  while (text[end - 1] === ' ') end--;
  cursor.at = end;
  return plainScalar(text.slice(at, end), at);
}

/** Spaces, line ends and comments between the parts of a flow collection. */
function skipSpace(cursor: Cursor, indent: number): void {
  const { text } = cursor;
  for (;;) {
    while (text[cursor.at] === ' ') cursor.at++;
    if (text[cursor.at] === '#') {
      if (!' \n'.includes(text[cursor.at - 1]!)) refuse();
      const end = text.indexOf('\n', cursor.at);
      if (end === -1) refuse();
      cursor.at = end;
    }
    if (text[cursor.at] !== '\n') return;
    const line = cursor.at + 1;
    let at = line;
    while (text[at] === ' ') at++;
    if (text[at] !== '\n' && at - line <= indent) refuse();
    cursor.at = at;
  }
}
