import { reaches, tolerance } from '../assess/tolerance.ts';
import type { Facts, LeafNode } from './facts.ts';
import { headline, isScoredNode } from './speak.ts';

/** Below this consensus (Cns) respondents are said to disagree: half of them at 2 and half at 4 on a scale of 1 to 5 gives 0,585. */
export const AGREED = 0.6;

/** Respondents or groups see it too differently for its value to be taken as settled. */
export function isContested({ leaf }: LeafNode): boolean {
  return leaf.disputed || leaf.perception !== null || (leaf.cns !== null && leaf.cns < AGREED);
}

/** Most contested first: lowest consensus, then the widest difference between groups. */
export function contested(f: Facts): LeafNode[] {
  const cns = (leaf: LeafNode): number => leaf.leaf.cns ?? Number.POSITIVE_INFINITY;
  const difference = (leaf: LeafNode): number => leaf.leaf.perception?.difference ?? 0;
  return f.leaves.filter(isContested).sort((a, b) => compare(cns(a), cns(b)) || difference(b) - difference(a));
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

export const hasGap = (leaf: LeafNode): boolean => leaf.gap !== null && leaf.gap > 0;

/** Leaves short of their target, widest gap first; equal gaps in the instrument's order. */
export function byGap(f: Facts, leaves: readonly LeafNode[] = f.leaves): LeafNode[] {
  const slack = tolerance(f.instrument.scale);
  return leaves.filter(hasGap).sort((a, b) => (Math.abs(b.gap! - a.gap!) <= slack ? 0 : b.gap! - a.gap!));
}

/** At or above target also by proof, and nobody disagrees: what a plan may call a strength. Best first. */
export function strengths(f: Facts, leaves: readonly LeafNode[] = f.leaves): LeafNode[] {
  const slack = tolerance(f.instrument.scale);
  const above = (leaf: LeafNode): number => headline(f, leaf).score! - leaf.target!;
  const holds = (leaf: LeafNode): boolean => {
    const { target, answered, proven } = leaf;
    if (!isScoredNode(f, leaf) || target === null || answered.score === null || proven.score === null) return false;
    return reaches(answered.score, target, slack) && reaches(proven.score, target, slack) && !isContested(leaf);
  };
  return leaves.filter(holds).sort((a, b) => above(b) - above(a));
}

export interface Ranked {
  /** Equal priorities share a rank. */
  readonly rank: number;
  readonly leaf: LeafNode;
}

/** Leaves with a gap by priority = gain × impact / effort; those whose gain cannot be known last, by gap. */
export function byPriority(f: Facts): Ranked[] {
  const slack = tolerance(f.instrument.scale);
  const of = (leaf: LeafNode): number => leaf.leaf.priority ?? Number.NEGATIVE_INFINITY;
  const sorted = byGap(f).sort((a, b) => (of(a) === of(b) || Math.abs(of(a) - of(b)) <= slack ? 0 : of(b) - of(a)));
  const ranked: Ranked[] = [];
  sorted.forEach((leaf, i) => {
    const before = ranked[i - 1];
    const tied = before !== undefined && (of(before.leaf) === of(leaf) || Math.abs(of(before.leaf) - of(leaf)) <= slack);
    ranked.push({ rank: tied ? before.rank : i + 1, leaf });
  });
  return ranked;
}

/** High impact, low effort, and something is there to sharpen: at least one level above the scale's lowest. */
export function quickWins(f: Facts): LeafNode[] {
  const running = f.instrument.scale.min + 1;
  return byPriority(f)
    .map((r) => r.leaf)
    .filter((leaf) => leaf.leaf.quadrant === 'quick-win' && reaches(headline(f, leaf).score!, running, tolerance(f.instrument.scale)));
}
