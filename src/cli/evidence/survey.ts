import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Answer } from '../../answers/answer.ts';
import { type OnDisk, plainPath, type Survey } from '../../evidence/register.ts';
import { compareUtf8 } from '../../text/order.ts';
import { checksum } from '../inputs/checksum.ts';
import { allFiles } from '../inputs/glob.ts';
import { exists, isInside } from '../output/files.ts';
import { startProgress } from '../output/progress.ts';
import type { Terminal } from '../output/terminal.ts';

/** Where an assessment keeps its documents. */
export const EVIDENCE = 'evidence';

/** Looks at every file that the answers name and at everything in evidence/. Files outside the folder are not touched.
 *  @param progress said on stderr while large files are read; none in a linter that runs in an editor */
export async function surveyEvidence(
  folder: string,
  answers: readonly Answer[],
  progress?: { readonly title: string; readonly terminal: Terminal },
): Promise<Survey> {
  const kept = await keptFiles(folder);
  const named = answers.flatMap((a) => a.documents.flatMap((d) => (d.file === undefined ? [] : [plainPath(d.file)])));
  const wanted = [...new Set([...named, ...kept])].filter((file) => isInside(folder, resolve(folder, file)));
  const bar = progress === undefined ? undefined : startProgress(progress.title, wanted.length, progress.terminal);
  const files = new Map<string, OnDisk>();
  for (const file of wanted) {
    bar?.step();
    files.set(file, look(resolve(folder, file)));
  }
  bar?.stop();
  return { files, kept };
}

function look(path: string): OnDisk {
  try {
    const info = statSync(path, { throwIfNoEntry: false });
    if (info === undefined) return 'missing';
    return info.isFile() ? { sha256: checksum(path) } : 'unreadable';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'missing' : 'unreadable';
  }
}

/** Files in evidence/ but hidden ones and a README, which explain the folder and prove nothing. */
async function keptFiles(folder: string): Promise<string[]> {
  const below = join(resolve(folder), EVIDENCE);
  if (!exists(below)) return [];
  const found = await allFiles(['**/*'], {
    cwd: below,
    followSymbolicLinks: false,
    ignore: ['**/.*', '**/[Rr][Ee][Aa][Dd][Mm][Ee]*'],
  });
  return found.map((path) => plainPath(relative(resolve(folder), path))).sort(compareUtf8);
}
