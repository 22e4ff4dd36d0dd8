import type { Balance } from '../answers/answer.ts';
import { assess } from '../assess/assess.ts';
import { type Assessment, assessedLeaves } from '../assess/types.ts';
import { type Finding, finding } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { isScored, type Tier } from '../rubric/instrument.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import { tallyOf } from '../tally/collect.ts';
import { type Gathered, gather, type InputOptions } from './inputs.ts';
import type { Terminal } from './terminal.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

type Options = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Opens the workspace that the options name and reads the inputs into it: how every command that reads answers begins. */
export async function gatherFor(
  inputs: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<{ workspace: Workspace; gathered: Gathered }> {
  const workspace = openWorkspace(
    { dir: text(options.dir), instrument: text(options.instrument), cities: text(options.cities), tier: options.tier as Tier | undefined },
    terminal,
  );
  const reading: InputOptions = {
    set: (options.set as string[] | undefined) ?? [],
    map: text(options.map),
    encoding: options.encoding === 'windows-1252' ? 'windows-1252' : undefined,
    trustProof: options.trustProof === true,
    city: text(options.city),
    period: text(options.period),
    group: text(options.group),
  };
  return { workspace, gathered: await gather(inputs, workspace, reading, terminal) };
}

export interface Scored {
  readonly workspace: Workspace;
  readonly gathered: Gathered;
  readonly assessment: Assessment;
  readonly balance: Balance;
  readonly findings: readonly Finding[];
}

/** From options to an assessment. */
export async function scoreFor(inputs: readonly string[], options: Options, terminal: Terminal): Promise<Scored> {
  const { workspace, gathered } = await gatherFor(inputs, options, terminal);
  const { instrument, own, tier } = workspace;
  const names = gathered.cities;
  const wanted = own !== undefined && inputs.length === 0 && fits(own, options) ? [own] : [];
  const certain = assess(instrument, tallyOf(gathered.answers), {
    tier,
    seed: (options.seed as number | undefined) ?? 1,
    always: wanted,
    caseOf: (city, period) => {
      const known = workspace.caseOf(city, period);
      return { ...known, name: known.name ?? names.get(city)?.name, province: known.province ?? names.get(city)?.province };
    },
  });
  const assessment =
    options.uncertainty === true ? (await import('../assess/uncertainty/uncertainty.ts')).withUncertainty(certain) : certain;
  const findings = [...workspace.findings, ...gathered.findings, ...registerFindings(assessment, workspace), ...assessment.findings];
  return { workspace, gathered, assessment, balance: setAside(gathered, assessment), findings };
}

const fits = (own: { city: string; period: string }, options: Options): boolean =>
  (options.city === undefined || options.city === own.city) && (options.period === undefined || options.period === own.period);

/** Cities that answer but stand in no register, where one was given. */
function registerFindings(assessment: Assessment, workspace: Workspace): Finding[] {
  if (!workspace.hasRegister) return [];
  const known = new Set(
    assessment.cities.filter((c) => workspace.caseOf(c.case.city, c.case.period).name !== undefined).map((c) => c.case.city),
  );
  const missing = [...new Set(assessment.cities.map((c) => c.case.city))].filter((city) => !known.has(city));
  return missing.map((city) => finding('answers/not-in-register', { file: '--cities' }, { city, near: nearest(city, known) }));
}

/** Answers that scoring sets aside, moved in the balance: ratings where an indicator does not apply, and what the short form leaves out. */
function setAside({ answers, balance }: Gathered, { cities, instrument, tier }: Assessment): Balance {
  let aside = cities.flatMap((c) => assessedLeaves(c.index)).reduce((sum, node) => sum + node.leaf.setAside, 0);
  if (tier === 'core') {
    for (const { indicator, value, n } of answers) {
      const asked = instrument.indicators.get(indicator);
      if (asked !== undefined && isScored(asked) && asked.tier !== 'core' && !isMissingCode(value)) aside += n;
    }
  }
  return { ...balance, counted: balance.counted - aside, setAside: balance.setAside + aside };
}
