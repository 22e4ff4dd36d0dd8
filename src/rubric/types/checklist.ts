import { finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { type LocalText, wordings } from '../../text/lang.ts';
import { largest } from '../../text/lists.ts';
import { compareUtf8 } from '../../text/order.ts';
import { normalise } from '../../text/visible.ts';
import type { ChecklistIndicator, Criterion, Scale } from '../instrument.ts';
import { placeAt } from '../source.ts';
import { isNone, isReservedAnswer, NONE } from '../vocabulary.ts';
import { type Canonical, type Cell, type Draft, keysByWording, type TypeRules } from './rules.ts';

/** The set of criteria met: gated by level, or by the share that is met. */
export const checklist: TypeRules<'checklist'> = {
  type: 'checklist',
  keys: ['criteria', 'scoring', 'score', 'scored_by'],

  build({ raw, base, scale, report }: Draft): ChecklistIndicator {
    const scoring = (raw.scoring ?? raw.scored_by ?? raw.score ?? 'gate') as 'gate' | 'share';
    const criteria: Criterion[] = [];
    (raw.criteria as { id: string; title: LocalText; level?: number }[]).forEach((criterion, i) => {
      const place = placeAt(base.origin, 'criteria', i, 'id');
      if (criteria.some((c) => c.id === criterion.id)) report(finding('rubric/duplicate-id', place, { id: criterion.id }));
      for (const word of [criterion.id, ...wordings(criterion.title)]) {
        if (isReservedAnswer(word)) report(finding('rubric/reserved-id', place, { id: word, why: 'missing code' }));
      }
      if (scoring === 'gate' && criterion.level === undefined) report(finding('rubric/criterion-level', place, { id: criterion.id }));
      if (criterion.level !== undefined && (criterion.level < scale.min || criterion.level > scale.max)) {
        report(
          finding('rubric/level-outside-scale', placeAt(base.origin, 'criteria', i, 'level'), {
            level: String(criterion.level),
            min: scale.min,
            max: scale.max,
          }),
        );
      }
      criteria.push({ id: criterion.id, title: criterion.title ?? criterion.id, level: criterion.level });
    });
    const reach = largest(criteria.map((c) => c.level ?? scale.min));
    if (scoring === 'gate' && reach < scale.max)
      report(finding('rubric/unreachable-score', placeAt(base.origin, 'criteria'), { reach, max: scale.max }));
    return { ...base, type: 'checklist', criteria, scoring };
  },

  canonicalise(cell: Cell, indicator: ChecklistIndicator): Canonical {
    const ids = indicator.criteria.map((c) => c.id);
    const whole = typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell).trim() : undefined;
    if (whole !== undefined && isNone(whole)) return { value: NONE, remarks: [] };
    if (whole === undefined && (cell as readonly unknown[]).length === 0) return { value: NONE, remarks: [] };
    const found = whole === undefined ? (cell as readonly (string | number)[]).map(String) : splitCriteria(whole, indicator);
    const met = new Set<string>();
    for (const item of found) {
      const id = ids.includes(item) ? item : keysByWording(titlesOf(indicator), item, wordings)[0];
      if (id === undefined) {
        if (found.length === 1 && isNone(item)) return { value: NONE, remarks: [] };
        return {
          refused: (place) =>
            finding('answers/value-not-understood', place, {
              indicator: indicator.id,
              value: item,
              right: `${ids.join(' ')} | ${NONE}`,
              near: nearest(item, ids),
            }),
        };
      }
      met.add(id);
    }
    return { value: canonicalCriteria(met), remarks: [] };
  },

  score(indicator, value, scale) {
    const met = new Set(value === NONE ? [] : value.split(' '));
    return indicator.scoring === 'share' ? scoreByShare(indicator, met, scale) : scoreByGate(indicator, met, scale);
  },

  extremes: (_indicator, scale) => [scale.min, scale.max],
};

/** Criteria met, sorted by UTF-8 bytes and joined by a space; `none` where nothing is met. */
export function canonicalCriteria(met: ReadonlySet<string>): string {
  return met.size === 0 ? NONE : [...met].sort(compareUtf8).join(' ');
}

const titlesOf = (indicator: ChecklistIndicator): [string, LocalText][] => indicator.criteria.map((c) => [c.id, c.title]);

/** `a b d`, `a;b;d`, `a, b, d`, or the criteria's titles between semicolons, bars, line breaks or commas. */
function splitCriteria(text: string, indicator: ChecklistIndicator): string[] {
  const ids = new Set(indicator.criteria.map((c) => c.id));
  const tokens = text.split(/[\s,;|]+/).filter((t) => t !== '');
  if (tokens.length > 0 && tokens.every((t) => ids.has(t))) return tokens;
  const parts = text
    .split(/[;|\n]/)
    .map((t) => t.trim())
    .filter((t) => t !== '');
  const known = (part: string): boolean => ids.has(part) || keysByWording(titlesOf(indicator), part, wordings).length > 0;
  if (parts.every(known)) return parts;
  return byTitles(text, indicator) ?? (tokens.length > 0 ? tokens : [text]);
}

/** Titles may hold commas and spaces themselves, so the longest title that fits is taken off the front, again and again. */
function byTitles(text: string, indicator: ChecklistIndicator): string[] | undefined {
  const titles = indicator.criteria
    .flatMap((c) => wordings(c.title).map((w) => ({ id: c.id, text: normalise(w) })))
    .sort((a, b) => b.text.length - a.text.length);
  const found: string[] = [];
  let rest = normalise(text);
  while (rest !== '') {
    const next = titles.find((t) => rest === t.text || (rest.startsWith(t.text) && /^\s*[,;|]|^\s/.test(rest.slice(t.text.length))));
    if (next === undefined) return undefined;
    found.push(next.id);
    rest = rest.slice(next.text.length).replace(/^\s*[,;|]?\s*/, '');
  }
  return found;
}

/** Over the levels that own a criterion: the highest L for which all criteria of level ≤ L are met, else the scale's minimum. */
function scoreByGate(indicator: ChecklistIndicator, met: ReadonlySet<string>, scale: Scale): number {
  const levels = [...new Set(indicator.criteria.map((c) => c.level ?? scale.min))].sort((a, b) => a - b);
  let reached = scale.min;
  for (const at of levels) {
    if (!indicator.criteria.every((c) => (c.level ?? scale.min) !== at || met.has(c.id))) break;
    reached = at;
  }
  return reached;
}

/** min + (max − min)·met/all. */
function scoreByShare(indicator: ChecklistIndicator, met: ReadonlySet<string>, scale: Scale): number {
  const count = indicator.criteria.filter((c) => met.has(c.id)).length;
  return scale.min + (scale.max - scale.min) * (count / indicator.criteria.length);
}
