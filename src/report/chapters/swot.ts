import type { OpenAnswer } from '../../answers/answer.ts';
import { words } from '../../text/lang.ts';
import { showList, showQuantity } from '../../text/number.ts';
import { type Block, type Cell, type Chapter, list, paragraph, subheading, text } from '../chapter.ts';
import type { Facts, LeafNode } from '../facts.ts';
import { AGREED } from '../ranking.ts';
import { groupName, headline, labelOf, score, speakerOf, titleOf } from '../speak.ts';
import { elementSwot, overallSwot, QUADRANTS, type Quadrant, questionsOf, type Swot, whomToAsk } from '../swot.ts';
import { readinessView } from './readiness.ts';

const say = words({
  id: {
    title: 'Analisis SWOT',
    rule: (agreed: string, shown: string) =>
      `Kekuatan adalah indikator yang mencapai target baik menurut jawaban maupun menurut bukti dan tidak diperselisihkan (tidak ada beda persepsi antarkelompok dan Cns sekurang-kurangnya ${agreed}). Kelemahan adalah indikator di bawah target; yang disebut paling banyak ${shown}, dari kesenjangan terlebar. Jawaban terbuka tentang kekuatan, kelemahan, dan masalah menambah kedua kuadran itu. Peluang dan ancaman hanya berasal dari jawaban terbuka; tidak ada yang disimpulkan dari skor.`,
    elementRule: 'Jawaban terbuka dimasukkan ke unsur yang memuat paling banyak indikator dari bagian tempat pertanyaannya diajukan.',
    overall: 'Keseluruhan',
    quadrant: 'Kuadran',
    content: 'Isi',
    caption: (name: string) => `SWOT ${name.toLowerCase()}`,
    quoted: (n: string) => `serta ${n} jawaban terbuka, dikutip pada unsurnya di bawah`,
    names: { strengths: 'Kekuatan (S)', weaknesses: 'Kelemahan (W)', opportunities: 'Peluang (O)', threats: 'Ancaman (T)' },
    strong: (label: string, value: string, target: string) => `${label}: ${value}, target ${target}`,
    weak: (label: string, value: string, gap: string) => `${label}: ${value}, kesenjangan ${gap}`,
    said: (words: string, source: string, question: string) => `“${words}” – ${source}, ${question}`,
    more: (n: string) => `dan ${n} indikator lain di bawah target (bab Analisis kesenjangan)`,
    moreStrong: (n: string) => `dan ${n} indikator lain yang mencapai target`,
    empty: (groups: string, questions: string) => `Belum terisi. Tanyakan kepada ${groups}, dengan pertanyaan terbuka ${questions}.`,
    heardAll: (questions: string) =>
      `Belum terisi, walaupun semua kelompok sudah menjawab. Tanyakan sekali lagi pertanyaan terbuka ${questions}.`,
    emptyNoQuestion: (groups: string) =>
      `Belum terisi; untuk kuadran ini instrumen tidak memuat pertanyaan terbuka. Tanyakan kepada ${groups}.`,
    none: {
      strengths: 'Belum ada indikator yang mencapai target dengan bukti dan tanpa perselisihan.',
      weaknesses: 'Tidak ada indikator bernilai yang berada di bawah target.',
      opportunities: '',
      threats: '',
    },
    strategies: 'Strategi dari pertemuan kuadran',
    strategiesNote: 'Tabel ini diisi dalam lokakarya: strategi adalah keputusan daerah dan tidak disusun oleh program.',
    kind: 'Strategi',
    meaning: 'Pertanyaan pengarah',
    filled: 'Rumusan lokakarya',
    so: 'Kekuatan mana yang dipakai untuk meraih peluang?',
    wo: 'Kelemahan mana yang diperbaiki agar peluang dapat diraih?',
    st: 'Kekuatan mana yang dipakai untuk menghadapi ancaman?',
    wt: 'Kelemahan mana yang dikurangi agar ancaman tidak terjadi?',
  },
  en: {
    title: 'SWOT analysis',
    rule: (agreed: string, shown: string) =>
      `Strengths are indicators that reach their target both as answered and by proof, and that nobody contests (no difference of perception between groups, and Cns at least ${agreed}). Weaknesses are indicators below target; at most ${shown} are named, widest gaps first. Open answers about strengths, weaknesses and problems add to these two. Opportunities and threats come from open answers only; nothing is concluded from scores.`,
    elementRule: 'Open answers go to the element that holds most indicators of the part in which their question is asked.',
    overall: 'Overall',
    quadrant: 'Quadrant',
    content: 'Content',
    caption: (name: string) => `SWOT of ${name.toLowerCase()}`,
    quoted: (n: string) => `and ${n} open ${n === '1' ? 'answer' : 'answers'}, quoted under its element below`,
    names: { strengths: 'Strengths (S)', weaknesses: 'Weaknesses (W)', opportunities: 'Opportunities (O)', threats: 'Threats (T)' },
    strong: (label: string, value: string, target: string) => `${label}: ${value}, target ${target}`,
    weak: (label: string, value: string, gap: string) => `${label}: ${value}, gap ${gap}`,
    said: (words: string, source: string, question: string) => `“${words}” – ${source}, ${question}`,
    more: (n: string) => `and ${n} more below target (chapter Gap analysis)`,
    moreStrong: (n: string) => `and ${n} more that reach their target`,
    empty: (groups: string, questions: string) => `Empty so far. Ask ${groups}, with open question ${questions}.`,
    heardAll: (questions: string) => `Empty so far, although every group has answered. Ask open question ${questions} once more.`,
    emptyNoQuestion: (groups: string) => `Empty so far; the instrument has no open question for this quadrant. Ask ${groups}.`,
    none: {
      strengths: 'No indicator reaches its target with proof and without dispute yet.',
      weaknesses: 'No indicator with a score lies below its target.',
      opportunities: '',
      threats: '',
    },
    strategies: 'Strategies where quadrants meet',
    strategiesNote: 'This table is filled in the workshop: strategies are for the city to decide and are not written by a program.',
    kind: 'Strategy',
    meaning: 'Leading question',
    filled: 'Wording of the workshop',
    so: 'Which strengths help to seize opportunities?',
    wo: 'Which weaknesses must be mended to seize opportunities?',
    st: 'Which strengths help to meet threats?',
    wt: 'Which weaknesses must be reduced so that threats do not come true?',
  },
});

