import { wordings } from '../text/lang.ts';
import { type Branch, branches, type Indicator, type IndicatorType, type Instrument } from './instrument.ts';
import { INDICATOR_TYPES } from './types/index.ts';

/** How much of what a rubric or one of its sections holds. */
export interface Counts {
  readonly id: string;
  readonly kind: 'instrument' | 'rubric' | 'section';
  readonly branch: Branch;
  readonly indicators: number;
  readonly types: Readonly<Record<IndicatorType, number>>;
  readonly core: number;
  readonly open: number;
  /** Language -> indicators whose title, question and every answer are written in it. */
  readonly languages: ReadonlyMap<string, number>;
}

/** Counts of the instrument, of each rubric and each section, in the instrument's order. */
export function countIndicators(instrument: Instrument): Counts[] {
  return [...branches(instrument.root)].map((branch) => countOf(branch, instrument));
}

function countOf(branch: Branch, { languages }: Instrument): Counts {
  const inside = [...branches(branch)];
  const indicators = inside.flatMap((b) => b.children.filter((c): c is Indicator => c.kind === 'indicator'));
  const ofType = (type: IndicatorType): number => indicators.filter((i) => i.type === type).length;
  return {
    id: branch.id,
    kind: branch.kind === 'view' ? 'section' : branch.kind,
    branch,
    indicators: indicators.length,
    types: Object.fromEntries(INDICATOR_TYPES.map((type) => [type, ofType(type)])) as Record<IndicatorType, number>,
    core: indicators.filter((i) => i.tier === 'core').length,
    open: inside.reduce((sum, b) => sum + b.open.length, 0),
    languages: new Map(languages.map((lang) => [lang, indicators.filter((i) => isWrittenIn(i, lang)).length])),
  };
}

/** Whether everything that an answerer reads of an indicator exists in a language. A plain string is the first language's. */
function isWrittenIn(indicator: Indicator, lang: string): boolean {
  const texts = [indicator.title, indicator.ask];
  if (indicator.type === 'level') texts.push(...indicator.levels.values());
  if (indicator.type === 'choice') texts.push(...indicator.options.map((o) => o.title));
  if (indicator.type === 'checklist') texts.push(...indicator.criteria.map((c) => c.title));
  return texts.every((t) => (typeof t === 'string' ? wordings(t).length > 0 : Object.hasOwn(t, lang)));
}
