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
    const ranks = ranksIn(nodes, slack);
    const entries = nodes.map((node, i): Entry => {
      const change = i === 0 ? null : changeOf(nodes[0], node, slack);
      return { node, change, ...ranks(node) };
    });
    return { id, kind: like.kind, title: like.title, depth: like.depth, entries };
  });
  const intervals = subjects.every((s) => s.nodes.some((n) => n.interval !== undefined));
  return { kind, headline: subjects[0].headline, subjects, rows, cautions: cautionsOf(subjects), intervals };
}

type Ranks = Pick<Entry, 'rank' | 'ranks'>;
const NO_RANK: Ranks = { rank: null, ranks: null };

/** Ranks of one row. Sorted once, so that hundreds of cities are no more than a moment. */
function ranksIn(nodes: readonly (SubjectNode | undefined)[], slack: number): (node: SubjectNode | undefined) => Ranks {
  const scored = nodes.filter((n): n is SubjectNode & { readonly score: number } => n !== undefined && n.score !== null);
  const sorted = (of: (n: SubjectNode & { readonly score: number }) => number): Float64Array => Float64Array.from(scored, of).sort();
  const scores = sorted((n) => n.score);
  const lows = sorted((n) => rangeOf(n)?.[0] ?? Number.NEGATIVE_INFINITY);
  const highs = sorted((n) => rangeOf(n)?.[1] ?? Number.POSITIVE_INFINITY);
  return (node) => {
    if (node === undefined || node.score === null) return NO_RANK;
    const rank = 1 + above(scores, node.score + slack);
    const mine = rangeOf(node);
    if (mine === null) return { rank, ranks: null };
    // Its own upper end may lie above its own lower end: it is not its own rival.
    const rivals = above(highs, mine[0] + slack) - (mine[1] > mine[0] + slack ? 1 : 0);
    return { rank, ranks: [1 + above(lows, mine[1] + slack), 1 + rivals] };
  };
}

/** How many of an ascending list are greater than a value. */
function above(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return ascending.length - low;
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
