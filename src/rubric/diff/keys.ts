import { type LocalText, wordings } from '../../text/lang.ts';
import { sortedJson } from '../digest.ts';
import type { Branch, Indicator, Instrument } from '../instrument.ts';
import type { Effect, Shown } from './types.ts';

/** One key of a node with its value and what a change of it touches. */
export interface KeyValue {
  readonly key: string;
  readonly value: Shown;
  readonly effect: Effect;
}

const words = (key: string, value: LocalText | undefined): KeyValue => ({ key, value, effect: 'words' });
const practice = (key: string, value: Shown): KeyValue => ({ key, value, effect: 'practice' });
const scores = (key: string, value: Shown): KeyValue => ({ key, value, effect: 'scores' });
const answers = (key: string, value: Shown): KeyValue => ({ key, value, effect: 'answers' });

/** Everything of an indicator that a change can touch, in the order of the file. */
export function keysOfIndicator(i: Indicator): KeyValue[] {
  // Where nothing else is asked the title is the question, and another title is another question.
  const spoken = sameValue(i.ask, i.title);
  return [
    spoken ? answers('title', i.title) : words('title', i.title),
    answers('ask', spoken ? undefined : i.ask),
    answers('type', i.type),
    practice('tier', i.tier),
    scores('weight', i.weight),
    words('weight_reason', i.weightReason),
    practice('owners', i.owners),
    practice('groups', i.groups),
    practice('impact', i.impact),
    practice('effort', i.effort),
    practice('target', i.target),
    scores('when', i.when === undefined ? undefined : sortedJson(i.when)),
    ...listOf('probe', i.probe),
    ...listOf('evidence', i.evidence, 'practice'),
    ...listOf('not_evidence', i.notEvidence),
    practice(
      'references',
      i.references.map((r) => r.id),
    ),
    ...[...i.advice].map(([level, text]) => words(`advice.${level}`, text)),
    ...keysOfType(i),
  ];
}

function keysOfType(i: Indicator): KeyValue[] {
  switch (i.type) {
    case 'level':
      return [...i.levels].map(([level, text]) => answers(`levels.${level}`, text));
    case 'choice':
      return i.options.flatMap((o) => [answers(`options.${o.id}.title`, o.title), scores(`options.${o.id}.score`, o.score)]);
    case 'checklist':
      return [
        scores('scoring', i.scoring),
        ...i.criteria.flatMap((c) => [answers(`criteria.${c.id}.title`, c.title), scores(`criteria.${c.id}.level`, c.level)]),
      ];
    case 'number': {
      const { scoring } = i;
      return [
        answers('unit', i.unit),
        practice('range', i.range),
        scores('thresholds', scoring.by === 'thresholds' ? scoring.thresholds : undefined),
        ...(scoring.by === 'goalposts'
          ? (['worst', 'best', 'clamp', 'transform'] as const).map((key) => scores(`goalposts.${key}`, scoring.goalposts[key]))
          : []),
      ];
    }
    case 'text':
      return [];
  }
}

const listOf = (key: string, list: readonly LocalText[], effect: Effect = 'words'): KeyValue[] =>
  list.map((value, n) => ({ key: `${key}[${n}]`, value, effect }));

/** A rubric's or section's own keys. */
export const keysOfBranch = (b: Branch): KeyValue[] => [
  words('title', b.title),
  scores('weight', b.weight),
  scores('aggregate', b.aggregate),
];

/** The method itself. */
export function keysOfInstrument(i: Instrument): KeyValue[] {
  return [
    words('title', i.title),
    practice('languages', i.languages),
    answers('scale', [i.scale.min, i.scale.max]),
    ...[...i.scale.levels].map(([level, text]) => words(`scale.levels.${level}`, text)),
    ...i.bands.flatMap((b, n) => [practice(`bands[${n}].from`, b.from), words(`bands[${n}].title`, b.title)]),
    practice('target', i.target),
    scores('aggregate', i.aggregate),
    scores('coverage.minimum', i.minimumCoverage),
    scores('evidence.required_from', i.evidence?.requiredFrom),
    scores('evidence.cap', i.evidence?.cap),
    scores('evidence.counts', i.evidence?.counts),
    practice('headline', i.headline),
    scores('consensus.within', i.within),
    ...[...i.groups.values()].flatMap((g) => [
      words(`groups.${g.id}.title`, g.title),
      scores(`groups.${g.id}.weight`, g.weight),
      scores(`groups.${g.id}.authority`, g.authority),
    ]),
    words('how_to_answer', i.howToAnswer),
    ...[...i.agencies].map(([id, text]) => words(`agencies.${id}`, text)),
    ...[...i.profile.values()].map((f) => practice(`profile.${f.id}`, f.type)),
  ];
}

/** Whether two values read the same; spaces and line breaks inside a text do not count. */
export function sameValue(a: Shown, b: Shown): boolean {
  return sortedJson(folded(a)) === sortedJson(folded(b));
}

function folded(value: Shown): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([lang, text]) => [lang, String(text).replace(/\s+/g, ' ').trim()]));
}

/** Whether two texts say the same in a language that both have: a translation that was added changes no meaning. */
export function sameWhereBoth(a: Shown, b: Shown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) || Array.isArray(b)) return sameValue(a, b) || oneOf(a, b);
  const [one, other] = [a as Readonly<Record<string, string>>, b as Readonly<Record<string, string>>];
  const shared = Object.keys(one).filter((lang) => Object.hasOwn(other, lang));
  return shared.length > 0 && shared.every((lang) => sameValue(one[lang], other[lang]));
}

/** A plain text that became a map of languages, or the other way round. */
function oneOf(a: Shown, b: Shown): boolean {
  const texts = (v: Shown): string[] =>
    typeof v === 'string' || (typeof v === 'object' && !Array.isArray(v)) ? wordings(v as LocalText) : [];
  return (typeof a === 'string' || typeof b === 'string') && texts(a).some((x) => texts(b).some((y) => sameValue(x, y)));
}
