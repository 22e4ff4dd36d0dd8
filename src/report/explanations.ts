import { type AssessedNode, assessedNodes } from '../assess/types.ts';
import { words } from '../text/lang.ts';
import { showQuantity } from '../text/number.ts';
import { arithmeticOf, branchArithmetic } from './arithmetic.ts';
import { type Cell, number } from './chapter.ts';
import { type Facts, factsOf, type LeafNode, type ReportInput } from './facts.ts';
import { bandOf, boundsOf, coverageCell, gapCell, headline, labelOf, ownersOf, scoreCell, standIn, targetCell, tell } from './speak.ts';

const say = words({
  id: {
    answered: 'Nilai menurut jawaban',
    proven: 'Nilai terbukti',
    band: 'Predikat',
    bounds: 'Batas bawah–atas',
    coverage: 'Cakupan',
    target: 'Target',
    gap: 'Kesenjangan',
    weight: 'Bobot',
    gain: 'Tambahan indeks bila target tercapai',
    owners: 'Penanggung jawab',
    respondents: 'Jawaban bernilai',
  },
  en: {
    answered: 'Score as answered',
    proven: 'Proven score',
    band: 'Band',
    bounds: 'Lower–upper bound',
    coverage: 'Coverage',
    target: 'Target',
    gap: 'Gap',
    weight: 'Weight',
    gain: 'Gain to the index at the target',
    owners: 'Owners',
    respondents: 'Answers with a score',
  },
});

/** What stands behind one number, for formats in which a reader can ask for it. */
export interface Explanation {
  /** As in a NodeCell. */
  readonly id: string;
  readonly title: string;
  /** The question as it was put; '' for a node that nobody is asked. */
  readonly ask: string;
  readonly facts: readonly { readonly key: string; readonly value: Cell }[];
  /** The arithmetic, one step a line. */
  readonly steps: readonly string[];
}

/** The name of a view's node in a NodeCell, as `siapkota explain` takes it; a leaf is the same everywhere. */
export const idInView = (view: AssessedNode, node: AssessedNode): string =>
  node === view || node.leaf !== null ? node.id : `${view.id}/${node.id}`;

/** Every node of the index and of the views, in the instrument's order. */
export function explanations(input: ReportInput): Explanation[] {
  const f = factsOf(input);
  const out = [...assessedNodes(f.city.index)].map((node) => explain(f, node, node.id));
  for (const view of f.city.views)
    for (const node of assessedNodes(view)) if (node.leaf === null) out.push(explain(f, node, idInView(view, node)));
  return out;
}

function explain(f: Facts, node: AssessedNode, id: string): Explanation {
  const w = say[f.lang];
  const leaf = node.leaf === null ? undefined : (node as LeafNode);
  const top = node.kind === 'instrument' || node.kind === 'view';
  const facts: { key: string; value: Cell }[] = [
    { key: w.answered, value: scoreCell(f, node, node.answered) },
    ...(f.instrument.evidence === undefined ? [] : [{ key: w.proven, value: scoreCell(f, node, node.proven) }]),
    { key: w.band, value: bandOf(f, node) },
    { key: w.bounds, value: boundsOf(f, headline(f, node)) || standIn(f, node) },
    { key: w.target, value: targetCell(f, node) },
    { key: w.gap, value: gapCell(f, node) },
    ...(leaf === undefined ? [{ key: w.coverage, value: coverageCell(f, node) }] : []),
    ...(top ? [] : [{ key: w.weight, value: number('quantity', node.weight) }]),
  ];
  if (leaf !== undefined) {
    facts.push({ key: w.respondents, value: showQuantity(leaf.leaf.respondents, f.lang) });
    if (leaf.leaf.gain !== null) facts.push({ key: w.gain, value: number('gain', leaf.leaf.gain) });
    const owners = ownersOf(f, leaf.leaf.indicator.owners);
    if (owners !== '') facts.push({ key: w.owners, value: owners });
  }
  return {
    id,
    title: labelOf(f, node),
    ask: leaf === undefined ? '' : tell(f, leaf.leaf.indicator.ask),
    facts,
    steps: leaf === undefined ? [branchArithmetic(f, node)] : arithmeticOf(f, leaf).split(' · '),
  };
}
