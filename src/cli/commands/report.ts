import { dirname, extname } from 'node:path';
import { hasErrors } from '../../finding/finding.ts';
import type { ReportInput } from '../../report/chapters.ts';
import { editionOf } from '../../report/edition.ts';
import { FORMATS, type Format, formats } from '../../report/formats.ts';
import { LANGS } from '../../text/lang.ts';
import { EXIT } from '../failure.ts';
import { nodeFiles } from '../files.ts';
import type { Work } from '../main.ts';
import { deliver } from '../output.ts';
import { PRODUCT } from '../program.ts';
import { type Scored, scoreFor } from '../scoring.ts';
import { tellBalance, tellFindings } from '../tell.ts';
import type { Terminal } from '../terminal.ts';
import { today } from '../today.ts';
import { oneCity } from './explain.ts';

/** The situation analysis of one city: on the screen, or as a file whose ending says the format. */
export const work: Work = async ([inputs], options, terminal) => {
  const scored = await scoreFor(inputs as string[], options, terminal);
  const { gathered, assessment, balance, findings, workspace } = scored;
  tellFindings(findings, gathered.source, terminal);
  if (hasErrors(findings)) process.exitCode = EXIT.inputs;
  if (hasErrors(findings) && options.strict === true) return;
  const city = oneCity(assessment.cities, terminal.lang);
  const previous = await previousOf(scored, terminal);
  const mine = (a: { city: string; period: string }): boolean => a.city === city.case.city && a.period === city.case.period;
  const input: ReportInput = {
    instrument: workspace.instrument,
    assessment,
    city,
    answers: gathered.answers.filter(mine),
    open: gathered.open.filter(mine),
    expected: workspace.expected,
    balance,
    ...previous,
    lang: terminal.lang,
    today: (options.date as string | undefined) ?? today(),
    product: PRODUCT,
  };
  const out = options.out as string | undefined;
  const format = formats[formatOf(options.format as Format | undefined, out)];
  const look = { paint: out === undefined ? terminal.out : terminal.plain, columns: terminal.columns, unicode: terminal.unicode };
  const others = format.languages === 'all' ? LANGS.filter((lang) => lang !== input.lang) : [];
  const render = await format.load();
  const rendered = await render([editionOf(input), ...others.map((lang) => editionOf({ ...input, lang }))], look);
  await deliver(rendered, { out, force: options.force === true, terminal });
  tellBalance(balance, terminal);
};

/** --format, else what the name of the file says, else the screen. */
function formatOf(wanted: Format | undefined, out: string | undefined): Format {
  const extension = out === undefined ? '' : extname(out).slice(1);
  return wanted ?? FORMATS.find((f) => formats[f].extension === extension) ?? (out === undefined ? 'terminal' : 'md');
}

/** The assessment of the period before, where siapkota.yaml names one. */
async function previousOf({ workspace }: Scored, terminal: Terminal): Promise<Pick<ReportInput, 'previous' | 'previousMethod'>> {
  const { file } = workspace;
  if (file?.previous === undefined) return {};
  const path = nodeFiles.resolve(file.source.file, file.previous);
  const before = await scoreFor([], { dir: dirname(path) }, terminal);
  const previous = before.assessment.cities.find((c) => c.case.city === file.city);
  return previous === undefined
    ? {}
    : { previous, previousMethod: { instrument: before.workspace.instrument, tier: before.workspace.tier } };
}
