import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finding, finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import type { EngineName } from '../../tally/dialects.ts';
import { cellsSql, type SqlTable, sizeSql } from '../../tally/sql.ts';
import { EXIT } from '../failure.ts';
import { showAs, shown } from '../output/files.ts';
import type { Terminal } from '../output/terminal.ts';
import { atTable } from './at-table.ts';
import { type Engine, type EngineAsk, EngineStop } from './engine.ts';
import { planTable, type Wanted } from './table.ts';
import { type Step, startWaiting } from './waiting.ts';

const OPEN: Readonly<Record<EngineName, () => Promise<(ask: EngineAsk) => Promise<Engine>>>> = {
  postgres: async () => (await import('./postgres.ts')).openPostgres,
  clickhouse: async () => (await import('./clickhouse.ts')).openClickHouse,
};

/** So many respondents with two answers are named; the rest is counted. */
const MOST_NAMED = 5;

export interface Asking extends Wanted {
  readonly engine: EngineName;
  readonly url: string;
  /** Seconds that a statement may take. */
  readonly timeout: number;
}

/** Cells that an engine counted, as a file that is read like any other table. */
export interface CountedCells {
  readonly path: string;
  /** Findings about the table itself. */
  readonly findings: readonly Finding[];
  /** Findings about the file, told of the table instead. */
  readonly atTable: (findings: readonly Finding[]) => readonly Finding[];
  /** Removes the file. */
  readonly close: () => void;
}

/**
 * Has an engine count its table: first whether anybody answers twice, then the cells, which come into a temporary file. Nothing
 * else is brought here, and nothing is written elsewhere until all of it has come.
 * @throws EngineStop where the engine cannot, or must not
 */
export async function askEngine(asking: Asking, instrument: Instrument, terminal: Terminal): Promise<CountedCells> {
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-'));
  const close = (): void => {
    process.removeListener('SIGINT', interrupted);
    rmSync(folder, { recursive: true, force: true });
  };
  const waiting = startWaiting(terminal);
  const interrupted = (): never => {
    waiting.stop();
    close();
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', interrupted);
  let engine: Engine | undefined;
  try {
    engine = await (await OPEN[asking.engine]())(asking);
    const path = join(folder, 'cells.csv');
    const findings = await count(engine, asking, instrument, path, waiting.at);
    showAs(path, `${asking.label}.csv`);
    const file = shown(path);
    return { path, findings, atTable: (told) => atTable(told, file, path, asking.label), close };
  } catch (error) {
    close();
    throw error;
  } finally {
    waiting.stop();
    await engine?.close();
  }
}

async function count(
  engine: Engine,
  asking: Asking,
  instrument: Instrument,
  path: string,
  at: (step: Step) => void,
): Promise<readonly Finding[]> {
  const headings = await engine.columns(asking.table);
  if (headings === undefined) throw await noTable(engine, asking);
  const { table, findings } = planTable(headings, asking, instrument);
  const { cells, check } = cellsSql(asking.engine, table, instrument);
  at('checking');
  if (check !== undefined) await refuseTwice(engine, check, table, asking.label);
  at('counting');
  const fd = openSync(path, 'wx', 0o600);
  try {
    await engine.csv(cells, (piece) => {
      for (let rest = Buffer.from(piece); rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest));
    });
  } finally {
    closeSync(fd);
  }
  return findings;
}

async function noTable(engine: Engine, { table, label }: Asking): Promise<EngineStop> {
  const near = nearest(table, await engine.tables());
  return new EngineStop(finding('engine/no-table', { file: label }, { table, near }), EXIT.inputs);
}

/** Rows are counted there and not people, so whoever stands in two of them would count twice. */
async function refuseTwice(engine: Engine, check: string, { layout }: SqlTable, label: string): Promise<void> {
  const first = await engine.rows(`${check}\nLIMIT ${MOST_NAMED}`);
  if (first.length === 0) return;
  const n = first.length < MOST_NAMED ? first.length : Number((await engine.rows(sizeSql(check)))[0]![0]);
  const who = first.map((row) => ({ city: row[0]!, respondent: row[3]!, indicator: layout === 'long' ? row[4]! : '', rows: row.at(-1)! }));
  throw new EngineStop(finding('engine/answered-twice', { file: label }, { who, n }), EXIT.inputs);
}
