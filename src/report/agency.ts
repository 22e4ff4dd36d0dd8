import type { Answer } from '../answers/answer.ts';
import { scoreOf } from '../rubric/types/index.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import { words } from '../text/lang.ts';
import { showQuantity } from '../text/number.ts';
import { type Block, type Cell, type Chapter, figure, number, paragraph, text } from './chapter.ts';
import { debtTable } from './chapters/missing-data.ts';
import { chaseList } from './chase.ts';
import { conditionNow, conditionSaid, conditionWanted, nextStep } from './condition.ts';
import type { Edition } from './edition.ts';
import { explanations } from './explanations.ts';
import { axisOf, type Facts, factsOf, type LeafNode, type ReportInput } from './facts.ts';
import { metaOf } from './meta.ts';
import { proofOfAnswer } from './proof.ts';
import { byGap } from './ranking.ts';
import { agencyName, altOf, barOf, cityName, gapCell, levelName, nodeCell, scoreCell, targetCell } from './speak.ts';
import { tagValues } from './template/values.ts';

const say = words({
  id: {
    title: (agency: string, city: string, period: string) =>
      `${agency}: lampiran analisis situasi ${city}${period === '' ? '' : `, periode ${period}`}`,
    summary: 'Ringkasan',
    lead: (agency: string, owned: string, scored: string, below: string) =>
      `${agency} bertanggung jawab atas ${owned} indikator. ${scored === owned ? 'Semuanya' : `${scored} di antaranya`} bernilai, dan ${below} berada di bawah target.`,
    noneOwned: (agency: string) => `Tidak ada indikator yang menjadi tanggung jawab ${agency} menurut instrumen.`,
    answered: (n: string, rated: string) =>
      `Dari perangkat daerah ini diterima jawaban atas ${n} indikator, ${rated} di antaranya bernilai.`,
    silent: 'Dari perangkat daerah ini belum diterima jawaban.',
    owes: (n: string) => `Masih ada ${n} hal yang ditunggu; rinciannya pada bab terakhir.`,
    owesNothing: 'Tidak ada lagi yang ditunggu dari perangkat daerah ini.',
    indicators: 'Indikator yang menjadi tanggung jawab',
    chart: 'Capaian dan target, dari kesenjangan terlebar',
    indicator: 'Indikator',
    now: 'Kondisi saat ini',
    score: 'Capaian',
    target: 'Target',
    gap: 'Kesenjangan',
    wanted: 'Kondisi yang dituju',
    advice: 'Saran menuju tingkat berikut',
    noAdvice: '–',
    step: (level: string, words: string) => `${level}: ${words}`,
    answers: 'Jawaban yang diberikan',
    answersNote:
      'Kolom “nilai yang dipakai” memuat hasil gabungan semua kelompok atau keputusan forum; bila berbeda jauh dari jawaban, alasannya tercantum pada bab Beda persepsi dalam laporan utama.',
    said: 'Jawaban',
    own: 'Nilai jawaban',
    used: 'Nilai yang dipakai',
    proof: 'Bukti',
    note: 'Catatan',
    codes: { unknown: 'tidak tahu', 'not-applicable': 'tidak berlaku', refused: 'tidak bersedia menjawab', pending: 'menyusul' },
    owed: 'Yang masih ditunggu',
  },
  en: {
    title: (agency: string, city: string, period: string) =>
      `${agency}: annex to the situation analysis of ${city}${period === '' ? '' : `, period ${period}`}`,
    summary: 'Summary',
    lead: (agency: string, owned: string, scored: string, below: string) =>
      `${agency} is responsible for ${owned} ${owned === '1' ? 'indicator' : 'indicators'}. ${scored === owned ? 'All' : scored} of them have a score, and ${below} ${below === '1' ? 'lies' : 'lie'} below the target.`,
    noneOwned: (agency: string) => `The instrument makes ${agency} responsible for no indicator.`,
    answered: (n: string, rated: string) =>
      `This agency has answered ${n} ${n === '1' ? 'indicator' : 'indicators'}, ${rated} of them with a value.`,
    silent: 'This agency has not answered yet.',
    owes: (n: string) => `${n} ${n === '1' ? 'thing is' : 'things are'} still expected; the last chapter lists them.`,
    owesNothing: 'Nothing more is expected from this agency.',
    indicators: 'Indicators it is responsible for',
    chart: 'Score and target, widest gap first',
    indicator: 'Indicator',
    now: 'Present condition',
    score: 'Score',
    target: 'Target',
    gap: 'Gap',
    wanted: 'Condition aimed at',
    advice: 'Advice towards the next level',
    noAdvice: '–',
    step: (level: string, words: string) => `${level}: ${words}`,
    answers: 'Answers given',
    answersNote:
      'The value used is that of all groups together or a decision of the room; where it lies far from the answer, the chapter on differences of perception in the main report says why.',
    said: 'Answer',
    own: 'Value of the answer',
    used: 'Value used',
    proof: 'Proof',
    note: 'Note',
    codes: { unknown: "don't know", 'not-applicable': 'not applicable', refused: 'declined to answer', pending: 'promised for later' },
    owed: 'Still expected',
  },
});

