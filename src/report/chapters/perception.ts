import { tolerance } from '../../assess/tolerance.ts';
import { words } from '../../text/lang.ts';
import { showList, showQuantity } from '../../text/number.ts';
import { type Block, type Cell, type Chapter, figure, list, number, paragraph, subheading, text } from '../chapter.ts';
import type { Facts, LeafNode } from '../facts.ts';
import { notesOf } from '../notes.ts';
import { AGREED, contested } from '../ranking.ts';
import { groupName, headline, labelOf, nodeCell, score, standIn } from '../speak.ts';

const say = words({
  id: {
    title: 'Beda persepsi',
    lead: (n: string, all: string, far: string) =>
      `Pada ${n} dari ${all} indikator yang dinilai, pandangan responden berbeda${far === '0' ? '' : `; pada ${far} di antaranya berbeda jauh`}. Perbedaan bukan kesalahan: tiap kelompok melihat sisi yang berlainan. Nilainya sebaiknya disepakati sebelum dipakai dalam rencana.`,
    rule: (quarter: string, agreed: string) =>
      `Sebuah indikator masuk ke bab ini bila nilai dua kelompok berselisih ${quarter} tingkat atau lebih, bila ukuran kesepakatan (Cns, 0 sampai 1) di bawah ${agreed}, atau bila sebagian menilainya sedangkan yang lain menyatakannya tidak berlaku.`,
    table: 'Indikator dengan perbedaan terbesar, dari kesepakatan terendah',
    apart: 'Perbedaan terbesar',
    apartRule: (half: string, cns: string) =>
      `Bagian ini memuat indikator yang nilai kelompoknya berselisih ${half} tingkat atau lebih, atau yang kesepakatannya (Cns) di bawah ${cns}, beserta sebaran jawabannya.`,
    rest: 'Perbedaan lain',
    restTable: 'Indikator lain yang dipandang berbeda',
    indicator: 'Indikator',
    cns: 'Kesepakatan (Cns)',
    low: 'Kelompok terendah',
    high: 'Kelompok tertinggi',
    difference: 'Selisih',
    used: 'Nilai yang dipakai',
    within: 'dalam satu kelompok',
    disputed: 'ada yang menyatakan tidak berlaku',
    alpha: 'Keselarasan di dalam kelompok',
    alphaShort: 'Alfa',
    alphaNote:
      'Alfa Krippendorff mengukur apakah responden satu kelompok menilai dengan cara yang sama: 1 berarti selaras sepenuhnya, 0 berarti tidak lebih selaras daripada kebetulan. Di bawah 0,67 nilai kelompok hanya boleh dibaca sebagai petunjuk (Krippendorff 2004).',
    noUnits: (groups: string) =>
      `Untuk ${groups} alfa tidak dapat dihitung, karena tidak ada indikator yang dinilai oleh dua responden atau lebih.`,
    noVariation: (groups: string) => `Untuk ${groups} alfa tidak dapat dihitung, karena semua jawabannya sama.`,
    group: 'Kelompok',
    units: 'Indikator yang dibandingkan',
    histogram: (label: string) => `Sebaran jawaban ${label}`,
    alt: (label: string, series: string) => `Sebaran jawaban ${label}. ${series}.`,
    series: (group: string, bins: string) => `${group}: ${bins}`,
    bin: (n: string, at: string) => `${n} jawaban bernilai ${at}`,
    values: (list: string) => `Nilai kelompok: ${list}.`,
    value: (group: string, value: string) => `${group} ${value}`,
    notApplicable: (group: string, n: string) => `${group}: ${n} jawaban menyatakan indikator ini tidak berlaku.`,
    decided: (group: string, value: string) => `Diputuskan oleh ${group}: ${value}.`,
    because: (reason: string) => `Alasan: ${reason}`,
    undecided: (value: string) => `Belum disepakati; untuk sementara dipakai nilai gabungan ${value}.`,
    nobody: (words: string) => `Belum disepakati: ${words}.`,
  },
  en: {
    title: 'Differences of perception',
    lead: (n: string, all: string, far: string) =>
      `On ${n} of the ${all} indicators rated, respondents see things differently${far === '0' ? '' : `, and on ${far} of them very differently`}. A difference is no mistake: each group sees another side. The value is best settled before it is used in a plan.`,
    rule: (quarter: string, agreed: string) =>
      `An indicator is listed here if the values of two groups differ by ${quarter} ${quarter === '1' ? 'level' : 'levels'} or more, if the measure of consensus (Cns, 0 to 1) is below ${agreed}, or if some rate it while others say it does not apply.`,
    table: 'Indicators with the widest differences, lowest consensus first',
    apart: 'Widest differences',
    apartRule: (half: string, cns: string) =>
      `These are the indicators on which groups differ by ${half} levels or more, or whose consensus (Cns) is below ${cns}, each with the spread of its answers.`,
    rest: 'Other differences',
    restTable: 'Other indicators seen differently',
    indicator: 'Indicator',
    cns: 'Consensus (Cns)',
    low: 'Lowest group',
    high: 'Highest group',
    difference: 'Difference',
    used: 'Value used',
    within: 'within one group',
    disputed: 'some say it does not apply',
    alpha: 'Agreement within groups',
    alphaShort: 'Alpha',
    alphaNote:
      "Krippendorff's alpha tells whether the respondents of a group rate in the same way: 1 is full agreement, 0 no more than chance. Below 0.67 the value of a group is an indication at most (Krippendorff 2004).",
    noUnits: (groups: string) => `For ${groups} alpha cannot be computed, because no indicator was rated by two respondents or more.`,
    noVariation: (groups: string) => `For ${groups} alpha cannot be computed, because all answers are the same.`,
    group: 'Group',
    units: 'Indicators compared',
    histogram: (label: string) => `Spread of answers to ${label}`,
    alt: (label: string, series: string) => `Spread of answers to ${label}. ${series}.`,
    series: (group: string, bins: string) => `${group}: ${bins}`,
    bin: (n: string, at: string) => `${n} ${n === '1' ? 'answer' : 'answers'} at ${at}`,
    values: (list: string) => `Values of the groups: ${list}.`,
    value: (group: string, value: string) => `${group} ${value}`,
    notApplicable: (group: string, n: string) => `${group}: ${n} ${n === '1' ? 'answer says' : 'answers say'} it does not apply.`,
    decided: (group: string, value: string) => `Decided by ${group}: ${value}.`,
    because: (reason: string) => `Reason: ${reason}`,
    undecided: (value: string) => `Not settled; the combined value of ${value} is used for now.`,
    nobody: (words: string) => `Not settled: ${words}.`,
  },
});

