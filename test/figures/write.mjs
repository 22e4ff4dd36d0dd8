// What the long checks have to show for themselves: each leaves one file of figures here, and `page.mjs` makes test/README.md of them.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writePage } from './page.mjs';

/**
 * Leaves the figures of one run in `test/figures/<name>.json`, and brings the page up to date; both are committed.
 *
 * @param {string} name file name, one word: `everywhere`, `faults`, `fuzz`, `engines`, `network`, `mutation`, `bench`
 * @param {{ title: string, command: string, seconds: number, rows: { what: string, value: string, goal?: string, reached?: boolean }[], notes?: string[] }} run
 *   `command` is what a reader types to make the figures anew; `goal` and `reached` only where a goal was set beforehand.
 */
export function writeFigures(name, run) {
  const machine = `${availableParallelism()} cores, ${process.platform} ${process.arch}`;
  const whole = { name, at: new Date().toISOString().slice(0, 10), node: process.versions.node, machine, ...run };
  writeFileSync(join(import.meta.dirname, `${name}.json`), `${JSON.stringify(whole, null, 2)}\n`);
  writePage();
}
