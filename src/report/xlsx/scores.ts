import type { AssessedNode, Assessment, CityAssessment } from '../../assess/types.ts';
import { type Lang, pick } from '../../text/lang.ts';
import { showQuantity, showScore } from '../../text/number.ts';
import { number } from '../chapter.ts';
import type { ChartSpec } from '../ooxml/chart.ts';
import { columnName } from '../ooxml/chart.ts';
import { writeBook } from './adapter.ts';
import { type Book, type BookCell, type BookSheet, sheetName } from './book.ts';
import { bookCell, formatOf } from './cells.ts';
import { withCharts } from './charts.ts';
import { withFormula } from './formulas.ts';
import { MOST_NODES, nodesOf } from './nodes.ts';
import { scoresWords as say } from './scores-words.ts';

/** More cities than this make no chart that can be read. */
const CHARTED = 40;

interface Column {
  readonly title: string;
  readonly width: number;
  readonly right: boolean;
}
const text = (title: string, width: number): Column => ({ title, width, right: false });
const figure = (title: string): Column => ({ title, width: 13, right: true });
const cellOf = (t: string): BookCell => ({ kind: 'text', text: t });

/** The scores of one city or of many as a workbook: a row a city, the rubrics, and every node. Numbers are unrounded. */
export async function scoresXlsx(assessment: Assessment, lang: Lang): Promise<Uint8Array> {
  const book = scoresBook(assessment, lang);
  return withCharts(await writeBook(book), book);
}

export function scoresBook(assessment: Assessment, lang: Lang): Book {
  const w = say[lang];
  const { instrument, cities } = assessment;
  const title = pick(instrument.title, lang, instrument.languages);
  const taken = new Set<string>();
  const one = cities.length === 1 ? cities[0] : undefined;
  const rubrics =
    one === undefined
      ? matrixSheet(assessment, lang, sheetName(w.rubrics, taken))
      : rubricSheet(one, assessment, lang, sheetName(w.rubrics, taken));
  const sheets = [citySheet(assessment, lang, sheetName(w.cities, taken)), rubrics, nodeSheet(assessment, lang, sheetName(w.nodes, taken))];
  // Scores know no day: the same answers give the same file whenever it is written.
  return { title: w.title(title), subject: `${instrument.id} ${instrument.version}`, date: '1980-01-02', sheets };
}

const score = (value: number | null, lang: Lang): BookCell => bookCell(number('score', value), lang);
const share = (value: number | null, lang: Lang): BookCell => bookCell(number('share', value), lang);
const nameOf = ({ case: c }: CityAssessment): string => c.name ?? c.city;
const headlineOf = ({ instrument }: Assessment, node: AssessedNode) => node[instrument.headline];

const bandOf = ({ instrument }: Assessment, { band }: AssessedNode, lang: Lang): string =>
  band === null ? '–' : pick(instrument.bands[band]!.title, lang, instrument.languages);

