import type { AssessedNode } from '../../assess/types.ts';
import { words } from '../../text/lang.ts';
import { type Block, type Cell, type Chapter, figure, type GridCell, paragraph, subheading, text } from '../chapter.ts';
import { conditionNow } from '../condition.ts';
import { idInView } from '../explanations.ts';
import { axisOf, type Facts, type LeafNode } from '../facts.ts';
import { inWords } from '../narrative.ts';
import { proofStates } from '../proof.ts';
import { bandOf, headline, nodeCell, score, scoreCell, standIn, tell, titleOf } from '../speak.ts';
import { leftOut, viewOf } from '../views.ts';

const say = words({
  id: {
    title: 'Analisis kesiapan',
    grid: (title: string) => `Kisi ${title.toLowerCase()}`,
    alt: (rows: string) => `Kisi kesiapan. ${rows}.`,
    row: (head: string, value: string, cells: string) => `${head} ${value}: ${cells}`,
    caption: (name: string) => `Kondisi ${name.toLowerCase()}`,
    details:
      'Kriteria yang sudah dan yang belum terpenuhi, dokumen buktinya, dan catatan responden diuraikan pada bab Kondisi per dimensi.',
    aspect: 'Aspek',
    indicator: 'Indikator',
    now: 'Kondisi saat ini',
    proof: 'Bukti',
    score: 'Skor',
  },
  en: {
    title: 'Readiness analysis',
    grid: (title: string) => `Grid of ${title.toLowerCase()}`,
    alt: (rows: string) => `Readiness grid. ${rows}.`,
    row: (head: string, value: string, cells: string) => `${head} ${value}: ${cells}`,
    caption: (name: string) => `Condition of ${name.toLowerCase()}`,
    details:
      'Which criteria are met, which documents prove it and what respondents noted is set out in the chapter on the condition by dimension.',
    aspect: 'Aspect',
    indicator: 'Indicator',
    now: 'Present condition',
    proof: 'Proof',
    score: 'Score',
  },
});

/** The view whose top nodes are the elements of readiness; undefined where an instrument has none. */
export function readinessView(f: Facts): AssessedNode | undefined {
  const named = f.city.views.find((v) => v.id === 'readiness');
  return named ?? f.city.views.find((v) => v.children.length === 3 && viewOf(f, v)?.draft === false);
}

export function readiness(f: Facts): Chapter | undefined {
  const view = readinessView(f);
  if (view === undefined) return undefined;
  const w = say[f.lang];
  const note = tell(f, viewOf(f, view)?.note);
  return {
    id: 'readiness',
    title: w.title,
    blocks: [
      ...(note === '' ? [] : [paragraph(note)]),
      gridOf(f, view),
      paragraph(w.details),
      ...view.children.flatMap((element) => elementBlocks(f, element)),
      ...leftOut(f, view),
    ],
  };
}

function gridOf(f: Facts, view: AssessedNode): Block {
  const w = say[f.lang];
  const rows = view.children.map((element) => ({
    head: cellOf(f, view, element),
    cells: element.children.filter((c) => c.leaf === null).map((c) => cellOf(f, view, c)),
  }));
  const said = (c: GridCell): string => `${c.title} ${shown(f, c)}`;
  return {
    id: 'grid',
    kind: 'grid',
    title: w.grid(titleOf(f, view)),
    alt: w.alt(rows.map((r) => w.row(r.head.title, shown(f, r.head), r.cells.map(said).join(', '))).join('; ')),
    scale: axisOf(f),
    steps: f.instrument.bands.map((b) => tell(f, b.title)),
    rows,
  };
}

const shown = (f: Facts, c: GridCell): string => (c.value === null ? c.instead : `${score(f, c.value)} (${c.stepTitle})`);

function cellOf(f: Facts, view: AssessedNode, node: AssessedNode): GridCell {
  const value = node.state === 'scored' ? headline(f, node).score : null;
  return {
    id: idInView(view, node),
    title: titleOf(f, node),
    value,
    instead: standIn(f, node),
    step: value === null ? null : node.band,
    stepTitle: value === null ? '' : bandOf(f, node),
  };
}

function elementBlocks(f: Facts, element: AssessedNode): Block[] {
  const w = say[f.lang];
  const rows: Cell[][] = [];
  collect(element, titleOf(f, element));
  return [
    subheading(titleOf(f, element)),
    paragraph(inWords(f, element)),
    {
      kind: 'table',
      caption: w.caption(titleOf(f, element)),
      columns: [text(w.aspect, 2), text(w.indicator, 2), text(w.now, 5), text(w.proof, 2), figure(w.score, 'score')],
      rows,
    },
  ];

  function collect(node: AssessedNode, aspect: string): void {
    for (const child of node.children) {
      const leaf = child.leaf === null ? undefined : f.leafById.get(child.id);
      if (leaf !== undefined) rows.push(row(f, leaf, aspect));
      else if (child.leaf === null) collect(child, titleOf(f, child));
    }
  }
}

function row(f: Facts, leaf: LeafNode, aspect: string): Cell[] {
  return [aspect, nodeCell(f, leaf), conditionNow(f, leaf, true), proofStates(f, leaf), scoreCell(f, leaf)];
}
