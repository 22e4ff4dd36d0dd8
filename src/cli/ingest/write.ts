import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '../../answers/answer.ts';
import { PLAIN_READING } from '../../answers/read.ts';
import { readSheet } from '../../answers/sheet.ts';
import { type SheetDocument, writeSheet } from '../../answers/write.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { lockOf } from '../interview/journal-file.ts';
import { journalPath, safeName, setJournalAside, sheetPath } from '../interview/journal-sheets.ts';
import { exists, shown } from '../output/files.ts';
import { lockHolder } from '../output/lock.ts';
import { toFile, toStderr } from '../output/output.ts';
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

const say = words({
  id: {
    locked: (path: string) =>
      `${path} sedang dipakai sebuah wawancara, dan lembarnya akan ditulis. Tutup wawancara itu, lalu ulangi. Tidak ada yang ditulis.`,
    aside: (sheet: string, to: string) => `${sheet} ditulis dari masukan; jurnal wawancaranya yang lama disimpan sebagai ${to}.`,
  },
  en: {
    locked: (path: string) =>
      `${path} is in use by an interview, and its sheet would be written. Close the interview and try again. Nothing was written.`,
    aside: (sheet: string, to: string) => `${sheet} was written from the inputs; the former journal of its interview is kept as ${to}.`,
  },
});

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
    if (!exists(path)) return { document, path, text, state: 'new' };
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
export async function writeSheets({ sheets }: SheetPlan, workspace: Workspace, label: string, terminal: Terminal): Promise<void> {
  const wanted = sheets.filter(({ state }) => state === 'new' || state === 'replaced');
  setJournalsAside(wanted, workspace, terminal);
  const progress = startProgress(label, wanted.length, terminal);
  try {
    for (let at = 0; at < wanted.length; at += AT_ONCE)
      await Promise.all(
        wanted.slice(at, at + AT_ONCE).map(async ({ path, text, state }) => {
          await toFile(path, text, { force: state === 'replaced', terminal: { ...terminal, quiet: true } });
          progress.step();
        }),
      );
  } finally {
    progress.stop();
  }
}

/**
 * An interview that is gone on with would write its own answers over these. So its journal is put aside, and it goes on from the sheet; what
 * the journal alone knew is in the sheet that was there. One that is open now cannot be helped: nothing is written then.
 */
function setJournalsAside(sheets: readonly PlannedSheet[], workspace: Workspace, terminal: Terminal): void {
  const { folder, file } = workspace;
  if (folder === undefined || file === undefined) return;
  const found = sheets.flatMap(({ document: { city, period, respondent }, path }) => {
    const sitting = { city: city.id, period, respondent: respondent.id };
    const journal = journalPath(folder, file.city, sitting);
    return exists(journal) && path === sheetPath(workspace, sitting, terminal) ? [{ journal, path }] : [];
  });
  for (const { journal } of found)
    if (lockHolder(lockOf(journal)) !== undefined) throw new Failure(EXIT.could_not, say[terminal.lang].locked(shown(journal)));
  for (const { journal, path } of found) {
    const aside = setJournalAside(journal);
    if (!terminal.quiet) toStderr(`${say[terminal.lang].aside(shown(path), shown(aside))}\n`);
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
  // Names that differ in nothing but case are one file on some disks.
  const key = (path: string): string => path.normalize('NFC').toLowerCase();
  for (let n = 0; ; n++) {
    // The same id in two groups is two respondents.
    const end = n === 0 ? '' : n === 1 ? `_${respondent.group}` : `_${respondent.group}_${n}`;
    const path = at(`${respondent.id}${end}`);
    if (taken.has(key(path))) continue;
    taken.add(key(path));
    return path;
  }
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
