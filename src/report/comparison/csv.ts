import { csvText } from '../../text/csv.ts';
import type { Comparison } from './compare.ts';
import { verdictName } from './json.ts';

const COLUMNS = [
  'node',
  'kind',
  'city',
  'period',
  'state',
  'score',
  'low',
  'high',
  'interval_low',
  'interval_high',
  'coverage',
  'rank',
  'rank_best',
  'rank_worst',
  'change',
  'verdict',
];

/** A row a node and subject, full precision, empty where there is no number. Changes are against the first subject. */
export function comparisonCsv(comparison: Comparison): string {
  return csvText(rows(comparison));
}

function* rows({ kind, subjects, rows: nodes }: Comparison): Generator<string[]> {
  yield COLUMNS;
  const show = (n: number | null | undefined): string => (n === null || n === undefined ? '' : String(n));
  const cities = kind === 'cities';
  for (const row of nodes) {
    for (const [i, { node, rank, ranks, change }] of row.entries.entries()) {
      const { city, period } = subjects[i]!;
      yield [
        row.id,
        row.kind,
        city,
        period,
        node?.state ?? 'absent',
        ...[node?.score, node?.low, node?.high, node?.interval?.[0], node?.interval?.[1], node?.coverage].map(show),
        ...(cities ? [rank, ranks?.[0], ranks?.[1]] : [null, null, null]).map(show),
        ...(cities || change === null ? ['', ''] : [show(change.value), verdictName(change)]),
      ];
    }
  }
}
