import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Finding, finding } from '../finding/finding.ts';
import { words } from '../text/lang.ts';
import { visibleLine } from '../text/visible.ts';
import { EXIT, Failure } from './failure.ts';
import { showAs, shown } from './files.ts';
import { toStderr } from './output.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: {
    missing: 'Agar berkas Parquet dapat dibaca, pasang DuckDB di samping siapkota: npm install @duckdb/node-api',
    cannot: (path: string, why: string) => `${path} tidak dapat dibaca: ${why}`,
  },
  en: {
    missing: 'To have Parquet files read, install DuckDB beside siapkota: npm install @duckdb/node-api',
    cannot: (path: string, why: string) => `${path} cannot be read: ${why}`,
  },
});

/** Names that are told by their ending; anything else may be Parquet inside. */
const OTHERS = /\.(csv|tsv|txt|ya?ml|json|jsonl|ndjson|gz|xlsx|xlsm)$/i;

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
    const duckdb = await openDuckDb(packed, folder, terminal);
    // The finding that such a file is not read comes with reading it.
    if (duckdb === undefined) {
      close();
      return { paths, close: () => {} };
    }
    const unpacked = new Map<string, string | undefined>();
    for (const [i, path] of packed.entries()) {
      const csv = join(folder, `${i}.csv`);
      const problem = await duckdb.toCsv(resolve(path), csv);
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

interface DuckDb {
  /** @returns what is wrong with the file, if anything */
  toCsv(from: string, to: string): Promise<string | undefined>;
  close(): void;
}

interface Package {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{ connect(): Promise<{ run(sql: string): Promise<unknown>; closeSync(): void }> }>;
  };
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** An engine that sees the folders of these files and the temporary one, nothing else, and asks no network for extensions. */
async function openDuckDb(paths: readonly string[], folder: string, terminal: Terminal): Promise<DuckDb | undefined> {
  // Not a literal: the package is the user's to install, and neither types nor the bundle may need it.
  const name = '@duckdb/node-api';
  let found: Package;
  try {
    found = (await import(name)) as Package;
  } catch {
    toStderr(`${say[terminal.lang].missing}\n`);
    return undefined;
  }
  const instance = await found.DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false', temp_directory: folder });
  const connection = await instance.connect();
  const folders = [...new Set([folder, ...paths.map((path) => dirname(resolve(path)))])].map((f) => literal(`${f}/`));
  await connection.run(`SET allowed_directories = [${folders.join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return {
    async toCsv(from, to) {
      try {
        await connection.run(
          `COPY (SELECT * FROM read_parquet(${literal(from)})) TO ${literal(to)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')`,
        );
        return undefined;
      } catch (error) {
        const problem = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
        if (/no space left|could not write|ENOSPC|disk/i.test(problem))
          throw new Failure(EXIT.could_not, say[terminal.lang].cannot(shown(from), visibleLine(problem)));
        return problem;
      }
    },
    close: () => connection.closeSync(),
  };
}
