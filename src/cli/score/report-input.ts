import { statSync } from 'node:fs';
import { type CityValue, savedCity } from '../../assess/from-json.ts';
import { planFor } from '../../assess/plan/plan.ts';
import type { CityAssessment } from '../../assess/types.ts';
import { type Finding, hasErrors } from '../../finding/finding.ts';
import type { ReportInput } from '../../report/chapters.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { words } from '../../text/lang.ts';
import { compareUtf8 } from '../../text/order.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { nodeFiles, shown } from '../output/files.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { today } from '../today.ts';
import { assessmentFolder, readAssessment } from './comparison-inputs.ts';
import { goalOf } from './goal.ts';
import { type Scored, scoreFor } from './scoring.ts';

type Options = Readonly<Record<string, unknown>>;

const say = words({
  id: {
    notPrevious: (path: string) =>
      `--previous ${path}: sebut siapkota.yaml periode lalu, foldernya, atau berkas JSON dari "siapkota score".`,
    otherInstrument: (path: string, was: string, is: string) =>
      `--previous ${path} dibuat dengan instrumen ${was}, bukan ${is}, dan berkas itu tidak memuat skalanya. Sebut siapkota.yaml periode lalu.`,
    otherCity: (path: string, city: string) => `--previous ${path} tidak memuat kota ${city}.`,
  },
  en: {
    notPrevious: (path: string) =>
      `--previous ${path}: name the siapkota.yaml of the period before, its folder, or a JSON file of "siapkota score".`,
    otherInstrument: (path: string, was: string, is: string) =>
      `--previous ${path} was made with the instrument ${was}, not ${is}, and the file does not hold its scale. Name the siapkota.yaml of the period before.`,
    otherCity: (path: string, city: string) => `--previous ${path} does not hold the city ${city}.`,
  },
});

/** The assessment of the period before, as another method may have made it. */
export interface Before {
  readonly cities: readonly CityAssessment[];
  readonly method: NonNullable<ReportInput['previousMethod']>;
  readonly findings: readonly Finding[];
  readonly path: string;
  /** Named on the command line, so that a city missing in it is a mistake. */
  readonly asked: boolean;
}

/** What --previous names, else what siapkota.yaml does. */
export async function beforeOf(workspace: Workspace, options: Options, terminal: Terminal): Promise<Before | undefined> {
  const { file } = workspace;
  const asked = options.previous as string | undefined;
  const path = asked ?? (file?.previous === undefined ? undefined : nodeFiles.resolve(file.source.file, file.previous));
  if (path === undefined) return undefined;
  const dir = assessmentFolder(path);
  if (dir === undefined) return { ...savedBefore(path, workspace.instrument, terminal), path, asked: asked !== undefined };
  // The chapter on what has changed asks how far disagreement reaches.
  const scored = await scoreFor([], { dir, seed: options.seed, uncertainty: true }, terminal);
  // Warnings about last year are for last year's report; an answer that could not be read changes this one.
  tellFindings(scored.findings, scored.gathered.source, { ...terminal, quiet: true });
  if (hasErrors(scored.findings)) process.exitCode = EXIT.inputs;
  const { assessment, workspace: was, findings } = scored;
  return { cities: assessment.cities, method: { instrument: was.instrument, tier: was.tier }, findings, path, asked: asked !== undefined };
}

/** Last year's result as it was saved: `score --format json`. */
function savedBefore(path: string, instrument: Instrument, terminal: Terminal): Pick<Before, 'cities' | 'method' | 'findings'> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new Failure(EXIT.usage, say[terminal.lang].notPrevious(visibleLine(shown(path))));
  const { instrument: was, cities, tier = 'full' } = readAssessment(path, terminal);
  if (was.id !== instrument.id)
    throw new Failure(
      EXIT.usage,
      say[terminal.lang].otherInstrument(visibleLine(shown(path)), visibleLine(was.id), visibleLine(instrument.id)),
    );
  return {
    cities: (cities as readonly CityValue[]).map((city) => savedCity(city, instrument)),
    method: { instrument: { ...instrument, version: was.version, digest: was.digest }, tier },
    findings: [],
  };
}

/** What one city's report is made of. @param balance left out where the rows read are those of many cities */
export function inputOf(
  city: CityAssessment,
  { workspace, gathered, assessment, balance }: Omit<Scored, 'balance'> & Partial<Pick<Scored, 'balance'>>,
  before: Before | undefined,
  options: Options,
  terminal: Terminal,
): ReportInput {
  const mine = (s: { city: string; period: string }): boolean => s.city === city.case.city && s.period === city.case.period;
  return {
    instrument: workspace.instrument,
    assessment,
    city,
    answers: gathered.answers.filter(mine),
    open: gathered.open.filter(mine),
    // siapkota.yaml says who is expected of its own city only.
    expected: workspace.own === undefined || workspace.own.city === city.case.city ? workspace.expected : [],
    balance,
    ...previousOf(city, before, terminal),
    ...plannedOf(workspace, city, options, terminal),
    lang: terminal.lang,
    today: (options.date as string | undefined) ?? today(),
    product: PRODUCT,
  };
}

/** A plan stands in the report where one is asked for. */
function plannedOf({ instrument }: Workspace, city: CityAssessment, options: Options, terminal: Terminal): Pick<ReportInput, 'planned'> {
  if (!asksForPlan(options)) return {};
  const years = (options.years as number | undefined) ?? 1;
  return { planned: { plan: planFor(instrument, city, goalOf(options, terminal.lang), years), years } };
}

export const asksForPlan = ({ budget, reach, years }: Options): boolean => [budget, reach, years].some((o) => o !== undefined);

function previousOf(
  city: CityAssessment,
  before: Before | undefined,
  terminal: Terminal,
): Pick<ReportInput, 'previous' | 'previousMethod'> {
  if (before === undefined) return {};
  const previous = earlier(before.cities, city);
  if (previous === undefined && before.asked)
    throw new Failure(EXIT.usage, say[terminal.lang].otherCity(visibleLine(shown(before.path)), visibleLine(city.case.city)));
  return previous === undefined ? {} : { previous, previousMethod: before.method };
}

/** The same city, in the latest period before this one where there are several. */
function earlier(cities: readonly CityAssessment[], { case: now }: CityAssessment): CityAssessment | undefined {
  const same = cities.filter((c) => c.case.city === now.city).sort((a, b) => compareUtf8(a.case.period, b.case.period));
  return same.findLast((c) => c.case.period < now.period) ?? same[0];
}
