import type { Item } from '../interview/model.ts';
import { showDate } from '../text/number.ts';
import { visibleLine } from '../text/visible.ts';
import { inLang, itemsOf, type Questionnaire, speakerFacts } from './questionnaire.ts';
import { formWords } from './words.ts';
import { type Cell, type CellStyle, type WriteSheet, writeWorkbook } from './workbook.ts';
import { Lists } from './xlsx-lists.ts';
import { rubricSheet } from './xlsx-rubric.ts';
import { FONT, HEADING, heightOf, LOCKED } from './xlsx-style.ts';
import { xlsxWords } from './xlsx-words.ts';

/**
 * The spreadsheet form. Its layout is a contract with whoever reads it back (answers/):
 *
 * - The first sheet holds instructions and the progress, then comes a sheet a rubric, then two hidden sheets. A sheet holds answers if
 *   and only if its cell A1 reads `_siapkota`, whatever the sheet is called; every other sheet is passed over without a word.
 * - A sheet of answers is a long table. Its first row holds headings, in the language of the form, that `knownColumn` knows: Indikator,
 *   Jawaban, Alasan, Bukti, Catatan (Indicator, Answer, Reason, Evidence, Note). Headings that are for people only (`_siapkota`, Bagian,
 *   Pertanyaan, Pilihan jawaban, Yang membuktikan, Status) are system columns. Columns are found by heading, never by position.
 * - Who speaks stands in every row, in hidden columns at the end, as text: city, city_name, province, period, respondent,
 *   respondent_name, group, agency; each only where it is known. A form for a whole group has no `respondent`: one workbook is then one
 *   unnamed respondent.
 * - A row is an indicator (`GOV-01`), an open question (`GOV-Q1`), or one criterion of a checklist (`GOV-09/a`, Ya/Tidak or Yes/No); a
 *   reader folds the last into the first (answers/tick-rows.ts). Rows may stand in any order.
 * - Answers: `3 - words of the level` or `3`; an option's title, `id - title` where two titles are equal, or its id; a number as a
 *   number; `Tidak ada`/`None` for a checklist with nothing met; a missing code in words (Tidak tahu, Tidak berlaku, Menolak menjawab,
 *   Menyusul). An empty answer cell is unanswered, whatever stands beside it.
 * - Evidence is the title of the document handed in; several titles in a cell stay one text.
 * - The hidden sheet `_siapkota` has names in A and values in B: the same facts, then instrument, version, digest, tier, lang, product.
 *   `_daftar` holds the drop-downs. Formulas (Status, progress) are for people; no answer depends on one.
 */
export async function xlsxForm(form: Questionnaire): Promise<Uint8Array> {
  const lists = new Lists();
  // Excel keeps "History" for itself.
  const taken = new Set([xlsxWords[form.lang].guideSheet.toLowerCase(), Lists.SHEET, FACTS, 'history']);
  const parts = byRubric(itemsOf(form)).map(({ title, items }) => {
    const name = sheetName(inLang(title, form.lang, form) || xlsxWords[form.lang].openQuestions, taken);
    return { name, count: items.length, ...rubricSheet(name, items, form, lists) };
  });
  const sheets = [guide(form, parts), ...parts.map((p) => p.sheet), lists.sheet(), facts(form)];
  const { instrument, city, period } = form.model;
  const title = formWords[form.lang].title(inLang(instrument.title, form.lang, form), city.name ?? city.id, period);
  return writeWorkbook(sheets, { title, creator: form.product, lockStructure: true });
}

const FACTS = '_siapkota';

function byRubric(items: readonly Item[]): { title: Parameters<typeof inLang>[0]; items: Item[] }[] {
  const found = new Map<string, { title: Parameters<typeof inLang>[0]; items: Item[] }>();
  for (const item of items) {
    const rubric = item.trail[0];
    const part = found.get(rubric?.id ?? '') ?? { title: rubric?.title, items: [] };
    part.items.push(item);
    found.set(rubric?.id ?? '', part);
  }
  return [...found.values()];
}

/** A name that spreadsheets take: 31 characters, without []:*?/\ and not twice. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = visibleLine(title.replace(/[[\]:*?/\\]/g, ' ')).replace(/^'+|(?<!')'+$/g, '');
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` ${n}`;
    const name = `${plain
      .slice(0, 31 - suffix.length)
      .replace(/[\ud800-\udbff]$/, '')
      .trim()}${suffix}`;
    if (name === '' || taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** Whose form it is and of which instrument, for programs and for whoever unhides it. */
