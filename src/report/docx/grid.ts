import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Lang } from '../../text/lang.ts';
import { showScore } from '../../text/number.ts';
import type { BlockOf, GridCell } from '../chapter.ts';
import { shade } from '../charts/grid.ts';
import { runs } from './table.ts';

const FILLS = ['F7D9D0', 'FBE8C8', 'FDF6D3', 'D9EECF', 'B7DFC5'] as const;
const WHITE = { style: BorderStyle.SINGLE, size: 12, color: 'FFFFFF' } as const;

/** The heat table as a Word table: it can be edited, and it says every score and step in words. */
export function wordGrid({ rows, steps }: BlockOf<'grid'>, width: number, lang: Lang): Table {
  const columns = Math.max(1, ...rows.map((r) => r.cells.length + 1));
  const each = Math.floor(width / columns);
  const cell = (c: GridCell | undefined, head: boolean): TableCell =>
    new TableCell({
      width: { size: each, type: WidthType.DXA },
      margins: { top: 80, bottom: 80, left: 100, right: 100 },
      borders: { top: WHITE, bottom: WHITE, left: WHITE, right: WHITE },
      shading: {
        type: ShadingType.CLEAR,
        color: 'auto',
        fill: c?.step === null || c === undefined ? 'EEF1F4' : FILLS[shade(c.step, steps.length)]!,
      },
      children:
        c === undefined
          ? [new Paragraph({ style: 'Cell' })]
          : [
              new Paragraph({ style: 'Cell', children: runs(c.title, { bold: head }) }),
              new Paragraph({ style: 'Cell', children: runs(c.value === null ? c.instead : showScore(c.value, lang), { bold: true }) }),
              ...(c.stepTitle === '' ? [] : [new Paragraph({ style: 'Cell', children: runs(c.stepTitle) })]),
            ],
    });
  return new Table({
    width: { size: each * columns, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => each),
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [cell(row.head, true), ...Array.from({ length: columns - 1 }, (_, i) => cell(row.cells[i], false))],
        }),
    ),
  });
}
