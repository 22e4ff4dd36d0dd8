import type { Lang } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import type { Bar, BlockOf } from '../chapter.ts';
import { showBar } from '../show.ts';
import { diamond, type Key, legend, square, whisker } from './legend.ts';
import { drawing, element, hint, label, linear, ticks } from './svg.ts';
import { chartWords } from './words.ts';

const [WIDTH, LABEL, FIGURES, ROW, HEAD, FOOT] = [680, 222, 104, 38, 20, 40];

/** A row a bar: what is reached, a mark at the target, and whiskers as far as missing answers could move it. */
export function bars(block: BlockOf<'bars'>, lang: Lang): string {
  return rows(
    block,
    lang,
    (bar, y, at) => {
      const from = at(block.scale.min);
      const track = element('rect', { class: 'track', x: from, y: y - 8, width: at(block.scale.max) - from, height: 16 });
      const filled =
        bar.now === null
          ? unknown(bar, y, at)
          : element('rect', { class: 'now', x: from, y: y - 8, width: Math.max(1.5, at(bar.now) - from), height: 16 });
      const goal =
        bar.target === null ? '' : element('line', { class: 'goal-bar', x1: at(bar.target), x2: at(bar.target), y1: y - 12, y2: y + 12 });
      const before = bar.previous === null ? '' : square(at(bar.previous), y, 4);
      return track + filled + (bar.now === null ? '' : range(bar, y, at)) + goal + before;
    },
    ['now-bar', 'target-bar'],
  );
}

/** A row a gap: from the score, a dot, to the target, a diamond. */
export function dumbbell(block: BlockOf<'bars'>, lang: Lang): string {
  return rows(
    block,
    lang,
    (bar, y, at) => {
      const line =
        bar.now === null || bar.target === null
          ? ''
          : element('line', { class: 'span', x1: at(bar.now), x2: at(bar.target), y1: y, y2: y });
      const now = bar.now === null ? unknown(bar, y, at) : element('circle', { class: 'now', cx: at(bar.now), cy: y, r: 6.5 });
      const low = bar.now === null ? '' : range(bar, y + 11, at, 3);
      return (
        line +
        low +
        (bar.target === null ? '' : diamond(at(bar.target), y, 8)) +
        (bar.previous === null ? '' : square(at(bar.previous), y, 4)) +
        now
      );
    },
    ['now', 'target'],
  );
}

type Place = (value: number) => number;

/** Only bounds are known: a hatched span instead of a bar. */
function unknown(bar: Bar, y: number, at: Place): string {
  if (bar.low === null || bar.high === null) return '';
  return element('rect', { class: 'open', x: at(bar.low), y: y - 8, width: Math.max(1.5, at(bar.high) - at(bar.low)), height: 16 });
}

const range = ({ low, high }: Bar, y: number, at: Place, cap = 5): string =>
  low === null || high === null || at(high) - at(low) < 1 ? '' : whisker(at(low), at(high), y, cap);

function rows(block: BlockOf<'bars'>, lang: Lang, draw: (bar: Bar, y: number, at: Place) => string, signs: readonly [Key, Key]): string {
  const w = chartWords[lang];
  const share = block.unit === 'share';
  const at = linear(block.scale.min, block.scale.max, LABEL + 14, WIDTH - FIGURES - 14);
  const height = HEAD + block.bars.length * ROW + FOOT;
  const marks = ticks(block.scale.min, block.scale.max);
  const axis = marks.map(
    (t) =>
      element('line', { class: 'grid-line', x1: at(t), x2: at(t), y1: HEAD, y2: height - FOOT }) +
      label(share ? showBar(t, 'share', lang) : showQuantity(t, lang), {
        x: at(t),
        y: 9,
        anchor: 'middle',
        width: 60,
        lines: 1,
        class: 'cm',
        size: 11,
      }),
  );
  const show = (value: number): string => showBar(value, block.unit, lang);
  const drawn = block.bars.map((bar, i) => {
    const y = HEAD + ROW * (i + 0.5);
    const figures =
      bar.now === null ? bar.instead : share || bar.target === null ? show(bar.now) : `${show(bar.now)} / ${show(bar.target)}`;
    const bounds = bar.low === null || bar.high === null ? '' : `, ${w.bounds.toLowerCase()} ${show(bar.low)}–${show(bar.high)}`;
    return element(
      'g',
      {},
      hint(
        `${bar.label}: ${bar.now === null ? bar.instead : show(bar.now)}${bar.target === null ? '' : `, ${(share ? w.minimum : w.target).toLowerCase()} ${show(bar.target)}`}${bounds}`,
      ),
      label(bar.label, { x: LABEL, y, anchor: 'end', width: LABEL - 4 }),
      draw(bar, y, at),
      label(figures, {
        x: WIDTH - FIGURES,
        y,
        width: FIGURES,
        ...(bar.now === null ? { class: 'cm', size: 11, lines: 3 } : { class: 'cb' }),
      }),
    );
  });
  const has = (test: (b: Bar) => boolean): boolean => block.bars.some(test);
  const entries: (readonly [Key, string])[] = [
    [signs[0], share ? w.share : w.now],
    ...(has((b) => b.target !== null) ? ([[signs[1], share ? w.minimum : w.target]] as const) : []),
    ...(has((b) => b.previous !== null) ? ([['previous', w.previous]] as const) : []),
    ...(has((b) => b.now !== null && range(b, 0, at) !== '') ? ([['bounds', w.bounds]] as const) : []),
  ];
  return drawing({ width: WIDTH, height, class: 'rows' }, block.alt, ...axis, ...drawn, legend(entries, LABEL + 14, height - 14));
}
