import { planFor } from '../../assess/plan/plan.ts';
import type { CityAssessment } from '../../assess/types.ts';
import { hasErrors } from '../../finding/finding.ts';
import type { ReportInput } from '../../report/chapters.ts';
import { words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { nodeFiles, shown } from '../output/files.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { today } from '../today.ts';
import { assessmentFolder } from './comparison-inputs.ts';
import { goalOf } from './goal.ts';
import { type Scored, scoreFor } from './scoring.ts';

type Options = Readonly<Record<string, unknown>>;

const say = words({
  id: {
    notPrevious: (path: string) => `--previous ${path}: sebut siapkota.yaml periode lalu atau foldernya.`,
    otherCity: (path: string, city: string) => `--previous ${path} tidak memuat kota ${city}.`,
  },
  en: {
    notPrevious: (path: string) => `--previous ${path}: name the siapkota.yaml of the period before, or its folder.`,
    otherCity: (path: string, city: string) => `--previous ${path} does not hold the city ${city}.`,
  },
});

/** The assessment of the period before, as another method may have made it. */
export interface Before {
  readonly scored: Scored;
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
  if (dir === undefined) throw new Failure(EXIT.usage, say[terminal.lang].notPrevious(visibleLine(shown(path))));
  // The chapter on what has changed asks how far disagreement reaches.
  const scored = await scoreFor([], { dir, seed: options.seed, uncertainty: true }, terminal);
  // Warnings about last year are for last year's report; an answer that could not be read changes this one.
  tellFindings(scored.findings, scored.gathered.source, { ...terminal, quiet: true });
  if (hasErrors(scored.findings)) process.exitCode = EXIT.inputs;
  return { scored, path, asked: asked !== undefined };
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
  const { workspace, assessment } = before.scored;
  const previous = assessment.cities.find((c) => c.case.city === city.case.city);
  if (previous === undefined && before.asked)
    throw new Failure(EXIT.usage, say[terminal.lang].otherCity(visibleLine(shown(before.path)), visibleLine(city.case.city)));
  return previous === undefined ? {} : { previous, previousMethod: { instrument: workspace.instrument, tier: workspace.tier } };
}
