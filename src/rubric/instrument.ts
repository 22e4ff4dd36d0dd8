import type { LocalText } from '../text/lang.ts';
import type { Origin } from './source.ts';

/** How the children of a node combine. Formulas: assess/aggregate.ts. */
export type Aggregate = 'mean' | 'geometric' | 'harmonic' | 'sum' | 'min' | 'max';
export const AGGREGATES: readonly Aggregate[] = ['mean', 'geometric', 'harmonic', 'sum', 'min', 'max'];

/** How the answers of one group become one value. */
export type Within = 'median' | 'mean' | 'mode' | 'min' | 'max';
export const WITHIN: readonly Within[] = ['median', 'mean', 'mode', 'min', 'max'];

export type Tier = 'core' | 'full';

/** State of an answer's proof, apart from its score. */
export type Proof = 'none' | 'sent' | 'accepted' | 'wrong' | 'outdated';
export const PROOFS: readonly Proof[] = ['none', 'sent', 'accepted', 'wrong', 'outdated'];

/** Rank of proof: none = wrong = outdated < sent < accepted. */
export const PROOF_RANK: Readonly<Record<Proof, number>> = { none: 0, wrong: 0, outdated: 0, sent: 1, accepted: 2 };

export interface Scale {
  readonly min: number;
  readonly max: number;
  /** Generic label of each whole level. */
  readonly levels: ReadonlyMap<number, LocalText>;
}

export interface Band {
  readonly from: number;
  readonly title: LocalText;
}

export interface Group {
  readonly id: string;
  readonly title: LocalText;
  readonly weight: number;
  /** The smallest number that speaks decides; undefined for ordinary respondents. */
  readonly authority: number | undefined;
}

export type ProfileType = 'boolean' | 'number' | 'choice' | 'text';

export interface ProfileFact {
  readonly id: string;
  readonly type: ProfileType;
  readonly title: LocalText;
  /** The values a `choice` fact can take. */
  readonly options: readonly { readonly id: string; readonly title: LocalText }[];
}

export type ProfileValue = boolean | number | string;
export type Profile = ReadonlyMap<string, ProfileValue>;

/** Where an indicator applies. A test on a fact or on a score; all / any / not are three-valued (Kleene). */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | {
      readonly kind: 'profile';
      readonly fact: string;
      readonly is?: ProfileValue | undefined;
      readonly oneOf?: readonly ProfileValue[] | undefined;
      readonly atLeast?: number | undefined;
      readonly atMost?: number | undefined;
    }
  | { readonly kind: 'indicator'; readonly indicator: string; readonly atLeast?: number | undefined; readonly atMost?: number | undefined };

/** A citation: an entry of the register, the article or code in it, and whether that was checked. */
export interface Citation {
  readonly id: string;
  readonly at: LocalText | undefined;
  readonly verified: boolean;
}

export interface Reference {
  readonly id: string;
  readonly title: LocalText;
  readonly status: LocalText | undefined;
  readonly verified: boolean;
}

/** What every indicator has, whatever its type. */
export interface IndicatorBase {
  readonly kind: 'indicator';
  readonly id: string;
  readonly title: LocalText;
  /** The question as it is spoken; the title where the author gave none. */
  readonly ask: LocalText;
  readonly weight: number;
  readonly weightReason: LocalText | undefined;
  readonly tier: Tier;
  readonly owners: readonly string[];
  /** Groups that are asked; empty means all. */
  readonly groups: readonly string[];
  readonly probe: readonly LocalText[];
  readonly evidence: readonly LocalText[];
  readonly notEvidence: readonly LocalText[];
  readonly references: readonly Citation[];
  /** 1 low to 3 high; 2 where the author gave none. */
  readonly impact: number;
  readonly effort: number;
  readonly target: number | undefined;
  /** How to reach a level. */
  readonly advice: ReadonlyMap<number, LocalText>;
  readonly when: Condition | undefined;
  readonly formerly: readonly string[];
  readonly origin: Origin;
}

export interface LevelIndicator extends IndicatorBase {
  readonly type: 'level';
  /** Descriptor of each whole level of the scale. */
  readonly levels: ReadonlyMap<number, LocalText>;
}

export interface Option {
  readonly id: string;
  readonly title: LocalText;
  readonly score: number;
}

export interface ChoiceIndicator extends IndicatorBase {
  readonly type: 'choice';
  readonly options: readonly Option[];
}

export interface Goalposts {
  readonly worst: number;
  readonly best: number;
  readonly clamp: boolean;
  readonly transform: 'linear' | 'log';
}

export interface Benchmark {
  readonly title: LocalText;
  readonly value: number;
  readonly year: number | undefined;
  readonly reference: string | undefined;
}

export interface NumberIndicator extends IndicatorBase {
  readonly type: 'number';
  readonly unit: LocalText | undefined;
  /** What is believable, [low, high]. */
  readonly range: readonly [number, number] | undefined;
  readonly scoring:
    | { readonly by: 'goalposts'; readonly goalposts: Goalposts }
    | { readonly by: 'thresholds'; readonly thresholds: readonly number[] };
  readonly benchmarks: readonly Benchmark[];
}

