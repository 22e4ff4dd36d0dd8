import type { Block, BlockOf, Chapter } from '../chapter.ts';
import { cleanLine } from '../clean.ts';
import { numbersOf } from '../figures.ts';
import type { ChartSpec } from '../ooxml/chart.ts';
import { specOf, type Tones } from '../ooxml/specs.ts';
import { pageWords } from '../page-words.ts';
import { chapterLayouts, type TableLayout } from '../table-layout.ts';
import { Anchors, type Headings } from './anchors.ts';
import { chartDrawing } from './drawing.ts';
import { wordGrid } from './grid.ts';
import type { StyleIds } from './styles.ts';
import { type TableContext, tablePage, wordTable } from './table.ts';
import { field, lineRuns, link, paragraph, runs } from './xml.ts';

export interface BodyOptions {
  readonly lang: 'id' | 'en';
  readonly styles: StyleIds;
  /** How much wider than ours the letters may run: a template's font is its own. */
  readonly wider: number;
  /** Relation of a chart's part to the document, by the chart's number. */
  readonly chartRelation: (n: number) => string;
  /** Id of the first numbered list that counts from one. */
  readonly firstList: number;
}

/** Facts in two columns need no more than this, in twentieths of a point. */
const FACTS_WIDTH = 7400;
const KEEP = '<w:keepNext/>';
/** A paragraph no longer than this that stands before a table or a list says what it holds. */
const LEAD = 260;
const leadsIn = (text: string, next: Block | undefined): boolean =>
  text.length <= LEAD && (next?.kind === 'table' || next?.kind === 'key-value' || next?.kind === 'list');

/** Turns chapters into WordprocessingML and collects on the way what the rest of the file must hold. Lives for one document. */
export class Body {
  readonly charts: ChartSpec[] = [];
  readonly headings: Headings = [];
  readonly captions: { kind: 'table' | 'figure'; text: string; anchor: string }[] = [];
  #lists = 0;
  #chapter = '';
  #layouts: ReadonlyMap<Block, TableLayout> = new Map();
  #count = { table: 0, figure: 0 };
  /** A group has one colour in all pictures. */
  readonly #tones: Tones = new Map();
  readonly #anchors: Anchors;
  readonly #options: BodyOptions;
  readonly #tables: TableContext;

