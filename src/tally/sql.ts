import { type Instrument, isScored, ordinaryGroup } from '../rubric/instrument.ts';
import type { Dialect } from './dialects.ts';
import { Quoting } from './quoting.ts';

/** What a table of answers may have, by our names. `indicator`, `value` and `proof` belong to a long one. */
export const SQL_COLUMNS = ['city', 'period', 'group', 'respondent', 'indicator', 'value', 'proof'] as const;
/** A long table that was looked at may also name documents. */
export type SqlColumn = (typeof SQL_COLUMNS)[number] | 'evidence';

/** The columns of a wide table that speak of one indicator. */
export interface SqlCell {
  readonly value: string;
  readonly proof?: string | undefined;
  readonly evidence?: string | undefined;
}

export interface SqlTable {
  /** Its name, `schema.name`, or an expression such as read_csv('…'), which is taken as it is unless `isName` says otherwise. */
  readonly name: string;
  readonly isName?: boolean;
  readonly layout: 'long' | 'wide';
  /** Our name -> the table's own. What is not here the table does not have. */
  readonly columns: ReadonlyMap<SqlColumn, string>;
  /** Of a wide table: indicator -> its columns. Where nothing is said, every scored indicator has one of its own name. */
  readonly cells?: ReadonlyMap<string, SqlCell>;
}

export interface Statements {
  /** Makes the raw tally: columns of a tally file, one row for each distinct cell, counting rows as they are. */
  readonly tally: string;
  /** Lists respondents with more than one row for an indicator. It must find nobody, for the tally counts rows and not people. */
  readonly check: string | undefined;
}

/** Headings of what `cellsSql` selects. It is a long table that says how many, not a tally: its cells are still as people wrote them. */
export const CELL_COLUMNS = ['n', 'city', 'period', 'group', 'indicator', 'value', 'proof'] as const;

/**
 * The same count as this program's, for an engine to make where the answers are. Its result is a tally file that `score` takes; what
 * cells mean is still decided there, once for each distinct cell.
 */
export function tallySql(dialect: Dialect, table: SqlTable, instrument: Instrument): Statements {
  const writer = new Writer(dialect, table, instrument);
  const check = writer.check();
  return { tally: `${writer.tally()};`, check: check === undefined ? undefined : `${check};` };
}

/** The statements for an engine that this program asks itself: cells as they stand, counted, for the reader of tables to understand. */
export function cellsSql(dialect: Dialect, table: SqlTable, instrument: Instrument): { cells: string; check: string | undefined } {
  const writer = new Writer(dialect, table, instrument);
  return { cells: writer.cells(), check: writer.check() };
}

/** How many rows a statement has. */
export const sizeSql = (statement: string): string => `SELECT COUNT(*) AS n FROM (\n${statement}\n) AS counted`;

const KEYS = ['city', 'period', 'group', 'indicator', 'value', 'proof'] as const;
/** Cells that say nothing, as most people write them; the reader knows every spelling. */
const UNANSWERED = ['', '-', 'n/a', 'N/A', 'na', 'NA'];

class Writer {
  readonly #q: Quoting;
  readonly #table: SqlTable;
  readonly #instrument: Instrument;

  constructor(dialect: Dialect, table: SqlTable, instrument: Instrument) {
    this.#q = new Quoting(dialect);
    this.#table = table;
    this.#instrument = instrument;
  }

