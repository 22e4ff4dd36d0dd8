import { assessmentCsv } from '../../assess/csv.ts';
import { assessmentJson, assessmentJsonLines } from '../../assess/json.ts';
import type { Assessment } from '../../assess/types.ts';
import { hasErrors } from '../../finding/finding.ts';
import { EXIT } from '../failure.ts';
import type { Work } from '../main.ts';
import { deliver } from '../output.ts';
import { PRODUCT } from '../program.ts';
import { scoreTable } from '../score-table.ts';
import { scoreFor } from '../scoring.ts';
import { tellBalance, tellFindings } from '../tell.ts';
import type { Terminal } from '../terminal.ts';

const formats: Readonly<Record<string, (assessment: Assessment, terminal: Terminal) => string | Iterable<string>>> = {
  table: scoreTable,
  json: (assessment) => assessmentJson(assessment, PRODUCT),
  jsonl: assessmentJsonLines,
  csv: assessmentCsv,
};

/** From answers to scores. With an error in the inputs the whole result is written and the exit code is 1; with --strict nothing is. */
export const work: Work = async ([inputs], options, terminal) => {
  const format = String(options.format);
  const figures = format === 'csv' || (format === 'table' && options.uncertainty !== true);
  const { gathered, assessment, balance, findings } = await scoreFor(inputs as string[], options, terminal, { counting: true, figures });
  tellFindings(findings, gathered.source, terminal);
  tellBalance(balance, terminal);
  if (hasErrors(findings)) process.exitCode = EXIT.inputs;
  if (belowCoverage(assessment, options.minCoverage as number | undefined)) process.exitCode = EXIT.inputs;
  if (hasErrors(findings) && options.strict === true) return;
  await deliver(formats[format]!(assessment, terminal), {
    out: options.out as string | undefined,
    force: options.force === true,
    terminal,
  });
};

function belowCoverage({ cities }: Assessment, minimum: number | undefined): boolean {
  return minimum !== undefined && (cities.length === 0 || cities.some((c) => (c.index.coverage ?? 0) < minimum - 1e-9));
}
