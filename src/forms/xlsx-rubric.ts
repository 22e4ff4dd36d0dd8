import type { Item } from '../interview/model.ts';
import type { Criterion, Indicator } from '../rubric/instrument.ts';
import { dependsOn, inLang, type Questionnaire, speakerFacts } from './questionnaire.ts';
import { formWords } from './words.ts';
import type { Cell, CellStyle, WriteSheet } from './workbook.ts';
import { rangeText, validationOf } from './xlsx-answers.ts';
import { type Lists, letters } from './xlsx-lists.ts';
import { FONT, GREY, HEADING, heightOf, INPUT, LOCKED, TEXT_INPUT } from './xlsx-style.ts';
import { xlsxWords } from './xlsx-words.ts';

/** The heading of the first column, by which a reader knows a sheet of answers. */
export const ORDER_HEADING = '_siapkota';
/** Where the columns of a sheet stand; xlsx.ts says what is in them. */
interface Layout {
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly hidden: ReadonlySet<number>;
  readonly facts: readonly (readonly [number, string])[];
}
const AT = { order: 0, section: 1, indicator: 2, question: 3, choices: 4, value: 5, reason: 6, proof: 7, evidence: 8, note: 9, status: 10 };
const WIDTHS = [6, 17, 11, 36, 58, 36, 22, 34, 26, 26, 9];

function layoutOf(form: Questionnaire): Layout {
  const w = xlsxWords[form.lang];
  const headings = [
    ORDER_HEADING,
    ...[w.section, w.indicator, w.question, w.choices, w.value, w.reason, w.proof, w.evidence, w.note, w.status],
  ];
  const widths = [...WIDTHS];
  const facts = speakerFacts(form).map(([name, value]) => {
    widths.push(12);
    return [headings.push(name) - 1, value] as const;
  });
  return { headings, widths, hidden: new Set([AT.order, ...facts.map(([i]) => i)]), facts };
}

/** A row of a sheet: a question, or one criterion of a checklist. */
type Line =
  | { readonly kind: 'item'; readonly id: string; readonly item: Item }
  | { readonly kind: 'criterion'; readonly id: string; readonly item: Item; readonly criterion: Criterion };

function linesOf(items: readonly Item[]): readonly Line[] {
  return items.flatMap((item): Line[] => {
    const criteria = item.kind === 'indicator' && item.indicator.type === 'checklist' ? item.indicator.criteria : [];
    return [
      { kind: 'item', id: item.id, item },
      ...criteria.map((criterion): Line => ({ kind: 'criterion', id: `${item.id}/${criterion.id}`, item, criterion })),
    ];
  });
}

/** A sheet of questions: a long table with a row each, so that rows may be sorted and the columns' headings say everything. */
export function rubricSheet(
  name: string,
  items: readonly Item[],
  form: Questionnaire,
  lists: Lists,
): { readonly sheet: WriteSheet; readonly statusRange: string } {
  const layout = layoutOf(form);
  const lines = linesOf(items);
  const cells = new Map<string, Partial<Cell>>();
  const validations: NonNullable<WriteSheet['dataValidations']> = [];
  const heights = new Map([[0, { height: 30 }]]);
  layout.headings.forEach((heading, c) => {
    cells.set(`0,${c}`, { value: heading, style: HEADING });
  });
  lines.forEach((line, i) => {
    const texts = writeRow(i + 1, line, lines.length, layout, form, cells);
    heights.set(i + 1, { height: heightOf(texts, layout.widths) });
    const { item } = line;
    if (item.kind === 'open') return;
    const cell = `${letters(AT.value)}${i + 2}`;
    const rule = validationOf(cell, item.indicator, line.kind === 'criterion', form, lists);
    if (rule !== undefined) validations.push(rule);
  });
  const status = letters(AT.status);
  const range = `${status}2:${status}${lines.length + 1}`;
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
    statusRange: `'${name.replaceAll("'", "''")}'!$${status}$2:$${status}$${lines.length + 1}`,
    sheet: {
      name,
      columns: layout.widths.map((width, c) => ({ width, hidden: layout.hidden.has(c) })),
      cells,
      rows: [[...layout.headings], ...lines.map(() => layout.headings.map(() => null))],
      rowDefs: heights,
      freezePane: { rows: 1, columns: 3 },
      autoFilter: { range: `A1:${letters(layout.headings.length - 1)}${lines.length + 1}` },
      dataValidations: validations,
      conditionalRules: [coloured(w.done, '2E7D32', 1), coloured(w.needsReason, 'C00000', 2)],
      protection: {
        sheet: true,
        selectLockedCells: true,
        selectUnlockedCells: true,
        // What may be done in a protected sheet.
        formatColumns: true,
        formatRows: true,
        sort: true,
        autoFilter: true,
      },
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 'a4', printTitlesRow: '$1:$1' },
    },
  };
}

