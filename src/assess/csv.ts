import type { Instrument } from '../rubric/instrument.ts';
import { csvCell, csvText } from '../text/csv.ts';
import { type AssessedNode, type Assessment, assessedNodes, type CityAssessment } from './types.ts';

const COLUMNS = ['city', 'period', 'node', 'kind', 'state', 'answered', 'proven', 'low', 'high', 'coverage', 'target', 'gap', 'n'];

/** The assessment flattened: one row a node, full precision, empty where there is no number. View nodes are `view/node`. */
export const assessmentCsv = ({ instrument, cities }: Assessment): Generator<string> => citiesCsv(instrument, cities);

/** The same of cities that come one after another. */
export function* citiesCsv(instrument: Instrument, cities: Iterable<CityAssessment>): Generator<string> {
  yield csvText([COLUMNS]);
  for (const city of cities) yield cityCsv(instrument, city);
}

/** The rows of one city. Numbers need no quotes, and texts repeat: a country has tens of thousands of rows. */
function cityCsv(instrument: Instrument, { case: c, index, views }: CityAssessment): string {
  const head = [csvCell(c.city), csvCell(c.period)].join(',');
  const lines: string[] = [];
  for (const node of assessedNodes(index)) lines.push(row(instrument, head, node, node.id));
  for (const view of views) {
    for (const node of assessedNodes(view))
      if (node.kind === 'view') lines.push(row(instrument, head, node, node === view ? view.id : `${view.id}/${node.id}`));
  }
  lines.push('');
  return lines.join('\n');
}

function row(instrument: Instrument, head: string, node: AssessedNode, name: string): string {
  const { answered, proven, leaf } = node;
  const { low, high } = instrument.headline === 'proven' ? proven : answered;
  const score = cell(answered.score);
  // Where nothing is missing or unproven these are one number, and writing a number costs more than comparing it.
  const same = (n: number | null): string => (n === answered.score ? score : cell(n));
  const scores = [score, same(proven.score), same(low), same(high), cell(node.coverage), cell(node.target), cell(node.gap)];
  return [head, csvCell(name), node.kind, node.state, ...scores, cell(leaf?.respondents ?? null)].join(',');
}

const cell = (n: number | null): string => (n === null ? '' : String(n));