function facts(form: Questionnaire): WriteSheet {
  const { instrument } = form.model;
  const rows: [string, string][] = [
    ...speakerFacts(form).map(([name, value]): [string, string] => [name, value]),
    ['instrument', instrument.id],
    ['version', instrument.version],
    ['digest', instrument.digest],
    ['tier', form.model.tier],
    ['lang', form.lang],
    ['product', form.product],
  ];
  return { name: FACTS, rows, columns: [{ width: 20 }, { width: 60, numFmt: '@' }], veryHidden: true, protection: { sheet: true } };
}

type Part = { readonly name: string; readonly count: number; readonly statusRange: string };
const TITLE: CellStyle = { font: { ...FONT, size: 16, bold: true, color: { rgb: '1F4E79' } } };
const PLAIN: CellStyle = { font: FONT, alignment: { vertical: 'top', wrapText: true } };
const BOLD: CellStyle = { ...PLAIN, font: { ...FONT, bold: true } };

function guide(form: Questionnaire, parts: readonly Part[]): WriteSheet {
  const { lang } = form;
  const w = xlsxWords[lang];
  const { instrument, city, period, speaker } = form.model;
  const widths = [34, 16, 16, 40];
  const cells = new Map<string, Partial<Cell>>();
  const merges: NonNullable<WriteSheet['merges']> = [];
  const rowDefs = new Map<number, { height: number }>();
  let r = 0;
  const put = (c: number, value: string | number | null, style: CellStyle, formula?: string): void => {
    cells.set(`${r},${c}`, formula === undefined ? { value, style } : { value, formula, formulaResult: value, style });
  };
  const across = (text: string, style: CellStyle): void => {
    put(0, text, style);
    merges.push({ startRow: r, startCol: 0, endRow: r, endCol: 3 });
    rowDefs.set(r, { height: style === TITLE ? 26 : heightOf(new Map([[0, text]]), [widths.reduce((a, b) => a + b, 0)]) });
    r++;
  };
  across(inLang(instrument.title, lang, form), TITLE);
  const about: [string, string][] = [
    [w.city, [city.name ?? city.id, city.province].filter((t) => t !== undefined).join(', ')],
    [w.period, period],
    [w.respondent, speaker.name ?? (speaker.respondent || inLang(instrument.groups.get(speaker.group)?.title, lang, form))],
    [w.due, form.due === undefined ? '' : showDate(form.due, lang)],
  ];
  for (const [label, value] of about) {
    if (value === '') continue;
    put(0, label, BOLD);
    put(1, value, PLAIN);
    merges.push({ startRow: r, startCol: 1, endRow: r, endCol: 3 });
    r++;
  }
  r++;
  w.steps.forEach((step, i) => {
    across(`${i + 1}. ${step}`, PLAIN);
  });
  if (instrument.howToAnswer !== undefined) {
    r++;
    across(formWords[lang].how, BOLD);
    across(inLang(instrument.howToAnswer, lang, form), PLAIN);
  }
  r++;
  [w.rubric, w.asked, w.answered, w.progress].forEach((heading, c) => {
    put(c, heading, HEADING);
  });
  r++;
  const first = r + 1;
  const share = (row: number): string => `IF(B${row}=0,0,C${row}/B${row})`;
  const percent: CellStyle = { ...LOCKED, numFmt: '0%' };
  for (const { name, count, statusRange } of parts) {
    put(0, name, LOCKED);
    put(1, count, LOCKED);
    put(2, 0, LOCKED, `COUNTIF(${statusRange},"${w.done}")`);
    put(3, 0, percent, share(r + 1));
    r++;
  }
  put(0, w.total, { ...LOCKED, font: { ...FONT, bold: true } });
  put(
    1,
    parts.reduce((sum, p) => sum + p.count, 0),
    LOCKED,
    `SUM(B${first}:B${r})`,
  );
  put(2, 0, LOCKED, `SUM(C${first}:C${r})`);
  put(3, 0, percent, share(r + 1));
  return {
    name: w.guideSheet,
    cells,
    rows: Array.from({ length: r + 1 }, () => [null, null, null, null]),
    columns: widths.map((width) => ({ width })),
    merges,
    rowDefs,
    view: { showGridLines: false },
    conditionalRules: [
      {
        type: 'dataBar',
        priority: 1,
        range: `D${first}:D${r + 1}`,
        dataBar: {
          cfvo: [
            { type: 'num', value: '0' },
            { type: 'num', value: '1' },
          ],
          color: '9BC2E6',
        },
      },
    ],
    protection: { sheet: true, selectLockedCells: true, selectUnlockedCells: true },
    pageSetup: { orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 'a4' },
  };
}
