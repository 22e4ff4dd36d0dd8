import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { decodeJournal } from '../../answers/journal.ts';
import { writeSheet } from '../../answers/write.ts';
import { type Doc, type Fact, replay } from '../../interview/facts.ts';
import { sheetOf } from '../../interview/sheet.ts';
import { thaw } from '../../interview/snapshot.ts';
import { sha256 } from '../../rubric/digest.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { isInside, shown } from '../output/files.ts';
import { toStderr } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { type WriteFile, writeWhole } from '../output/write-whole.ts';
import { frozenPath, instrumentsFolder } from './known-instrument.ts';

const say = words({
  id: {
    caughtUp: (path: string) => `Jurnal wawancara lebih baru daripada lembarnya; ditulis dahulu: ${path}`,
    setAside: (path: string, to: string) => `${path} diubah di luar wawancara; yang lama disimpan sebagai ${to}`,
    damaged: (path: string, line: number) => `${path} rusak di baris ${line}; lembarnya tidak ditulis.`,
    failed: (path: string, why: string) => `${path} belum dapat ditulis (${why}); jurnalnya utuh dan lembar ditulis lain kali.`,
    escapes: (path: string) => `Folder jawaban ${path} berada di luar folder penilaian.`,
  },
  en: {
    caughtUp: (path: string) => `The interview's journal is newer than its sheet; written first: ${path}`,
    setAside: (path: string, to: string) => `${path} was changed outside the interview; the old one is kept as ${to}`,
    damaged: (path: string, line: number) => `${path} is damaged at line ${line}; its sheet was not written.`,
    failed: (path: string, why: string) =>
      `${path} could not be written yet (${why}); its journal is whole and the sheet is written next time.`,
    escapes: (path: string) => `The answers folder ${path} lies outside the assessment's folder.`,
  },
});

/** A file name from outside text: letters, digits, `_` and `-`; anything else becomes `-` and a checksum keeps two names apart. */
export function safeName(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9_-]/g, '-');
  return safe === text ? safe : `${safe.slice(0, 80)}-${sha256(text).slice('sha256:'.length, 'sha256:'.length + 8)}`;
}

export const journalFolder = (folder: string): string => join(folder, '.siapkota', 'journal');
/** Whose interview it is, as far as file names go. */
export interface Sitting {
  readonly city: string;
  readonly respondent: string;
  readonly period: string;
}

/** Beside siapkota.yaml; a city other than the assessment's own is named. */
export const journalPath = (folder: string, own: string | undefined, { city, respondent, period }: Sitting): string =>
  join(journalFolder(folder), `${safeName([...(city === own ? [] : [city]), respondent, period].join('_'))}.jsonl`);
/** Where a respondent's sheet stands; a city or period other than the assessment's own is named. */
export function sheetPath(
  { folder, file }: Pick<Workspace, 'folder' | 'file'>,
  { city, respondent, period }: Sitting,
  terminal: Terminal,
): string {
  const answers = resolve(folder!, file!.answers);
  if (!isInside(folder!, answers)) throw new Failure(EXIT.usage, say[terminal.lang].escapes(file!.answers));
  const parts = [...(city === file!.city ? [] : [city]), respondent, ...(period === file!.period ? [] : [period])];
  return join(answers, `${safeName(parts.join('_'))}.yaml`);
}

/** The instrument that an interview began with, as it was kept; undefined where it was not, or cannot be read. */
export function keptInstrument(folder: string, digest: string): Instrument | undefined {
  const path = frozenPath(instrumentsFolder(folder), digest);
  return existsSync(path) ? thaw(readFileSync(path, 'utf8')) : undefined;
}

/** A time with the zone of this machine: 2026-11-24T09:12:00+07:00. */
export function localMoment(iso: string): string {
  const date = new Date(iso);
  const offset = -date.getTimezoneOffset();
  const two = (n: number): string => String(Math.trunc(Math.abs(n))).padStart(2, '0');
  return `${new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}

/** Beside a journal: how many facts its sheet holds and the sheet's checksum, so that a change by another hand is noticed. */
interface Written {
  readonly facts: number;
  readonly sheet: string;
}

const writtenPath = (journal: string): string => `${journal}.sheet`;

function readWritten(journal: string): Written | undefined {
  try {
    return JSON.parse(readFileSync(writtenPath(journal), 'utf8')) as Written;
  } catch {
    return undefined;
  }
}

const checksumOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * Writes the sheet of a journal. A sheet that another hand changed meanwhile is put aside first, never lost.
 * @returns whether it stands; where the disk refused, the journal still has everything
 */
export function putSheet(
  target: { journal: string; sheet: string; doc: Doc; facts: number; instrument: Instrument },
  terminal: Terminal,
  write: WriteFile = writeWhole,
): boolean {
  const { journal, sheet, doc, facts, instrument } = target;
  const document = sheetOf(doc, instrument, localMoment);
  if (document === undefined) return false;
  const text = writeSheet(document);
  try {
    if (existsSync(sheet)) {
      const known = readWritten(journal);
      if (checksumOf(readFileSync(sheet)) !== known?.sheet) {
        const aside = freeName(`${sheet}.bak`);
        renameSync(sheet, aside);
        toStderr(`${say[terminal.lang].setAside(shown(sheet), shown(aside))}\n`);
      }
    }
    mkdirSync(dirname(sheet), { recursive: true });
    write(sheet, text);
    write(writtenPath(journal), JSON.stringify({ facts, sheet: checksumOf(text) } satisfies Written));
    return true;
  } catch (error) {
    toStderr(`${say[terminal.lang].failed(shown(sheet), (error as NodeJS.ErrnoException).code ?? String((error as Error).message))}\n`);
    return false;
  }
}

function freeName(path: string): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? path : `${path}${n}`;
    if (!existsSync(candidate)) return candidate;
  }
}

/** Before answers are read: the sheet of every journal that holds more than its sheet does. Says what it wrote. */
export function catchUpSheets(workspace: Workspace, terminal: Terminal): void {
  if (workspace.folder === undefined) return;
  const folder = journalFolder(workspace.folder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)
    .filter((n) => n.endsWith('.jsonl'))
    .sort()) {
    const journal = join(folder, name);
    const decoded = decodeJournal(readFileSync(journal));
    if (decoded.damagedLine !== undefined) {
      toStderr(`${say[terminal.lang].damaged(shown(journal), decoded.damagedLine)}\n`);
      continue;
    }
    const doc = replay(decoded.facts as unknown as Fact[]);
    if (doc.start === undefined || doc.entries.size === 0 || doc.start.instrument !== workspace.instrument.id) continue;
    const sheet = sheetPath(workspace, doc.start, terminal);
    const written = readWritten(journal);
    if (existsSync(sheet) && (written?.facts ?? 0) >= decoded.facts.length) continue;
    const instrument =
      doc.digest === workspace.instrument.digest
        ? workspace.instrument
        : (keptInstrument(dirname(dirname(folder)), doc.digest) ?? workspace.instrument);
    // Looking at an interview again, or a pause, adds facts that no sheet shows.
    const document = sheetOf(doc, instrument, localMoment);
    if (existsSync(sheet) && document !== undefined && written?.sheet === checksumOf(writeSheet(document))) continue;
    if (putSheet({ journal, sheet, doc, facts: decoded.facts.length, instrument }, terminal))
      toStderr(`${say[terminal.lang].caughtUp(shown(sheet))}\n`);
  }
}
