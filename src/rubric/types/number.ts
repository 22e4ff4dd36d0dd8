import { finding } from '../../finding/finding.ts';
import { type Lang, type LocalText, pick, wordings } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { normalise } from '../../text/visible.ts';
import { canonicalNumber, readDecimal } from '../decimal.ts';
import type { Benchmark, Goalposts, NumberIndicator, Scale } from '../instrument.ts';
import { placeAt, placeOfKey } from '../source.ts';
import type { Canonical, Cell, Draft, ReadingContext, Remark, TypeRules } from './rules.ts';

/** A quantity, put onto the scale by goalposts or by thresholds. */
export const number: TypeRules<'number'> = {
  type: 'number',
  keys: ['unit', 'range', 'goalposts', 'thresholds', 'thresholds_source', 'benchmarks'],

  build(draft: Draft): NumberIndicator | undefined {
    const { raw, base, report } = draft;
    const range = raw.range as [number, number] | undefined;
    if (range !== undefined && !(range[0] < range[1])) {
      report(finding('rubric/range-order', placeAt(base.origin, 'range'), { low: range[0], high: range[1] }));
    }
    const scoring = readScoring(draft, range);
    if (scoring === undefined) return undefined;
    const benchmarks = (
      (Array.isArray(raw.benchmarks) ? raw.benchmarks : []).filter((b) => typeof b === 'object' && b !== null) as {
        title: LocalText;
        value: number;
        year?: number;
        reference?: string;
      }[]
    ).map((b): Benchmark => ({ title: b.title, value: b.value, year: b.year, reference: b.reference }));
    return { ...base, type: 'number', unit: raw.unit as LocalText | undefined, range, scoring, benchmarks };
  },

  canonicalise(cell: Cell, indicator: NumberIndicator, context: ReadingContext): Canonical {
    const text = Array.isArray(cell) ? cell.join(' ') : String(cell);
    const read =
      typeof cell === 'number' && Number.isFinite(cell)
        ? { value: cell, other: undefined }
        : readDecimal(withoutUnit(text, indicator), context.style);
    const id = indicator.id;
    if (read === undefined || typeof cell === 'boolean') {
      return {
        refused: (place) => finding('answers/value-not-understood', place, { indicator: id, value: text, right: exampleOf(indicator) }),
      };
    }
    const { value, other } = read;
    if (scoreNumber(indicator, value, context.scale) === undefined) {
      return { refused: (place) => finding('answers/log-not-positive', place, { indicator: id, value: text }) };
    }
    const remarks: Remark[] = [];
    const [low, high] = indicator.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const believable = (n: number): boolean => n >= low && n <= high;
    if (other !== undefined && believable(value) && believable(other)) {
      remarks.push((place) => finding('answers/ambiguous-point', place, { indicator: id, value: text, read: value, other }));
    }
    if (!believable(value)) {
      remarks.push((place) => finding('answers/outside-range', place, { indicator: id, value: text, low, high, unit: indicator.unit }));
    }
    return { value: canonicalNumber(value), remarks };
  },

  score: (indicator, value, scale) => (value.trim() === '' ? undefined : scoreNumber(indicator, Number(value), scale)),

  extremes(indicator, scale) {
    const { scoring, range } = indicator;
    if (scoring.by === 'thresholds' || scoring.goalposts.clamp || range === undefined) return [scale.min, scale.max];
    const ends = range.map((end) => scoreNumber(indicator, end, scale)).filter((s): s is number => s !== undefined);
    return ends.length < 2 ? [scale.min, scale.max] : [Math.min(...ends), Math.max(...ends)];
  },
};

/** Which end of the goalposts a value lies beyond, if the clamp bites. */
export function clampedAt(indicator: NumberIndicator, value: number): { end: 'worst' | 'best'; goalpost: number } | undefined {
  if (indicator.scoring.by !== 'goalposts' || !indicator.scoring.goalposts.clamp) return undefined;
  const { worst, best, transform } = indicator.scoring.goalposts;
  // A logarithm has no value at or below zero: whichever way the scale runs, it counts as the worst.
  if (transform === 'log' && value <= 0) return { end: 'worst', goalpost: worst };
  const lessIsBetter = worst > best;
  if (lessIsBetter ? value > worst : value < worst) return { end: 'worst', goalpost: worst };
  if (lessIsBetter ? value < best : value > best) return { end: 'best', goalpost: best };
  return undefined;
}

