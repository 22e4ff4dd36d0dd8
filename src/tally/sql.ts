import { type Instrument, isScored, ordinaryGroup } from '../rubric/instrument.ts';
import type { Dialect } from './dialects.ts';

/** What a table of answers may have, by our names. `value` belongs to a long one. */
export const SQL_COLUMNS = ['city', 'period', 'group', 'respondent', 'indicator', 'value', 'proof'] as const;
export type SqlColumn = (typeof SQL_COLUMNS)[number];

export interface SqlTable {
  /** Its name, `schema.name`, or an expression such as read_csv('…'), which is taken as it is. */
  readonly name: string;
  readonly layout: 'long' | 'wide';
  /** Our name -> the table's own. What is not here the table does not have. */
  readonly columns: ReadonlyMap<SqlColumn, string>;
}

export interface Statements {
  /** Makes the raw tally: columns of a tally file, one row for each distinct cell, counting rows as they are. */
  readonly tally: string;
  /** Lists respondents with more than one row for an indicator. It must find nobody, for the tally counts rows and not people. */
  readonly check: string | undefined;
}

/**
 * The same count as this program's, for an engine to make where the answers are. Its result is a tally file that `score` takes; what
 * cells mean is still decided there, once for each distinct cell.
 */
export function tallySql(dialect: Dialect, table: SqlTable, instrument: Instrument): Statements {
  const writer = new Writer(dialect, table, instrument);
  return { tally: writer.tally(), check: writer.check() };
}

class Writer {
  readonly #dialect: Dialect;
  readonly #table: SqlTable;
  readonly #instrument: Instrument;

  constructor(dialect: Dialect, table: SqlTable, instrument: Instrument) {
    this.#dialect = dialect;
    this.#table = table;
    this.#instrument = instrument;
  }

  tally(): string {
    const { layout } = this.#table;
    const rows =
      layout === 'long'
        ? [this.#rows(this.#text('indicator'), this.#text('value'))]
        : this.#indicators().map((id) => this.#rows(this.#literal(id), this.#asText(id)));
    const keys = ['city', 'period', 'group', 'indicator', 'value', 'proof'].map((name) => this.#name(name)).join(', ');
    return [
      `SELECT ${keys}, COUNT(*) AS ${this.#name('n')}`,
      'FROM (',
      rows.join('\n  UNION ALL\n'),
      `) AS ${this.#name('said')}`,
      `WHERE ${this.#name('value')} <> ''`,
      `GROUP BY ${keys}`,
      `ORDER BY ${keys};`,
    ].join('\n');
  }

  check(): string | undefined {
    const { columns, layout } = this.#table;
    if (!columns.has('respondent')) return undefined;
    const isLong = layout === 'long';
    const parts: [string, string][] = [
      ['city', this.#text('city')],
      ['period', this.#text('period')],
      ['group', this.#group()],
      ['respondent', this.#text('respondent')],
    ];
    const long: [string, string][] = [...parts, ['indicator', this.#text('indicator')]];
    const keys = (isLong ? long : parts).map(([name]) => this.#name(name)).join(', ');
    const value = this.#name('value');
    return [
      `SELECT ${keys}, COUNT(*) AS ${this.#name('n')}`,
      'FROM (',
      this.#inner(isLong ? [...long, ['value', this.#text('value')]] : parts),
      `) AS ${this.#name('said')}`,
      `WHERE ${this.#name('respondent')} <> ''${isLong ? ` AND ${value} <> ''` : ''}`,
      `GROUP BY ${keys}`,
      'HAVING COUNT(*) > 1',
      `ORDER BY ${keys};`,
    ].join('\n');
  }

  #rows(indicator: string, value: string): string {
    return this.#inner([
      ['city', this.#text('city')],
      ['period', this.#text('period')],
      ['group', this.#group()],
      ['indicator', indicator],
      ['value', value],
      ['proof', this.#proof()],
    ]);
  }

  #inner(columns: readonly (readonly [name: string, expression: string])[]): string {
    const list = columns.map(([name, expression]) => `${expression} AS ${this.#name(name)}`);
    return `  SELECT ${list.join(',\n    ')}\n  FROM ${this.#from()} AS a`;
  }

  #indicators(): string[] {
    return [...this.#instrument.indicators.values()].filter(isScored).map((indicator) => indicator.id);
  }

  #group(): string {
    const ordinary = this.#literal(ordinaryGroup(this.#instrument));
    if (!this.#table.columns.has('group')) return ordinary;
    const group = this.#text('group');
    return `CASE WHEN ${group} = '' THEN ${ordinary} ELSE ${group} END`;
  }

  /** `accepted` is for those who may accept; from anyone else it means that something was sent. Missing codes have no proof. */
  #proof(): string {
    if (!this.#table.columns.has('proof') || this.#table.layout === 'wide') return this.#literal('none');
    const proof = this.#text('proof');
    const may = [...this.#instrument.groups.values()].filter((g) => g.authority !== undefined).map((g) => this.#literal(g.id));
    const theirs = may.length === 0 ? '' : ` AND ${this.#group()} NOT IN (${may.join(', ')})`;
    return `CASE WHEN ${proof} = '' THEN 'none' WHEN ${proof} = 'accepted'${theirs} THEN 'sent' ELSE ${proof} END`;
  }

  #text(column: SqlColumn): string {
    const name = this.#table.columns.get(column);
    return name === undefined ? this.#literal('') : this.#asText(name);
  }

  /** A column as text, empty where it has no value. */
  #asText(name: string): string {
    const type = { duckdb: 'VARCHAR', postgres: 'VARCHAR', trino: 'VARCHAR', spark: 'STRING', bigquery: 'STRING', clickhouse: undefined };
    const cast = type[this.#dialect];
    const column = `a.${this.#name(name)}`;
    return `COALESCE(${cast === undefined ? `toString(${column})` : `CAST(${column} AS ${cast})`}, '')`;
  }

  #from(): string {
    const { name } = this.#table;
    return name.includes('(') ? name : name.split('.').map((part) => this.#name(part)).join('.'); // biome-ignore format: one thought
  }

  #name(name: string): string {
    const ticks = this.#dialect === 'clickhouse' || this.#dialect === 'spark' || this.#dialect === 'bigquery';
    if (!ticks) return `"${name.replaceAll('"', '""')}"`;
    return this.#dialect === 'spark' ? `\`${name.replaceAll('`', '``')}\`` : `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
  }

  #literal(text: string): string {
    const slashes = this.#dialect === 'clickhouse' || this.#dialect === 'spark' || this.#dialect === 'bigquery';
    return slashes ? `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : `'${text.replaceAll("'", "''")}'`;
  }
}
