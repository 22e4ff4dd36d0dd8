import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeJournal } from '../../answers/journal.ts';
import { writeSheet } from '../../answers/write.ts';
import { type Doc, type Fact, replay } from '../../interview/facts.ts';
import { sheetOf } from '../../interview/sheet.ts';
import { thaw } from '../../interview/snapshot.ts';
import { sha256 } from '../../rubric/digest.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { words } from '../../text/lang.ts';
import { cause, codeOf, remedy } from '../../text/system.ts';
import { EXIT, Failure } from '../failure.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { alone } from '../output/alone.ts';
import { exists, isInside, shown } from '../output/files.ts';
import { toStderr } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { type WriteFile, writeWhole } from '../output/write-whole.ts';
import { frozenPath, instrumentsFolder } from './known-instrument.ts';

const say = words({
  id: {
    caughtUp: (path: string) => `Jurnal wawancara lebih baru daripada lembarnya; ditulis dahulu: ${path}`,
    setAside: (path: string, to: string) => `${path} diubah di luar wawancara; yang lama disimpan sebagai ${to}`,
    damaged: (path: string, line: number) => `${path} rusak di baris ${line}; lembarnya tidak ditulis.`,
    failed: (path: string, code: string) =>
      `${path} belum dapat ditulis (${cause(code, 'id')}); jurnalnya utuh dan lembar ditulis lain kali. ${remedy(code, 'id')}`,
    without: (path: string) => `Jawaban terbaru di ${path} belum termasuk dalam hasil ini.`,
    escapes: (path: string) => `Folder jawaban ${path} berada di luar folder penilaian.`,
  },
  en: {
    caughtUp: (path: string) => `The interview's journal is newer than its sheet; written first: ${path}`,
    setAside: (path: string, to: string) => `${path} was changed outside the interview; the old one is kept as ${to}`,
    damaged: (path: string, line: number) => `${path} is damaged at line ${line}; its sheet was not written.`,
    failed: (path: string, code: string) =>
      `${path} could not be written yet (${cause(code, 'en')}); its journal is whole and the sheet is written next time. ${remedy(code, 'en')}`,
    without: (path: string) => `The newest answers in ${path} are not in this result.`,
    escapes: (path: string) => `The answers folder ${path} lies outside the assessment's folder.`,
  },
});

/** A file name from outside text: letters, digits, `_` and `-`; anything else becomes `-` and a checksum keeps two names apart. */
export function safeName(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9_-]/g, '-');
  // Disks take 255 bytes, and more is hung on for journals and copies.
  return safe === text && safe.length <= 200 ? safe : `${safe.slice(0, 80)}-${sha256(text).slice('sha256:'.length, 'sha256:'.length + 8)}`;
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
  return exists(path) ? thaw(readFileSync(path, 'utf8')) : undefined;
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

/** A journal that begins anew has written no sheet yet. */
export const forgetSheetOf = (journal: string): void => rmSync(writtenPath(journal), { force: true });

/** Takes a journal out of use, once a sheet says more than it does: the next interview begins from the sheet. @returns where it is kept */
export function setJournalAside(journal: string): string {
  for (let n = 1; ; n++) {
    const aside = `${journal}.merged${n === 1 ? '' : n}`;
    if (exists(aside)) continue;
    renameSync(journal, aside);
    try {
      forgetSheetOf(journal);
    } catch {
      // The next interview does it before it begins.
    }
    return aside;
  }
}

const checksumOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * Writes the sheet of a journal. A sheet that another hand changed meanwhile is put aside first, never lost.
 * @returns whether it stands; where the disk refused, the journal still has everything
 */
export function putSheet(target: Target, terminal: Terminal, write: WriteFile = writeWhole): boolean {
  const { journal, sheet, doc, facts, instrument } = target;
  const document = sheetOf(doc, instrument, localMoment);
  if (document === undefined) return false;
  const text = writeSheet(document);
  try {
    if (exists(sheet)) {
      const there = readFileSync(sheet);
      if (checksumOf(there) !== readWritten(journal)?.sheet && !there.equals(Buffer.from(text))) {
        const aside = keepAside(there, sheet, write);
        toStderr(`${say[terminal.lang].setAside(shown(sheet), shown(aside))}\n`);
      }
    }
    write(sheet, text);
    write(writtenPath(journal), JSON.stringify({ facts, sheet: checksumOf(text) } satisfies Written));
    return true;
  } catch (error) {
    toStderr(`${say[terminal.lang].failed(shown(sheet), codeOf(error))}\n`);
    return false;
  }
}

/** A copy beside the sheet, which itself stays until it is replaced: at no moment is there none. One that is there already serves again. */
function keepAside(bytes: Buffer, sheet: string, write: WriteFile): string {
  for (let n = 1; ; n++) {
    const aside = `${sheet}.bak${n === 1 ? '' : n}`;
    if (!exists(aside)) {
      write(aside, bytes, { isNew: true });
      return aside;
    }
    if (readFileSync(aside).equals(bytes)) return aside;
  }
}

interface Target {
  readonly journal: string;
  readonly sheet: string;
  readonly doc: Doc;
  readonly facts: number;
  readonly instrument: Instrument;
}

/** Before answers are read: the sheet of every journal that holds more than its sheet does. Says what it wrote. */
export function catchUpSheets(workspace: Workspace, terminal: Terminal): void {
  if (workspace.folder === undefined) return;
  const folder = journalFolder(workspace.folder);
  if (!exists(folder)) return;
  const journals = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
  const w = say[terminal.lang];
  const behind = journals.filter((journal) => {
    const target = sheetBehind(journal, workspace, terminal);
    if (target !== 'damaged') return target !== undefined;
    process.exitCode = EXIT.inputs;
    return false;
  });
  if (behind.length === 0) return;
  const done = alone(workspace.folder, terminal);
  try {
    for (const journal of behind) {
      // Looked at again: another one may have written it while this one waited for its turn.
      const target = sheetBehind(journal, workspace, terminal);
      if (target === undefined || target === 'damaged') continue;
      if (putSheet(target, terminal)) toStderr(`${w.caughtUp(shown(target.sheet))}\n`);
      else {
        toStderr(`${w.without(shown(journal))}\n`);
        process.exitCode = EXIT.could_not;
      }
    }
  } finally {
    done();
  }
}

/** What has to be written so that a journal's sheet says what the journal does; undefined where it says it already. */
function sheetBehind(journal: string, workspace: Workspace, terminal: Terminal): Target | 'damaged' | undefined {
  const decoded = decodeJournal(readFileSync(journal));
  if (decoded.damagedLine !== undefined) {
    toStderr(`${say[terminal.lang].damaged(shown(journal), decoded.damagedLine)}\n`);
    return 'damaged';
  }
  const doc = replay(decoded.facts as unknown as Fact[]);
  if (doc.start === undefined || doc.entries.size === 0 || doc.start.instrument !== workspace.instrument.id) return undefined;
  const sheet = sheetPath(workspace, doc.start, terminal);
  const written = readWritten(journal);
  if (exists(sheet) && (written?.facts ?? 0) >= decoded.facts.length) return undefined;
  const instrument =
    doc.digest === workspace.instrument.digest
      ? workspace.instrument
      : (keptInstrument(workspace.folder!, doc.digest) ?? workspace.instrument);
  // Looking at an interview again, or a pause, adds facts that no sheet shows.
  const document = sheetOf(doc, instrument, localMoment);
  if (exists(sheet) && document !== undefined && written?.sheet === checksumOf(writeSheet(document))) return undefined;
  return { journal, sheet, doc, facts: decoded.facts.length, instrument };
}
