import { words } from '../../text/lang.ts';
import { type Block, type Cell, type Chapter, figure, type MatrixCell, number, paragraph, subheading, text } from '../chapter.ts';
import { conditionNow, nextStep } from '../condition.ts';
import type { Facts, LeafNode } from '../facts.ts';
import { planBlocks } from '../plan.ts';
import { byPriority, quickWins } from '../ranking.ts';
import { gapCell, levelName, nodeCell, ownersOf, score, scoreCell } from '../speak.ts';

const say = words({
  id: {
    title: 'Prioritas dan calon program percepatan',
    lead: 'Prioritas adalah tambahan indeks bila target tercapai, dikalikan dampak (1 rendah sampai 3 tinggi) dan dibagi upaya (1 ringan sampai 3 berat). Dampak dan upaya ditetapkan instrumen; keduanya perlu diperiksa terhadap keadaan setempat.',
    none: 'Tidak ada indikator bernilai yang berada di bawah target, sehingga tidak ada yang perlu diurutkan.',
    nothing: 'Belum ada indikator bernilai, sehingga prioritas belum dapat disusun.',
    noGain: 'Tambahan indeks belum dapat dihitung karena indeksnya sendiri belum ada; urutan mengikuti lebar kesenjangan.',
    withheld:
      'Indeks belum dicetak karena datanya belum cukup; tambahan indeks dihitung dari nilai sementara dan urutannya masih dapat berubah.',
    matrix: 'Matriks dampak dan upaya',
    impact: ['Dampak rendah', 'Dampak sedang', 'Dampak tinggi'],
    effort: ['Upaya ringan', 'Upaya sedang', 'Upaya berat'],
    inCell: (impact: string, effort: string, ids: string) => `${impact}, ${effort}: ${ids}`,
    nobody: 'tidak ada',
    ranked: 'Urutan prioritas',
    rank: 'Urutan',
    indicator: 'Indikator',
    now: 'Capaian',
    gap: 'Kesenjangan',
    gain: 'Tambahan indeks',
    priority: 'Prioritas',
    unknown: 'belum diketahui',
    impactShort: 'Dampak',
    effortShort: 'Upaya',
    quadrant: 'Kuadran',
    quadrants: { 'quick-win': 'percepatan', strategic: 'strategis', 'fill-in': 'pelengkap', later: 'kemudian' },
    advice: 'Saran menuju tingkat berikut',
    step: (level: string, text: string) => `${level}: ${text}`,
    noAdvice: 'instrumen tidak memuat saran',
    wins: 'Calon program percepatan (quick win)',
    winsRule: (from: string) =>
      `Calon adalah indikator berdampak sedang atau tinggi dengan upaya ringan yang nilainya sekurang-kurangnya ${from}, artinya sudah ada yang dapat dipertajam. Dalam lokakarya periksalah dua hal yang tidak dapat dibaca dari skor: hasilnya terlihat dalam 6 sampai 12 bulan, dan yang dikerjakan adalah mempertajam layanan yang sudah ada, bukan membangun prasarana baru.`,
    noWins: 'Belum ada indikator yang memenuhi syarat itu.',
    condition: 'Kondisi saat ini',
    owners: 'Penanggung jawab',
    noOwner: 'belum ditetapkan',
  },
  en: {
    title: 'Priorities and quick-win candidates',
    lead: 'Priority is what reaching the target would add to the index, times impact (1 low to 3 high), divided by effort (1 light to 3 heavy). Impact and effort are set by the instrument; check both against the local situation.',
    none: 'No indicator with a score lies below its target, so there is nothing to rank.',
    nothing: 'No indicator has a score yet, so no priorities can be set.',
    noGain: 'The gain to the index cannot be computed, because there is no index yet; the order follows the width of the gap.',
    withheld:
      'The index is withheld because there is not enough data; gains are computed on the provisional value and the order may still change.',
    matrix: 'Matrix of impact and effort',
    impact: ['Low impact', 'Medium impact', 'High impact'],
    effort: ['Light effort', 'Medium effort', 'Heavy effort'],
    inCell: (impact: string, effort: string, ids: string) => `${impact}, ${effort}: ${ids}`,
    nobody: 'none',
    ranked: 'Order of priority',
    rank: 'Rank',
    indicator: 'Indicator',
    now: 'Score',
    gap: 'Gap',
    gain: 'Gain to index',
    priority: 'Priority',
    unknown: 'not known',
    impactShort: 'Impact',
    effortShort: 'Effort',
    quadrant: 'Quadrant',
    quadrants: { 'quick-win': 'quick win', strategic: 'strategic', 'fill-in': 'fill-in', later: 'later' },
    advice: 'Advice towards the next level',
    step: (level: string, text: string) => `${level}: ${text}`,
    noAdvice: 'the instrument gives no advice',
    wins: 'Quick-win candidates',
    winsRule: (from: string) =>
      `Candidates are indicators of medium or high impact and light effort that score at least ${from}, so that something is there to sharpen. Check two things in the workshop that no score shows: that the result is visible within 6 to 12 months, and that an existing service is sharpened rather than infrastructure built.`,
    noWins: 'No indicator meets these conditions yet.',
    condition: 'Present condition',
    owners: 'Owners',
    noOwner: 'not set',
  },
});

