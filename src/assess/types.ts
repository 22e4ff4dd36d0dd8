import type { Finding } from '../finding/finding.ts';
import type { Aggregate, Branch, Indicator, Instrument, Profile, Tier } from '../rubric/instrument.ts';
import type { MissingCode } from '../rubric/vocabulary.ts';
import type { Alpha } from './agreement.ts';
import type { Histogram } from './consensus.ts';

/** A city in a period, with what is known of it besides answers. */
export interface Case {
  readonly city: string;
  readonly period: string;
  readonly name?: string | undefined;
  readonly province?: string | undefined;
  readonly profile: Profile;
  /** Targets by indicator, section or rubric, from siapkota.yaml or the register. */
  readonly targets: ReadonlyMap<string, number>;
}

/** A score and how far the missing answers could still move it. All null where nothing is rated. */
export interface Scores {
  /** null unless the node is scored. */
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type State = 'scored' | 'insufficient' | 'missing' | 'not-applicable';

/** What one group says about one indicator. */
export interface GroupOpinion {
  readonly group: string;
  /** Rated answers. */
  readonly n: number;
  /** The group's value by the instrument's rule; null where nobody in it rated. */
  readonly value: number | null;
  readonly proven: number | null;
  /** Canonical value -> respondents, rated answers only. */
  readonly counts: ReadonlyMap<string, number>;
  readonly histogram: Histogram;
  /** The same answers by their proven scores. */
  readonly provenHistogram: Histogram;
  readonly missing: ReadonlyMap<MissingCode, number>;
}

export type Quadrant = 'quick-win' | 'strategic' | 'fill-in' | 'later';

/** How an indicator got its value. */
export type Decision =
  | { readonly by: 'authority'; readonly group: string }
  | { readonly by: 'groups'; readonly groups: readonly string[] }
  | { readonly by: 'nobody' }
  | { readonly by: 'condition' };

export interface LeafDetail {
  readonly indicator: Indicator;
  /** Rated answers of all groups. */
  readonly respondents: number;
  readonly opinions: readonly GroupOpinion[];
  readonly decision: Decision;
  /** Some rate it while others say it does not apply. */
  readonly disputed: boolean;
  /** Ratings set aside because `when` says the indicator does not apply. */
  readonly setAside: number;
  /** max − min of the scores of groups without authority; null where nobody rated. */
  readonly spread: number | null;
  readonly cns: number | null;
  /** Two groups without authority whose values differ by a quarter of the scale or more: the widest pair. */
  readonly perception: { readonly low: string; readonly high: string; readonly difference: number } | null;
  readonly extremes: readonly [number, number];
  readonly gain: number | null;
  readonly priority: number | null;
  readonly quadrant: Quadrant | null;
}

/** A node of the assessed tree. Everything a report or an explanation prints is here; nothing is rounded. */
export interface AssessedNode {
  readonly id: string;
  readonly kind: 'instrument' | 'rubric' | 'section' | 'indicator' | 'view';
  readonly node: Branch | Indicator;
  readonly weight: number;
  readonly aggregate: Aggregate | null;
  readonly state: State;
  readonly answered: Scores;
  readonly proven: Scores;
  /** The values a parent computes with, also where they are withheld from print. */
  readonly values: { readonly answered: number | null; readonly proven: number | null };
  /** Rated weight / applicable weight, 0..1; null where nothing applies. */
  readonly coverage: number | null;
  /** Share of the node's weight that does not apply, 0..1. */
  readonly notApplicable: number;
  /** Index into the instrument's bands; null unless scored and within a band. */
  readonly band: number | null;
  readonly target: number | null;
  readonly gap: number | null;
  readonly children: readonly AssessedNode[];
  readonly leaf: LeafDetail | null;
  readonly agreement: ReadonlyMap<string, Alpha>;
  /** Where `withUncertainty` was asked for: 95 % of resamples lie within, by the headline reading; null where the answers cannot tell. */
  readonly interval?: Interval | null;
  /** Share of runs with other weights in which the node keeps its band; null without a band. */
  readonly stability?: { readonly band: number | null };
}

export type Interval = readonly [low: number, high: number];

export interface CityAssessment {
  readonly case: Case;
  readonly index: AssessedNode;
  readonly views: readonly AssessedNode[];
  /** Where it was asked for: 1 for the highest index of the period; equal ones share a rank; null where the index is no score. */
  readonly rank?: number | null;
  /** Best and worst rank that the intervals of all cities of the period leave open. */
  readonly rankInterval?: Interval | null;
  readonly stability?: { readonly rank: number | null };
}

export interface Assessment {
  readonly instrument: Instrument;
  readonly tier: Tier;
  readonly seed: number;
  /** `sha256:` of the tally as a file. Worked out when first asked for: not every face shows it, and a country has a million rows. */
  readonly tallyDigest: () => string;
  /** Sum of n over the tally. */
  readonly answers: number;
  readonly cities: readonly CityAssessment[];
  readonly findings: readonly Finding[];
}

/** Every node of an assessed tree, parents before children. */
export function* assessedNodes(root: AssessedNode): Generator<AssessedNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i]!);
  }
}

type AssessedLeaf = AssessedNode & { readonly leaf: LeafDetail };
const isAssessedLeaf = (node: AssessedNode): node is AssessedLeaf => node.leaf !== null;

/** The leaves of an assessed tree in the instrument's order. */
export function assessedLeaves(root: AssessedNode): AssessedLeaf[] {
  const leaves: AssessedLeaf[] = [];
  const gather = (node: AssessedNode): void => {
    if (isAssessedLeaf(node)) leaves.push(node);
    node.children.forEach(gather);
  };
  gather(root);
  return leaves;
}

/** The node with an id in a tree. */
export function findNode(root: AssessedNode, id: string): AssessedNode | undefined {
  for (const node of assessedNodes(root)) if (node.id === id) return node;
  return undefined;
}
