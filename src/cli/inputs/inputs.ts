import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NOTHING_READ, type OpenAnswer, type Reading } from '../../answers/answer.ts';
import { readInput } from '../../answers/input.ts';
import { readMap } from '../../answers/map.ts';
import { PLAIN_READING, type ReadOptions } from '../../answers/read.ts';
import { applyVerdicts, readVerdicts } from '../../answers/verdicts.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { openYaml } from '../../rubric/files.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import type { Tally } from '../../tally/cases.ts';
import { type Collected, collect, tallyOf } from '../../tally/collect.ts';
import type { TableScan } from '../../tally/raw/scan.ts';
import { NO_SHEETS, type SheetCounts, sortedTally } from '../../tally/raw/sorted.ts';
import type { TallyRow } from '../../tally/tally.ts';
import { words } from '../../text/lang.ts';
import { compareUtf8 } from '../../text/order.ts';
import { EXIT, Failure } from '../failure.ts';
import { exists, isInside, nodeFiles, noteRead, reason, shown } from '../output/files.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';
import { allFiles, globFiles, unlistedFolder } from './glob.ts';
import { areLarge, areMany, MOST_WHOLE } from './large.ts';
import { linkedFiles } from './linked.ts';
import { openInputs, withOpened } from './opened.ts';
import { readStdin } from './stdin.ts';
import type { Workspace } from './workspace.ts';

const ANSWER_FILES = /\.(?:(?:ya?ml|json|jsonl|ndjson|csv|tsv|txt)(?:\.gz)?|xlsx|xlsm|parquet)$/i;

const say = words({
  id: {
    reading: 'Membaca jawaban',
    noFiles: (path: string) => `Tidak ada berkas jawaban yang cocok dengan ${path}.`,
    setShape: (text: string) => `--set ${text}: tulis seperti --set city=12.76`,
  },
  en: {
    reading: 'Reading answers',
    noFiles: (path: string) => `No answer files match ${path}.`,
    setShape: (text: string) => `--set ${text}: write it like --set city=12.76`,
  },
});

export interface InputOptions {
  readonly set: readonly string[];
  readonly map?: string | undefined;
  readonly encoding?: 'windows-1252' | undefined;
  readonly trustProof: boolean;
  /** Keep only these cities, periods, groups. */
  readonly city?: string | undefined;
  readonly period?: string | undefined;
  readonly group?: string | undefined;
  /** Only counts are wanted: large plain tables are counted and not read, and `answers` holds the rest. */
  readonly counting?: boolean;
}

export type Gathered = Collected & {
  readonly source: (file: string) => string | undefined;
  /** What was only counted, of tables and of sheets; see `tallyRows`. */
  readonly counted: { readonly scans: readonly TableScan[]; readonly sheets: SheetCounts };
  /** Cities that the inputs name and that should be in the result: all, unless a part of the answers was asked for. */
  readonly named: readonly string[];
};

/** The tally of everything gathered, sorted. */
export const tallyRows = ({ counted, answers }: Gathered): Tally | readonly TallyRow[] =>
  counted.scans.length + counted.sheets.abouts.length === 0 ? tallyOf(answers) : sortedTally(counted.scans, answers, counted.sheets);

/** Bytes of a file or of stdin, or the finding that says why there are none. */
export function readBytes(path: string): { readonly bytes: Uint8Array } | { readonly finding: Finding } {
  if (path === '-') return fromStdin();
  const file = shown(path);
  try {
    const info = statSync(path);
    if (info.size > MOST_WHOLE) return { finding: finding('file/too-large', { file }, { path: file, limit: '400 MiB' }) };
    noteRead(path);
    return { bytes: readFileSync(path) };
  } catch (error) {
    const { unreadable, detail } = reason(error);
    if (unreadable === 'missing')
      return { finding: finding('file/missing', { file }, { path: file, near: nearest(file, nodeFiles.siblings(path)) }) };
    return { finding: finding('file/unreadable', { file }, { path: file, why: detail }) };
  }
}

function fromStdin(): { readonly bytes: Uint8Array } | { readonly finding: Finding } {
  const bytes = readStdin(MOST_WHOLE);
  return bytes === undefined ? { finding: finding('file/too-large', { file: 'stdin' }, { path: 'stdin', limit: '400 MiB' }) } : { bytes };
}

/** A journal newer than its sheet is written out first. Loaded only where there is a journal. */
export async function catchUp(workspace: Workspace, terminal: Terminal): Promise<void> {
  if (workspace.folder === undefined || !exists(resolve(workspace.folder, '.siapkota', 'journal'))) return;
  const { catchUpSheets } = await import('../interview/journal-sheets.ts');
  catchUpSheets(workspace, terminal);
}