  tally(): string {
    const keys = KEYS.map((key) => this.#q.name(key)).join(', ');
    const parts = this.#parts((of) => [
      ['city', of('city')],
      ['period', of('period')],
      ['group', this.#group(of('group'))],
      ['indicator', of('indicator')],
      ['value', of('value')],
      ['proof', this.#proof(of('proof'), of('group'))],
      ['n', of('n')],
    ]);
    return [
      `SELECT ${keys}, ${this.#q.total(this.#q.name('n'))} AS ${this.#q.name('n')}`,
      'FROM (',
      parts,
      `) AS ${this.#q.name('said')}`,
      `WHERE ${this.#q.name('value')} <> ''`,
      `GROUP BY ${keys}`,
      `ORDER BY ${keys}`,
    ].join('\n');
  }

  cells(): string {
    return this.#parts((of) => CELL_COLUMNS.map((name) => [name, of(name)]));
  }

  /** Grouped by the city's own column, so that an engine whose nodes hold whole cities can look for doubles on each of them. */
  check(): string | undefined {
    const { columns, layout } = this.#table;
    if (!columns.has('respondent')) return undefined;
    const q = this.#q;
    const spoken = (column: SqlColumn): string => q.trimmed(q.text(this.#column(columns.get(column)!)));
    const inner: [name: string, expression: string][] = [];
    if (columns.has('period')) inner.push(['period', spoken('period')]);
    if (columns.has('group')) inner.push(['group', this.#group(spoken('group'))]);
    inner.push(['respondent', spoken('respondent')]);
    if (layout === 'long') inner.push(['indicator', this.#today(spoken('indicator'))]);
    const where = [`${spoken('respondent')} <> ''`];
    if (layout === 'long') where.push(`${spoken('value')} NOT IN (${q.literals(UNANSWERED)})`, ...this.#scored());
    const found = new Map(inner.map(([name]) => [name, `twice.${this.#seen(name)}`]));
    const keys = ['city', 'period', 'group', 'respondent', ...(layout === 'long' ? ['indicator'] : [])];
    const said: Record<string, string> = {
      city: columns.has('city') ? q.text(`twice.${this.#seen('city')}`) : q.literal(''),
      period: found.get('period') ?? q.literal(''),
      group: found.get('group') ?? q.literal(ordinaryGroup(this.#instrument)),
    };
    const raw: [string, string][] = columns.has('city') ? [['city', this.#column(columns.get('city')!)]] : [];
    return [
      `SELECT ${keys.map((key) => `${said[key] ?? found.get(key)} AS ${q.name(key)}`).join(',\n  ')},\n  twice.${this.#seen('n')} AS ${q.name('n')}`,
      'FROM (',
      this.#counted([...raw, ...inner], where),
      '    HAVING COUNT(*) > 1',
      ') AS twice',
      `ORDER BY ${keys.map((key) => q.name(key)).join(', ')}`,
    ].join('\n');
  }

  /** One part for a long table, one for each indicator of a wide one. */
  #parts(select: (of: (name: string) => string) => readonly (readonly [name: string, expression: string])[]): string {
    const { columns, layout } = this.#table;
    const part = (cell: SqlCell, id: string | undefined): string => {
      const raw: [name: string, expression: string][] = [];
      for (const name of ['city', 'period', 'group', 'indicator'] as const) {
        const column = columns.get(name);
        if (column !== undefined && (name !== 'indicator' || id === undefined)) raw.push([name, this.#column(column)]);
      }
      raw.push(['value', this.#column(cell.value)]);
      const proof = this.#saidOfProof(cell);
      if (proof !== undefined) raw.push(['proof', proof]);
      const has = new Set(raw.map(([name]) => name));
      const of = (name: string): string => {
        if (name === 'n') return `seen.${this.#seen('n')}`;
        if (name === 'indicator' && id !== undefined) return this.#q.literal(id);
        return has.has(name) ? this.#q.text(`seen.${this.#seen(name)}`) : this.#q.literal('');
      };
      const list = select(of).map(([name, expression]) => `${expression} AS ${this.#q.name(name)}`);
      const where = [`${this.#column(cell.value)} IS NOT NULL`, ...(id === undefined ? this.#scored() : [])];
      return `  SELECT ${list.join(',\n    ')}\n  FROM (\n${this.#counted(raw, where)}\n  ) AS seen`;
    };
    if (layout === 'wide') return [...this.#cells()].map(([id, cell]) => part(cell, id)).join('\n  UNION ALL\n');
    return part({ value: columns.get('value')!, proof: columns.get('proof'), evidence: columns.get('evidence') }, undefined);
  }

  /**
   * Rows counted by what they hold. Columns are counted as they are and made text outside: engines of many nodes do that on each
   * node. Names differ from those of the columns, for ClickHouse takes a name of the select list before that of a column.
   */
  #counted(columns: readonly (readonly [name: string, expression: string])[], where: readonly string[]): string {
    const list = columns.map(([name, expression]) => `${expression} AS ${this.#seen(name)}`);
    return [
      `    SELECT ${[...list, `COUNT(*) AS ${this.#seen('n')}`].join(',\n      ')}`,
      `    FROM ${this.#from()} AS a`,
      `    WHERE ${where.join('\n      AND ')}`,
      `    GROUP BY ${columns.map(([, expression]) => expression).join(', ')}`,
    ].join('\n');
  }

  #cells(): ReadonlyMap<string, SqlCell> {
    if (this.#table.cells !== undefined) return this.#table.cells;
    const scored = [...this.#instrument.indicators.values()].filter(isScored);
    return new Map(scored.map(({ id }) => [id, { value: id }]));
  }

  /** Words are not counted: they stay where they are. */
  #scored(): string[] {
    const words = [...this.#instrument.indicators.values()].filter((i) => !isScored(i)).map((i) => i.id);
    const ids = [...words, ...this.#instrument.open.keys()];
    if (ids.length === 0) return [];
    return [`${this.#q.text(this.#column(this.#table.columns.get('indicator')!))} NOT IN (${this.#q.literals(ids)})`];
  }

  /** An indicator's id of today, where it had others before. */
  #today(id: string): string {
    const { formerly } = this.#instrument;
    if (formerly.size === 0) return id;
    const pairs = [...formerly].map(([old, now]) => ` WHEN ${id} = ${this.#q.literal(old)} THEN ${this.#q.literal(now)}`);
    return `CASE${pairs.join('')} ELSE ${id} END`;
  }

  #group(group: string): string {
    const ordinary = this.#q.literal(ordinaryGroup(this.#instrument));
    return this.#table.columns.has('group') ? `CASE WHEN ${group} = '' THEN ${ordinary} ELSE ${group} END` : ordinary;
  }

  /** What is said of proof; naming a document says that it was sent. */
  #saidOfProof({ proof, evidence }: SqlCell): string | undefined {
    if (evidence === undefined) return proof === undefined ? undefined : this.#column(proof);
    const none = this.#q.literals(UNANSWERED);
    const title = this.#q.text(this.#column(evidence));
    const sent = `CASE WHEN ${title} IN (${none}) THEN '' ELSE 'sent' END`;
    if (proof === undefined) return sent;
    const said = this.#q.text(this.#column(proof));
    return `CASE WHEN ${said} IN (${none}) THEN ${sent} ELSE ${said} END`;
  }

  /** `accepted` is for those who may accept; from anyone else it means that something was sent. */
  #proof(proof: string, group: string): string {
    if (proof === this.#q.literal('')) return this.#q.literal('none');
    const may = [...this.#instrument.groups.values()].filter((g) => g.authority !== undefined).map((g) => g.id);
    const theirs = may.length === 0 ? '' : ` AND ${this.#group(group)} NOT IN (${this.#q.literals(may)})`;
    return `CASE WHEN ${proof} = '' THEN 'none' WHEN ${proof} = 'accepted'${theirs} THEN 'sent' ELSE ${proof} END`;
  }

  readonly #seen = (name: string): string => this.#q.name(`raw_${name}`);
  readonly #column = (name: string): string => `a.${this.#q.name(name)}`;

  #from(): string {
    const { name, isName } = this.#table;
    return isName !== true && name.includes('(') ? name : this.#q.table(name);
  }
}
