import { pointsOf } from '../assess/plan/shares.ts';
import { type Lang, words } from '../text/lang.ts';
import { showQuantity, showScore } from '../text/number.ts';
import { visible, visibleLine } from '../text/visible.ts';
import type { Block, BlockOf, Cell, Chapter, ReportMeta } from './chapter.ts';
import { CURVE_POINTS, numbersOf } from './figures.ts';
import { showCell } from './show.ts';
import { strip, UNICODE } from './strip.ts';

const say = words({
  id: {
    table: (n: number, caption: string) => `Tabel ${n}. ${caption}`,
    figure: (n: number, title: string) => `Gambar ${n}. ${title}`,
    item: 'Butir',
    value: 'Isi',
    part: 'Bagian',
    score: 'Nilai',
    element: 'Unsur',
    bar: 'Grafik',
    group: 'Kelompok',
    digest: 'sidik instrumen',
    tally: 'sidik rekapitulasi',
    heads: { instrument: 'Instrumen', date: 'Tanggal', period: 'Periode', province: 'Provinsi' },
  },
  en: {
    table: (n: number, caption: string) => `Table ${n}. ${caption}`,
    figure: (n: number, title: string) => `Figure ${n}. ${title}`,
    item: 'Item',
    value: 'Value',
    part: 'Part',
    score: 'Score',
    element: 'Element',
    bar: 'Chart',
    group: 'Group',
    digest: 'digest of the instrument',
    tally: 'digest of the tally',
    heads: { instrument: 'Instrument', date: 'Date', period: 'Period', province: 'Province' },
  },
});

const BAR_COLUMNS = 20;

/** The report for GitHub, Pandoc and any Markdown editor: pipe tables, no raw HTML but line breaks in cells. */
export function markdown(chapters: readonly Chapter[], meta: ReportMeta): string {
  const writer = new Writer(meta.lang);
  const w = say[meta.lang];
  const heads: [string, string | undefined][] = [
    [w.heads.province, meta.province],
    [w.heads.period, meta.period === '' ? undefined : meta.period],
    [w.heads.instrument, meta.instrument],
    [w.heads.date, meta.dateInWords],
  ];
  const parts = [
    `# ${inline(meta.title)}`,
    heads
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => `- ${k}: ${inline(v!)}`)
      .join('\n'),
  ];
  for (const chapter of chapters) {
    parts.push(`## ${inline(chapter.title)}`);
    for (const block of chapter.blocks) parts.push(writer.block(block));
  }
  const { instrument, tally } = meta.digests;
  parts.push(
    '---',
    `*${inline([meta.product, `${w.digest} ${instrument}`, ...(tally === undefined ? [] : [`${w.tally} ${tally}`])].join(' · '))}*`,
  );
  return `${parts.filter((p) => p !== '').join('\n\n')}\n`;
}

/** A title and blocks as a document of their own. */
export function blocksMarkdown(title: string, blocks: readonly Block[], lang: Lang): string {
  const writer = new Writer(lang);
  return `${[`# ${inline(title)}`, ...blocks.map((block) => writer.block(block))].join('\n\n')}\n`;
}

