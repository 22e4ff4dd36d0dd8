import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '../../answers/answer.ts';
import { PLAIN_READING } from '../../answers/read.ts';
import { readSheet } from '../../answers/sheet.ts';
import { type SheetDocument, writeSheet } from '../../answers/write.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { safeName, sheetPath } from '../interview/journal-sheets.ts';
import { shown } from '../output/files.ts';
import { toFile } from '../output/output.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';

/** What became, or would become, of one sheet. */
export type SheetState = 'new' | 'same' | 'replaced' | 'conflict';

export interface PlannedSheet {
  readonly document: SheetDocument;
  readonly path: string;
  readonly text: string;
  readonly state: SheetState;
}

export interface SheetPlan {
  readonly sheets: readonly PlannedSheet[];
  readonly findings: readonly Finding[];
}

/** Decides, without writing, where every sheet goes and whether something else stands there already. */
export function planSheets(
  documents: readonly SheetDocument[],
  workspace: Workspace,
  options: { readonly folder: string | undefined; readonly force: boolean; readonly trustProof: boolean },
  terminal: Terminal,
): SheetPlan {
  const findings: Finding[] = [];
  const paths = new Set<string>();
  const sheets = documents.map((document): PlannedSheet => {
    const path = pathOf(document, workspace, options.folder, paths, terminal);
    const text = writeSheet(document);
    if (!existsSync(path)) return { document, path, text, state: 'new' };
    const difference = differenceOf(path, text, workspace.instrument, options.trustProof);
    if (difference === undefined) return { document, path, text, state: 'same' };
    if (options.force) return { document, path, text, state: 'replaced' };
    findings.push(finding('answers/sheet-exists', { file: shown(path) }, { path: shown(path), ...difference }));
    return { document, path, text, state: 'conflict' };
  });
  return { sheets, findings };
}

/** How many files are on their way to the disk at once: it is the disk that takes the time, not the writing. */
const AT_ONCE = 16;

/** Writes what is new or to be replaced, each whole or not at all. */
export async function writeSheets({ sheets }: SheetPlan, label: string, terminal: Terminal): Promise<void> {
  const wanted = sheets.filter(({ state }) => state === 'new' || state === 'replaced');
  const progress = startProgress(label, wanted.length, terminal);
  try {
    for (let at = 0; at < wanted.length; at += AT_ONCE)
      await Promise.all(
        wanted.slice(at, at + AT_ONCE).map(async ({ path, text }) => {
          await toFile(path, text, { force: true, terminal: { ...terminal, quiet: true } });
          progress.step();
        }),
      );
  } finally {
    progress.stop();
  }
}

function pathOf(
  { city, period, respondent }: SheetDocument,
  workspace: Workspace,
  folder: string | undefined,
  taken: Set<string>,
  terminal: Terminal,
): string {
  const at = (name: string): string =>
    folder === undefined
      ? sheetPath(workspace, { city: city.id, respondent: name, period }, terminal)
      : join(folder, `${safeName([city.id, period, name].filter((t) => t !== '').join('_'))}.yaml`);
  // The same id in two groups is two respondents.
  const path = [at(respondent.id), at(`${respondent.id}_${respondent.group}`)].find((p) => !taken.has(p))!;
  taken.add(path);
  return path;
}

/** How a sheet that exists differs from one that would be written; undefined where both say the same, however they put it. */
function differenceOf(
  path: string,
  text: string,
  instrument: Instrument,
  trustProof: boolean,
): { n: number; indicator: string; there: string; here: string } | undefined {
  const there = readFileSync(path, 'utf8');
  if (there === text) return undefined;
  const options = { ...PLAIN_READING, trustProof };
  const before = statements(readSheet(shown(path), there, instrument, options));
  const after = statements(readSheet(shown(path), text, instrument, options));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  if (changed.length === 0) return undefined;
  const n = new Set(changed.map((key) => key.split(' ')[0])).size;
  const [key = ''] = changed;
  return { n, indicator: key, there: before.get(key) ?? '-', here: after.get(key) ?? '-' };
}

/** Everything a sheet says, by what it is about; when it was said and what people are called does not count. */
function statements({ answers, open }: Reading): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (key: string, text: string | undefined): void => {
    if (text === undefined || text === '') return;
    const before = found.get(key);
    found.set(key, before === undefined ? text : `${before}; ${text}`);
  };
  for (const a of answers) {
    const votes = a.counted ? ` × ${a.n}` : '';
    add(a.indicator, `${a.value}${votes}`);
    add(`${a.indicator} proof`, a.proof === 'none' ? undefined : a.proof);
    add(
      `${a.indicator} evidence`,
      a.documents.map((d) => [d.title, d.file, d.sha256, d.state].filter((t) => t !== undefined).join(' ')).join(', '),
    );
    add(`${a.indicator} note`, a.note);
    add(`${a.indicator} reason`, a.reason);
    add(`${a.indicator} due`, a.due);
  }
  for (const { question, text } of open) add(question, text);
  const [first] = [...answers, ...open];
  if (first !== undefined) for (const key of ['city', 'period', 'group', 'respondent', 'agency'] as const) add(key, first[key]);
  return found;
}
