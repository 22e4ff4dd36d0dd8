import { pointsOf } from '../../assess/plan/shares.ts';
import type { Lang } from '../../text/lang.ts';
import { showQuantity, showScore } from '../../text/number.ts';
import type { Block } from '../chapter.ts';
import { CURVE_POINTS } from '../figures.ts';
import { pageWords } from '../page-words.ts';
import type { ChartSpec } from './chart.ts';

/** Which colour a series has, by its name: handed on, so that it keeps it from picture to picture. */
export type Tones = Map<string, number>;

function toneOf(name: string, tones: Tones): number {
  const tone = tones.get(name) ?? tones.size;
  tones.set(name, tone);
  return tone;
}

/** The picture of a block as a chart that Office draws; undefined for what is better a table. */
export function specOf(block: Block, lang: Lang, tones: Tones = new Map()): ChartSpec | undefined {
  const w = pageWords[lang];
  if (block.kind === 'bars') {
    const share = block.unit === 'share';
    const has = (key: 'target' | 'previous'): boolean => block.bars.some((b) => b[key] !== null);
    return {
      kind: block.draw === 'radar' && block.bars.length >= 3 ? 'radar' : 'bar',
      title: block.title,
      alt: block.alt,
      categories: block.bars.map((b) => b.label),
      series: [
        { name: share ? w.share : w.now, role: 'now', values: block.bars.map((b) => b.now) },
        ...(has('target')
          ? [{ name: share ? w.minimum : w.target, role: 'target' as const, values: block.bars.map((b) => b.target) }]
          : []),
        ...(has('previous') ? [{ name: w.previous, role: 'previous' as const, values: block.bars.map((b) => b.previous) }] : []),
      ],
      min: block.scale.min,
      max: block.scale.max,
      format: share ? '0%' : '0.00',
    };
  }
  if (block.kind === 'histogram') {
    return {
      kind: 'column',
      title: block.title,
      alt: block.alt,
      categories: block.bins.map((b) => showScore(b, lang)),
      series: block.series.map((s) => ({
        name: s.label,
        role: 'other',
        tone: toneOf(s.label, tones),
        values: s.counts,
      })),
      min: 0,
      max: undefined,
      format: '0',
    };
  }
  if (block.kind === 'curve') {
    const points = pointsOf(block.points, CURVE_POINTS);
    return {
      kind: 'column',
      title: block.title,
      alt: block.alt,
      categories: points.map((p) => showQuantity(p.effort, lang)),
      series: [{ name: block.up, role: 'now', values: points.map((p) => p.index) }],
      min: block.scale.min,
      max: block.scale.max,
      format: '0.00',
    };
  }
  return undefined;
}
