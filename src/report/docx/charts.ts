import { CHART_TYPE, type ChartSpec, chartXml } from '../ooxml/chart.ts';
import { declareExtension, declarePart, type Parts, relate, setText } from '../ooxml/zip.ts';
import { dataWorkbook } from './data-workbook.ts';

const SHEET = 'Data';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A name that no part of a city's template has. */
const name = (n: number): string => `siapkota-chart${n}`;
/** The relation of the document to its n-th chart, by which the text refers to it. */
export const chartRelation = (n: number): string => `rIdSiapkotaChart${n}`;

/** Gives a document Word's own charts, each with its workbook inside, so that 'Edit data' works. */
export function addCharts(parts: Parts, charts: readonly ChartSpec[]): void {
  if (charts.length > 0) declareExtension(parts, 'xlsx', WORKBOOK);
  for (const [i, spec] of charts.entries()) {
    const n = i + 1;
    parts.set(`word/embeddings/${name(n)}.xlsx`, dataWorkbook(spec, SHEET));
    const book = relate(parts, `word/charts/_rels/${name(n)}.xml.rels`, 'package', `../embeddings/${name(n)}.xlsx`);
    const columns = spec.series.map((_, k) => k + 1);
    setText(parts, `word/charts/${name(n)}.xml`, chartXml(spec, { sheet: SHEET, firstRow: 2, categoryColumn: 0, columns }, book));
    declarePart(parts, `/word/charts/${name(n)}.xml`, CHART_TYPE);
    relate(parts, 'word/_rels/document.xml.rels', 'chart', `charts/${name(n)}.xml`, chartRelation(n));
  }
}
