import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  LeaderType,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Item } from '../interview/model.ts';
import type { Indicator } from '../rubric/instrument.ts';
import { MISSING_CODES } from '../rubric/vocabulary.ts';
import type { LocalText } from '../text/lang.ts';
import { showQuantity } from '../text/number.ts';
import { visible } from '../text/visible.ts';
import { docxWords } from './docx-words.ts';
import { dependsOn, inLang, type Questionnaire } from './questionnaire.ts';
import { formWords } from './words.ts';

/** Width of the text on A4, in twentieths of a point. */
export const WIDTH = 9906;
const [BOX, BODY] = [620, WIDTH - 620];
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8C9AA6' };
const NONE_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const FRAME = { top: LINE, bottom: LINE, left: LINE, right: LINE };

/** A box to be ticked with a pen. */
export const box = (size = 24): TextRun => new TextRun({ text: '☐', font: 'Segoe UI Symbol', size });

/** An empty line to write on: a tab with dots, because borders of neighbouring paragraphs run into one. `keep` holds it on the page of what follows. */
export const writingLine = (keep: boolean, width = WIDTH - 240): Paragraph =>
  new Paragraph({
    keepNext: keep,
    spacing: { before: 190, after: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: width, leader: LeaderType.DOT }],
    children: [new TextRun({ children: [new Tab()], color: '5A6772' })],
  });

/**
 * A question in a frame of its own that is not torn over two pages: what is asked, boxes, why there is no answer, and lines for the
 * reason, the proof and a note.
 */
export function questionTable(item: Item, form: Questionnaire): FileChild[] {
  const rows = item.kind === 'open' ? openRows(item, form) : indicatorRows(item.indicator, form);
  const last = rows.length - 1;
  return [
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: [BOX, BODY],
      layout: TableLayoutType.FIXED,
      borders: { ...FRAME, insideHorizontal: NONE_LINE, insideVertical: NONE_LINE },
      rows: rows.map((row, i) => row(i < last)),
    }),
    new Paragraph({ spacing: { before: 0, after: 120, line: 200 } }),
  ];
}

/** A row that knows whether the next one belongs to it. */
type Row = (keep: boolean) => TableRow;
type Runs = readonly TextRun[];

const run = (text: string, more: { bold?: boolean; italics?: boolean; color?: string; size?: number } = {}): TextRun =>
  new TextRun({ text: visible(text.replace(/\s+/g, ' ')), ...more });
const HINT = { italics: true, color: '46525E', size: 17 } as const;

const paragraph = (children: Runs, keep: boolean): Paragraph =>
  new Paragraph({ children: [...children], keepNext: keep, spacing: { before: 20, after: 40 } });
const cell = (children: Paragraph[], width: number, more: { span?: number; fill?: string } = {}): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 100, right: 100 },
    ...(more.span === undefined ? {} : { columnSpan: more.span }),
    ...(more.fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: more.fill, color: 'auto' } }),
  });

/** A row over the whole width. */
const wide =
  (of: (keep: boolean) => Paragraph[], fill?: string): Row =>
  (keep) =>
    new TableRow({ cantSplit: true, children: [cell(of(keep), WIDTH, { span: 2, ...(fill === undefined ? {} : { fill }) })] });
const line = (...children: Runs): Row => wide((keep) => [paragraph(children, keep)]);

/** A box and what it stands for. */
const choice =
  (...children: Runs): Row =>
  (keep) =>
    new TableRow({
      cantSplit: true,
      children: [
        cell([new Paragraph({ children: [box()], keepNext: keep, alignment: AlignmentType.CENTER })], BOX),
        cell([paragraph(children, keep)], BODY),
      ],
    });

/** A label with lines to write on. */
const writing = (label: string, hints: readonly string[], lines: number): Row =>
  wide((keep) => [
    paragraph([run(`${label}:`, { bold: true, size: 19 }), ...(hints.length === 0 ? [] : [run(`  ${hints.join(' · ')}`, HINT)])], true),
    ...Array.from({ length: lines }, (_, i) => writingLine(keep || i < lines - 1)),
  ]);

const heading = (id: string, title: string): Row =>
  wide((keep) => [paragraph([run(id, { bold: true, color: '0B5A8A' }), run(`   ${title}`, { bold: true })], keep)], 'E8F0F6');

function openRows({ id, question }: Extract<Item, { kind: 'open' }>, form: Questionnaire): Row[] {
  const w = docxWords[form.lang];
  return [
    heading(id, w.open),
    line(run(inLang(question.ask, form.lang, form))),
    wide((keep) => Array.from({ length: 3 }, (_, i) => writingLine(keep || i < 2))),
  ];
}

function indicatorRows(indicator: Indicator, form: Questionnaire): Row[] {
  const { lang } = form;
  const w = docxWords[lang];
  const text = (local: LocalText | undefined): string => inLang(local, lang, form);
  const list = (texts: readonly LocalText[]): string => texts.map(text).join('; ');
  const on = dependsOn(indicator, form);
  const head = [
    heading(indicator.id, text(indicator.title)),
    line(run(text(indicator.ask))),
    ...(on.length === 0 ? [] : [line(run(formWords[lang].depends(on.join(', ')), HINT))]),
  ];
  if (indicator.type === 'text') return [...head, wide((keep) => Array.from({ length: 3 }, (_, i) => writingLine(keep || i < 2)))];
  return [
    ...head,
    ...answerRows(indicator, form),
    line(
      run(w.cannot, { size: 17 }),
      ...MISSING_CODES.flatMap((code) => [run('   '), box(20), run(` ${formWords[lang].missing[code]}`, { size: 17 })]),
      run(`, ${w.promised} …………`, { size: 17 }),
    ),
    writing(
      w.evidence,
      [
        ...(indicator.evidence.length === 0 ? [] : [w.wanted(list(indicator.evidence))]),
        ...(indicator.notEvidence.length === 0 ? [] : [w.notEnough(list(indicator.notEvidence))]),
      ],
      2,
    ),
    writing(w.note, [], 2),
  ];
}

function answerRows(indicator: Exclude<Indicator, { type: 'text' }>, form: Questionnaire): Row[] {
  const { lang } = form;
  const w = docxWords[lang];
  const text = (local: LocalText | undefined): string => inLang(local, lang, form);
  switch (indicator.type) {
    case 'level':
      return [...indicator.levels].map(([level, described]) => {
        const label = text(form.model.instrument.scale.levels.get(level));
        const words = text(described);
        return choice(run(label === '' || label === words ? `${level}  ` : `${level}  ${label}: `, { bold: true }), run(words));
      });
    case 'choice':
      return indicator.options.map(({ title }) => choice(run(text(title))));
    case 'checklist':
      return [
        line(run(w.tickAll, HINT)),
        ...indicator.criteria.map(({ id, title }) => choice(run(`${id}  `, { bold: true }), run(text(title)))),
        choice(run(w.noneMet, { italics: true })),
      ];
    case 'number': {
      const unit = text(indicator.unit);
      const { range } = indicator;
      const hint =
        range === undefined
          ? formWords[lang].number
          : formWords[lang].range(showQuantity(range[0], lang), showQuantity(range[1], lang), unit);
      return [line(run(`${w.number(unit)}: `, { bold: true }), run('………………………………………………   '), run(hint, HINT))];
    }
  }
}
