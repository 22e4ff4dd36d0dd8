import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decode } from '../../answers/decode.ts';
import { assessmentValue } from '../../assess/json.ts';
import validateAssessment from '../../assess/schema/assessment.validate.js';
import { type AssessedNode, assessedNodes } from '../../assess/types.ts';
import type { AssessmentValue, Subject } from '../../report/comparison/subject.ts';
import { subjectsOf } from '../../report/comparison/subject.ts';
import type { Instrument, Node } from '../../rubric/instrument.ts';
import { type Lang, pick, words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { readBytes } from '../inputs/inputs.ts';
import { findAssessment } from '../inputs/workspace.ts';
import { shippedInstrument } from '../interview/known-instrument.ts';
import { exists, nodeFiles, shown } from '../output/files.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { scoreFor } from './scoring.ts';

const say = words({
  id: {
    noAssessment: (path: string) =>
      `${path} bukan penilaian. Sebut siapkota.yaml, foldernya, atau berkas JSON dari "siapkota score --format json".`,
    notJson: (path: string, why: string) => `${path} bukan JSON yang dapat dibaca: ${why}.`,
    notAssessment: (path: string, where: string) =>
      `${path} bukan penilaian siapkota/assessment@1${where === '' ? '' : ` (yang tidak cocok: ${where})`}. Buatlah dengan "siapkota score --format json".`,
  },
  en: {
    noAssessment: (path: string) =>
      `${path} is no assessment. Name a siapkota.yaml, its folder, or a JSON file of "siapkota score --format json".`,
    notJson: (path: string, why: string) => `${path} is not JSON that can be read: ${why}.`,
    notAssessment: (path: string, where: string) =>
      `${path} is no siapkota/assessment@1${where === '' ? '' : ` (what does not fit: ${where})`}. Make one with "siapkota score --format json".`,
  },
});

export interface Compared {
  readonly subjects: readonly Subject[];
  /** The instruments that were loaded on the way, in order; none for JSON. */
  readonly instruments: readonly Instrument[];
}

/** What one argument of `compare` holds. */
export async function comparedIn(path: string, options: Readonly<Record<string, unknown>>, terminal: Terminal): Promise<Compared> {
  const folder = assessmentFolder(path);
  if (folder !== undefined) return fromWorkspace(folder, options, terminal);
  if (path !== '-' && exists(path) && statSync(path).isDirectory())
    throw new Failure(EXIT.usage, say[terminal.lang].noAssessment(visibleLine(shown(path))));
  const value = readAssessment(path, terminal);
  const known = shippedInstrument(value.instrument.digest);
  if (known === undefined) return { subjects: subjectsOf(value), instruments: [] };
  const titles = titlesOf(known, terminal.lang);
  return { subjects: subjectsOf(value, { title: (id, own) => titles.get(id) ?? own }), instruments: [known] };
}

/** The assessment in which the person stands, and the one that it names as previous before it. */
export async function comparedHere(options: Readonly<Record<string, unknown>>, terminal: Terminal): Promise<Compared> {
  const file = findAssessment(String(options.dir ?? '.'));
  return file === undefined ? { subjects: [], instruments: [] } : withPrevious(dirname(file), options, terminal);
}

/** One assessment, and its `previous` before it where it has one. */
export async function withPrevious(folder: string, options: Readonly<Record<string, unknown>>, terminal: Terminal): Promise<Compared> {
  const now = await scored(folder, options, terminal);
  const { file } = now.workspace;
  const before = file?.previous === undefined ? undefined : nodeFiles.resolve(file.source.file, file.previous);
  const earlier = before === undefined ? { subjects: [], instruments: [] } : await comparedIn(before, options, terminal);
  const own = valuesOf(now, terminal);
  return { subjects: [...earlier.subjects, ...own.subjects], instruments: [...earlier.instruments, ...own.instruments] };
}

/** The folder of the siapkota.yaml that a path names, directly or as its folder. */
export function assessmentFolder(path: string): string | undefined {
  if (basename(path) === 'siapkota.yaml') return dirname(path);
  return exists(join(path, 'siapkota.yaml')) ? path : undefined;
}

type Scored = Awaited<ReturnType<typeof scoreFor>>;

async function scored(folder: string, options: Readonly<Record<string, unknown>>, terminal: Terminal): Promise<Scored> {
  const { tier, seed, group } = options;
  const made = await scoreFor([], { dir: folder, tier, seed, group, uncertainty: true }, terminal);
  tellFindings(made.findings, made.gathered.source, { ...terminal, quiet: true });
  if (made.findings.some((f) => f.severity === 'error')) process.exitCode = EXIT.inputs;
  return made;
}

const fromWorkspace = async (folder: string, options: Readonly<Record<string, unknown>>, terminal: Terminal): Promise<Compared> =>
  valuesOf(await scored(folder, options, terminal), terminal);

function valuesOf({ assessment, workspace }: Scored, terminal: Terminal): Compared {
  const { instrument } = workspace;
  const titles = new Map<string, string>();
  const add = (id: string, node: AssessedNode): void => {
    titles.set(id, pick(node.node.title, terminal.lang, instrument.languages));
  };
  for (const { index, views } of assessment.cities) {
    for (const node of assessedNodes(index)) add(node === index ? 'index' : node.id, node);
    for (const view of views) for (const node of assessedNodes(view)) add(node === view ? view.id : `${view.id}/${node.id}`, node);
  }
  const value = assessmentValue(assessment, PRODUCT) as unknown as AssessmentValue;
  const title = (id: string, own: string): string => titles.get(id) ?? own;
  return { subjects: subjectsOf(value, { headline: instrument.headline, title }), instruments: [instrument] };
}

/** Titles in the reader's language by the ids of a comparison: a file holds only those in the instrument's first. */
function titlesOf(instrument: Instrument, lang: Lang): Map<string, string> {
  const titles = new Map<string, string>();
  const add = (node: Node, id: string, prefix: string): void => {
    titles.set(id, pick(node.title, lang, instrument.languages));
    if ('children' in node) for (const child of node.children) add(child, prefix + child.id, prefix);
  };
  add(instrument.root, 'index', '');
  for (const { root } of instrument.views) add(root, root.id, `${root.id}/`);
  return titles;
}

/** Sections nest a few deep; what nests without end would overflow the stack of whoever walks it. */
const DEEPEST = 200;

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST * 2) return true;
    // A text or a number holds nothing; maps and lists count as a level each.
    level = level.flatMap((v) => (typeof v === 'object' && v !== null ? Object.values(v).filter((c) => typeof c === 'object') : []));
  }
  return false;
}

/** An assessment as `score --format json` writes it, checked against its schema. */
export function readAssessment(path: string, terminal: Terminal): AssessmentValue {
  const w = say[terminal.lang];
  const file = path === '-' ? 'stdin' : shown(path);
  const read = readBytes(path);
  const decoded = 'finding' in read ? { findings: [read.finding] } : decode(file, read.bytes);
  const text = 'text' in decoded ? decoded.text : undefined;
  if (typeof text !== 'string') {
    tellFindings(decoded.findings, () => undefined, terminal);
    throw new Failure(EXIT.inputs, w.noAssessment(visibleLine(file)));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure(EXIT.inputs, w.notJson(visibleLine(file), visibleLine((error as Error).message)));
  }
  if (isTooDeep(value)) throw new Failure(EXIT.inputs, w.notAssessment(visibleLine(file), 'children'));
  if (!validateAssessment(value)) {
    const where = (validateAssessment.errors ?? []).slice(0, 3).map((e) => e.instancePath || '/');
    throw new Failure(EXIT.inputs, w.notAssessment(visibleLine(file), visibleLine(where.join('; '))));
  }
  return value as AssessmentValue;
}
