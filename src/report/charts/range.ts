import type { Lang } from '../../text/lang.ts';
import { showScore } from '../../text/number.ts';
import { element, linear, short } from './svg.ts';
import { chartWords } from './words.ts';

const [WIDTH, HEIGHT] = [90, 12];

/** Whiskers with a dot, small enough for a row of a table; the bounds are its name. */
export function rangeDrawing(
  value: number,
  { low, high, min, max }: { readonly low: number; readonly high: number; readonly min: number; readonly max: number },
  lang: Lang,
): string {
  const x = linear(min, max, 4, WIDTH - 4);
  const y = HEIGHT / 2;
  return element(
    'svg',
    {
      class: 'range',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': `${chartWords[lang].bounds} ${showScore(low, lang)}–${showScore(high, lang)}`,
    },
    element('path', { class: 'grid-line', d: `M4 ${y}H${WIDTH - 4}` }),
    element('path', { class: 'whisker', d: `M${short(x(low))} 2V10M${short(x(low))} ${y}H${short(x(high))}M${short(x(high))} 2V10` }),
    element('circle', { class: 'now', cx: x(value), cy: y, r: 3 }),
  );
}
