import { type Lang, words } from '../text/lang.ts';
import { showScore } from '../text/number.ts';
import type { Paint } from '../text/paint.ts';
import { visibleLine } from '../text/visible.ts';
import { pad, width, wrap } from '../text/wrap.ts';
import type { Block, BlockOf, Chapter, ReportMeta } from './chapter.ts';
import { showCell } from './show.ts';
import { ASCII, strip, UNICODE } from './strip.ts';

/** How a terminal looks; handed in, never looked up. */
export interface Look {
  readonly paint: Paint;
  readonly columns: number;
  /** Whether it can draw more than ASCII. */
  readonly unicode: boolean;
}

const say = words({
  id: {
    what: (instrument: string, date: string) => `Penilaian mandiri, bukan indeks resmi · ${instrument} · ${date}`,
    gaps: 'Kesenjangan terlebar (capaian, target, kesenjangan)',
    missing: 'Kurang: ',
    next: 'Langkah: ',
    more: (n: number) => `… dan ${n} lagi`,
  },
  en: {
    what: (instrument: string, date: string) => `Self-assessment, not an official index · ${instrument} · ${date}`,
    gaps: 'Widest gaps (score, target, gap)',
    missing: 'Missing: ',
    next: 'Next: ',
    more: (n: number) => `… and ${n} more`,
  },
});

/** Lines of a usual terminal, less one for the prompt. */
const LINES = 23;
const [BARS, GAPS, UNKNOWN, NEXT] = [8, 5, 3, 2];

/** One screen out of the first chapter: index and bounds, a bar a rubric, widest gaps, what is missing, the next step. */
export function terminal(chapters: readonly Chapter[], meta: ReportMeta, look: Look): string {
  const w = say[meta.lang];
  const { paint } = look;
  const columns = Math.max(40, look.columns);
  const blocks = chapters.find((c) => c.id === 'summary')?.blocks ?? [];
  const groups = [
    [
      ...lines(meta.title, columns, 2).map(paint.bold),
      ...lines(w.what(meta.instrument, meta.dateInWords), columns, 2).map(paint.dim),
      ...indexLines(find(blocks, 'index', 'key-value'), meta.lang, columns, paint),
    ],
    barLines(find(blocks, 'parts', 'bars'), meta.lang, columns, look),
    gapLines(find(blocks, 'gaps', 'table'), meta.lang, columns, paint),
    [
      ...labelled(w.missing, find(blocks, 'missing', 'list')?.items, columns, UNKNOWN, paint.yellow),
      ...labelled(w.next, find(blocks, 'next', 'list')?.items.slice(0, 1), columns, NEXT, paint.cyan),
    ],
  ].filter((group) => group.length > 0);
  const spare = LINES - groups.reduce((sum, group) => sum + group.length, 0);
  const out = groups.flatMap((group, i) => (i > 0 && i <= spare ? ['', ...group] : group));
  const text = `${out.join('\n')}\n`;
  return look.unicode ? text : plainPunctuation(text);
}

/** A block by id and kind. */
function find<K extends Block['kind']>(blocks: readonly Block[], id: string, kind: K): BlockOf<K> | undefined {
  return blocks.find((b): b is BlockOf<K> => b.id === id && b.kind === kind);
}

/** Wrapped text, cut with an ellipsis after `most` lines. */
function lines(text: string, columns: number, most: number): string[] {
  const wrapped = wrap(visibleLine(text), columns);
  if (wrapped.length <= most) return wrapped;
  return [...wrapped.slice(0, most - 1), cutTo(wrapped.slice(most - 1).join(' '), columns)];
}

/** Cut to a width on the terminal. */
function cutTo(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let cut = '';
  for (const char of text) {
    // Room for three points, which is what an ellipsis becomes where only ASCII is drawn.
    if (width(cut + char) > columns - 3) break;
    cut += char;
  }
  return `${cut.trimEnd()}…`;
}

function indexLines(block: BlockOf<'key-value'> | undefined, lang: Lang, columns: number, paint: Paint): string[] {
  const items = (block?.items ?? []).map(({ key, value }) => visibleLine(`${key}: ${showCell(value, lang)}`));
  const rows: string[][] = [];
  for (const item of items) {
    const row = rows.at(-1);
    if (row !== undefined && width([...row, item].join('   ')) <= columns) row.push(item);
    else rows.push([item]);
  }
  // Only the number a reader came for is loud.
  return rows.map((row, i) =>
    row.map((item, j) => (i === 0 && j === 0 ? paint.bold(cutTo(item, columns)) : cutTo(item, columns))).join('   '),
  );
}

function barLines(block: BlockOf<'bars'> | undefined, lang: Lang, columns: number, { paint, unicode }: Look): string[] {
  if (block === undefined) return [];
  const labels = Math.min(30, Math.floor(columns * 0.35));
  const drawn = Math.max(10, Math.min(30, columns - labels - 18));
  const shown = block.bars.slice(0, BARS);
  const rest = block.bars.length - shown.length;
  const rows = shown.map((bar) => {
    const name = pad(cutTo(visibleLine(bar.label), labels), labels);
    const line = strip(bar, block.scale, drawn, unicode ? UNICODE : ASCII);
    const goal = bar.target === null ? '' : ` / ${showScore(bar.target, lang)}`;
    const said = bar.now === null ? visibleLine(bar.instead) : showScore(bar.now, lang) + goal;
    return `${name} ${paint.cyan(line)} ${cutTo(said, columns - labels - drawn - 2)}`;
  });
  return rest > 0 ? [...rows, paint.dim(say[lang].more(rest))] : rows;
}

function gapLines(block: BlockOf<'table'> | undefined, lang: Lang, columns: number, paint: Paint): string[] {
  if (block === undefined) return [];
  const figures = 22;
  const rows = block.rows.slice(0, GAPS).map((row) => {
    const [label, , ...numbers] = row.map((cell) => visibleLine(showCell(cell, lang)));
    return `${pad(cutTo(label ?? '', columns - figures), columns - figures)}${numbers.map((n) => pad(n, 7, 'left')).join('')}`;
  });
  return [paint.bold(say[lang].gaps), ...rows];
}

/** A label and as many whole sentences as the lines hold; an ellipsis stands for the others. A first one that is too long is cut. */
function labelled(
  label: string,
  sentences: readonly string[] | undefined,
  columns: number,
  most: number,
  mark: (text: string) => string,
): string[] {
  if (sentences === undefined || sentences.length === 0) return [];
  const said = (n: number): string => `${label}${sentences.slice(0, n).join(' ')}${n < sentences.length ? ' …' : ''}`;
  let whole = sentences.length;
  while (whole > 1 && wrap(visibleLine(said(whole)), columns).length > most) whole -= 1;
  const [first, ...rest] = lines(said(whole), columns, most);
  return [mark(label.trimEnd()) + (first ?? '').slice(label.trimEnd().length), ...rest];
}

const ASCII_FOR: Readonly<Record<string, string>> = { '–': '-', '−': '-', '…': '...', '“': '"', '”': '"', '·': '|', '→': '->', '×': 'x' };
const plainPunctuation = (text: string): string => text.replace(/[–−…“”·→×]/g, (c) => ASCII_FOR[c] ?? c);
