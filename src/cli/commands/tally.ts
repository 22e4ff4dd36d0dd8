import { hasErrors } from '../../finding/finding.ts';
import type { Dialect } from '../../tally/dialects.ts';
import { tallyPieces } from '../../tally/write.ts';
import { EXIT } from '../failure.ts';
import { tallyRows } from '../inputs/inputs.ts';
import { deliver } from '../output/output.ts';
import { type ColumnTypes, needsFile, toParquet } from '../output/parquet-out.ts';
import { tellBalance, tellFindings } from '../output/tell.ts';
import { gatherFor, workspaceFor } from '../score/scoring.ts';
import type { Work } from '../work.ts';

/** Counts any inputs, tallies too, into one tally. */
export const work: Work = async ([inputs], options, terminal) => {
  const writing = { out: options.out as string | undefined, force: options.force === true, terminal };
  if (options.sql !== undefined) {
    const { sqlText } = await import('../score/tally-sql.ts');
    const { instrument } = workspaceFor(options, terminal);
    const { sql, table, layout, columns } = options as { sql: Dialect; table: string; layout: 'long' | 'wide'; columns?: string };
    await deliver(sqlText({ dialect: sql, table, layout, columns }, instrument, terminal.lang), writing);
    return;
  }
  if (options.format === 'parquet') needsFile(writing.out, terminal);
  const { workspace, gathered } = await gatherFor(inputs as string[], options, terminal, true);
  const findings = [...workspace.findings, ...gathered.findings];
  tellFindings(findings, gathered.source, terminal);
  tellBalance(gathered.balance, terminal);
  const failed = hasErrors(findings);
  if (failed) process.exitCode = EXIT.inputs;
  if (failed && options.strict === true) return;
  const pieces = tallyPieces(tallyRows(gathered));
  await deliver(options.format === 'parquet' ? await toParquet(pieces, TALLY_TYPES, terminal) : pieces, writing);
};

const TALLY_TYPES: ColumnTypes = {
  city: 'VARCHAR',
  period: 'VARCHAR',
  group: 'VARCHAR',
  indicator: 'VARCHAR',
  value: 'VARCHAR',
  proof: 'VARCHAR',
  n: 'BIGINT',
};
