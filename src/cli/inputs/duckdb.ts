import { dirname, resolve } from 'node:path';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { undoOnInterrupt } from '../interrupted.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: {
    toRead: (path: string) =>
      `${path} adalah Parquet; untuk membacanya siapkota memerlukan DuckDB: npm install @duckdb/node-api. Atau berikan sebagai CSV.`,
    toWrite: 'Untuk menulis Parquet siapkota memerlukan DuckDB: npm install @duckdb/node-api. Atau minta --format csv.',
  },
  en: {
    toRead: (path: string) => `${path} is Parquet; to read it siapkota needs DuckDB: npm install @duckdb/node-api. Or give it as CSV.`,
    toWrite: 'To write Parquet siapkota needs DuckDB: npm install @duckdb/node-api. Or ask for --format csv.',
  },
});

/** What to do where DuckDB is not installed. @param path of the file that is to be read; none where one is to be written */
export const needsDuckDb = ({ lang }: Terminal, path?: string): Failure =>
  new Failure(EXIT.could_not, path === undefined ? say[lang].toWrite : say[lang].toRead(path));

/** An engine that is open. */
export interface DuckDb {
  /** @returns the first line of what is wrong, if anything */
  run(sql: string): Promise<string | undefined>;
  close(): Promise<void>;
}

interface Package {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{ connect(): Promise<{ run(sql: string): Promise<unknown>; interrupt(): void; closeSync(): void }> }>;
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
  // The program cannot end before the engine does.
  const heard = undoOnInterrupt(() => connection.interrupt());
  return {
    async run(sql) {
      try {
        await connection.run(sql);
        return undefined;
      } catch (error) {
        return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
      }
    },
    async close() {
      await heard();
      connection.closeSync();
    },
  };
}
