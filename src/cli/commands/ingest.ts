import { statSync } from 'node:fs';
import { hasErrors } from '../../finding/finding.ts';
import { tallyOf } from '../../tally/collect.ts';
import { tallyText } from '../../tally/write.ts';
import { showQuantity } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { alreadyThere, type Ingested, type IngestOptions, readIngest, toSheets, withRefused } from '../ingest/ingest.ts';
import { ingestJson } from '../ingest/json.ts';
import { cellsText, ingestWords, sheetsText, viewText } from '../ingest/text.ts';
import { planSheets, type SheetPlan, writeSheets } from '../ingest/write.ts';
import { openWorkspace, type Workspace } from '../inputs/workspace.ts';
import { alone } from '../output/alone.ts';
import { shown } from '../output/files.ts';
import { deliver, toStderr, toStdout } from '../output/output.ts';
import { tellBalance, tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Work } from '../work.ts';

type Options = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Where the answers go: among the sheets of the assessment, as sheets into a folder, or counted into a tally. */
type Target =
  | { readonly kind: 'assessment' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'tally'; readonly path: string | undefined };

/** Any answer files in, checked, into sheets or one tally. */
export const work: Work = async ([inputs], options, terminal) => {
  const w = ingestWords[terminal.lang];
  const workspace = openWorkspace({ dir: text(options.dir), instrument: text(options.instrument) }, terminal);
  const target = targetOf(options, workspace, terminal);
  const files = inputs as string[];
  const there = target.kind === 'tally' ? [] : alreadyThere(files, workspace);
  if (there.length > 0) throw new Failure(EXIT.usage, w.there(there.map((p) => visibleLine(shown(p))).join(', ')));
  const ingested = await readIngest(files, workspace, readingOf(options), target.kind === 'assessment', terminal);
  if (target.kind === 'tally') await intoTally(ingested, target.path, options, terminal);
  else {
    const folder = target.kind === 'folder' ? target.path : undefined;
    const done = folder === undefined && workspace.folder !== undefined ? alone(workspace.folder, terminal) : () => {};
    try {
      await intoSheets(ingested, workspace, folder, options, terminal);
    } finally {
      done();
    }
  }
};

const readingOf = (options: Options): IngestOptions => ({
  set: (options.set as string[] | undefined) ?? [],
  map: text(options.map),
  encoding: options.encoding === 'windows-1252' ? 'windows-1252' : undefined,
  trustProof: options.trustProof === true,
  city: text(options.city),
  period: text(options.period),
  group: text(options.group),
});

function targetOf(options: Options, workspace: Workspace, terminal: Terminal): Target {
  const out = text(options.out);
  if (options.tally === true) return { kind: 'tally', path: out };
  if (out !== undefined)
    return /[\\/]$/.test(out) || statSync(out, { throwIfNoEntry: false })?.isDirectory() === true
      ? { kind: 'folder', path: out }
      : { kind: 'tally', path: out };
  if (workspace.file !== undefined) return { kind: 'assessment' };
  if (options.dryRun === true) return { kind: 'tally', path: undefined };
  throw new Failure(EXIT.usage, ingestWords[terminal.lang].nowhere);
}

async function intoTally(ingested: Ingested, path: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const w = ingestWords[terminal.lang];
  const { collected, findings, source } = ingested;
  const asJson = options.format === 'json';
  if (asJson && options.dryRun !== true) throw new Failure(EXIT.usage, w.tallyIsCsv);
  if (asJson) await toStdout(ingestJson(ingested.readings, [], collected.balance, false, shown));
  else await preview(ingested, options, terminal);
  tellFindings(findings, source, terminal);
  tellBalance(collected.balance, terminal);
  if (collected.open.length > 0 && !terminal.quiet) toStderr(`${w.openStays(showQuantity(collected.open.length, terminal.lang))}\n`);
  if (!mayWrite(hasErrors(findings), options, terminal)) return;
  await deliver(tallyText(tallyOf(collected.answers)), { out: path, force: options.force === true, terminal, isData: true });
}

async function intoSheets(
  ingested: Ingested,
  workspace: Workspace,
  folder: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const w = ingestWords[terminal.lang];
  const made = toSheets(ingested, workspace);
  const plan = planSheets(
    made.sheets,
    workspace,
    { folder, force: options.force === true, trustProof: options.trustProof === true },
    terminal,
  );
  const findings = [...ingested.findings, ...made.findings, ...plan.findings];
  const balance = withRefused(ingested.collected.balance, made.refused);
  const asJson = options.format === 'json';
  if (!asJson) await preview(ingested, options, terminal);
  tellFindings(findings, ingested.source, terminal);
  tellBalance(balance, terminal);
  const write = mayWrite(hasErrors(findings), options, terminal);
  if (write) await writeSheets(plan, workspace, w.writing, terminal);
  if (asJson) await toStdout(ingestJson(ingested.readings, plan.sheets, balance, write, shown));
  else if (plan.sheets.length === 0) toStderr(`${w.nothing}\n`);
  else if (write || options.dryRun === true) await toStdout(sheetsText(plan.sheets, shown, terminal));
  if (write && plan.sheets.length > 0 && !terminal.quiet) toStderr(`${countsOf(plan, terminal)}\n`);
}

function countsOf({ sheets }: SheetPlan, terminal: Terminal): string {
  const n = (...states: readonly string[]): number => sheets.filter((s) => states.includes(s.state)).length;
  return ingestWords[terminal.lang].done(n('new', 'replaced'), n('same'));
}

/** How the inputs were understood, before anything is written; cell by cell on request. */
async function preview({ readings }: Ingested, options: Options, terminal: Terminal): Promise<void> {
  if (options.dryRun !== true) return;
  const tables = readings.flatMap((r) => r.tables ?? []);
  if (tables.length > 0) await toStdout(`${viewText(tables, terminal).trimEnd()}\n\n`);
  if (options.cells === true) await toStdout(`${cellsText(readings, terminal)}\n`);
}

/** Sets the exit code, says why nothing is written, and tells whether something may be. */
function mayWrite(failed: boolean, options: Options, terminal: Terminal): boolean {
  const w = ingestWords[terminal.lang];
  if (failed) process.exitCode = EXIT.inputs;
  if (options.dryRun === true) {
    if (!terminal.quiet) toStderr(`${w.dry}\n`);
    return false;
  }
  if (failed && options.strict === true) {
    toStderr(`${w.strict}\n`);
    return false;
  }
  return true;
}
