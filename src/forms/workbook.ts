import type { WriteSheet } from 'hucre/xlsx';
import { visible, visibleLine } from '../text/visible.ts';

export type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';

/**
 * The one place where workbooks are written, so that the library behind it can be exchanged.
 * @returns the same bytes for the same sheets
 */
export async function writeWorkbook(
  sheets: readonly WriteSheet[],
  about: { readonly title: string; readonly creator: string; readonly lockStructure?: boolean },
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const epoch = new Date(Date.UTC(1980, 0, 2));
  return writeXlsx({
    sheets: sheets.map((sheet) => withVisibleTexts(withoutTitles(sheet))),
    namedRanges: sheets.flatMap(titlesOf),
    properties: { title: visibleLine(about.title), creator: about.creator, created: epoch, modified: epoch },
    ...(about.lockStructure === true ? { workbookProtection: { lockStructure: true } } : {}),
  });
}

// The library writes the sheet's name into this reference without quotes, and a name with spaces then breaks the file for Excel.
const withoutTitles = (sheet: WriteSheet): WriteSheet => {
  const { printTitlesRow: _, ...pageSetup } = sheet.pageSetup ?? {};
  return sheet.pageSetup === undefined ? sheet : { ...sheet, pageSetup };
};

function titlesOf({ name, pageSetup }: WriteSheet): PrintTitles[] {
  const rows = pageSetup?.printTitlesRow;
  return rows === undefined ? [] : [printTitles(name, rows)];
}

/** A range with a name of its own in a sheet. */
type PrintTitles = { name: string; range: string; scope: string };

/** The rows that a sheet repeats on every printed page, such as `$1:$1`; its name is quoted, as Excel asks. */
export const printTitles = (sheet: string, rows: string): PrintTitles => ({
  name: '_xlnm.Print_Titles',
  range: `'${sheet.replaceAll("'", "''")}'!${rows}`,
  scope: sheet,
});

/** Control characters in a rubric's text would make a file that no spreadsheet opens. */
function withVisibleTexts(sheet: WriteSheet): WriteSheet {
  const shown = <T>(value: T): T => (typeof value === 'string' ? (visible(value) as T) : value);
  return {
    ...sheet,
    ...(sheet.rows === undefined ? {} : { rows: sheet.rows.map((row) => row.map(shown)) }),
    ...(sheet.cells === undefined
      ? {}
      : { cells: new Map([...sheet.cells].map(([at, cell]) => [at, 'value' in cell ? { ...cell, value: shown(cell.value) } : cell])) }),
  };
}
