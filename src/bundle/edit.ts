import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { sortedJson } from '../rubric/digest.ts';
import type { Path } from '../rubric/source.ts';
import type { Unit } from './units.ts';

/** A unit as the bundle has it, and where it stands here; `here` is absent for one that is new. */
export interface Put {
  readonly there: Unit;
  readonly here: Unit | undefined;
}

const read = (text: string): Document.Parsed => parseDocument(text, { merge: true });

/** Puts units of one YAML text into another; both are sound. The lines of the other text go in as they were written and every other
 *  line stays as it is; where that cannot be done the whole text is written anew, with its comments. */
export function putUnits(text: string, other: string, units: readonly Put[]): string {
  const anew = rewritten(text, other, units);
  const spliced = splice(text, other, units);
  return spliced !== undefined && sameMeaning(spliced, anew) ? spliced : anew;
}

function sameMeaning(a: string, b: string): boolean {
  const document = read(a);
  if (document.errors.length > 0) return false;
  try {
    return sortedJson(document.toJS()) === sortedJson(read(b).toJS());
  } catch {
    return false;
  }
}

function rewritten(text: string, other: string, units: readonly Put[]): string {
  const [document, source] = [read(text), read(other)];
  for (const { there, here } of units) {
    const node = nodeOf(document, source, there);
    if (here !== undefined) document.setIn(here.path, node);
    else add(document, there, node);
  }
  return document.toString({ lineWidth: 120 });
}

function add(document: Document, { path }: Unit, node: unknown): void {
  const [name, member] = path;
  if (member === undefined) document.set(name, node);
  else if (typeof member === 'number') {
    const list = document.get(name);
    if (isSeq(list)) list.add(node);
    else document.set(name, document.createNode([node]));
  } else {
    if (!isMap(document.get(name))) document.set(name, document.createNode({}));
    const map = document.get(name);
    if (isMap(map) && map.items.length === 0) map.flow = false;
    document.setIn([name, member], node);
  }
}

/** The node as it was written there; where it leans on an anchor elsewhere, its plain value. */
function nodeOf(document: Document, source: Document, unit: Unit): unknown {
  const node = source.getIn(unit.path, true);
  if (!isNode(node) || isAlias(node)) return document.createNode(unit.value);
  let leans = false;
  visit(node, (_, n) => {
    if (isAlias(n) || ((isScalar(n) || isCollection(n)) && n.anchor !== undefined)) leans = true;
  });
  return leans ? document.createNode(unit.value) : node;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The same by lines; undefined where a unit is not written in lines of its own. */
function splice(text: string, other: string, units: readonly Put[]): string | undefined {
  const [document, source] = [read(text), read(other)];
  const edits: Edit[] = [];
  for (const { there, here } of units) {
    const theirs = spanOf(source, other, there.path);
    const edit =
      theirs === undefined
        ? undefined
        : here === undefined
          ? appended(document, text, there.path, theirs)
          : replaced(document, text, here.path, theirs);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  // From the end, so that places stay true; what is added at one place keeps its order.
  let result = text;
  for (const { from, to, text: lines } of edits.map((e, i) => ({ ...e, i })).sort((a, b) => b.from - a.from || b.i - a.i))
    result = result.slice(0, from) + lines + result.slice(to);
  return result;
}

interface Span {
  readonly text: string;
  /** Columns before its first line. */
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** A pair of a map from its key on, or a member of a list, as written. */
function spanOf(document: Document, text: string, path: Path): Span | undefined {
  const parent = document.getIn(path.slice(0, -1), true) ?? document.contents;
  const [first, last] = endsOf(parent, path.at(-1)!);
  const [from, to] = [first?.range?.[0], last?.range?.[1]];
  if (from === undefined || to === undefined || (isCollection(parent) && parent.flow === true)) return undefined;
  return {
    text: text.slice(from, to).trimEnd(),
    column: from - (text.lastIndexOf('\n', from - 1) + 1),
    from,
    to: from + text.slice(from, to).trimEnd().length,
  };
}

function endsOf(parent: unknown, member: string | number): [Node | undefined, Node | undefined] {
  if (isMap(parent)) {
    const pair = parent.items.find((p): p is Pair<Node, Node> => isPair(p) && isScalar(p.key) && String(p.key.value) === String(member));
    return [pair?.key, pair?.value ?? undefined];
  }
  const item = isSeq(parent) && typeof member === 'number' ? parent.items[member] : undefined;
  return isNode(item) ? [item, item] : [undefined, undefined];
}

function replaced(document: Document, text: string, path: Path, theirs: Span): Edit | undefined {
  const mine = spanOf(document, text, path);
  return mine === undefined ? undefined : { from: mine.from, to: mine.to, text: shifted(theirs, mine.column) };
}

function appended(document: Document, text: string, path: Path, theirs: Span): Edit | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!(isMap(parent) || isSeq(parent)) || parent.flow === true || parent.items.length === 0) return undefined;
  const last = spanOf(document, text, [...path.slice(0, -1), lastMember(parent)]);
  if (last === undefined) return undefined;
  const end = text.indexOf('\n', last.to);
  const at = end === -1 ? text.length : end + 1;
  // A member of a list stands behind a dash.
  const lead = isSeq(parent) ? `${' '.repeat(Math.max(0, last.column - 2))}- ` : ' '.repeat(last.column);
  return { from: at, to: at, text: `${end === -1 ? '\n' : ''}${lead}${shifted(theirs, last.column)}\n` };
}

function lastMember(parent: YAMLMap | YAMLSeq): string | number {
  const last = parent.items.at(-1);
  return isPair(last) && isScalar(last.key) ? String(last.key.value) : parent.items.length - 1;
}

/** The lines of a span with its first one at another column. */
function shifted({ text, column }: Span, to: number): string {
  const step = to - column;
  if (step === 0) return text;
  return text
    .split('\n')
    .map((line, i) => (i === 0 || line === '' ? line : step > 0 ? ' '.repeat(step) + line : line.replace(new RegExp(`^ {0,${-step}}`), '')))
    .join('\n');
}

/** siapkota.yaml with another place of its model. */
export function withInstrument(text: string, path: string): string {
  const document = read(text);
  const node = document.get('instrument', true);
  if (isScalar(node) && node.range) {
    const spliced = `${text.slice(0, node.range[0])}${JSON.stringify(path).replace(/^"([\w./-]+)"$/, '$1')}${text.slice(node.range[1])}`;
    if (read(spliced).get('instrument') === path) return spliced;
  }
  document.set('instrument', path);
  return document.toString({ lineWidth: 120 });
}
