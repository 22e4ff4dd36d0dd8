import { createHash } from 'node:crypto';
import type { Layers } from './load.ts';

/** JSON with the keys of every map sorted: equal meaning, equal text. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const map = value as Record<string, unknown>;
    const keys = Object.keys(map)
      .filter((key) => map[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${sortedJson(map[key])}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** `sha256:` and 64 hex digits of a text's UTF-8 bytes. */
export const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;

/** The digest of what an instrument says once every overlay is applied, whichever files said it. */
export function digestOf(instrument: Readonly<Record<string, unknown>>, layers: Layers): string {
  const { extends: _extends, override: _override, drop: _drop, rubrics: _rubrics, ...own } = instrument;
  const rubrics = layers.rubrics.map((part) => ({ weight: part.weight, rubric: part.source.data }));
  return sha256(sortedJson({ ...own, rubrics, dropped: [...layers.dropped.keys()].sort() }));
}
