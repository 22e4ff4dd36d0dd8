import { type Branch, type Indicator, isScored, type Node, type Tier } from '../rubric/instrument.ts';
import { type Bound, combine, combineBounds, isNumber, type Value } from './aggregate.ts';
import type { Leaf } from './leaf.ts';

/** Which of the two scores a computation follows. */
export type Reading = 'answered' | 'proven';
export const READINGS: readonly Reading[] = ['answered', 'proven'];

/** Whether an indicator is a leaf: scored, and in the tier that is asked. */
export function isLeaf(indicator: Indicator, tier: Tier): boolean {
  return isScored(indicator) && (tier === 'full' || indicator.tier === 'core');
}

/** A branch with only the children that hold a leaf, and each child's share of its weight. The instrument fixes it; no answer changes it. */
export interface Limb {
  readonly branch: Branch;
  readonly parts: readonly LimbPart[];
  /** The parts with a share of the weight: the others are shown, and enter nothing. */
  readonly counting: readonly LimbPart[];
}

export interface LimbPart {
  readonly node: Limb | Indicator;
  readonly weight: number;
  readonly share: number;
}

export const isLimb = (node: Limb | Indicator): node is Limb => 'parts' in node;

/** Cuts a tree down to what counts in a tier; undefined where a branch holds no leaf at all. */
export function limbOf(branch: Branch, tier: Tier): Limb | undefined {
  const kept: { node: Limb | Indicator; weight: number }[] = [];
  for (const child of branch.children) {
    const node = keep(child, tier);
    if (node !== undefined) kept.push({ node, weight: child.weight });
  }
  if (kept.length === 0) return undefined;
  const counting = kept.filter((part) => part.weight > 0 && carriesWeight(part.node));
  const weights = counting.reduce((sum, part) => sum + part.weight, 0);
  const parts = kept.map((part) => ({ ...part, share: counting.includes(part) ? part.weight / weights : 0 }));
  return { branch, parts, counting: parts.filter((part) => part.share > 0) };
}

function keep(child: Node, tier: Tier): Limb | Indicator | undefined {
  if (child.kind === 'indicator') return isLeaf(child, tier) ? child : undefined;
  return limbOf(child, tier);
}

const carriesWeight = (node: Limb | Indicator): boolean => !isLimb(node) || node.counting.length > 0;

/** Everything computed about one limb in one city. */
export interface Computed {
  readonly value: Readonly<Record<Reading, Value>>;
  readonly low: Readonly<Record<Reading, Bound>>;
  readonly high: Readonly<Record<Reading, Bound>>;
  /** Shares of the limb's weight, 0..1 each. */
  readonly rated: number;
  readonly applicable: number;
  readonly notApplicable: number;
  /** No leaf below awaits proof, now or once it is answered: what is answered is proven. */
  readonly isProven: boolean;
}

/** One city's leaves under one tree, with each limb worked out once. */
export class Tree {
  readonly root: Limb;
  readonly #leaf: (id: string) => Leaf;
  readonly #computed = new Map<Limb, Computed>();
  #parents: Map<Limb | string, Limb> | undefined;

  constructor(root: Limb, leaf: (id: string) => Leaf) {
    this.root = root;
    this.#leaf = leaf;
  }

