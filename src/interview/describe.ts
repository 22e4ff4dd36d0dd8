import { isNumber } from '../assess/aggregate.ts';
import type { AssessedNode } from '../assess/types.ts';
import { isMissingCode, NONE } from '../rubric/vocabulary.ts';
import { type Lang, pick } from '../text/lang.ts';
import { showDate, showQuantity, showScore } from '../text/number.ts';
import { visibleLine } from '../text/visible.ts';
import type { Entry } from './facts.ts';
import type { Item } from './model.ts';
import { optionLabels, optionValues } from './options.ts';
import type { Session } from './session.ts';
import { type InterviewWords, interviewWords } from './words.ts';

export const wordsOf = (s: { readonly lang: Lang }): InterviewWords => interviewWords[s.lang];

/** A text of the rubric in the language of the interview, safe for a terminal. */
export const textOf = (s: Session, text: Parameters<typeof pick>[0]): string =>
  visibleLine(pick(text, s.lang, s.model.instrument.languages));

export const askOf = (s: Session, item: Item): string => textOf(s, item.kind === 'open' ? item.question.ask : item.indicator.ask);
export const titleOfItem = (s: Session, item: Item): string =>
  item.kind === 'open' ? `${wordsOf(s).about[item.question.about]}` : textOf(s, item.indicator.title);

/** What is printed for an option: the level's description, or the option's title. */
export function optionTexts(s: Session, item: Item): string[] {
  if (item.kind === 'open') return [];
  if (item.indicator.type === 'level') return [...item.indicator.levels.values()].map((t) => textOf(s, t));
  return item.indicator.type === 'choice' ? item.indicator.options.map((o) => textOf(s, o.title)) : [];
}

/** A short name for an option: `3 Terdefinisi`, or the option's title. */
export function shortOption(s: Session, item: Item, value: string): string {
  const w = wordsOf(s);
  if (isMissingCode(value)) return w.missing[value];
  const index = optionValues(item).indexOf(value);
  if (index === -1 || item.kind === 'open') return visibleLine(value);
  const label = optionLabels(item)[index]!;
  if (item.indicator.type === 'level') {
    const name = textOf(s, s.model.instrument.scale.levels.get(Number(value)));
    return name === '' || name === label ? label : `${label} ${name}`;
  }
  return `${label} ${optionTexts(s, item)[index]}`;
}

/** A canonical value as a person would say it. */
export function shownValue(s: Session, item: Item, value: string): string {
  if (item.kind === 'open') return visibleLine(value);
  const { indicator } = item;
  if (isMissingCode(value)) return wordsOf(s).missing[value];
  switch (indicator.type) {
    case 'level':
    case 'choice':
      return shortOption(s, item, value);
    case 'number':
      return quantity(s, item, Number(value));
    case 'checklist':
      return value === NONE ? wordsOf(s).noneMet : wordsOf(s).met(value.split(' ').length, indicator.criteria.length);
    case 'text':
      return visibleLine(value);
  }
}

/** A number with its unit. */
export function quantity(s: Session, item: Item, value: number): string {
  const unit = item.kind === 'indicator' && item.indicator.type === 'number' ? textOf(s, item.indicator.unit) : '';
  return `${showQuantity(value, s.lang)}${unit === '' ? '' : ` ${unit}`}`;
}

/** Counts of a show of hands: `2: 5, 3: 11, tidak tahu: 2`; options by their titles. */
export function shownVotes(s: Session, item: Item, votes: Readonly<Record<string, number>>): string {
  const titles = item.kind === 'indicator' && item.indicator.type === 'choice' ? optionTexts(s, item) : [];
  const nameOf = (value: string): string =>
    isMissingCode(value) ? wordsOf(s).missing[value] : (titles[optionValues(item).indexOf(value)] ?? visibleLine(value));
  return Object.entries(votes)
    .map(([value, n]) => `${nameOf(value)}: ${n}`)
    .join(', ');
}

/** A saved answer in one line; undefined where nothing is saved. */
export function shownEntry(s: Session, item: Item, entry: Entry): string | undefined {
  const w = wordsOf(s);
  if (entry.votes !== undefined) return shownVotes(s, item, entry.votes);
  if (entry.missing !== undefined) {
    const { code, reason, due } = entry.missing;
    const extra =
      code === 'pending'
        ? due === undefined
          ? w.noDate
          : w.due(showDate(due, s.lang))
        : reason === undefined
          ? undefined
          : visibleLine(reason);
    return extra === undefined ? w.missing[code] : `${w.missing[code]}: ${extra}`;
  }
  return entry.value === undefined ? undefined : shownValue(s, item, entry.value);
}

/** The score of a node with its bounds, or why there is none: `3,25 (masih mungkin 2,10 sampai 4,00)`. */
export function shownScore(node: AssessedNode | undefined, s: Session): string {
  const w = wordsOf(s);
  if (node === undefined) return w.nothingYet;
  const { score, low, high } = node.answered;
  if (low === null || high === null || !isNumber(low) || !isNumber(high))
    return node.state === 'not-applicable' ? w.missing['not-applicable'] : w.nothingYet;
  const text = score === null ? w.insufficient : showScore(score, s.lang);
  return low === high ? text : `${text} (${w.bounds(showScore(low, s.lang), showScore(high, s.lang))})`;
}

/** '1 jam 20 mnt', '40 min'. */
export function duration(minutes: number, s: { readonly lang: Lang }): string {
  const w = interviewWords[s.lang];
  const whole = Math.max(1, Math.round(minutes));
  return whole < 60 ? w.minute(whole) : w.hour(Math.floor(whole / 60), whole % 60);
}
