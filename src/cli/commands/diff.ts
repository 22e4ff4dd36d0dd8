import { assess } from '../../assess/assess.ts';
import { carryTally, movements } from '../../assess/movement.ts';
import { hasErrors } from '../../finding/finding.ts';
import { diffInstruments } from '../../rubric/diff/diff.ts';
import type { InstrumentDiff } from '../../rubric/diff/types.ts';
import type { Instrument, Tier } from '../../rubric/instrument.ts';
import { loadInstrument } from '../../rubric/load.ts';
import { tallyOf } from '../../tally/collect.ts';
import { type DiffResult, diffJson, diffMarkdown, diffText } from '../diff/text.ts';
import { diffWords } from '../diff/words.ts';
import { EXIT, Failure } from '../failure.ts';
import { openWorkspace } from '../inputs/workspace.ts';
import { nodeFiles, shown } from '../output/files.ts';
import { deliver, toStderr } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { gatherFor } from '../score/scoring.ts';
import type { Work } from '../work.ts';

type Options = Readonly<Record<string, unknown>>;

const formats: Readonly<Record<string, (result: DiffResult, terminal: Terminal) => string>> = {
  text: diffText,
  md: (result, { lang }) => diffMarkdown(result, lang),
  json: (result) => diffJson(result, PRODUCT),
};

/** What changed between two instruments, and what that does to answers already given. */
export const work: Work = async ([old, now], options, terminal) => {
  const [before, after] = [open(String(old), terminal), open(String(now), terminal)];
  const diff = diffInstruments(before, after);
  const inputs = (options.tally as string[] | undefined) ?? [];
  const tally = inputs.length === 0 ? undefined : await onTally(inputs, { old: String(old), now: String(now) }, diff, options, terminal);
  const result: DiffResult = { diff, tally };
  await deliver(formats[String(options.format)]!(result, terminal), {
    out: options.out as string | undefined,
    force: options.force === true,
    terminal,
  });
  if (options.failOnScoreChange === undefined || !moves(result, options.failOnScoreChange)) return;
  process.exitCode = EXIT.inputs;
  toStderr(`${diffWords[terminal.lang].gate}\n`);
};

function open(path: string, terminal: Terminal): Instrument {
  const loaded = loadInstrument(shown(path), nodeFiles);
  if (loaded.instrument !== undefined && loaded.scorable) return loaded.instrument;
  tellFindings(
    loaded.findings.filter((f) => f.severity === 'error'),
    (file) => loaded.sources.get(file)?.text,
    terminal,
  );
  throw new Failure(EXIT.inputs, diffWords[terminal.lang].broken(shown(path)));
}

/** The answers, read with the older instrument, scored with both. */
async function onTally(
  inputs: readonly string[],
  { old, now }: { old: string; now: string },
  diff: InstrumentDiff,
  options: Options,
  terminal: Terminal,
): Promise<NonNullable<DiffResult['tally']>> {
  const { workspace, gathered } = await gatherFor(inputs, { ...options, instrument: old }, terminal);
  tellFindings([...workspace.findings, ...gathered.findings], gathered.source, terminal);
  if (hasErrors(gathered.findings)) process.exitCode = EXIT.inputs;
  const today = openWorkspace(
    { instrument: now, cities: options.cities as string | undefined, tier: options.tier as Tier | undefined },
    terminal,
  );
  const rows = tallyOf(gathered.answers);
  const carried = carryTally(rows, diff, today.instrument);
  const common = { tier: workspace.tier, seed: 1 };
  // A city whose every answer is set aside is still there, without a score.
  const always = [...new Map(rows.map((r) => [`${r.city}\u0000${r.period}`, today.caseOf(r.city, r.period)])).values()];
  const before = assess(workspace.instrument, rows, { ...common, always: [], caseOf: workspace.caseOf });
  const after = assess(today.instrument, carried.rows, { ...common, always, caseOf: today.caseOf });
  return { carried, movements: movements(before, after, diff) };
}

/** Whether a score moves further than allowed; without answers at hand, whether one could. */
function moves({ diff, tally }: DiffResult, allowed: unknown): boolean {
  if (tally === undefined) return diff.changes.some((c) => c.effect === 'scores' || c.effect === 'answers');
  const limit = typeof allowed === 'number' ? allowed : 0;
  return tally.movements.some((m) => m.change === null || Math.abs(m.change) > limit + 1e-9);
}
