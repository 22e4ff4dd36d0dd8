import { type Bound, combineBounds } from '../aggregate.ts';
import { reaches } from '../tolerance.ts';
import type { Reading } from '../tree.ts';
import type { AssessedNode, Interval } from '../types.ts';

/** Intervals of the leaves of one city, by indicator. */
export type LeafIntervals = ReadonlyMap<string, Interval | null>;

interface Ends {
  readonly low: Bound;
  readonly high: Bound;
  /** Shares of the node's weight: of its rated leaves, and of those with an interval. */
  readonly rated: number;
  readonly told: number;
}

/**
 * Intervals of a node and of everything below it. A branch takes the low (high) ends of its leaves through its aggregate, leaves
 * without an interval at their value; null where leaves with an interval carry less than half of the rated weight, or where the
 * node's own score is withheld.
 */
export function intervalsOf(root: AssessedNode, leaves: LeafIntervals, reading: Reading): ReadonlyMap<AssessedNode, Interval | null> {
  const found = new Map<AssessedNode, Interval | null>();
  const visit = (node: AssessedNode): Ends => {
    if (node.leaf !== null) {
      const interval = leaves.get(node.id) ?? null;
      found.set(node, interval);
      const value = node.values[reading];
      const rated = value === null ? 0 : 1;
      return { low: interval?.[0] ?? value, high: interval?.[1] ?? value, rated, told: interval === null ? 0 : rated };
    }
    const ends = endsOf(node, visit, reading);
    const { low, high, rated, told } = ends;
    const tells = node.state === 'scored' && low !== null && high !== null && rated > 0 && reaches(told / rated, 0.5, 1e-9);
    found.set(node, tells ? [low, high] : null);
    return ends;
  };
  visit(root);
  return found;
}

function endsOf(node: AssessedNode, visit: (node: AssessedNode) => Ends, reading: Reading): Ends {
  const all = node.children.map((child) => ({ child, ends: visit(child) }));
  const carrying = all.filter(({ child }) => child.weight > 0 && carriesWeight(child));
  const weights = carrying.reduce((sum, { child }) => sum + child.weight, 0);
  // A branch without a value drops out with everything below it.
  const counting = carrying.filter(({ child }) => child.values[reading] !== null);
  const share = (of: (ends: Ends) => number): number =>
    counting.reduce((sum, { child, ends }) => sum + (child.weight / weights) * of(ends), 0);
  const end = (of: (ends: Ends) => Bound): Bound =>
    node.values[reading] === null || node.aggregate === null
      ? null
      : combineBounds(
          node.aggregate,
          counting.map(({ child, ends }) => ({ weight: child.weight, value: of(ends) })),
        );
  return { low: end((e) => e.low), high: end((e) => e.high), rated: share((e) => e.rated), told: share((e) => e.told) };
}

/** Whether a leaf of positive weight lies below: only then does a node take part of its parent's weight. */
export function carriesWeight(node: AssessedNode): boolean {
  return node.leaf !== null || node.children.some((child) => child.weight > 0 && carriesWeight(child));
}
