import { hasErrors } from '../../finding/finding.ts';
import type { Dialect } from '../../tally/dialects.ts';
import { tallyPieces } from '../../tally/write.ts';
import { EXIT } from '../failure.ts';
import { tallyRows } from '../inputs/inputs.ts';
import { deliver } from '../output/output.ts';
import { type ColumnTypes, needsFile, toParquet } from '../output/parquet-out.ts';
import { tellBalance, tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { gatherFor, workspaceFor } from '../score/scoring.ts';
import type { Work } from '../work.ts';

type Options = Readonly<Record<string, unknown>>;

/** Counts any inputs, tallies and tables on engines too, into one tally. */
export const work: Work = async ([inputs], options, terminal) => {
  const writing = { out: options.out as string | undefined, force: options.force === true, terminal, isData: true };
  if (options.sql !== undefined && options.engine === undefined) {
    const { sqlText } = await import('../score/tally-sql.ts');
    const { instrument } = workspaceFor(options, terminal);
    const { sql, table, layout, columns } = options as { sql: Dialect; table: string; layout: 'long' | 'wide'; columns?: string };
    await deliver(sqlText({ dialect: sql, table, layout, columns }, instrument, terminal.lang), writing);
    return;
  }
  if (options.format === 'parquet') needsFile(writing.out, terminal);
  const found = await findAnswers(inputs as string[], options, terminal);
  if (found === undefined) return;
  const { workspace, gathered, findings } = found;
  tellFindings([...workspace.findings, ...findings], gathered.source, terminal);
  tellBalance(gathered.balance, terminal);
  const failed = hasErrors([...workspace.findings, ...findings]);
  if (failed) process.exitCode = EXIT.inputs;
  if (failed && options.strict === true) return;
  const pieces = tallyPieces(tallyRows(gathered));
  await deliver(options.format === 'parquet' ? await toParquet(pieces, TALLY_TYPES, terminal) : pieces, writing);
};

/** The inputs, and what an engine counted beside them; undefined where it could not, which is told then. */
async function findAnswers(inputs: readonly string[], options: Options, terminal: Terminal) {
  if (options.engine === undefined && options.url === undefined) {
    const found = await gatherFor(inputs, options, terminal, true);
    return { ...found, findings: found.gathered.findings };
  }
  const { gatherWithEngine } = await import('../engines/gather.ts');
  return gatherWithEngine(inputs, options, terminal);
}

const TALLY_TYPES: ColumnTypes = {
  city: 'VARCHAR',
  period: 'VARCHAR',
  group: 'VARCHAR',
  indicator: 'VARCHAR',
  value: 'VARCHAR',
  proof: 'VARCHAR',
  n: 'BIGINT',
};
