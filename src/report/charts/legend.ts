import { element, label, short } from './svg.ts';

export type Key = 'now' | 'now-bar' | 'target' | 'target-bar' | 'target-line' | 'previous' | 'previous-line' | 'bounds';

/** A diamond around a point: the shape of a target wherever it is a point. */
export const diamond = (x: number, y: number, r: number): string =>
  element('path', { class: 'goal', d: `M${short(x)} ${short(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z` });
export const square = (x: number, y: number, r: number): string =>
  element('rect', { class: 'before', x: x - r, y: y - r, width: 2 * r, height: 2 * r });
/** On a ground of its own, so that it shows on a filled bar and beside it. */
export function whisker(from: number, to: number, y: number, cap = 5): string {
  const d = `M${short(from)} ${short(y - cap)}v${2 * cap}M${short(from)} ${short(y)}H${short(to)}M${short(to)} ${short(y - cap)}v${2 * cap}`;
  return element('path', { class: 'whisker-ground', d }) + element('path', { class: 'whisker', d });
}

function key(kind: Key, x: number, y: number): string {
  switch (kind) {
    case 'now':
      return element('circle', { class: 'now', cx: x + 12, cy: y, r: 5 });
    case 'now-bar':
      return element('rect', { class: 'now', x, y: y - 5, width: 24, height: 10 });
    case 'target':
      return diamond(x + 12, y, 6);
    case 'target-bar':
      return element('line', { class: 'goal-bar', x1: x + 12, x2: x + 12, y1: y - 8, y2: y + 8 });
    case 'target-line':
      return element('line', { class: 'goal-line', x1: x, x2: x + 24, y1: y, y2: y }) + diamond(x + 12, y, 5);
    case 'previous':
      return square(x + 12, y, 4);
    case 'previous-line':
      return element('line', { class: 'before-line', x1: x, x2: x + 24, y1: y, y2: y }) + square(x + 12, y, 4);
    case 'bounds':
      return whisker(x, x + 24, y);
  }
}

/** Signs and what they stand for, side by side. */
export function legend(entries: readonly (readonly [Key, string])[], x: number, y: number): string {
  let at = x;
  let out = '';
  for (const [kind, text] of entries) {
    out += key(kind, at, y) + label(text, { x: at + 32, y, width: 200, lines: 1, class: 'cm' });
    at += 32 + text.length * 6.9 + 22;
  }
  return out;
}
