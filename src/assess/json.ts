import type { Instrument } from '../rubric/instrument.ts';
import { jsonText } from '../text/json.ts';
import { pick } from '../text/lang.ts';
import type { AssessedNode, Assessment, CityAssessment } from './types.ts';

/** Node of the published format siapkota/assessment@1 (schema/assessment.schema.json). */
export type JsonNode = Record<string, unknown>;

/** The assessment as the published value: titles in the instrument's first language, nothing rounded. */
export function assessmentValue(assessment: Assessment, product: string): Record<string, unknown> {
  const { instrument } = assessment;
  return {
    format: 'siapkota/assessment@1',
    product,
    instrument: { id: instrument.id, version: instrument.version, digest: instrument.digest },
    inputs: { tally: assessment.tallyDigest(), answers: assessment.answers, seed: assessment.seed },
    ...(assessment.tier === 'core' ? { tier: 'core' } : {}),
    cities: assessment.cities.map((city) => cityValue(assessment, city)),
  };
}

/** What an assessment says before its cities. */
export type AssessmentHead = Omit<Assessment, 'cities' | 'findings'>;

/** The same as text, a city after another: a country is larger than the longest text that JavaScript can hold. */
export const assessmentJson = (assessment: Assessment, product: string): Generator<string> =>
  citiesJson(assessment, assessment.cities, product);

/** The same of cities that come one after another. */
export function* citiesJson(head: AssessmentHead, cities: Iterable<CityAssessment>, product: string): Generator<string> {
  yield jsonText(assessmentValue({ ...head, cities: [], findings: [] }, product), 2).slice(0, -'[]\n}'.length);
  let isFirst = true;
  for (const city of cities) {
    yield `${isFirst ? '[' : ','}\n    ${jsonText(cityValue(head, city), 2).replaceAll('\n', '\n    ')}`;
    isFirst = false;
  }
  yield isFirst ? '[]\n}\n' : '\n  ]\n}\n';
}

/** JSON lines: each city as it stands in `cities`, on a line of its own. */
export const assessmentJsonLines = ({ instrument, cities }: Assessment): Generator<string> => citiesJsonLines(instrument, cities);

export function* citiesJsonLines(instrument: Instrument, cities: Iterable<CityAssessment>): Generator<string> {
  for (const city of cities) yield `${jsonText(cityValue({ instrument }, city))}\n`;
}

function cityValue(assessment: Pick<Assessment, 'instrument'>, city: CityAssessment): Record<string, unknown> {
  const { case: c, index, views } = city;
  return {
    city: { id: c.city, ...(c.name === undefined ? {} : { name: c.name }), ...(c.province === undefined ? {} : { province: c.province }) },
    period: c.period,
    ...(city.rank === undefined ? {} : { rank: city.rank, rank_interval: city.rankInterval, stability: city.stability }),
    index: nodeValue(assessment, index),
    views: views.map((view) => nodeValue(assessment, view)),
  };
}

export function nodeValue(assessment: Pick<Assessment, 'instrument'>, node: AssessedNode): JsonNode {
  const { instrument } = assessment;
  const lang = instrument.languages[0] ?? 'id';
  const band = node.band === null ? undefined : instrument.bands[node.band];
  return {
    id: node.id,
    kind: node.kind,
    title: pick(node.node.title, lang),
    state: node.state,
    answered: node.answered,
    proven: node.proven,
    coverage: node.coverage,
    not_applicable: node.notApplicable,
    band: band === undefined ? null : pick(band.title, lang),
    target: node.target,
    gap: node.gap,
    weight: node.weight,
    ...(node.interval === undefined ? {} : { interval: node.interval, stability: node.stability }),
    ...(node.leaf === null ? { agreement: agreementValue(node) } : leafValue(node)),
    children: node.children.map((child) => nodeValue(assessment, child)),
  };
}

function leafValue({ leaf }: AssessedNode): JsonNode {
  const detail = leaf!;
  const groups: JsonNode = {};
  const missing: Record<string, number> = {};
  for (const opinion of detail.opinions) {
    for (const [code, n] of opinion.missing) missing[code] = (missing[code] ?? 0) + n;
    if (opinion.n > 0) groups[opinion.group] = { n: opinion.n, value: opinion.value, counts: Object.fromEntries(opinion.counts) };
  }
  return {
    respondents: detail.respondents,
    groups,
    ...(Object.keys(missing).length > 0 ? { missing } : {}),
    spread: detail.spread,
    cns: detail.cns,
    gain: detail.gain,
    priority: detail.priority,
    quadrant: detail.quadrant,
  };
}

function agreementValue(node: AssessedNode): JsonNode {
  return Object.fromEntries(node.agreement);
}
