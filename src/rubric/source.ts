import { type Document, parseDocument } from 'yaml';
import { type Finding, finding, type Place } from '../finding/finding.ts';
import { breaksTheRest, type Diagnosis, diagnose } from './yaml/diagnose.ts';
import { type Found, findInDocument, findInPlain } from './yaml/find.ts';
import { shapeOf, tooDeep } from './yaml/limits.ts';
import { readPlainYaml } from './yaml/plain.ts';
import { dataOf, type PlainNode } from './yaml/plain-tree.ts';

/** Steps from the top of a document to a value: map keys and list positions. */
export type Path = readonly (string | number)[];

/** Syntax findings of one file; the rest are echoes. */
const MOST_SYNTAX = 10;
/** Of what the reader complains of; each is looked at together with all lines above it. */
const MOST_LOOKED_AT = 60;

/**
 * One YAML (or JSON) document with its text, so that every value can be found again.
 * Comes in: text. Goes out: plain data, places, findings. Never throws on what an author wrote.
 */
export class YamlSource implements Located {
  readonly file: string;
  readonly text: string;
  readonly data: unknown;
  readonly findings: readonly Finding[];
  /** The text as the plain reader read it, or else as the full one did. */
  readonly #plain: PlainNode | undefined;
  readonly #document: Document.Parsed | undefined;
  /** Offsets at which lines begin; the reader's own counter stops where it gives up. */
  #lineStarts: readonly number[] | undefined;

  /** @param full leaves the plain reader out; the two say the same */
  constructor(file: string, text: string, { full = false }: { readonly full?: boolean } = {}) {
    this.file = file;
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    const findings: Finding[] = [];
    this.findings = findings;
    this.#plain = full ? undefined : readPlainYaml(this.text);
    if (this.#plain !== undefined) {
      this.data = dataOf(this.#plain);
      return;
    }
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
    for (const problem of [...document.errors, ...document.warnings].slice(0, MOST_LOOKED_AT)) {
      const diagnosis = diagnose(this.text, problem.code, problem.pos);
      const told = this.#syntax(diagnosis);
      // What else is wrong with a line that cannot be read follows from the first thing that is.
      if (!lines.has(told.place.line!)) findings.push(told);
      lines.add(told.place.line!);
      if (breaksTheRest(diagnosis) || findings.length >= MOST_SYNTAX) break;
    }
    return document;
  }

  #syntax({ problem, start, end, indent }: Diagnosis): Finding {
    const place = this.#place(start, end);
    if (indent !== undefined) return finding('yaml/indent', place, indent);
    switch (problem) {
      case 'RESOURCE_EXHAUSTION':
        return finding('yaml/too-deep', place, {});
      case 'DUPLICATE_KEY':
        return finding('yaml/duplicate-key', place, {
          key: (/^[^:\n]{0,80}/.exec(this.text.slice(start, start + 81))?.[0] ?? '').trim(),
        });
      case 'BAD_ALIAS':
        return finding('yaml/bad-alias', place, { alias: this.text.slice(start, Math.min(end, start + 80)).replace(/^\*/, '') });
      default:
        return finding('yaml/syntax', place, { problem });
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
    const name = found?.[1]?.slice(0, 200).replace(/[,\]}]+$/, '') ?? '';
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
    this.#lineStarts ??= lineStarts(this.text);
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, col: at - starts[low]! + 1 };
  }

  #find(path: Path): Found {
    return this.#plain === undefined ? findInDocument(this.#document, path) : findInPlain(this.#plain, path);
  }

  /** Where the value at a path stands; where there is none, the nearest thing around it. */
  at(path: Path): Place {
    const { value } = this.#find(path);
    return value === undefined ? { file: this.file, line: 1, col: 1 } : this.#place(value[0], this.#endOf(value[0], value[1]));
  }

  /** Where the key at a path stands (`weight` in `weight: 1`). */
  atKey(path: Path): Place {
    const { key } = this.#find(path);
    return key === undefined ? this.at(path) : this.#place(key[0], key[1]);
  }

  /** A value as it was written (35.10, not 35.1). */
  written(path: Path): string | undefined {
    return this.#find(path).written;
  }

  has(path: Path): boolean {
    return this.#find(path).exact;
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

/** A document whose values can be placed: a file, or a file under an overlay. */
export interface Located {
  readonly file: string;
  readonly data: unknown;
  at(path: Path): Place;
  atKey(path: Path): Place;
  written(path: Path): string | undefined;
  /** Whether the file has anything at a path, be it of use or not. */
  has(path: Path): boolean;
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
