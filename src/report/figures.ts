import { pointsOf } from '../assess/plan/shares.ts';
import type { Lang } from '../text/lang.ts';
import { showScore } from '../text/number.ts';
import { type Block, type BlockOf, type Cell, type Column, figure, number, text } from './chapter.ts';
import { pageWords } from './page-words.ts';
import { showBar } from './show.ts';

/** Points of a curve that are told in numbers. */
export const CURVE_POINTS = 9;

/** Rows under headings: the numbers of a picture, for those who read rather than look. */
export interface Sheet {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The numbers of a picture as a table. */
export function numbersOf(block: Block, lang: Lang): Sheet | undefined {
  switch (block.kind) {
    case 'bars':
      return barNumbers(block, lang);
    case 'grid':
      return gridNumbers(block, lang);
    case 'histogram':
      return {
        columns: [text(pageWords[lang].group, 3), ...block.bins.map((b) => figure(showScore(b, lang), 'count'))],
        rows: block.series.map((s) => [s.label, ...s.counts.map((n) => number('count', n))]),
      };
    case 'curve':
      return {
        columns: [figure(block.across, 'quantity'), figure(block.up, 'score')],
        rows: pointsOf(block.points, CURVE_POINTS).map((p) => [number('quantity', p.effort), number('score', p.index)]),
      };
    case 'matrix':
      return {
        columns: [text(pageWords[lang].impact, 1), ...block.columns.map((title) => text(title, 3))],
        rows: block.rows.map((row) => [row.title, ...row.cells.map((cell) => cell.nodes.map((n) => n.text).join('\n') || '–')]),
      };
    default:
      return undefined;
  }
}

function barNumbers({ bars, unit }: BlockOf<'bars'>, lang: Lang): Sheet {
  const w = pageWords[lang];
  const before = bars.some((b) => b.previous !== null);
  const bounds = bars.some((b) => b.low !== null);
  const show = (n: number): string => showBar(n, unit, lang);
  return {
    columns: [
      text(w.part, 4),
      figure(unit === 'share' ? w.share : w.now, unit),
      figure(unit === 'share' ? w.minimum : w.target, unit),
      ...(before ? [figure(w.previous, unit)] : []),
      ...(bounds ? [text(w.bounds, 2)] : []),
    ],
    rows: bars.map((b): Cell[] => [
      b.label,
      number(unit, b.now, b.instead),
      number(unit, b.target),
      ...(before ? [number(unit, b.previous)] : []),
      ...(bounds ? [b.low === null || b.high === null ? '–' : `${show(b.low)}–${show(b.high)}`] : []),
    ]),
  };
}

function gridNumbers({ rows }: BlockOf<'grid'>, lang: Lang): Sheet {
  const w = pageWords[lang];
  return {
    columns: [text(w.element, 2), text(w.part, 3), figure(w.score, 'score'), text(w.band, 2)],
    rows: rows.flatMap(({ head, cells }) =>
      [head, ...cells].map((c): Cell[] => [
        head.title,
        { kind: 'node', id: c.id, text: c.title },
        number('score', c.value, c.instead),
        c.stepTitle || '–',
      ]),
    ),
  };
}