/** Reads and joins all inputs: those named, or the assessment's own. */
export async function gather(
  inputs: readonly string[],
  workspace: Workspace,
  options: InputOptions,
  terminal: Terminal,
): Promise<Gathered> {
  const own = inputs.length === 0 && workspace.file !== undefined;
  const findings: Finding[] = [];
  const texts = new Map<string, string>();
  const report = (f: Finding): void => {
    findings.push(f);
  };
  if (own) await catchUp(workspace, terminal);
  const named = own ? await ownFiles(workspace, report) : await expand(inputs, terminal);
  const opened = await openInputs(named, report, terminal);
  const { paths, bytes } = opened;
  const file = workspace.file;
  const reading: ReadOptions = {
    ...renames(options, workspace.instrument, report),
    set: { ...(own && file !== undefined ? given(file) : {}), ...setValues(options.set, report, terminal) },
    trustProof: options.trustProof,
    onlyCity: own ? file?.city : undefined,
    only: { city: options.city, period: options.period },
  };
  const { scans, sheets, readings } = await withOpened(opened, async () =>
    mayCount(paths, workspace, options)
      ? (await import('./count-files.ts')).countFiles(
          paths,
          workspace.instrument,
          reading,
          (path) => readOne(path, bytes, workspace.instrument, reading, options.encoding, report, texts),
          say[terminal.lang].reading,
          terminal,
        )
      : {
          scans: [],
          sheets: NO_SHEETS,
          readings: readAll(paths, bytes, workspace.instrument, reading, options.encoding, report, texts, terminal),
        },
  );
  const collected = collect(readings);
  const judged = workspace.folder === undefined ? collected.answers : verdicts(collected, workspace, report, texts);
  const chosen = (a: { city: string; period: string; group: string }): boolean =>
    (options.city === undefined || a.city === options.city) &&
    (options.period === undefined || a.period === options.period) &&
    (options.group === undefined || a.group === options.group);
  const isAskedFor = (city: string): boolean => options.city === undefined || city === options.city;
  return {
    ...collected,
    answers: judged.filter(chosen),
    open: collected.open.filter((o: OpenAnswer) => chosen(o)),
    findings: [...findings, ...collected.findings],
    source: (file) => texts.get(file) ?? workspace.source(file),
    named: options.period === undefined && options.group === undefined ? [...collected.cities.keys()].filter(isAskedFor) : [],
    counted: { scans, sheets },
  };
}

/** A group picked out, and verdicts on proof, need each answer by itself. */
function mayCount(paths: readonly string[], { folder }: Workspace, options: InputOptions): boolean {
  if (options.counting !== true || options.encoding !== undefined) return false;
  if (options.group !== undefined) return false;
  if (folder !== undefined && exists(resolve(folder, 'evidence.yaml'))) return false;
  return areLarge(paths) || (areMany(paths) && options.city === undefined && options.period === undefined);
}

/** Reads every path with the same options; `held` are the bytes of those that can be read only once. Texts are kept for excerpts, large ones are not. */
export function readAll(
  paths: readonly string[],
  held: ReadonlyMap<string, Uint8Array>,
  instrument: Instrument,
  reading: ReadOptions,
  encoding: 'windows-1252' | undefined,
  report: (f: Finding) => void,
  texts: Map<string, string>,
  terminal: Terminal,
): readonly Reading[] {
  const progress = startProgress(say[terminal.lang].reading, paths.length, terminal);
  const readings = paths.map((path) => {
    progress.step();
    return readOne(path, held, instrument, reading, encoding, report, texts);
  });
  progress.stop();
  return readings;
}

function readOne(
  path: string,
  held: ReadonlyMap<string, Uint8Array>,
  instrument: Instrument,
  reading: ReadOptions,
  encoding: 'windows-1252' | undefined,
  report: (f: Finding) => void,
  texts: Map<string, string>,
): Reading {
  const bytes = held.get(path);
  const read = bytes === undefined ? readBytes(path) : { bytes };
  if ('finding' in read) {
    report(read.finding);
    return NO_READING;
  }
  const name = path === '-' ? 'stdin' : shown(path);
  const made = readInput({ file: name, bytes: read.bytes, encoding }, instrument, reading);
  if (made.text.length < 8_000_000) texts.set(name, made.text);
  return made;
}

const NO_READING: Reading = { answers: [], open: [], balance: NOTHING_READ, findings: [], cities: new Map() };

