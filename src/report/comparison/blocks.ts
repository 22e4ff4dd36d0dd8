import { type Lang, words } from '../../text/lang.ts';
import { largest } from '../../text/lists.ts';
import { showScore } from '../../text/number.ts';
import { type Block, type Cell, figure, number, paragraph, subheading, text } from '../chapter.ts';
import type { Caution, Comparison, Entry, Row } from './compare.ts';
import type { Subject, SubjectNode } from './subject.ts';
import { changeWords, verdictInWords } from './words.ts';

interface Words {
  periods: (city: string, list: string) => string;
  cities: (n: number) => string;
  cautions: Record<Caution, string>;
  careful: string;
  moreThanTwo: (first: string) => string;
  rubric: string;
  bounds: string;
  city: string;
  index: string;
  rank: string;
  ranks: string;
  coverage: string;
  rankRule: string;
  boundsOnly: string;
  ranking: string;
  side: string;
  ends: string;
  highest: string;
  lowest: string;
  tied: (n: number) => string;
  noPeriod: string;
  states: Record<SubjectNode['state'], string>;
  absent: string;
}

const say = words<Words>({
  id: {
    periods: (city, list) => `Perbandingan ${city}: ${list}`,
    cities: (n) => `Perbandingan ${n} kota`,
    cautions: {
      'other-instrument': 'Instrumennya berbeda: nilai dari instrumen lain tidak dapat disandingkan begitu saja.',
      'other-version': 'Versi instrumennya berbeda; perubahan nilai dapat berasal dari cara menilai.',
      'other-text': 'Isi instrumennya berbeda walaupun versinya sama; perubahan nilai dapat berasal dari cara menilai.',
      'other-tier': 'Sebagian memakai versi singkat dan sebagian versi lengkap.',
      'other-headline': 'Sebagian mengikuti nilai menurut jawaban dan sebagian nilai terbukti.',
    },
    careful: 'Bacalah perbandingan ini dengan hati-hati.',
    moreThanTwo: (first) => `Perubahan dihitung dari ${first} ke penilaian terakhir.`,
    rubric: 'Rubrik',
    bounds: 'Batas',
    city: 'Kota',
    index: 'Indeks',
    rank: 'Peringkat',
    ranks: 'Kisaran',
    coverage: 'Cakupan',
    rankRule:
      'Kisaran adalah peringkat terbaik dan terburuk yang masih mungkin setelah jawaban yang kurang dan beda jawaban responden diperhitungkan. Yang kisarannya bertumpang tindih belum tentu berbeda.',
    boundsOnly: 'Pada kota yang beda jawaban respondennya tidak diketahui, hanya jawaban yang kurang yang diperhitungkan.',
    ranking: 'Peringkat indeks',
    side: 'Nilai per rubrik, dengan peringkat',
    ends: 'Nilai tertinggi dan terendah per rubrik',
    highest: 'Tertinggi',
    lowest: 'Terendah',
    tied: (n) => `${n} kota`,
    noPeriod: 'tanpa periode',
    states: { scored: '', insufficient: 'data kurang', missing: 'tanpa jawaban', 'not-applicable': 'tidak berlaku' },
    absent: 'tidak ada',
  },
  en: {
    periods: (city, list) => `Comparison of ${city}: ${list}`,
    cities: (n) => `Comparison of ${n} cities`,
    cautions: {
      'other-instrument': 'The instruments differ: scores of another instrument cannot simply be set side by side.',
      'other-version': 'The versions of the instrument differ; a change of scores can come from the method.',
      'other-text': 'The content of the instrument differs although its version is the same; a change of scores can come from the method.',
      'other-tier': 'Some use the short form and some the full form.',
      'other-headline': 'Some follow the score as answered and some the proven score.',
    },
    careful: 'Read this comparison with care.',
    moreThanTwo: (first) => `The change is that from ${first} to the last assessment.`,
    rubric: 'Rubric',
    bounds: 'Bounds',
    city: 'City',
    index: 'Index',
    rank: 'Rank',
    ranks: 'Range',
    coverage: 'Coverage',
    rankRule:
      'The range is the best and the worst rank still possible once missing answers and the disagreement of respondents are taken into account. Where ranges overlap, a difference is not certain.',
    boundsOnly: 'For cities whose disagreement is not known, only missing answers are taken into account.',
    ranking: 'Ranking of the index',
    side: 'Scores by rubric, with ranks',
    ends: 'Highest and lowest scores by rubric',
    highest: 'Highest',
    lowest: 'Lowest',
    tied: (n) => `${n} cities`,
    noPeriod: 'no period',
    states: { scored: '', insufficient: 'too little data', missing: 'no answers', 'not-applicable': 'does not apply' },
    absent: 'absent',
  },
});

