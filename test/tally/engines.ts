/** An SQL engine that runs in the process: statements in, rows of text out. */
export interface Engine {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<string[][]>;
  close(): void | Promise<void>;
}

/** A package that need not be installed. Its name is no literal, so that types can be checked without it. */
async function optional(name: string): Promise<Record<string, unknown> | undefined> {
  try {
    return (await import(name)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

export async function openDuckDb(): Promise<Engine | undefined> {
  const found = await optional('@duckdb/node-api');
  if (found === undefined) return undefined;
  const { DuckDBInstance } = found as {
    DuckDBInstance: {
      create(path: string): Promise<{
        connect(): Promise<{
          run(sql: string): Promise<unknown>;
          runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
          closeSync(): void;
        }>;
      }>;
    };
  };
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(String)),
    close: () => connection.closeSync(),
  };
}

export async function openPglite(): Promise<Engine | undefined> {
  const found = await optional('@electric-sql/pglite');
  if (found === undefined) return undefined;
  const { PGlite } = found as {
    PGlite: {
      create(): Promise<{
        exec(sql: string): Promise<unknown>;
        query(sql: string, params: unknown[], options: object): Promise<{ rows: unknown[][] }>;
        close(): Promise<void>;
      }>;
    };
  };
  const db = await PGlite.create();
  return {
    run: async (sql) => void (await db.exec(sql)),
    rows: async (sql) => (await db.query(sql, [], { rowMode: 'array' })).rows.map((row) => row.map(String)),
    close: () => db.close(),
  };
}
