import type { Finding } from '../../finding/finding.ts';
import type { Gathered } from '../inputs/inputs.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { refuseExisting } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { gatherFor, workspaceFor } from '../score/scoring.ts';
import { askEngine } from './ask.ts';
import { askingOf } from './asking.ts';
import { EngineStop } from './engine.ts';

type Options = Readonly<Record<string, unknown>>;

/** Inputs and what an engine counts, read together; undefined where the engine could not, which is told, with its exit code set. */
export async function gatherWithEngine(
  inputs: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<{ workspace: Workspace; gathered: Gathered; findings: readonly Finding[] } | undefined> {
  const workspace = workspaceFor(options, terminal);
  const asking = askingOf(options, workspace.instrument, terminal);
  // An engine may count for an hour; that the result has no place is better known before.
  refuseExisting(options.out as string | undefined, { force: options.force === true, terminal });
  try {
    const counted = await askEngine(asking, workspace.instrument, terminal);
    try {
      const { gathered } = await gatherFor([...inputs, counted.path], options, terminal, true, workspace);
      return { workspace, gathered, findings: [...counted.findings, ...counted.atTable(gathered.findings)] };
    } finally {
      counted.close();
    }
  } catch (error) {
    if (!(error instanceof EngineStop)) throw error;
    tellFindings([...workspace.findings, error.finding], workspace.source, terminal);
    process.exitCode = error.exit;
    return undefined;
  }
}
