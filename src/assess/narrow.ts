import type { Instrument, Profile, Tier } from '../rubric/instrument.ts';
import { voicesOf } from '../tally/cases.ts';
import type { TallyRow } from '../tally/tally.ts';
import { compareUtf8 } from '../text/order.ts';
import { type Leaf, leavesOf } from './leaf.ts';
import { isLeaf, limbOf, Tree } from './tree.ts';

/** What one answer that is still missing would do to the index's bounds. */
export interface Narrowed {
  readonly indicator: string;
  /** Width of the index's bounds if this indicator were known at the middle of its extremes, its proof in order. */
  readonly width: number;
  /** Width now minus that width, in points of the index. */
  readonly narrows: number;
}

export interface Narrowing {
  /** Bounds of the index now, by the instrument's headline reading; null where nothing is rated yet. */
  readonly low: number | null;
  readonly high: number | null;
  readonly width: number | null;
  /** Every missing leaf of the index, the one that narrows most first; equal ones in the order of their ids. Empty where `width` is null. */
  readonly leaves: readonly Narrowed[];
}

/**
 * Which missing answers would tell most about the index. Exact, not a share of weights: for each missing leaf the whole tree is worked
 * out again with that leaf at (lowest + highest) / 2, through every weight, aggregate and `when`; all other missing leaves stay missing.
 * @param rows the tally of one city in one period
 */
export function narrowing(instrument: Instrument, rows: readonly TallyRow[], profile: Profile, tier: Tier): Narrowing {
  const limb = limbOf(instrument.root, tier);
  if (limb === undefined) return NOTHING_KNOWN;
  const voices = voicesOf(rows);
  const boundsWith = (assumed: ReadonlyMap<string, number>): { low: number; high: number; leaf: (id: string) => Leaf } | undefined => {
    const leaf = leavesOf(instrument, voices, profile, assumed);
    const computed = new Tree(limb, leaf).compute(limb);
    const [low, high] = [computed.low[instrument.headline], computed.high[instrument.headline]];
    return low === null || high === null ? undefined : { low, high, leaf };
  };
  const now = boundsWith(new Map());
  if (now === undefined) return NOTHING_KNOWN;
  const width = now.high - now.low;
  const leaves: Narrowed[] = [];
  for (const indicator of instrument.indicators.values()) {
    if (!isLeaf(indicator, tier) || now.leaf(indicator.id).answered !== 'missing') continue;
    const [low, high] = now.leaf(indicator.id).detail.extremes;
    const then = boundsWith(new Map([[indicator.id, (low + high) / 2]]));
    if (then !== undefined) leaves.push({ indicator: indicator.id, width: then.high - then.low, narrows: width - (then.high - then.low) });
  }
  return {
    low: now.low,
    high: now.high,
    width,
    leaves: leaves.sort((a, b) => b.narrows - a.narrows || compareUtf8(a.indicator, b.indicator)),
  };
}

const NOTHING_KNOWN: Narrowing = { low: null, high: null, width: null, leaves: [] };
