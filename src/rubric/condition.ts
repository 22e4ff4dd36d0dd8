import { type Finding, finding } from '../finding/finding.ts';
import type { Condition, ProfileValue } from './instrument.ts';
import { below, type Origin, placeAt } from './source.ts';

/** From `when:` as it is written to a condition; undefined, and told, where a part tests nothing. */
export function readCondition(raw: unknown, origin: Origin, report: (f: Finding) => void): Condition | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const map = raw as Record<string, unknown>;
  for (const kind of ['all', 'any'] as const) {
    const list = map[kind];
    if (!Array.isArray(list)) continue;
    const parts = list.map((part, i) => readCondition(part, below(origin, kind, i), report)).filter((p): p is Condition => p !== undefined);
    return parts.length === list.length ? { kind, parts } : undefined;
  }
  if (map.not !== undefined) {
    const part = readCondition(map.not, below(origin, 'not'), report);
    return part === undefined ? undefined : { kind: 'not', part };
  }
  const atLeast = map.at_least as number | undefined;
  const atMost = map.at_most as number | undefined;
  const untested = atLeast === undefined && atMost === undefined && map.is === undefined && map.one_of === undefined;
  if (untested) {
    report(finding('rubric/when-no-test', placeAt(origin), {}));
    return undefined;
  }
  if (typeof map.profile === 'string') {
    return {
      kind: 'profile',
      fact: map.profile,
      is: map.is as ProfileValue | undefined,
      oneOf: map.one_of as ProfileValue[] | undefined,
      atLeast,
      atMost,
    };
  }
  if (typeof map.indicator !== 'string') return undefined;
  for (const test of ['is', 'one_of'] as const) {
    if (map[test] !== undefined)
      report(finding('rubric/when-wrong-test', placeAt(origin, test), { subject: 'indicator', test, type: 'score' }));
  }
  return { kind: 'indicator', indicator: map.indicator, atLeast, atMost };
}

/** The single tests of a condition, each with where it stands. */
export function* testsOf(
  condition: Condition,
  origin: Origin,
): Generator<{ test: Extract<Condition, { kind: 'profile' | 'indicator' }>; origin: Origin }> {
  switch (condition.kind) {
    case 'all':
    case 'any':
      for (const [i, part] of condition.parts.entries()) yield* testsOf(part, below(origin, condition.kind, i));
      return;
    case 'not':
      yield* testsOf(condition.part, below(origin, 'not'));
      return;
    default:
      yield { test: condition, origin };
  }
}

/** Ids of the indicators whose scores a condition tests. */
export function indicatorsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap(indicatorsIn);
    case 'not':
      return indicatorsIn(condition.part);
    case 'profile':
      return [];
    case 'indicator':
      return [condition.indicator];
  }
}