  #parentOf(node: Limb | string): Limb | undefined {
    if (this.#parents === undefined) {
      this.#parents = new Map();
      this.#findParents(this.root, this.#parents);
    }
    return this.#parents.get(node);
  }

  #findParents(limb: Limb, parents: Map<Limb | string, Limb>): void {
    for (const { node } of limb.parts) {
      parents.set(isLimb(node) ? node : node.id, limb);
      if (isLimb(node)) this.#findParents(node, parents);
    }
  }

  leaf(indicator: Indicator): Leaf {
    return this.#leaf(indicator.id);
  }

  valueOf(node: Limb | Indicator, reading: Reading): Value {
    return isLimb(node) ? this.compute(node).value[reading] : this.leaf(node)[reading];
  }

  compute(limb: Limb): Computed {
    const known = this.#computed.get(limb);
    if (known !== undefined) return known;
    const isProven = limb.counting.every(({ node }) => (isLimb(node) ? this.compute(node).isProven : isProvenLeaf(this.leaf(node))));
    const answered = this.#combined(limb, 'answered');
    const value = { answered, proven: isProven ? answered : this.#combined(limb, 'proven') };
    const shares = this.#shares(limb);
    const end = (reading: Reading, side: 'low' | 'high'): Bound => {
      const known = value[reading];
      // With nothing missing below, both ends are the value: the same numbers through the same sums.
      return isNumber(known) && shares.rated === shares.applicable ? known : this.#bound(limb, reading, side, known);
    };
    const ends = (side: 'low' | 'high'): Record<Reading, Bound> => {
      const bound = end('answered', side);
      return { answered: bound, proven: isProven ? bound : end('proven', side) };
    };
    const made: Computed = { value, low: ends('low'), high: ends('high'), ...shares, isProven };
    this.#computed.set(limb, made);
    return made;
  }

  #combined(limb: Limb, reading: Reading): Value {
    const parts = limb.counting.map((p) => ({ weight: p.weight, value: this.valueOf(p.node, reading) }));
    return combine(limb.branch.aggregate, parts);
  }

  /** Rated, applicable and not applicable weight. Below a branch that has no value of its own every leaf counts as missing. */
  #shares(limb: Limb): { rated: number; applicable: number; notApplicable: number } {
    let rated = 0;
    let applicable = 0;
    let notApplicable = 0;
    for (const { node, share } of limb.counting) {
      if (isLimb(node)) {
        const inner = this.compute(node);
        rated += isNumber(inner.value.answered) ? share * inner.rated : 0;
        applicable += share * inner.applicable;
        notApplicable += share * inner.notApplicable;
        continue;
      }
      const { answered } = this.leaf(node);
      if (answered === 'not-applicable') notApplicable += share;
      else {
        applicable += share;
        rated += isNumber(answered) ? share : 0;
      }
    }
    return { rated, applicable, notApplicable };
  }

  /** The limb with every missing leaf at its lowest or highest, and never short of the score itself. */
  #bound(limb: Limb, reading: Reading, side: 'low' | 'high', value: Value): Bound {
    if (!this.#anyRated(limb)) return null;
    const bound = this.#extreme(limb, reading, side, false);
    if (bound === null || !isNumber(value)) return bound;
    return side === 'low' ? Math.min(bound, value) : Math.max(bound, value);
  }

  /** `forget` treats the limb's own ratings as missing: what a parent does with a branch that has no value. */
  #extreme(node: Limb | Indicator, reading: Reading, side: 'low' | 'high', forget: boolean): Bound {
    if (!isLimb(node)) {
      const leaf = this.leaf(node);
      const rated = leaf[reading];
      if (!forget && isNumber(rated)) return rated;
      return side === 'low' ? leaf.lowest[reading] : leaf.highest;
    }
    const parts = node.counting
      .filter((p) => !this.#dropsOut(p.node))
      .map((p) => {
        const blocked = isLimb(p.node) && this.valueOf(p.node, reading) === 'missing';
        return { weight: p.weight, value: this.#extreme(p.node, reading, side, forget || blocked) };
      });
    return combineBounds(node.branch.aggregate, parts);
  }

  #dropsOut(node: Limb | Indicator): boolean {
    return this.valueOf(node, 'answered') === 'not-applicable';
  }

  /** Whether anything directly below has a value. What lies below a branch without one counts as missing up here. */
  #anyRated(limb: Limb): boolean {
    return limb.counting.some(({ node }) => isNumber(this.valueOf(node, 'answered')));
  }

  /**
   * Limbs over their rated leaves, with each leaf's value replaced by `of(score, leaf)`: targets, or scores cut at their targets.
   * Below a branch without a value every leaf counts as missing, as it does in the score.
   * @returns the value of any node; each limb is worked out once
   */
  revalued(reading: Reading, of: (score: number, indicator: Indicator) => number): (node: Limb | Indicator) => Value {
    const known = new Map<Limb, Value>();
    const worth = (node: Limb | Indicator): Value => {
      const own = this.valueOf(node, reading);
      if (!isNumber(own)) return own;
      if (!isLimb(node)) return of(own, node);
      const found = known.get(node);
      if (found !== undefined) return found;
      const parts = node.counting.map((p) => ({ weight: p.weight, value: worth(p.node) }));
      const value = combine(node.branch.aggregate, parts);
      known.set(node, value);
      return value;
    };
    return worth;
  }

  /** The root's value with one leaf at another score, everything else as it is. */
  rootWith(indicator: Indicator, reading: Reading, score: number): Value {
    let child: Limb | Indicator = indicator;
    let value: Value = score;
    for (let limb = this.#parentOf(indicator.id); limb !== undefined; limb = this.#parentOf(limb)) {
      const changed: Limb | Indicator = child;
      const moved: Value = value;
      const parts = limb.counting.map((p) => ({ weight: p.weight, value: p.node === changed ? moved : this.valueOf(p.node, reading) }));
      value = combine(limb.branch.aggregate, parts);
      child = limb;
    }
    return value;
  }
}

const isProvenLeaf = ({ answered, proven, lowest }: Leaf): boolean => answered === proven && lowest.answered === lowest.proven;
