/** Engines whose SQL is written here. All of it is the common core: CASE, COALESCE, CAST, COUNT, GROUP BY, UNION ALL. */
export type Dialect = 'duckdb' | 'postgres' | 'clickhouse' | 'spark' | 'bigquery' | 'trino';
export const DIALECTS: readonly Dialect[] = ['duckdb', 'postgres', 'clickhouse', 'spark', 'bigquery', 'trino'];

/** Engines that this program asks itself; for the others it writes the statements. */
export type EngineName = Extract<Dialect, 'postgres' | 'clickhouse'>;
export const ENGINES: readonly EngineName[] = ['postgres', 'clickhouse'];
