import type { ChartSpec } from '../ooxml/chart.ts';
import { xmlAttribute } from '../ooxml/xml.ts';

/** English Metric Units in a twentieth of a point. */
const EMU = 635;
/** Twentieths of a point. */
const [RADAR, COLUMNS, ROW, ROW_OF_TWO_LINES, AXES] = [5400, 2850, 390, 500, 1100];
/** Names longer than this, in characters, take two lines beside their bars; where two of them would touch, programs leave one out. */
const ONE_LINE = 22;
const FIRST = 90000;

/** Where a chart stands in the text, with its words for those who do not see it. */
export function chartDrawing(spec: ChartSpec, relation: string, n: number, pageWidth: number): string {
  const [width, height] = sizeOf(spec, pageWidth);
  const size = `cx="${width * EMU}" cy="${height * EMU}"`;
  return `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${FIRST + n}" name="${xmlAttribute(spec.title, 200)}" descr="${xmlAttribute(spec.alt)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

function sizeOf({ kind, categories }: ChartSpec, pageWidth: number): [number, number] {
  if (kind === 'radar') return [Math.min(pageWidth, 8600), RADAR];
  if (kind === 'column') return [Math.min(pageWidth, 9000), COLUMNS];
  const row = categories.filter((name) => name.length > ONE_LINE).length > 1 ? ROW_OF_TWO_LINES : ROW;
  return [Math.min(pageWidth, 9600), Math.min(11000, AXES + categories.length * row)];
}
