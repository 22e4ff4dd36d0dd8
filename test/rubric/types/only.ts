import type { Indicator, Instrument } from '../../../src/rubric/instrument.ts';
import { extremesOf, scoreOf } from '../../../src/rubric/types/index.ts';
import { instrumentFrom } from '../../support/instrument.ts';

interface Toy {
  readonly indicator: Indicator;
  readonly scale: Instrument['scale'];
}

/** One indicator, written as YAML flow, on a scale. */
function only(keys: string, min: number, max: number): Toy {
  const { indicators, scale } = instrumentFrom({
    'instrument.yaml': `{ id: toy, version: 1.0.0, title: Toy, languages: [en], scale: { min: ${min}, max: ${max} }, rubrics: [{ file: r.yaml }] }`,
    'r.yaml': `{ id: r, version: 1.0.0, title: R, sections: [{ id: s, title: S, indicators: [{ id: A, title: A, ${keys} }] }] }`,
  });
  return { indicator: indicators.get('A')!, scale };
}
export const score = (keys: string, value: string, min: number, max: number): number | undefined => {
  const { indicator, scale } = only(keys, min, max);
  return scoreOf(indicator, value, scale);
};
export const extremes = (keys: string, min: number, max: number): readonly [number, number] => {
  const { indicator, scale } = only(keys, min, max);
  return extremesOf(indicator, scale);
};
