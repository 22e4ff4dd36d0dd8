import type { Item } from '../interview/model.ts';
import type { ChecklistIndicator, Indicator } from '../rubric/instrument.ts';
import { MISSING_CODES } from '../rubric/vocabulary.ts';
import { showQuantity } from '../text/number.ts';
import { clip } from '../text/visible.ts';
import { answersOf, inLang, type Questionnaire, speakerFacts } from './questionnaire.ts';
import { formWords } from './words.ts';
import type { Cell, CellStyle, WriteSheet } from './workbook.ts';
import { xlsxWords } from './xlsx-words.ts';

/** Lists for drop-downs, one column each on a hidden sheet: lists written into a cell's rule break on commas and at 255 characters. */
export class Lists {
  readonly #columns: (readonly string[])[] = [];
  static readonly SHEET = '_daftar';

  /** Adds a list, or finds the equal one, and says where it stands. */
  range(list: readonly string[]): string {
    const key = JSON.stringify(list);
    let at = this.#columns.findIndex((c) => JSON.stringify(c) === key);
    if (at === -1) at = this.#columns.push(list) - 1;
    const column = letters(at);
    return `${Lists.SHEET}!$${column}$1:$${column}$${list.length}`;
  }

  sheet(): WriteSheet {
    const height = Math.max(0, ...this.#columns.map((c) => c.length));
    const rows = Array.from({ length: height }, (_, r) => this.#columns.map((c) => c[r] ?? null));
    return { name: Lists.SHEET, rows, veryHidden: true, protection: { sheet: true } };
  }
}

/** 0 -> A, 26 -> AA. */
export function letters(column: number): string {
  const rest = column % 26;
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : letters(before - 1)) + String.fromCharCode(65 + rest);
}

export const FONT = { name: 'Calibri', size: 11 };
const THIN = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const TOP = { vertical: 'top', wrapText: true } as const;
export const HEADING: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E79' } },
  alignment: { vertical: 'center', wrapText: true },
  border: BORDER,
};
export const LOCKED: CellStyle = { font: FONT, alignment: TOP, border: BORDER };
const GREY: CellStyle = { ...LOCKED, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } } };
const INPUT: CellStyle = {
  font: FONT,
  alignment: TOP,
  border: BORDER,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } },
  protection: { locked: false },
};
/** Cells people type into hold text, so that "3-4" is not made into a date. */
const TEXT_INPUT: CellStyle = { ...INPUT, numFmt: '@' };

/** Where a column of the sheet stands. */
interface Layout {
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly hidden: ReadonlySet<number>;
  readonly at: Readonly<Record<'value' | 'reason' | 'note' | 'evidence' | 'status', number>>;
  readonly criteria: ReadonlyMap<string, number>;
  readonly facts: readonly (readonly [number, string])[];
}

function layoutOf(items: readonly Item[], form: Questionnaire): Layout {
  const w = xlsxWords[form.lang];
  const headings = ['_siapkota', w.section, w.indicator, w.question, w.choices, w.value];
  const widths = [6, 16, 11, 38, 62, 30];
  const add = (heading: string, width: number): number => {
    widths.push(width);
    return headings.push(heading) - 1;
  };
  const ids = new Set(items.flatMap((item) => checklistOf(item)?.criteria.map((c) => c.id) ?? []));
  const criteria = new Map([...ids].map((id) => [id, add(id, 7)]));
  const at = {
    value: 5,
    reason: add(w.reason, 26),
    evidence: add(w.evidence, 34),
    note: add(w.note, 30),
    status: add(w.status, 10),
  };
  const facts = speakerFacts(form).map(([name, value]) => [add(name, 12), value] as const);
  return { headings, widths, hidden: new Set([0, ...facts.map(([i]) => i)]), at, criteria, facts };
}

const checklistOf = (item: Item): ChecklistIndicator | undefined =>
  item.kind === 'indicator' && item.indicator.type === 'checklist' ? item.indicator : undefined;

