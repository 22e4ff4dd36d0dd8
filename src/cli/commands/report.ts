import { extname, join } from 'node:path';
import { type Finding, hasErrors } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { agenciesOf, agencyEdition } from '../../report/agency.ts';
import { CHAPTER_IDS, type ReportInput } from '../../report/chapters.ts';
import { type Edition, editionOf } from '../../report/edition.ts';
import { FORMATS, type Format, formats } from '../../report/formats.ts';
import { LANGS, words } from '../../text/lang.ts';
import { addAll } from '../../text/lists.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { safeName } from '../interview/journal-sheets.ts';
import { exists, shown } from '../output/files.ts';
import { deliver, toFile, toStderr } from '../output/output.ts';
import { startProgress } from '../output/progress.ts';
import { tellBalance, tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { goalOf } from '../score/goal.ts';
import { asksForPlan, type Before, beforeOf, inputOf } from '../score/report-input.ts';
import { type Scorable, type Scored, scorableIn, scoreFor } from '../score/scoring.ts';
import type { Work } from '../work.ts';
import { oneCity } from './explain.ts';

type Options = Readonly<Record<string, unknown>>;

const say = words({
  id: {
    noChapter: (id: string, near: string | undefined, all: string) =>
      `Tidak ada bab "${id}".${near === undefined ? '' : ` Maksud Anda ${near}?`} Yang ada: ${all}.`,
    toFile: (format: string) => `Bentuk ${format} tidak untuk layar. Beri --out laporan.${format}.`,
    exists: (path: string) => `${path} sudah ada. Beri --force untuk menimpanya.`,
    writing: 'Menulis laporan',
    cities: (n: number, folder: string) => `${n} laporan ditulis di ${folder}.`,
    agencies: (n: number, folder: string) => `Lampiran ${n} perangkat daerah ditulis di ${folder}.`,
    noAgencies: 'Tidak ada perangkat daerah yang menjawab atau ditunggu, sehingga tidak ada lampiran yang ditulis.',
    noPlan: 'Rencana termuat dalam bab "priorities", yang tidak ada dalam hasil ini. Pakai --out laporan.html, atau siapkota plan.',
    none: 'Tidak ada kota untuk dilaporkan.',
    templateFormat: '--template hanya untuk DOCX.',
    both: '--each menulis satu berkas untuk tiap kota, jadi tidak dapat dipakai bersama --out atau --annex.',
  },
  en: {
    noChapter: (id: string, near: string | undefined, all: string) =>
      `There is no chapter "${id}".${near === undefined ? '' : ` Did you mean ${near}?`} There are: ${all}.`,
    toFile: (format: string) => `The format ${format} is not for the screen. Give --out report.${format}.`,
    exists: (path: string) => `${path} exists. Give --force to replace it.`,
    writing: 'Writing reports',
    cities: (n: number, folder: string) => `${n} ${n === 1 ? 'report' : 'reports'} written to ${folder}.`,
    agencies: (n: number, folder: string) => `Annexes of ${n} ${n === 1 ? 'agency' : 'agencies'} written to ${folder}.`,
    noAgencies: 'No agency has answered or is expected to, so no annex was written.',
    noPlan: 'The plan stands in the chapter "priorities", which is not in this result. Use --out report.html, or siapkota plan.',
    none: 'There is no city to report on.',
    templateFormat: '--template is for DOCX only.',
    both: '--each writes a file for each city, and cannot go with --out or --annex.',
  },
});

/** The situation analysis: of one city on the screen or in a file, of every city in a folder, or each agency's own pages. */
export const work: Work = async ([inputs], options, terminal) => {
  const { out, annex, each } = options as { out?: string; annex?: string; each?: string };
  const w = say[terminal.lang];
  if (options.checkTemplate === true)
    return (await import('../score/template.ts')).checkTemplateFile(inputs as string[], options, terminal);
  if (each !== undefined && (out !== undefined || annex !== undefined)) throw new Failure(EXIT.usage, w.both);
  const only = chaptersWanted(options.chapters as string | undefined, terminal);
  if (asksForPlan(options)) goalOf(options, terminal.lang);
  const template = await templateOf(options, terminal);
  if (template !== undefined && template.render === undefined) return;
  const format = template === undefined ? formatOf(options.format as Format | undefined, out, each ?? annex) : 'docx';
  if (asksForPlan(options) && !terminal.quiet && (format === 'terminal' || only?.has('priorities') === false)) toStderr(`${w.noPlan}\n`);
  const render = template?.render ?? (await rendererOf(format, out, terminal));
  const part = (edition: Edition): Edition =>
    only === undefined ? edition : { ...edition, chapters: edition.chapters.filter((c) => only.has(c.id)) };
  const report = (input: ReportInput): Promise<string | Uint8Array> => render(input, (i) => part(editionOf(i)));
  if (each !== undefined) return reportEach(each, inputs as string[], report, { format, options, terminal });
  const scored = await scoreFor(inputs as string[], options, terminal);
  if (!mayGoOn(scored.findings, scored.gathered.source, options, terminal)) return;
  const before = await beforeOf(scored.workspace, options, terminal);
  if (options.strict === true && before !== undefined && hasErrors(before.findings)) return;
  const whole = await judged(scored, before);
  const input = inputOf(oneCity(whole.assessment.cities, terminal.lang), whole, before, options, terminal);
  if (annex !== undefined) await writeAnnexes(annex, input, render, { format, options, terminal });
  if (annex === undefined || out !== undefined)
    await deliver(await report(input), { out, force: options.force === true, terminal, isData: format === 'csv' });
  tellBalance(scored.balance, terminal);
};

/** Where a chapter will say whether something has changed, it must know how far respondents disagree. */
async function judged(scored: Scored, before: Before | undefined): Promise<Scored> {
  if (before === undefined || scored.assessment.cities.some((c) => c.index.interval !== undefined)) return scored;
  const { withUncertainty } = await import('../../assess/uncertainty/uncertainty.ts');
  const assessment = withUncertainty(scored.assessment);
  return { ...scored, assessment };
}

/** Tells the findings; with an error the exit code is 1, and with --strict nothing is written. */
function mayGoOn(
  findings: readonly Finding[],
  source: (file: string) => string | undefined,
  options: Options,
  terminal: Terminal,
): boolean {
  tellFindings(findings, source, terminal);
  if (hasErrors(findings)) process.exitCode = EXIT.inputs;
  return !(hasErrors(findings) && options.strict === true);
}

/** --format, else what the name of the file says, else the screen; files in a folder are pages. */
function formatOf(wanted: Format | undefined, out: string | undefined, folder: string | undefined): Format {
  const extension = out === undefined ? '' : extname(out).slice(1).toLowerCase();
  const named = FORMATS.find((f) => formats[f].extension === extension);
  if (wanted !== undefined || named !== undefined) return (wanted ?? named)!;
  return out !== undefined ? 'md' : folder !== undefined ? 'html' : 'terminal';
}

function chaptersWanted(list: string | undefined, terminal: Terminal): ReadonlySet<string> | undefined {
  if (list === undefined) return undefined;
  const ids = list.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !CHAPTER_IDS.includes(id));
  if (unknown !== undefined)
    throw new Failure(
      EXIT.usage,
      say[terminal.lang].noChapter(visibleLine(unknown), nearest(unknown, CHAPTER_IDS), CHAPTER_IDS.join(', ')),
    );
  return new Set(ids);
}

