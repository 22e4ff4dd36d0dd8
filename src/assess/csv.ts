import { csvPieces } from '../text/csv.ts';
import type { AssessedNode, Assessment } from './types.ts';

const COLUMNS = ['city', 'period', 'node', 'kind', 'state', 'answered', 'proven', 'low', 'high', 'coverage', 'target', 'gap', 'n'];

/** The assessment flattened: one row a node, full precision, empty where there is no number. View nodes are `view/node`. */
export const assessmentCsv = (assessment: Assessment): Iterable<string> => csvPieces(rows(assessment));

function* rows(assessment: Assessment): Generator<string[]> {
  yield COLUMNS;
  for (const { case: c, index, views } of assessment.cities) {
    for (const node of nodes(index)) yield row(assessment, c.city, c.period, node, node.id);
    for (const view of views) {
      for (const node of nodes(view)) {
        if (node.kind === 'view') yield row(assessment, c.city, c.period, node, node === view ? view.id : `${view.id}/${node.id}`);
      }
    }
  }
}

function* nodes(node: AssessedNode): Generator<AssessedNode> {
  yield node;
  for (const child of node.children) yield* nodes(child);
}

function row({ instrument }: Assessment, city: string, period: string, node: AssessedNode, name: string): string[] {
  const bounds = instrument.headline === 'proven' ? node.proven : node.answered;
  const number = (value: number | null): string => (value === null ? '' : String(value));
  return [
    city,
    period,
    name,
    node.kind,
    node.state,
    number(node.answered.score),
    number(node.proven.score),
    number(bounds.low),
    number(bounds.high),
    number(node.coverage),
    number(node.target),
    number(node.gap),
    node.leaf === null ? '' : String(node.leaf.respondents),
  ];
}
