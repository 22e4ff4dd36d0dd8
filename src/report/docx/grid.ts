import type { Lang } from '../../text/lang.ts';
import { showScore } from '../../text/number.ts';
import type { BlockOf, GridCell } from '../chapter.ts';
import { shade } from '../charts/grid.ts';
import type { StyleIds } from './styles.ts';
import { tableFrame } from './table.ts';
import { paragraph, runs } from './xml.ts';

const FILLS = ['F7D9D0', 'FBE8C8', 'FDF6D3', 'D9EECF', 'B7DFC5'] as const;
const NONE = 'EEF1F4';
const side = (name: string): string => `<w:${name} w:val="single" w:sz="12" w:space="0" w:color="FFFFFF"/>`;
const BORDERS = `<w:tcBorders>${['top', 'left', 'bottom', 'right'].map(side).join('')}</w:tcBorders>`;

/** The heat table as a Word table: it can be edited, and it says every score and step in words. */
export function wordGrid({ rows, steps }: BlockOf<'grid'>, width: number, styles: StyleIds, lang: Lang): string {
  const columns = Math.max(1, ...rows.map((r) => r.cells.length + 1));
  const each = Math.floor(width / columns);
  const cell = (c: GridCell | undefined, head: boolean): string => {
    const fill = c === undefined || c.step === null ? NONE : FILLS[shade(c.step, steps.length)]!;
    const keep = '<w:keepNext/>';
    const inside =
      c === undefined
        ? paragraph(styles.cell, '', keep)
        : paragraph(styles.cell, runs(c.title, { bold: head }), keep) +
          paragraph(styles.cell, runs(c.value === null ? c.instead : showScore(c.value, lang), { bold: true }), keep) +
          (c.stepTitle === '' ? '' : paragraph(styles.cell, runs(c.stepTitle), keep));
    return `<w:tc><w:tcPr><w:tcW w:w="${each}" w:type="dxa"/>${BORDERS}<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/></w:tcPr>${inside}</w:tc>`;
  };
  const lines = rows.map(
    (row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(row.head, true)}${Array.from({ length: columns - 1 }, (_, i) => cell(row.cells[i], false)).join('')}</w:tr>`,
  );
  return tableFrame(
    styles.plainTable,
    Array.from({ length: columns }, () => each),
    lines.join(''),
    false,
  );
}
