// Where the time of one run goes, from a profile of it: what was running, by the outermost function that is known here.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data } from './data.mjs';

/** Functions of the program by the part of the work they do; names that are not found make that part 0, and the rest larger. */
const PARTS = {
  'reading the instrument': ['loadInstrument'],
  counting: ['countAll', 'readPieces', 'countSheets'],
  'meaning and balance': ['settle', 'finish', 'collect', 'sortedTally'],
  scoring: ['assessEach', 'assess', 'score'],
  writing: ['cityCsv', 'deliver', 'citiesCsv'],
};
/** A function inside another counts for itself: pieces of a file are settled while they are counted, and scored while they are written. */
const INNERMOST = ['meaning and balance', 'scoring', 'counting', 'reading the instrument', 'writing'];

/** @returns shares of the samples by part, and `start` for everything else: Node, modules, options */
export function partsOf(args) {
  const folder = mkdtempSync(join(data, 'profile-'));
  const ran = spawnSync('node', ['--cpu-prof', '--cpu-prof-interval', '500', '--cpu-prof-dir', folder, ...args], {
    maxBuffer: 1 << 30,
  });
  if (ran.status !== 0) throw new Error(`${args.join(' ')}: exit ${ran.status}\n${ran.stderr}`);
  const { nodes, samples } = JSON.parse(readFileSync(join(folder, readdirSync(folder)[0]), 'utf8'));
  const parent = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const nameOf = new Map(nodes.map((node) => [node.id, node.callFrame.functionName]));
  const partOf = new Map(Object.entries(PARTS).flatMap(([part, names]) => names.map((name) => [name, part])));
  const counts = new Map();
  for (const sample of samples) {
    if (nameOf.get(sample) === '(idle)') continue;
    const met = new Set();
    for (let id = sample; id !== undefined; id = parent.get(id)) met.add(partOf.get(nameOf.get(id)));
    const part = nameOf.get(sample) === '(garbage collector)' ? 'garbage' : (INNERMOST.find((name) => met.has(name)) ?? 'start');
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return ['start', 'reading the instrument', 'counting', 'meaning and balance', 'scoring', 'writing', 'garbage'].map((part) => [
    part,
    (counts.get(part) ?? 0) / all,
  ]);
}
