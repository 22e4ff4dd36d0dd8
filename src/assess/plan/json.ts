import { pick } from '../../text/lang.ts';
import type { Assessment, CityAssessment } from '../types.ts';
import type { Plan } from './plan.ts';
import { byAgency, byYear } from './shares.ts';

/** A plan as the published value siapkota/plan@1. Nothing rounded; indices are null where the index's score is withheld. */
export function planValue(
  { instrument }: Assessment,
  city: CityAssessment,
  plan: Plan,
  years: number,
  product: string,
): Record<string, unknown> {
  const lang = instrument.languages[0] ?? 'id';
  const index = (value: number): number | null => (plan.withheld ? null : value);
  return {
    format: 'siapkota/plan@1',
    product,
    instrument: { id: instrument.id, version: instrument.version, digest: instrument.digest },
    city: city.case.city,
    period: city.case.period,
    reading: plan.reading,
    goal: plan.goal.kind === 'budget' ? { budget: plan.goal.effort } : plan.goal.kind === 'reach' ? { reach: plan.goal.score } : {},
    exact: plan.exact,
    reached: plan.reached,
    effort: plan.effort,
    index: { now: index(plan.now), planned: index(plan.after), gain: plan.after - plan.now },
    everything: { effort: plan.all.effort, index: index(plan.all.index) },
    steps: plan.steps.map((s) => ({
      indicator: s.indicator.id,
      title: pick(s.indicator.title, lang),
      from: s.from,
      to: s.to,
      effort: s.effort,
      spent: s.spent,
      gain: s.gain,
      index: index(s.index),
      year: s.year,
      owners: s.indicator.owners,
    })),
    agencies: byAgency(plan.steps).map(({ key, ...share }) => ({ agency: key ?? null, ...share })),
    years: byYear(plan.steps, years, plan.now).map((y) => ({ year: y.key, steps: y.steps, effort: y.effort, index: index(y.index) })),
    curve: plan.withheld ? [] : plan.curve,
    left_out: { missing: plan.missing, blocked: plan.blocked },
  };
}
