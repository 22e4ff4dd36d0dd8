import { words } from '../text/lang.ts';
import { showQuantity, showScore } from '../text/number.ts';
import { type Debt, isLate, isProofLack } from './chase.ts';
import { nextStep } from './condition.ts';
import type { Facts } from './facts.ts';
import { byPriority } from './ranking.ts';
import { labelOf, score } from './speak.ts';

const say = words({
  id: {
    unrated: (n: string, all: string) => `${n} dari ${all} indikator belum bernilai.`,
    unanswered: (n: string, holders: string) => `${n} pertanyaan masih ditunggu jawabannya dari ${holders} pihak.`,
    promised: (n: string, late: string) =>
      `${n} jawaban dijanjikan menyusul${late === '' ? '' : late === n ? ' dan sudah lewat tenggat' : `, ${late} di antaranya lewat tenggat`}.`,
    dontKnow: (n: string) => `${n} pertanyaan dijawab “tidak tahu”.`,
    refused: (n: string) => `${n} pertanyaan tidak bersedia dijawab.`,
    owed: (n: string) => `${n} jawaban belum disertai bukti yang diwajibkan.`,
    bad: (n: string) => `${n} jawaban disertai bukti yang tidak sesuai atau usang.`,
    unverified: (n: string) => `${n} jawaban disertai bukti yang belum diperiksa.`,
    allKnown: 'Tidak ada data yang kurang: semua indikator bernilai dan semua bukti yang diwajibkan ada.',
    act: (label: string, gain: string, advice: string) =>
      `${label}${gain === '' ? '' : ` (menambah indeks ${gain} bila target tercapai)`}: ${advice}`,
    noAdvice: (target: string) => `naikkan menuju target ${target}.`,
    doData: 'Lengkapi jawaban menurut daftar pada bab Data yang masih kurang.',
    doProof: (n: string) => `Lengkapi bukti untuk ${n} jawaban sebelum nilainya dipakai dalam rencana.`,
    doneAll: 'Pertahankan capaian dan jadwalkan penilaian berikutnya.',
  },
  en: {
    unrated: (n: string, all: string) => `${n} of ${all} indicators ${n === '1' ? 'has' : 'have'} no score yet.`,
    unanswered: (n: string, holders: string) =>
      `${n} ${n === '1' ? 'answer is' : 'answers are'} still expected from ${holders} ${holders === '1' ? 'party' : 'parties'}.`,
    promised: (n: string, late: string) =>
      `${n} ${n === '1' ? 'answer was' : 'answers were'} promised for later${late === '' ? '' : late === n ? ` and ${n === '1' ? 'is' : 'are'} overdue` : `; ${late} of them ${late === '1' ? 'is' : 'are'} overdue`}.`,
    dontKnow: (n: string) => `${n} ${n === '1' ? 'question was' : 'questions were'} answered “don't know”.`,
    refused: (n: string) => `${n} ${n === '1' ? 'question was' : 'questions were'} declined.`,
    owed: (n: string) => `${n} ${n === '1' ? 'answer lacks' : 'answers lack'} the proof that is required.`,
    bad: (n: string) => `${n} ${n === '1' ? 'answer has' : 'answers have'} proof that does not fit or is outdated.`,
    unverified: (n: string) => `${n} ${n === '1' ? 'answer has' : 'answers have'} proof that was not checked yet.`,
    allKnown: 'Nothing is missing: every indicator has a score and every proof required is there.',
    act: (label: string, gain: string, advice: string) =>
      `${label}${gain === '' ? '' : ` (adds ${gain} to the index at its target)`}: ${advice}`,
    noAdvice: (target: string) => `raise it towards the target of ${target}.`,
    doData: 'Complete the missing answers with the list in the chapter on missing data.',
    doProof: (n: string) => `Complete the proof of ${n} ${n === '1' ? 'answer' : 'answers'} before the scores are used in a plan.`,
    doneAll: 'Keep up what has been reached and set a date for the next assessment.',
  },
});

const FIRST = 3;

/** What is not known, one line a kind of lack. */
export function unknowns(f: Facts, debts: readonly { holder: string; debt: Debt }[]): string[] {
  const w = say[f.lang];
  const show = (n: number): string => showQuantity(n, f.lang);
  const of = (...lacks: Debt['lack'][]): Debt[] => debts.map((d) => d.debt).filter((d) => lacks.includes(d.lack));
  const sum = (list: readonly Debt[]): number => list.reduce((total, d) => total + d.n, 0);
  const lines: string[] = [];
  const unrated = f.leaves.filter((leaf) => leaf.state === 'missing').length;
  if (unrated > 0) lines.push(w.unrated(show(unrated), show(f.leaves.length)));
  const unanswered = debts.filter((d) => d.debt.lack === 'unanswered');
  if (unanswered.length > 0)
    lines.push(w.unanswered(show(sum(unanswered.map((d) => d.debt))), show(new Set(unanswered.map((d) => d.holder)).size)));
  const promised = of('promised');
  const late = sum(promised.filter((d) => isLate(f, d)));
  if (promised.length > 0) lines.push(w.promised(show(sum(promised)), late === 0 ? '' : show(late)));
  const rest: readonly [(n: string) => string, Debt[]][] = [
    [w.owed, of('proof-owed')],
    [w.bad, of('proof-wrong', 'proof-outdated')],
    [w.unverified, of('proof-unverified')],
    [w.dontKnow, of('unknown')],
    [w.refused, of('refused')],
  ];
  for (const [line, found] of rest) if (found.length > 0) lines.push(line(show(sum(found))));
  return lines.length > 0 ? lines : [w.allKnown];
}

/** What to do first: the highest priorities, then the data and the proofs to collect. */
export function firstSteps(f: Facts, debts: readonly Debt[]): string[] {
  const w = say[f.lang];
  const acts = byPriority(f)
    .slice(0, FIRST)
    .map(({ leaf }) => {
      // On a withheld index a gain says more about what is missing than about the city.
      const gain = leaf.leaf.gain === null || f.city.index.state !== 'scored' ? '' : showScore(leaf.leaf.gain, f.lang, 3);
      return w.act(labelOf(f, leaf), gain, nextStep(f, leaf)?.text || w.noAdvice(score(f, leaf.target!)));
    });
  const proofs = debts.filter((d) => isProofLack(d.lack)).reduce((sum, d) => sum + d.n, 0);
  const data: string[] = [];
  if (debts.some((d) => !isProofLack(d.lack)) || f.leaves.some((l) => l.state === 'missing')) data.push(w.doData);
  if (proofs > 0) data.push(w.doProof(showQuantity(proofs, f.lang)));
  // A thin index must not send a city off to work on what merely happened to be answered.
  const steps = f.city.index.state === 'scored' ? [...acts, ...data] : [...data, ...acts];
  return steps.length > 0 ? steps : [w.doneAll];
}