/** Cities that stand beside each other in columns; more of them become rows. */
const ABREAST = 4;

/** The comparison as a title and blocks, for the screen and for Markdown. */
export function comparisonBlocks(comparison: Comparison, lang: Lang): { readonly title: string; readonly blocks: readonly Block[] } {
  const w = say[lang];
  const { kind, subjects, cautions } = comparison;
  const first = subjects[0]!;
  const title =
    kind === 'periods'
      ? w.periods(first.name ?? first.city, subjects.map((s) => periodOf(s, lang)).join(' – '))
      : w.cities(new Set(subjects.map((s) => s.city)).size);
  const warning: Block[] =
    cautions.length === 0 ? [] : [{ kind: 'callout', tone: 'warning', text: [...cautions.map((c) => w.cautions[c]), w.careful].join(' ') }];
  return { title, blocks: [...warning, ...(kind === 'periods' ? periodBlocks(comparison, lang) : cityBlocks(comparison, lang))] };
}

const periodOf = ({ period }: Subject, lang: Lang): string => (period === '' ? say[lang].noPeriod : period);

/** In a comparison of cities one that comes twice is told by its period. */
function nameOf({ subjects }: Comparison, subject: Subject, lang: Lang): string {
  const name = subject.name ?? subject.city;
  return subjects.filter((s) => s.city === subject.city).length > 1 ? `${name} (${periodOf(subject, lang)})` : name;
}

function scoreCell({ node }: Entry, lang: Lang): Cell {
  if (node === undefined) return number('score', null, say[lang].absent);
  return number('score', node.score, say[lang].states[node.state] || say[lang].absent);
}

function boundsOf({ node }: Entry, lang: Lang): string {
  if (node === undefined || node.low === null || node.high === null) return '–';
  return `${showScore(node.low, lang)}–${showScore(node.high, lang)}`;
}

/** The index tree down to its sections; views and indicators are left to CSV and JSON. */
const branchesOf = (rows: readonly Row[]): Row[] =>
  rows.filter((r) => r.kind === 'instrument' || r.kind === 'rubric' || r.kind === 'section');

const indented = (row: Row): Cell => ({ kind: 'node', id: row.id, text: `${'– '.repeat(Math.max(0, row.depth - 1))}${row.title}` });

function periodBlocks({ subjects, rows, intervals }: Comparison, lang: Lang): Block[] {
  const w = say[lang];
  const last = (row: Row): Entry => row.entries.at(-1)!;
  const parts = branchesOf(rows);
  const c = changeWords[lang];
  const rule = [
    c.rule,
    intervals ? c.intervals : c.noIntervals,
    ...(subjects.length > 2 ? [w.moreThanTwo(periodOf(subjects[0]!, lang))] : []),
  ];
  return [
    paragraph(rule.join(' ')),
    {
      id: 'changes',
      kind: 'table',
      caption: c.parts,
      columns: [
        text(c.part, 4),
        ...subjects.map((s) => figure(periodOf(s, lang), 'score')),
        figure(c.change, 'change'),
        text(w.bounds, 2),
        text(c.certain, 2),
      ],
      rows: parts.map((row): Cell[] => {
        const change = last(row).change!;
        return [
          indented(row),
          ...row.entries.map((e) => scoreCell(e, lang)),
          number('change', change.value, '–'),
          `${boundsOf(row.entries[0]!, lang)} → ${boundsOf(last(row), lang)}`,
          verdictInWords(change, lang),
        ];
      }),
    },
    ...moved(rows, 1, lang),
    ...moved(rows, -1, lang),
  ];
}

