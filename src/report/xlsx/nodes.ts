import { partsOnly } from '../../assess/lean.ts';
import { type AssessedNode, assessedNodes, type CityAssessment } from '../../assess/types.ts';

/** A workbook is put together in memory, a gigabyte for some 60,000 nodes; more belong into CSV or Parquet. */
export const MOST_NODES = 100_000;

/** A city's nodes as `score --format csv` has them, each with its id there. */
export function* nodesOf({ index, views }: CityAssessment): Generator<readonly [AssessedNode, string]> {
  for (const node of assessedNodes(index)) yield [node, node.id];
  for (const view of views)
    for (const node of assessedNodes(view)) if (node.kind === 'view') yield [node, node === view ? view.id : `${view.id}/${node.id}`];
}

/** What a workbook needs of each city: all of it, as long as there are few enough nodes for a sheet of them. */
export function keepForBook(): (city: CityAssessment) => CityAssessment {
  let nodes = 0;
  return (city) => {
    const kept = nodes > MOST_NODES ? partsOnly(city) : city;
    nodes += [...nodesOf(city)].length;
    return kept;
  };
}
