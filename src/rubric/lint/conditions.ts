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

/** Names in all circles that are told; where an author has made more of them, these are enough to begin with. */
const MOST_NAMES = 5000;

/** Depth first, without recursion: a chain may be as long as the instrument. */
function lintCycles({ instrument, report }: LintContext): void {
  const nextOf = (id: string): string[] => {
    const when = instrument.indicators.get(id)?.when;
    return when === undefined ? [] : [...new Set(indicatorsIn(when))];
  };
  const done = new Set<string>();
  const told = new Set<string>();
  let names = 0;
  for (const root of instrument.indicators.keys()) {
    const path: { readonly id: string; readonly next: string[]; at: number }[] = [];
    const place = new Map<string, number>();
    const enter = (id: string): void => {
      if (done.has(id)) return;
      place.set(id, path.length);
      path.push({ id, next: nextOf(id), at: 0 });
    };
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.next[top.at++];
      if (next === undefined) {
        path.pop();
        place.delete(top.id);
        done.add(top.id);
        continue;
      }
      const start = place.get(next);
      if (start === undefined) enter(next);
      // A circle of which both ends are in one that was told adds nothing to put right.
      else if (names < MOST_NAMES && !(told.has(next) && told.has(top.id))) {
        const cycle = [...path.slice(start).map((step) => step.id), next];
        names += cycle.length;
        for (const id of cycle) told.add(id);
        report(finding('rubric/when-cycle', placeOfKey(instrument.indicators.get(next)!.origin, 'when'), { cycle }));
      }
    }
  }
}
