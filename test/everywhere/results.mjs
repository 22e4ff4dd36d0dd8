// What the runs leave behind, as checksums: what was said, the exit code, and every file, so that two places can be compared.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { furnish, runs } from '../support/runs.mjs';

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);
/** Files of the runs that name a moment. */
const MOMENTS = /^(out\/(kirim|tanya)|examples\/kota\/(\.siapkota|answers|evidence))\//;

/** Copies the program into a folder, and what a user may have installed beside it. */
export function install(root, place) {
  mkdirSync(place, { recursive: true });
  for (const part of ['bin', 'dist', 'rubrics', 'src', 'package.json']) cpSync(join(root, part), join(place, part), { recursive: true });
  if (existsSync(join(root, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
}

/** The runs that leave the same every time; `few` takes one of each command and every form of report and score. */
export function repeatable(few, hasDuckdb) {
  const all = runs.filter((run) => run.keys === undefined && run.until === undefined && (run.needs === undefined || hasDuckdb));
  if (!few) return all;
  return all.filter(
    (run, i) => all.findIndex((other) => other.args[0] === run.args[0]) === i || /^(report|score|status) \w+$|^score, many/.test(run.name),
  );
}

/**
 * @param {{ root: string, place: string, node: string, env: Record<string, string>, apart: string[], list: readonly object[], change?: (place: string) => void }} of
 *   `change` alters what was laid out before the first run
 * @returns {Map<string, string>} what -> checksum: each run's words, each file's bytes
 */
export function resultsOf({ root, place, node, env, apart, list, change }) {
  for (const part of ['rubrics', 'examples', 'out', 'peta.yaml']) rmSync(join(place, part), { recursive: true, force: true });
  furnish(root, place);
  change?.(place);
  const found = new Map();
  for (const run of list) {
    const [program, ...rest] = [...apart, node, join(place, 'bin/siapkota.js'), ...run.args];
    const ran = spawnSync(program, rest, {
      cwd: place,
      input: run.input ?? '',
      env: { PATH: process.env.PATH, HOME: place, SIAPKOTA_LANG: 'id', SOURCE_DATE_EPOCH: '1795500000', ...env },
      maxBuffer: 1e9,
    });
    if (ran.status !== (run.exit ?? 0)) found.set(`${run.name}: exit`, `${ran.status} ${ran.stderr}`);
    if (run.varies === undefined) found.set(run.name, digest(Buffer.concat([ran.stdout, Buffer.from([0]), ran.stderr])));
  }
  for (const folder of ['out', 'examples/kota'])
    for (const name of readdirSync(join(place, folder), { recursive: true, encoding: 'utf8' })) {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      if (!MOMENTS.test(path) && statSync(join(place, path)).isFile()) found.set(path, digest(readFileSync(join(place, path))));
    }
  return found;
}

/** What differs between two of them, by name. */
export const differences = (one, other) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((what) => one.get(what) !== other.get(what)).sort();
