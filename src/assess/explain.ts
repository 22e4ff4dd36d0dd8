import { isScored } from '../rubric/instrument.ts';
import { type AssessedNode, type Assessment, type CityAssessment, findNode } from './types.ts';

/** A node by the name that `explain` takes: an id, `index`, a view, or `view/node`. */
export function nodeByName(city: CityAssessment, name: string): AssessedNode | undefined {
  if (name === 'index') return city.index;
  const [view, inner] = name.split('/');
  const tree = city.views.find((v) => v.id === view);
  if (tree !== undefined) return inner === undefined ? tree : findNode(tree, inner);
  return findNode(city.index, name);
}

/** Every name that `explain` takes, for 'did you mean'. */
export function nodeNames({ index, views }: CityAssessment): string[] {
  const ids = (node: AssessedNode): string[] => [node.id, ...node.children.flatMap(ids)];
  return ['index', ...ids(index), ...views.flatMap((v) => [v.id, ...v.children.flatMap(ids).map((id) => `${v.id}/${id}`)])];
}

/** A child's part in a node's arithmetic. */
export interface PartOfNode {
  readonly node: AssessedNode;
  readonly weight: number;
  /** Share of the weights that take part; null for a child that does not. */
  readonly share: number | null;
  readonly value: number | null;
  /** The parent computes with it, but it is not printed as a score. */
  readonly withheld: boolean;
  readonly role: 'counts' | 'missing' | 'not-applicable' | 'weight-0';
}

/** The children of a node as its aggregate saw them. */
export function partsOf(node: AssessedNode, reading: 'answered' | 'proven' = 'answered'): PartOfNode[] {
  const role = (child: AssessedNode): PartOfNode['role'] => {
    if (child.weight === 0) return 'weight-0';
    if (child.state === 'not-applicable') return 'not-applicable';
    return child.values[reading] === null ? 'missing' : 'counts';
  };
  const counting = node.children.filter((child) => role(child) === 'counts');
  const weights = counting.reduce((sum, child) => sum + child.weight, 0);
  return node.children.map((child) => ({
    node: child,
    weight: child.weight,
    share: role(child) === 'counts' ? child.weight / weights : null,
    value: child.values[reading],
    withheld: child.state === 'insufficient',
    role: role(child),
  }));
}

/** The same as plain data, for `explain --format json`. */
export function explainValue({ instrument }: Assessment, city: CityAssessment, node: AssessedNode): Record<string, unknown> {
  const indicator = node.leaf?.indicator;
  return {
    format: 'siapkota/explanation@1',
    city: city.case.city,
    period: city.case.period,
    node: node.id,
    kind: node.kind,
    state: node.state,
    answered: { ...node.answered, computed: node.values.answered },
    proven: { ...node.proven, computed: node.values.proven },
    coverage: node.coverage,
    not_applicable: node.notApplicable,
    target: node.target,
    gap: node.gap,
    ...(node.interval === undefined ? {} : { interval: node.interval, stability: node.stability }),
    ...(node.aggregate === null ? {} : { aggregate: node.aggregate }),
    ...(node.leaf === null
      ? {
          parts: partsOf(node).map((p) => ({
            id: p.node.id,
            weight: p.weight,
            share: p.share,
            value: p.value,
            withheld: p.withheld,
            role: p.role,
          })),
        }
      : {
          within: instrument.within,
          decision: node.leaf.decision,
          groups: node.leaf.opinions.map((o) => ({
            group: o.group,
            weight: instrument.groups.get(o.group)?.weight ?? 1,
            n: o.n,
            value: o.value,
            proven: o.proven,
            counts: Object.fromEntries(o.counts),
            scores: o.histogram,
            missing: Object.fromEntries(o.missing),
          })),
          extremes: node.leaf.extremes,
          type: indicator !== undefined && isScored(indicator) ? indicator.type : null,
        }),
  };
}
