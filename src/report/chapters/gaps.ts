import { tolerance } from '../../assess/tolerance.ts';
import type { AssessedNode } from '../../assess/types.ts';
import { words } from '../../text/lang.ts';
import { showList, showQuantity } from '../../text/number.ts';
import { type Block, type Cell, type Chapter, figure, list, paragraph, subheading, text } from '../chapter.ts';
import { conditionWanted } from '../condition.ts';
import { axisOf, type Facts, type LeafNode } from '../facts.ts';
import { notesOf } from '../notes.ts';
import { byGap } from '../ranking.ts';
import { altOf, barOf, gapCell, isScoredNode, labelOf, nodeCell, nodeCellAt, ownersOf, score, scoreCell, targetCell } from '../speak.ts';

const say = words({
  id: {
    title: 'Analisis kesenjangan',
    lead: (n: string, all: string) => `Dari ${all} indikator yang bernilai, ${n} berada di bawah target.`,
    widest: (labels: string, gap: string) => `Kesenjangan terlebar, ${gap}, terdapat pada ${labels}.`,
    more: (n: string) => `${n} indikator lain`,
    none: 'Semua indikator yang bernilai sudah mencapai target.',
    nothing: 'Belum ada indikator bernilai, sehingga kesenjangan belum diketahui.',
    open: (n: string) => `Kesenjangan ${n} indikator berikut belum diketahui karena belum ada jawaban yang bernilai:`,
    parts: 'Kesenjangan per rubrik dan bagian',
    part: 'Rubrik atau bagian',
    partsNote:
      'Kesenjangan gabungan dapat lebih lebar daripada selisih target dan capaian, karena kelebihan pada satu indikator tidak menutup kekurangan pada indikator lain.',
    chart: 'Capaian dan target pada kesenjangan terlebar',
    table: 'Kesenjangan per indikator, dari yang terlebar',
    indicator: 'Indikator',
    now: 'Capaian',
    target: 'Target',
    gap: 'Kesenjangan',
    wanted: 'Kondisi yang dituju',
    causes: 'Penyebab menurut catatan',
    noCause: 'belum dicatat',
    owners: 'Penanggung jawab',
    noOwner: 'belum ditetapkan',
    causesNote:
      'Kolom penyebab memuat catatan responden sebagaimana ditulis, beserta kelompoknya; sebab yang belum dicatat perlu ditanyakan dalam lokakarya.',
  },
  en: {
    title: 'Gap analysis',
    lead: (n: string, all: string) => `Of ${all} indicators with a score, ${n} ${n === '1' ? 'lies' : 'lie'} below the target.`,
    widest: (labels: string, gap: string) => `The widest gap is ${gap}, in ${labels}.`,
    more: (n: string) => `${n} other indicators`,
    none: 'Every indicator with a score has reached its target.',
    nothing: 'No indicator has a score yet, so no gap is known.',
    open: (n: string) =>
      `The gap of ${n === '1' ? 'this indicator is' : `these ${n} indicators is`} not known, because no answer to score has come in:`,
    parts: 'Gap by rubric and part',
    part: 'Rubric or part',
    partsNote:
      'A combined gap can be wider than target less score, because a surplus in one indicator does not make up for a shortfall in another.',
    chart: 'Score and target at the widest gaps',
    table: 'Gap by indicator, widest first',
    indicator: 'Indicator',
    now: 'Score',
    target: 'Target',
    gap: 'Gap',
    wanted: 'Condition aimed at',
    causes: 'Causes from the notes',
    noCause: 'not recorded',
    owners: 'Owners',
    noOwner: 'not set',
    causesNote:
      'The causes are notes of respondents as they were written, with their group; what is not recorded is to be asked in the workshop.',
  },
});

const [CHARTED, NAMED] = [15, 4];

export function gaps(f: Facts): Chapter {
  const w = say[f.lang];
  const sorted = byGap(f);
  const scored = f.leaves.filter((leaf) => isScoredNode(f, leaf)).length;
  const show = (n: number): string => showQuantity(n, f.lang);
  const widest = sorted[0];
  const lead =
    scored === 0
      ? [w.nothing]
      : widest === undefined
        ? [w.none]
        : [w.lead(show(sorted.length), show(scored)), w.widest(widestLabels(f, sorted), score(f, widest.gap!))];
  const blocks: Block[] = [paragraph(lead.join(' ')), subheading(w.parts), paragraph(w.partsNote), partsTable(f)];
  if (sorted.length > 0) {
    const bars = sorted.slice(0, CHARTED).map((leaf) => barOf(f, leaf));
    blocks.push(
      { kind: 'bars', draw: 'dumbbell', unit: 'score', title: w.chart, alt: altOf(f, w.chart, bars), scale: axisOf(f), bars },
      subheading(w.table),
      paragraph(w.causesNote),
      {
        id: 'gaps',
        kind: 'table',
        caption: w.table,
        columns: [
          text(w.indicator, 2),
          figure(w.now, 'score'),
          figure(w.target, 'score'),
          figure(w.gap, 'score'),
          text(w.wanted, 4),
          text(w.causes, 3),
          text(w.owners, 2),
        ],
        rows: sorted.map((leaf): Cell[] => [
          nodeCell(f, leaf),
          scoreCell(f, leaf),
          targetCell(f, leaf),
          gapCell(f, leaf),
          conditionWanted(f, leaf),
          notesOf(f, leaf).join('\n') || w.noCause,
          ownersOf(f, leaf.leaf.indicator.owners) || w.noOwner,
        ]),
      },
    );
  }
  const unknown = f.leaves.filter((leaf) => leaf.state === 'missing');
  if (unknown.length > 0) blocks.push(paragraph(w.open(show(unknown.length))), list(unknown.map((leaf) => labelOf(f, leaf))));
  return { id: 'gaps', title: w.title, blocks };
}

/** All that share the widest gap: which of them came first means nothing. */
function widestLabels(f: Facts, sorted: readonly LeafNode[]): string {
  const slack = tolerance(f.instrument.scale);
  const tied = sorted.filter((leaf) => sorted[0]!.gap! - leaf.gap! <= slack);
  const rest = tied.length - NAMED;
  const named = tied.slice(0, rest > 1 ? NAMED : tied.length).map((leaf) => labelOf(f, leaf));
  return showList(rest > 1 ? [...named, say[f.lang].more(showQuantity(rest, f.lang))] : named, f.lang);
}

function partsTable(f: Facts): Block {
  const w = say[f.lang];
  const rows: Cell[][] = [];
  const add = (node: AssessedNode, depth: number): void => {
    if (node.leaf !== null) return;
    rows.push([nodeCellAt(f, node, depth), scoreCell(f, node), targetCell(f, node), gapCell(f, node)]);
    if (node !== f.city.index) for (const child of node.children) add(child, depth + 1);
  };
  for (const rubric of f.city.index.children) add(rubric, 0);
  add(f.city.index, 0);
  return {
    kind: 'table',
    caption: w.parts,
    columns: [text(w.part, 4), figure(w.now, 'score'), figure(w.target, 'score'), figure(w.gap, 'score')],
    rows,
  };
}
