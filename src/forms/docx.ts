import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  type IStylesOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { showDate } from '../text/number.ts';
import { visibleLine } from '../text/visible.ts';
import { withoutChance } from './docx-fixed.ts';
import { questionTable, WIDTH, writingLine } from './docx-question.ts';
import { docxWords } from './docx-words.ts';
import { type Chapter, chaptersOf, inLang, itemsOf, type Questionnaire } from './questionnaire.ts';
import { formWords } from './words.ts';

/** A4 in twentieths of a point. */
const [SHORT, LONG, MARGIN] = [11906, 16838, 1000];

/** The form for print and pen: boxes to tick, lines for reasons, documents and notes, a question never torn over two pages. */
export async function docxForm(form: Questionnaire): Promise<Uint8Array> {
  const { lang, model } = form;
  const title = formWords[lang].title(inLang(model.instrument.title, lang, form), model.city.name ?? model.city.id, model.period);
  const items = itemsOf(form);
  const { own, chapters } = chaptersOf(items);
  const document = new Document({
    title: visibleLine(title),
    creator: form.product,
    lastModifiedBy: form.product,
    styles: STYLES,
    numbering: {
      config: [
        {
          reference: 'steps',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 400, hanging: 300 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: SHORT, height: LONG },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: 500, footer: 500 },
          },
        },
        headers: { default: new Header({ children: [small([new TextRun({ text: visibleLine(title) })], AlignmentType.LEFT)] }) },
        footers: { default: new Footer({ children: [footer(form)] }) },
        children: [
          ...front(form, items.length),
          ...own.flatMap((item) => questionTable(item, form)),
          ...chapters.flatMap((chapter, i) => chapterOf(chapter, 0, i === 0, form)),
        ],
      },
    ],
  });
  return withoutChance(await Packer.pack(document, 'uint8array'));
}

const small = (children: TextRun[], alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph =>
  new Paragraph({ style: 'Small', alignment, children });

const whoOf = (form: Questionnaire): string => {
  const { speaker, instrument } = form.model;
  return visibleLine(speaker.name ?? (speaker.respondent || inLang(instrument.groups.get(speaker.group)?.title, form.lang, form)));
};

function footer(form: Questionnaire): Paragraph {
  const w = docxWords[form.lang];
  return small(
    [
      new TextRun({ text: `${whoOf(form)} · ` }),
      new TextRun({ children: [`${w.page} `, PageNumber.CURRENT, ` ${w.of} `, PageNumber.TOTAL_PAGES] }),
    ],
    AlignmentType.CENTER,
  );
}

/** Whose form it is, who fills it in, and how. */
function front(form: Questionnaire, count: number): FileChild[] {
  const { lang, model } = form;
  const w = docxWords[lang];
  const { instrument, city, period } = model;
  const facts: [string, string][] = [
    [w.city, [city.name ?? city.id, city.province].filter((t) => t !== undefined).join(', ')],
    [w.period, period],
    [w.respondent, whoOf(form)],
    [w.due, form.due === undefined ? '' : showDate(form.due, lang)],
  ];
  const how = inLang(instrument.howToAnswer, lang, form).trim();
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun({ text: visibleLine(inLang(instrument.title, lang, form)) })] }),
    factTable([
      ...facts.filter(([, value]) => value !== ''),
      [w.filledBy, undefined],
      [w.position, undefined],
      [w.date, undefined],
      [w.signature, undefined],
    ]),
    heading(w.howToFill, HeadingLevel.HEADING_2),
    ...w.steps.map(
      (step) =>
        new Paragraph({ numbering: { reference: 'steps', level: 0 }, spacing: { after: 40 }, children: [new TextRun({ text: step })] }),
    ),
    ...(how === ''
      ? []
      : [
          heading(w.howToAnswer, HeadingLevel.HEADING_2),
          ...how.split(/\n\s*\n/).map((text) => new Paragraph({ children: [new TextRun({ text: visibleLine(text) })] })),
        ]),
    new Paragraph({ children: [new TextRun({ text: count === 0 ? w.nothing : w.count(count), bold: true })] }),
  ];
}

/** Names and values; a value that is not known yet is a line to write on. */
function factTable(rows: readonly (readonly [string, string | undefined])[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const width = [2600, WIDTH - 2600] as const;
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...width],
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      ([name, value]) =>
        new TableRow({
          children: [
            new TableCell({
              width: { size: width[0], type: WidthType.DXA },
              children: [
                new Paragraph({ spacing: { before: value === undefined ? 160 : 20, after: 20 }, children: [new TextRun({ text: name })] }),
              ],
            }),
            new TableCell({
              width: { size: width[1], type: WidthType.DXA },
              children: [
                value === undefined
                  ? writingLine(false, WIDTH - 2900)
                  : new Paragraph({
                      spacing: { before: 20, after: 20 },
                      children: [new TextRun({ text: visibleLine(value), bold: true })],
                    }),
              ],
            }),
          ],
        }),
    ),
  });
}

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
type Heading = (typeof HeadingLevel)[keyof typeof HeadingLevel];

const heading = (text: string, level: Heading, pageBreakBefore = false): Paragraph =>
  new Paragraph({ heading: level, keepNext: true, pageBreakBefore, children: [new TextRun({ text: visibleLine(text) })] });

/** The first rubric begins a page, after the instructions; sections and later rubrics follow on. */
function chapterOf({ branch, items, chapters }: Chapter, depth: number, first: boolean, form: Questionnaire): FileChild[] {
  return [
    heading(inLang(branch.title, form.lang, form), LEVELS[Math.min(depth, 2)]!, depth === 0 && first),
    ...items.flatMap((item) => questionTable(item, form)),
    ...chapters.flatMap((chapter) => chapterOf(chapter, depth + 1, false, form)),
  ];
}

const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: 'Calibri', size: 20, color: '1C2733' }, paragraph: { spacing: { after: 60, line: 250 } } },
    title: { run: { font: 'Calibri', size: 40, bold: true, color: '0B5A8A' }, paragraph: { spacing: { after: 160 } } },
    heading1: {
      run: { font: 'Calibri', size: 30, bold: true, color: '0B5A8A' },
      paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font: 'Calibri', size: 24, bold: true, color: '1C2733' },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
    heading3: {
      run: { font: 'Calibri', size: 22, bold: true, color: '1C2733' },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: 17, color: '46525E' }, paragraph: { spacing: { after: 0 } } },
  ],
};