const [OVERALL, PER_ELEMENT] = [10, 5];

export function swot(f: Facts): Chapter {
  const w = say[f.lang];
  const view = readinessView(f);
  const whole = overallSwot(f);
  const all = [...f.instrument.open.keys()];
  const blocks: Block[] = [paragraph(w.rule(score(f, AGREED), showQuantity(OVERALL, f.lang))), subheading(w.overall)];
  const elements = (view?.children ?? []).map((element) => ({ element, own: elementSwot(f, view!, element) }));
  // Words about strengths and weaknesses stand under their element; twice the same thirty quotations help nobody.
  const below = new Set(elements.flatMap(({ own }) => [...own.said.strengths, ...own.said.weaknesses]));
  for (const quadrant of QUADRANTS)
    blocks.push(subheading(w.names[quadrant], 3), {
      id: quadrant,
      ...list(entries(f, whole, quadrant, { most: OVERALL, questions: all, below })),
    });
  if (view !== undefined) {
    blocks.push(subheading(titleOf(f, view)), paragraph(w.elementRule));
    for (const { element, own } of elements) {
      const questions = questionsOf(f, view, element);
      blocks.push(subheading(titleOf(f, element), 3), {
        kind: 'table',
        caption: w.caption(titleOf(f, element)),
        columns: [text(w.quadrant, 1), text(w.content, 5)],
        rows: QUADRANTS.map((q): Cell[] => [w.names[q], entries(f, own, q, { most: PER_ELEMENT, questions }).join('\n')]),
      });
    }
  }
  blocks.push(subheading(w.strategies), paragraph(w.strategiesNote), {
    id: 'strategies',
    kind: 'table',
    caption: w.strategies,
    columns: [text(w.kind, 1), text(w.meaning, 3), { ...text(w.filled, 5), toFill: true }],
    rows: [
      ['SO', w.so, ''],
      ['WO', w.wo, ''],
      ['ST', w.st, ''],
      ['WT', w.wt, ''],
    ],
  });
  return { id: 'swot', title: w.title, blocks };
}

interface Room {
  /** Indicators named. */
  readonly most: number;
  /** Open questions that fill the box. */
  readonly questions: readonly string[];
  /** Answers that are quoted further down. */
  readonly below?: ReadonlySet<OpenAnswer>;
}

/** The lines of one box, or whom to ask where it is empty. */
function entries(f: Facts, { leaves, said }: Swot, quadrant: Quadrant, { most, questions, below }: Room): string[] {
  const w = say[f.lang];
  const later = said[quadrant].filter((answer) => below?.has(answer) === true);
  const spoken = said[quadrant].filter((answer) => !later.includes(answer)).map((answer) => quote(f, answer));
  if (later.length > 0) spoken.push(w.quoted(showQuantity(later.length, f.lang)));
  if (quadrant === 'opportunities' || quadrant === 'threats') return spoken.length > 0 ? spoken : [ask(f, quadrant, questions)];
  const found = leaves[quadrant];
  const value = (leaf: LeafNode): string => score(f, headline(f, leaf).score!);
  const line = (leaf: LeafNode): string =>
    quadrant === 'strengths'
      ? w.strong(labelOf(f, leaf), value(leaf), score(f, leaf.target!))
      : w.weak(labelOf(f, leaf), value(leaf), score(f, leaf.gap!));
  const scored = found.slice(0, most).map(line);
  const rest = found.length - scored.length;
  const more = quadrant === 'strengths' ? w.moreStrong : w.more;
  const lines = [...scored, ...(rest > 0 ? [more(showQuantity(rest, f.lang))] : []), ...spoken];
  return lines.length > 0 ? lines : [w.none[quadrant], ask(f, quadrant, questions)];
}

const quote = (f: Facts, answer: OpenAnswer): string => say[f.lang].said(answer.text.trim(), speakerOf(f, answer), answer.question);

function ask(f: Facts, quadrant: Quadrant, among: readonly string[]): string {
  const w = say[f.lang];
  const { questions, groups } = whomToAsk(f, quadrant, among);
  const ids = showList(questions, f.lang);
  const ordinary = [...f.instrument.groups.values()].filter((g) => g.authority === undefined).map((g) => groupName(f, g.id));
  if (questions.length === 0) return w.emptyNoQuestion(showList(ordinary, f.lang));
  return groups.length === 0
    ? w.heardAll(ids)
    : w.empty(
        showList(
          groups.map((g) => groupName(f, g)),
          f.lang,
        ),
        ids,
      );
}
