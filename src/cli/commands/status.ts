import { hasErrors } from '../../finding/finding.ts';
import type { ReportInput } from '../../report/facts.ts';
import { tallyOf } from '../../tally/collect.ts';
import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { EXIT } from '../failure.ts';
import type { Work } from '../main.ts';
import { deliver, toStderr } from '../output.ts';
import { PRODUCT } from '../program.ts';
import { scoreFor } from '../scoring.ts';
import { against, type Gate, statusJson, statusOf } from '../status.ts';
import { statusText } from '../status-text.ts';
import { tellFindings } from '../tell.ts';
import { today } from '../today.ts';
import { oneCity } from './explain.ts';

const say = words<{ gate: Record<Gate, (n: string) => string>; coverage: string }>({
  id: {
    gate: {
      overdue: (n) => `Gerbang overdue tidak terpenuhi: ${n} lewat tenggat.`,
      missing: (n) => `Gerbang missing tidak terpenuhi: ${n} jawaban belum ada.`,
      unproven: (n) => `Gerbang unproven tidak terpenuhi: ${n} bukti kurang atau tidak sesuai.`,
    },
    coverage: 'Cakupan indeks di bawah --min-coverage.',
  },
  en: {
    gate: {
      overdue: (n) => `The gate overdue is not met: ${n} past their date.`,
      missing: (n) => `The gate missing is not met: ${n} answers missing.`,
      unproven: (n) => `The gate unproven is not met: ${n} proofs lacking or not fitting.`,
    },
    coverage: 'The coverage of the index is below --min-coverage.',
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
    const { writeLetters } = await import('../letters.ts');
    await writeLetters(String(options.letters), status, { force, terminal });
  }
  const text = options.format === 'json' ? statusJson(status) : statusText(status, terminal);
  await deliver(text, { out: options.out as string | undefined, force, terminal });
  const gate = options.failOn as Gate | undefined;
  const stopped = gate === undefined ? 0 : against(gate, status);
  const minimum = options.minCoverage as number | undefined;
  const thin = minimum !== undefined && (city.index.coverage ?? 0) < minimum - 1e-9;
  if (stopped > 0) toStderr(`${say[terminal.lang].gate[gate!](showQuantity(stopped, terminal.lang))}\n`);
  if (thin) toStderr(`${say[terminal.lang].coverage}\n`);
  if (stopped > 0 || thin) process.exitCode = EXIT.inputs;
};
