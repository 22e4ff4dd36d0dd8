import { type PartOfNode, partsOf } from '../../assess/explain.ts';
import type { AssessedNode, Assessment, CityAssessment, Decision, GroupOpinion } from '../../assess/types.ts';
import type { Aggregate, Instrument, Within } from '../../rubric/instrument.ts';
import { scoreOf } from '../../rubric/types/index.ts';
import { type Lang, pick, words } from '../../text/lang.ts';
import { showList, showQuantity, showScore, showShare } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import { indent } from '../../text/wrap.ts';
import { renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { uncertaintyLines } from './uncertainty-text.ts';

const say = words({
  id: {
    score: 'Skor',
    proven: 'Terbukti',
    bounds: 'Batas',
    coverage: 'Cakupan',
    target: 'Target',
    gap: 'Selisih',
    notApplicable: 'Tidak berlaku',
    missing: { unknown: 'tidak tahu', 'not-applicable': 'tidak berlaku', refused: 'menolak', pending: 'menyusul' },
    withheld: 'ditahan',
    part: 'Bagian',
    weight: 'Bobot',
    share: 'Porsi',
    value: 'Nilai',
    role: 'Peran',
    group: 'Kelompok',
    n: 'n',
    answers: 'Jawaban',
    roles: { counts: 'dihitung', missing: 'belum ada', 'not-applicable': 'tidak berlaku', 'weight-0': 'bobot 0, tidak dihitung' },
    states: { scored: 'diberi skor', insufficient: 'data kurang', missing: 'tanpa jawaban', 'not-applicable': 'tidak berlaku' },
    aggregates: {
      mean: 'rata-rata berbobot: Σ(bobot × nilai) / Σ bobot',
      geometric: 'rata-rata geometrik: exp(Σ(bobot × ln nilai) / Σ bobot)',
      harmonic: 'rata-rata harmonik: Σ bobot / Σ(bobot / nilai)',
      sum: 'jumlah: Σ(bobot × nilai)',
      min: 'nilai terendah',
      max: 'nilai tertinggi',
    } satisfies Record<Aggregate, string>,
    within: { median: 'median', mean: 'rata-rata', mode: 'yang terbanyak', min: 'yang terendah', max: 'yang tertinggi' } satisfies Record<
      Within,
      string
    >,
    rule: (rule: string) => `Cara menghitung: ${rule}.`,
    decided: (group: string) => `Yang menentukan: ${group}, kelompok yang berwenang.`,
    together: (groups: string) => `Rata-rata menurut bobot kelompok: ${groups}.`,
    nobody: 'Belum ada kelompok yang memberi nilai.',
    condition: 'Indikator ini tidak berlaku menurut syaratnya (when).',
    insideGroup: (rule: string) => `Di dalam kelompok: ${rule} dari skor jawaban.`,
    computed: { answered: (value: string) => `Dihitung: ${value}`, proven: (value: string) => `Terbukti: ${value}` },
    boundsMeaning: 'Batas: bila semua jawaban yang kurang bernilai terendah, atau tertinggi.',
    coverageMeaning: (minimum: string) => `Cakupan minimum ${minimum}; di bawahnya skor ditahan, tetapi tetap dipakai induknya.`,
  },
  en: {
    score: 'Score',
    proven: 'Proven',
    bounds: 'Bounds',
    coverage: 'Coverage',
    target: 'Target',
    gap: 'Gap',
    notApplicable: 'Not applicable',
    missing: { unknown: 'unknown', 'not-applicable': 'not applicable', refused: 'refused', pending: 'pending' },
    withheld: 'withheld',
    part: 'Part',
    weight: 'Weight',
    share: 'Share',
    value: 'Value',
    role: 'Role',
    group: 'Group',
    n: 'n',
    answers: 'Answers',
    roles: { counts: 'counts', missing: 'missing', 'not-applicable': 'not applicable', 'weight-0': 'weight 0, does not count' },
    states: { scored: 'scored', insufficient: 'too little data', missing: 'no answers', 'not-applicable': 'not applicable' },
    aggregates: {
      mean: 'weighted mean: Σ(weight × value) / Σ weight',
      geometric: 'geometric mean: exp(Σ(weight × ln value) / Σ weight)',
      harmonic: 'harmonic mean: Σ weight / Σ(weight / value)',
      sum: 'sum: Σ(weight × value)',
      min: 'lowest value',
      max: 'highest value',
    },
    within: { median: 'the median', mean: 'the mean', mode: 'the most frequent', min: 'the lowest', max: 'the highest' },
    rule: (rule: string) => `Rule: ${rule}.`,
    decided: (group: string) => `Decided by ${group}, the group with authority.`,
    together: (groups: string) => `Mean by the weights of the groups: ${groups}.`,
    nobody: 'No group has rated it yet.',
    condition: 'This indicator does not apply, by its condition (when).',
    insideGroup: (rule: string) => `Inside a group: ${rule} of the answers' scores.`,
    computed: { answered: (value: string) => `Computed: ${value}`, proven: (value: string) => `Proven: ${value}` },
    boundsMeaning: 'Bounds: with every missing answer at its lowest, or at its highest.',
    coverageMeaning: (minimum: string) => `Minimum coverage ${minimum}; below it the score is withheld, but its parent still uses it.`,
  },
});

/** The arithmetic behind one node, so that a reader can check it with a pocket calculator. */
export function explainText(assessment: Assessment, city: CityAssessment, node: AssessedNode, terminal: Terminal): string {
  const { instrument } = assessment;
  const { lang } = terminal;
  const w = say[lang];
  const title = visibleLine(`${node.id} · ${pick(node.node.title, lang, instrument.languages)}`);
  const where = visibleLine([city.case.name ?? city.case.city, city.case.period].filter((t) => t !== '').join(' · '));
  const lines = [
    terminal.out.bold(title),
    terminal.out.dim(where),
    '',
    ...facts(node, lang),
    ...uncertaintyLines(assessment, node, terminal),
    '',
  ];
  if (node.leaf === null)
    lines.push(
      w.rule(w.aggregates[node.aggregate!]),
      '',
      branchTable(node, instrument, terminal),
      '',
      ...bothReadings(node, (reading) => arithmetic(node, reading, terminal)),
    );
  else lines.push(...leafLines(node, instrument, terminal));
  if (node.leaf === null) lines.push('', terminal.out.dim(w.boundsMeaning));
  if (instrument.minimumCoverage > 0 && node.leaf === null)
    lines.push(terminal.out.dim(indent(w.coverageMeaning(showShare(instrument.minimumCoverage, lang)), terminal.columns, '')));
  return `${lines.filter((line, i) => line !== '' || lines[i - 1] !== '').join('\n')}\n`;
}

function facts(node: AssessedNode, lang: Lang): string[] {
  const w = say[lang];
  const row = (label: string, text: string): string => `  ${label.padEnd(14)} ${text}`;
  const score = (reading: 'answered' | 'proven'): string => {
    const { score: shown, low, high } = node[reading];
    const computed = node.values[reading];
    const number =
      shown !== null
        ? showScore(shown, lang, 4)
        : computed === null
          ? w.states[node.state]
          : `${w.withheld} (${showScore(computed, lang, 4)})`;
    return low === null || high === null || low === high
      ? number
      : `${number}   ${w.bounds.toLowerCase()} ${showScore(low, lang, 4)}–${showScore(high, lang, 4)}`;
  };
  return [
    row(w.score, score('answered')),
    row(w.proven, score('proven')),
    ...(node.coverage === null ? [] : [row(w.coverage, showShare(node.coverage, lang))]),
    ...(node.notApplicable > 0 ? [row(w.notApplicable, showShare(node.notApplicable, lang))] : []),
    ...(node.target === null ? [] : [row(w.target, showScore(node.target, lang))]),
    ...(node.gap === null ? [] : [row(w.gap, showScore(node.gap, lang, 4))]),
  ];
}

function branchTable(node: AssessedNode, instrument: Instrument, terminal: Terminal): string {
  const { lang } = terminal;
  const w = say[lang];
  return renderTable<PartOfNode>(
    partsOf(node),
    [
      { title: w.part, align: 'left', cell: (p) => `${p.node.id} ${pick(p.node.node.title, lang, instrument.languages)}` },
      { title: w.weight, align: 'right', cell: (p) => showQuantity(p.weight, lang) },
      { title: w.share, align: 'right', cell: (p) => (p.share === null ? '' : showScore(p.share, lang, 4)) },
      { title: w.value, align: 'right', cell: (p) => (p.value === null ? '' : showScore(p.value, lang, 4)) },
      { title: w.role, align: 'left', cell: (p) => (p.withheld ? `${w.roles[p.role]} (${w.withheld})` : w.roles[p.role]) },
    ],
    terminal,
  );
}

/** The sum itself, in numbers: (1 × 3,2500 + 2 × 2,0000) / 3 = 2,4167. */
function arithmetic(node: AssessedNode, reading: Reading, terminal: Terminal): string {
  const { lang } = terminal;
  const parts = partsOf(node, reading).filter((p): p is PartOfNode & { value: number } => p.role === 'counts' && p.value !== null);
  const result = node.values[reading];
  if (parts.length === 0 || result === null) return '';
  const s = (n: number): string => showScore(n, lang, 4);
  const q = (n: number): string => showQuantity(n, lang);
  const sum = parts.reduce((total, p) => total + p.weight, 0);
  const term: Record<Aggregate, string> = {
    mean: `(${parts.map((p) => `${q(p.weight)} × ${s(p.value)}`).join(' + ')}) / ${q(sum)}`,
    geometric: `exp((${parts.map((p) => `${q(p.weight)} × ln ${s(p.value)}`).join(' + ')}) / ${q(sum)})`,
    harmonic: `${q(sum)} / (${parts.map((p) => `${q(p.weight)} / ${s(p.value)}`).join(' + ')})`,
    sum: parts.map((p) => `${q(p.weight)} × ${s(p.value)}`).join(' + '),
    min: `min(${parts.map((p) => s(p.value)).join('; ')})`,
    max: `max(${parts.map((p) => s(p.value)).join('; ')})`,
  };
  return indent(say[lang].computed[reading](`${term[node.aggregate!]} = ${s(result)}`), terminal.columns, '');
}

function leafLines(node: AssessedNode, instrument: Instrument, terminal: Terminal): string[] {
  const { lang } = terminal;
  const w = say[lang];
  const leaf = node.leaf!;
  const name = (group: string): string => pick(instrument.groups.get(group)?.title, lang, instrument.languages);
  // A level is its own score; any other answer is shown with the score it gives.
  const scored = (value: string): string => {
    const score = leaf.indicator.type === 'level' ? undefined : scoreOf(leaf.indicator, value, instrument.scale);
    return score === undefined ? value : `${value} → ${showQuantity(score, lang)}`;
  };
  const table = renderTable<GroupOpinion>(
    leaf.opinions,
    [
      { title: w.group, align: 'left', cell: (o) => name(o.group) },
      { title: w.weight, align: 'right', cell: (o) => showQuantity(instrument.groups.get(o.group)?.weight ?? 1, lang) },
      { title: w.n, align: 'right', cell: (o) => String(o.n) },
      { title: w.value, align: 'right', cell: (o) => (o.value === null ? '' : showScore(o.value, lang, 4)) },
      { title: w.proven, align: 'right', cell: (o) => (o.proven === null ? '' : showScore(o.proven, lang, 4)) },
      {
        title: w.answers,
        align: 'left',
        cell: (o) =>
          [
            ...[...o.counts].map(([value, n]) => `${scored(value)} ×${n}`),
            ...[...o.missing].map(([code, n]) => `${w.missing[code]} ×${n}`),
          ].join(', '),
      },
    ],
    terminal,
  );
  const rule: Record<Decision['by'], () => string> = {
    authority: () => w.decided(name((leaf.decision as { group: string }).group)),
    groups: () => w.together(showList((leaf.decision as { groups: readonly string[] }).groups.map(name), lang)),
    nobody: () => w.nobody,
    condition: () => w.condition,
  };
  const lines = [w.insideGroup(w.within[instrument.within]), indent(rule[leaf.decision.by](), terminal.columns, '')];
  return [
    ...lines,
    '',
    leaf.opinions.length === 0 ? '' : table,
    '',
    ...bothReadings(node, (reading) => groupArithmetic(node, reading, instrument, terminal)),
  ];
}

type Reading = 'answered' | 'proven';

/** The arithmetic of the score, and of the proven score where that is another number. */
function bothReadings(node: AssessedNode, line: (reading: Reading) => string): string[] {
  return node.values.proven === node.values.answered ? [line('answered')] : [line('answered'), line('proven')];
}

/** The mean over groups in numbers, where more than one group enters it. */
function groupArithmetic(node: AssessedNode, reading: Reading, instrument: Instrument, terminal: Terminal): string {
  const { lang } = terminal;
  const { decision, opinions } = node.leaf!;
  const result = node.values[reading];
  if (decision.by !== 'groups' || decision.groups.length < 2 || result === null) return '';
  const parts = opinions.filter((o) => decision.groups.includes(o.group) && o.value !== null);
  const weightOf = (group: string): number => instrument.groups.get(group)!.weight;
  const sum = parts.reduce((total, o) => total + weightOf(o.group), 0);
  const terms = parts
    .map((o) => `${showQuantity(weightOf(o.group), lang)} × ${showScore((reading === 'proven' ? o.proven : o.value)!, lang, 4)}`)
    .join(' + ');
  return indent(
    say[lang].computed[reading](`(${terms}) / ${showQuantity(sum, lang)} = ${showScore(result, lang, 4)}`),
    terminal.columns,
    '',
  );
}
