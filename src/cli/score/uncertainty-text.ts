import type { AssessedNode, Assessment, CityAssessment, Interval } from '../../assess/types.ts';
import { FEWEST, RUNS } from '../../assess/uncertainty/interval.ts';
import { type Lang, pick, words } from '../../text/lang.ts';
import { showQuantity, showScore, showShare } from '../../text/number.ts';
import { compareUtf8 } from '../../text/order.ts';
import { indent } from '../../text/wrap.ts';
import { type ColumnOf, renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: {
    node: 'Penilaian mandiri',
    city: 'Kota',
    rank: 'Peringkat',
    ranks: 'Kisaran',
    kept: 'Bertahan',
    score: 'Skor',
    interval: 'Rentang 95 %',
    band: 'Predikat',
    bandKept: 'Predikat tetap',
    between: (low: string, high: string, runs: string, seed: number) =>
      `Rentang 95 %: ${low}–${high}, dari ${runs} kali penarikan ulang jawaban (benih ${seed}).`,
    noInterval: 'Rentang 95 %: tidak dapat ditentukan,',
    why: {
      authority: 'karena ditetapkan oleh kelompok yang berwenang.',
      few: (n: number) => `karena ada kelompok dengan kurang dari ${n} jawaban bernilai.`,
      nobody: 'karena belum ada yang memberi nilai.',
      withheld: 'karena skornya ditahan atau belum ada.',
      half: 'karena kurang dari setengah bobotnya memiliki rentang.',
    },
    bandStays: (share: string, runs: string) =>
      `Predikatnya tetap sama dalam ${share} dari ${runs} percobaan dengan bobot yang diubah sampai 25 %.`,
    nodeNote: (runs: string, seed: number) =>
      `Rentang 95 %: dari ${runs} kali penarikan ulang jawaban (benih ${seed}), dalam keadaan terlebar; kosong bila jawaban tidak cukup untuk menentukannya. Predikat tetap: bagian percobaan dengan bobot yang diubah sampai 25 % yang tidak mengubah predikat.`,
    cityNote:
      'Kisaran: peringkat terbaik dan terburuk yang masih mungkin menurut rentang semua kota. Bertahan: bagian percobaan dengan bobot yang diubah sampai 25 % yang tidak mengubah peringkat.',
    states: { insufficient: 'data kurang', missing: 'tanpa jawaban', 'not-applicable': 'tidak berlaku', scored: '' },
    unranked: '–',
  },
  en: {
    node: 'Self-assessment',
    city: 'City',
    rank: 'Rank',
    ranks: 'Range',
    kept: 'Kept',
    score: 'Score',
    interval: '95% interval',
    band: 'Band',
    bandKept: 'Band kept',
    between: (low: string, high: string, runs: string, seed: number) =>
      `95% interval: ${low}–${high}, from ${runs} resamples of the answers (seed ${seed}).`,
    noInterval: '95% interval: cannot tell,',
    why: {
      authority: 'because a group with authority decided it.',
      few: (n: number) => `because a group that counts has fewer than ${n} rated answers.`,
      nobody: 'because nobody has rated it.',
      withheld: 'because its score is withheld or not there.',
      half: 'because less than half of its weight has an interval.',
    },
    bandStays: (share: string, runs: string) => `It keeps its band in ${share} of ${runs} runs with weights varied by up to 25%.`,
    nodeNote: (runs: string, seed: number) =>
      `95% interval: from ${runs} resamples of the answers (seed ${seed}), in the widest case; empty where the answers cannot tell. Band kept: the share of runs with weights varied by up to 25% that leave the band as it is.`,
    cityNote:
      'Range: the best and worst rank that the intervals of all cities leave open. Kept: the share of runs with weights varied by up to 25% that leave the rank as it is.',
    states: { insufficient: 'too little data', missing: 'no answers', 'not-applicable': 'not applicable', scored: '' },
    unranked: '–',
  },
});

const showInterval = (interval: Interval | null | undefined, lang: Lang): string =>
  interval === null || interval === undefined ? '' : `${showScore(interval[0], lang)}–${showScore(interval[1], lang)}`;

/** What `explain` says of how sure a number is; nothing where it was not asked for. */
export function uncertaintyLines({ seed }: Assessment, node: AssessedNode, terminal: Terminal): string[] {
  if (node.interval === undefined) return [];
  const { lang } = terminal;
  const w = say[lang];
  const runs = showQuantity(RUNS, lang);
  const first =
    node.interval === null
      ? `${w.noInterval} ${reasonOf(node, lang)}`
      : w.between(showScore(node.interval[0], lang), showScore(node.interval[1], lang), runs, seed);
  const band = node.stability?.band ?? null;
  // Weights say nothing about a single indicator.
  const second = band === null || node.leaf !== null ? [] : [w.bandStays(showShare(band, lang), runs)];
  return ['', ...[first, ...second].map((line) => indent(line, terminal.columns, ''))];
}