export function priorities(f: Facts): Chapter {
  const w = say[f.lang];
  const ranked = byPriority(f);
  if (ranked.length === 0) {
    const why = f.leaves.some((leaf) => leaf.gap !== null) ? w.none : w.nothing;
    return { id: 'priorities', title: w.title, blocks: [paragraph(why), ...planBlocks(f)] };
  }
  const blocks: Block[] = [paragraph(w.lead)];
  if (ranked.every(({ leaf }) => leaf.leaf.gain === null)) blocks.push(paragraph(w.noGain));
  else if (f.city.index.state === 'insufficient') blocks.push({ kind: 'callout', tone: 'warning', text: w.withheld });
  const wins = quickWins(f);
  blocks.push(
    subheading(w.matrix),
    matrixOf(
      f,
      ranked.map((r) => r.leaf),
    ),
    subheading(w.ranked),
    {
      id: 'ranked',
      kind: 'table',
      caption: w.ranked,
      columns: [
        figure(w.rank, 'count'),
        text(w.indicator, 3),
        figure(w.now, 'score'),
        figure(w.gap, 'score'),
        figure(w.gain, 'gain'),
        figure(w.impactShort, 'count'),
        figure(w.effortShort, 'count'),
        figure(w.priority, 'gain'),
        text(w.quadrant, 1),
        text(w.advice, 5),
      ],
      rows: ranked.map(({ rank, leaf }): Cell[] => [
        number('count', rank),
        nodeCell(f, leaf),
        scoreCell(f, leaf),
        gapCell(f, leaf),
        number('gain', leaf.leaf.gain, w.unknown),
        number('count', leaf.leaf.indicator.impact),
        number('count', leaf.leaf.indicator.effort),
        number('gain', leaf.leaf.priority, w.unknown),
        leaf.leaf.quadrant === null ? w.unknown : w.quadrants[leaf.leaf.quadrant],
        adviceFor(f, leaf),
      ]),
    },
  );
  blocks.push(subheading(w.wins), paragraph(w.winsRule(score(f, f.instrument.scale.min + 1))));
  blocks.push(wins.length === 0 ? paragraph(w.noWins) : winsTable(f, wins));
  return { id: 'priorities', title: w.title, blocks: [...blocks, ...planBlocks(f)] };
}

function adviceFor(f: Facts, leaf: LeafNode): string {
  const w = say[f.lang];
  const step = nextStep(f, leaf);
  return step === undefined || step.text === '' ? w.noAdvice : w.step(levelName(f, step.level), step.text);
}

/** Impact downwards from high to low, effort from light to heavy. */
function matrixOf(f: Facts, leaves: readonly LeafNode[]): Block {
  const w = say[f.lang];
  const at = (impact: number, effort: number): MatrixCell => {
    const here = leaves.filter(({ leaf }) => leaf.indicator.impact === impact && leaf.indicator.effort === effort);
    const quadrant = here[0]?.leaf.quadrant ?? null;
    return { name: quadrant === null ? '' : w.quadrants[quadrant], nodes: here.map((leaf) => nodeCell(f, leaf)) };
  };
  const rows = [3, 2, 1].map((impact) => ({ title: w.impact[impact - 1]!, cells: [1, 2, 3].map((effort) => at(impact, effort)) }));
  const said = rows.flatMap((row) =>
    row.cells.map((cell, i) =>
      w.inCell(row.title, w.effort[i]!.toLowerCase(), cell.nodes.length === 0 ? w.nobody : cell.nodes.map((n) => n.id).join(', ')),
    ),
  );
  return { id: 'matrix', kind: 'matrix', title: w.matrix, alt: `${w.matrix}. ${said.join('; ')}.`, columns: w.effort, rows };
}

function winsTable(f: Facts, wins: readonly LeafNode[]): Block {
  const w = say[f.lang];
  return {
    id: 'quick-wins',
    kind: 'table',
    caption: w.wins,
    columns: [text(w.indicator, 2), figure(w.now, 'score'), text(w.condition, 4), text(w.advice, 4), text(w.owners, 2)],
    rows: wins.map((leaf): Cell[] => [
      nodeCell(f, leaf),
      scoreCell(f, leaf),
      conditionNow(f, leaf, true),
      adviceFor(f, leaf),
      ownersOf(f, leaf.leaf.indicator.owners) || w.noOwner,
    ]),
  };
}
