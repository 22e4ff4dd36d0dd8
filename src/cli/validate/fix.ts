import { type Finding, finding } from '../../finding/finding.ts';
import { fixText } from '../../rubric/fix/fix.ts';
import { unifiedDiff } from '../../text/diff.ts';
import { words } from '../../text/lang.ts';
import { visible } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { nodeFiles } from '../output/files.ts';
import { toFile, toStderr, toStdout } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { type LintSettings, lintPaths } from './lint.ts';

const say = words({
  id: {
    fixed: (n: number) => `${n} berkas diperbaiki.`,
    would: (n: number) => `${n} berkas akan berubah; jalankan tanpa --dry-run untuk menulisnya.`,
    none: 'Tidak ada yang dapat diperbaiki dengan sendirinya.',
    unread: (n: number) => `Ada yang tidak terbaca, jadi perbaikannya berhenti; ${n} berkas sudah diperbaiki.`,
  },
  en: {
    fixed: (n: number) => `${n} file${n === 1 ? '' : 's'} corrected.`,
    would: (n: number) => `${n} file${n === 1 ? '' : 's'} would change; run without --dry-run to write.`,
    none: 'Nothing can be corrected by itself.',
    unread: (n: number) => `Something could not be read, so correcting stopped; ${n} file${n === 1 ? ' is' : 's are'} corrected.`,
  },
});

/** One correction can make way for another: an id put right lets a rule see further. A few rounds are enough for any of them. */
const ROUNDS = 4;

/** Puts right what has one right answer, file by file, each written whole or not at all. With `dryRun` prints what would change. */
export async function fixPaths(
  paths: readonly string[],
  { dryRun, ...settings }: { dryRun: boolean } & Omit<LintSettings, 'baseline'>,
  terminal: Terminal,
): Promise<void> {
  const touched = new Set<string>();
  for (let round = 0; round < (dryRun ? 1 : ROUNDS); round++) {
    const { changes, unread } = await changesBelow(paths, settings, terminal);
    // What cannot be read cannot be said to need no correction.
    if (unread.length > 0) {
      tellFindings(unread, () => undefined, terminal);
      throw new Failure(EXIT.inputs, say[terminal.lang].unread(touched.size));
    }
    for (const { file, before, after } of changes) {
      touched.add(file);
      if (dryRun) await toStdout(colour(visible(unifiedDiff(file, before, after)), terminal));
      else await toFile(file, after, { force: true, inPlace: true, terminal: { ...terminal, quiet: true } });
    }
    if (changes.length === 0) break;
  }
  if (terminal.quiet) return;
  const { fixed, would, none } = say[terminal.lang];
  toStderr(`${touched.size === 0 ? none : (dryRun ? would : fixed)(touched.size)}\n`);
}

interface Change {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

async function changesBelow(
  paths: readonly string[],
  settings: Omit<LintSettings, 'baseline'>,
  terminal: Terminal,
): Promise<{ changes: readonly Change[]; unread: readonly Finding[] }> {
  const { findings, files, languagesOf } = await lintPaths(paths, { ...settings, baseline: undefined }, terminal);
  const unread = findings.filter((f) => f.code === 'file/unreadable');
  const changes = files.flatMap((file): Change[] => {
    // Read again, and not taken from the linter: its text has lost the byte order mark.
    const read = /\.ya?ml$/i.test(file) ? nodeFiles.read(file) : undefined;
    if (read === undefined) return [];
    if (!('text' in read)) {
      unread.push(finding('file/unreadable', { file }, { path: file, why: read.detail }));
      return [];
    }
    const own = findings.filter((f) => f.place.file === file);
    const after = fixText(read.text, own, languagesOf(file));
    return after === read.text ? [] : [{ file, before: read.text, after }];
  });
  return { changes, unread };
}

function colour(diff: string, { out }: Terminal): string {
  return diff
    .split('\n')
    .map((line) =>
      /^(\+\+\+|---|@@)/.test(line) ? out.bold(line) : line.startsWith('+') ? out.green(line) : line.startsWith('-') ? out.red(line) : line,
    )
    .join('\n');
}
