import type { Answer, Balance, OpenAnswer } from '../../answers/answer.ts';
import { type AssessOptions, assess, assessEach } from '../../assess/assess.ts';
import type { AssessmentHead } from '../../assess/json.ts';
import { indexOnly } from '../../assess/lean.ts';
import { type Assessment, assessedLeaves, type Case, type CityAssessment } from '../../assess/types.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { isScored, type Tier } from '../../rubric/instrument.ts';
import { isMissingCode } from '../../rubric/vocabulary.ts';
import { countAnswers } from '../../tally/tally.ts';
import { digestOnce } from '../../tally/write.ts';
import { words } from '../../text/lang.ts';
import { compareUtf8 } from '../../text/order.ts';
import { type Gathered, gather, type InputOptions, tallyRows } from '../inputs/inputs.ts';
import { openWorkspace, type Workspace } from '../inputs/workspace.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: { scoring: 'Menghitung skor', cities: 'kota' },
  en: { scoring: 'Scoring', cities: 'cities' },
});

type Options = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The workspace that the options name. */
export const workspaceFor = (options: Options, terminal: Terminal): Workspace =>
  openWorkspace(
    { dir: text(options.dir), instrument: text(options.instrument), cities: text(options.cities), tier: options.tier as Tier | undefined },
    terminal,
  );

