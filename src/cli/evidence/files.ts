import * as nodeFs from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, join, relative, resolve } from 'node:path';
import { isMap, isSeq, parseDocument, YAMLSeq } from 'yaml';
import type { Judgement } from '../../interview/facts.ts';
import type { Command, Request } from '../../interview/session.ts';
import { checksum } from '../inputs/checksum.ts';
import { syncFolder } from '../interview/journal-file.ts';
import { localMoment, safeName } from '../interview/journal-sheets.ts';
import { exists, isInside } from '../output/files.ts';
import { type WriteFile, writeWhole } from '../output/write-whole.ts';

/** The file system as copying needs it; handed in, so that a test can let each call fail. */
export type CopyFs = Pick<typeof nodeFs, 'copyFileSync' | 'openSync' | 'fsyncSync' | 'closeSync' | 'renameSync'>;

/** Looks at a proof's file, or copies it into evidence/; the answer is a command to the interview. */
export function attachFile({ path, how }: Request, folder: string, fs: CopyFs = nodeFs): Command {
  const full = resolve(path.startsWith('~/') ? join(homedir(), path.slice(2)) : path);
  try {
    if (!nodeFs.statSync(full).isFile()) return { c: 'unattached', why: 'EISDIR' };
    const sha256 = checksum(full);
    if (how === 'copy') return { c: 'attached', file: copyIn(full, sha256, folder, fs), sha256 };
    const inside = isInside(folder, full);
    // A sheet may only name files of its own folder; a place elsewhere is kept as words in the title.
    return inside
      ? { c: 'attached', file: slashes(relative(folder, full)), sha256 }
      : { c: 'attached', file: undefined, sha256, place: path };
  } catch (error) {
    return { c: 'unattached', why: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

const slashes = (path: string): string => path.replaceAll('\\', '/');

/** Under its own name; the same content is not copied twice, other content of the same name gets a number. Durable once it returns. */
function copyIn(from: string, sha256: string, folder: string, fs: CopyFs): string {
  const target = join(folder, 'evidence');
  nodeFs.mkdirSync(target, { recursive: true });
  const extension = extname(from).replace(/[^A-Za-z0-9.]/g, '');
  const stem = safeName(basename(from, extname(from)));
  for (let n = 1; ; n++) {
    const name = `${stem}${n === 1 ? '' : `-${n}`}${extension}`;
    const to = join(target, name);
    if (exists(to)) {
      if (checksum(to) === sha256) return `evidence/${name}`;
      continue;
    }
    const half = `${to}.part`;
    try {
      fs.copyFileSync(from, half);
      const fd = fs.openSync(half, 'r+');
      try {
        fs.fsyncSync(fd);
      } finally {
        fs.closeSync(fd);
      }
      // Between the checksum and the copy the file may have been saved again; what is kept is what is named.
      if (checksum(half) !== sha256) throw Object.assign(new Error('the file changed while it was copied'), { code: 'EBUSY' });
      fs.renameSync(half, to);
      syncFolder(target, fs);
    } catch (error) {
      nodeFs.rmSync(half, { force: true });
      throw error;
    }
    return `evidence/${name}`;
  }
}

/** Puts verdicts into evidence.yaml: one entry per (sha256 or file, indicator, respondent); comments and other entries stay as they are. */
export function writeVerdicts(path: string, verdicts: readonly Judgement[], write: WriteFile = writeWhole): void {
  const document = parseDocument(exists(path) ? nodeFs.readFileSync(path, 'utf8') : 'verdicts: []\n');
  if (document.errors.length > 0) throw Object.assign(new Error(document.errors[0]!.message), { code: 'YAML' });
  const found = document.get('verdicts');
  const list = isSeq(found) ? found : new YAMLSeq();
  if (list !== found) document.set('verdicts', list);
  list.flow = false;
  for (const { id, respondent, file, sha256, state, by, at } of verdicts) {
    const entry = Object.fromEntries(
      Object.entries({ indicator: id, respondent, file, sha256, state, by, at: localMoment(at) }).filter(([, v]) => v !== undefined),
    );
    const same = list.items.findIndex(
      (item) =>
        isMap(item) &&
        item.get('indicator') === id &&
        String(item.get('respondent')) === respondent &&
        (sha256 !== undefined && item.has('sha256') ? item.get('sha256') === sha256 : item.get('file') === file),
    );
    const node = document.createNode(entry);
    if (same === -1) list.items.push(node);
    else list.items[same] = node;
  }
  write(path, document.toString({ lineWidth: 120 }));
}
