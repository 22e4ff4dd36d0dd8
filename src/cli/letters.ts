import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../text/lang.ts';
import { EXIT, Failure } from './failure.ts';
import { shown } from './files.ts';
import { safeName } from './journal-sheets.ts';
import { letterTo } from './letter.ts';
import { letterHtml, letterMarkdown } from './letter-formats.ts';
import { toFile, toStderr } from './output.ts';
import type { Status } from './status.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: {
    exists: (path: string, n: number) => `${path}${n > 1 ? ` dan ${n - 1} surat lain` : ''} sudah ada. Beri --force untuk menimpanya.`,
    none: 'Tidak ada surat yang perlu ditulis: tidak ada pihak yang masih ditunggu.',
    written: (n: number, folder: string) => `${n} surat ditulis di ${folder} (.html siap cetak, .md untuk disalin).`,
  },
  en: {
    exists: (path: string, n: number) => `${path}${n > 1 ? ` and ${n - 1} more letters exist` : ' exists'}. Give --force to replace.`,
    none: 'There is no letter to write: nobody owes anything.',
    written: (n: number, folder: string) => `${n} letter${n === 1 ? '' : 's'} written to ${folder} (.html to print, .md to copy from).`,
  },
});

/** A letter to every party that owes something, as Markdown and as a page. All or none: what exists is not replaced without --force. */
export async function writeLetters(
  folder: string,
  { parties, f }: Status,
  { force, terminal }: { force: boolean; terminal: Terminal },
): Promise<void> {
  const w = say[terminal.lang];
  const files = new Map<string, string>();
  let letters = 0;
  for (const party of parties) {
    const letter = letterTo(party, f);
    if (letter === undefined) continue;
    letters++;
    // An agency and a respondent may have one id.
    const stem = safeName(party.id);
    const name = files.has(join(folder, `${stem}.md`)) ? `${stem}-${party.kind}` : stem;
    files.set(join(folder, `${name}.md`), letterMarkdown(letter));
    files.set(join(folder, `${name}.html`), letterHtml(letter));
  }
  const there = [...files.keys()].filter((path) => existsSync(path));
  if (!force && there.length > 0) throw new Failure(EXIT.usage, w.exists(shown(there[0]!), there.filter((p) => p.endsWith('.md')).length));
  for (const [path, text] of files) await toFile(path, text, { force, terminal: { ...terminal, quiet: true } });
  if (!terminal.quiet) toStderr(`${letters === 0 ? w.none : w.written(letters, shown(folder))}\n`);
}
