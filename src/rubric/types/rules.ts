import type { Finding, Place } from '../../finding/finding.ts';
import type { LocalText } from '../../text/lang.ts';
import { normalise } from '../../text/visible.ts';
import type { DecimalStyle } from '../decimal.ts';
import type { IndicatorOf, IndicatorType, Instrument, Scale } from '../instrument.ts';

/** An answer before its meaning is known: a table's cell, or a YAML value. */
export type Cell = string | number | boolean | readonly (string | number | boolean)[];

/** A finding that still lacks its place: the reader of the file knows that. */
export type Remark = (place: Place) => Finding;

/** A cell's meaning: its canonical text and what is worth saying about it, or why it is refused. */
export type Canonical = { readonly value: string; readonly remarks: readonly Remark[] } | { readonly refused: Remark };

export interface ReadingContext {
  readonly scale: Scale;
  readonly style: DecimalStyle;
}

/**
 * Everything the product knows about one indicator type. The rest of the code iterates over these,
 * so a new type is a new module and one row in types/index.ts.
 */
export interface TypeRules<T extends IndicatorType> {
  readonly type: T;
  /** Keys of a rubric file that only this type reads. */
  readonly keys: readonly string[];
  /** From a file's keys to the model, with everything wrong told; undefined where nothing usable is left. */
  build(draft: Draft): IndicatorOf<T> | undefined;
  canonicalise(cell: Cell, indicator: IndicatorOf<T>, context: ReadingContext): Canonical;
  /** Score of a canonical value, on the instrument's scale where the type is clamped or stepped; undefined for a value that has none. */
  score(indicator: IndicatorOf<T>, value: string, scale: Scale): number | undefined;
  /** Lowest and highest score an answer can have (design: scoring, extremes of a leaf). */
  extremes(indicator: IndicatorOf<T>, scale: Scale): readonly [number, number];
}

/** What `build` is given: the raw keys, the common part already read, and where to report. */
export interface Draft {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly base: Omit<IndicatorOf<'text'>, 'type'>;
  readonly scale: Scale;
  readonly optionSets: ReadonlyMap<string, readonly unknown[]>;
  report(finding: Finding): void;
}

/** Whole levels of a scale, lowest first. */
export function wholeLevels(scale: Pick<Scale, 'min' | 'max'>): number[] {
  const levels: number[] = [];
  for (let level = Math.ceil(scale.min); level <= scale.max && levels.length < 1001; level++) levels.push(level);
  return levels;
}

/** The keys whose wording, in any language, is `text`. */
export function keysByWording<K>(entries: Iterable<readonly [K, LocalText]>, text: string, wordingsOf: (t: LocalText) => string[]): K[] {
  const wanted = normalise(text);
  const found: K[] = [];
  for (const [key, local] of entries) if (wordingsOf(local).some((w) => normalise(w) === wanted)) found.push(key);
  return found;
}

/** `3 - Terdefinisi`, `a: Online`: a code and the label after it. */
export function splitLabel(text: string): { code: string; label: string } | undefined {
  const found = /^\s*(\S+?)\s*(?:\s[-–—·]\s|[:)]\s|\.\s)\s*(\S[\s\S]*)$/.exec(text);
  return found === null ? undefined : { code: found[1]!, label: found[2]!.trim() };
}

export type { Instrument };