/** A sheet of questions: a long table with a row each, so that rows may be sorted and the columns' headings say everything. */
export function rubricSheet(
  name: string,
  items: readonly Item[],
  form: Questionnaire,
  lists: Lists,
): { readonly sheet: WriteSheet; readonly statusRange: string } {
  const layout = layoutOf(items, form);
  const cells = new Map<string, Partial<Cell>>();
  const validations: NonNullable<WriteSheet['dataValidations']> = [];
  const heights = new Map([[0, { height: 30 }]]);
  layout.headings.forEach((heading, c) => {
    cells.set(`0,${c}`, { value: heading, style: HEADING });
  });
  items.forEach((item, i) => {
    const texts = writeRow(i + 1, item, layout, form, cells);
    heights.set(i + 1, { height: heightOf(texts, layout.widths) });
    for (const rule of validationsOf(i + 1, item, layout, form, lists)) validations.push(rule);
  });
  const status = letters(layout.at.status);
  const range = `${status}2:${status}${items.length + 1}`;
  const w = xlsxWords[form.lang];
  const coloured = (text: string, rgb: string, priority: number) => ({
    type: 'cellIs' as const,
    operator: 'equal' as const,
    formula: `"${text}"`,
    priority,
    range,
    style: { font: { color: { rgb }, bold: true } },
  });
  return {
    statusRange: `'${name.replaceAll("'", "''")}'!$${status}$2:$${status}$${items.length + 1}`,
    sheet: {
      name,
      columns: layout.widths.map((width, c) => ({ width, hidden: layout.hidden.has(c) })),
      cells,
      rows: [[...layout.headings], ...items.map(() => layout.headings.map(() => null))],
      rowDefs: heights,
      freezePane: { rows: 1, columns: 3 },
      dataValidations: validations,
      conditionalRules: [coloured(w.done, '2E7D32', 1), coloured(w.needsReason, 'C00000', 2)],
      protection: {
        sheet: true,
        selectLockedCells: true,
        selectUnlockedCells: true,
        formatColumns: false,
        formatRows: false,
        sort: false,
        autoFilter: false,
      },
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 'a4' },
    },
  };
}

/** Writes a question's row; gives back its longer texts by column, for the height of the row. */
function writeRow(
  r: number,
  item: Item,
  layout: Layout,
  form: Questionnaire,
  cells: Map<string, Partial<Cell>>,
): ReadonlyMap<number, string> {
  const { lang } = form;
  const w = xlsxWords[lang];
  const set = (c: number, value: string | number | null, style: CellStyle): void => {
    cells.set(`${r},${c}`, { value, style });
  };
  const question = item.kind === 'open' ? inLang(item.question.ask, lang, form) : questionText(item.indicator, form);
  const choices = item.kind === 'open' ? '' : choicesText(item.indicator, form);
  set(0, r, LOCKED);
  set(1, inLang(item.trail.at(-1)?.title, lang, form), LOCKED);
  set(2, item.id, { ...LOCKED, font: { ...FONT, bold: true } });
  set(3, question, LOCKED);
  set(4, choices, LOCKED);
  set(layout.at.value, null, item.kind === 'indicator' && item.indicator.type === 'number' ? INPUT : TEXT_INPUT);
  const own = new Set(checklistOf(item)?.criteria.map((c) => c.id));
  for (const [id, c] of layout.criteria) set(c, null, own.has(id) ? TEXT_INPUT : GREY);
  const scored = item.kind === 'indicator' && item.indicator.type !== 'text';
  for (const c of [layout.at.reason, layout.at.note, layout.at.evidence]) set(c, null, scored ? TEXT_INPUT : GREY);
  cells.set(`${r},${layout.at.status}`, {
    value: w.open,
    formula: statusFormula(r, own, layout, form),
    formulaResult: w.open,
    style: LOCKED,
  });
  for (const [c, value] of layout.facts) set(c, value, { ...LOCKED, numFmt: '@' });
  return new Map([
    [1, inLang(item.trail.at(-1)?.title, lang, form)],
    [3, question],
    [4, choices],
  ]);
}

/** Open while nothing is said; a missing reason is asked for; else done. */
function statusFormula(r: number, own: ReadonlySet<string>, { at, criteria }: Layout, { lang }: Questionnaire): string {
  const w = xlsxWords[lang];
  const cell = (c: number): string => `${letters(c)}${r + 1}`;
  const ticks = [...criteria].filter(([id]) => own.has(id)).map(([, c]) => `LEN(${cell(c)})`);
  const said = [`LEN(${cell(at.value)})`, ...ticks].join('+');
  const inapplicable = `LOWER(${cell(at.value)})="${formWords[lang].missing['not-applicable'].toLowerCase()}"`;
  return `IF(${said}=0,"${w.open}",IF(AND(${inapplicable},LEN(${cell(at.reason)})=0),"${w.needsReason}","${w.done}"))`;
}