/** Cns below which an indicator is printed in full: half the respondents at one end of the scale and half at the other give 0. */
const APART = 0.5;

/** Groups half a scale apart, or respondents who hardly agree. The rest is listed. */
function isFarApart(f: Facts, { leaf }: LeafNode): boolean {
  const half = (f.instrument.scale.max - f.instrument.scale.min) / 2;
  return (
    (leaf.perception !== null && leaf.perception.difference >= half - tolerance(f.instrument.scale)) ||
    (leaf.cns !== null && leaf.cns < APART)
  );
}

/** Only where respondents or groups differ; undefined otherwise. */
export function perception(f: Facts): Chapter | undefined {
  const found = contested(f);
  if (found.length === 0) return undefined;
  const w = say[f.lang];
  const { scale } = f.instrument;
  const show = (n: number): string => showQuantity(n, f.lang);
  const apart = found.filter((leaf) => isFarApart(f, leaf));
  const rest = found.filter((leaf) => !isFarApart(f, leaf));
  const blocks: Block[] = [
    paragraph(w.lead(show(found.length), show(f.leaves.filter((leaf) => leaf.leaf.respondents > 0).length), show(apart.length))),
    paragraph(w.rule(show((scale.max - scale.min) / 4), score(f, AGREED))),
    ...alphaTable(f),
  ];
  if (apart.length > 0) {
    blocks.push(subheading(w.apart), paragraph(w.apartRule(show((scale.max - scale.min) / 2), score(f, APART))));
    blocks.push({ id: 'apart', ...contestedTable(f, w.table, apart) }, ...apart.flatMap((leaf) => detail(f, leaf)));
  }
  if (rest.length > 0) blocks.push(subheading(w.rest), { id: 'rest', ...contestedTable(f, w.restTable, rest) });
  return { id: 'perception', title: w.title, blocks };
}

function contestedTable(f: Facts, caption: string, found: readonly LeafNode[]): Block {
  const w = say[f.lang];
  const slack = tolerance(f.instrument.scale);
  // All who say the same are named: which of them the computation met first means nothing.
  const side = (leaf: LeafNode, group: string): string => {
    const value = leaf.leaf.opinions.find((o) => o.group === group)!.value!;
    const same = leaf.leaf.opinions.filter(
      (o) => o.value !== null && Math.abs(o.value - value) <= slack && f.instrument.groups.get(o.group)?.authority === undefined,
    );
    return `${same.map((o) => groupName(f, o.group)).join(', ')} (${score(f, value)})`;
  };
  return {
    kind: 'table',
    caption,
    columns: [
      text(w.indicator, 3),
      figure(w.cns, 'score'),
      text(w.low, 2),
      text(w.high, 2),
      figure(w.difference, 'score'),
      figure(w.used, 'score'),
    ],
    rows: found.map((leaf): Cell[] => {
      const { perception: pair, cns, spread, disputed } = leaf.leaf;
      const ends: Cell[] = pair === null ? [disputed ? w.disputed : w.within, '–'] : [side(leaf, pair.low), side(leaf, pair.high)];
      return [
        nodeCell(f, leaf),
        number('score', cns),
        ...ends,
        number('score', pair?.difference ?? spread),
        number('score', headline(f, leaf).score, standIn(f, leaf)),
      ];
    }),
  };
}