function citySheet(assessment: Assessment, lang: Lang, name: string): BookSheet {
  const w = say[lang];
  const { cities } = assessment;
  const ranked = cities.some((c) => c.rank !== undefined);
  const columns = [
    text(w.city, 14),
    text(w.name, 30),
    text(w.province, 22),
    text(w.period, 12),
    ...(ranked ? [figure(w.rank)] : []),
    text(w.state, 16),
    ...[w.answered, w.proven, w.low, w.high, w.coverage, w.notApplicable, w.target, w.gap].map(figure),
    text(w.band, 18),
  ];
  const rows = cities.map((c) => {
    const { index } = c;
    const bounds = headlineOf(assessment, index);
    return [
      ...[c.case.city, c.case.name ?? '', c.case.province ?? '', c.case.period].map(cellOf),
      ...(ranked ? [bookCell(number('count', c.rank ?? null), lang)] : []),
      cellOf(w.states[index.state]),
      ...[index.answered.score, index.proven.score, bounds.low, bounds.high].map((n) => score(n, lang)),
      share(index.coverage, lang),
      share(index.notApplicable, lang),
      score(index.target, lang),
      score(index.gap, lang),
      cellOf(bandOf(assessment, index, lang)),
    ];
  });
  if (cities.length < 2 || cities.length > CHARTED || cities.every((c) => headlineOf(assessment, c.index).score === null))
    return { name, columns, rows };
  const titles = columns.map((c) => c.title);
  const value = titles.indexOf(assessment.instrument.headline === 'proven' ? w.proven : w.answered);
  const target = titles.indexOf(w.target);
  const periods = new Set(cities.map((c) => c.case.period)).size > 1;
  const labels = cities.map((c) => (periods ? `${nameOf(c)} ${c.case.period}` : nameOf(c)));
  const spec = barSpec(
    assessment,
    lang,
    labels,
    cities.map((c) => c.index),
    [titles[value]!, titles[target]!],
  );
  return { name, columns, rows, chart: { spec: { ...spec, kind: 'bar' }, categoryColumn: 1, columns: [value, target] } };
}

function barSpec(
  assessment: Assessment,
  lang: Lang,
  categories: readonly string[],
  nodes: readonly AssessedNode[],
  names: readonly [string, string],
): ChartSpec {
  const w = say[lang];
  const { min, max } = assessment.instrument.scale;
  const values = nodes.map((n) => headlineOf(assessment, n).score);
  const said = categories.map((c, i) => `${c} ${values[i] === null || values[i] === undefined ? '–' : showScore(values[i], lang)}`);
  return {
    kind: 'radar',
    title: w.chart,
    alt: w.alt(w.chart, said.join('; ')),
    categories,
    series: [
      { name: names[0], role: 'now', values },
      { name: names[1], role: 'target', values: nodes.map((n) => n.target) },
    ],
    min,
    max,
    format: '0.00',
  };
}

/** One city: a row a rubric, with a radar. */
function rubricSheet(city: CityAssessment, assessment: Assessment, lang: Lang, name: string): BookSheet {
  const w = say[lang];
  const columns = [
    text(w.part, 40),
    ...[w.answered, w.proven, w.low, w.high, w.coverage, w.target, w.gap, w.weight].map(figure),
    text(w.band, 18),
  ];
  const nodes = city.index.children;
  const title = (node: AssessedNode): string => pick(node.node.title, lang, assessment.instrument.languages);
  const rows = nodes.map((node) => {
    const bounds = headlineOf(assessment, node);
    return [
      cellOf(title(node)),
      ...[node.answered.score, node.proven.score, bounds.low, bounds.high].map((n) => score(n, lang)),
      share(node.coverage, lang),
      score(node.target, lang),
      score(node.gap, lang),
      bookCell(number('quantity', node.weight), lang),
      cellOf(bandOf(assessment, node, lang)),
    ];
  });
  if (nodes.every((n) => headlineOf(assessment, n).score === null)) return { name, columns, rows };
  const value = assessment.instrument.headline === 'proven' ? 2 : 1;
  const spec = barSpec(assessment, lang, nodes.map(title), nodes, [columns[value]!.title, columns[6]!.title]);
  return {
    name,
    columns,
    rows,
    chart: { spec: { ...spec, kind: nodes.length >= 3 ? 'radar' : 'bar' }, categoryColumn: 0, columns: [value, 6] },
  };
}

