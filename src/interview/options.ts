import { lineOf } from './edit.ts';
import { entryOf } from './facts.ts';
import type { Item } from './model.ts';
import type { Over, Pick, Session } from './session.ts';

/** Where the cursor stands when a question comes up: on the saved answer, else nowhere. Last year's answer never gets it. */
export function pickFor(s: Session, item: Item, now: number): Pick {
  const { value } = entryOf(s.doc, item.id);
  const nothing: Pick = { cursor: undefined, checked: new Set(), line: lineOf(''), at: now };
  if (item.kind === 'open' || value === undefined) return nothing;
  const { indicator } = item;
  switch (indicator.type) {
    case 'level':
    case 'choice': {
      const index = optionValues(item).indexOf(value);
      return index === -1 ? nothing : { ...nothing, cursor: index };
    }
    case 'checklist':
      return { ...nothing, checked: new Set(value === 'none' ? [] : value.split(' ')) };
    case 'number':
      return { ...nothing, line: lineOf(s.lang === 'id' ? value.replace('.', ',') : value) };
    case 'text':
      return nothing;
  }
}

/** Canonical values of what can be chosen, in the order shown. Empty for numbers, checklists and words. */
export function optionValues(item: Item): string[] {
  if (item.kind === 'open') return [];
  if (item.indicator.type === 'level') return [...item.indicator.levels.keys()].map(String);
  return item.indicator.type === 'choice' ? item.indicator.options.map((o) => o.id) : [];
}

/** What is printed before an option and typed to choose it: the level itself, or the option's number. */
export function optionLabels(item: Item): string[] {
  const values = optionValues(item);
  if (item.kind === 'indicator' && item.indicator.type === 'level') return values;
  return values.map((_, i) => String(i + 1));
}

/** Which option a digit means; undefined where labels are longer than a digit. */
export function optionOfDigit(item: Item, digit: number): number | undefined {
  const labels = optionLabels(item);
  if (labels.some((label) => label.length > 1)) return undefined;
  const index = labels.indexOf(String(digit));
  return index === -1 ? undefined : index;
}

export const canVote = (item: Item): boolean => optionValues(item).length > 0;

/** The rows of a show of hands: every option, then the ways of not answering that a room has. */
export const voteRows = (item: Item): string[] => [...optionValues(item), 'unknown', 'not-applicable'];

/** What is printed before each of these rows. */
export const voteLabels = (item: Item): string[] => [...optionLabels(item), 'u', 'x'];

/** A show of hands as it was left: counts on the way first, else those saved. */
export function handsFor(s: Session, item: Item): Over {
  const { votes, drafts } = entryOf(s.doc, item.id);
  const draft = drafts.get('hands');
  const counts =
    draft === undefined
      ? Object.entries(votes ?? {}).map(([value, n]) => [value, String(n)] as const)
      : draft.split(' ').map((pair) => [pair.slice(0, pair.lastIndexOf(':')), pair.slice(pair.lastIndexOf(':') + 1)] as const);
  const known = voteRows(item);
  return { at: 'hands', row: 0, counts: new Map(counts.filter(([value]) => known.includes(value))), closed: false };
}

/** Counts as one line, rows without hands left out: `2:5 3:11 unknown:2`. In the order of their names, so that equal counts are equal texts. */
export const countsText = (counts: ReadonlyMap<string, string>): string =>
  [...counts]
    .filter(([, n]) => Number(n) > 0)
    .map(([value, n]) => `${value}:${Number(n)}`)
    .sort()
    .join(' ');

export const wordsWanted = (item: Item): boolean => item.kind === 'open' || item.indicator.type === 'text';
