import type { Lang } from '../../text/lang.ts';
import type { Cell, Column, NumberCell } from '../chapter.ts';
import { rangeDrawing } from '../charts/range.ts';
import { escapeXml } from '../clean.ts';
import type { Sheet } from '../figures.ts';
import { MANY_COLUMNS, screenPage, VERY_MANY_COLUMNS } from '../layout.ts';
import { showCell } from '../show.ts';
import { type TableLayout, tableLayout } from '../table-layout.ts';
import { html, type Markup, trusted } from './tag.ts';

export interface TableLook {
  readonly lang: Lang;
  readonly id: string;
  readonly caption: string | undefined;
  /** Sortable, filterable, and in a region of its own that scrolls. */
  readonly live: boolean;
  /** Where a node is explained without the script: the id of an element. */
  readonly target: (node: string) => string;
  /** Whether its rows are those places. */
  readonly anchors?: boolean;
  /** Of several tables that have the same columns; without it the table's own. */
  readonly layout?: TableLayout | undefined;
}

/** A row of more lines than this may break across printed pages: about two fifths of one. */
const LONG = 22;

/** A table with its caption. Rows about a node carry its name, so that the script can explain their numbers. */
export function tableMarkup(sheet: Sheet, look: TableLook): Markup {
  const { columns, rows } = sheet;
  const { id, caption, live } = look;
  const { widths, lines } = look.layout ?? tableLayout(sheet, look.lang, screenPage(columns));
  const all = widths.reduce((sum, n) => sum + n, 0);
  const heads = columns.map((c) =>
    c.title === '' ? html`<td></td>` : html`<th scope="col"${c.align !== 'left' && html` class="num"`}>${c.title}</th>`,
  );
  const titled = columns.some((c) => c.title !== '');
  const inner = html`<table id="${id}"${live && html` data-live="1"`}>${
    caption !== undefined && html`<caption><span id="${id}-c">${caption}</span></caption>`
  }<colgroup>${widths.map((n) => html`<col width="${Math.round((n / all) * 1000) / 10}%">`)}</colgroup>${
    titled && html`<thead><tr>${heads}</tr></thead>`
  }<tbody>${rows.map((row) => rowMarkup(row, columns, lines(row.map(wordsOf)) > LONG, look))}</tbody></table>`;
  const many =
    columns.length >= VERY_MANY_COLUMNS
      ? ' many broad vast'
      : columns.length >= MANY_COLUMNS
        ? ' many broad'
        : columns.length >= 5
          ? ' many'
          : '';
  if (caption === undefined) return html`<div class="scroll${many}">${inner}</div>`;
  return html`<div class="scroll${many}" role="region" aria-labelledby="${id}-c" tabindex="0">${inner}</div>`;
}

/** A figure is never long. */
const wordsOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.kind === 'node' ? cell.text : '');

/** The node that a row is about. */
export function nodeOf(row: readonly Cell[]): string | undefined {
  for (const cell of row) if (typeof cell !== 'string' && cell.kind === 'node') return cell.id;
  return undefined;
}

function rowMarkup(row: readonly Cell[], columns: readonly Column[], long: boolean, look: TableLook): Markup {
  const node = nodeOf(row);
  const about = node !== undefined && html` data-n="${node}"`;
  const anchor = node !== undefined && look.anchors === true && html` id="${look.target(node)}"`;
  return html`<tr${anchor}${about}${long ? html` class="long"` : columns.some((c) => c.toFill) && html` class="fill"`}>${row.map((cell, i) => cellMarkup(cell, columns[i], look))}</tr>`;
}

function cellMarkup(cell: Cell, column: Column | undefined, { lang, target }: TableLook): Markup {
  if (typeof cell === 'string') return html`<td${column?.align === 'right' && html` class="num"`}>${entries(cell)}</td>`;
  if (cell.kind === 'node') return html`<th scope="row"><a href="#${target(cell.id)}">${cell.text}</a></th>`;
  return numberMarkup(cell, lang);
}

/** For sorting nine digits are more than enough; the report's JSON holds them all. */
const numberMarkup = (cell: NumberCell, lang: Lang): Markup =>
  cell.value === null
    ? html`<td class="none">${showCell(cell, lang)}</td>`
    : html`<td data-v="${String(Number(cell.value.toPrecision(9)))}">${showCell(cell, lang)}${cell.range !== undefined && trusted(rangeDrawing(cell.value, cell.range, lang))}</td>`;

/** One entry a line; where it goes on, it stands further in, so that the next is seen to begin. */
export function entries(text: string): Markup {
  const all = text.split('\n');
  if (all.length === 1) return html`${text}`;
  return trusted(all.map((line) => `<span class="${line.startsWith('– ') ? 'e i' : 'e'}">${escapeXml(line)}</span>`).join(''));
}
