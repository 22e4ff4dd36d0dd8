import { finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { type LocalText, wordings } from '../../text/lang.ts';
import { largest, smallest } from '../../text/lists.ts';
import type { ChoiceIndicator, Option } from '../instrument.ts';
import { placeAt } from '../source.ts';
import { isReservedAnswer } from '../vocabulary.ts';
import { type Canonical, type Cell, type Draft, keysByWording, splitLabel, type TypeRules } from './rules.ts';

/** One option of a list; the option says its score. */
export const choice: TypeRules<'choice'> = {
  type: 'choice',
  keys: ['options'],

  build({ raw, base, scale, optionSets, report }: Draft): ChoiceIndicator | undefined {
    const given = raw.options;
    const inline = typeof given !== 'string';
    const list = inline ? (given as unknown[]) : optionSets.get(given);
    if (list === undefined) {
      report(
        finding('rubric/unknown-option-set', placeAt(base.origin, 'options'), {
          id: String(given),
          near: nearest(String(given), optionSets.keys()),
        }),
      );
      return undefined;
    }
    const options: Option[] = [];
    const known = new Set<string>();
    list.forEach((entry, i) => {
      const option = entry as { id: string; title: LocalText; score: number };
      // An option of a set that lacks what it needs is told with the set.
      if (typeof option?.id !== 'string' || typeof option.score !== 'number') return;
      const place = inline ? placeAt(base.origin, 'options', i, 'id') : placeAt(base.origin, 'options');
      if (known.has(option.id)) report(finding('rubric/duplicate-id', place, { id: option.id }));
      for (const word of [option.id, ...wordings(option.title)]) {
        if (isReservedAnswer(word)) report(finding('rubric/reserved-id', place, { id: word, why: 'missing code' }));
      }
      if (option.score < scale.min || option.score > scale.max) {
        report(finding('rubric/score-outside-scale', place, { option: option.id, score: option.score, min: scale.min, max: scale.max }));
      }
      known.add(option.id);
      options.push({ ...option, title: option.title ?? option.id });
    });
    const reach = largest(options.map((o) => o.score));
    if (reach < scale.max) report(finding('rubric/unreachable-score', placeAt(base.origin, 'options'), { reach, max: scale.max }));
    return { ...base, type: 'choice', options };
  },

  canonicalise(cell: Cell, indicator: ChoiceIndicator): Canonical {
    const text = (Array.isArray(cell) ? cell.join(' ') : String(cell)).trim();
    const byId = indicator.options.find((o) => o.id === text);
    if (byId !== undefined) return { value: byId.id, remarks: [] };
    const titles = indicator.options.map((o): [string, LocalText] => [o.id, o.title]);
    const called = keysByWording(titles, text, wordings);
    if (called.length === 1) return { value: called[0]!, remarks: [] };
    const parts = splitLabel(text);
    const coded = indicator.options.find((o) => o.id === parts?.code);
    if (parts !== undefined && coded !== undefined) {
      const meant = keysByWording(titles, parts.label, wordings);
      if (meant.includes(coded.id)) return { value: coded.id, remarks: [] };
      if (meant.length > 0) {
        return {
          refused: (place) =>
            finding('answers/label-contradicts', place, { indicator: indicator.id, value: text, label: parts.label, means: meant[0]! }),
        };
      }
    }
    const ids = indicator.options.map((o) => o.id);
    return {
      refused: (place) =>
        finding('answers/value-not-understood', place, {
          indicator: indicator.id,
          value: text,
          right: ids.join(' | '),
          near: nearest(text, ids),
        }),
    };
  },

  score: (indicator, value) => indicator.options.find((o) => o.id === value)?.score,

  extremes(indicator) {
    const scores = indicator.options.map((o) => o.score);
    return [smallest(scores), largest(scores)];
  },
};
