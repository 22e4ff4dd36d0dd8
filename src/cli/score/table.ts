import type { AssessedNode, Assessment, CityAssessment, Scores } from '../../assess/types.ts';
import { pick, words } from '../../text/lang.ts';
import { showScore, showShare } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import { indent } from '../../text/wrap.ts';
import { type ColumnOf, renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { uncertaintyTable } from './uncertainty-text.ts';

const say = words({
  id: {
    node: 'Penilaian mandiri',
    city: 'Kota',
    score: 'Skor',
    proven: 'Terbukti',
    bounds: 'Batas',
    coverage: 'Cakupan',
    target: 'Target',
    gap: 'Selisih',
    band: 'Predikat',
    period: 'Periode',
    states: { insufficient: 'data kurang', missing: 'tanpa jawaban', 'not-applicable': 'tidak berlaku', scored: '' },
    none: 'Belum ada jawaban; tidak ada yang dapat dihitung.',
    core: (asked: number, all: number) => `Versi singkat: ${asked} dari ${all} indikator.`,
    bounds_: 'Batas: skor terendah dan tertinggi yang masih mungkin bila semua jawaban yang kurang sudah masuk.',
  },
  en: {
    node: 'Self-assessment',
    city: 'City',
    score: 'Score',
    proven: 'Proven',
    bounds: 'Bounds',
    coverage: 'Coverage',
    target: 'Target',
    gap: 'Gap',
    band: 'Band',
    period: 'Period',
    states: { insufficient: 'too little data', missing: 'no answers', 'not-applicable': 'not applicable', scored: '' },
    none: 'No answers yet; there is nothing to score.',
    core: (asked: number, all: number) => `Short form: ${asked} of ${all} indicators.`,
    bounds_: 'Bounds: the lowest and highest score still possible once every missing answer is in.',
  },
});

interface Line {
  readonly title: string;
  readonly node: AssessedNode;
  readonly assessment: Assessment;
}

/** Scores for a person: one city as its tree, many cities as a row each. Withheld numbers are words. */
export function scoreTable(assessment: Assessment, terminal: Terminal): string {
  const { cities, tier, instrument } = assessment;
  const words_ = say[terminal.lang];
  // Nothing rated prints no number anywhere, not even a table of empty cells.
  if (cities.every((c) => c.index.state === 'missing' && c.index.answered.low === null)) return `${words_.none}\n`;
  const all = [...instrument.indicators.values()].filter((i) => i.type !== 'text');
  const short = tier === 'core' ? `${words_.core(all.filter((i) => i.tier === 'core').length, all.length)}\n` : '';
  if (cities.some((c) => c.rank !== undefined))
    return `${short}${headings(assessment, terminal)}${uncertaintyTable(assessment, terminal)}\n`;
  const body = cities.length === 1 ? oneCity(cities[0]!, assessment, terminal) : manyCities(assessment, terminal);
  return `${short}${body}\n${terminal.out.dim(indent(words_.bounds_, terminal.columns, ''))}\n`;
}

function oneCity(city: CityAssessment, assessment: Assessment, terminal: Terminal): string {
  const { lang } = terminal;
  const lines: Line[] = [];
  const add = (node: AssessedNode, depth: number): void => {
    if (node.leaf !== null && !terminal.verbose) return;
    lines.push({ title: '  '.repeat(depth) + pick(node.node.title, lang, assessment.instrument.languages), node, assessment });
    for (const child of node.children) add(child, depth + 1);
  };
  add(city.index, 0);
  for (const view of city.views) add(view, 0);
  return `${headings(assessment, terminal)}${renderTable(lines, columns(say[lang].node, terminal), terminal)}`;
}

/** The name of the one city above its table; a table of cities names them itself. */
function headings({ cities }: Assessment, terminal: Terminal): string {
  if (cities.length !== 1) return '';
  const { case: c } = cities[0]!;
  const head = [
    c.name ?? c.city,
    c.name === undefined ? '' : `(${c.city})`,
    c.period === '' ? '' : `· ${say[terminal.lang].period} ${c.period}`,
  ]
    .filter((t) => t !== '')
    .join(' ');
  return `${terminal.out.bold(visibleLine(head))}\n`;
}

function manyCities(assessment: Assessment, terminal: Terminal): string {
  const lines = assessment.cities.map((c): Line => {
    const name = c.case.name === undefined ? c.case.city : `${c.case.city} ${c.case.name}`;
    return { title: c.case.period === '' ? name : `${name} · ${c.case.period}`, node: c.index, assessment };
  });
  return renderTable(lines, columns(say[terminal.lang].city, terminal), terminal);
}

function columns(first: string, { lang }: Terminal): ColumnOf<Line>[] {
  const w = say[lang];
  const score = (s: Scores): string => (s.score === null ? '' : showScore(s.score, lang));
  return [
    { title: first, align: 'left', cell: (l) => l.title },
    { title: w.score, align: 'right', cell: ({ node }) => score(node.answered) },
    { title: w.proven, align: 'right', cell: ({ node }) => score(node.proven) },
    { title: w.bounds, align: 'right', cell: ({ node }) => boundsOf(node.answered, lang) },
    { title: w.coverage, align: 'right', cell: ({ node }) => (node.coverage === null ? '' : showShare(node.coverage, lang)) },
    { title: w.target, align: 'right', optional: true, cell: ({ node }) => (node.target === null ? '' : showScore(node.target, lang)) },
    { title: w.gap, align: 'right', cell: ({ node }) => (node.gap === null ? '' : showScore(node.gap, lang)) },
    {
      title: w.band,
      align: 'left',
      cell: ({ node, assessment }) =>
        node.band === null
          ? w.states[node.state]
          : pick(assessment.instrument.bands[node.band]!.title, lang, assessment.instrument.languages),
    },
  ];
}

/** The two bounds; one number where nothing is missing that could still move it. */
function boundsOf({ low, high }: Scores, lang: Terminal['lang']): string {
  if (low === null || high === null) return '';
  return low === high ? showScore(low, lang) : `${showScore(low, lang)}–${showScore(high, lang)}`;
}
