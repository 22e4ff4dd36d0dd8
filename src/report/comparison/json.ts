import { jsonText } from '../../text/json.ts';
import type { Comparison, Entry } from './compare.ts';
import type { Change } from './verdict.ts';

/** Format siapkota/comparison@1: nothing rounded, null where there is no number, cities and periods in the order given. */
export function comparisonJson({ kind, headline, subjects, rows, cautions }: Comparison, product: string): string {
  const value = {
    format: 'siapkota/comparison@1',
    product,
    kind,
    headline,
    cautions,
    subjects: subjects.map(({ city, name, period, instrument, tier }) => ({
      city: { id: city, ...(name === undefined ? {} : { name }) },
      period,
      instrument,
      tier,
    })),
    nodes: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      values: row.entries.map((e) => entryValue(e, kind)),
    })),
  };
  return `${jsonText(value, 2)}\n`;
}

function entryValue({ node, rank, ranks, change }: Entry, kind: Comparison['kind']): Record<string, unknown> {
  if (node === undefined) return { state: 'absent' };
  const { state, score, low, high, coverage, interval } = node;
  return {
    state,
    score,
    low,
    high,
    ...(interval === undefined ? {} : { interval }),
    coverage,
    ...(kind === 'cities' ? { rank, rank_interval: ranks } : change === null ? {} : { change: change.value, verdict: verdictName(change) }),
  };
}

/** `larger`, `not-larger (missing-answers)`, … as one word for tables. */
export const verdictName = ({ verdict }: Change): string => (verdict.kind === 'not-larger' ? `within-${verdict.within}` : verdict.kind);
