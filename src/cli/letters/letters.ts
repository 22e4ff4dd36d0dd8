import { join } from 'node:path';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { safeName } from '../interview/journal-sheets.ts';
import { exists, shown } from '../output/files.ts';
import { toFile, toStderr } from '../output/output.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Party } from '../status/parties.ts';
import type { Status } from '../status/status.ts';
import { letterHtml, letterMarkdown } from './formats.ts';
import { formsFor, type LetterForm, writeForm } from './forms.ts';
import { isWrittenTo, letterTo } from './letter.ts';

const say = words({
  id: {
    exists: (path: string, n: number) => `${path}${n > 1 ? ` dan ${n - 1} berkas lain` : ''} sudah ada. Beri --force untuk menimpanya.`,
    none: 'Tidak ada surat yang perlu ditulis: tidak ada pihak yang masih ditunggu.',
    writing: 'Menulis surat',
    written: (letters: number, forms: number, folder: string) =>
      `${letters} surat ditulis di ${folder} (.docx untuk dinomori dan ditandatangani, .html siap cetak, .md untuk disalin)${forms === 0 ? '' : `, dengan ${forms} formulir isian (.xlsx)`}.`,
  },
  en: {
    exists: (path: string, n: number) => `${path}${n > 1 ? ` and ${n - 1} more files exist` : ' exists'}. Give --force to replace.`,
    none: 'There is no letter to write: nobody owes anything.',
    writing: 'Writing letters',
    written: (letters: number, forms: number, folder: string) =>
      `${letters} letter${letters === 1 ? '' : 's'} written to ${folder} (.docx to number and sign, .html to print, .md to copy from)${forms === 0 ? '' : `, with ${forms} form${forms === 1 ? '' : 's'} to fill in (.xlsx)`}.`,
  },
});

interface Parcel {
  readonly party: Party;
  readonly stem: string;
  readonly forms: readonly LetterForm[];
}

/** A letter to every party that owes something, as Markdown, page and Word document, with its form. What exists is not replaced without --force, and then nothing is written. */
export async function writeLetters(
  folder: string,
  { parties, f }: Status,
  { force, terminal, workspace }: { force: boolean; terminal: Terminal; workspace: Workspace },
): Promise<void> {
  const w = say[terminal.lang];
  const parcels = parcelsOf(parties.filter(isWrittenTo), (party) => formsFor(party, f, workspace));
  const names = parcels.flatMap(({ stem, forms }) => [`${stem}.docx`, `${stem}.html`, `${stem}.md`, ...forms.map((m) => m.name)]);
  const there = names.map((name) => join(folder, name)).filter((path) => exists(path));
  if (!force && there.length > 0) throw new Failure(EXIT.usage, w.exists(shown(there[0]!), there.length));
  const { letterDocx } = await import('./docx.ts');
  const write = (name: string, content: string | Uint8Array): Promise<void> =>
    toFile(join(folder, name), content, { force, terminal: { ...terminal, quiet: true } });
  const progress = startProgress(w.writing, parcels.length, terminal);
  for (const { party, stem, forms } of parcels) {
    const letter = letterTo(
      party,
      f,
      forms.map((m) => m.name),
    )!;
    await write(`${stem}.md`, letterMarkdown(letter));
    await write(`${stem}.html`, letterHtml(letter));
    await write(`${stem}.docx`, letterDocx(letter, f.today));
    for (const made of forms) await write(made.name, await writeForm(made));
    progress.step();
  }
  progress.stop();
  if (terminal.quiet) return;
  const count = parcels.reduce((sum, { forms }) => sum + forms.length, 0);
  toStderr(`${parcels.length === 0 ? w.none : w.written(parcels.length, count, shown(folder))}\n`);
}

/** An agency and a respondent may have one id, and a form must not take the name of another's. */
function parcelsOf(parties: readonly Party[], formsOf: (party: Party) => LetterForm[]): Parcel[] {
  const taken = new Set<string>();
  const free = (name: string, kind: string): string => {
    const found = taken.has(name) ? name.replace(/(-[a-z]+\.xlsx)?$/, `-${kind}$1`) : name;
    taken.add(found);
    return found;
  };
  return parties.map((party) => ({
    party,
    stem: free(safeName(party.id), party.kind),
    forms: formsOf(party).map((made) => ({ ...made, name: free(made.name, party.kind) })),
  }));
}
