import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell of a test workbook: text, a number, a truth, nothing, or the XML inside `<c>` with its attributes. */
export type BookCell = string | number | boolean | null | { readonly xml: string; readonly attributes?: string };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly BookCell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly merges?: readonly string[];
  /** More rows as XML, behind the others. */
  readonly tail?: string;
}

/** Number formats by the style that asks for them: style 1 is a date, 2 two decimals, 3 per cent, 4 text, 5 a moment, 6 a year. */
const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="2"/><xf numFmtId="10"/><xf numFmtId="49"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
const letters = (c: number): string => (c < 26 ? '' : letters(Math.floor(c / 26) - 1)) + String.fromCharCode(65 + (c % 26));
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function cellXml(cell: BookCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c r="${at}" ${cell.attributes ?? ''}>${cell.xml}</c>`;
}

/** The parts of a workbook, as Excel lays them out. `more` adds parts or replaces them. */
export function bookParts(
  sheets: readonly TestSheet[],
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Record<string, Uint8Array> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${sheets
      .map(
        (s, i) =>
          `<sheet name="${escaped(s.name)}" sheetId="${i + 1}"${s.state === undefined ? '' : ` state="${s.state}"`} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join(
        '',
      )}<Relationship Id="rIdS" Type="${rel}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${rel}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>GOV-01</t></si><si><r><rPr><b/></rPr><t>Ada </t></r><r><t>perwal</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>`,
  };
  sheets.forEach(({ rows, merges = [], tail = '' }, i) => {
    const data = rows.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`)).join('')}</row>`);
    const merged = merges.length === 0 ? '' : `<mergeCells>${merges.map((m) => `<mergeCell ref="${m}"/>`).join('')}</mergeCells>`;
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${data.join('')}${tail}</sheetData>${merged}</worksheet>`;
  });
  return Object.fromEntries(
    Object.entries({ ...parts, ...more }).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  );
}

export const book = (sheets: readonly TestSheet[], more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  zipSync(bookParts(sheets, more) as Zippable, { level: 6 });

/** One sheet called Jawaban. */
export const sheet = (...rows: (readonly BookCell[])[]): Uint8Array => book([{ name: 'Jawaban', rows }]);

export const formula = (text: string, value?: string, attributes = ''): BookCell => ({
  xml: `<f>${text}</f>${value === undefined ? '' : `<v>${value}</v>`}`,
  attributes,
});
export const styled = (value: number, style: number): BookCell => ({ xml: `<v>${value}</v>`, attributes: `s="${style}"` });
/** Text of the shared table. */
export const shared = (index: number): BookCell => ({ xml: `<v>${index}</v>`, attributes: 't="s"' });
