import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from 'yaml';

/** A change of a text: what stands from `start` to `end` is replaced. Offsets in UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the edits made. Of edits that overlap the first one counts; the rest waits for the next round. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let made = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) continue;
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
}

/** A YAML text with its nodes by where they begin. */
export class EditableDocument {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly newline: string;
  readonly #lineStarts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    this.newline = text.includes('\r\n') ? '\r\n' : '\n';
    this.document = parseDocument(text, { prettyErrors: false, merge: true, uniqueKeys: false });
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1);
  }

  get sound(): boolean {
    return this.document.errors.length === 0;
  }

  /** Offset of a line and column, both from 1. */
  offset(line: number, col: number): number {
    return (this.#lineStarts[line - 1] ?? 0) + col - 1;
  }

  /** The node that begins at an offset; of several the outermost, unless a scalar is wanted. */
  nodeAt(offset: number): YamlNode | undefined {
    let found: YamlNode | undefined;
    visit(this.document, {
      Node: (_key, node) => {
        const range = (node as YamlNode).range;
        if (!range) return undefined;
        if (range[0] === offset) {
          found = node as YamlNode;
          return visit.BREAK;
        }
        return range[0] > offset || range[2] <= offset ? visit.SKIP : undefined;
      },
    });
    return found;
  }

  /** The list that holds the node which begins at an offset. */
  listAround(offset: number): YAMLSeq<YamlNode> | undefined {
    let found: YAMLSeq<YamlNode> | undefined;
    visit(this.document, {
      Seq: (_key, seq) => {
        if (seq.items.some((item) => (item as YamlNode | null)?.range?.[0] === offset)) found = seq as YAMLSeq<YamlNode>;
      },
    });
    return found;
  }

  source(node: YamlNode): string {
    return this.text.slice(node.range![0], node.range![1]);
  }

  /** Where the line of an offset ends, without its line break. */
  lineEnd(offset: number): number {
    const at = this.text.indexOf('\n', offset);
    if (at === -1) return this.text.length;
    return this.text[at - 1] === '\r' && at - 1 >= offset ? at - 1 : at;
  }

  /** Columns before an offset in its line. */
  column(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }
}

export { isMap, isPair, isScalar, isSeq, type Pair, type Scalar, visit, type YAMLMap, type YAMLSeq, type YamlNode };
