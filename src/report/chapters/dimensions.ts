import type { AssessedNode } from '../../assess/types.ts';
import { words } from '../../text/lang.ts';
import { type Block, type Cell, type Chapter, figure, paragraph, subheading, text } from '../chapter.ts';
import { conditionNow } from '../condition.ts';
import { idInView } from '../explanations.ts';
import { axisOf, type Facts, type LeafNode } from '../facts.ts';
import { inWords } from '../narrative.ts';
import { notesOf } from '../notes.ts';
import { proofText } from '../proof.ts';
import {
  altOf,
  bandOf,
  barOf,
  boundsOf,
  coverageCell,
  gapCell,
  headline,
  nodeCell,
  scoreCell,
  standIn,
  targetCell,
  tell,
  titleOf,
} from '../speak.ts';
import { leftOut, viewOf } from '../views.ts';
import { readinessView } from './readiness.ts';

const say = words({
  id: {
    title: 'Kondisi per dimensi',
    card: (name: string) => `Kartu nilai ${name}`,
    answered: 'Skor menurut jawaban',
    proven: 'Skor terbukti',
    band: 'Predikat',
    bounds: 'Batas bawah–atas',
    target: 'Target',
    gap: 'Kesenjangan',
    coverage: 'Cakupan',
    chart: (name: string) => `Nilai dan target ${name}`,
    condition: (name: string) => `Kondisi ${name}`,
    indicator: 'Indikator',
    now: 'Kondisi saat ini',
    proof: 'Bukti dan statusnya',
    notes: 'Catatan',
    other: 'Bacaan lain atas jawaban yang sama',
    draft: 'rancangan',
    draftWarning: 'Bacaan ini masih rancangan: jangan dikutip sebagai hasil penilaian.',
    part: 'Bagian',
    score: 'Skor',
  },
  en: {
    title: 'Condition by dimension',
    card: (name: string) => `Score card of ${name}`,
    answered: 'Score as answered',
    proven: 'Proven score',
    band: 'Band',
    bounds: 'Lower–upper bound',
    target: 'Target',
    gap: 'Gap',
    coverage: 'Coverage',
    chart: (name: string) => `Score and target of ${name}`,
    condition: (name: string) => `Condition of ${name}`,
    indicator: 'Indicator',
    now: 'Present condition',
    proof: 'Proof and its state',
    notes: 'Notes',
    other: 'Other readings of the same answers',
    draft: 'draft',
    draftWarning: 'This reading is a draft: do not quote it as a result of the assessment.',
    part: 'Part',
    score: 'Score',
  },
});

/** Every rubric: score card, chart, and a table of its indicators; then the instrument's other views. */
export function dimensions(f: Facts): Chapter {
  const grid = readinessView(f);
  const others = f.city.views.filter((v) => v !== grid);
  return {
    id: 'dimensions',
    title: say[f.lang].title,
    blocks: [...f.city.index.children.flatMap((node) => rubricBlocks(f, node)), ...(others.length > 0 ? otherViews(f, others) : [])],
  };
}

function rubricBlocks(f: Facts, node: AssessedNode): Block[] {
  const w = say[f.lang];
  const name = titleOf(f, node);
  const bars = node.children.map((child) => barOf(f, child));
  const blocks: Block[] = [subheading(name), paragraph(inWords(f, node)), cardOf(f, node)];
  if (bars.length > 1)
    blocks.push({
      kind: 'bars',
      draw: 'bars',
      unit: 'score',
      title: w.chart(name),
      alt: altOf(f, w.chart(name), bars),
      scale: axisOf(f),
      bars,
    });
  blocks.push(...tablesOf(f, node));
  return blocks;
}

function cardOf(f: Facts, node: AssessedNode): Block {
  const w = say[f.lang];
  return {
    kind: 'key-value',
    caption: w.card(titleOf(f, node)),
    items: [
      { key: w.answered, value: scoreCell(f, node, node.answered) },
      ...(f.instrument.evidence === undefined ? [] : [{ key: w.proven, value: scoreCell(f, node, node.proven) }]),
      { key: w.band, value: bandOf(f, node) },
      { key: w.bounds, value: boundsOf(f, headline(f, node)) || standIn(f, node) },
      { key: w.target, value: targetCell(f, node) },
      { key: w.gap, value: gapCell(f, node) },
      { key: w.coverage, value: coverageCell(f, node) },
    ],
  };
}

/** A table for the indicators that hang on the node itself, then the same for each section below it. */
function tablesOf(f: Facts, node: AssessedNode): Block[] {
  const own = node.children.map((c) => (c.leaf === null ? undefined : f.leafById.get(c.id))).filter((l) => l !== undefined);
  const below = node.children.filter((c) => c.leaf === null && c.children.length > 0);
  return [
    ...(own.length > 0 ? [conditionTable(f, node, own)] : []),
    ...below.flatMap((c) => [subheading(titleOf(f, c), 3), ...tablesOf(f, c)]),
  ];
}

function conditionTable(f: Facts, node: AssessedNode, leaves: readonly LeafNode[]): Block {
  const w = say[f.lang];
  const both = f.instrument.evidence !== undefined;
  return {
    kind: 'table',
    caption: w.condition(titleOf(f, node)),
    columns: [
      text(w.indicator, 2),
      text(w.now, 4),
      text(w.proof, 2),
      figure(w.answered, 'score'),
      ...(both ? [figure(w.proven, 'score')] : []),
      text(w.notes, 4),
    ],
    rows: leaves.map((leaf): Cell[] => [
      nodeCell(f, leaf),
      conditionNow(f, leaf),
      proofText(f, leaf),
      scoreCell(f, leaf, leaf.answered),
      ...(both ? [scoreCell(f, leaf, leaf.proven)] : []),
      notesOf(f, leaf).join('\n'),
    ]),
  };
}

function otherViews(f: Facts, views: readonly AssessedNode[]): Block[] {
  const w = say[f.lang];
  return [
    subheading(w.other),
    ...views.flatMap((root): Block[] => {
      const view = viewOf(f, root);
      const note = tell(f, view?.note);
      const own = titleOf(f, root);
      const title = view?.draft === true && !own.toLowerCase().includes(w.draft) ? `${own} (${w.draft})` : own;
      return [
        subheading(title, 3),
        ...(view?.draft === true ? [{ kind: 'callout', tone: 'warning', text: w.draftWarning } as const] : []),
        ...(note === '' ? [] : [paragraph(note)]),
        {
          kind: 'table',
          caption: title,
          columns: [
            text(w.part, 3),
            figure(w.score, 'score'),
            text(w.band, 2),
            text(w.bounds, 2),
            figure(w.gap, 'score'),
            figure(w.coverage, 'share'),
          ],
          rows: [...root.children.filter((n) => n.leaf === null), root].map((n): Cell[] => [
            { ...nodeCell(f, n), id: idInView(root, n) },
            scoreCell(f, n),
            bandOf(f, n),
            boundsOf(f, headline(f, n)) || standIn(f, n),
            gapCell(f, n),
            coverageCell(f, n),
          ]),
        },
        ...leftOut(f, root),
      ];
    }),
  ];
}
