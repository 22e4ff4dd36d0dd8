import type { Block, Chapter, ReportMeta } from '../chapter.ts';
import { draw } from '../charts/draw.ts';
import { cleanLine } from '../clean.ts';
import type { Edition } from '../edition.ts';
import { numbersOf } from '../figures.ts';
import { isAcross, screenPage } from '../layout.ts';
import { pageWords } from '../page-words.ts';
import { chapterLayouts } from '../table-layout.ts';
import { nodeOf, tableMarkup } from './table.ts';
import { html, type Markup, trusted } from './tag.ts';

/** Chapters that need no page of contents of their own where they are printed. */
const FEW = 4;

interface Heading {
  readonly id: string;
  readonly text: string;
  readonly children: Heading[];
}

/** The report in one language: title, contents, chapters, and what it was computed from. */
export function editionMarkup({ chapters, meta }: Pick<Edition, 'chapters' | 'meta'>, hidden: boolean): Markup {
  const w = pageWords[meta.lang];
  const writer = new Writer(meta, explainedIn(chapters));
  const body = chapters.map((chapter, i) => writer.chapter(chapter, i + 1));
  const heads: [string, string | undefined][] = [
    [w.province, meta.province],
    [w.period, meta.period === '' ? undefined : meta.period],
    [w.instrument, meta.instrument],
    [w.date, meta.dateInWords],
  ];
  return html`<div class="edition" lang="${meta.lang}" data-lang="${meta.lang}"${hidden && html` hidden`}>
<header class="title"><h1>${cleanLine(meta.title)}</h1><dl>${heads.map(([k, v]) => v !== undefined && v !== '' && html`<div><dt>${k}</dt><dd>${cleanLine(v)}</dd></div>`)}</dl></header>
<nav class="contents${writer.headings.length <= FEW && ' short'}" aria-label="${w.contents}"><details open><summary>${w.contents}</summary>${contents(writer.headings)}</details></nav>
<main id="${meta.lang}-main">
${body}
<footer><dl><div><dt>${w.digest}</dt><dd class="digest">${meta.digests.instrument}</dd></div>${meta.digests.tally !== undefined && html`<div><dt>${w.tally}</dt><dd class="digest">${meta.digests.tally}</dd></div>`}<div><dt>${w.made}</dt><dd>${meta.product}</dd></div></dl></footer>
</main></div>`;
}

const contents = (headings: readonly Heading[]): Markup =>
  html`<ol>${headings.map((h) => html`<li><a href="#${h.id}">${h.text}</a>${h.children.length > 0 && contents(h.children)}</li>`)}</ol>`;

/** Tables whose rows hold the arithmetic of a node. */
const ARITHMETIC: readonly (string | undefined)[] = ['arithmetic', 'branches'];

/** Nodes that have a row of arithmetic in these chapters. */
export function explainedIn(chapters: readonly Chapter[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const block of chapters.flatMap((c) => c.blocks))
    if (block.kind === 'table' && ARITHMETIC.includes(block.id)) for (const row of block.rows) found.add(nodeOf(row) ?? '');
  return found;
}

/** Nodes that a reader can ask about: those that a row of a table is about. */
export function nodesIn(chapters: readonly Chapter[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const block of chapters.flatMap((c) => c.blocks)) {
    if (block.kind === 'table') for (const row of block.rows) found.add(nodeOf(row) ?? '');
    if (block.kind === 'grid') for (const { head, cells } of block.rows) for (const cell of [head, ...cells]) found.add(cell.id);
  }
  return found;
}

/** Numbers headings, tables and figures while it writes. Lives for one document. */
class Writer {
  readonly headings: Heading[] = [];
  readonly #meta: ReportMeta;
  #layouts: ReturnType<typeof chapterLayouts> = new Map();
  #tables = 0;
  #figures = 0;

  readonly #explained: ReadonlySet<string>;

  constructor(meta: ReportMeta, explained: ReadonlySet<string>) {
    this.#meta = meta;
    this.#explained = explained;
  }

  readonly #target = (node: string): string => (this.#explained.has(node) ? `${this.#meta.lang}-n-${node}` : `${this.#meta.lang}-main`);

  chapter(chapter: Chapter, n: number): Markup {
    const id = `${this.#meta.lang}-${chapter.id}`;
    const text = `${n}. ${cleanLine(chapter.title)}`;
    this.headings.push({ id, text, children: [] });
    this.#layouts = chapterLayouts(chapter.blocks, this.#meta.lang, screenPage);
    return html`<section id="${id}-s" aria-labelledby="${id}"${isAcross(chapter) && html` class="across"`}><h2 id="${id}">${text}</h2>
${chapter.blocks.map((block) => this.#block(block))}
</section>
`;
  }

  #block(block: Block): Markup {
    switch (block.kind) {
      case 'subheading':
        return this.#subheading(block.level, cleanLine(block.text));
      case 'paragraph':
        return html`<p${block.onScreen === true && html` class="onscreen"`}>${block.text}</p>`;
      case 'callout':
        return html`<div class="callout ${block.tone}" role="note"><p>${block.tone === 'warning' && html`<strong>${pageWords[this.#meta.lang].warning}.</strong> `}${block.text}</p></div>`;
      case 'list': {
        const items = block.items.map((item) => html`<li>${item}</li>`);
        return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
      }
      case 'table': {
        const { lang } = this.#meta;
        const live = block.rows.length > 1;
        return tableMarkup(block, {
          lang,
          id: `${lang}-t${++this.#tables}`,
          caption: pageWords[lang].table(this.#tables, block.caption),
          live,
          target: this.#target,
          anchors: ARITHMETIC.includes(block.id),
          layout: this.#layouts.get(block),
        });
      }
      case 'key-value':
        return this.#keyValue(block);
      default:
        return this.#figure(block);
    }
  }

  #subheading(level: 2 | 3, text: string): Markup {
    const chapter = this.headings.at(-1)!;
    if (level === 3) return html`<h4>${text}</h4>`;
    const id = `${chapter.id}-${chapter.children.length + 1}`;
    chapter.children.push({ id, text, children: [] });
    return html`<h3 id="${id}">${text}</h3>`;
  }

  #keyValue(block: Extract<Block, { kind: 'key-value' }>): Markup {
    const { lang } = this.#meta;
    const id = `${lang}-t${++this.#tables}`;
    const columns = [
      { title: '', kind: 'text', align: 'left', width: 2 },
      { title: '', kind: 'text', align: 'left', width: 3 },
    ] as const;
    const rows = block.items.map(({ key, value }) => [key, value]);
    return html`<div class="card">${tableMarkup({ columns, rows }, { lang, id, caption: pageWords[lang].table(this.#tables, block.caption), live: false, target: this.#target })}</div>`;
  }

  #figure(block: Extract<Block, { kind: 'bars' | 'grid' | 'histogram' | 'curve' | 'matrix' }>): Markup {
    const { lang } = this.#meta;
    const w = pageWords[lang];
    const numbers = numbersOf(block, lang);
    const n = ++this.#figures;
    return html`<figure id="${lang}-f${n}"><div class="picture" role="group" aria-label="${w.figure(n, block.title)}" tabindex="0">${trusted(draw(block, lang) ?? '')}</div>
<figcaption>${w.figure(n, block.title)}</figcaption>${
      numbers !== undefined &&
      html`<details class="numbers"><summary>${w.numbers}</summary>${tableMarkup(numbers, { lang, id: `${lang}-f${n}-n`, caption: undefined, live: false, target: this.#target })}</details>`
    }</figure>`;
  }
}
