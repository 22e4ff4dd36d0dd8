import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type Node as YamlNode } from 'yaml';
import { type Finding, finding, type Place } from '../finding/finding.ts';

/** Steps from the top of a document to a value: map keys and list positions. */
export type Path = readonly (string | number)[];

/** Deeper than any rubric or sheet; the reader itself is recursive and would run out of stack far below. */
const MAX_DEPTH = 100;

/**
 * One YAML (or JSON) document with its text, so that every value can be found again.
 * Comes in: text. Goes out: plain data, places, findings. Never throws on what an author wrote.
 */
export class YamlSource implements Located {
  readonly file: string;
  readonly text: string;
  readonly data: unknown;
  readonly findings: readonly Finding[];
  readonly #document: Document.Parsed | undefined;
  readonly #lines: LineCounter;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.#lines = new LineCounter();
    const findings: Finding[] = [];
    this.findings = findings;
    this.#document = this.#parse(findings);
    this.data = this.#document === undefined || findings.length > 0 ? undefined : this.#toData(this.#document, findings);
  }

  #parse(findings: Finding[]): Document.Parsed | undefined {
    const deep = tooDeep(this.text);
    if (deep !== undefined) {
      // The document is not parsed at all, so lines are counted by hand up to the place.
      const before = this.text.slice(0, deep).split('\n');
      findings.push(finding('yaml/too-deep', { file: this.file, line: before.length, col: before.at(-1)!.length + 1 }, {}));
      return undefined;
    }
    let document: Document.Parsed;
    try {
      document = parseDocument(this.text, { lineCounter: this.#lines, prettyErrors: false, merge: true, strict: true, uniqueKeys: true });
    } catch (error) {
      // The parser recurses; a document that is deep in a way the scan above does not see ends here.
      if (!(error instanceof RangeError)) throw error;
      findings.push(finding('yaml/too-deep', { file: this.file, line: 1, col: 1 }, {}));
      return undefined;
    }
    for (const error of document.errors) {
      const place = this.#place(error.pos[0], error.pos[1]);
      if (error.code === 'DUPLICATE_KEY') {
        const key = this.text.slice(error.pos[0]).match(/^[^:\n]{0,80}/)?.[0] ?? '';
        findings.push(finding('yaml/duplicate-key', place, { key: key.trim() }));
      } else if (error.code === 'BAD_ALIAS') {
        findings.push(finding('yaml/bad-alias', place, { alias: this.text.slice(error.pos[0] + 1, error.pos[1]) }));
      } else {
        findings.push(finding('yaml/syntax', place, { problem: error.code }));
      }
    }
    for (const warning of document.warnings) {
      findings.push(finding('yaml/syntax', this.#place(warning.pos[0], warning.pos[1]), { problem: warning.code }));
    }
    return document;
  }

  #toData(document: Document.Parsed, findings: Finding[]): unknown {
    try {
      const data = document.toJS({ maxAliasCount: 200 }) as unknown;
      if (data === null || data === undefined) findings.push(finding('yaml/empty', { file: this.file, line: 1, col: 1 }, {}));
      return data ?? undefined;
    } catch (error) {
      if (error instanceof ReferenceError && /alias/i.test(error.message) && !/Unresolved/.test(error.message)) {
        findings.push(finding('yaml/alias-bomb', { file: this.file, line: 1, col: 1 }, {}));
        return undefined;
      }
      if (error instanceof ReferenceError) {
        findings.push(
          finding('yaml/bad-alias', { file: this.file, line: 1, col: 1 }, { alias: /alias[^*]*\*?(\S+)/.exec(error.message)?.[1] ?? '' }),
        );
        return undefined;
      }
      if (error instanceof RangeError) {
        findings.push(finding('yaml/too-deep', { file: this.file, line: 1, col: 1 }, {}));
        return undefined;
      }
      // A merge key (<<) that does not point to a map is reported by the reader as a plain Error.
      findings.push(finding('yaml/syntax', { file: this.file, line: 1, col: 1 }, { problem: 'IMPOSSIBLE' }));
      return undefined;
    }
  }

  #place(start: number, end: number): Place {
    const from = this.#lines.linePos(Math.min(start, this.text.length));
    const to = this.#lines.linePos(Math.min(Math.max(end, start), this.text.length));
    return {
      file: this.file,
      line: Math.max(1, from.line),
      col: Math.max(1, from.col),
      endLine: Math.max(1, to.line),
      endCol: Math.max(1, to.col),
    };
  }

  /** The node at a path and the pair that holds it; the deepest that exists where the path goes on further. */
  #find(path: Path): { node: YamlNode | null; pair: Pair | undefined; exact: boolean } {
    let node = this.#document?.contents as YamlNode | null;
    let pair: Pair | undefined;
    for (const step of path) {
      const resolved = isAlias(node) ? (node.resolve(this.#document!) ?? null) : node;
      if (isMap(resolved)) {
        const found = resolved.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === String(step));
        if (found === undefined) return { node, pair, exact: false };
        pair = found as Pair;
        node = (found.value as YamlNode | null) ?? (found.key as YamlNode);
      } else if (isSeq(resolved)) {
        const found = resolved.items[Number(step)] as YamlNode | undefined;
        if (found === undefined) return { node, pair, exact: false };
        pair = undefined;
        node = found;
      } else {
        return { node, pair, exact: false };
      }
    }
    return { node, pair, exact: true };
  }

  /** Where the value at a path stands; where there is none, the nearest thing around it. */
  at(path: Path): Place {
    const { node } = this.#find(path);
    if (node?.range) return this.#place(node.range[0], this.#endOf(node.range[0], node.range[1]));
    return { file: this.file, line: 1, col: 1 };
  }

  /** Where the key at a path stands (`weight` in `weight: 1`). */
  atKey(path: Path): Place {
    const { pair, node, exact } = this.#find(path);
    const key = pair?.key as YamlNode | undefined;
    if (exact && key?.range) return this.#place(key.range[0], key.range[1]);
    if (node?.range) return this.#place(node.range[0], this.#endOf(node.range[0], node.range[1]));
    return { file: this.file, line: 1, col: 1 };
  }

  /** A value as it was written (35.10, not 35.1). */
  written(path: Path): string | undefined {
    const { node, exact } = this.#find(path);
    return exact && isScalar(node) && typeof node.source === 'string' ? node.source : undefined;
  }

  /** A caret under a whole block would be noise: it ends with its first line. */
  #endOf(start: number, end: number): number {
    const lineEnd = this.text.indexOf('\n', start);
    return lineEnd === -1 ? end : Math.min(end, lineEnd);
  }
}