/** What siapkota.yaml says about every answer of its assessment. */
export const given = ({ city, period, name }: NonNullable<Workspace['file']>): Record<string, string> => ({
  city,
  period,
  ...(name === undefined ? {} : { city_name: name }),
});

/** The values of --set; an unknown name is told. */
export function setValues(list: readonly string[], report: (f: Finding) => void, terminal: Terminal): Record<string, string> {
  const set: Record<string, string> = {};
  const known = ['city', 'city_name', 'province', 'period', 'respondent', 'group', 'agency', 'taken'];
  for (const text of list) {
    const [name, value] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
    if (!text.includes('=') || name === '') throw new Failure(EXIT.usage, say[terminal.lang].setShape(text));
    if (!known.includes(name)) report(finding('answers/set-unknown', { file: '--set' }, { name, known, near: nearest(name, known) }));
    else set[name] = value;
  }
  return set;
}

/** What --map renames; nothing without it. */
export const renames = (
  { map }: { readonly map?: string | undefined },
  instrument: Instrument,
  report: (f: Finding) => void,
): ReadOptions => ({
  ...PLAIN_READING,
  ...(map === undefined ? {} : openMap(map, instrument, report)),
});

function openMap(path: string, instrument: Instrument, report: (f: Finding) => void): Pick<ReadOptions, 'columns' | 'values'> {
  const source = openYaml(shown(path), nodeFiles, undefined, report);
  return source === undefined ? PLAIN_READING : readMap(source, report, instrument);
}

/** The answer files of the assessment: everything below its answers folder. */
async function ownFiles(workspace: Workspace, report: (f: Finding) => void): Promise<string[]> {
  const { source, answers } = workspace.file!;
  const folder = resolve(dirname(resolve(source.file)), answers);
  if (!isInside(dirname(resolve(source.file)), folder)) {
    report(finding('file/path-escapes', source.at(['answers']), { path: answers, folder: shown(dirname(resolve(source.file))) }));
    return [];
  }
  return answerFilesBelow(folder, report, dirname(resolve(source.file)));
}

/**
 * Files below a folder, or the file itself; nothing where it is not there yet.
 * @param report hears of folders that cannot be listed, and of links that lead nowhere or out of `home`; without it the former stop the command
 */
export async function answerFilesBelow(path: string, report?: (f: Finding) => void, home: string = path): Promise<string[]> {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) return [];
  if (!info.isDirectory()) return [path];
  const { files, unlisted, links } = await globFiles(['**/*'], { cwd: path, followSymbolicLinks: false });
  if (report === undefined && unlisted[0] !== undefined) throw unlisted[0];
  for (const error of unlisted) report?.(unlistedFolder(error));
  files.push(
    ...linkedFiles(
      links.filter((link) => isOffered(link, path)),
      files,
      home,
      ANSWER_FILES,
      report,
    ),
  );
  return files.filter((f) => ANSWER_FILES.test(f) && isOffered(f, path)).sort(compareUtf8);
}

/** Neither hidden, nor a spreadsheet program's mark of an open file, nor one of the assessment's own two. */
const isOffered = (file: string, folder: string): boolean =>
  !/[\\/](\.|~\$)|(^|[\\/])(siapkota|evidence)\.yaml$/.test(file.slice(folder.length));

/** Files, folders, patterns and '-', in a fixed order whatever the shell gave. */
export async function expand(inputs: readonly string[], terminal: Terminal): Promise<string[]> {
  const paths = new Set<string>();
  for (const input of inputs) {
    if (input === '-' || statSync(input, { throwIfNoEntry: false })?.isFile() === true) paths.add(input);
    else if (statSync(input, { throwIfNoEntry: false })?.isDirectory() === true)
      for (const path of await answerFilesBelow(resolve(input))) paths.add(path);
    else if (/[*?{}[\]]/.test(input)) {
      const found = (await allFiles([input.replaceAll('\\', '/')], {})).sort(compareUtf8);
      if (found.length === 0) throw new Failure(EXIT.usage, say[terminal.lang].noFiles(input));
      for (const path of found) paths.add(path);
    } else paths.add(input);
  }
  return [...paths];
}

function verdicts(
  collected: Collected,
  workspace: Workspace,
  report: (f: Finding) => void,
  texts: Map<string, string>,
): Collected['answers'] {
  const path = shown(resolve(workspace.folder!, 'evidence.yaml'));
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return collected.answers;
  const source = openYaml(path, nodeFiles, undefined, report);
  if (source === undefined) return collected.answers;
  texts.set(path, source.text);
  return applyVerdicts(collected.answers, readVerdicts(source, report), source, report);
}
