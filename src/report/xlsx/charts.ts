import { cleanLine, escapeXml } from '../clean.ts';
import { CHART_TYPE, chartXml } from '../ooxml/chart.ts';
import { closeParts, declarePart, openParts, type Parts, relate, setText, textOf } from '../ooxml/zip.ts';
import type { Book, BookSheet } from './book.ts';

const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';

/** Puts Excel's own charts into the sheets that ask for one. No library writes a radar, so this does. */
export function withCharts(file: Uint8Array, book: Book): Uint8Array {
  const parts = openParts(file);
  book.sheets.forEach((sheet, i) => {
    if (sheet.chart !== undefined && sheet.rows.length > 0) addChart(parts, sheet, i + 1);
  });
  return closeParts(parts);
}

interface Place {
  readonly column: number;
  readonly row: number;
  /** The column at whose left edge it ends. */
  readonly end: number;
}

/** Characters across which a table leaves room beside it, on a screen and on a page. */
const BESIDE = 100;

/** A picture stands beside a narrow table and below a wide one: beside that nobody would see it, and print would shrink both. */
function placeOf({ columns, rows }: BookSheet): Place {
  const narrow = columns.reduce((sum, c) => sum + c.width, 0) <= BESIDE;
  if (narrow) return { column: columns.length + 1, row: 1, end: columns.length + 12 };
  let [end, width] = [0, 0];
  while (end < columns.length && width < BESIDE) width += columns[end++]!.width;
  return { column: 0, row: rows.length + 2, end };
}

function addChart(parts: Parts, sheet: BookSheet, n: number): void {
  const { spec, categoryColumn, columns } = sheet.chart!;
  const worksheet = `xl/worksheets/sheet${n}.xml`;
  setText(parts, `xl/charts/chart${n}.xml`, chartXml(spec, { sheet: sheet.name, firstRow: 2, categoryColumn, columns }));
  declarePart(parts, `/xl/charts/chart${n}.xml`, CHART_TYPE);
  const chart = relate(parts, `xl/drawings/_rels/drawing${n}.xml.rels`, 'chart', `../charts/chart${n}.xml`);
  setText(
    parts,
    `xl/drawings/drawing${n}.xml`,
    drawingXml(
      spec.title,
      spec.alt,
      chart,
      placeOf(sheet),
      spec.kind === 'radar' ? 24 : Math.max(20, Math.ceil(spec.categories.length * 1.6) + 6),
    ),
  );
  declarePart(parts, `/xl/drawings/drawing${n}.xml`, DRAWING_TYPE);
  const drawing = relate(parts, `xl/worksheets/_rels/sheet${n}.xml.rels`, 'drawing', `../drawings/drawing${n}.xml`);
  const xml = textOf(parts, worksheet);
  // The schema wants it after the page setup and before tables and extensions.
  const after = /<(legacyDrawing|legacyDrawingHF|tableParts|extLst)\b|<\/worksheet>/.exec(xml)!;
  setText(parts, worksheet, `${xml.slice(0, after.index)}<drawing r:id="${drawing}"/>${xml.slice(after.index)}`);
}

function drawingXml(title: string, alt: string, chart: string, { column, row, end }: Place, rows: number): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>${end}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + rows}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escapeXml(cleanLine(title)).slice(0, 200)}" descr="${escapeXml(cleanLine(alt))}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${chart}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;
}
