import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { literal, openDuckDb } from '../../../src/cli/inputs/duckdb.ts';
import { TALLY } from '../support/bases.ts';
import { mutatedBytes } from '../support/mutate.ts';
import type { Target } from '../support/target.ts';
import { play } from '../support/world.ts';

/** A small Parquet file; nothing where DuckDB is not installed. */
async function made(): Promise<Uint8Array | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-parquet-'));
  try {
    const [csv, parquet] = [join(folder, 'a.csv'), join(folder, 'a.parquet')];
    writeFileSync(csv, TALLY);
    const duckdb = await openDuckDb([csv], folder);
    if (duckdb === undefined) return undefined;
    const problem = await duckdb.run(
      `COPY (SELECT * FROM read_csv(${literal(csv)}, all_varchar = true)) TO ${literal(parquet)} (FORMAT parquet)`,
    );
    duckdb.close();
    return problem === undefined ? new Uint8Array(readFileSync(parquet)) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Made when the first input is taken: drawing inputs must not wait. */
let base: Promise<Uint8Array | undefined> | undefined;
const ops = mutatedBytes(fc.constant(new Uint8Array(600).map((_, i) => i % 251)));

/** Parquet, which DuckDB reads. An input is a stencil of damage that is laid over a sound file. */
export const parquetTargets: readonly Target[] = [
  {
    name: 'parquet',
    what: 'Parquet files, read by DuckDB',
    inputs: ops,
    runs: 8,
    async take(stencil) {
      base ??= made();
      const sound = await base;
      if (sound === undefined) return {};
      // What the stencil has changed is changed in the file, at the same share of its length.
      const bytes = sound.slice(0, Math.round((sound.length * Math.min(600, stencil.length)) / 600));
      for (let i = 0; i < stencil.length; i++)
        if (stencil[i] !== i % 251 && i < 600) bytes[Math.floor((i * sound.length) / 600)] = stencil[i]!;
      return play({ argv: ['score', 'a.parquet', '--instrument', 'method.yaml', '--format', 'json'], files: { 'a.parquet': bytes } });
    },
  },
];
