import type { Dialect } from './dialects.ts';

const withTicks: readonly Dialect[] = ['clickhouse', 'spark', 'bigquery'];
const TEXT: Readonly<Record<Exclude<Dialect, 'clickhouse'>, string>> = {
  duckdb: 'VARCHAR',
  postgres: 'VARCHAR',
  trino: 'VARCHAR',
  spark: 'STRING',
  bigquery: 'STRING',
};

/** How a dialect writes names, texts and their like. Nothing that is handed in can end its quotes. */
export class Quoting {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  name(name: string): string {
    if (!withTicks.includes(this.#dialect)) return `"${name.replaceAll('"', '""')}"`;
    return this.#dialect === 'spark' ? `\`${name.replaceAll('`', '``')}\`` : `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
  }

  /** `schema.name`, each quoted by itself. */
  table(name: string): string {
    const parts = name.split('.');
    return parts.map((part) => this.name(part)).join('.');
  }

  literal(text: string): string {
    return withTicks.includes(this.#dialect)
      ? `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
      : `'${text.replaceAll("'", "''")}'`;
  }

  literals(texts: readonly string[]): string {
    return texts.map((text) => this.literal(text)).join(', ');
  }

  /** An expression as text, empty where it has no value. */
  text(expression: string): string {
    if (this.#dialect === 'clickhouse') return `COALESCE(toString(${expression}), '')`;
    const cast = `CAST(${expression} AS ${TEXT[this.#dialect]})`;
    // A foreign table of PostgreSQL 15 takes CASE along to its node, COALESCE it does not.
    return this.#dialect === 'postgres' ? `CASE WHEN ${expression} IS NULL THEN '' ELSE ${cast} END` : `COALESCE(${cast}, '')`;
  }

  /** A text without the spaces around it. ClickHouse had no function for it before 2019. */
  trimmed(text: string): string {
    return this.#dialect === 'clickhouse' ? `replaceRegexpAll(${text}, '^ +| +$', '')` : `TRIM(${text})`;
  }

  /** A sum of counts as a whole number. */
  total(expression: string): string {
    if (this.#dialect === 'clickhouse') return `SUM(${expression})`;
    return `CAST(SUM(${expression}) AS ${this.#dialect === 'bigquery' ? 'INT64' : 'BIGINT'})`;
  }
}
