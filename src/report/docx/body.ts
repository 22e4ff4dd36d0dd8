import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  PageBreak,
  Paragraph,
  SimpleField,
  type Table,
  TableOfContents,
  TextRun,
} from 'docx';
import type { Block, Chapter, ReportMeta } from '../chapter.ts';
import { clean, cleanLine } from '../clean.ts';
import { numbersOf } from '../figures.ts';
import type { ChartSpec } from '../ooxml/chart.ts';
import { specOf } from '../ooxml/specs.ts';
import { pageWords } from '../page-words.ts';
import { wordGrid } from './grid.ts';
import { BLUE } from './styles.ts';
import { runs, wordTable } from './table.ts';

export type Child = Paragraph | Table | TableOfContents;

const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** Charts are put in after the library has written the document; this stands where one goes. */
export const chartMark = (n: number): string => `SIAPKOTA-CHART-${n}-`;

/** Turns chapters into Word's paragraphs and tables, and collects the charts on the way. Lives for one document. */
export class Body {
  readonly charts: ChartSpec[] = [];
  readonly #meta: ReportMeta;
  #tables = 0;
  #figures = 0;

  constructor(meta: ReportMeta) {
    this.#meta = meta;
  }

  front(): Child[] {
    const { lang, title, province, period, instrument, dateInWords } = this.#meta;
    const w = pageWords[lang];
    const rows: [string, string | undefined][] = [
      [w.province, province],
      [w.period, period === '' ? undefined : period],
      [w.instrument, instrument],
      [w.date, dateInWords],
    ];
    return [
      new Paragraph({ heading: HeadingLevel.TITLE, children: runs(cleanLine(title)) }),
      ...rows.flatMap(([k, v]) =>
        v === undefined ? [] : [new Paragraph({ children: [new TextRun({ text: `${k}: `, bold: true }), ...runs(cleanLine(v))] })],
      ),
      new Paragraph({ style: 'ContentsHeading', children: runs(w.contents) }),
      new TableOfContents(w.contents, { hyperlink: true, headingStyleRange: '1-2' }),
    ];
  }

  /** @param width of the page between its margins, in twentieths of a point */
  chapter(chapter: Chapter, n: number, width: number, breakBefore: boolean): Child[] {
    const title = new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: breakBefore,
      children: [new Bookmark({ id: `chapter_${chapter.id.replaceAll('-', '_')}`, children: runs(`${n}. ${cleanLine(chapter.title)}`) })],
    });
    return [title, ...chapter.blocks.flatMap((block) => this.#block(block, width))];
  }

  back(): Child[] {
    const { lang, digests, product } = this.#meta;
    const w = pageWords[lang];
    const line = (k: string, v: string): Paragraph =>
      new Paragraph({ style: 'Cell', children: [new TextRun({ text: `${k}: `, bold: true }), ...runs(v)] });
    return [new Paragraph({}), line(w.digest, digests.instrument), line(w.tally, digests.tally), line(w.made, product)];
  }

  #block(block: Block, width: number): Child[] {
    switch (block.kind) {
      case 'subheading':
        return [new Paragraph({ heading: HEADINGS[block.level], children: runs(cleanLine(block.text)) })];
      case 'paragraph':
        return [new Paragraph({ children: runs(block.text) })];
      case 'callout':
        return [this.#callout(block.tone, block.text)];
      case 'list':
        return block.items.map(
          (item) =>
            new Paragraph({
              style: 'ListParagraph',
              numbering: {
                reference: block.ordered ? 'ordered' : 'bullets',
                level: 0,
                ...(block.ordered ? { instance: this.#listOf(block) } : {}),
              },
              children: runs(item),
            }),
        );
      case 'table':
        return [this.#caption('table', block.caption), wordTable(block, width, this.#meta.lang), gap()];
      case 'key-value': {
        const columns = [
          { title: '', kind: 'text', align: 'left', width: 2 },
          { title: '', kind: 'text', align: 'left', width: 3 },
        ] as const;
        const rows = block.items.map(({ key, value }) => [key, value]);
        return [this.#caption('table', block.caption), wordTable({ columns, rows }, Math.min(width, 6800), this.#meta.lang), gap()];
      }
      default:
        return this.#figure(block, width);
    }
  }

  readonly #lists = new Map<Block, number>();
  /** Every ordered list counts from one. */
  #listOf(block: Block): number {
    const known = this.#lists.get(block) ?? this.#lists.size + 1;
    this.#lists.set(block, known);
    return known;
  }

  #callout(tone: 'note' | 'warning', text: string): Paragraph {
    const color = tone === 'warning' ? 'A33D00' : BLUE;
    const lead = tone === 'warning' ? [new TextRun({ text: `${pageWords[this.#meta.lang].warning}. `, bold: true })] : [];
    return new Paragraph({
      style: 'Note',
      border: { left: { style: BorderStyle.SINGLE, size: 24, color, space: 8 } },
      indent: { left: 200 },
      children: [...lead, ...runs(text)],
    });
  }

  /** Numbered by a field, so that Word numbers anew when something is put in between. */
  #caption(kind: 'table' | 'figure', text: string): Paragraph {
    const n = kind === 'table' ? ++this.#tables : ++this.#figures;
    const w = pageWords[this.#meta.lang];
    const label = (kind === 'table' ? w.table : w.figure)(n, '').split(' ')[0]!;
    return new Paragraph({
      style: 'Caption',
      keepNext: kind === 'table',
      children: [
        new Bookmark({ id: `${kind}_${n}`, children: [new TextRun(`${label} `), new SimpleField(`SEQ ${label} \\* ARABIC`, String(n))] }),
        ...runs(`. ${cleanLine(text)}`),
      ],
    });
  }

  #figure(block: Extract<Block, { kind: 'bars' | 'grid' | 'histogram' | 'matrix' }>, width: number): Child[] {
    const { lang } = this.#meta;
    if (block.kind === 'grid') return [wordGrid(block, width, lang), this.#caption('figure', block.title)];
    const spec = specOf(block, lang);
    const numbers = numbersOf(block, lang);
    if (spec === undefined)
      return numbers === undefined ? [] : [this.#caption('table', block.title), wordTable(numbers, width, lang), gap()];
    this.charts.push(spec);
    const mark = new Paragraph({ keepNext: true, alignment: AlignmentType.CENTER, children: [new TextRun(chartMark(this.charts.length))] });
    // What a person sees who has no program for charts, and who does not see.
    const table = block.kind === 'bars' && numbers !== undefined ? [wordTable(numbers, width, lang), gap()] : [gap()];
    return [mark, this.#caption('figure', block.title), ...table];
  }
}

const gap = (): Paragraph => new Paragraph({ spacing: { after: 60 } });
export const pageBreak = (): Paragraph => new Paragraph({ children: [new PageBreak()] });
export const plain = (text: string): string => clean(text);
