import type { Answer, Balance, ExpectedRespondent, OpenAnswer } from '../answers/answer.ts';
import type { Plan } from '../assess/plan/plan.ts';
import { type AssessedNode, type Assessment, assessedLeaves, type CityAssessment, type LeafDetail } from '../assess/types.ts';
import { type Instrument, isScored, type Tier } from '../rubric/instrument.ts';
import type { Lang } from '../text/lang.ts';
import { compareUtf8 } from '../text/order.ts';

/** Everything a report is made of. `answers` and `open` may hold other cities; they are passed over. */
export interface ReportInput {
  readonly instrument: Instrument;
  readonly assessment: Assessment;
  readonly city: CityAssessment;
  /** Empty where only a tally is known: names, notes, reasons and proofs are then empty too. */
  readonly answers: readonly Answer[];
  readonly open: readonly OpenAnswer[];
  readonly expected: readonly ExpectedRespondent[];
  readonly balance?: Balance | undefined;
  readonly previous?: CityAssessment | undefined;
  /** What the previous assessment was made with; the same as this one where it is not given. */
  readonly previousMethod?: { readonly instrument: Instrument; readonly tier: Tier } | undefined;
  /** Where a plan was asked for; `plan` is undefined where the index has no value. */
  readonly planned?: { readonly plan: Plan | undefined; readonly years: number } | undefined;
  readonly lang: Lang;
  /** YYYY-MM-DD: a report does not read the clock. */
  readonly today: string;
  /** Name and version of the program. */
  readonly product: string;
}

export type LeafNode = AssessedNode & { readonly leaf: LeafDetail };

/** The input, sorted out once for all chapters. */
export interface Facts extends ReportInput {
  /** Leaves of the index in the instrument's order. */
  readonly leaves: readonly LeafNode[];
  readonly leafById: ReadonlyMap<string, LeafNode>;
  /** A leaf's ancestors below the index: rubric, section, … */
  readonly trails: ReadonlyMap<string, readonly AssessedNode[]>;
  /** This city's answers by indicator, in the order of groups, agencies and respondents. */
  readonly said: ReadonlyMap<string, readonly Answer[]>;
  /** All scored indicators, and those that the tier asks. */
  readonly scope: { readonly all: number; readonly asked: number };
  /** Ratings are known only as counts: who gave them, with what proof and why, is not. */
  readonly tallyOnly: boolean;
}

export function factsOf(input: ReportInput): Facts {
  const { city, instrument } = input;
  const here = (s: { city: string; period: string }): boolean => s.city === city.case.city && s.period === city.case.period;
  const answers = input.answers.filter(here).sort(orderOf(instrument));
  const open = input.open.filter(here).sort(orderOf(instrument));
  const leaves = assessedLeaves(city.index);
  const trails = new Map<string, readonly AssessedNode[]>();
  follow(city.index, [], trails);
  const said = new Map<string, Answer[]>();
  for (const answer of answers) {
    const found = said.get(answer.indicator);
    if (found === undefined) said.set(answer.indicator, [answer]);
    else found.push(answer);
  }
  return {
    ...input,
    answers,
    open,
    leaves,
    leafById: new Map(leaves.map((leaf) => [leaf.id, leaf])),
    trails,
    said,
    scope: { all: [...instrument.indicators.values()].filter(isScored).length, asked: leaves.length },
    tallyOnly: answers.length === 0 && leaves.some((l) => l.leaf.opinions.length > 0),
  };
}

/** The ends of the instrument's scale, and nothing else of it: blocks are data that is published. */
export const axisOf = ({ instrument: { scale } }: Facts): { readonly min: number; readonly max: number } => ({
  min: scale.min,
  max: scale.max,
});

function follow(node: AssessedNode, trail: readonly AssessedNode[], trails: Map<string, readonly AssessedNode[]>): void {
  for (const child of node.children) {
    if (child.leaf !== null) trails.set(child.id, trail);
    else follow(child, [...trail, child], trails);
  }
}

/** The order in which files were read must not show in a report. */
function orderOf(instrument: Instrument): (a: Answer | OpenAnswer, b: Answer | OpenAnswer) => number {
  const groups = [...instrument.groups.keys()];
  const agencies = [...instrument.agencies.keys()];
  const agency = (id: string | undefined): number => (id === undefined ? -1 : agencies.indexOf(id));
  return (a, b) =>
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    agency(a.agency) - agency(b.agency) ||
    compareUtf8(a.respondent, b.respondent) ||
    compareUtf8('value' in a ? a.value : a.text, 'value' in b ? b.value : b.text);
}
