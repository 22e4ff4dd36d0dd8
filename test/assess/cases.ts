import fc from 'fast-check';
import type { Instrument } from '../../src/rubric/instrument.ts';
import type { TallyRow } from '../../src/tally/tally.ts';
import { CITY, PERIOD } from '../support/instrument.ts';
import { choice, level, number, section, type ToyRubric, toyOf } from './toy.ts';

export interface LeafPlan {
  readonly weight: number;
  readonly type: 'level' | 'share' | 'number' | 'choice' | 'free';
  /** Applies only from this score of the leaf before it. */
  readonly when: number | undefined;
}
export interface BranchPlan<T> {
  readonly weight: number;
  readonly aggregate: string;
  readonly below: readonly T[];
}
export interface Plan {
  readonly rubrics: readonly BranchPlan<BranchPlan<LeafPlan>>[];
  readonly aggregate: string;
  readonly within: string;
  readonly headline: string;
  readonly minimum: number;
  readonly groups: readonly [number, number];
}
export interface Case {
  readonly plan: Plan;
  /** One row an answer, in the order in which they came. */
  readonly answers: readonly TallyRow[];
}

/** All weights of an instrument times a factor; each is written with all its digits. */
export function build(plan: Plan, factor = 1): Instrument {
  let count = 0;
  const leaf = ({ weight, type, when }: LeafPlan): string => {
    const before = `L${count - 1}`;
    const id = `L${count++}`;
    const more = `weight: ${weight * factor}${when !== undefined && count > 1 ? `, when: { indicator: ${before}, at_least: ${when} }` : ''}`;
    switch (type) {
      case 'level':
        return level(id, more);
      case 'choice':
        return choice(id, [2, 3, 4, 6], more);
      case 'number':
        return number(id, `goalposts: { worst: 0, best: 10 }, ${more}`);
      case 'free':
        return number(id, `goalposts: { worst: 0, best: 10, clamp: false }, range: [-2, 12], ${more}`);
      case 'share':
        return `{ id: ${id}, title: ${id}, type: checklist, scoring: share, criteria: [{ id: a, title: a }, { id: b, title: b }, { id: c, title: c }], ${more} }`;
    }
  };
  const rubrics = plan.rubrics.map(
    (r, i): ToyRubric => ({
      id: `r${i}`,
      weight: r.weight * factor,
      aggregate: r.aggregate,
      sections: r.below.map((s, j) => section(`s${i}-${j}`, s.below.map(leaf), `weight: ${s.weight * factor}, aggregate: ${s.aggregate}`)),
    }),
  );
  return toyOf(rubrics, [
    `aggregate: ${plan.aggregate}`,
    `consensus: { within: ${plan.within} }`,
    `headline: ${plan.headline}`,
    `coverage: { minimum: ${plan.minimum} }`,
    'evidence: { required_from: 3, cap: 2, counts: sent }',
    'bands: [{ from: 1, title: low }, { from: 2.6, title: mid }, { from: 4.2, title: high }]',
    'target: 4',
    `groups: { opd: { weight: ${plan.groups[0] * factor} }, press: { weight: ${plan.groups[1] * factor} }, room: { authority: 1 } }`,
  ]);
}

export const VALUES: Readonly<Record<LeafPlan['type'], readonly string[]>> = {
  level: ['1', '2', '3', '4', '5'],
  share: ['none', 'a', 'a b', 'b c', 'a b c'],
  number: ['-1', '0', '2.5', '3.3', '7', '10', '12'],
  free: ['-2', '0', '3.3', '9.9', '11', '15'],
  choice: ['o0', 'o1', 'o2', 'o3'],
};
const CODES = ['unknown', 'refused', 'pending', 'not-applicable'];

export interface Limits {
  readonly types: readonly LeafPlan['type'][];
  readonly aggregates: readonly string[];
  readonly conditions: boolean;
}
export const EVERYTHING: Limits = {
  types: ['level', 'share', 'number', 'choice', 'free'],
  aggregates: ['mean', 'geometric', 'harmonic', 'sum', 'min', 'max'],
  conditions: true,
};
export const AVERAGES = ['mean', 'geometric', 'harmonic', 'min', 'max'];

const weights = fc.constantFrom(1, 1, 2, 3, 0.5, 0.1, 0.7, 0);

export function cases({ types, aggregates, conditions }: Limits): fc.Arbitrary<Case> {
  const aggregate = fc.constantFrom(...aggregates);
  const leaf = fc.record<LeafPlan>({
    weight: weights,
    type: fc.constantFrom(...types),
    when: conditions ? fc.option(fc.constantFrom(2, 3), { nil: undefined, freq: 4 }) : fc.constant(undefined),
  });
  const branch = <T>(below: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<BranchPlan<T>> =>
    fc.record({ weight: weights, aggregate, below: fc.array(below, { minLength: 1, maxLength }) });
  const plan = fc.record<Plan>({
    rubrics: fc.array(branch(branch(leaf, 4), 3), { minLength: 1, maxLength: 3 }),
    aggregate,
    within: fc.constantFrom('median', 'mean', 'mode', 'min', 'max'),
    headline: fc.constantFrom('answered', 'proven'),
    minimum: fc.constantFrom(0, 0.6),
    groups: fc.constantFrom([3, 1] as const, [1, 0.7] as const, [0.1, 0] as const),
  });
  return plan.chain((made) => {
    const leaves = made.rubrics.flatMap((r) => r.below.flatMap((s) => s.below));
    const said = leaves.map((l, i) =>
      fc.array(
        fc.record<TallyRow>({
          city: fc.constant(CITY),
          period: fc.constant(PERIOD),
          group: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('opd', 'press') }, { weight: 1, arbitrary: fc.constant('room') }),
          indicator: fc.constant(`L${i}`),
          value: fc.oneof(
            { weight: 5, arbitrary: fc.constantFrom(...VALUES[l.type]) },
            { weight: 1, arbitrary: fc.constantFrom(...CODES) },
          ),
          proof: fc.constantFrom('none', 'sent', 'accepted', 'wrong', 'outdated'),
          n: fc.constantFrom(1, 1, 1, 7),
        }),
        { maxLength: 5 },
      ),
    );
    return fc.tuple(...said).map((lists): Case => ({ plan: made, answers: lists.flat() }));
  });
}