/** The city's own template, checked before anything is scored; one with errors stops the command. */
async function templateOf(options: Options, terminal: Terminal): Promise<{ render: Render | undefined } | undefined> {
  if (options.template === undefined) return undefined;
  const { format, out } = options as { format?: Format; out?: string };
  if ((format ?? formatOf(undefined, out, undefined)) !== 'docx' && (format !== undefined || (out !== undefined && extname(out) !== '')))
    throw new Failure(EXIT.usage, say[terminal.lang].templateFormat);
  if (out === undefined && options.each === undefined && options.annex === undefined && process.stdout.isTTY)
    throw new Failure(EXIT.usage, say[terminal.lang].toFile('docx'));
  const fill = await (await import('../score/template.ts')).templateFiller(String(options.template), terminal);
  return { render: fill === undefined ? undefined : (input, edition) => fill(edition(input)) };
}

type Render = (input: ReportInput, edition: (input: ReportInput) => Edition) => Promise<string | Uint8Array>;

async function rendererOf(name: Format, out: string | undefined, terminal: Terminal): Promise<Render> {
  const format = formats[name];
  if (format.binary && out === undefined && process.stdout.isTTY) throw new Failure(EXIT.usage, say[terminal.lang].toFile(name));
  const look = { paint: out === undefined ? terminal.out : terminal.plain, columns: terminal.columns, unicode: terminal.unicode };
  const others = format.languages === 'all' ? LANGS.filter((lang) => lang !== terminal.lang) : [];
  const render = await format.load();
  return async (input, edition) => render([edition(input), ...others.map((lang) => edition({ ...input, lang }))], look);
}

