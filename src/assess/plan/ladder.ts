import type { Indicator, Scale } from '../../rubric/instrument.ts';
import { reaches, tolerance } from '../tolerance.ts';

/** Above so many whole levels a scale is climbed by tenths of its width. */
const MANY_LEVELS = 20;

/**
 * The scores an indicator passes on its way from `score` to its target, one level at a time: the options of a choice, the whole levels
 * of everything else. What can only stand on a level goes on to the first that reaches the target; a number stops at the target itself.
 * @returns ascending, all above `score`; empty where the target is reached
 */
export function ladder(indicator: Indicator, score: number, target: number, scale: Scale): readonly number[] {
  const slack = tolerance(scale);
  if (reaches(score, target, slack)) return [];
  const rungs: number[] = [];
  for (const rung of levelsOf(indicator, target, scale)) {
    if (reaches(score, rung, slack)) continue;
    rungs.push(rung);
    if (reaches(rung, target, slack)) break;
  }
  return rungs;
}

function levelsOf(indicator: Indicator, target: number, scale: Scale): readonly number[] {
  if (indicator.type === 'choice') return [...new Set(indicator.options.map((o) => o.score))].sort((a, b) => a - b);
  const width = scale.max - scale.min;
  const step = width <= MANY_LEVELS ? 1 : width / 10;
  const levels: number[] = [];
  for (let k = 0; k <= Math.floor(width / step + 1e-9); k++) levels.push(scale.min + k * step);
  if (!reaches(levels.at(-1)!, scale.max, tolerance(scale))) levels.push(scale.max);
  if (indicator.type !== 'number') return levels;
  return [...levels.filter((level) => level < target - tolerance(scale)), target];
}