/** Indicators that moved in one direction, farthest first. */
function moved(rows: readonly Row[], sign: 1 | -1, lang: Lang): Block[] {
  const c = changeWords[lang];
  const heading = sign > 0 ? c.risen : c.fallen;
  const found = rows
    .filter((r) => r.kind === 'indicator' && sign * (r.entries.at(-1)!.change?.value ?? 0) > 0)
    .sort((a, b) => sign * (b.entries.at(-1)!.change!.value! - a.entries.at(-1)!.change!.value!));
  if (found.length === 0) return [subheading(heading), paragraph(sign > 0 ? c.noRise : c.noFall)];
  return [
    subheading(heading),
    {
      kind: 'table',
      caption: heading,
      columns: [text(c.indicator, 4), figure(c.change, 'change'), text(c.certain, 2)],
      rows: found.map((row): Cell[] => {
        const change = row.entries.at(-1)!.change!;
        return [{ kind: 'node', id: row.id, text: `${row.id} ${row.title}` }, number('change', change.value), verdictInWords(change, lang)];
      }),
    },
  ];
}

function cityBlocks(comparison: Comparison, lang: Lang): Block[] {
  const w = say[lang];
  const { subjects, rows } = comparison;
  const index = rows[0]!;
  const order = subjects
    .map((subject, i) => ({ subject, entry: index.entries[i]! }))
    .sort((a, b) => (a.entry.rank ?? Number.POSITIVE_INFINITY) - (b.entry.rank ?? Number.POSITIVE_INFINITY) || 0);
  const ranks = ({ ranks: r }: Entry): string => (r === null ? '–' : r[0] === r[1] ? String(r[0]) : `${r[0]}–${r[1]}`);
  return [
    {
      id: 'ranking',
      kind: 'table',
      caption: w.ranking,
      columns: [
        text(w.city, 4),
        figure(w.rank, 'count'),
        text(w.ranks, 1),
        figure(w.index, 'score'),
        text(w.bounds, 2),
        figure(w.coverage, 'share'),
      ],
      rows: order.map(({ subject, entry }): Cell[] => [
        nameOf(comparison, subject, lang),
        number('count', entry.rank),
        ranks(entry),
        scoreCell(entry, lang),
        boundsOf(entry, lang),
        number('share', entry.node?.coverage ?? null),
      ]),
    },
    paragraph(
      index.entries.every(({ node }) => node?.score == null || Array.isArray(node.interval)) ? w.rankRule : `${w.rankRule} ${w.boundsOnly}`,
    ),
    subjects.length <= ABREAST ? abreast(comparison, lang) : ends(comparison, lang),
  ];
}

/** A column a city. */
function abreast(comparison: Comparison, lang: Lang): Block {
  const w = say[lang];
  return {
    id: 'parts',
    kind: 'table',
    caption: w.side,
    columns: [
      text(changeWords[lang].part, 4),
      ...comparison.subjects.map((s) => ({ ...text(nameOf(comparison, s, lang), 2), align: 'right' as const })),
    ],
    rows: branchesOf(comparison.rows).map((row): Cell[] => [
      indented(row),
      ...row.entries.map(({ node, rank }): string =>
        node === undefined ? w.absent : node.score === null ? w.states[node.state] : `${showScore(node.score, lang)} (${rank})`,
      ),
    ]),
  };
}

/** Who leads and who trails, a row a rubric: sections of many cities are for a spreadsheet. */
function ends(comparison: Comparison, lang: Lang): Block {
  const w = say[lang];
  return {
    id: 'parts',
    kind: 'table',
    caption: w.ends,
    columns: [text(w.rubric, 3), text(w.highest, 3), text(w.lowest, 3)],
    rows: branchesOf(comparison.rows)
      .filter((row) => row.kind !== 'section')
      .map((row): Cell[] => {
        const scored = row.entries.map((e, i) => ({ e, subject: comparison.subjects[i]! })).filter(({ e }) => e.rank !== null);
        const worst = largest(scored.map(({ e }) => e.rank!));
        const side = (rank: number): string => {
          const tied = scored.filter(({ e }) => e.rank === rank);
          if (tied.length === 0) return '–';
          const who = tied.length > 2 ? w.tied(tied.length) : tied.map(({ subject }) => nameOf(comparison, subject, lang)).join(', ');
          return `${who} ${showScore(tied[0]!.e.node!.score!, lang)}`;
        };
        return [indented(row), side(1), worst === 1 ? '–' : side(worst)];
      }),
  };
}
