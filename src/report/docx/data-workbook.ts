import { type ChartSpec, columnName } from '../ooxml/chart.ts';
import { XML_HEAD, xmlAttribute, xmlText } from '../ooxml/xml.ts';
import { closeParts, type Parts, setText } from '../ooxml/zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The numbers of a chart as the smallest workbook there is: one sheet, names in row 1 and column A. Not compressed: the document that holds it is. */
export function dataWorkbook({ categories, series, format }: ChartSpec, sheet: string): Uint8Array {
  const text = (at: string, value: string): string =>
    value === '' ? '' : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
  const number = (at: string, value: number | null): string => (value === null ? '' : `<c r="${at}" s="1"><v>${value}</v></c>`);
  const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`;
  const head = row(1, series.map((s, i) => text(`${columnName(i + 1)}1`, s.name)).join(''));
  const rows = categories.map((name, r) =>
    row(r + 2, text(`A${r + 2}`, name) + series.map((s, i) => number(`${columnName(i + 1)}${r + 2}`, s.values[r] ?? null)).join('')),
  );
  const parts: Parts = new Map();
  const part = (name: string, xml: string): void => setText(parts, name, XML_HEAD + xml);
  part(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  );
  const relations = (list: readonly (readonly [kind: string, target: string])[]): string =>
    `<Relationships xmlns="${PACKAGE}/relationships">${list.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
  part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  part(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xmlAttribute(sheet, 31)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  part(
    'xl/_rels/workbook.xml.rels',
    relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  );
  part(
    'xl/worksheets/sheet1.xml',
    `<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="40" customWidth="1"/><col min="2" max="${series.length + 1}" width="14" customWidth="1"/></cols><sheetData>${head}${rows.join('')}</sheetData></worksheet>`,
  );
  part(
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${xmlAttribute(format)}"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  );
  return closeParts(parts, 0);
}
