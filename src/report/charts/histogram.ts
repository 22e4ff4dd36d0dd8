import type { Lang } from '../../text/lang.ts';
import { showQuantity, showScore } from '../../text/number.ts';
import type { BlockOf } from '../chapter.ts';
import { drawing, element, hint, label } from './svg.ts';
import { chartWords } from './words.ts';

const [WIDTH, LABEL, ROW, FOOT] = [640, 222, 46, 26];

/** A row a group, a column a score: as high as its share of the group's answers, with their number on it. */
export function histogram({ bins, series, alt, of = 'answers' }: BlockOf<'histogram'>, lang: Lang): string {
  const width = (WIDTH - LABEL - 20) / Math.max(1, bins.length);
  const centre = (j: number): number => LABEL + 14 + (j + 0.5) * width;
  const bar = Math.min(46, width * 0.7);
  // Answers of groups of any size are compared by share; cities, of whom all rows hold about as many, by number.
  const most = Math.max(1, ...series.flatMap((s) => s.counts));
  const rows = series.map((s, i) => {
    const base = (i + 1) * ROW;
    const all = of === 'cities' ? most : s.counts.reduce((sum, n) => sum + n, 0);
    const columns = s.counts.map((n, j) => {
      if (n === 0) return '';
      const height = Math.max(2, (n / all) * (ROW - 18));
      const said = `${s.label}: ${chartWords[lang][of](showQuantity(n, lang))}, ${showScore(bins[j]!, lang)}`;
      return element(
        'g',
        {},
        hint(said),
        element('rect', { class: 'now', x: centre(j) - bar / 2, y: base - height, width: bar, height }),
        label(showQuantity(n, lang), { x: centre(j), y: base - height - 8, anchor: 'middle', width: 60, lines: 1, class: 'cb', size: 12 }),
      );
    });
    return (
      label(s.label, { x: LABEL, y: base - ROW / 2 + 6, anchor: 'end', width: LABEL - 4 }) +
      element('line', { class: 'axis', x1: LABEL + 14, x2: WIDTH - 6, y1: base, y2: base }) +
      columns.join('')
    );
  });
  const axis = bins.map((b, j) =>
    label(Number.isInteger(b) ? showQuantity(b, lang) : showScore(b, lang), {
      x: centre(j),
      y: series.length * ROW + 14,
      anchor: 'middle',
      width: 60,
      lines: 1,
      class: 'cm',
      size: 12,
    }),
  );
  return drawing({ width: WIDTH, height: series.length * ROW + FOOT, class: 'spread' }, alt, ...rows, ...axis);
}
