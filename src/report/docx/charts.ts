import { CHART_TYPE, type ChartSpec, chartXml } from '../ooxml/chart.ts';
import { declareExtension, declarePart, type Parts, relate, setText } from '../ooxml/zip.ts';
import { writeBook } from '../xlsx/adapter.ts';
import type { Book, BookCell } from '../xlsx/book.ts';

const SHEET = 'Data';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A name that no part of a city's template has. */
const name = (n: number): string => `siapkota-chart${n}`;
/** The relation of the document to its n-th chart, by which the text refers to it. */
export const chartRelation = (n: number): string => `rIdSiapkotaChart${n}`;

/** Gives a document Word's own charts, each with its workbook inside, so that 'Edit data' works. */
export async function addCharts(parts: Parts, charts: readonly ChartSpec[], meta: { title: string; date: string }): Promise<void> {
  if (charts.length > 0) declareExtension(parts, 'xlsx', WORKBOOK);
  for (const [i, spec] of charts.entries()) {
    const n = i + 1;
    parts.set(`word/embeddings/${name(n)}.xlsx`, await writeBook(dataBook(spec, meta)));
    const book = relate(parts, `word/charts/_rels/${name(n)}.xml.rels`, 'package', `../embeddings/${name(n)}.xlsx`);
    const columns = spec.series.map((_, k) => k + 1);
    setText(parts, `word/charts/${name(n)}.xml`, chartXml(spec, { sheet: SHEET, firstRow: 2, categoryColumn: 0, columns }, book));
    declarePart(parts, `/word/charts/${name(n)}.xml`, CHART_TYPE);
    relate(parts, 'word/_rels/document.xml.rels', 'chart', `charts/${name(n)}.xml`, chartRelation(n));
  }
}

/** The numbers of a chart as a small workbook. */
function dataBook(spec: ChartSpec, { title, date }: { title: string; date: string }): Book {
  const text = (t: string): BookCell => ({ kind: 'text', text: t });
  const rows = spec.categories.map((category, i) => [
    text(category),
    ...spec.series.map((s): BookCell => {
      const value = s.values[i] ?? null;
      return value === null ? text('') : { kind: 'number', value, format: spec.format };
    }),
  ]);
  const columns = [{ title: '', width: 40, right: false }, ...spec.series.map((s) => ({ title: s.name, width: 14, right: true }))];
  return { title, subject: spec.title, date, sheets: [{ name: SHEET, columns, rows }] };
}
