import { EMPTY } from '../interview/facts.ts';
import { type Item, isOpenTo, type Model } from '../interview/model.ts';
import { indicatorsIn } from '../rubric/condition.ts';
import type { Branch, Indicator } from '../rubric/instrument.ts';
import { LANGS, type Lang, type LocalText, pick } from '../text/lang.ts';

/** One respondent's share, blank: what every format of a form is made from. */
export interface Questionnaire {
  /** The same model that drives the interview, so that a form asks exactly what an interview would. */
  readonly model: Model;
  /** The language of a form that has one, and the first of a form that has several. */
  readonly lang: Lang;
  /** YYYY-MM-DD by which it is expected back. */
  readonly due: string | undefined;
  /** How the program that made it calls itself. */
  readonly product: string;
}

/** What is asked: everything whose `when` the facts of the city do not rule out. */
export const itemsOf = ({ model }: Questionnaire): readonly Item[] => model.items.filter((item) => isOpenTo(model, EMPTY, item));

/** The product's languages that the instrument is written in, the wanted one first. */
export function languagesOf({ model, lang }: Questionnaire): readonly Lang[] {
  return [lang, ...LANGS.filter((l) => l !== lang && model.instrument.languages.includes(l))];
}

/** A text of the rubric in a language, else in the instrument's first one. */
export const inLang = (text: LocalText | undefined, lang: Lang, { model }: Questionnaire): string =>
  pick(text, lang, model.instrument.languages);

/** A rubric or a section with the questions that stand in it and the sections below. */
export interface Chapter {
  readonly branch: Branch;
  readonly items: readonly Item[];
  readonly chapters: readonly Chapter[];
}

/** The questions as a tree: rubrics, their sections, … Branches without a question are left out. */
export function chaptersOf(items: readonly Item[], depth = 0): { own: readonly Item[]; chapters: readonly Chapter[] } {
  const own = items.filter((item) => item.trail.length <= depth);
  const below = new Map<Branch, Item[]>();
  for (const item of items) {
    const branch = item.trail[depth];
    if (branch === undefined) continue;
    const found = below.get(branch);
    if (found === undefined) below.set(branch, [item]);
    else found.push(item);
  }
  const chapters = [...below].map(([branch, inside]): Chapter => {
    const deeper = chaptersOf(inside, depth + 1);
    return { branch, items: deeper.own, chapters: deeper.chapters };
  });
  return { own, chapters };
}

/** Questions of this form on whose answers it depends whether an indicator applies. */
export const dependsOn = ({ when }: Indicator, { model }: Questionnaire): readonly string[] =>
  when === undefined ? [] : [...new Set(indicatorsIn(when))].filter((id) => model.position.has(id));

/** Values an indicator of a few fixed answers can have, each with its words; undefined where answers are not a list. */
export function answersOf(indicator: Indicator): readonly { readonly value: string; readonly text: LocalText }[] | undefined {
  switch (indicator.type) {
    case 'level':
      return [...indicator.levels].map(([level, text]) => ({ value: String(level), text }));
    case 'choice':
      return indicator.options.map(({ id, title }) => ({ value: id, text: title }));
    default:
      return undefined;
  }
}

/** Facts that stand with every answer, by the name of their column. */
export function speakerFacts({ model }: Questionnaire): readonly (readonly [column: string, value: string])[] {
  const { city, period, speaker } = model;
  return (
    [
      ['city', city.id],
      ['city_name', city.name],
      ['province', city.province],
      ['period', period],
      ['respondent', speaker.respondent],
      ['respondent_name', speaker.name],
      ['group', speaker.group],
      ['agency', speaker.agency],
    ] as const
  ).flatMap(([column, value]) => (value === undefined || value === '' ? [] : [[column, value] as const]));
}
