import { tolerance } from '../../assess/tolerance.ts';
import { words } from '../../text/lang.ts';
import { showQuantity, showShare } from '../../text/number.ts';
import { type Block, type Chapter, figure, list, paragraph, subheading, text } from '../chapter.ts';
import { chaseList } from '../chase.ts';
import { axisOf, type Facts } from '../facts.ts';
import { statementOf } from '../meta.ts';
import { firstSteps, unknowns } from '../outlook.ts';
import { byGap } from '../ranking.ts';
import {
  altOf,
  bandOf,
  barOf,
  boundsOf,
  cityName,
  coverageCell,
  gapCell,
  headline,
  isScoredNode,
  nodeCell,
  score,
  scoreCell,
  standIn,
  targetCell,
  tell,
  titleOf,
} from '../speak.ts';

const say = words({
  id: {
    title: 'Ringkasan eksekutif',
    indexCaption: 'Indeks dan artinya',
    reading: { answered: 'Nilai menurut jawaban', proven: 'Nilai terbukti' },
    index: 'Indeks',
    band: 'Predikat',
    bounds: 'Batas bawah–atas',
    other: { answered: 'Nilai terbukti', proven: 'Nilai menurut jawaban' },
    coverage: 'Cakupan jawaban',
    target: 'Target',
    gap: 'Kesenjangan',
    scored: (what: string, city: string, value: string, min: string, max: string, band: string) =>
      `${/^indeks\b/i.test(what) ? what : `Indeks ${what}`} untuk ${city} adalah ${value} pada skala ${min} sampai ${max}, dengan predikat “${band}”.`,
    open: (share: string, low: string, high: string) =>
      `Jawaban yang masuk mencakup ${share} bobot indikator; bila sisanya masuk, indeks akan berada di antara ${low} dan ${high}.`,
    full: 'Semua indikator yang berlaku sudah dinilai.',
    proven: (value: string) => `Bila hanya jawaban yang didukung bukti dihitung penuh, nilainya ${value}.`,
    gapSaid: (gap: string, target: string, more: boolean) =>
      `Kesenjangan terhadap target ${target} adalah ${gap}${more ? '; kelebihan pada sebagian indikator tidak menutup kekurangan pada yang lain' : ''}.`,
    insufficient: (share: string, needed: string) =>
      `Indeks belum dicetak karena jawaban baru mencakup ${share} bobot indikator, sedangkan syaratnya ${needed}.`,
    within: (low: string, high: string) => `Menurut jawaban yang sudah ada, indeks berada di antara ${low} dan ${high}.`,
    missing: 'Belum ada jawaban yang dapat dinilai, sehingga indeks belum ada.',
    blocked: 'Indeks tidak dapat dihitung dengan aturan penggabungan instrumen ini; alasannya tercantum pada bab metode.',
    nothing: 'Tidak ada indikator yang berlaku di daerah ini, sehingga indeks tidak ada.',
    parts: 'Nilai dan target per rubrik',
    strongest: 'Rubrik terkuat',
    strong: (name: string, value: string, band: string) => `${name}: ${value} (${band})`,
    widest: 'Kesenjangan terlebar',
    widestTable: (n: string) => `Kesenjangan terlebar (${n} indikator)`,
    tied: (gap: string, n: string) => `Kesenjangan ${gap} juga terdapat pada ${n} indikator lain.`,
    indicator: 'Indikator',
    rubric: 'Rubrik',
    now: 'Capaian',
    noGap: 'Tidak ada indikator bernilai yang berada di bawah target.',
    unknown: 'Yang belum diketahui',
    first: 'Langkah pertama',
  },
  en: {
    title: 'Executive summary',
    indexCaption: 'Index at a glance',
    reading: { answered: 'Score as answered', proven: 'Proven score' },
    index: 'Index',
    band: 'Band',
    bounds: 'Lower–upper bound',
    other: { answered: 'Proven score', proven: 'Score as answered' },
    coverage: 'Coverage of answers',
    target: 'Target',
    gap: 'Gap',
    scored: (what: string, city: string, value: string, min: string, max: string, band: string) =>
      `The ${/\bindex\b/i.test(what) ? what : `${what} index`} of ${city} is ${value} on a scale from ${min} to ${max}, in the band “${band}”.`,
    open: (share: string, low: string, high: string) =>
      `The answers received cover ${share} of the indicators' weight; once the rest is in, the index will lie between ${low} and ${high}.`,
    full: 'All indicators that apply have been rated.',
    proven: (value: string) => `If only answers backed by proof count in full, the score is ${value}.`,
    gapSaid: (gap: string, target: string, more: boolean) =>
      `The gap to the target of ${target} is ${gap}${more ? '; a surplus in some indicators makes up for no shortfall in others' : ''}.`,
    insufficient: (share: string, needed: string) =>
      `No index is printed yet: the answers cover ${share} of the indicators' weight, and ${needed} is required.`,
    within: (low: string, high: string) => `On the answers so far the index lies between ${low} and ${high}.`,
    missing: 'There is no answer that can be scored yet, hence no index.',
    blocked: "The index cannot be computed with this instrument's way of combining; the method chapter says why.",
    nothing: 'No indicator applies in this place, hence no index.',
    parts: 'Score and target by rubric',
    strongest: 'Strongest rubrics',
    strong: (name: string, value: string, band: string) => `${name}: ${value} (${band})`,
    widest: 'Widest gaps',
    widestTable: (n: string) => `Widest gaps (${n} ${n === '1' ? 'indicator' : 'indicators'})`,
    tied: (gap: string, n: string) => `${n} other ${n === '1' ? 'indicator has' : 'indicators have'} a gap of ${gap} too.`,
    indicator: 'Indicator',
    rubric: 'Rubric',
    now: 'Score',
    noGap: 'No rated indicator lies below its target.',
    unknown: 'What is not known',
    first: 'What to do first',
  },
});

