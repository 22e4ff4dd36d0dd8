import { finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { type LocalText, wordings } from '../../text/lang.ts';
import { normalise } from '../../text/visible.ts';
import type { Indicator } from '../instrument.ts';
import { type Located, type Path, placeAt } from '../source.ts';
import type { LintContext } from './index.ts';

/** Keys whose value is text for a person, wherever they stand. */
const TEXTS = new Set([
  'title',
  'ask',
  'description',
  'weight_reason',
  'target_reason',
  'unit',
  'at',
  'note',
  'reason',
  'status',
  'how_to_answer',
]);
/** Keys whose value is a list of texts, or a map with texts as values. */
const LISTS = new Set(['probe', 'evidence', 'not_evidence']);
const MAPS = new Set(['levels', 'advice', 'agencies']);
/** Short labels that are often the same in every language: number of a law, a unit. */
const NEUTRAL = new Set(['unit', 'at']);

/** Every text of an instrument: present, in every language, and different where it must differ. */
export function lintTexts(context: LintContext): void {
  const documents = new Set<Located>([context.layers.source, ...context.layers.rubrics.map((r) => r.source)]);
  for (const source of documents) walk(source.data, [], source, context);
  for (const indicator of context.instrument.indicators.values()) lintDescriptors(indicator, context);
}

function walk(value: unknown, path: Path, source: Located, context: LintContext): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) walk(item, [...path, i], source, context);
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    const at = [...path, key];
    if (TEXTS.has(key) && isText(child)) lintText(child, at, key, source, context, neutral(key, path));
    else if (LISTS.has(key) && Array.isArray(child)) {
      for (const [i, item] of child.entries()) if (isText(item)) lintText(item, [...at, i], `${key}[${i}]`, source, context, false);
    } else if (MAPS.has(key) && typeof child === 'object' && child !== null) {
      for (const [inner, text] of Object.entries(child))
        if (isText(text)) lintText(text, [...at, inner], `${key}.${inner}`, source, context, false);
    } else walk(child, at, source, context);
  }
}

/** The number of a law is its title in any language. */
const neutral = (key: string, path: Path): boolean => NEUTRAL.has(key) || (key === 'title' && path[0] === 'references');

function isText(value: unknown): value is LocalText {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((v) => typeof v === 'string');
}

function lintText(
  text: LocalText,
  path: Path,
  where: string,
  source: Located,
  { instrument, report }: LintContext,
  mayBePlain: boolean,
): void {
  const { languages } = instrument;
  if (wordings(text).some((w) => w.trim() === '')) report(finding('rubric/empty-text', source.at(path), { where }));
  for (const [at, wording] of typeof text === 'string'
    ? [[path, text] as const]
    : Object.entries(text).map(([l, w]) => [[...path, l], w] as const))
    if (/^TODO\b/.test(wording)) report(finding('content/todo', source.at(at), { where }));
  if (languages.length < 2) return;
  if (typeof text === 'string') {
    if (!mayBePlain) for (const lang of languages.slice(1)) report(finding('rubric/missing-translation', source.at(path), { where, lang }));
    return;
  }
  for (const lang of languages) {
    if (!Object.hasOwn(text, lang)) report(finding('rubric/missing-translation', source.at(path), { where, lang }));
  }
  for (const lang of Object.keys(text)) {
    if (!languages.includes(lang))
      report(finding('rubric/unknown-language', source.atKey([...path, lang]), { where, lang, languages, near: nearest(lang, languages) }));
  }
}

interface Described {
  readonly label: string;
  readonly text: LocalText;
  readonly path: Path;
}

/** Everything that an answerer chooses between. */
function described(indicator: Indicator): Described[] {
  switch (indicator.type) {
    case 'level':
      return [...indicator.levels].map(([level, text]) => ({ label: `${level}`, text, path: ['levels', String(level)] }));
    case 'choice':
      return indicator.options.map((o, i) => ({ label: o.id, text: o.title, path: ['options', i, 'title'] }));
    case 'checklist':
      return indicator.criteria.map((c, i) => ({ label: c.id, text: c.title, path: ['criteria', i, 'title'] }));
    default:
      return [];
  }
}

/** Two levels, options or criteria with the same words cannot be told apart by anyone. */
function lintDescriptors(indicator: Indicator, { report }: LintContext): void {
  const seen = new Map<string, string>();
  for (const { label, text, path } of described(indicator)) {
    const mine = new Set(
      wordings(text)
        .map(normalise)
        .filter((w) => w !== ''),
    );
    const first = [...mine].map((w) => seen.get(w)).find((l) => l !== undefined);
    if (first !== undefined) report(finding('rubric/same-descriptor', placeAt(indicator.origin, ...path), { first, second: label }));
    for (const wording of mine) if (!seen.has(wording)) seen.set(wording, label);
  }
}
