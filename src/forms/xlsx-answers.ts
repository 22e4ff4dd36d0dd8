import type { Indicator } from '../rubric/instrument.ts';
import { MISSING_CODES } from '../rubric/vocabulary.ts';
import { showQuantity } from '../text/number.ts';
import { clip } from '../text/visible.ts';
import { answersOf, inLang, type Questionnaire } from './questionnaire.ts';
import { formWords } from './words.ts';
import type { WriteSheet } from './workbook.ts';
import type { Lists } from './xlsx-lists.ts';
import { xlsxWords } from './xlsx-words.ts';

/** Spreadsheets cut what is chosen from a list at 255 characters. */
const LONGEST_ENTRY = 220;

/** What a cell of an answer may hold, as it is written into the drop-down: the level's number and its words, an option's title. */
export function dropDown(indicator: Indicator, form: Questionnaire): readonly string[] {
  const { lang } = form;
  const codes = MISSING_CODES.map((code) => formWords[lang].missing[code]);
  if (indicator.type === 'checklist') return [formWords[lang].none, ...codes];
  const texts = (answersOf(indicator) ?? []).map(({ value, text }) => ({ value, text: inLang(text, lang, form) }));
  const twice = (text: string): boolean => texts.filter((t) => t.text === text).length > 1;
  return [
    ...texts.map(({ value, text }) => (indicator.type === 'level' ? levelEntry(value, text, form) : optionEntry(value, text, twice(text)))),
    ...codes,
  ];
}

/** A level and its words; its generic label where the words are longer than a drop-down can hold, else the number alone. */
function levelEntry(level: string, text: string, form: Questionnaire): string {
  const label = inLang(form.model.instrument.scale.levels.get(Number(level)), form.lang, form);
  const words = [text, label].find((t) => t !== '' && t.length <= LONGEST_ENTRY);
  return words === undefined ? level : `${level} - ${words.replace(/\s+/g, ' ')}`;
}

const optionEntry = (id: string, title: string, ambiguous: boolean): string =>
  title.length > LONGEST_ENTRY ? id : ambiguous ? `${id} - ${title}` : title.replace(/\s+/g, ' ');

type Rule = NonNullable<WriteSheet['dataValidations']>[number];

/** The rule of an answer's cell: a list, limits of a number; `tick` for a criterion of a checklist, `undefined` where anything may be typed. */
export function validationOf(cell: string, indicator: Indicator, tick: boolean, form: Questionnaire, lists: Lists): Rule | undefined {
  if (indicator.type === 'text') return undefined;
  const w = xlsxWords[form.lang];
  const common = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop' as const,
    errorTitle: w.pickTitle,
    errorMessage: w.pickError,
    range: cell,
  };
  if (tick) return { ...common, type: 'list', formula1: lists.range([w.yes, w.no]) };
  if (indicator.type !== 'number') return { ...common, type: 'list', formula1: lists.range(dropDown(indicator, form)) };
  const text = rangeText(indicator.range ?? [0, 0], form, inLang(indicator.unit, form.lang, form));
  const message = `${indicator.range === undefined ? formWords[form.lang].number : text} ${w.orCode}`;
  const limits = indicator.range === undefined ? '' : `,${cell}>=${indicator.range[0]},${cell}<=${indicator.range[1]}`;
  const codes = lists.range(MISSING_CODES.map((code) => formWords[form.lang].missing[code]));
  const formula1 = `OR(AND(ISNUMBER(${cell})${limits}),COUNTIF(${codes},${cell})>0)`;
  return { ...common, type: 'custom', formula1, errorTitle: w.numberTitle, errorMessage: clip(message, 220) };
}

export const rangeText = ([low, high]: readonly [number, number], { lang }: Questionnaire, unit: string): string =>
  formWords[lang].range(showQuantity(low, lang), showQuantity(high, lang), unit);
