import type { AnswerFate, Fate, InstrumentDiff } from '../rubric/diff/types.ts';
import { type Indicator, type Instrument, isScored } from '../rubric/instrument.ts';
import { canonicalCriteria } from '../rubric/types/checklist.ts';
import { scoreOf } from '../rubric/types/index.ts';
import { isMissingCode, NONE } from '../rubric/vocabulary.ts';
import { mergeTallies, type TallyRow } from '../tally/tally.ts';
import { type AssessedNode, type Assessment, assessedNodes, type State } from './types.ts';

/** A tally of before as today's instrument reads it, and the answers it cannot read. */
export interface CarriedTally {
  readonly rows: readonly TallyRow[];
  /** Rows that are set aside: the indicator, the group or the value is gone. */
  readonly setAside: readonly TallyRow[];
  /** Answers (sum of n) by what becomes of their indicator. */
  readonly byFate: ReadonlyMap<Fate, number>;
}

/** Reads a tally of the older instrument with the newer one: ids through `formerly`, values only where they still are values. */
export function carryTally(rows: readonly TallyRow[], diff: InstrumentDiff, after: Instrument): CarriedTally {
  const fates = new Map(diff.fates.map((f): [string, AnswerFate] => [f.from, f]));
  const carried: TallyRow[] = [];
  const setAside: TallyRow[] = [];
  const byFate = new Map<Fate, number>();
  for (const row of rows) {
    const fate = fates.get(row.indicator);
    byFate.set(fate?.fate ?? 'dropped', (byFate.get(fate?.fate ?? 'dropped') ?? 0) + row.n);
    const indicator = fate?.to === undefined ? undefined : after.indicators.get(fate.to);
    const value = indicator === undefined || !after.groups.has(row.group) ? undefined : valueToday(row.value, indicator, after);
    if (indicator === undefined || value === undefined) setAside.push(row);
    else carried.push({ ...row, indicator: indicator.id, value });
  }
  return { rows: mergeTallies([carried]), setAside, byFate };
}

function valueToday(value: string, indicator: Indicator, { scale }: Instrument): string | undefined {
  if (isMissingCode(value) || !isScored(indicator)) return value;
  if (indicator.type === 'checklist') {
    if (value === NONE) return value;
    const known = new Set(indicator.criteria.map((c) => c.id));
    // A criterion that is gone takes only itself away, not the others that were met.
    return canonicalCriteria(new Set(value.split(' ').filter((id) => known.has(id))));
  }
  return scoreOf(indicator, value, scale) === undefined ? undefined : value;
}

/** How far a node's score moves, the answers staying the same. Scores on each instrument's own scale, nothing rounded. */
export interface Movement {
  readonly city: string;
  readonly period: string;
  readonly node: string;
  readonly kind: AssessedNode['kind'];
  readonly before: number | null;
  readonly after: number | null;
  readonly stateBefore: State | null;
  readonly stateAfter: State | null;
  /** after − before; null where one of them is no score. */
  readonly change: number | null;
}

/** Every node of either assessment whose score or state is not as it was, in the newer one's order. */
export function movements(before: Assessment, after: Assessment, diff: InstrumentDiff): Movement[] {
  const today = new Map(diff.fates.flatMap((f): [string, string][] => (f.to === undefined ? [] : [[f.from, f.to]])));
  today.set(before.instrument.id, after.instrument.id);
  const made: Movement[] = [];
  for (const city of after.cities) {
    const { city: id, period } = city.case;
    const old = before.cities.find((c) => c.case.city === id && c.case.period === period);
    const was = new Map(
      old === undefined ? [] : [...assessedNodes(old.index)].map((n): [string, AssessedNode] => [today.get(n.id) ?? n.id, n]),
    );
    for (const now of assessedNodes(city.index)) {
      const then = was.get(now.id);
      was.delete(now.id);
      push(made, id, period, now.id, now.kind, then, now);
    }
    for (const [node, then] of was) push(made, id, period, node, then.kind, then, undefined);
  }
  return made;
}

/** Sums in another order differ in their last bits; that is no change. */
const SAME = 1e-9;

function push(
  into: Movement[],
  city: string,
  period: string,
  node: string,
  kind: AssessedNode['kind'],
  then: AssessedNode | undefined,
  now: AssessedNode | undefined,
): void {
  const [before, after] = [then?.answered.score ?? null, now?.answered.score ?? null];
  const change = before === null || after === null ? null : after - before;
  const [stateBefore, stateAfter] = [then?.state ?? null, now?.state ?? null];
  // In one and the same state either both are scores or neither is.
  if (stateBefore === stateAfter && Math.abs(change ?? 0) < SAME) return;
  into.push({ city, period, node, kind, before, after, stateBefore, stateAfter, change });
}