function reasonOf(node: AssessedNode, lang: Lang): string {
  const { why } = say[lang];
  if (node.leaf === null) return node.state === 'scored' ? why.half : why.withheld;
  if (node.leaf.decision.by === 'authority') return why.authority;
  return node.leaf.decision.by === 'groups' ? why.few(FEWEST) : why.nobody;
}

/** One city: its tree with intervals. Many: a ranked table. */
export function uncertaintyTable(assessment: Assessment, terminal: Terminal): string {
  const { lang } = terminal;
  const note = (text: string): string => terminal.out.dim(indent(text, terminal.columns, ''));
  const nodeNote = note(say[lang].nodeNote(showQuantity(RUNS, lang), assessment.seed));
  if (assessment.cities.length === 1) return `${oneCity(assessment.cities[0]!, assessment, terminal)}\n${nodeNote}`;
  return `${manyCities(assessment, terminal)}\n${nodeNote}\n${note(say[lang].cityNote)}`;
}

function oneCity(city: CityAssessment, assessment: Assessment, terminal: Terminal): string {
  const { lang } = terminal;
  const w = say[lang];
  const lines: { title: string; node: AssessedNode }[] = [];
  const add = (node: AssessedNode, depth: number): void => {
    if (node.leaf !== null && !terminal.verbose) return;
    lines.push({ title: '  '.repeat(depth) + pick(node.node.title, lang, assessment.instrument.languages), node });
    for (const child of node.children) add(child, depth + 1);
  };
  for (const root of [city.index, ...city.views]) add(root, 0);
  return renderTable(
    lines,
    [
      { title: w.node, align: 'left', cell: (l) => l.title },
      { title: w.score, align: 'right', cell: ({ node }) => headlineScore(node, assessment, lang) },
      { title: w.interval, align: 'right', cell: ({ node }) => showInterval(node.interval, lang) },
      { title: w.bandKept, align: 'right', cell: ({ node }) => showBandKept(node, lang) },
      { title: w.band, align: 'left', cell: ({ node }) => bandOf(node, assessment, lang) },
    ],
    terminal,
  );
}

function manyCities(assessment: Assessment, terminal: Terminal): string {
  const { lang } = terminal;
  const w = say[lang];
  const last = Number.POSITIVE_INFINITY;
  const ranked = [...assessment.cities].sort(
    (a, b) => compareUtf8(a.case.period, b.case.period) || (a.rank === b.rank ? 0 : (a.rank ?? last) - (b.rank ?? last)),
  );
  const columns: ColumnOf<CityAssessment>[] = [
    { title: w.city, align: 'left', cell: nameOf },
    { title: w.rank, align: 'right', cell: ({ rank }) => (rank === null || rank === undefined ? w.unranked : String(rank)) },
    { title: w.ranks, align: 'right', cell: ({ rankInterval: r }) => (r === null || r === undefined ? '' : `${r[0]}–${r[1]}`) },
    {
      title: w.kept,
      align: 'right',
      cell: ({ stability }) => (stability?.rank === null || stability === undefined ? '' : showShare(stability.rank, lang)),
    },
    { title: w.score, align: 'right', cell: ({ index }) => headlineScore(index, assessment, lang) },
    { title: w.interval, align: 'right', cell: ({ index }) => showInterval(index.interval, lang) },
    { title: w.bandKept, align: 'right', optional: true, cell: ({ index }) => showBandKept(index, lang) },
    { title: w.band, align: 'left', cell: ({ index }) => bandOf(index, assessment, lang) },
  ];
  return renderTable(ranked, columns, terminal);
}

function nameOf({ case: c }: CityAssessment): string {
  const name = c.name === undefined ? c.city : `${c.city} ${c.name}`;
  return c.period === '' ? name : `${name} · ${c.period}`;
}

function headlineScore(node: AssessedNode, { instrument }: Assessment, lang: Lang): string {
  const { score } = node[instrument.headline];
  return score === null ? '' : showScore(score, lang);
}

const showBandKept = ({ stability, leaf }: AssessedNode, lang: Lang): string =>
  stability === undefined || stability.band === null || leaf !== null ? '' : showShare(stability.band, lang);

const bandOf = ({ band, state }: AssessedNode, { instrument }: Assessment, lang: Lang): string =>
  band === null ? say[lang].states[state] : pick(instrument.bands[band]!.title, lang, instrument.languages);
