import { addAll } from '../../text/lists.ts';
import { type Branch, branches, type Indicator, type Instrument } from '../instrument.ts';
import { type KeyValue, keysOfBranch, keysOfIndicator, keysOfInstrument, sameValue, sameWhereBoth } from './keys.ts';
import type { AnswerFate, Change, Fate, InstrumentDiff, NodeKind } from './types.ts';

/** What changed from one instrument to another, and what becomes of answers that were given to the first. Pure; never throws. */
export function diffInstruments(before: Instrument, after: Instrument): InstrumentDiff {
  const changes: Change[] = [];
  changes.push(...changedKeys('instrument', after.id, keysOfInstrument(before), keysOfInstrument(after)));
  addAll(changes, branchChanges(before, after));
  const pairs = pairIndicators(before, after);
  const parents = { before: parentsOf(before.root), after: parentsOf(after.root) };
  const former = new Map([...pairs].map(([from, to]) => [to, from]));
  const fates = new Map<string, Fate>();
  for (const indicator of after.indicators.values()) {
    const from = former.get(indicator.id);
    const old = from === undefined ? undefined : before.indicators.get(from);
    if (old === undefined) {
      changes.push({ kind: 'added', what: 'indicator', id: indicator.id, title: indicator.title, effect: 'scores' });
      continue;
    }
    const own = indicatorChanges(old, indicator, parents);
    addAll(changes, own);
    fates.set(old.id, fateOf(old, indicator, own, before, after));
  }
  for (const old of before.indicators.values()) {
    if (!pairs.has(old.id)) changes.push({ kind: 'dropped', what: 'indicator', id: old.id, title: old.title, effect: 'answers' });
  }
  addAll(changes, openChanges(before, after));
  addAll(changes, viewChanges(before, after, pairs));
  return {
    from: { id: before.id, version: before.version },
    to: { id: after.id, version: after.version },
    changes,
    fates: [...before.indicators.keys()].map((from): AnswerFate => ({ from, to: pairs.get(from), fate: fates.get(from) ?? 'dropped' })),
    fresh: [...after.indicators.keys()].filter((id) => !former.has(id)),
  };
}

/** Indicators of before -> today: by the same id, else by `formerly`. */
function pairIndicators(before: Instrument, after: Instrument): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of before.indicators.keys()) {
    if (!after.indicators.has(id)) continue;
    pairs.set(id, id);
    taken.add(id);
  }
  for (const id of before.indicators.keys()) {
    const today = after.formerly.get(id);
    if (pairs.has(id) || today === undefined || taken.has(today)) continue;
    pairs.set(id, today);
    taken.add(today);
  }
  return pairs;
}

type Parents = ReadonlyMap<string, string>;

function parentsOf(root: Branch): Parents {
  const parents = new Map<string, string>();
  for (const branch of branches(root)) for (const child of branch.children) parents.set(child.id, branch.id);
  return parents;
}

function indicatorChanges(old: Indicator, now: Indicator, parents: { before: Parents; after: Parents }): Change[] {
  const changes: Change[] = [];
  if (old.id !== now.id) changes.push({ kind: 'renamed', what: 'indicator', id: now.id, from: old.id, effect: 'practice' });
  const [from, to] = [parents.before.get(old.id) ?? '', parents.after.get(now.id) ?? ''];
  if (from !== to) changes.push({ kind: 'moved', what: 'indicator', id: now.id, from, to, effect: 'scores' });
  return [...changes, ...changedKeys('indicator', now.id, keysOfIndicator(old), keysOfIndicator(now))];
}

/** The keys that differ. Order of `after`, then those that are gone. */
function changedKeys(what: NodeKind, id: string, before: readonly KeyValue[], after: readonly KeyValue[]): Change[] {
  const old = new Map(before.map((k) => [k.key, k]));
  const now = new Set(after.map((k) => k.key));
  const all = [...after, ...before.filter((k) => !now.has(k.key)).map((k) => ({ ...k, value: undefined }))];
  return all.flatMap(({ key, value, effect }): Change[] => {
    const was = old.get(key)?.value;
    if (sameValue(was, value)) return [];
    // A translation beside unchanged words gives no answer another meaning.
    const mild = effect === 'answers' && was !== undefined && value !== undefined && sameWhereBoth(was, value);
    return [{ kind: 'changed', what, id, key, before: was, after: value, effect: mild ? 'words' : effect }];
  });
}

