/** Engines whose SQL is written here. All of it is the common core: CASE, COALESCE, CAST, COUNT, GROUP BY, UNION ALL. */
export type Dialect = 'duckdb' | 'postgres' | 'clickhouse' | 'spark' | 'bigquery' | 'trino';
export const DIALECTS: readonly Dialect[] = ['duckdb', 'postgres', 'clickhouse', 'spark', 'bigquery', 'trino'];
