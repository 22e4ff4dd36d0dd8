import type { Lang } from '../../text/lang.ts';
import { showQuantity, showScore } from '../../text/number.ts';
import type { BlockOf } from '../chapter.ts';
import { diamond } from './legend.ts';
import { drawing, element, hint, label, linear, short, ticks } from './svg.ts';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [680, 320, 58, 24, 30, 52];

/** A staircase from now to everything, with a diamond where the plan stands. */
export function curve({ points, mark, scale, across, up, alt }: BlockOf<'curve'>, lang: Lang): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const x = linear(0, Math.max(1, last.effort), LEFT, WIDTH - RIGHT);
  const y = linear(scale.min, scale.max, HEIGHT - BOTTOM, TOP);
  const heights = ticks(scale.min, scale.max).map(
    (t) =>
      element('line', { class: 'grid-line', x1: LEFT, x2: WIDTH - RIGHT, y1: y(t), y2: y(t) }) +
      label(showQuantity(t, lang), { x: LEFT - 8, y: y(t), anchor: 'end', width: 44, lines: 1, class: 'cm', size: 11 }),
  );
  const efforts = rounds(last.effort).map(
    (t) =>
      element('line', { class: 'axis', x1: x(t), x2: x(t), y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM + 5 }) +
      label(showQuantity(t, lang), { x: x(t), y: HEIGHT - BOTTOM + 15, anchor: 'middle', width: 60, lines: 1, class: 'cm', size: 11 }),
  );
  const stairs = points.map((p, i) =>
    i === 0 ? `M${short(x(p.effort))} ${short(y(p.index))}` : `H${short(x(p.effort))}V${short(y(p.index))}`,
  );
  return drawing(
    { width: WIDTH, height: HEIGHT, class: 'curve' },
    alt,
    ...heights,
    ...efforts,
    element('line', { class: 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM }),
    label(up, { x: LEFT - 44, y: 12, width: 300, lines: 1, class: 'cm', size: 12 }),
    label(across, { x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 14, anchor: 'middle', width: 500, lines: 1, class: 'cm', size: 12 }),
    element('path', { class: 'now-open', d: stairs.join('') }),
    mark === null ? '' : markAt(mark, x(mark.effort), y(mark.index), lang),
  );
}

function markAt({ name, effort, index }: { name: string; effort: number; index: number }, x: number, y: number, lang: Lang): string {
  const words = `${name}: ${showQuantity(effort, lang)} → ${showScore(index, lang)}`;
  const end = x > WIDTH / 2;
  // Below the stairs, which only rise: nothing else stands there.
  const text = label(words, { x: x + (end ? -2 : 8), y: y + 22, anchor: end ? 'end' : 'start', width: 320, lines: 1, class: 'cb' });
  return element('g', {}, hint(words), diamond(x, y, 8), text);
}

/** Round numbers from 0 up to a maximum, seven at most. */
function rounds(max: number): number[] {
  const rough = Math.max(1, max / 6);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough)!);
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, i) => i * step);
}