/** Agencies that have pages of their own: those expected to answer, those that did, and those that owe something. */
export function agenciesOf(input: ReportInput): string[] {
  const f = factsOf(input);
  const found = new Set<string>();
  for (const e of f.expected) if (e.agency !== undefined) found.add(e.agency);
  for (const a of f.answers) if (a.agency !== undefined) found.add(a.agency);
  for (const h of chaseList(f)) if (h.kind === 'agency') found.add(h.id);
  const order = [...f.instrument.agencies.keys()];
  return [...found].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** The report's pages for one agency: what it answers for, what it said, and what it still owes. */
export function agencyEdition(input: ReportInput, agency: string): Edition {
  const f = factsOf(input);
  const owned = f.leaves.filter((leaf) => leaf.leaf.indicator.owners.includes(agency));
  const said = f.leaves.flatMap((leaf) =>
    (f.said.get(leaf.id) ?? []).filter((a) => a.agency === agency).map((answer) => ({ leaf, answer })),
  );
  const about = new Set([...owned, ...said.map((s) => s.leaf)].map((leaf) => leaf.id));
  const meta = metaOf(input);
  return {
    meta: { ...meta, title: say[f.lang].title(agencyName(f, agency), cityName(f), f.city.case.period) },
    chapters: [summary(f, agency, owned, said), ...indicators(f, owned), ...answers(f, said), ...owedBy(f, agency)],
    explain: () => explanations(input).filter((x) => about.has(x.id)),
    // The tree is the city's, not an agency's.
    arithmetic: () => [],
    values: () => ({ ...tagValues(input), title: say[f.lang].title(agencyName(f, agency), cityName(f), f.city.case.period) }),
  };
}

interface Said {
  readonly leaf: LeafNode;
  readonly answer: Answer;
}

const owes = (f: Facts, agency: string) => chaseList(f).find((h) => h.kind === 'agency' && h.id === agency);

function summary(f: Facts, agency: string, owned: readonly LeafNode[], said: readonly Said[]): Chapter {
  const w = say[f.lang];
  const show = (n: number): string => showQuantity(n, f.lang);
  const name = agencyName(f, agency);
  const scored = owned.filter((leaf) => leaf.state === 'scored').length;
  const indicatorsSaid = new Set(said.map((s) => s.leaf.id)).size;
  const rated = new Set(said.filter((s) => !isMissingCode(s.answer.value)).map((s) => s.leaf.id)).size;
  const debts = owes(f, agency)?.debts.length ?? 0;
  const sentences = [
    owned.length === 0 ? w.noneOwned(name) : w.lead(name, show(owned.length), show(scored), show(byGap(f, owned).length)),
    said.length === 0 ? w.silent : w.answered(show(indicatorsSaid), show(rated)),
    debts === 0 ? w.owesNothing : w.owes(show(debts)),
  ];
  const { statement } = metaOf(f);
  return {
    id: 'agency',
    title: w.summary,
    blocks: [{ id: 'statement', kind: 'callout', tone: 'note', text: statement }, paragraph(sentences.join(' '))],
  };
}

const CHARTED = 15;

function indicators(f: Facts, owned: readonly LeafNode[]): Chapter[] {
  const w = say[f.lang];
  if (owned.length === 0) return [];
  const gaps = byGap(f, owned);
  const bars = gaps.slice(0, CHARTED).map((leaf) => barOf(f, leaf));
  const advice = (leaf: LeafNode): string => {
    const step = nextStep(f, leaf);
    return step === undefined || step.text === '' ? w.noAdvice : w.step(levelName(f, step.level), step.text);
  };
  const blocks: Block[] = [];
  if (bars.length > 0)
    blocks.push({
      kind: 'bars',
      draw: 'dumbbell',
      unit: 'score',
      title: w.chart,
      alt: altOf(f, w.chart, bars),
      scale: axisOf(f),
      bars,
    });
  blocks.push({
    id: 'owned',
    kind: 'table',
    caption: w.indicators,
    columns: [
      text(w.indicator, 2),
      text(w.now, 4),
      figure(w.score, 'score'),
      figure(w.target, 'score'),
      figure(w.gap, 'score'),
      text(w.wanted, 4),
      text(w.advice, 3),
    ],
    rows: [...gaps, ...owned.filter((leaf) => !gaps.includes(leaf))].map((leaf): Cell[] => [
      nodeCell(f, leaf),
      conditionNow(f, leaf, true),
      scoreCell(f, leaf),
      targetCell(f, leaf),
      gapCell(f, leaf),
      conditionWanted(f, leaf),
      advice(leaf),
    ]),
  });
  return [{ id: 'agency-indicators', title: w.indicators, blocks }];
}

function answers(f: Facts, said: readonly Said[]): Chapter[] {
  const w = say[f.lang];
  if (said.length === 0) return [];
  return [
    {
      id: 'agency-answers',
      title: w.answers,
      blocks: [
        paragraph(w.answersNote),
        {
          id: 'said',
          kind: 'table',
          caption: w.answers,
          columns: [
            text(w.indicator, 2),
            text(w.said, 5),
            figure(w.own, 'score'),
            figure(w.used, 'score'),
            text(w.proof, 2),
            text(w.note, 4),
          ],
          rows: said.map(({ leaf, answer }): Cell[] => [
            nodeCell(f, leaf),
            isMissingCode(answer.value) ? w.codes[answer.value] : conditionSaid(f, leaf, answer.value),
            number('score', isMissingCode(answer.value) ? null : (scoreOf(leaf.leaf.indicator, answer.value, f.instrument.scale) ?? null)),
            scoreCell(f, leaf),
            [proofOfAnswer(f, leaf, answer), ...answer.documents.map((d) => d.title ?? d.file ?? '')]
              .filter((line) => line !== '')
              .join('\n'),
            answer.note ?? answer.reason ?? '',
          ]),
        },
      ],
    },
  ];
}

function owedBy(f: Facts, agency: string): Chapter[] {
  const holder = owes(f, agency);
  return holder === undefined ? [] : [{ id: 'agency-owed', title: say[f.lang].owed, blocks: [debtTable(f, holder)] }];
}
