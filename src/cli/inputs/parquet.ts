import { closeSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Finding, finding } from '../../finding/finding.ts';
import { visibleLine } from '../../text/visible.ts';
import { noteRead, showAs, shown } from '../output/files.ts';
import type { Terminal } from '../output/terminal.ts';
import { type DuckDb, isNoRoom, literal, needsDuckDb, openDuckDb } from './duckdb.ts';
import { cannotKeep } from './scratch.ts';

/** Names that are told by their ending; anything else may be Parquet inside. */
const OTHERS = /\.(csv|tsv|txt|ya?ml|json|jsonl|ndjson|gz|xlsx|xlsm)$/i;

const AS_CSV = `FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR ''`;

/**
 * The paths with every Parquet file replaced by a CSV of the same rows, shown under its own name.
 * @param folder where such files go, made when it is asked for
 */
export async function unpackParquet(
  paths: readonly string[],
  folder: () => string,
  report: (f: Finding) => void,
  terminal: Terminal,
): Promise<readonly string[]> {
  const packed = paths.filter((path) => path !== '-' && !OTHERS.test(path) && isParquet(path));
  if (packed.length === 0) return paths;
  for (const path of packed) noteRead(path);
  const duckdb = await openDuckDb(packed, folder());
  if (duckdb === undefined) throw needsDuckDb(terminal, shown(packed[0]!));
  const unpacked = new Map<string, string | undefined>();
  try {
    for (const [i, path] of packed.entries()) unpacked.set(path, await unpack(duckdb, path, join(folder(), `${i}.csv`), report, terminal));
  } finally {
    await duckdb.close();
  }
  return paths.flatMap((path) => (unpacked.has(path) ? (unpacked.get(path) ?? []) : [path]));
}

/** The CSV of a Parquet file; undefined, and told, where the file is no good. */
async function unpack(
  duckdb: DuckDb,
  path: string,
  csv: string,
  report: (f: Finding) => void,
  terminal: Terminal,
): Promise<string | undefined> {
  const problem = await duckdb.run(`COPY (SELECT * FROM read_parquet(${literal(resolve(path))})) TO ${literal(csv)} (${AS_CSV})`);
  if (problem === undefined) {
    showAs(csv, shown(path));
    return csv;
  }
  if (isNoRoom(problem)) throw cannotKeep(shown(path), visibleLine(problem).slice(0, 200), terminal);
  report(finding('file/broken-archive', { file: shown(path) }, { why: visibleLine(problem).slice(0, 200) }));
  return undefined;
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
