import type { Lang } from '../../text/lang.ts';
import type { Cell } from '../chapter.ts';
import type { Sheet } from '../figures.ts';
import { showCell } from '../show.ts';
import { followsFigures, type TableLayout, type TablePage, tableLayout } from '../table-layout.ts';
import type { StyleIds } from './styles.ts';
import { paragraph, runs } from './xml.ts';

/** What a table needs to know of its document. */
export interface TableContext {
  readonly lang: Lang;
  readonly styles: StyleIds;
  /** How much wider than ours the letters may run. */
  readonly wider: number;
  /** Runs of a cell that names a node: a place to jump to, or a jump. */
  readonly node: (id: string, inside: string) => string;
}

/** From this width (in twentieths of a point) a page lies across. */
const ACROSS = 11000;
/** A row of more lines than this may break across pages: about half a page. */
const LONG = { upright: 34, across: 21 } as const;
/** A table with no more rows than this, none of them longer, stays on one page. */
const FEW = { rows: 9, lines: 3 } as const;
/** The first two rows and the last two stand together where they take no more lines than this: one alone on a page is easily missed. */
const PAIR = 12;
/** What keeps words away from the figures before them. */
const AFTER_FIGURES = 140;

/** In twentieths of a point. @param wider how much wider than ours the letters of a template may run, 1 for our own */
export const tablePage = (width: number, wider: number): TablePage => ({
  width,
  letter: 184 * wider,
  bold: 200 * wider,
  margins: 180,
  afterFigures: AFTER_FIGURES,
  besideHeading: 0,
});

const KEEP = '<w:keepNext/>';
const APART = `<w:tcMar><w:left w:w="${80 + AFTER_FIGURES}" w:type="dxa"/></w:tcMar>`;

const cellXml = (width: number, inside: string, more = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr>${inside}</w:tc>`;

export function tableFrame(style: string, widths: readonly number[], rows: string, firstRow: boolean): string {
  const total = widths.reduce((sum, w) => sum + w, 0);
  const look = `<w:tblLook w:val="${firstRow ? '0020' : '0000'}" w:firstRow="${firstRow ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}</w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`;
}

/**
 * A table as wide as its page (in twentieths of a point), whose heading row is repeated on every page.
 * @param layout of several tables that have the same columns; without it the table's own
 */
export function wordTable(sheet: Sheet, width: number, context: TableContext, layout?: TableLayout): string {
  const { columns, rows } = sheet;
  const { styles, lang } = context;
  const texts = rows.map((row) => row.map((cell) => showCell(cell, lang)));
  const { widths, lines } = layout ?? tableLayout(sheet, lang, tablePage(width, context.wider));
  const heights = texts.map(lines);
  const titled = columns.some((c) => c.title !== '');
  const right = columns.map((c) => c.align === 'right');
  // Words after a figure would read as one with it.
  const apart = columns.map((_, i) => (followsFigures(columns, i) ? APART : ''));
  const head = titled
    ? `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map((c, i) => cellXml(widths[i]!, paragraph(right[i] ? styles.cellHeadRight : styles.cellHead, runs(c.title)), apart[i])).join('')}</w:tr>`
    : '';
  const long = width > ACROSS ? LONG.across : LONG.upright;
  const small = rows.length <= FEW.rows && heights.every((n) => n <= FEW.lines);
  const high = columns.some((c) => c.toFill) ? TO_FILL : '';
  const body = rows.map((row, r) => {
    const pair = (r === 0 || r === rows.length - 2) && heights[r]! + heights[r + 1]! <= PAIR;
    const keep = r < rows.length - 1 && (small || pair) ? KEEP : '';
    const whole = heights[r]! <= long ? '<w:cantSplit/>' : '';
    const properties = whole + high === '' ? '' : `<w:trPr>${whole}${high}</w:trPr>`;
    const cells = row.map((cell, i) => cellXml(widths[i] ?? 0, cellText(cell, texts[r]![i]!, right[i] === true, keep, context), apart[i]));
    return `<w:tr>${properties}${cells.join('')}</w:tr>`;
  });
  return tableFrame(titled ? styles.table : styles.plainTable, widths, head + body.join(''), titled);
}

/** Room to write in by hand, 2.4 cm. */
const TO_FILL = '<w:trHeight w:val="1360" w:hRule="atLeast"/>';

/** The paragraphs of a cell: of several lines each is one, set so that it is seen where the next begins. */
function cellText(cell: Cell, text: string, right: boolean, keep: string, { styles, node }: TableContext): string {
  const style = right ? styles.cellRight : styles.cell;
  const [first = '', ...further] = text.split('\n');
  const lead = typeof cell !== 'string' && cell.kind === 'node' ? node(cell.id, runs(first)) : runs(first);
  if (further.length === 0) return paragraph(style, lead, keep);
  const entry = (line: string, inside: string): string =>
    paragraph(line.startsWith('– ') ? styles.cellItem : styles.cellEntry, inside, keep);
  return entry(first, lead) + further.map((line) => entry(line, runs(line))).join('');
}