function readScoring(
  { raw, base, scale, report }: Draft,
  range: readonly [number, number] | undefined,
): NumberIndicator['scoring'] | undefined {
  const goalposts = raw.goalposts as { worst: number; best: number; clamp?: boolean; transform?: 'linear' | 'log' } | undefined;
  const thresholds = raw.thresholds as number[] | undefined;
  if (goalposts !== undefined && thresholds !== undefined) {
    report(finding('rubric/two-scorings', placeOfKey(base.origin, 'thresholds'), {}));
    return undefined;
  }
  if (thresholds !== undefined) return checkThresholds(thresholds, range);
  if (goalposts === undefined) {
    // One that is there and of no use has a finding of its own.
    const { source, path } = base.origin;
    if (!['goalposts', 'thresholds'].some((key) => source.has([...path, key])))
      report(finding('rubric/no-scoring', placeAt(base.origin, 'id'), {}));
    return undefined;
  }
  const { worst, best, clamp = true, transform = 'linear' } = goalposts;
  if (worst === best) {
    report(finding('rubric/goalposts-equal', placeAt(base.origin, 'goalposts', 'best'), { value: worst }));
    return undefined;
  }
  if (transform === 'log') {
    const bad = (
      [
        ['worst', worst],
        ['best', best],
      ] as const
    ).filter(([, value]) => value <= 0);
    for (const [key, value] of bad) report(finding('rubric/goalposts-log', placeAt(base.origin, 'goalposts', key), { key, value }));
    if (bad.length > 0) return undefined;
  }
  return { by: 'goalposts', goalposts: { worst, best, clamp, transform } };

  function checkThresholds(list: number[], believable: readonly [number, number] | undefined): NumberIndicator['scoring'] | undefined {
    const want = scale.max - scale.min;
    if (list.length !== want) {
      report(finding('rubric/thresholds-count', placeAt(base.origin, 'thresholds'), { count: list.length, want }));
      return undefined;
    }
    const rising = list.length < 2 || list[1]! > list[0]!;
    for (let i = 1; i < list.length; i++) {
      const [before, after] = [list[i - 1]!, list[i]!];
      if (rising ? after > before : after < before) continue;
      report(finding('rubric/thresholds-order', placeAt(base.origin, 'thresholds', i), { before, after }));
      return undefined;
    }
    list.forEach((threshold, i) => {
      if (believable === undefined || (threshold >= believable[0] && threshold <= believable[1])) return;
      report(
        finding('rubric/unreachable-threshold', placeAt(base.origin, 'thresholds', i), {
          threshold,
          low: believable[0],
          high: believable[1],
        }),
      );
    });
    return { by: 'thresholds', thresholds: list };
  }
}

/** min + (max − min)·(v − worst)/(best − worst), on logarithms where `transform` says so; or min + the thresholds passed. */
function scoreNumber({ scoring }: NumberIndicator, value: number, scale: Scale): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (scoring.by === 'thresholds') {
    const { thresholds } = scoring;
    const rising = thresholds.length < 2 || thresholds[1]! > thresholds[0]!;
    return scale.min + thresholds.filter((t) => (rising ? value >= t : value <= t)).length;
  }
  return onGoalposts(scoring.goalposts, value, scale);
}

function onGoalposts({ worst, best, clamp, transform }: Goalposts, value: number, scale: Scale): number | undefined {
  const log = transform === 'log';
  if (log && value <= 0) return clamp ? scale.min : undefined;
  const share = log ? (Math.log(value) - Math.log(worst)) / (Math.log(best) - Math.log(worst)) : (value - worst) / (best - worst);
  if (clamp && share <= 0) return scale.min;
  if (clamp && share >= 1) return scale.max;
  return scale.min + (scale.max - scale.min) * share;
}

/** '12,5 %' where the unit holds a per cent sign; '12,5 menit' where the unit is minutes. */
function withoutUnit(text: string, indicator: NumberIndicator): string {
  const plain = text.trim();
  for (const unit of wordings(indicator.unit)) {
    if (unit.includes('%') && plain.endsWith('%')) return plain.slice(0, -1);
    if (unit !== '' && normalise(plain).endsWith(normalise(unit))) return plain.slice(0, plain.length - unit.length);
  }
  return plain;
}

/** What an answer looks like, in both languages: a range and its unit. */
function exampleOf(indicator: NumberIndicator): LocalText {
  const shape = (lang: Lang): string => {
    const range = indicator.range?.map((end) => showQuantity(end, lang)).join('–') ?? showQuantity(12.5, lang);
    const unit = pick(indicator.unit, lang);
    return unit === '' ? range : `${range} (${unit})`;
  };
  return { id: shape('id'), en: shape('en') };
}