/** Opens the workspace that the options name and reads the inputs into it: how every command that reads answers begins. */
export async function gatherFor(
  inputs: readonly string[],
  options: Options,
  terminal: Terminal,
  counting = false,
  workspace = workspaceFor(options, terminal),
): Promise<{ workspace: Workspace; gathered: Gathered }> {
  const reading: InputOptions = {
    set: (options.set as string[] | undefined) ?? [],
    map: text(options.map),
    encoding: options.encoding === 'windows-1252' ? 'windows-1252' : undefined,
    trustProof: options.trustProof === true,
    city: text(options.city),
    period: text(options.period),
    group: text(options.group),
    counting,
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

/** What a command needs of an assessment. */
export interface Needs {
  /** The answers of large tables need only be counted, and are not among those gathered. */
  readonly counting?: boolean;
  /** Scores only: no agreement, no gains. */
  readonly figures?: boolean;
  /** What is kept of a city once it is scored; all of it where nothing is said. */
  readonly keep?: (city: CityAssessment) => CityAssessment;
}

/** From options to an assessment. */
export async function scoreFor(inputs: readonly string[], options: Options, terminal: Terminal, needs: Needs = {}): Promise<Scored> {
  const { workspace, gathered } = await gatherFor(inputs, options, terminal, needs.counting);
  return scoreGathered(workspace, gathered, options, ownCase(workspace, inputs, options), needs);
}

/** Cities as they are scored, in their order, anew each time they are asked for. None is held. */
export interface Scoring {
  readonly head: AssessmentHead;
  readonly cities: Iterable<CityAssessment>;
  /** Once every city was asked for: everything but the cities, of which only the indexes are left. */
  readonly scored: () => Scored;
}

/** From options to cities one after another: however many there are, only one is held. */
export async function scoringFor(inputs: readonly string[], options: Options, terminal: Terminal, needs: Needs = {}): Promise<Scoring> {
  const { workspace, gathered } = await gatherFor(inputs, options, terminal, needs.counting);
  const tally = tallyRows(gathered);
  const { instrument, tier } = workspace;
  const { always, ...how } = assessing(workspace, gathered, options, ownCase(workspace, inputs, options), needs);
  const answers = 'answers' in tally ? tally.answers() : countAnswers(tally);
  const head: AssessmentHead = { instrument, tier, seed: how.seed, tallyDigest: digestOnce(tally), answers };
  // Where the result appears on the same screen, nothing else moves there.
  const isShown = process.stdout.isTTY && (options.out === undefined || options.out === '-');
  let findings: Finding[] = [];
  let indexes: CityAssessment[] = [];
  let aside = 0;
  const cities = {
    *[Symbol.iterator](): Generator<CityAssessment> {
      findings = [];
      indexes = [];
      aside = 0;
      const progress = startProgress(
        say[terminal.lang].scoring,
        undefined,
        isShown ? { ...terminal, quiet: true } : terminal,
        say[terminal.lang].cities,
      );
      try {
        for (const city of assessEach(instrument, tally, { ...how, always }, findings)) {
          aside += setAsideIn(city);
          indexes.push(indexOnly(city));
          progress.step();
          yield city;
        }
      } finally {
        progress.stop();
      }
    },
  };
  return { head, cities, scored: () => together(workspace, gathered, { ...head, cities: indexes, findings }, aside) };
}

/** A city in a period that can be scored by itself, as if nobody else had answered. */
export interface Scorable {
  readonly city: string;
  readonly period: string;
  readonly score: () => Promise<Scored>;
}

/** The inputs' cities, to be scored one at a time: however many they are, only one assessment has to be held. */
export async function scorableIn(
  inputs: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<{ workspace: Workspace; gathered: Gathered; cities: readonly Scorable[] }> {
  const { workspace, gathered } = await gatherFor(inputs, options, terminal);
  const own = ownCase(workspace, inputs, options);
  const found = new Map<string, { city: string; period: string; answers: Answer[]; open: OpenAnswer[] }>();
  const of = (city: string, period: string) => {
    const key = `${city}\u0000${period}`;
    const known = found.get(key) ?? { city, period, answers: [], open: [] };
    found.set(key, known);
    return known;
  };
  for (const { city, period } of own) of(city, period);
  for (const a of gathered.answers) of(a.city, a.period).answers.push(a);
  for (const o of gathered.open) of(o.city, o.period).open.push(o);
  const cities = [...found.values()]
    .sort((a, b) => compareUtf8(a.city, b.city) || compareUtf8(a.period, b.period))
    .map(({ city, period, answers, open }) => ({
      city,
      period,
      score: () =>
        scoreGathered(
          { ...workspace, findings: [] },
          { ...gathered, answers, open, findings: [], named: [] },
          options,
          own.filter((c) => c.city === city && c.period === period),
        ),
    }));
  return { workspace, gathered, cities };
}

/** siapkota.yaml's city is assessed also where nobody has answered, unless answers are named or another city is asked for. */
function ownCase({ own }: Workspace, inputs: readonly string[], options: Options): readonly Case[] {
  return own !== undefined && inputs.length === 0 && fits(own, options) ? [own] : [];
}

async function scoreGathered(
  workspace: Workspace,
  gathered: Gathered,
  options: Options,
  wanted: readonly Case[],
  needs: Needs = {},
): Promise<Scored> {
  let aside = 0;
  const certain = assess(workspace.instrument, tallyRows(gathered), {
    ...assessing(workspace, gathered, options, wanted, needs),
    keep: (city) => {
      aside += setAsideIn(city);
      return needs.keep === undefined ? city : needs.keep(city);
    },
  });
  const assessment =
    options.uncertainty === true ? (await import('../../assess/uncertainty/uncertainty.ts')).withUncertainty(certain) : certain;
  return together(workspace, gathered, assessment, aside);
}

/** How the answers of a workspace are assessed. */
function assessing(workspace: Workspace, { cities }: Gathered, options: Options, always: readonly Case[], needs: Needs): AssessOptions {
  return {
    tier: workspace.tier,
    seed: (options.seed as number | undefined) ?? 1,
    always,
    figures: needs.figures,
    caseOf: (city, period) => {
      const known = workspace.caseOf(city, period);
      return { ...known, name: known.name ?? cities.get(city)?.name, province: known.province ?? cities.get(city)?.province };
    },
  };
}

function together(workspace: Workspace, gathered: Gathered, assessment: Assessment, aside: number): Scored {
  const findings = [
    ...workspace.findings,
    ...gathered.findings,
    ...unheardFindings(assessment, gathered),
    ...registerFindings(assessment, workspace),
    ...assessment.findings,
  ];
  return { workspace, gathered, assessment, balance: setAside(gathered, assessment, aside), findings };
}

/** Answers of a city that its conditions set aside. */
function setAsideIn({ index }: CityAssessment): number {
  let aside = 0;
  for (const { leaf } of assessedLeaves(index)) aside += leaf.setAside;
  return aside;
}

const fits = (own: { city: string; period: string }, options: Options): boolean =>
  (options.city === undefined || options.city === own.city) && (options.period === undefined || options.period === own.period);

/** Cities that were asked for and are named in the inputs, but of whom nothing could be used. */
function unheardFindings({ cities }: Assessment, { named }: Gathered): Finding[] {
  const heard = new Set(cities.map((c) => c.case.city));
  const unheard = named.filter((city) => !heard.has(city)).sort(compareUtf8);
  return unheard.map((city) => finding('answers/city-unheard', { file: 'answers' }, { city }));
}

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
function setAside(gathered: Gathered, { instrument, tier }: Assessment, conditional: number): Balance {
  let aside = conditional;
  if (tier === 'core') {
    for (const { indicator, value, n } of tallyRows(gathered)) {
      const asked = instrument.indicators.get(indicator);
      if (asked !== undefined && isScored(asked) && asked.tier !== 'core' && !isMissingCode(value)) aside += n;
    }
  }
  const { balance } = gathered;
  return { ...balance, counted: balance.counted - aside, setAside: balance.setAside + aside };
}
