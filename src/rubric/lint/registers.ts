import { finding, type Place } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import type { Indicator } from '../instrument.ts';
import { isMap } from '../raw.ts';
import { below, type Origin, placeAt } from '../source.ts';
import type { LintContext } from './index.ts';
import { listAt, rawAt } from './raw-at.ts';
import { isWritten } from './written.ts';

/** Names that must be in a register: owners, groups, references, members of views. */
export function lintRegisters(context: LintContext): void {
  for (const indicator of context.instrument.indicators.values()) {
    lintOwners(indicator, context);
    lintGroups(indicator, context);
    lintReferences(indicator, context);
  }
  context.instrument.views.forEach((view) => {
    lintMembers(below(view.root.origin), view.root.id, context);
    const leftOut = below(view.root.origin, 'left_out');
    listAt(leftOut).forEach((_, j) => {
      lintList(below(leftOut, j, 'indicators'), view.root.id, context);
    });
  });
}

/** The ids of a list as the file has them, each with its place: what is no text has a finding of its own, and keeps its position. */
function listed(origin: Origin): { readonly id: string; readonly place: Place }[] {
  return listAt(origin).flatMap((id, i) => (typeof id === 'string' ? [{ id, place: placeAt(origin, i) }] : []));
}

function lintOwners({ origin }: Indicator, { instrument, report }: LintContext): void {
  const owners = listed(below(origin, 'owners'));
  owners.forEach(({ id, place }, i) => {
    if (!instrument.agencies.has(id))
      report(finding('rubric/unknown-agency', place, { id, near: nearest(id, instrument.agencies.keys()) }));
    if (owners.findIndex((o) => o.id === id) < i) report(finding('rubric/repeated-member', place, { id, list: 'owners' }));
  });
}

function lintGroups({ origin }: Indicator, { instrument, report }: LintContext): void {
  const groups = listed(below(origin, 'groups'));
  groups.forEach(({ id, place }, i) => {
    if (!instrument.groups.has(id)) report(finding('rubric/unknown-group', place, { id, near: nearest(id, instrument.groups.keys()) }));
    if (groups.findIndex((g) => g.id === id) < i) report(finding('rubric/repeated-member', place, { id, list: 'groups' }));
  });
}

function lintReferences({ origin, type }: Indicator, { instrument, report }: LintContext): void {
  const check = (id: unknown, place: () => Place): void => {
    if (typeof id === 'string' && !instrument.references.has(id))
      report(finding('rubric/unknown-reference', place(), { id, near: nearest(id, instrument.references.keys()) }));
  };
  listAt(below(origin, 'references')).forEach((cited, i) => {
    check(isMap(cited) ? cited.id : cited, () => placeAt(origin, 'references', i));
  });
  if (type !== 'number') return;
  listAt(below(origin, 'benchmarks')).forEach((benchmark, i) => {
    if (isMap(benchmark)) check(benchmark.reference, () => placeAt(origin, 'benchmarks', i, 'reference'));
  });
  check(rawAt(below(origin, 'thresholds_source', 'reference')), () => placeAt(origin, 'thresholds_source', 'reference'));
}

function lintMembers(origin: Origin, view: string, context: LintContext): void {
  lintList(below(origin, 'indicators'), view, context);
  listAt(below(origin, 'nodes')).forEach((_, i) => {
    lintMembers(below(origin, 'nodes', i), view, context);
  });
}

function lintList(origin: Origin, view: string, { instrument, layers, report }: LintContext): void {
  const members = listed(origin);
  members.forEach(({ id, place }, i) => {
    if (members.findIndex((m) => m.id === id) < i) report(finding('rubric/repeated-member', place, { id, list: view }));
    // A dropped indicator leaves views silently; anything else that is missing is a slip.
    const member = instrument.indicators.get(id);
    if (member === undefined && !layers.dropped.has(id) && !isWritten(id, layers)) {
      report(finding('rubric/unknown-member', place, { id, view, near: nearest(id, instrument.indicators.keys()) }));
    }
  });
}
