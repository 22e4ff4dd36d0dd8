import type { Lang } from '../../text/lang.ts';
import { showScore } from '../../text/number.ts';
import type { BlockOf, GridCell } from '../chapter.ts';
import { drawing, element, hint, label } from './svg.ts';

const [WIDTH, ROW, GAP] = [760, 104, 14];

/** Which of the five shades a step of any number of bands gets. */
export const shade = (step: number, steps: number): number => (steps <= 1 ? 2 : Math.round((step / (steps - 1)) * 4));

/** A heat table: a row an element, its parts beside it. Every cell says its score and its step in words; squares count the step. */
export function grid({ rows, steps, alt }: BlockOf<'grid'>, lang: Lang): string {
  const columns = Math.max(1, ...rows.map((r) => r.cells.length + 1));
  const head = 190;
  const width = (WIDTH - head - GAP) / Math.max(1, columns - 1);
  const drawn = rows.map((row, i) => {
    const y = i * (ROW + 6);
    return [
      cell(row.head, { x: 0, y, width: head }, steps.length, lang),
      ...row.cells.map((c, j) => cell(c, { x: head + GAP + j * width, y, width }, steps.length, lang)),
    ].join('');
  });
  return drawing({ width: WIDTH, height: rows.length * (ROW + 6), class: 'heat' }, alt, ...drawn);
}

function cell(c: GridCell, { x, y, width }: { x: number; y: number; width: number }, steps: number, lang: Lang): string {
  const value = c.value === null ? c.instead : showScore(c.value, lang);
  const tone = c.step === null ? 'hn' : `h${shade(c.step, steps)}`;
  const text = c.step === null ? 'ct' : 'con';
  const marks = Array.from({ length: c.step === null ? 0 : c.step + 1 }, (_, i) =>
    element('rect', { class: 'mark', x: x + 14 + i * 10, y: y + ROW - 16, width: 6, height: 6 }),
  );
  return element(
    'g',
    {},
    hint(`${c.title}: ${value}${c.stepTitle === '' ? '' : ` (${c.stepTitle})`}`),
    element('rect', { class: `cell ${tone}`, x, y, width, height: ROW, rx: 6 }),
    label(c.title, { x: x + 14, y: y + 26, width: width - 24, lines: 2, class: text }),
    c.value === null
      ? label(value, { x: x + 14, y: y + 66, width: width - 24, lines: 2, class: 'ct', size: 12 })
      : label(value, { x: x + 14, y: y + 62, width: 60, lines: 1, class: `${text}b`, size: 20 }) +
          label(c.stepTitle, { x: x + 70, y: y + 63, width: width - 78, lines: 2, class: text, size: 12 }),
    ...marks,
  );
}
