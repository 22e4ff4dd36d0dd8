import { type Entry, registerOf } from '../../evidence/register.ts';
import { hasErrors } from '../../finding/finding.ts';
import type { ReportInput } from '../../report/facts.ts';
import { tallyOf } from '../../tally/collect.ts';
import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { surveyEvidence } from '../evidence/survey.ts';
import { registerText } from '../evidence/text.ts';
import { EXIT } from '../failure.ts';
import { deliver, toStderr } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { scoreFor } from '../score/scoring.ts';
import { agedAnswers } from '../status/age.ts';
import { against, type Gate, type Status, statusJson, statusOf } from '../status/status.ts';
import { statusText } from '../status/text.ts';
import { today } from '../today.ts';
import type { Work } from '../work.ts';
import { oneCity } from './explain.ts';

const say = words<{
  gate: Record<Gate, (n: string) => string>;
  coverage: string;
  age: (old: string, undated: string, future: string, days: number) => string;
  looking: string;
}>({
  id: {
    gate: {
      overdue: (n) => `Gerbang overdue tidak terpenuhi: ${n} lewat tenggat.`,
      missing: (n) => `Gerbang missing tidak terpenuhi: ${n} jawaban belum ada.`,
      unproven: (n) => `Gerbang unproven tidak terpenuhi: ${n} bukti kurang atau tidak sesuai.`,
    },
    coverage: 'Cakupan indeks di bawah --min-coverage.',
    age: (old, undated, future, days) =>
      `Gerbang --max-age tidak terpenuhi: ${old} jawaban lebih tua dari ${days} hari, ${undated} tanpa tanggal, ${future} bertanggal di masa depan.`,
    looking: 'Memeriksa berkas bukti',
  },
  en: {
    gate: {
      overdue: (n) => `The gate overdue is not met: ${n} past their date.`,
      missing: (n) => `The gate missing is not met: ${n} answers missing.`,
      unproven: (n) => `The gate unproven is not met: ${n} proofs lacking or not fitting.`,
    },
    coverage: 'The coverage of the index is below --min-coverage.',
    age: (old, undated, future, days) =>
      `The gate --max-age is not met: answers older than ${days} days: ${old}; without a date: ${undated}; dated in the future: ${future}.`,
    looking: 'Looking at the files of proof',
  },
});

/** What is still missing, by whom and when; what it could change; letters that ask for it. */
export const work: Work = async ([inputs], options, terminal) => {
  const { gathered, assessment, findings, workspace, balance } = await scoreFor(inputs as string[], options, terminal);
  tellFindings(findings, gathered.source, terminal);
  if (hasErrors(findings)) process.exitCode = EXIT.inputs;
  const city = oneCity(assessment.cities, terminal.lang);
  const input: ReportInput = {
    instrument: workspace.instrument,
    assessment,
    city,
    answers: gathered.answers,
    open: gathered.open,
    expected: workspace.expected,
    balance,
    lang: terminal.lang,
    today: (options.date as string | undefined) ?? today(),
    product: PRODUCT,
  };
  const status = statusOf(input, tallyOf(gathered.answers));
  const force = options.force === true;
  if (options.letters !== undefined) {
    const { writeLetters } = await import('../letters/letters.ts');
    await writeLetters(String(options.letters), status, { force, terminal, workspace });
  }
  const register = options.evidence === true ? await registerFor(workspace.folder, status, terminal) : undefined;
  await deliver(textOf(options.format, status, register, terminal), { out: options.out as string | undefined, force, terminal });
  const gates = new Set((options.failOn as readonly Gate[] | undefined) ?? []);
  const shut = [...gates].map((gate) => ({ gate, n: against(gate, status) })).filter(({ n }) => n > 0);
  const minimum = options.minCoverage as number | undefined;
  const thin = minimum !== undefined && (city.index.coverage ?? 0) < minimum - 1e-9;
  const oldest = options.maxAge as number | undefined;
  const aged = oldest === undefined ? undefined : agedAnswers(status.f.answers, oldest, status.f.today);
  const stale = aged !== undefined && aged.old + aged.undated + aged.future > 0;
  for (const { gate, n } of shut) toStderr(`${say[terminal.lang].gate[gate](showQuantity(n, terminal.lang))}\n`);
  if (thin) toStderr(`${say[terminal.lang].coverage}\n`);
  if (stale) {
    const number = (n: number): string => showQuantity(n, terminal.lang);
    toStderr(`${say[terminal.lang].age(number(aged.old), number(aged.undated), number(aged.future), oldest!)}\n`);
  }
  if (shut.length > 0 || thin || stale) process.exitCode = EXIT.inputs;
};

function textOf(format: unknown, status: Status, register: readonly Entry[] | undefined, terminal: Terminal): string {
  if (format === 'json') return statusJson(status, register);
  return register === undefined ? statusText(status, terminal) : registerText(register, status.f, terminal);
}

/** The register of proof, with what lies on the disk where there is a folder to look into. */
async function registerFor(folder: string | undefined, { f }: Status, terminal: Terminal): Promise<readonly Entry[]> {
  if (folder === undefined) return registerOf(f.answers);
  return registerOf(f.answers, await surveyEvidence(folder, f.answers, { title: say[terminal.lang].looking, terminal }));
}
