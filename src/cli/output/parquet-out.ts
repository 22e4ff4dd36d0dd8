import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { literal, needsDuckDb, openDuckDb } from '../inputs/duckdb.ts';
import { cannotKeep, makeScratch } from '../inputs/scratch.ts';
import { nextTurn } from '../interrupted.ts';
import { reason } from './files.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: {
    noOut: 'Parquet bukan teks untuk layar; beri --out BERKAS.',
    cannot: (why: string) => `Parquet tidak dapat ditulis: ${why}`,
  },
  en: {
    noOut: 'Parquet is no text for a screen; give --out FILE.',
    cannot: (why: string) => `Parquet cannot be written: ${why}`,
  },
});

export type ColumnTypes = Readonly<Record<string, 'VARCHAR' | 'DOUBLE' | 'BIGINT'>>;

/** Before any work: Parquet needs a file to go to. */
export function needsFile(out: string | undefined, terminal: Terminal): void {
  if (out === undefined) throw new Failure(EXIT.usage, say[terminal.lang].noOut);
}

/** CSV with these columns as Parquet. Texts stay texts, also empty ones; numbers that are not there are null. */
export async function toParquet(csv: Iterable<string>, columns: ColumnTypes, terminal: Terminal): Promise<Uint8Array> {
  const scratch = makeScratch(terminal);
  const folder = scratch.path;
  try {
    const duckdb = await openDuckDb([], folder);
    if (duckdb === undefined) throw needsDuckDb(terminal);
    const [from, to] = [join(folder, 'in.csv'), join(folder, 'out.parquet')];
    await putAside(csv, from, terminal);
    const types = Object.entries(columns).map(([name, type]) => `${literal(name)}: ${literal(type)}`);
    const list = Object.entries(columns).map(([name, type]) => (type === 'VARCHAR' ? `COALESCE("${name}", '') AS "${name}"` : `"${name}"`));
    const table = `read_csv(${literal(from)}, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, columns = {${types.join(', ')}})`;
    const problem = await duckdb.run(`COPY (SELECT ${list.join(', ')} FROM ${table}) TO ${literal(to)} (FORMAT parquet)`);
    await duckdb.close();
    if (problem !== undefined) throw new Failure(EXIT.could_not, say[terminal.lang].cannot(visibleLine(problem)));
    return readFileSync(to);
  } finally {
    await scratch.remove();
  }
}

async function putAside(pieces: Iterable<string>, path: string, terminal: Terminal): Promise<void> {
  const fd = openSync(path, 'w');
  try {
    for (const piece of pieces) {
      writeAll(fd, piece, terminal);
      await nextTurn();
    }
  } finally {
    closeSync(fd);
  }
}

function writeAll(fd: number, piece: string, terminal: Terminal): void {
  try {
    for (let rest = Buffer.from(piece); rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest));
  } catch (error) {
    throw cannotKeep('Parquet', reason(error).detail, terminal);
  }
}
