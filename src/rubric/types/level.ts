import { finding } from '../../finding/finding.ts';
import { type LocalText, wordings } from '../../text/lang.ts';
import { readDecimal } from '../decimal.ts';
import type { LevelIndicator } from '../instrument.ts';
import { placeAt, placeOfKey } from '../source.ts';
import { isReservedAnswer } from '../vocabulary.ts';
import {
  type Canonical,
  type Cell,
  type Draft,
  keysByWording,
  type ReadingContext,
  splitLabel,
  type TypeRules,
  wholeLevels,
} from './rules.ts';

/** A whole level of the scale; the level is the score. */
export const level: TypeRules<'level'> = {
  type: 'level',
  keys: ['levels'],

  build({ raw, base, scale, report }: Draft): LevelIndicator {
    const levels = new Map<number, LocalText>();
    const given = raw.levels as Record<string, LocalText> | undefined;
    if (given === undefined) {
      for (const whole of wholeLevels(scale)) levels.set(whole, scale.levels.get(whole) ?? String(whole));
      report(finding('rubric/levels-default', placeAt(base.origin, 'id'), { id: base.id }));
      return { ...base, type: 'level', levels };
    }
    const whole = wholeLevels(scale);
    for (const [key, text] of Object.entries(given)) {
      if (!whole.includes(Number(key))) {
        report(
          finding('rubric/level-outside-scale', placeOfKey(base.origin, 'levels', key), { level: key, min: scale.min, max: scale.max }),
        );
        continue;
      }
      for (const wording of wordings(text)) {
        if (isReservedAnswer(wording))
          report(finding('rubric/reserved-id', placeAt(base.origin, 'levels', key), { id: wording, why: 'missing code' }));
      }
      levels.set(Number(key), text);
    }
    const missing = whole.filter((w) => !levels.has(w));
    // Those that are there and of no use have findings of their own, and so has a key that is no number at all.
    const { source, path } = base.origin;
    const misnamed = Object.keys(given).some((key) => Number.isNaN(Number(key)));
    const absent = misnamed ? [] : missing.filter((w) => !source.has([...path, 'levels', String(w)]));
    if (absent.length > 0) report(finding('rubric/levels-missing', placeOfKey(base.origin, 'levels'), { missing: absent.slice(0, 12) }));
    for (const w of missing) levels.set(w, scale.levels.get(w) ?? String(w));
    return { ...base, type: 'level', levels: new Map([...levels].sort(([a], [b]) => a - b)) };
  },

  canonicalise(cell: Cell, indicator: LevelIndicator, context: ReadingContext): Canonical {
    const { scale } = context;
    const out = (value: string): Canonical => ({
      refused: (place) => finding('answers/level-out-of-range', place, { indicator: indicator.id, value, min: scale.min, max: scale.max }),
    });
    const text = Array.isArray(cell) ? (cell.length === 1 ? String(cell[0]) : cell.join(' ')) : String(cell);
    const number = readDecimal(text, context.style)?.value;
    if (number !== undefined) return isLevel(number, indicator) ? { value: String(number), remarks: [] } : out(text);
    const named = levelsCalled(text, indicator, context);
    if (named.length === 1) return { value: String(named[0]), remarks: [] };
    const parts = splitLabel(text) ?? leadingNumber(text);
    const coded = parts === undefined ? undefined : readDecimal(parts.code)?.value;
    if (parts !== undefined && coded !== undefined) {
      if (!isLevel(coded, indicator)) return out(text);
      const meant = levelsCalled(parts.label, indicator, context);
      if (meant.length === 0 || meant.includes(coded))
        return meant.length === 0 ? notUnderstood(text, indicator, context) : { value: String(coded), remarks: [] };
      return {
        refused: (place) =>
          finding('answers/label-contradicts', place, {
            indicator: indicator.id,
            value: text,
            label: parts.label,
            means: String(meant[0]),
          }),
      };
    }
    return notUnderstood(text, indicator, context);
  },

  score: (indicator, value) => (value.trim() !== '' && isLevel(Number(value), indicator) ? Number(value) : undefined),
  extremes: (_indicator, scale) => [scale.min, scale.max],
};

const isLevel = (n: number, indicator: LevelIndicator): boolean => Number.isInteger(n) && indicator.levels.has(n);

/** Levels whose label or descriptor is this text, or its label and its descriptor: `Defined: A mayoral rule exists`. */
function levelsCalled(text: string, indicator: LevelIndicator, { scale }: ReadingContext): number[] {
  const described = keysByWording(indicator.levels, text, wordings);
  if (described.length > 0) return described;
  const labelled = (label: string): number[] => keysByWording(scale.levels, label, wordings).filter((n) => indicator.levels.has(n));
  const found = labelled(text);
  const colon = text.indexOf(': ');
  if (found.length > 0 || colon === -1) return found;
  const both = keysByWording(indicator.levels, text.slice(colon + 2), wordings);
  return labelled(text.slice(0, colon)).filter((n) => both.includes(n));
}

function leadingNumber(text: string): { code: string; label: string } | undefined {
  const found = /^\s*(-?\d+)\s*[-–—:.)]\s*(\S[\s\S]*)$/.exec(text);
  return found === null ? undefined : { code: found[1]!, label: found[2]!.trim() };
}

function notUnderstood(text: string, indicator: LevelIndicator, { scale }: ReadingContext): Canonical {
  const right = `${scale.min}–${scale.max}`;
  return { refused: (place) => finding('answers/value-not-understood', place, { indicator: indicator.id, value: text, right }) };
}