function fateOf(old: Indicator, now: Indicator, changes: readonly Change[], before: Instrument, after: Instrument): Fate {
  const scaled = before.scale.min !== after.scale.min || before.scale.max !== after.scale.max;
  const gone = changes.some((c) => c.kind === 'changed' && c.effect === 'answers' && c.after === undefined);
  if (old.type !== now.type || gone || (scaled && now.type === 'level')) return 'recheck';
  if (changes.some((c) => c.effect === 'answers')) return 'reconsider';
  return old.id === now.id ? 'kept' : 'renamed';
}

function branchChanges(before: Instrument, after: Instrument): Change[] {
  const old = new Map([...branches(before.root)].slice(1).map((b) => [b.id, b]));
  const now = new Map([...branches(after.root)].slice(1).map((b) => [b.id, b]));
  const parents = { before: parentsOf(before.root), after: parentsOf(after.root) };
  // The two roots are the same place, whatever the instruments are called.
  const named = (parent: string | undefined, root: Branch): string => (parent === root.id ? '' : (parent ?? ''));
  const changes: Change[] = [];
  for (const branch of now.values()) {
    const was = old.get(branch.id);
    const what = branch.kind as NodeKind;
    if (was === undefined) {
      changes.push({ kind: 'added', what, id: branch.id, title: branch.title, effect: 'scores' });
      continue;
    }
    const [from, to] = [named(parents.before.get(branch.id), before.root), named(parents.after.get(branch.id), after.root)];
    if (from !== to) changes.push({ kind: 'moved', what, id: branch.id, from, to, effect: 'scores' });
    changes.push(...changedKeys(what, branch.id, keysOfBranch(was), keysOfBranch(branch)));
  }
  for (const was of old.values()) {
    if (!now.has(was.id)) changes.push({ kind: 'dropped', what: was.kind as NodeKind, id: was.id, title: was.title, effect: 'scores' });
  }
  return changes;
}

function openChanges(before: Instrument, after: Instrument): Change[] {
  const changes: Change[] = [];
  for (const q of after.open.values()) {
    const was = before.open.get(q.id);
    if (was === undefined) changes.push({ kind: 'added', what: 'open', id: q.id, title: q.ask, effect: 'practice' });
    else
      changes.push(
        ...changedKeys(
          'open',
          q.id,
          [
            { key: 'ask', value: was.ask, effect: 'words' },
            { key: 'about', value: was.about, effect: 'practice' },
          ],
          [
            { key: 'ask', value: q.ask, effect: 'words' },
            { key: 'about', value: q.about, effect: 'practice' },
          ],
        ),
      );
  }
  for (const was of before.open.values())
    if (!after.open.has(was.id)) changes.push({ kind: 'dropped', what: 'open', id: was.id, title: was.ask, effect: 'practice' });
  return changes;
}

/** Views are other readings and move no score of the tree itself: which indicators a node gained or lost, by today's ids. */
function viewChanges(before: Instrument, after: Instrument, pairs: ReadonlyMap<string, string>): Change[] {
  const changes: Change[] = [];
  const members = (root: Branch, today: (id: string) => string): Map<string, readonly string[]> =>
    new Map([...branches(root)].map((b) => [b.id, b.children.filter((c) => c.kind === 'indicator').map((c) => today(c.id))]));
  for (const { root } of after.views) {
    const was = before.views.find((v) => v.root.id === root.id);
    if (was === undefined) {
      changes.push({ kind: 'added', what: 'view', id: root.id, title: root.title, effect: 'practice' });
      continue;
    }
    const old = members(was.root, (id) => pairs.get(id) ?? id);
    const now = members(root, (id) => id);
    for (const node of new Set([...now.keys(), ...old.keys()])) {
      const [then, today] = [old.get(node) ?? [], now.get(node) ?? []];
      const [lost, won] = [then.filter((id) => !today.includes(id)), today.filter((id) => !then.includes(id))];
      if (lost.length + won.length > 0)
        changes.push({ kind: 'changed', what: 'view', id: root.id, key: `nodes.${node}`, before: lost, after: won, effect: 'practice' });
    }
  }
  for (const { root } of before.views)
    if (!after.views.some((v) => v.root.id === root.id))
      changes.push({ kind: 'dropped', what: 'view', id: root.id, title: root.title, effect: 'practice' });
  return changes;
}
