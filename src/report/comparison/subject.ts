import type { State } from '../../assess/types.ts';
import type { Tier } from '../../rubric/instrument.ts';
import type { Measured } from './verdict.ts';

export type Headline = 'answered' | 'proven';

/** One city in one period, as an assessment file (siapkota/assessment@1) tells it. */
export interface Subject {
  readonly city: string;
  readonly name: string | undefined;
  readonly period: string;
  readonly instrument: { readonly id: string; readonly version: string; readonly digest: string };
  readonly tier: Tier;
  /** Which of its two scores are compared. */
  readonly headline: Headline;
  /** The index tree, parents first, then the views as `view/node`. */
  readonly nodes: readonly SubjectNode[];
}

export interface SubjectNode extends Measured {
  /** `index` for the top, so that other instruments have it too. */
  readonly id: string;
  readonly kind: 'instrument' | 'rubric' | 'section' | 'indicator' | 'view';
  readonly title: string;
  /** 0 for the index and for a view. */
  readonly depth: number;
  readonly state: State;
  readonly coverage: number | null;
}

interface JsonNode {
  readonly id: string;
  readonly kind: SubjectNode['kind'];
  readonly title: string;
  readonly state: State;
  readonly answered: Measured;
  readonly proven: Measured;
  readonly coverage: number | null;
  readonly target: number | null;
  readonly gap: number | null;
  readonly interval?: readonly [number, number] | null;
  readonly children: readonly JsonNode[];
}

/** The published form, after its schema has been checked. */
export interface AssessmentValue {
  readonly instrument: Subject['instrument'];
  readonly tier?: 'core';
  readonly cities: readonly {
    readonly city: { readonly id: string; readonly name?: string };
    readonly period: string;
    readonly index: JsonNode;
    readonly views: readonly JsonNode[];
  }[];
}

/** @param title another title for a node by its id (`view/node` in a view), such as the one in the reader's language. */
export function subjectsOf(
  value: AssessmentValue,
  { headline, title = (_id, own) => own }: { headline?: Headline | undefined; title?: (id: string, own: string) => string } = {},
): Subject[] {
  const said = headline ?? value.cities.map((c) => headlineOf(c.index)).find((h) => h !== undefined) ?? 'answered';
  return value.cities.map(({ city, period, index, views }) => ({
    city: city.id,
    name: city.name,
    period,
    instrument: value.instrument,
    tier: value.tier ?? 'full',
    headline: said,
    nodes: [...flat(index, 0, 'index', ''), ...views.flatMap((v) => [...flat(v, 0, v.id, `${v.id}/`)])],
  }));

  function* flat(node: JsonNode, depth: number, id: string, prefix: string): Generator<SubjectNode> {
    const { kind, state, coverage } = node;
    const { score, low, high } = node[said];
    // A view shows leaves that the index has already.
    if (kind === 'indicator' && prefix !== '') return;
    yield {
      id,
      kind,
      title: title(id, node.title),
      depth,
      state,
      coverage,
      score: state === 'scored' ? score : null,
      low,
      high,
      interval: node.interval,
    };
    for (const child of node.children) yield* flat(child, depth + 1, prefix + child.id, prefix);
  }
}

/** The file does not say which score its gaps follow; a leaf whose two scores differ gives it away. */
function headlineOf(node: JsonNode): Headline | undefined {
  const { answered, proven, target, gap } = node;
  if (node.kind === 'indicator' && target !== null && gap !== null && answered.score !== null && proven.score !== null) {
    const [a, p] = [Math.max(0, target - answered.score), Math.max(0, target - proven.score)];
    if (Math.abs(a - p) > 1e-9) return Math.abs(gap - p) < 1e-9 ? 'proven' : 'answered';
  }
  for (const child of node.children) {
    const found = headlineOf(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
