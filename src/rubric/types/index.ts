import type { Indicator, IndicatorType, Scale } from '../instrument.ts';
import { checklist } from './checklist.ts';
import { choice } from './choice.ts';
import { level } from './level.ts';
import { number } from './number.ts';
import type { Canonical, Cell, Draft, ReadingContext, TypeRules } from './rules.ts';
import { text } from './text.ts';

/** One row a type. The compiler names a type that is forgotten here. */
export const types: { readonly [T in IndicatorType]: TypeRules<T> } = { level, choice, number, checklist, text };

export const INDICATOR_TYPES = Object.keys(types) as IndicatorType[];

// The registry pairs each indicator with the rules of its own type; TypeScript cannot see that through a union.
const rulesOf = (type: IndicatorType): TypeRules<IndicatorType> => types[type] as unknown as TypeRules<IndicatorType>;

export const buildIndicator = (type: IndicatorType, draft: Draft): Indicator | undefined => rulesOf(type).build(draft);

/** What a cell means for an indicator: canonical text, or why it is refused. */
export const canonicalise = (cell: Cell, indicator: Indicator, context: ReadingContext): Canonical =>
  rulesOf(indicator.type).canonicalise(cell, indicator, context);

/** Score of a canonical value; undefined for text and for values that are none of the indicator's. */
export const scoreOf = (indicator: Indicator, value: string, scale: Scale): number | undefined =>
  rulesOf(indicator.type).score(indicator, value, scale);

/** Lowest and highest score that an answer to the indicator can have. */
export const extremesOf = (indicator: Indicator, scale: Scale): readonly [number, number] =>
  rulesOf(indicator.type).extremes(indicator, scale);
