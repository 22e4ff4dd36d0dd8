import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { printTitles } from '../../forms/workbook.ts';
import { clean } from '../clean.ts';
import { lineWidth } from '../measure.ts';
import { columnName } from '../ooxml/chart.ts';
import type { Book, BookCell, BookSheet } from './book.ts';

/** The one file that knows the spreadsheet library. Text is written as text, whatever it begins with; the parts are not yet compressed. */
export async function writeBook(book: Book): Promise<Uint8Array> {
  const day = new Date(`${book.date}T00:00:00Z`);
  const written = Number.isNaN(day.getTime()) ? new Date(0) : day;
  return stored(() =>
    writeXlsx({
      sheets: book.sheets.map(sheetOf),
      // Named here and not by `printTitlesRow`: the library leaves the name of a sheet unquoted there, which Excel takes for damage.
      namedRanges: book.sheets.map(({ name }) => printTitles(name, '$1:$1')),
      properties: { title: clean(book.title), subject: clean(book.subject), creator: 'siapkota', created: written, modified: written },
      defaultFont: FONT,
    }),
  );
}

/** A stream that makes nothing smaller. */
class NoCompression {
  #data: Uint8Array | undefined;
  readonly writable = {
    getWriter: () => ({
      write: (data: Uint8Array): void => {
        this.#data = data;
      },
      close: (): void => {},
    }),
  };
  readonly readable = {
    getReader: () => ({
      read: async () => {
        const value = this.#data;
        this.#data = undefined;
        return { value, done: value === undefined };
      },
    }),
  };
}

/**
 * The library compresses with the stream of the platform and cannot be asked not to. What it writes here is opened again, given its
 * charts and compressed by ourselves, alike on every platform: a part that its stream makes no smaller it stores as it is.
 */
async function stored<T>(write: () => Promise<T>): Promise<T> {
  const platform = globalThis.CompressionStream;
  globalThis.CompressionStream = NoCompression as unknown as typeof CompressionStream;
  try {
    return await write();
  } finally {
    globalThis.CompressionStream = platform;
  }
}

const FONT = { name: 'Calibri', size: 11 } as const;
const HEAD: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0B6AA2' } },
  alignment: { vertical: 'center', wrapText: true },
};
/** Excel's limit for the text of a cell. */
const MOST = 32767;

/** Words in the column after figures would read as one with them. */
const isApart = (columns: BookSheet['columns'], j: number): boolean => columns[j - 1]?.right === true && columns[j]?.right !== true;
const APART = { indent: 1 } as const;