  /** @param chapters all of the report, so that they can refer to each other */
  constructor(chapters: readonly Chapter[], options: BodyOptions) {
    this.#options = options;
    this.#anchors = new Anchors(chapters, options.styles.link);
    this.#tables = {
      lang: options.lang,
      styles: options.styles,
      wider: options.wider,
      node: (id, inside) => this.#anchors.node(id, inside, this.#chapter),
    };
  }

  get lists(): number {
    return this.#lists;
  }

  /** @param width of the page between its margins, in twentieths of a point */
  chapter(chapter: Chapter, width: number, breakBefore: boolean): string {
    this.#chapter = chapter.id;
    this.#layouts = chapterLayouts(chapter.blocks, this.#options.lang, () => tablePage(width, this.#options.wider));
    const title = cleanLine(chapter.title);
    const anchor = this.#anchors.chapter(chapter.id);
    this.headings.push({ level: 1, text: title, anchor });
    const head = paragraph(
      this.#options.styles.heading1,
      this.#anchors.mark(anchor, lineRuns(title)),
      breakBefore ? '<w:pageBreakBefore/>' : '',
    );
    const blocks = chapter.blocks.map((block, i) => this.#block(block, width, chapter.blocks[i + 1]));
    // Where a page ends after a table, the gap below it would make a page of its own.
    const text = blocks.join('');
    const gap = this.#gap();
    return head + (text.endsWith(gap) ? text.slice(0, -gap.length) : text);
  }

  /** One picture without its chapter. */
  figure(block: BlockOf<'bars' | 'grid' | 'histogram' | 'curve' | 'matrix'>, width: number): string {
    return this.#figure(block, width);
  }

  #block(block: Block, width: number, next: Block | undefined): string {
    const { styles, lang } = this.#options;
    switch (block.kind) {
      case 'subheading': {
        const text = cleanLine(block.text);
        const anchor = this.#anchors.heading();
        this.headings.push({ level: block.level, text, anchor });
        return paragraph(block.level === 2 ? styles.heading2 : styles.heading3, this.#anchors.mark(anchor, lineRuns(text)));
      }
      case 'paragraph':
        return paragraph('', this.#anchors.linked(block.text, this.#chapter), leadsIn(block.text, next) ? KEEP : '');
      case 'callout': {
        const lead = block.tone === 'warning' ? runs(`${pageWords[lang].warning}. `, { bold: true }) : '';
        return paragraph(block.tone === 'warning' ? styles.warning : styles.note, lead + this.#anchors.linked(block.text, this.#chapter));
      }
      case 'list': {
        if (!block.ordered) return block.items.map((item) => paragraph(styles.list, runs(item))).join('');
        // Every ordered list counts from one.
        const numbering = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${this.#options.firstList + this.#lists++}"/></w:numPr>`;
        return block.items.map((item) => paragraph(styles.ordered, runs(item), numbering)).join('');
      }
      case 'table':
        return this.#caption('table', block.caption) + wordTable(block, width, this.#tables, this.#layouts.get(block)) + this.#gap();
      case 'key-value': {
        const columns = [
          { title: '', kind: 'text', align: 'left', width: 2 },
          { title: '', kind: 'text', align: 'left', width: 3 },
        ] as const;
        const rows = block.items.map(({ key, value }) => [key, value]);
        return (
          this.#caption('table', block.caption) + wordTable({ columns, rows }, Math.min(width, FACTS_WIDTH), this.#tables) + this.#gap()
        );
      }
      default:
        return this.#figure(block, width);
    }
  }

  #gap(): string {
    return paragraph(this.#options.styles.gap, '');
  }

  /** Numbered by a field, so that a program numbers anew when something is put in between. */
  #caption(kind: 'table' | 'figure', text: string): string {
    const n = ++this.#count[kind];
    const w = pageWords[this.#options.lang];
    const [label = ''] = (kind === 'table' ? w.table : w.figure)(n, '').split(' ');
    const anchor = `${kind}_${n}`;
    this.captions.push({ kind, text: (kind === 'table' ? w.table : w.figure)(n, cleanLine(text)), anchor });
    const number = this.#anchors.mark(anchor, runs(`${label} `) + field(`SEQ ${label} \\* ARABIC`, runs(String(n))));
    return paragraph(this.#options.styles.caption, number + lineRuns(`. ${cleanLine(text)}`), kind === 'table' ? KEEP : '');
  }

  #figure(block: BlockOf<'bars' | 'grid' | 'histogram' | 'curve' | 'matrix'>, width: number): string {
    const { lang, styles } = this.#options;
    const numbers = numbersOf(block, lang);
    if (block.kind === 'grid') return wordGrid(block, width, styles, lang) + this.#caption('figure', block.title);
    const spec = specOf(block, lang, this.#tones);
    if (spec === undefined) {
      const table = numbers === undefined ? '' : wordTable(numbers, width, this.#tables);
      return table + this.#caption('figure', block.title);
    }
    this.charts.push(spec);
    const n = this.charts.length;
    const picture = paragraph(styles.picture, chartDrawing(spec, this.#options.chartRelation(n), n, width));
    const caption = this.#caption('figure', block.title);
    if ((block.kind !== 'bars' && block.kind !== 'curve') || numbers === undefined) return picture + caption;
    // For those who have no program for charts, and those who do not see.
    const name = pageWords[lang].figure(this.#count.figure, '').replace(/\. $/, '');
    const reference = link(
      `figure_${this.#count.figure}`,
      field(`REF figure_${this.#count.figure} \\h`, runs(name, { style: styles.link })),
    );
    const lead = paragraph(styles.cell, runs(`${pageWords[lang].numbersOf} `) + reference, KEEP);
    return picture + caption + lead + wordTable(numbers, width, this.#tables) + this.#gap();
  }
}
