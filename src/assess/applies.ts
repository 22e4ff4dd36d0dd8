import type { Condition, Profile, ProfileValue, Scale } from '../rubric/instrument.ts';
import type { Value } from './aggregate.ts';
import { reaches, staysWithin, tolerance } from './tolerance.ts';

/** Kleene's third value: what a condition is while a fact or a score is missing. */
export type Truth = boolean | 'unknown';

/**
 * Whether a condition holds. All / any / not are three-valued; a test on an indicator that is not applicable is false,
 * on a missing one (or on a fact nobody gave) unknown.
 */
export function holds(condition: Condition, profile: Profile, scoreOf: (indicator: string) => Value, scale: Scale): Truth {
  switch (condition.kind) {
    case 'all':
      return every(condition.parts.map((part) => holds(part, profile, scoreOf, scale)));
    case 'any':
      return negate(every(condition.parts.map((part) => negate(holds(part, profile, scoreOf, scale)))));
    case 'not':
      return negate(holds(condition.part, profile, scoreOf, scale));
    case 'profile': {
      const value = profile.get(condition.fact);
      return value === undefined ? 'unknown' : testFact(value, condition, tolerance(scale));
    }
    case 'indicator': {
      const score = scoreOf(condition.indicator);
      if (score === 'missing') return 'unknown';
      return score === 'not-applicable' ? false : inLimits(score, condition, tolerance(scale));
    }
  }
}

const negate = (truth: Truth): Truth => (truth === 'unknown' ? truth : !truth);

function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes('unknown') ? 'unknown' : true;
}

type Limits = { readonly atLeast?: number | undefined; readonly atMost?: number | undefined };

function inLimits(value: number, { atLeast, atMost }: Limits, slack: number): boolean {
  return (atLeast === undefined || reaches(value, atLeast, slack)) && (atMost === undefined || staysWithin(value, atMost, slack));
}

function testFact(value: ProfileValue, test: Extract<Condition, { kind: 'profile' }>, slack: number): boolean {
  if (test.is !== undefined && test.is !== value) return false;
  if (test.oneOf !== undefined && !test.oneOf.includes(value)) return false;
  if (test.atLeast === undefined && test.atMost === undefined) return true;
  return typeof value === 'number' && inLimits(value, test, slack);
}
