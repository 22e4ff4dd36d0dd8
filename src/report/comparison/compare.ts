import type { Headline, Subject, SubjectNode } from './subject.ts';
import { type Change, changeOf, rangeOf } from './verdict.ts';

/** What one city (in one period) says of one node. */
export interface Entry {
  /** undefined where this assessment has no such node. */
  readonly node: SubjectNode | undefined;
  /** Among all that are scored; equal scores share a rank. */
  readonly rank: number | null;
  /** Best and worst rank that bounds and disagreement still allow. */
  readonly ranks: readonly [number, number] | null;
  /** Against the first; null for the first itself. */
  readonly change: Change | null;
}

export interface Row {
  readonly id: string;
  readonly kind: SubjectNode['kind'];
  readonly title: string;
  readonly depth: number;
  /** One a subject, in their order. */
  readonly entries: readonly Entry[];
}

/** Why numbers may differ without the city differing. */
export type Caution = 'other-instrument' | 'other-version' | 'other-text' | 'other-tier' | 'other-headline';

export interface Comparison {
  /** Periods of one city, or cities side by side. */
  readonly kind: 'periods' | 'cities';
  readonly headline: Headline;
  readonly subjects: readonly Subject[];
  readonly rows: readonly Row[];
  readonly cautions: readonly Caution[];
  /** Whether all of them were asked how far disagreement reaches, even where they could not tell. */
  readonly intervals: boolean;
}

/**
 * @param subjects two or more; of one city they are its periods, the earlier first
 * @param width of the scale, for what counts as equal
 * @param formerly id of before -> id of today, where the newer instrument is known
 */
export function compare(
  subjects: readonly [Subject, ...Subject[]],
  { width, formerly = new Map() }: { width: number; formerly?: ReadonlyMap<string, string> },
): Comparison {
  const slack = 1e-9 * width;
  const byId = subjects.map(({ nodes }) => new Map(nodes.map((n) => [formerly.get(n.id) ?? n.id, n])));
  const kind = new Set(subjects.map((s) => s.city)).size === 1 ? 'periods' : 'cities';
  // The last is the latest: its order and its titles lead, and what only earlier ones had follows.
  const ids = new Map<string, SubjectNode>();
  for (const nodes of byId.toReversed()) for (const [id, node] of nodes) if (!ids.has(id)) ids.set(id, node);
  const rows = [...ids].map(([id, like]): Row => {
    const nodes = byId.map((known) => known.get(id));
    const entries = nodes.map((node, i): Entry => {
      const change = i === 0 ? null : changeOf(nodes[0], node, slack);
      return { node, change, ...ranksOf(node, nodes, slack) };
    });
    return { id, kind: like.kind, title: like.title, depth: like.depth, entries };
  });
  const intervals = subjects.every((s) => s.nodes.some((n) => n.interval !== undefined));
  return { kind, headline: subjects[0].headline, subjects, rows, cautions: cautionsOf(subjects), intervals };
}

function ranksOf(node: SubjectNode | undefined, all: readonly (SubjectNode | undefined)[], slack: number): Pick<Entry, 'rank' | 'ranks'> {
  if (node === undefined || node.score === null) return { rank: null, ranks: null };
  const others = all.filter((o): o is SubjectNode => o !== undefined && o !== node && o.score !== null);
  const count = (test: (o: SubjectNode) => boolean): number => others.filter(test).length;
  const mine = rangeOf(node);
  const rank = 1 + count((o) => o.score! > node.score! + slack);
  if (mine === null) return { rank, ranks: null };
  const certainlyBetter = count((o) => (rangeOf(o)?.[0] ?? Number.NEGATIVE_INFINITY) > mine[1] + slack);
  const possiblyBetter = count((o) => (rangeOf(o)?.[1] ?? Number.POSITIVE_INFINITY) > mine[0] + slack);
  return { rank, ranks: [1 + certainlyBetter, 1 + possiblyBetter] };
}

function cautionsOf(subjects: readonly Subject[]): Caution[] {
  const differ = (of: (s: Subject) => string): boolean => new Set(subjects.map(of)).size > 1;
  const method: Caution[] = differ((s) => s.instrument.id)
    ? ['other-instrument']
    : differ((s) => s.instrument.version)
      ? ['other-version']
      : differ((s) => s.instrument.digest)
        ? ['other-text']
        : [];
  return [
    ...method,
    ...(differ((s) => s.tier) ? (['other-tier'] as const) : []),
    ...(differ((s) => s.headline) ? (['other-headline'] as const) : []),
  ];
}