function questionText(indicator: Indicator, form: Questionnaire): string {
  const ask = inLang(indicator.ask, form.lang, form);
  const unit = indicator.type === 'number' ? inLang(indicator.unit, form.lang, form) : '';
  return unit === '' ? ask : `${ask}\n${formWords[form.lang].unit(unit)}`;
}

function choicesText(indicator: Indicator, form: Questionnaire): string {
  const { lang } = form;
  const text = (local: Parameters<typeof inLang>[0]): string => inLang(local, lang, form);
  switch (indicator.type) {
    case 'level':
      return [...indicator.levels]
        .map(([level, words]) => {
          const short = text(form.model.instrument.scale.levels.get(level));
          const long = text(words);
          return `${level} ${short === '' || short === long ? '' : `(${short}) `}${long}`;
        })
        .join('\n');
    case 'choice':
      return indicator.options.map((o) => `• ${text(o.title)}`).join('\n');
    case 'checklist':
      return indicator.criteria.map((c) => `${c.id}. ${text(c.title)}`).join('\n');
    case 'number':
      return `${indicator.range === undefined ? formWords[lang].number : rangeText(indicator.range, form, text(indicator.unit))}\n${xlsxWords[lang].orCode}`;
    case 'text':
      return '';
  }
}

const rangeText = ([low, high]: readonly [number, number], { lang }: Questionnaire, unit: string): string =>
  formWords[lang].range(showQuantity(low, lang), showQuantity(high, lang), unit);

/** What a cell of an answer may hold, as it is written into the drop-down: the level's number and its words, an option's title. */
export function dropDown(indicator: Indicator, form: Questionnaire): readonly string[] {
  const { lang } = form;
  const codes = MISSING_CODES.map((code) => formWords[lang].missing[code]);
  if (indicator.type === 'checklist') return [formWords[lang].none, ...codes];
  const texts = (answersOf(indicator) ?? []).map(({ value, text }) => ({ value, text: inLang(text, lang, form) }));
  return [
    ...texts.map(({ value, text }) =>
      indicator.type === 'level' || texts.filter((t) => t.text === text).length > 1 ? `${value} - ${text}` : text,
    ),
    ...codes,
  ];
}

function validationsOf(
  r: number,
  item: Item,
  { at, criteria }: Layout,
  form: Questionnaire,
  lists: Lists,
): NonNullable<WriteSheet['dataValidations']> {
  if (item.kind === 'open' || item.indicator.type === 'text') return [];
  const { indicator } = item;
  const w = xlsxWords[form.lang];
  const cell = `${letters(at.value)}${r + 1}`;
  const common = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop' as const,
    errorTitle: w.pickTitle,
    errorMessage: w.pickError,
  };
  if (indicator.type === 'number') {
    const text = rangeText(indicator.range ?? [0, 0], form, inLang(indicator.unit, form.lang, form));
    const message = `${indicator.range === undefined ? formWords[form.lang].number : text} ${w.orCode}`;
    const limits = indicator.range === undefined ? '' : `,${cell}>=${indicator.range[0]},${cell}<=${indicator.range[1]}`;
    const codes = lists.range(MISSING_CODES.map((code) => formWords[form.lang].missing[code]));
    const formula1 = `OR(AND(ISNUMBER(${cell})${limits}),COUNTIF(${codes},${cell})>0)`;
    return [{ ...common, type: 'custom', range: cell, formula1, errorTitle: w.numberTitle, errorMessage: clip(message, 220) }];
  }
  const main = { ...common, type: 'list' as const, range: cell, formula1: lists.range(dropDown(indicator, form)) };
  if (indicator.type !== 'checklist') return [main];
  const ticks = indicator.criteria.map((criterion) => ({
    ...common,
    type: 'list' as const,
    range: `${letters(criteria.get(criterion.id)!)}${r + 1}`,
    formula1: lists.range([w.yes, w.no]),
    showInputMessage: true,
    inputTitle: clip(`${item.id} ${criterion.id}`, 32),
    inputMessage: clip(inLang(criterion.title, form.lang, form), 250),
  }));
  return [main, ...ticks];
}

/** Points, from how often the texts fold in columns of their width; spreadsheets do not measure wrapped cells by themselves. */
export function heightOf(texts: ReadonlyMap<number, string>, widths: readonly number[]): number {
  let lines = 1;
  for (const [column, text] of texts) {
    const width = (widths[column] ?? 10) * 1.02;
    lines = Math.max(
      lines,
      text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0),
    );
  }
  return Math.min(405, 4 + lines * 15);
}
