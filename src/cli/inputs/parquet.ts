import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Finding, finding } from '../../finding/finding.ts';
import { words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { showAs, shown } from '../output/files.ts';
import { toStderr } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { installDuckDb, isDiskFull, literal, openDuckDb } from './duckdb.ts';

const say = words({
  id: {
    cannot: (path: string, why: string) => `${path} tidak dapat dibaca: ${why}`,
  },
  en: {
    cannot: (path: string, why: string) => `${path} cannot be read: ${why}`,
  },
});

/** Names that are told by their ending; anything else may be Parquet inside. */
const OTHERS = /\.(csv|tsv|txt|ya?ml|json|jsonl|ndjson|gz|xlsx|xlsm)$/i;

const AS_CSV = `FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR ''`;

export interface Unpacked {
  readonly paths: readonly string[];
  /** Removes what was put aside. */
  readonly close: () => void;
}

/** The paths with every Parquet file replaced by a CSV of the same rows in a temporary folder, shown under its own name. */
export async function unpackParquet(paths: readonly string[], report: (f: Finding) => void, terminal: Terminal): Promise<Unpacked> {
  const packed = paths.filter((path) => path !== '-' && !OTHERS.test(path) && isParquet(path));
  if (packed.length === 0) return { paths, close: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-'));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  const interrupted = (): never => {
    close();
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', interrupted);
  try {
    const duckdb = await openDuckDb(packed, folder);
    if (duckdb === undefined) {
      // The finding that such a file is not read comes with reading it.
      toStderr(`${installDuckDb(terminal)}\n`);
      close();
      return { paths, close: () => {} };
    }
    const unpacked = new Map<string, string | undefined>();
    for (const [i, path] of packed.entries()) {
      const csv = join(folder, `${i}.csv`);
      const problem = await duckdb.run(`COPY (SELECT * FROM read_parquet(${literal(resolve(path))})) TO ${literal(csv)} (${AS_CSV})`);
      if (problem !== undefined && isDiskFull(problem))
        throw new Failure(EXIT.could_not, say[terminal.lang].cannot(shown(path), visibleLine(problem)));
      if (problem === undefined) showAs(csv, path);
      else report(finding('file/broken-archive', { file: shown(path) }, { why: visibleLine(problem).slice(0, 200) }));
      unpacked.set(path, problem === undefined ? csv : undefined);
    }
    duckdb.close();
    return { paths: paths.flatMap((path) => (unpacked.has(path) ? (unpacked.get(path) ?? []) : [path])), close };
  } catch (error) {
    close();
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupted);
  }
}

function isParquet(path: string): boolean {
  try {
    const fd = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(4);
      return readSync(fd, bytes, 0, 4, 0) === 4 && bytes.toString('latin1') === 'PAR1';
    } finally {
      closeSync(fd);
    }
  } catch {
    return false;
  }
}
