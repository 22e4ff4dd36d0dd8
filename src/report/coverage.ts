import { words } from '../text/lang.ts';
import { showQuantity, showShare } from '../text/number.ts';
import { type Bar, type Block, type Cell, figure, number, paragraph, subheading, text } from './chapter.ts';
import type { Facts } from './facts.ts';
import { notesOf } from './notes.ts';
import { aggregateName } from './rules.ts';
import { coverageCell, labelOf, nodeCell, standIn } from './speak.ts';

const say = words({
  id: {
    coverage: 'Cakupan per rubrik',
    chart: 'Cakupan bobot per rubrik dan batas minimumnya',
    rubric: 'Rubrik',
    ratio: 'Indikator bernilai',
    covered: 'Cakupan bobot',
    excluded: 'Tidak berlaku',
    combined: 'Penggabungan',
    notApplicable: 'Yang dinyatakan tidak berlaku',
    excludedNote:
      'Indikator yang tidak berlaku keluar dari perhitungan beserta bobotnya. Karena itu alasannya perlu dibaca: makin banyak yang dikecualikan, makin sempit yang dinilai.',
    indicator: 'Indikator',
    reason: 'Alasan',
    effect: 'Akibat',
    out: 'keluar dari perhitungan',
    stays: 'tetap dinilai, karena ada yang menilainya',
    noReason: 'tanpa alasan',
    byCondition: (n: string) =>
      `dikecualikan oleh syarat instrumen menurut profil daerah atau jawaban lain${n === '' ? '' : `; ${n} jawaban disisihkan`}`,
    of: (rated: string, all: string) => `${rated} dari ${all}`,
    weight: 'Bobot',
  },
  en: {
    coverage: 'Coverage by rubric',
    chart: 'Coverage by weight of each rubric, and the minimum',
    rubric: 'Rubric',
    ratio: 'Indicators with a score',
    covered: 'Coverage by weight',
    excluded: 'Does not apply',
    combined: 'Combined by',
    notApplicable: 'What was declared not applicable',
    excludedNote:
      'Indicators that do not apply leave the computation with their weight. The reasons are therefore worth reading: the more is left out, the less is assessed.',
    indicator: 'Indicator',
    reason: 'Reason',
    effect: 'Effect',
    out: 'left out of the computation',
    stays: 'still scored, because others rated it',
    noReason: 'no reason given',
    byCondition: (n: string) =>
      `left out by a condition of the instrument, from the profile of the place or another answer${n === '' ? '' : `; ${n} answers set aside`}`,
    of: (rated: string, all: string) => `${rated} of ${all}`,
    weight: 'Weight',
  },
});

const show = (f: Facts, n: number): string => showQuantity(n, f.lang);

/** How much of each rubric is known, and what was declared out of scope: the second half of every coverage. */
export function coverageBlocks(f: Facts): Block[] {
  return [subheading(say[f.lang].coverage), coverageChart(f), coverageTable(f), ...exclusions(f)];
}

function coverageChart(f: Facts): Block {
  const w = say[f.lang];
  const bars = f.city.index.children.map(
    (node): Bar => ({
      id: node.id,
      label: labelOf(f, node),
      now: node.coverage,
      target: f.instrument.minimumCoverage > 0 ? f.instrument.minimumCoverage : null,
      previous: null,
      low: null,
      high: null,
      instead: standIn(f, node),
    }),
  );
  const said = bars.map((b) => `${b.label} ${b.now === null ? b.instead : showShare(b.now, f.lang)}`).join('; ');
  return { kind: 'bars', draw: 'bars', unit: 'share', title: w.chart, alt: `${w.chart}. ${said}.`, scale: { min: 0, max: 1 }, bars };
}

function coverageTable(f: Facts): Block {
  const w = say[f.lang];
  const counts = new Map(f.city.index.children.map((n) => [n.id, { rated: 0, all: 0 }]));
  for (const leaf of f.leaves) {
    const count = counts.get(f.trails.get(leaf.id)?.[0]?.id ?? '');
    if (count === undefined || leaf.state === 'not-applicable') continue;
    count.all++;
    if (leaf.state === 'scored') count.rated++;
  }
  return {
    kind: 'table',
    caption: w.coverage,
    columns: [
      text(w.rubric, 3),
      figure(w.weight, 'quantity'),
      text(w.ratio, 2),
      figure(w.covered, 'share'),
      figure(w.excluded, 'share'),
      text(w.combined, 2),
    ],
    rows: [...f.city.index.children, f.city.index].map((node): Cell[] => {
      const of = node === f.city.index ? [...counts.values()] : [counts.get(node.id) ?? { rated: 0, all: 0 }];
      const sum = (key: 'rated' | 'all'): string =>
        show(
          f,
          of.reduce((total, c) => total + c[key], 0),
        );
      return [
        nodeCell(f, node),
        number('quantity', node === f.city.index ? null : node.weight),
        w.of(sum('rated'), sum('all')),
        coverageCell(f, node),
        number('share', node.notApplicable, standIn(f, node)),
        aggregateName(f, node.aggregate),
      ];
    }),
  };
}

function exclusions(f: Facts): Block[] {
  const w = say[f.lang];
  const rows: Cell[][] = [];
  for (const leaf of f.leaves) {
    const says =
      (f.said.get(leaf.id) ?? []).some((a) => a.value === 'not-applicable') ||
      leaf.leaf.opinions.some((o) => o.missing.has('not-applicable'));
    if (leaf.leaf.decision.by === 'condition') {
      rows.push([nodeCell(f, leaf), w.byCondition(leaf.leaf.setAside === 0 ? '' : show(f, leaf.leaf.setAside)), w.out]);
    } else if (says) {
      const reasons = notesOf(f, leaf, (a) => (a.value === 'not-applicable' ? a.reason?.trim() || w.noReason : undefined));
      rows.push([nodeCell(f, leaf), reasons.join('\n') || w.noReason, leaf.state === 'not-applicable' ? w.out : w.stays]);
    }
  }
  if (rows.length === 0) return [];
  return [
    subheading(w.notApplicable, 3),
    paragraph(w.excludedNote),
    {
      id: 'not-applicable',
      kind: 'table',
      caption: w.notApplicable,
      columns: [text(w.indicator, 2), text(w.reason, 4), text(w.effect, 2)],
      rows,
    },
  ];
}
