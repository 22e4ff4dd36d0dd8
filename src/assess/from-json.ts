import type { Branch, Indicator, Instrument } from '../rubric/instrument.ts';
import type { AssessedNode, CityAssessment, LeafDetail, Scores, State } from './types.ts';

/** What is needed of a node of siapkota/assessment@1, after its schema has been checked. */
export interface AssessmentNodeValue {
  readonly id: string;
  readonly kind: AssessedNode['kind'];
  readonly title: string;
  readonly state: State;
  readonly answered: Scores;
  readonly proven: Scores;
  readonly coverage: number | null;
  readonly not_applicable: number;
  readonly band: string | null;
  readonly target: number | null;
  readonly gap: number | null;
  readonly weight: number;
  readonly interval?: readonly [number, number] | null;
  readonly respondents?: number;
  readonly spread?: number | null;
  readonly cns?: number | null;
  readonly children: readonly AssessmentNodeValue[];
}

export interface CityValue {
  readonly city: { readonly id: string; readonly name?: string; readonly province?: string };
  readonly period: string;
  readonly index: AssessmentNodeValue;
  readonly views: readonly AssessmentNodeValue[];
}

/**
 * A city of a saved assessment, to compare with: its scores, bounds, intervals and coverage. What the file does not hold stays
 * empty: single opinions, the decision, and the values behind a score that was withheld.
 * @param instrument today's; a node that it still has keeps its title in every language, others have the one in the file
 */
export function savedCity({ city, period, index, views }: CityValue, instrument: Instrument): CityAssessment {
  const known = nodesOf(instrument);
  const { id, name, province } = city;
  return {
    case: { city: id, period, name, province, profile: new Map(), targets: new Map() },
    index: savedNode(index, known, instrument),
    views: views.map((view) => savedNode(view, known, instrument)),
  };
}

type Known = ReadonlyMap<string, Branch | Indicator>;

function nodesOf(instrument: Instrument): Known {
  const found = new Map<string, Branch | Indicator>();
  const add = (node: Branch | Indicator): void => {
    if (!found.has(node.id)) found.set(node.id, node);
    if ('children' in node) node.children.forEach(add);
  };
  add(instrument.root);
  for (const { root } of instrument.views) add(root);
  return found;
}

function savedNode(value: AssessmentNodeValue, known: Known, instrument: Instrument): AssessedNode {
  const { id, kind, title, state, answered, proven, coverage, target, gap, weight, interval, band } = value;
  const today = known.get(instrument.formerly.get(id) ?? id);
  const own = { id, title } as Branch | Indicator;
  const at = instrument.bands.findIndex((b) => (typeof b.title === 'string' ? [b.title] : Object.values(b.title)).includes(band ?? ''));
  return {
    id,
    kind,
    node: today ?? own,
    weight,
    aggregate: null,
    state,
    answered,
    proven,
    values: { answered: answered.score, proven: proven.score },
    coverage,
    notApplicable: value.not_applicable,
    band: band === null || at < 0 ? null : at,
    target,
    gap,
    children: value.children.map((child) => savedNode(child, known, instrument)),
    leaf: kind === 'indicator' ? savedLeaf(value, (today ?? own) as Indicator) : null,
    agreement: new Map(),
    ...(interval === undefined ? {} : { interval }),
  };
}

const savedLeaf = ({ respondents, spread, cns }: AssessmentNodeValue, indicator: Indicator): LeafDetail => ({
  indicator,
  respondents: respondents ?? 0,
  opinions: [],
  decision: { by: 'nobody' },
  disputed: false,
  setAside: 0,
  spread: spread ?? null,
  cns: cns ?? null,
  perception: null,
  extremes: [Number.NaN, Number.NaN],
  gain: null,
  priority: null,
  quadrant: null,
});
