import { finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { indicatorsIn, testsOf } from '../condition.ts';
import type { ProfileFact, ProfileValue } from '../instrument.ts';
import { below, type Origin, placeAt, placeOfKey } from '../source.ts';
import type { LintContext } from './index.ts';
import { isWritten } from './written.ts';

/** `when`: every name known, every test fit for what it tests, no circles. */
export function lintConditions(context: LintContext): void {
  const { instrument } = context;
  for (const indicator of instrument.indicators.values()) {
    if (indicator.when === undefined) continue;
    for (const { test, origin } of testsOf(indicator.when, below(indicator.origin, 'when'))) {
      if (test.kind === 'profile') lintFact(test.fact, test, origin, context);
      else lintScore(test.indicator, origin, context);
    }
  }
  lintCycles(context);
}

function lintScore(id: string, origin: Origin, { instrument, layers, report }: LintContext): void {
  const place = placeAt(origin, 'indicator');
  const tested = instrument.indicators.get(id);
  if (tested === undefined && layers.dropped.size > 0 && isWritten(id, layers)) report(finding('rubric/when-dropped', place, { id }));
  else if (tested === undefined)
    report(finding('rubric/unknown-indicator', place, { id, near: nearest(id, instrument.indicators.keys()) }));
  else if (tested.type === 'text') report(finding('rubric/when-not-scored', place, { id }));
}

function lintFact(
  id: string,
  test: {
    is?: ProfileValue | undefined;
    oneOf?: readonly ProfileValue[] | undefined;
    atLeast?: number | undefined;
    atMost?: number | undefined;
  },
  origin: Origin,
  { instrument, report }: LintContext,
): void {
  const fact = instrument.profile.get(id);
  if (fact === undefined) {
    report(finding('rubric/unknown-profile-fact', placeAt(origin, 'profile'), { id, near: nearest(id, instrument.profile.keys()) }));
    return;
  }
  const wrong = (key: string): void =>
    report(finding('rubric/when-wrong-test', placeOfKey(origin, key), { subject: 'profile', test: key, type: fact.type }));
  if (fact.type !== 'number' && test.atLeast !== undefined) wrong('at_least');
  if (fact.type !== 'number' && test.atMost !== undefined) wrong('at_most');
  if (test.is !== undefined && !fits(test.is, fact)) wrong('is');
  if (test.oneOf?.some((value) => !fits(value, fact))) wrong('one_of');
}

/** Whether a value can be one of a fact's. */
export function fits(value: ProfileValue, fact: ProfileFact): boolean {
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'choice':
      return fact.options.length === 0 ? typeof value === 'string' : fact.options.some((o) => o.id === value);
    case 'text':
      return typeof value === 'string';
  }
}

function lintCycles({ instrument, report }: LintContext): void {
  const done = new Set<string>();
  const visit = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id);
    if (start >= 0) {
      const cycle = [...trail.slice(start), id];
      const origin = instrument.indicators.get(id)!.origin;
      report(finding('rubric/when-cycle', placeOfKey(origin, 'when'), { cycle }));
      for (const member of cycle) done.add(member);
      return;
    }
    const when = instrument.indicators.get(id)?.when;
    if (done.has(id) || when === undefined) return;
    for (const next of indicatorsIn(when)) visit(next, [...trail, id]);
    done.add(id);
  };
  for (const id of instrument.indicators.keys()) visit(id, []);
}
