import { describe, expect, test } from '@jest/globals';
import type { Bar, Block, BlockOf } from '../../src/report/chapter.ts';
import { chapters } from '../../src/report/chapters.ts';
import { draw } from '../../src/report/charts/draw.ts';
import { shade } from '../../src/report/charts/grid.ts';
import { linear, ticks, wrapTo } from '../../src/report/charts/svg.ts';
import { CHART_CSS } from '../../src/report/charts/theme.ts';
import { answer, inputOf, NORMAL } from './fixture.ts';

const bar = (label: string, now: number | null, more: Partial<Bar> = {}): Bar => ({
  id: label,
  label,
  now,
  target: 4,
  previous: null,
  low: now,
  high: now,
  instead: 'belum ada jawaban',
  ...more,
});
const bars = (kind: BlockOf<'bars'>['draw'], all: readonly Bar[]): Block => ({
  kind: 'bars',
  draw: kind,
  unit: 'score',
  title: 'Judul',
  alt: 'Grafik <alt>',
  scale: { min: 1, max: 5 },
  bars: all,
});
const svg = (block: Block): string => draw(block, 'id') ?? '';
const EVIL = '"><script>x</script>\u001b';

const REPORT = chapters(
  inputOf({ answers: [...NORMAL, answer('public', 'p3', 'R1', '5')], previous: [answer('office', 'w', 'R1', '2', { agency: 'works' })] }),
);
const PICTURES = REPORT.flatMap((c) => c.blocks).filter((b) => draw(b, 'id') !== undefined);

test('every kind of picture is in the report of a small town', () => {
  expect(new Set(PICTURES.map((b) => (b.kind === 'bars' ? b.draw : b.kind)))).toEqual(
    new Set(['radar', 'bars', 'dumbbell', 'grid', 'histogram', 'matrix']),
  );
});

describe.each(PICTURES.map((block, i) => ({ block, name: `${i} ${block.kind}` })))('picture $name', ({ block }) => {
  test.each(['id', 'en'] as const)('is well formed, named and finite in %s', (lang) => {
    const drawn = draw(block, lang)!;
    expect(drawn).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-label="[^"]+">/);
    expect(drawn).not.toMatch(/NaN|undefined|Infinity|null/);
    const open: string[] = [];
    for (const [, end, name, self] of drawn.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (end === '/') expect(open.pop()).toBe(name);
      else if (self !== '/') open.push(name!);
    }
    expect(open).toEqual([]);
  });
});

describe('what is drawn', () => {
  test('nothing from outside becomes markup', () => {
    for (const kind of ['radar', 'bars', 'dumbbell'] as const) {
      const drawn = svg(bars(kind, [bar(EVIL, 2), bar('b', 3), bar('c', null, { instead: EVIL })]));
      expect(drawn).not.toContain('<script');
      expect(drawn).not.toContain('\u001b');
      expect(drawn).toContain('Grafik &lt;alt&gt;');
    }
  });

  test('bounds are whiskers, and a score without any has none', () => {
    expect(svg(bars('bars', [bar('a', 2, { low: 1.5, high: 3 })]))).toContain('class="whisker"');
    expect(svg(bars('bars', [bar('a', 2)]))).not.toContain('class="whisker"');
  });

  test('what is not known is hatched from bound to bound, never a bar of no length', () => {
    const drawn = svg(bars('bars', [bar('a', null, { low: 2, high: 4 })]));
    // The plot runs from 236 to 562: 2 and 4 of a scale from 1 to 5 lie at a quarter and at three quarters.
    expect(drawn).toContain('<rect class="open" x="317.5" y="31" width="163" height="16"/>');
    expect(drawn).not.toMatch(/<rect class="now" x="\d+" y="31"/);
    expect(drawn).toContain('belum ada jawaban');
  });

  test('a part without a score leaves a gap in the radar', () => {
    expect(svg(bars('radar', [bar('a', 2), bar('b', 3), bar('c', 4)]))).toContain('class="now-line"');
    const open = svg(bars('radar', [bar('a', 2), bar('b', 3), bar('c', null)]));
    expect(open).toContain('class="now-open"');
    expect(open).not.toContain('class="now-line"');
  });

  test('two axes are no radar', () => {
    expect(svg(bars('radar', [bar('a', 2), bar('b', 3)]))).toContain('class="chart rows"');
  });

  test('the previous period is a sign and a line of its own', () => {
    const drawn = svg(bars('radar', [bar('a', 2, { previous: 1 }), bar('b', 3, { previous: 2 }), bar('c', 4, { previous: 3 })]));
    expect(drawn).toContain('class="before-line"');
    expect(drawn).toContain('Periode lalu');
  });

  test('a target, a score and a previous score differ in shape, not in colour alone', () => {
    const drawn = svg(bars('dumbbell', [bar('a', 2, { previous: 1 })]));
    expect(drawn).toMatch(/<circle class="now"/);
    expect(drawn).toMatch(/<path class="goal"/);
    expect(drawn).toMatch(/<rect class="before"/);
  });
});