/** Many cities: a row a city, a column a rubric, and the index as a formula over them where it is their mean. */
function matrixSheet(assessment: Assessment, lang: Lang, name: string): BookSheet {
  const w = say[lang];
  const { instrument, cities } = assessment;
  // Every city is assessed with the same tree.
  const parts = cities[0]?.index.children ?? [];
  const columns = [
    text(w.city, 14),
    text(w.name, 30),
    text(w.period, 12),
    ...parts.map((c) => figure(pick(c.node.title, lang, instrument.languages))),
    figure(w.index),
  ];
  const rows = cities.map((c, r) => {
    const nodes = parts.map(({ id }) => c.index.children.find((n) => n.id === id));
    const cells = nodes.map((n) => score(n === undefined ? null : headlineOf(assessment, n).score, lang));
    const index = score(headlineOf(assessment, c.index).score, lang);
    return [
      cellOf(c.case.city),
      cellOf(c.case.name ?? ''),
      cellOf(c.case.period),
      ...cells,
      index.kind === 'number' ? withFormula(index, mean(assessment, c, nodes, r + 2)) : index,
    ];
  });
  return { name, columns, rows, shaded: { column: columns.length - 1, ...instrument.scale } };
}

function mean(assessment: Assessment, { index }: CityAssessment, nodes: readonly (AssessedNode | undefined)[], row: number) {
  if (index.aggregate !== 'mean') return undefined;
  const parts = nodes.flatMap((n, i) => {
    const value = n === undefined ? null : headlineOf(assessment, n).score;
    return n === undefined || value === null || n.weight === 0 ? [] : [{ at: `${columnName(i + 3)}${row}`, weight: n.weight, value }];
  });
  if (parts.length === 0) return undefined;
  const weights = parts.reduce((sum, p) => sum + p.weight, 0);
  return {
    text: `(${parts.map((p) => `${p.weight}*${p.at}`).join('+')})/${weights}`,
    value: parts.reduce((sum, p) => sum + p.weight * p.value, 0) / weights,
  };
}

/** Every node of every city, with titles; where there are too many, a sheet that says so. */
function nodeSheet(assessment: Assessment, lang: Lang, name: string): BookSheet {
  const [first] = assessment.cities;
  // Every city is assessed with the same trees.
  const nodes = first === undefined ? 0 : [...nodesOf(first)].length * assessment.cities.length;
  if (nodes <= MOST_NODES) return allNodes(assessment, lang, name);
  const w = say[lang];
  return { name, columns: [text(w.part, 100)], rows: [[cellOf(w.tooMany(showQuantity(nodes, lang)))]] };
}

function allNodes(assessment: Assessment, lang: Lang, name: string): BookSheet {
  const w = say[lang];
  const { instrument, cities } = assessment;
  const columns = [
    text(w.city, 14),
    text(w.period, 12),
    text(w.node, 24),
    text(w.part, 50),
    text(w.kind, 12),
    text(w.state, 16),
    ...[w.answered, w.proven, w.low, w.high, w.coverage, w.target, w.gap, w.people].map(figure),
  ];
  const rows: BookCell[][] = [];
  const add = (c: CityAssessment, node: AssessedNode, id: string): void => {
    const bounds = headlineOf(assessment, node);
    const at = rows.length + 2;
    const value = bounds.score;
    const gap = score(node.gap, lang);
    const column = instrument.headline === 'proven' ? 'H' : 'G';
    rows.push([
      ...[c.case.city, c.case.period, id, pick(node.node.title, lang, instrument.languages), w.kinds[node.kind], w.states[node.state]].map(
        cellOf,
      ),
      ...[node.answered.score, node.proven.score, bounds.low, bounds.high].map((n) => score(n, lang)),
      share(node.coverage, lang),
      score(node.target, lang),
      gap.kind === 'number' && node.leaf !== null && value !== null && node.target !== null
        ? withFormula(gap, { text: `MAX(0,L${at}-${column}${at})`, value: Math.max(0, node.target - value) })
        : gap,
      node.leaf === null
        ? cellOf('')
        : { kind: 'number', value: node.leaf.respondents, format: formatOf(number('count', node.leaf.respondents), lang) },
    ]);
  };
  for (const c of cities) for (const [node, id] of nodesOf(c)) add(c, node, id);
  return { name, columns, rows };
}