/** Everything that Markdown, GitHub or Pandoc would read as markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]|~$^{}]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** One line of running text. What would open a heading, list or rule at the start of a line is escaped too. */
function inline(text: string): string {
  return escapeMarkdown(visibleLine(text))
    .replace(/^[#+\-=:%]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Numbers tables and figures while it writes. Lives for one document. */
class Writer {
  readonly #lang: Lang;
  #tables = 0;
  #figures = 0;

  constructor(lang: Lang) {
    this.#lang = lang;
  }

  block(block: Block): string {
    switch (block.kind) {
      case 'subheading':
        return `${'#'.repeat(block.level + 1)} ${inline(block.text)}`;
      case 'paragraph':
        return inline(block.text);
      case 'callout':
        return `> ${block.tone === 'warning' ? '⚠ ' : ''}${inline(block.text)}`;
      case 'list':
        return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${inline(item)}`).join('\n');
      case 'table':
        return this.#captioned(
          block.caption,
          pipes(
            block.columns.map((c) => c.title),
            block.columns.map((c) => c.align),
            block.rows.map((row) => this.#cells(row)),
          ),
        );
      case 'key-value': {
        const w = say[this.#lang];
        return this.#captioned(
          block.caption,
          pipes(
            [w.item, w.value],
            ['left', 'left'],
            block.items.map(({ key, value }) => this.#cells([key, value])),
          ),
        );
      }
      case 'bars':
        return this.#drawn(block.title, this.#bars(block));
      case 'grid':
        return this.#drawn(block.title, this.#grid(block));
      case 'matrix':
        return this.#drawn(block.title, this.#matrix(block));
      case 'histogram':
        return this.#drawn(block.title, this.#histogram(block));
      case 'curve':
        return this.#drawn(block.title, this.#curve(block));
    }
  }

  #captioned(caption: string, table: string): string {
    this.#tables++;
    return `**${inline(say[this.#lang].table(this.#tables, caption))}**\n\n${table}`;
  }

  /** A picture as the table of its numbers, which is its alternative text too. */
  #drawn(title: string, table: string): string {
    this.#figures++;
    return `**${inline(say[this.#lang].figure(this.#figures, title))}**\n\n${table}`;
  }

  #cells(row: readonly Cell[]): string[] {
    return row.map((cell) => showCell(cell, this.#lang));
  }

  #bars(block: BlockOf<'bars'>): string {
    const { columns, rows } = numbersOf(block, this.#lang)!;
    return pipes(
      [...columns.map((c) => c.title), say[this.#lang].bar],
      [...columns.map((c) => c.align), 'left'],
      rows.map((row, i) => [...this.#cells(row), strip(block.bars[i]!, block.scale, BAR_COLUMNS, UNICODE)]),
    );
  }

  #grid(block: BlockOf<'grid'>): string {
    const w = say[this.#lang];
    const parts = Math.max(0, ...block.rows.map((r) => r.cells.length));
    const shown = (c: BlockOf<'grid'>['rows'][number]['head']): string =>
      c.value === null ? c.instead : `${showScore(c.value, this.#lang)} (${c.stepTitle})`;
    const rows = block.rows.map(({ head, cells }) => [
      head.title,
      shown(head),
      ...Array.from({ length: parts }, (_, i) => (cells[i] === undefined ? '' : `${cells[i].title}\n${shown(cells[i])}`)),
    ]);
    const titles = [w.element, w.score, ...Array.from({ length: parts }, (_, i) => `${w.part} ${i + 1}`)];
    return pipes(
      titles,
      titles.map(() => 'left'),
      rows,
    );
  }

  #matrix(block: BlockOf<'matrix'>): string {
    const rows = block.rows.map((row) => [
      row.title,
      ...row.cells.map((cell) => [...(cell.name === '' ? [] : [`(${cell.name})`]), ...cell.nodes.map((n) => n.text)].join('\n')),
    ]);
    const titles = ['', ...block.columns];
    return pipes(
      titles,
      titles.map(() => 'left'),
      rows,
    );
  }

  #curve(block: BlockOf<'curve'>): string {
    const { columns, rows } = numbersOf(block, this.#lang)!;
    const strips = pointsOf(block.points, CURVE_POINTS).map((p) =>
      strip({ now: p.index, target: null }, block.scale, BAR_COLUMNS, UNICODE),
    );
    return pipes(
      [...columns.map((c) => c.title), say[this.#lang].bar],
      ['right', 'right', 'left'],
      rows.map((row, i) => [...this.#cells(row), strips[i]!]),
    );
  }

  #histogram(block: BlockOf<'histogram'>): string {
    const w = say[this.#lang];
    const rows = block.series.map((s) => [s.label, ...s.counts.map((n) => showQuantity(n, this.#lang))]);
    return pipes([w.group, ...block.bins.map((b) => showScore(b, this.#lang))], ['left', ...block.bins.map(() => 'right' as const)], rows);
  }
}

const cellText = (text: string): string =>
  visible(text)
    .split(/\r?\n|␍?\n/)
    .map((line) => escapeMarkdown(line.replace(/[\t ]+/g, ' ').trim()))
    .join('<br>');

function pipes(titles: readonly string[], aligns: readonly ('left' | 'right' | 'center')[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(' | ')} |`;
  const rule = { left: ':---', right: '---:', center: ':---:' };
  return [line(titles), `| ${aligns.map((a) => rule[a]).join(' | ')} |`, ...rows.map(line)].join('\n');
}
