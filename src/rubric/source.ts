import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, type Node as YamlNode } from 'yaml';
import { type Finding, finding, type Place } from '../finding/finding.ts';

/** Steps from the top of a document to a value: map keys and list positions. */
export type Path = readonly (string | number)[];

/** Deeper than any rubric or sheet; the reader itself is recursive and would run out of stack far below. */
const MAX_DEPTH = 100;

/** Syntax findings of one file; the rest are echoes. */
const MOST_SYNTAX = 10;

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
  /** Offsets at which lines begin; the reader's own counter stops where it gives up. */
  readonly #lineStarts: readonly number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.#lineStarts = lineStarts(this.text);
    const findings: Finding[] = [];
    this.findings = findings;
    this.#document = this.#parse(findings);
    this.data = this.#document === undefined || findings.length > 0 ? undefined : this.#toData(this.#document, findings);
  }

  #parse(findings: Finding[]): Document.Parsed | undefined {
    const deep = tooDeep(this.text);
    if (deep !== undefined) {
      findings.push(finding('yaml/too-deep', this.#place(deep, deep + 1), {}));
      return undefined;
    }
    let document: Document.Parsed;
    try {
      document = parseDocument(this.text, { prettyErrors: false, merge: true, strict: true, uniqueKeys: true });
    } catch (error) {
      // The parser recurses; a document that is deep in a way the scan above does not see ends here.
      if (!(error instanceof RangeError)) throw error;
      findings.push(finding('yaml/too-deep', this.#place(0, 1), {}));
      return undefined;
    }
    // One slip can break everything after it; the first few say what there is to say.
    const lines = new Set<number>();
    for (const problem of [...document.errors, ...document.warnings]) {
      const told = this.#syntax(problem);
      // What else is wrong with a line that cannot be read follows from the first thing that is.
      if (lines.has(told.place.line!)) continue;
      lines.add(told.place.line!);
      findings.push(told);
      if (findings.length >= MOST_SYNTAX) break;
    }
    return document;
  }

  #syntax({ code, pos }: { readonly code: string; readonly pos: readonly [number, number] }): Finding {
    const place = this.#place(pos[0], pos[1]);
    switch (code) {
      case 'RESOURCE_EXHAUSTION':
        return finding('yaml/too-deep', place, {});
      case 'DUPLICATE_KEY':
        return finding('yaml/duplicate-key', place, {
          key: (/^[^:\n]{0,80}/.exec(this.text.slice(pos[0], pos[0] + 81))?.[0] ?? '').trim(),
        });
      case 'BAD_ALIAS':
        return finding('yaml/bad-alias', place, { alias: this.text.slice(pos[0], Math.min(pos[1], pos[0] + 80)).replace(/^\*/, '') });
      default:
        return finding('yaml/syntax', place, { problem: code });
    }
  }

  #toData(document: Document.Parsed, findings: Finding[]): unknown {
    try {
      const data = document.toJS({ maxAliasCount: 200 }) as unknown;
      const shape = shapeOf(data);
      if (shape === 'circle') findings.push(this.#alias(/&(\S+)/, (name) => new RegExp(`\\*${escaped(name)}(?![\\w-])`)));
      else if (shape === 'deep') findings.push(finding('yaml/too-deep', this.#place(0, 1), {}));
      else if (data === null || data === undefined) findings.push(finding('yaml/empty', this.#place(0, 1), {}));
      return shape === 'plain' ? (data ?? undefined) : undefined;
    } catch (error) {
      findings.push(this.#unreadable(error));
      return undefined;
    }
  }

  /** What the reader throws only when values are asked for: aliases that multiply or point nowhere, merges of what is no map. */
  #unreadable(error: unknown): Finding {
    if (error instanceof RangeError) return finding('yaml/too-deep', this.#place(0, 1), {});
    if (error instanceof ReferenceError && /Excessive alias/.test(error.message)) return finding('yaml/alias-bomb', this.#place(0, 1), {});
    const merged = /<<\s*:\s*\*([^\s,\]}]+)/.exec(this.text);
    const points = merged !== null && new RegExp(`&${escaped(merged[1]!)}(?![\\w-])`).test(this.text);
    if (merged !== null && !points)
      return finding('yaml/bad-alias', this.#place(merged.index, merged.index + merged[0].length), { alias: merged[1]! });
    if (error instanceof ReferenceError) return this.#alias(/\*(\S+)/, undefined);
    const merge = this.text.indexOf('<<');
    return finding('yaml/syntax', this.#place(Math.max(0, merge), Math.max(0, merge) + 2), { problem: 'IMPOSSIBLE' });
  }

  /** A finding about an alias that is found again in the text. */
  #alias(first: RegExp, then: ((name: string) => RegExp) | undefined): Finding {
    const found = first.exec(this.text);
    const name = found?.[1]?.replace(/[,\]}]+$/, '') ?? '';
    const at = then === undefined ? (found?.index ?? 0) : (then(name).exec(this.text)?.index ?? found?.index ?? 0);
    return finding('yaml/bad-alias', this.#place(at, at + name.length + 1), { alias: name });
  }

  #place(start: number, end: number): Place {
    const from = this.#position(start);
    const to = this.#position(Math.max(end, start));
    return { file: this.file, line: from.line, col: from.col, endLine: to.line, endCol: to.col };
  }

  /** Line and column of an offset, both from 1, by binary search. */
  #position(offset: number): { line: number; col: number } {
    const at = Math.min(Math.max(0, offset), this.text.length);
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, col: at - this.#lineStarts[low]! + 1 };
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

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether data is a tree of a depth that the rest of the program can walk. */
function shapeOf(data: unknown): 'plain' | 'circle' | 'deep' {
  const above = new Set<object>();
  const done = new Set<object>();
  const walk = (value: unknown): 'plain' | 'circle' | 'deep' => {
    if (typeof value !== 'object' || value === null || done.has(value)) return 'plain';
    if (above.has(value)) return 'circle';
    if (above.size >= MAX_DEPTH) return 'deep';
    above.add(value);
    for (const child of Object.values(value)) {
      const shape = walk(child);
      if (shape !== 'plain') return shape;
    }
    above.delete(value);
    done.add(value);
    return 'plain';
  };
  return walk(data);
}

/**
 * Offset at which flow brackets pass the depth limit, or undefined. The reader would refuse such a document too, but only after
 * seconds for each megabyte. Brackets in prose and in quotes are none: a flow collection begins where a value can begin.
 */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  let before = '\n';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === ' ' || c === '\t' || c === '\r') continue;
    const begins = STARTS_VALUE.has(before);
    if ((c === '"' || c === "'") && begins) {
      const end = text.indexOf(c, i + 1);
      i = end === -1 ? text.length : end;
    } else if ((c === '[' || c === '{') && (depth > 0 || begins)) {
      if (++depth > MAX_DEPTH) return i;
    } else if ((c === ']' || c === '}') && depth > 0) depth--;
    before = c;
  }
  return /(?:^|\n) *(?:- |\? ){100}/.exec(text)?.index;
}

const STARTS_VALUE: ReadonlySet<string> = new Set(['\n', ':', '-', '?', ',', '[', '{']);

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