export interface Criterion {
  readonly id: string;
  readonly title: LocalText;
  /** The level whose condition it is; undefined only where `scoring` is share. */
  readonly level: number | undefined;
}

export interface ChecklistIndicator extends IndicatorBase {
  readonly type: 'checklist';
  readonly criteria: readonly Criterion[];
  readonly scoring: 'gate' | 'share';
}

export interface TextIndicator extends IndicatorBase {
  readonly type: 'text';
}

export type Indicator = LevelIndicator | ChoiceIndicator | NumberIndicator | ChecklistIndicator | TextIndicator;
export type IndicatorType = Indicator['type'];
export type IndicatorOf<T extends IndicatorType> = Extract<Indicator, { type: T }>;

export type About = 'strength' | 'weakness' | 'problem' | 'opportunity' | 'challenge';
export const ABOUT: readonly About[] = ['strength', 'weakness', 'problem', 'opportunity', 'challenge'];

/** An unscored question that feeds the SWOT. */
export interface OpenQuestion {
  readonly id: string;
  readonly about: About;
  readonly ask: LocalText;
  readonly origin: Origin;
}

/** A node with children: the instrument itself, a rubric, a section, or a node of a view. */
export interface Branch {
  readonly kind: 'instrument' | 'rubric' | 'section' | 'view';
  readonly id: string;
  readonly title: LocalText;
  readonly weight: number;
  readonly aggregate: Aggregate;
  readonly children: readonly Node[];
  readonly open: readonly OpenQuestion[];
  readonly origin: Origin;
}

export type Node = Branch | Indicator;

/** Another tree over the same indicators. */
export interface View {
  readonly root: Branch;
  readonly draft: boolean;
  readonly note: LocalText | undefined;
  readonly leftOut: readonly { readonly indicators: readonly string[]; readonly reason: LocalText }[];
}

/** One change an overlay made; listed in the report's method chapter. */
export interface Override {
  readonly id: string;
  readonly keys: readonly string[];
  readonly file: string;
}

export interface EvidenceRule {
  readonly requiredFrom: number;
  readonly cap: number;
  readonly counts: 'sent' | 'accepted';
}

/** A resolved assessment method: everything later folders read, with overlays applied and defaults filled in. */
export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly title: LocalText;
  readonly languages: readonly string[];
  readonly scale: Scale;
  readonly bands: readonly Band[];
  /** Default target of every indicator: the instrument's `target`, else the scale's maximum. */
  readonly target: number;
  readonly aggregate: Aggregate;
  /** Below this share a node says 'insufficient data'; 0 where the instrument sets none. */
  readonly minimumCoverage: number;
  readonly evidence: EvidenceRule | undefined;
  readonly headline: 'answered' | 'proven';
  readonly groups: ReadonlyMap<string, Group>;
  readonly within: Within;
  readonly agencies: ReadonlyMap<string, LocalText>;
  readonly references: ReadonlyMap<string, Reference>;
  readonly profile: ReadonlyMap<string, ProfileFact>;
  readonly howToAnswer: LocalText | undefined;
  readonly root: Branch;
  readonly views: readonly View[];
  /** All indicators, also those of type text, in the instrument's order. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly open: ReadonlyMap<string, OpenQuestion>;
  /** Former id -> today's id. */
  readonly formerly: ReadonlyMap<string, string>;
  readonly overrides: readonly Override[];
  readonly dropped: readonly string[];
  /** sha256 of the resolved instrument as JSON with sorted keys. */
  readonly digest: string;
}

export const isScored = (indicator: Indicator): indicator is Exclude<Indicator, TextIndicator> => indicator.type !== 'text';

/** Who is asked what: the one function that interview, forms, status and letters use (design: who is asked). */
export function isAsked(
  indicator: Indicator,
  respondent: { group: string; agency?: string | undefined },
  instrument: Instrument,
  tier: Tier,
): boolean {
  if (tier === 'core' && indicator.tier !== 'core') return false;
  if (instrument.groups.get(respondent.group)?.authority !== undefined) return true;
  if (indicator.groups.length > 0 && !indicator.groups.includes(respondent.group)) return false;
  return respondent.agency === undefined || indicator.owners.length === 0 || indicator.owners.includes(respondent.agency);
}

/** The first group without authority: whose answers a table without a group column holds. */
export function ordinaryGroup(instrument: Instrument): string {
  for (const group of instrument.groups.values()) if (group.authority === undefined) return group.id;
  throw new Error('an instrument without an ordinary group passed validation');
}

/** Every branch of a tree, parents before children. */
export function* branches(root: Branch): Generator<Branch> {
  yield root;
  for (const child of root.children) if (child.kind !== 'indicator') yield* branches(child);
}
