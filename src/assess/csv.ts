import type { Instrument } from '../rubric/instrument.ts';
import { csvText } from '../text/csv.ts';
import type { AssessedNode, Assessment, CityAssessment } from './types.ts';

const COLUMNS = ['city', 'period', 'node', 'kind', 'state', 'answered', 'proven', 'low', 'high', 'coverage', 'target', 'gap', 'n'];

/** The assessment flattened: one row a node, full precision, empty where there is no number. View nodes are `view/node`. */
export function* assessmentCsv(assessment: Assessment): Generator<string> {
  yield CSV_HEADER;
  for (const city of assessment.cities) yield cityCsv(assessment.instrument, city);
}

export const CSV_HEADER = csvText([COLUMNS]);

/** The rows of one city. */
export const cityCsv = (instrument: Instrument, city: CityAssessment): string => csvText(rows(instrument, city));

function* rows(instrument: Instrument, { case: c, index, views }: CityAssessment): Generator<string[]> {
  for (const node of nodes(index)) yield row(instrument, c.city, c.period, node, node.id);
  for (const view of views) {
    for (const node of nodes(view)) {
      if (node.kind === 'view') yield row(instrument, c.city, c.period, node, node === view ? view.id : `${view.id}/${node.id}`);
    }
  }
}

function* nodes(node: AssessedNode): Generator<AssessedNode> {
  yield node;
  for (const child of node.children) yield* nodes(child);
}

function row(instrument: Instrument, city: string, period: string, node: AssessedNode, name: string): string[] {
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
