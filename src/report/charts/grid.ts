import type { Lang } from '../../text/lang.ts';
import { showScore } from '../../text/number.ts';
import type { BlockOf, GridCell } from '../chapter.ts';
import { drawing, element, hint, label, linear } from './svg.ts';

const [WIDTH, ROW, GAP, FOOT] = [760, 104, 14, 30];

/** Which of the five shades a step of any number of bands gets. */
export const shade = (step: number, steps: number): number => (steps <= 1 ? 2 : Math.round((step / (steps - 1)) * 4));

type Grid = BlockOf<'grid'>;

/**
 * A heat table: a row an element, its parts beside it. Every cell says its score and its step in words, squares count the
 * step, and a line shows where on the scale it lies, because cells of one step have one shade.
 */
export function grid(block: Grid, lang: Lang): string {
  const { rows, alt } = block;
  const columns = Math.max(1, ...rows.map((r) => r.cells.length + 1));
  const head = 190;
  const width = (WIDTH - head - GAP) / Math.max(1, columns - 1);
  const drawn = rows.map((row, i) => {
    const y = i * (ROW + 6);
    return [
      cell(row.head, { x: 0, y, width: head - 2 }, block, lang),
      ...row.cells.map((c, j) => cell(c, { x: head + GAP + j * width, y, width: width - 2 }, block, lang)),
    ].join('');
  });
  const height = rows.length * (ROW + 6);
  return drawing({ width: WIDTH, height: height + FOOT, class: 'heat' }, alt, ...drawn, key(block.steps, height + FOOT / 2));
}

function cell(c: GridCell, { x, y, width }: { x: number; y: number; width: number }, { steps, scale }: Grid, lang: Lang): string {
  const value = c.value === null ? c.instead : showScore(c.value, lang);
  const tone = c.step === null ? 'hn' : `h${shade(c.step, steps.length)}`;
  const text = c.step === null ? 'ct' : 'con';
  const at = linear(scale.min, scale.max, 0, width - 28);
  const line = { x: x + 14, y: y + ROW - 14, height: 4, rx: 2 };
  return element(
    'g',
    {},
    hint(`${c.title}: ${value}${c.stepTitle === '' ? '' : ` (${c.stepTitle})`}`),
    element('rect', { class: `cell ${tone}`, x, y, width, height: ROW, rx: 6 }),
    label(c.title, { x: x + 14, y: y + 22, width: width - 24, lines: 2, class: text }),
    ...(c.value === null
      ? [label(value, { x: x + 14, y: y + 64, width: width - 24, lines: 2, class: 'ct', size: 12 })]
      : [
          label(value, { x: x + 14, y: y + 56, width: 60, lines: 1, class: `${text}b`, size: 20 }),
          label(c.stepTitle, { x: x + 70, y: y + 57, width: width - 78, lines: 2, class: text, size: 12 }),
          squares(c.step, x + 14, y + ROW - 30),
          element('rect', { class: 'level', ...line, width: width - 28 }),
          element('rect', { class: 'level-now', ...line, width: Math.max(2, at(c.value)) }),
        ]),
  );
}

/** As many as the step is high: the shade once more, for those who do not tell it. */
const squares = (step: number | null, x: number, y: number): string =>
  step === null
    ? ''
    : Array.from({ length: step + 1 }, (_, i) => element('rect', { class: 'mark', x: x + i * 10, y, width: 6, height: 6 })).join('');

/** The steps from lowest to highest with their shade and squares. */
function key(steps: readonly string[], y: number): string {
  const width = WIDTH / Math.max(1, steps.length);
  return steps
    .map(
      (title, i) =>
        element('rect', { class: `cell h${shade(i, steps.length)}`, x: i * width, y: y - 8, width: 16 + i * 10, height: 16, rx: 3 }) +
        squares(i, i * width + 5, y - 3) +
        label(title, { x: i * width + 22 + i * 10, y, width: width - 26 - i * 10, lines: 2, class: 'cm', size: 11 }),
    )
    .join('');
}