/** Alpha of the groups that have one, and in a sentence those that have none. Who decides alone is compared with nobody. */
function alphaTable(f: Facts): Block[] {
  const w = say[f.lang];
  const groups = [...f.city.index.agreement].filter(([group]) => f.instrument.groups.get(group)?.authority === undefined);
  if (groups.length === 0) return [];
  const known = groups.filter(([, a]) => a.alpha !== null);
  const names = (reason: 'no-variation' | 'no-units'): string =>
    showList(
      groups
        .filter(([, a]) => a.alpha === null && (a.reason === 'no-variation') === (reason === 'no-variation'))
        .map(([g]) => groupName(f, g)),
      f.lang,
    );
  const [same, none] = [names('no-variation'), names('no-units')];
  return [
    subheading(w.alpha),
    paragraph(w.alphaNote),
    ...(known.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: w.alpha,
            columns: [text(w.group, 3), figure(w.alphaShort, 'score'), figure(w.units, 'count')],
            rows: known.map(([group, a]): Cell[] => [groupName(f, group), number('score', a.alpha), number('count', a.units)]),
          } as const,
        ]),
    ...(none === '' ? [] : [paragraph(w.noUnits(none))]),
    ...(same === '' ? [] : [paragraph(w.noVariation(same))]),
  ];
}

function detail(f: Facts, leaf: LeafNode): Block[] {
  const w = say[f.lang];
  const label = labelOf(f, leaf);
  const { scale } = f.instrument;
  const rated = leaf.leaf.opinions.filter((o) => o.n > 0);
  const scores = new Set(rated.flatMap((o) => o.histogram.map((bar) => bar.score)));
  // Levels nobody chose belong into the picture: a hole in the middle is what disagreement looks like.
  if (scale.max - scale.min <= 10) for (let level = Math.ceil(scale.min); level <= scale.max; level++) scores.add(level);
  const bins = [...scores].sort((a, b) => a - b);
  const series = rated.map((o) => ({
    label: groupName(f, o.group),
    counts: bins.map((bin) => o.histogram.find((bar) => bar.score === bin)?.n ?? 0),
  }));
  const said = series.map((s) =>
    w.series(s.label, s.counts.flatMap((n, i) => (n > 0 ? [w.bin(showQuantity(n, f.lang), score(f, bins[i]!))] : [])).join(', ')),
  );
  return [
    subheading(label, 3),
    { kind: 'histogram', title: w.histogram(label), alt: w.alt(label, said.join('; ')), bins, series },
    paragraph(opinionsInWords(f, leaf)),
    ...remarksOf(f, leaf),
    paragraph(settlement(f, leaf)),
  ];
}

/** What each group makes of its answers, in one sentence; and who says that it does not apply. */
function opinionsInWords(f: Facts, leaf: LeafNode): string {
  const w = say[f.lang];
  const { opinions } = leaf.leaf;
  const values = opinions.flatMap((o) => (o.value === null ? [] : [w.value(groupName(f, o.group), score(f, o.value))]));
  const apart = opinions.flatMap((o) => {
    const n = o.missing.get('not-applicable');
    return n === undefined ? [] : [w.notApplicable(groupName(f, o.group), showQuantity(n, f.lang))];
  });
  return [...(values.length > 0 ? [w.values(values.join('; '))] : []), ...apart].join(' ');
}

/** Notes of all but the group that decided: its own is the reason in the settlement. */
function remarksOf(f: Facts, leaf: LeafNode): Block[] {
  const { decision } = leaf.leaf;
  const lines = notesOf(f, leaf, (a) => (decision.by === 'authority' && a.group === decision.group ? undefined : a.note));
  return lines.length === 0 ? [] : [list(lines)];
}

/** What the room agreed on and why, or that it has not. */
function settlement(f: Facts, leaf: LeafNode): string {
  const w = say[f.lang];
  const { decision } = leaf.leaf;
  const value = headline(f, leaf).score;
  const shown = value === null ? standIn(f, leaf) : score(f, value);
  if (decision.by !== 'authority') return value === null ? w.nobody(shown) : w.undecided(shown);
  const own = (f.said.get(leaf.id) ?? []).filter((a) => a.group === decision.group);
  const reasons = [...new Set(own.map((a) => (a.note ?? a.reason ?? '').trim()).filter((reason) => reason !== ''))];
  return [w.decided(groupName(f, decision.group), shown), ...(reasons.length > 0 ? [w.because(reasons.join('; '))] : [])].join(' ');
}