const [GAPS, STRONG] = [5, 3];
/** A difference that a reader who subtracts the printed numbers would stumble over. */
const SHOWN = 0.015;

export function summary(f: Facts): Chapter {
  const w = say[f.lang];
  const { index } = f.city;
  const parts = index.children;
  const bars = parts.map((node) => barOf(f, node));
  const strong = parts.filter((n) => isScoredNode(f, n)).sort((a, b) => headline(f, b).score! - headline(f, a).score!);
  const sorted = byGap(f);
  const gaps = sorted.slice(0, GAPS);
  const last = gaps.at(-1)?.gap ?? 0;
  const tied = sorted.slice(GAPS).filter((leaf) => last - leaf.gap! <= tolerance(f.instrument.scale)).length;
  const blocks: Block[] = [
    { id: 'statement', kind: 'callout', tone: 'note', text: statementOf(f) },
    paragraph(indexInWords(f)),
    indexTable(f),
  ];
  if (bars.length > 0) {
    blocks.push({
      id: 'parts',
      kind: 'bars',
      draw: 'radar',
      unit: 'score',
      title: w.parts,
      alt: altOf(f, w.parts, bars),
      scale: axisOf(f),
      bars,
    });
  }
  // Where there are three parts or fewer, calling all of them strongest would say nothing.
  const shown = strong.slice(0, Math.min(STRONG, Math.floor(parts.length / 2)));
  if (shown.length > 0) {
    blocks.push(subheading(w.strongest), list(shown.map((n) => w.strong(titleOf(f, n), score(f, headline(f, n).score!), bandOf(f, n)))));
  }
  blocks.push(subheading(w.widest));
  if (gaps.length === 0) blocks.push(paragraph(f.leaves.some((l) => l.gap !== null) ? w.noGap : w.missing));
  else {
    blocks.push({
      id: 'gaps',
      kind: 'table',
      caption: w.widestTable(showQuantity(gaps.length, f.lang)),
      columns: [text(w.indicator, 4), text(w.rubric, 2), figure(w.now, 'score'), figure(w.target, 'score'), figure(w.gap, 'score')],
      rows: gaps.map((leaf) => [
        nodeCell(f, leaf),
        titleOf(f, f.trails.get(leaf.id)?.[0] ?? index),
        scoreCell(f, leaf),
        targetCell(f, leaf),
        gapCell(f, leaf),
      ]),
    });
  }
  if (tied > 0) blocks.push(paragraph(w.tied(score(f, last), showQuantity(tied, f.lang))));
  const debts = chaseList(f).flatMap((h) => h.debts.map((debt) => ({ holder: h.id, debt })));
  blocks.push(subheading(w.unknown), { id: 'missing', ...list(unknowns(f, debts)) });
  blocks.push(subheading(w.first), {
    id: 'next',
    ...list(
      firstSteps(
        f,
        debts.map((d) => d.debt),
      ),
      true,
    ),
  });
  return { id: 'summary', title: w.title, blocks };
}

function indexTable(f: Facts): Block {
  const w = say[f.lang];
  const { index } = f.city;
  const other = f.instrument.headline === 'proven' ? 'answered' : 'proven';
  const items = [
    { key: w.index, value: scoreCell(f, index) },
    { key: w.band, value: bandOf(f, index) },
    { key: w.bounds, value: boundsOf(f, headline(f, index)) || standIn(f, index) },
    { key: w.coverage, value: coverageCell(f, index) },
    { key: w.target, value: targetCell(f, index) },
    { key: w.gap, value: gapCell(f, index) },
  ];
  if (f.instrument.evidence !== undefined)
    items.splice(3, 0, { key: w.other[f.instrument.headline], value: scoreCell(f, index, index[other]) });
  return { id: 'index', kind: 'key-value', caption: w.indexCaption, items };
}

function indexInWords(f: Facts): string {
  const w = say[f.lang];
  const { index } = f.city;
  const { score: value, low, high } = headline(f, index);
  if (index.state === 'not-applicable') return w.nothing;
  if (index.state === 'missing') return index.coverage === null || index.coverage === 0 ? w.missing : w.blocked;
  const share = showShare(index.coverage ?? 0, f.lang);
  if (index.state === 'insufficient') {
    const why = w.insufficient(share, showShare(f.instrument.minimumCoverage, f.lang));
    return low === null || high === null ? why : `${why} ${w.within(score(f, low), score(f, high))}`;
  }
  if (value === null) return w.blocked;
  const sentences = [
    w.scored(
      tell(f, f.instrument.title),
      cityName(f),
      score(f, value),
      score(f, f.instrument.scale.min),
      score(f, f.instrument.scale.max),
      bandOf(f, index),
    ),
  ];
  if (index.coverage !== null && index.coverage < 1 && low !== null && high !== null)
    sentences.push(w.open(share, score(f, low), score(f, high)));
  else sentences.push(w.full);
  if (f.instrument.evidence !== undefined && f.instrument.headline === 'answered' && index.proven.score !== null)
    sentences.push(w.proven(score(f, index.proven.score)));
  if (index.gap !== null && index.target !== null)
    sentences.push(w.gapSaid(score(f, index.gap), score(f, index.target), index.gap - (index.target - value) > SHOWN));
  return sentences.join(' ');
}