/** Offset at which brackets or indentation pass the depth limit, or undefined. A cheap scan; quotes only make it stricter. */
function tooDeep(text: string): number | undefined {
  let brackets = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) {
      if (++brackets > MAX_DEPTH && runsDeep(text, i)) return i;
    } else if ((c === 0x5d || c === 0x7d) && brackets > 0) {
      brackets--;
    }
  }
  const dashes = /(?:^|\n)[ ]*(?:- |\? ){100}/.exec(text);
  return dashes?.index;
}

/** Prose may hold many unclosed brackets; real nesting has them close together. */
function runsDeep(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 20 * MAX_DEPTH), at + 1);
  return (around.match(/[[{]/g)?.length ?? 0) > MAX_DEPTH / 2;
}

/** A document whose values can be placed: a file, or a file under an overlay. */
export interface Located {
  readonly file: string;
  readonly data: unknown;
  at(path: Path): Place;
  atKey(path: Path): Place;
  written(path: Path): string | undefined;
}

/** A value's place of birth: its document and path. Findings point here. */
export interface Origin {
  readonly source: Located;
  readonly path: Path;
}

/** The place of a value below an origin. */
export const placeAt = (origin: Origin, ...steps: Path): Place => origin.source.at([...origin.path, ...steps]);

/** The place of a key below an origin. */
export const placeOfKey = (origin: Origin, ...steps: Path): Place => origin.source.atKey([...origin.path, ...steps]);

/** An origin one or more steps further down. */
export const below = (origin: Origin, ...steps: Path): Origin => ({ source: origin.source, path: [...origin.path, ...steps] });
