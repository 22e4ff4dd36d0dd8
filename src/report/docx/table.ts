import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Lang } from '../../text/lang.ts';
import type { Cell, Column } from '../chapter.ts';
import { clean } from '../clean.ts';
import type { Sheet } from '../figures.ts';
import { widthsOf } from '../layout.ts';
import { showCell } from '../show.ts';
import { BLUE } from './styles.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1D9' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE } as const;
const MARGINS = { top: 40, bottom: 40, left: 80, right: 80 } as const;

/** Text with a run a line; breaks stay breaks. */
export function runs(text: string, look: { bold?: boolean } = {}): TextRun[] {
  return clean(text)
    .split('\n')
    .map((line, i) => new TextRun({ text: line, ...(i > 0 ? { break: 1 } : {}), ...look }));
}

/** A table as wide as its page (in twentieths of a point), whose heading row is repeated on every page. */
export function wordTable({ columns, rows }: Sheet, width: number, lang: Lang): Table {
  const shares = widthsOf(columns);
  const widths = shares.map((share) => Math.round((share / 100) * width));
  const titled = columns.some((c) => c.title !== '');
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (c, i) =>
        new TableCell({
          width: { size: widths[i]!, type: WidthType.DXA },
          margins: MARGINS,
          verticalAlign: VerticalAlign.BOTTOM,
          shading: { type: ShadingType.CLEAR, color: 'auto', fill: BLUE },
          children: [new Paragraph({ style: 'CellHead', alignment: aligned(c), children: runs(c.title) })],
        }),
    ),
  });
  const body = rows.map(
    (row) => new TableRow({ cantSplit: isShort(row, lang), children: row.map((cell, i) => bodyCell(cell, columns[i], widths[i]!, lang)) }),
  );
  return new Table({
    width: { size: widths.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: titled ? [head, ...body] : body,
  });
}

const aligned = (c: Column | undefined) => (c?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT);

/** A long row may break across pages; a short one stays together. */
const isShort = (row: readonly Cell[], lang: Lang): boolean => row.every((cell) => showCell(cell, lang).length < 400);

function bodyCell(cell: Cell, column: Column | undefined, width: number, lang: Lang): TableCell {
  const paragraphs = showCell(cell, lang)
    .split('\n')
    .map((line) => new Paragraph({ style: 'Cell', alignment: aligned(column), children: runs(line) }));
  return new TableCell({ width: { size: width, type: WidthType.DXA }, margins: MARGINS, children: paragraphs });
}