/** Writes a row; gives back its longer texts by column, for its height. */
function writeRow(
  r: number,
  line: Line,
  count: number,
  layout: Layout,
  form: Questionnaire,
  cells: Map<string, Partial<Cell>>,
): ReadonlyMap<number, string> {
  const texts = textsOf(line, form);
  const set = (c: number, value: string | number | null, style: CellStyle): void => {
    cells.set(`${r},${c}`, { value, style });
  };
  set(AT.order, r, LOCKED);
  set(AT.indicator, line.id, line.kind === 'item' ? { ...LOCKED, font: { ...FONT, bold: true } } : LOCKED);
  for (const c of [AT.section, AT.question, AT.choices, AT.proof]) set(c, texts.get(c) ?? '', LOCKED);
  const { item } = line;
  set(AT.value, null, line.kind === 'item' && item.kind === 'indicator' && item.indicator.type === 'number' ? INPUT : TEXT_INPUT);
  const beside = line.kind === 'item' && item.kind === 'indicator' && item.indicator.type !== 'text';
  for (const c of [AT.reason, AT.note, AT.evidence]) set(c, null, beside ? TEXT_INPUT : GREY);
  if (line.kind === 'item')
    cells.set(`${r},${AT.status}`, {
      value: xlsxWords[form.lang].open,
      formula: statusFormula(r, count, item, form),
      formulaResult: xlsxWords[form.lang].open,
      style: LOCKED,
    });
  else set(AT.status, null, LOCKED);
  for (const [c, value] of layout.facts) set(c, value, { ...LOCKED, numFmt: '@' });
  return texts;
}

/** What stands in the locked columns of a row, by column. */
function textsOf(line: Line, form: Questionnaire): ReadonlyMap<number, string> {
  const text = (local: Parameters<typeof inLang>[0]): string => inLang(local, form.lang, form);
  const { item } = line;
  const section = text(item.trail.at(-1)?.title);
  if (line.kind === 'criterion')
    return new Map([
      [AT.section, section],
      [AT.choices, `${line.criterion.id}. ${text(line.criterion.title)}`],
    ]);
  if (item.kind === 'open')
    return new Map([
      [AT.section, section],
      [AT.question, text(item.question.ask)],
      [AT.choices, xlsxWords[form.lang].ownWords],
    ]);
  return new Map([
    [AT.section, section],
    [AT.question, questionText(item.indicator, form)],
    [AT.choices, choicesText(item.indicator, form)],
    [AT.proof, item.indicator.evidence.map((e) => `• ${text(e)}`).join('\n')],
  ]);
}

/**
 * Open while nothing is said; a missing reason is asked for; else done. The ticks of a checklist are counted by their ids and not by
 * where they stand, so that rows may be sorted.
 */
function statusFormula(r: number, count: number, item: Item, { lang }: Questionnaire): string {
  const w = xlsxWords[lang];
  const cell = (c: number): string => `${letters(c)}${r + 1}`;
  const column = (c: number): string => `$${letters(c)}$2:$${letters(c)}$${count + 1}`;
  const ticks =
    item.kind === 'indicator' && item.indicator.type === 'checklist'
      ? `+COUNTIFS(${column(AT.indicator)},${cell(AT.indicator)}&"/*",${column(AT.value)},"?*")`
      : '';
  const inapplicable = `LOWER(${cell(AT.value)})="${formWords[lang].missing['not-applicable'].toLowerCase()}"`;
  return `IF(LEN(${cell(AT.value)})${ticks}=0,"${w.open}",IF(AND(${inapplicable},LEN(${cell(AT.reason)})=0),"${w.needsReason}","${w.done}"))`;
}

function questionText(indicator: Indicator, form: Questionnaire): string {
  const say = formWords[form.lang];
  const unit = indicator.type === 'number' ? inLang(indicator.unit, form.lang, form) : '';
  const on = dependsOn(indicator, form);
  return [
    inLang(indicator.ask, form.lang, form),
    ...(unit === '' ? [] : [say.unit(unit)]),
    ...(on.length === 0 ? [] : [say.depends(on.join(', '))]),
  ].join('\n');
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
      return xlsxWords[lang].tickBelow;
    case 'number':
      return `${indicator.range === undefined ? formWords[lang].number : rangeText(indicator.range, form, text(indicator.unit))}\n${xlsxWords[lang].orCode}`;
    case 'text':
      return xlsxWords[lang].ownWords;
  }
}
