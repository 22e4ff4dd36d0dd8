import type { Lang } from '../../text/lang.ts';
import type { Cell, Column, NumberCell } from '../chapter.ts';
import type { Sheet } from '../figures.ts';
import { widthsOf } from '../layout.ts';
import { showCell } from '../show.ts';
import { html, type Markup } from './tag.ts';

export interface TableLook {
  readonly lang: Lang;
  readonly id: string;
  readonly caption: string | undefined;
  /** Sortable, filterable, and in a region of its own that scrolls. */
  readonly live: boolean;
}

/** A table with its caption. Rows about a node carry its name, so that the script can explain their numbers. */
export function tableMarkup({ columns, rows }: Sheet, { lang, id, caption, live }: TableLook): Markup {
  const widths = widthsOf(columns);
  const heads = columns.map((c) =>
    c.title === '' ? html`<td></td>` : html`<th scope="col"${c.align !== 'left' && html` class="num"`}>${c.title}</th>`,
  );
  const titled = columns.some((c) => c.title !== '');
  const inner = html`<table id="${id}"${live && html` data-live="1"`}>${
    caption !== undefined && html`<caption><span id="${id}-c">${caption}</span></caption>`
  }<colgroup>${widths.map((share) => html`<col width="${share}%">`)}</colgroup>${
    titled && html`<thead><tr>${heads}</tr></thead>`
  }<tbody>${rows.map((row) => rowMarkup(row, columns, lang))}</tbody></table>`;
  const many = columns.length >= 5 ? ' many' : '';
  if (caption === undefined) return html`<div class="scroll${many}">${inner}</div>`;
  return html`<div class="scroll${many}" role="region" aria-labelledby="${id}-c" tabindex="0">${inner}</div>`;
}

function rowMarkup(row: readonly Cell[], columns: readonly Column[], lang: Lang): Markup {
  const node = row.find((c) => typeof c !== 'string' && c.kind === 'node');
  const about = node === undefined || typeof node === 'string' || node.kind !== 'node' ? undefined : node.id;
  return html`<tr${about !== undefined && html` data-node="${about}"`}>${row.map((cell, i) => cellMarkup(cell, columns[i], lang))}</tr>`;
}

function cellMarkup(cell: Cell, column: Column | undefined, lang: Lang): Markup {
  if (typeof cell === 'string') return html`<td${column?.align === 'right' && html` class="num"`}>${lines(cell)}</td>`;
  if (cell.kind === 'node') return html`<th scope="row">${nodeLink(cell.id, cell.text, lang)}</th>`;
  return numberMarkup(cell, lang);
}

/** Without the script, a link to the row of the annex that holds the arithmetic. */
const nodeLink = (id: string, text: string, lang: Lang): Markup =>
  html`<a class="node" href="#${lang}-annex" data-node="${id}">${text}</a>`;

const numberMarkup = (cell: NumberCell, lang: Lang): Markup =>
  cell.value === null
    ? html`<td class="num none">${showCell(cell, lang)}</td>`
    : html`<td class="num" data-v="${String(cell.value)}">${showCell(cell, lang)}</td>`;

/** One entry a line. */
export function lines(text: string): Markup {
  const all = text.split('\n');
  return html`${all.map((line, i) => (i === 0 ? html`${line}` : html`<br>${line}`))}`;
}
