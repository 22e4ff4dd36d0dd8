import { finding, type Place } from '../../finding/finding.ts';
import { isMap } from '../raw.ts';
import { below, placeAt, placeOfKey } from '../source.ts';
import type { LintContext } from './index.ts';
import { listAt } from './raw-at.ts';

/** The instrument's own rules: scale, bands, targets, groups. */
export function lintMethod({ instrument, report }: LintContext): void {
  const { scale, bands, root } = instrument;
  const at = root.origin;
  if (!(scale.min < scale.max)) report(finding('rubric/scale-order', placeOfKey(at, 'scale'), { min: scale.min, max: scale.max }));
  // Where each of them stands in the file: what is no band at all was left out.
  const rows = listAt(below(at, 'bands')).flatMap((raw, row) => (isMap(raw) ? [row] : []));
  const placeOf = (i: number): Place => placeAt(at, 'bands', rows[i] ?? i);
  bands.forEach((band, i) => {
    const before = bands[i - 1]?.from;
    if (before !== undefined && band.from <= before) report(finding('rubric/bands-order', placeOf(i), { before, after: band.from }));
    const scaled = instrument.aggregate !== 'sum';
    if (scaled && band.from > scale.max) report(finding('rubric/unreachable-band', placeOf(i), { from: band.from, max: scale.max }));
  });
  const first = bands[0];
  if (first !== undefined && first.from > scale.min)
    report(finding('rubric/bands-start', placeOf(0), { from: first.from, min: scale.min }));
  const outside = (target: number): boolean => target < scale.min || target > scale.max;
  if (outside(instrument.target)) {
    report(finding('rubric/target-outside-scale', placeAt(at, 'target'), { target: instrument.target, min: scale.min, max: scale.max }));
  }
  for (const indicator of instrument.indicators.values()) {
    const { target } = indicator;
    if (target === undefined || !outside(target) || indicator.type === 'choice' || indicator.type === 'number') continue;
    report(finding('rubric/target-outside-scale', placeAt(indicator.origin, 'target'), { target, min: scale.min, max: scale.max }));
  }
  if ([...instrument.groups.values()].every((g) => g.authority !== undefined)) {
    report(finding('rubric/no-group-without-authority', placeOfKey(at, 'groups'), {}));
  }
}
