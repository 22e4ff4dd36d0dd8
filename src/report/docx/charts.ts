import { cleanLine, escapeXml } from '../clean.ts';
import { CHART_TYPE, type ChartSpec, chartXml } from '../ooxml/chart.ts';
import { declareExtension, declarePart, type Parts, relate, setText, textOf } from '../ooxml/zip.ts';
import { writeBook } from '../xlsx/adapter.ts';
import type { Book, BookCell } from '../xlsx/book.ts';
import { chartMark } from './body.ts';

const EMU = 9525;
const SHEET = 'Data';

/** Puts Word's own charts where their marks stand, each with its workbook inside, so that 'Edit data' works. */
export async function addCharts(parts: Parts, charts: readonly ChartSpec[], meta: { title: string; date: string }): Promise<void> {
  let document = textOf(parts, 'word/document.xml');
  if (charts.length > 0) declareExtension(parts, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  for (const [i, spec] of charts.entries()) {
    const n = i + 1;
    parts.set(`word/embeddings/chart${n}.xlsx`, await writeBook(dataBook(spec, meta)));
    const book = relate(parts, `word/charts/_rels/chart${n}.xml.rels`, 'package', `../embeddings/chart${n}.xlsx`);
    const columns = spec.series.map((_, k) => k + 1);
    setText(parts, `word/charts/chart${n}.xml`, chartXml(spec, { sheet: SHEET, firstRow: 2, categoryColumn: 0, columns }, book));
    declarePart(parts, `/word/charts/chart${n}.xml`, CHART_TYPE);
    const chart = relate(parts, 'word/_rels/document.xml.rels', 'chart', `charts/chart${n}.xml`);
    const mark = new RegExp(`<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>${chartMark(n)}</w:t></w:r>`);
    document = document.replace(mark, () => drawing(spec, chart, n));
  }
  setText(parts, 'word/document.xml', document);
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

function drawing(spec: ChartSpec, relation: string, n: number): string {
  const width = spec.kind === 'column' ? 470 : 580;
  const height =
    spec.kind === 'radar'
      ? 360
      : spec.kind === 'column'
        ? 190
        : Math.max(150, 70 + spec.categories.length * (spec.categories.length > 10 ? 30 : 38));
  const size = `cx="${width * EMU}" cy="${height * EMU}"`;
  return `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${9000 + n}" name="${escapeXml(cleanLine(spec.title)).slice(0, 200)}" descr="${escapeXml(cleanLine(spec.alt))}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