interface Writing {
  readonly format: Format;
  readonly options: Options;
  readonly terminal: Terminal;
}

/** One file a city: each is scored, written and forgotten, so that a country takes no more memory than a few cities. */
async function reportEach(
  folder: string,
  inputs: readonly string[],
  report: (input: ReportInput) => Promise<string | Uint8Array>,
  writing: Writing,
): Promise<void> {
  const { options, terminal } = writing;
  const w = say[terminal.lang];
  const { workspace, gathered, cities } = await scorableIn(inputs, options, terminal);
  const { source } = gathered;
  if (!mayGoOn([...workspace.findings, ...gathered.findings], source, options, terminal)) return;
  if (cities.length === 0) throw new Failure(EXIT.inputs, w.none);
  const before = await beforeOf(workspace, options, terminal);
  if (options.strict === true && before !== undefined && hasErrors(before.findings)) return;
  const later: Finding[] = [];
  const write = async ({ score }: Scorable): Promise<string | Uint8Array> => {
    const { balance: _ofAll, ...scored } = await judged(await score(), before);
    addAll(later, scored.findings);
    return report(inputOf(scored.assessment.cities[0]!, scored, before, options, terminal));
  };
  const periods = new Set(cities.map((c) => c.period)).size;
  const files = new Map(cities.map((c) => [periods > 1 ? `${c.city}_${c.period}` : c.city, () => write(c)] as const));
  await writeAll(folder, files, writing);
  mayGoOn(later, source, options, terminal);
  if (!terminal.quiet) toStderr(`${w.cities(files.size, shown(folder))}\n`);
  tellBalance(gathered.balance, terminal);
}

async function writeAnnexes(folder: string, input: ReportInput, render: Render, writing: Writing): Promise<void> {
  const w = say[writing.terminal.lang];
  const files = new Map(
    agenciesOf(input).map((id): [string, () => Promise<string | Uint8Array>] => [id, () => render(input, (i) => agencyEdition(i, id))]),
  );
  await writeAll(folder, files, writing);
  if (!writing.terminal.quiet) toStderr(`${files.size === 0 ? w.noAgencies : w.agencies(files.size, shown(folder))}\n`);
}

/** All or none: what exists is not replaced without --force. */
async function writeAll(
  folder: string,
  files: ReadonlyMap<string, () => Promise<string | Uint8Array>>,
  { format, options, terminal }: Writing,
): Promise<void> {
  const pathOf = (name: string): string => join(folder, `${safeName(name)}.${formats[format].extension}`);
  const there = [...files.keys()].map(pathOf).find((path) => exists(path));
  const force = options.force === true;
  if (!force && there !== undefined) throw new Failure(EXIT.usage, say[terminal.lang].exists(shown(there)));
  const progress = startProgress(say[terminal.lang].writing, files.size, terminal);
  for (const [name, make] of files) {
    await toFile(pathOf(name), await make(), { force, terminal: { ...terminal, quiet: true } });
    progress.step();
  }
  progress.stop();
}
