import { dirname, resolve } from 'node:path';
import { words } from '../../text/lang.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: { missing: 'Untuk berkas Parquet, pasang DuckDB di samping siapkota: npm install @duckdb/node-api' },
  en: { missing: 'For Parquet files, install DuckDB beside siapkota: npm install @duckdb/node-api' },
});

/** What to do where DuckDB is not installed. */
export const installDuckDb = ({ lang }: Terminal): string => say[lang].missing;

/** An engine that is open. */
export interface DuckDb {
  /** @returns the first line of what is wrong, if anything */
  run(sql: string): Promise<string | undefined>;
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

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Whether an engine stopped because the disk or the memory is full, not because of what a file holds. */
export const isNoRoom = (problem: string): boolean =>
  /^(IO Error: (Could not write|Failed to write)|Out of Memory)|No space left on device|max_temp_directory_size/i.test(problem);

/**
 * An engine that sees the folders of these files and the temporary one, nothing else, and asks no network for extensions.
 * @returns undefined where the package is not installed
 */
export async function openDuckDb(paths: readonly string[], folder: string): Promise<DuckDb | undefined> {
  // Not a literal: the package is the user's to install, and neither types nor the bundle may need it.
  const name = '@duckdb/node-api';
  let found: Package;
  try {
    found = (await import(name)) as Package;
  } catch {
    return undefined;
  }
  // One thread: several hold a whole file to keep its rows in order, and writing text out is not any faster.
  const limits = { threads: '1', memory_limit: '1GB', temp_directory: folder };
  const instance = await found.DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false', ...limits });
  const connection = await instance.connect();
  const folders = [...new Set([folder, ...paths.map((path) => dirname(resolve(path)))])].map((f) => literal(`${f}/`));
  await connection.run(`SET allowed_directories = [${folders.join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return {
    async run(sql) {
      try {
        await connection.run(sql);
        return undefined;
      } catch (error) {
        return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
      }
    },
    close: () => connection.closeSync(),
  };
}
