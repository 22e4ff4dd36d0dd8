import { finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import type { Indicator } from '../instrument.ts';
import { below, type Origin, placeAt } from '../source.ts';
import type { LintContext } from './index.ts';
import { isWritten } from './written.ts';

/** Names that must be in a register: owners, groups, references, members of views. */
export function lintRegisters(context: LintContext): void {
  for (const indicator of context.instrument.indicators.values()) {
    lintOwners(indicator, context);
    lintGroups(indicator, context);
    lintReferences(indicator, context);
  }
  context.instrument.views.forEach((view, i) => {
    lintMembers(below(view.root.origin), view.root.id, context);
    view.leftOut.forEach((left, j) => {
      lintList(left.indicators, below(context.instrument.root.origin, 'views', i, 'left_out', j, 'indicators'), view.root.id, context);
    });
  });
}

function lintOwners({ owners, origin }: Indicator, { instrument, report }: LintContext): void {
  owners.forEach((id, i) => {
    const place = placeAt(origin, 'owners', i);
    if (!instrument.agencies.has(id))
      report(finding('rubric/unknown-agency', place, { id, near: nearest(id, instrument.agencies.keys()) }));
    if (owners.indexOf(id) < i) report(finding('rubric/repeated-member', place, { id, list: 'owners' }));
  });
}

function lintGroups({ groups, origin }: Indicator, { instrument, report }: LintContext): void {
  groups.forEach((id, i) => {
    const place = placeAt(origin, 'groups', i);
    if (!instrument.groups.has(id)) report(finding('rubric/unknown-group', place, { id, near: nearest(id, instrument.groups.keys()) }));
    if (groups.indexOf(id) < i) report(finding('rubric/repeated-member', place, { id, list: 'groups' }));
  });
}

function lintReferences(indicator: Indicator, { instrument, report }: LintContext): void {
  const check = (id: string, place: ReturnType<typeof placeAt>): void => {
    if (!instrument.references.has(id))
      report(finding('rubric/unknown-reference', place, { id, near: nearest(id, instrument.references.keys()) }));
  };
  indicator.references.forEach((citation, i) => {
    check(citation.id, placeAt(indicator.origin, 'references', i));
  });
  if (indicator.type !== 'number') return;
  indicator.benchmarks.forEach((benchmark, i) => {
    if (benchmark.reference !== undefined) check(benchmark.reference, placeAt(indicator.origin, 'benchmarks', i, 'reference'));
  });
  const raw = indicator.origin.path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown>)?.[step],
    indicator.origin.source.data,
  );
  const cited = (raw as { thresholds_source?: { reference?: unknown } }).thresholds_source?.reference;
  if (typeof cited === 'string') check(cited, placeAt(indicator.origin, 'thresholds_source', 'reference'));
}

function lintMembers(origin: Origin, view: string, context: LintContext): void {
  const raw = origin.path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)?.[step], origin.source.data) as
    | { indicators?: unknown; nodes?: unknown }
    | undefined;
  if (Array.isArray(raw?.indicators)) lintList(raw.indicators.map(String), below(origin, 'indicators'), view, context);
  const nodes = Array.isArray(raw?.nodes) ? raw.nodes.length : 0;
  for (let i = 0; i < nodes; i++) lintMembers(below(origin, 'nodes', i), view, context);
}

function lintList(ids: readonly string[], origin: Origin, view: string, { instrument, layers, report }: LintContext): void {
  ids.forEach((id, i) => {
    const place = placeAt(origin, i);
    if (ids.indexOf(id) < i) report(finding('rubric/repeated-member', place, { id, list: view }));
    // A dropped indicator leaves views silently; anything else that is missing is a slip.
    const member = instrument.indicators.get(id);
    if (member === undefined && !layers.dropped.has(id) && !isWritten(id, layers)) {
      report(finding('rubric/unknown-member', place, { id, view, near: nearest(id, instrument.indicators.keys()) }));
    }
  });
}
