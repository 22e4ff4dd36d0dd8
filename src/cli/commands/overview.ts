import { assessedLeaves } from '../../assess/types.ts';
import { countBySeverity } from '../../finding/finding.ts';
import { pick, words } from '../../text/lang.ts';
import { showDate, showScore, showShare } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import { indent } from '../../text/wrap.ts';
import { findAssessment } from '../inputs/workspace.ts';
import { toStdout } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { type Scored, scoreFor } from '../score/scoring.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    welcome: 'siapkota: seberapa siap kota Anda menjadi kota cerdas?',
    outside: 'Di folder ini belum ada penilaian.',
    begin: [
      'siapkota init            membuat penilaian baru di sini',
      'siapkota validate        memeriksa rubrik di bawah folder ini',
      'siapkota --help          semua perintah',
    ],
    period: 'periode',
    answers: (given: number, all: number) => `Jawaban: ${given} dari ${all} responden sudah mengisi.`,
    waiting: (names: string) => `Ditunggu: ${names}`,
    due: (date: string) => `paling lambat ${date}`,
    coverage: (share: string, missing: number) => `Cakupan: ${share}${missing > 0 ? `; ${missing} indikator belum terjawab` : ''}.`,
    index: (score: string, band: string, low: string, high: string) =>
      `Indeks: ${score}${band === '' ? '' : ` (${band})`}, masih mungkin ${low} sampai ${high}.`,
    withheld: (low: string, high: string) => `Indeks: data belum cukup; masih mungkin ${low} sampai ${high}.`,
    noIndex: 'Indeks: belum ada yang dapat dihitung.',
    proof: (n: number) => `Bukti: ${n} indikator bernilai tinggi belum punya bukti.`,
    problems: (e: number, w: number) => `Masukan: ${e} galat, ${w} peringatan.`,
    next: 'Langkah berikutnya:',
    steps: {
      errors: 'siapkota validate        lihat galat dan cara memperbaikinya',
      first: [
        'siapkota interview       mewawancarai satu responden, atau hadirin (--hands)',
        'siapkota form --all formulir     kuesioner kosong untuk setiap responden',
        'siapkota ingest BERKAS   membaca jawaban yang masuk',
      ],
      missing: 'siapkota status          yang masih kurang, dari siapa; --letters menulis surat',
      score: 'siapkota score           skor per rubrik dan bagian',
      report: 'siapkota report --out analisis-situasi.md     bab untuk Buku 1',
      explain: 'siapkota explain index   hitungan di balik indeks',
    },
  },
  en: {
    welcome: 'siapkota: how ready is your city to become a Smart City?',
    outside: 'There is no assessment in this folder yet.',
    begin: [
      'siapkota init            lay out a new assessment here',
      'siapkota validate        check the rubrics below this folder',
      'siapkota --help          all commands',
    ],
    period: 'period',
    answers: (given: number, all: number) => `Answers: ${given} of ${all} respondents have answered.`,
    waiting: (names: string) => `Waiting for: ${names}`,
    due: (date: string) => `due ${date}`,
    coverage: (share: string, missing: number) => `Coverage: ${share}${missing > 0 ? `; ${missing} indicators without an answer` : ''}.`,
    index: (score: string, band: string, low: string, high: string) =>
      `Index: ${score}${band === '' ? '' : ` (${band})`}, still possible ${low} to ${high}.`,
    withheld: (low: string, high: string) => `Index: not enough data; still possible ${low} to ${high}.`,
    noIndex: 'Index: nothing can be scored yet.',
    proof: (n: number) => `Proof: ${n} indicators with a high value have no proof yet.`,
    problems: (e: number, w: number) => `Inputs: ${e} errors, ${w} warnings.`,
    next: 'Next:',
    steps: {
      errors: 'siapkota validate        see the errors and how to mend them',
      first: [
        'siapkota interview       interview one respondent, or the room (--hands)',
        'siapkota form --all forms        blank questionnaires for every respondent',
        'siapkota ingest FILES    take in the answers that arrived',
      ],
      missing: 'siapkota status          what is missing, from whom; --letters writes letters',
      score: 'siapkota score           scores by rubric and section',
      report: 'siapkota report --out situation-analysis.md   the chapter for the plan',
      explain: 'siapkota explain index   the arithmetic behind the index',
    },
  },
});

/** `siapkota` alone: where this assessment stands and what to do next. */
export const work: Work = async (_args, options, terminal) => {
  const w = say[terminal.lang];
  if (findAssessment((options.dir as string | undefined) ?? '.') === undefined) {
    await toStdout(`${terminal.out.bold(w.welcome)}\n\n${w.outside}\n\n${w.begin.map((line) => `  ${line}`).join('\n')}\n`);
    return;
  }
  await toStdout(overview(await scoreFor([], options, terminal), terminal));
};

function overview(scored: Scored, terminal: Terminal): string {
  const { lang, columns } = terminal;
  const w = say[lang];
  const { workspace, gathered, assessment } = scored;
  const { instrument, own, expected } = workspace;
  const city = assessment.cities.find((c) => c.case === own) ?? assessment.cities[0]!;
  const title = visibleLine(
    [own?.name ?? city.case.city, city.case.period === '' ? '' : `${w.period} ${city.case.period}`].filter((t) => t !== '').join(', '),
  );
  const lines = [terminal.out.bold(title), visibleLine(`${pick(instrument.title, lang, instrument.languages)} ${instrument.version}`), ''];
  const given = new Set(gathered.answers.map((a) => a.respondent));
  const waiting = expected.filter((e) => !given.has(e.id));
  if (expected.length > 0) {
    lines.push(w.answers(expected.length - waiting.length, expected.length));
    const names = waiting.slice(0, 6).map((e) => `${e.name ?? e.id}${e.due === undefined ? '' : ` (${w.due(showDate(e.due, lang))})`}`);
    if (waiting.length > 0) lines.push(indent(visibleLine(w.waiting(names.join('; ') + (waiting.length > 6 ? '; …' : ''))), columns, '  '));
  }
  const leaves = assessedLeaves(city.index);
  const open = leaves.filter((l) => l.state === 'missing').length;
  if (city.index.coverage !== null) lines.push(w.coverage(showShare(city.index.coverage, lang), open));
  lines.push(indexLine(scored, city.index));
  const unproven = leaves.filter(
    (l) => l.values.answered !== null && l.values.proven !== null && l.values.proven < l.values.answered,
  ).length;
  if (unproven > 0) lines.push(w.proof(unproven));
  const { error, warning } = countBySeverity(scored.findings);
  if (error + warning > 0) lines.push(w.problems(error, warning));
  const steps: string[] = [];
  if (error > 0) steps.push(w.steps.errors);
  if (gathered.answers.length === 0) steps.push(...w.steps.first);
  else steps.push(...(open > 0 || waiting.length > 0 ? [w.steps.missing] : []), w.steps.score, w.steps.report, w.steps.explain);
  lines.push('', w.next, ...steps.map((s) => `  ${s}`));
  return `${lines.join('\n')}\n`;

  function indexLine({ assessment: a }: Scored, index: typeof city.index): string {
    const s = index[a.instrument.headline];
    if (s.low === null || s.high === null) return w.noIndex;
    const [low, high] = [showScore(s.low, lang), showScore(s.high, lang)];
    if (s.score === null) return w.withheld(low, high);
    const band = index.band === null ? '' : pick(a.instrument.bands[index.band]!.title, lang, a.instrument.languages);
    return w.index(showScore(s.score, lang), band, low, high);
  }
}
