import type { WriteSheet } from 'hucre/xlsx';

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
    sheets: sheets.map(withoutTitles),
    namedRanges: sheets.flatMap(titlesOf),
    properties: { title: about.title, creator: about.creator, created: epoch, modified: epoch },
    ...(about.lockStructure === true ? { workbookProtection: { lockStructure: true } } : {}),
  });
}

// The library writes the sheet's name into this reference without quotes, and a name with spaces then breaks the file for Excel.
const withoutTitles = (sheet: WriteSheet): WriteSheet => {
  const { printTitlesRow: _, ...pageSetup } = sheet.pageSetup ?? {};
  return sheet.pageSetup === undefined ? sheet : { ...sheet, pageSetup };
};

function titlesOf({ name, pageSetup }: WriteSheet): { name: string; range: string; scope: string }[] {
  const rows = pageSetup?.printTitlesRow;
  return rows === undefined ? [] : [{ name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!${rows}`, scope: name }];
}