describe('places', () => {
  test.each([
    { min: 1, max: 5, marks: [1, 2, 3, 4, 5] },
    { min: 0, max: 1, marks: [0, 0.25, 0.5, 0.75, 1] },
    { min: 0, max: 100, marks: [0, 25, 50, 75, 100] },
  ])('ticks from $min to $max', ({ min, max, marks }) => {
    expect(ticks(min, max)).toEqual(marks);
  });

  test('a value beyond the scale stays at its end, and a scale of no width divides by nothing', () => {
    expect([linear(1, 5, 0, 100)(9), linear(1, 5, 0, 100)(-3), linear(2, 2, 7, 100)(2)]).toEqual([100, 0, 7]);
  });

  test.each([
    { step: 0, steps: 5, of: 0 },
    { step: 4, steps: 5, of: 4 },
    { step: 1, steps: 3, of: 2 },
    { step: 0, steps: 1, of: 2 },
  ])('step $step of $steps has shade $of', ({ step, steps, of }) => {
    expect(shade(step, steps)).toBe(of);
  });

  test.each([
    { text: 'satu dua tiga', columns: 8, lines: 2, shown: ['satu dua', 'tiga'] },
    { text: 'satu dua tiga empat', columns: 8, lines: 2, shown: ['satu dua', 'tiga…'] },
    { text: 'panjangsekali', columns: 6, lines: 1, shown: ['panja…'] },
  ])('"$text" folded', ({ text, columns, lines, shown }) => {
    expect(wrapTo(text, columns, lines)).toEqual(shown);
  });
});

describe('themes', () => {
  /** Relative luminance and contrast of WCAG 2.2. */
  const luminance = (hex: string): number => {
    const [r, g, b] = [1, 3, 5]
      .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const contrast = (a: string, b: string): number => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high! + 0.05) / (low! + 0.05);
  };
  const blocks = [...CHART_CSS.matchAll(/:root(\[data-theme=dark\])?\{([^}]*)\}/g)].map((m) => ({
    theme: m[1] === undefined ? 'light' : 'dark',
    colours: Object.fromEntries([...m[2]!.matchAll(/--([a-z0-9]+):(#[0-9a-f]{6})/g)].map((c) => [c[1]!, c[2]!])),
  }));

  test.each(blocks)('$theme: text reads at 4.5 : 1 on its ground and on every shade, marks at 3 : 1', ({ colours: c }) => {
    for (const text of ['ink', 'muted']) expect(contrast(c[text]!, c.paper!)).toBeGreaterThanOrEqual(4.5);
    for (const step of ['h0', 'h1', 'h2', 'h3', 'h4']) expect(contrast(c.on!, c[step]!)).toBeGreaterThanOrEqual(4.5);
    for (const mark of ['now', 'goal', 'before', 'open']) expect(contrast(c[mark]!, c.paper!)).toBeGreaterThanOrEqual(3);
  });
});
