import type { CellStyle } from './workbook.ts';

export const FONT = { name: 'Calibri', size: 11 };
const THIN = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const TOP = { vertical: 'top', wrapText: true } as const;
export const HEADING: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E79' } },
  alignment: { vertical: 'center', wrapText: true },
  border: BORDER,
};
export const LOCKED: CellStyle = { font: FONT, alignment: TOP, border: BORDER };
export const GREY: CellStyle = { ...LOCKED, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } } };
export const INPUT: CellStyle = {
  font: FONT,
  alignment: TOP,
  border: BORDER,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } },
  protection: { locked: false },
};
/** Cells people type into hold text, so that "3-4" is not made into a date. */
export const TEXT_INPUT: CellStyle = { ...INPUT, numFmt: '@' };

/** Points, from how often the texts fold in columns of their width; spreadsheets do not measure wrapped cells by themselves. */
export function heightOf(texts: ReadonlyMap<number, string>, widths: readonly number[]): number {
  let lines = 1;
  for (const [column, text] of texts) {
    const width = (widths[column] ?? 10) * 1.08;
    lines = Math.max(
      lines,
      text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0),
    );
  }
  return Math.min(405, 4 + lines * 15);
}
