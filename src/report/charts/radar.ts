import type { Lang } from '../../text/lang.ts';
import { showQuantity, showScore } from '../../text/number.ts';
import type { Bar, BlockOf } from '../chapter.ts';
import { diamond, type Key, legend, square } from './legend.ts';
import { drawing, element, hint, label, linear, short, ticks } from './svg.ts';
import { chartWords } from './words.ts';

const [WIDTH, HEIGHT, RADIUS, TOP] = [640, 440, 150, 208];

/** An axis a part, from the scale's minimum in the middle; a part without a score leaves a gap in the line. */
export function radar({ bars, scale, alt }: BlockOf<'bars'>, lang: Lang): string {
  const w = chartWords[lang];
  const angle = (i: number): number => (i / bars.length) * 2 * Math.PI - Math.PI / 2;
  const along = linear(scale.min, scale.max, 0, RADIUS);
  const at = (i: number, r: number): readonly [number, number] => [WIDTH / 2 + Math.cos(angle(i)) * r, TOP + Math.sin(angle(i)) * r];
  const ring = (value: number): string =>
    element('path', {
      class: value === scale.max ? 'axis' : 'grid-line',
      d: `${bars.map((_, i) => `${i === 0 ? 'M' : 'L'}${pair(at(i, along(value)))}`).join('')}Z`,
    });
  const rings = ticks(scale.min, scale.max).filter((t) => t > scale.min);
  const spokes = bars.map((_, i) => element('path', { class: 'grid-line', d: `M${pair(at(i, 0))}L${pair(at(i, RADIUS))}` }));
  const points = (of: (b: Bar) => number | null): (readonly [number, number] | null)[] =>
    bars.map((bar, i) => {
      const value = of(bar);
      return value === null ? null : at(i, along(value));
    });
  const [now, target, before] = [points((b) => b.now), points((b) => b.target), points((b) => b.previous)];
  const marks = bars.map((bar, i) => {
    const tip = `${bar.label}: ${w.now} ${bar.now === null ? bar.instead : showScore(bar.now, lang)}${bar.target === null ? '' : `, ${w.target} ${showScore(bar.target, lang)}`}${bar.previous === null ? '' : `, ${w.previous} ${showScore(bar.previous, lang)}`}`;
    const [b, t, n] = [before[i], target[i], now[i]];
    const signs = [
      b ? square(...b, 4) : '',
      t ? diamond(...t, 6) : '',
      n ? element('circle', { class: 'now', cx: n[0], cy: n[1], r: 5 }) : '',
    ];
    return element('g', {}, hint(tip), ...signs);
  });
  const numbers = rings.map((t) =>
    label(showQuantity(t, lang), { x: WIDTH / 2 + 5, y: TOP - along(t) + 9, width: 60, class: 'cm', size: 11 }),
  );
  const names = bars.map((bar, i) => nameAt(bar, at(i, RADIUS + 16), lang));
  const entries: (readonly [Key, string])[] = [
    ['now', w.now],
    ['target-line', w.target],
    ...(before.some((p) => p !== null) ? ([['previous-line', w.previous]] as const) : []),
  ];
  return drawing(
    { width: WIDTH, height: HEIGHT, class: 'radar' },
    alt,
    ...rings.map(ring),
    ...spokes,
    ...numbers,
    outline(before, 'before-line', 'before-line'),
    outline(target, 'goal-line', 'goal-line'),
    outline(now, 'now-line', 'now-open'),
    ...marks,
    ...names,
    legend(entries, 150, HEIGHT - 16),
  );
}

const pair = ([x, y]: readonly [number, number]): string => `${short(x)} ${short(y)}`;

/** A closed shape where all points are known, else only the sides between known neighbours. */
function outline(points: readonly (readonly [number, number] | null)[], closed: string, open: string): string {
  const known = points.filter((p) => p !== null);
  if (known.length === 0) return '';
  if (known.length === points.length)
    return element('path', { class: closed, d: `${known.map((p, i) => `${i === 0 ? 'M' : 'L'}${pair(p)}`).join('')}Z` });
  const sides = points.flatMap((p, i) => {
    const next = points[(i + 1) % points.length];
    return p !== null && next ? [`M${pair(p)}L${pair(next)}`] : [];
  });
  return sides.length === 0 ? '' : element('path', { class: open, d: sides.join('') });
}

function nameAt(bar: Bar, [x, y]: readonly [number, number], lang: Lang): string {
  const side = Math.abs(x - WIDTH / 2) < 20 ? 'middle' : x > WIDTH / 2 ? 'start' : 'end';
  const value = bar.now === null ? bar.instead : showScore(bar.now, lang);
  const goal = bar.now === null || bar.target === null ? '' : ` / ${showScore(bar.target, lang)}`;
  const lift = side === 'middle' ? (y < TOP ? -12 : 10) : 0;
  const width = side === 'middle' ? 260 : 145;
  return (
    label(bar.label, { x, y: y - 9 + lift, anchor: side, width: width + 15, lines: side === 'middle' ? 1 : 2 }) +
    label(value + goal, {
      x,
      y: y + (bar.label.length > 20 && side !== 'middle' ? 17 : 8) + lift,
      anchor: side,
      width: 170,
      lines: 1,
      class: 'cb',
    })
  );
}
