import type { Lang } from '../../text/lang.ts';
import type { Cell } from '../chapter.ts';
import type { Sheet } from '../figures.ts';
import { showCell } from '../show.ts';
import type { StyleIds } from './styles.ts';
import { columnWidths } from './widths.ts';
import { paragraph, runs } from './xml.ts';

/** What a table needs to know of its document. */
export interface TableContext {
  readonly lang: Lang;
  readonly styles: StyleIds;
  /** Runs of a cell that names a node: a place to jump to, or a jump. */
  readonly node: (id: string, inside: string) => string;
}

/** A row longer than this may break across pages. */
const LONG = 400;
/** A table with no more rows than this stays on one page. */
const FEW = 9;
const KEEP = '<w:keepNext/>';

const cellXml = (width: number, inside: string, more = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr>${inside}</w:tc>`;

export function tableFrame(style: string, widths: readonly number[], rows: string, firstRow: boolean): string {
  const total = widths.reduce((sum, w) => sum + w, 0);
  const look = `<w:tblLook w:val="${firstRow ? '0020' : '0000'}" w:firstRow="${firstRow ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}</w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`;
}

/** A table as wide as its page (in twentieths of a point), whose heading row is repeated on every page. */
export function wordTable({ columns, rows }: Sheet, width: number, context: TableContext): string {
  const { styles, lang } = context;
  const texts = rows.map((row) => row.map((cell) => showCell(cell, lang)));
  const widths = columnWidths(columns, texts, width);
  const titled = columns.some((c) => c.title !== '');
  const right = columns.map((c) => c.align === 'right');
  const head = titled
    ? `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map((c, i) => cellXml(widths[i]!, paragraph(right[i] ? styles.cellHeadRight : styles.cellHead, runs(c.title)))).join('')}</w:tr>`
    : '';
  const short = rows.length <= FEW && texts.every((row) => row.every((text) => text.length < LONG / 4));
  const body = rows.map((row, r) => {
    const keep = short && r < rows.length - 1 ? KEEP : '';
    const whole = texts[r]!.every((text) => text.length < LONG) ? '<w:trPr><w:cantSplit/></w:trPr>' : '';
    return `<w:tr>${whole}${row.map((cell, i) => bodyCell(cell, texts[r]![i]!, widths[i] ?? 0, right[i] === true, keep, context)).join('')}</w:tr>`;
  });
  return tableFrame(titled ? styles.table : styles.plainTable, widths, head + body.join(''), titled);
}

function bodyCell(cell: Cell, text: string, width: number, right: boolean, keep: string, { styles, node }: TableContext): string {
  // Words that stand where a number would are read from the left, like words.
  const figure = right && (typeof cell === 'string' || cell.kind === 'node' || cell.value !== null || text.length < 4);
  const style = figure ? styles.cellRight : styles.cell;
  const [first = '', ...further] = text.split('\n');
  const lead = typeof cell !== 'string' && cell.kind === 'node' ? node(cell.id, runs(first)) : runs(first);
  return cellXml(width, paragraph(style, lead, keep) + further.map((line) => paragraph(style, runs(line), keep)).join(''));
}