function sheetOf({ name, columns: wished, rows, shaded }: BookSheet): WriteSheet {
  const columns = wideEnough(wished, rows);
  const cells = new Map<string, NonNullable<Parameters<NonNullable<WriteSheet['cells']>['set']>[1]>>();
  columns.forEach((c, j) => {
    const alignment = {
      ...HEAD.alignment!,
      horizontal: c.right ? ('right' as const) : ('left' as const),
      ...(isApart(columns, j) ? APART : {}),
    };
    cells.set(`0,${j}`, { value: c.title, style: { ...HEAD, alignment } });
  });
  rows.forEach((row, i) => {
    row.forEach((cell, j) => {
      cells.set(`${i + 1},${j}`, cellOf(cell, columns[j]?.right === true, isApart(columns, j)));
    });
  });
  const last = `${columnName(Math.max(0, columns.length - 1))}${rows.length + 1}`;
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      columns.map((c) => clean(c.title)),
      ...rows.map((row) => row.map((c) => (c.kind === 'text' ? clean(c.text).slice(0, MOST) : c.value))),
    ],
    cells,
    rowDefs: heights([columns.map((c): BookCell => ({ kind: 'text', text: c.title, bold: true })), ...rows], columns),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}` },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
    ...(shaded === undefined || rows.length === 0
      ? {}
      : {
          conditionalRules: [
            {
              type: 'colorScale',
              priority: 1,
              range: `${columnName(shaded.column)}2:${columnName(shaded.column)}${rows.length + 1}`,
              colorScale: {
                cfvo: [
                  { type: 'num', value: String(shaded.min) },
                  { type: 'num', value: String((shaded.min + shaded.max) / 2) },
                  { type: 'num', value: String(shaded.max) },
                ],
                colors: ['F4B9A7', 'FDF6D3', 'A6D8B6'],
              },
            },
          ],
        }),
  };
}

/** An em of the book's font in the unit of column widths. */
const CHARACTERS = 1.94;

/** Not every program fits a row to wrapped text when it opens a file, so rows say how high they are, in points. */
function heights(rows: readonly (readonly BookCell[])[], columns: BookSheet['columns']): Map<number, { height: number }> {
  const found = new Map<number, { height: number }>();
  rows.forEach((row, i) => {
    const most = Math.max(1, ...row.map((cell, j) => linesOf(cell, columns, j)));
    if (most > 1) found.set(i, { height: Math.min(HIGHEST, most * 15 + 1) });
  });
  return found;
}

/** Points: no program shows a higher row, and what does not fit into it is not shown. */
const HIGHEST = 409;
const MOST_LINES = Math.floor((HIGHEST - 1) / 15);
/** The widest that a column can be, in characters. */
const WIDEST = 255;

/** The columns, wider where a cell would be too high for any row. */
function wideEnough(columns: BookSheet['columns'], rows: readonly (readonly BookCell[])[]): BookSheet['columns'] {
  return columns.map((column, j) => {
    let wider = column;
    const at = (): BookSheet['columns'] => columns.map((c, k) => (k === j ? wider : c));
    for (const row of rows) {
      const cell = row[j];
      if (cell?.kind !== 'text' || cell.text.length < 2 * MOST_LINES) continue;
      while (wider.width < WIDEST && linesOf(cell, at(), j) > MOST_LINES)
        wider = { ...wider, width: Math.min(WIDEST, Math.ceil(wider.width * 1.1)) };
    }
    return wider;
  });
}

/** How many lines a cell takes, folded where programs fold: at spaces, and behind dashes. */
function linesOf(cell: BookCell, columns: BookSheet['columns'], j: number): number {
  if (cell.kind === 'number') return 1;
  const indent = (cell.indent ?? 0) + (isApart(columns, j) ? 1 : 0);
  const room = Math.max(6, (columns[j]?.width ?? 10) - 1 - indent * 2);
  const size = cell.bold === true ? CHARACTERS * 1.08 : CHARACTERS;
  return cell.text.split('\n').reduce((sum, line) => sum + folded(line, room, size), 0);
}

function folded(line: string, room: number, size: number): number {
  if (lineWidth(line) * size <= room) return 1;
  let [lines, used] = [1, 0];
  for (const piece of line.match(/[^ –-]*[ –-]?/g) ?? []) {
    const wide = lineWidth(piece) * size;
    if (used > 0 && used + wide > room) {
      lines += 1;
      used = 0;
    }
    lines += Math.floor(wide / room);
    used = (used + wide) % room;
  }
  return lines;
}

function cellOf(cell: BookCell, right: boolean, apart: boolean) {
  if (cell.kind === 'number') {
    const style: CellStyle = { font: FONT, numFmt: cell.format, alignment: { vertical: 'top', horizontal: right ? 'right' : 'left' } };
    return cell.formula === undefined ? { value: cell.value, style } : { formula: cell.formula, formulaResult: cell.value, style };
  }
  const { bold, indent, sheet } = cell;
  const value = clean(cell.text).slice(0, MOST);
  return {
    value,
    style: {
      font: { ...FONT, ...(bold === true ? { bold } : {}), ...(sheet === undefined ? {} : { underline: true, color: { rgb: '0B6AA2' } }) },
      alignment: {
        vertical: 'top',
        wrapText: true,
        horizontal: right ? 'right' : 'left',
        ...(indent === undefined ? (apart ? APART : {}) : { indent }),
      },
    } satisfies CellStyle,
    ...(sheet === undefined ? {} : { hyperlink: { target: '', location: `'${sheet.replaceAll("'", "''")}'!A1`, display: value } }),
  };
}
