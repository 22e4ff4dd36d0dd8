// Hostile input, for as long as one likes: every target in a process of its own, watched from here.
//   npm run test:fuzz [seconds] [seed] [target …]
// Prints the seed, the cases of each target, and what failed with the smallest input that still fails, which is kept in a scratch folder.
// Figures are written where all targets were tried.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFigures } from '../figures/write.mjs';
import { checkPatterns } from './patterns.mjs';
import { buildChild, keepCorpus, listTargets, MOST_MEGABYTES, measureGrowth, tryTarget } from './support/watch.mjs';

const [seconds = '300', given = '', ...only] = process.argv.slice(2);
const seed = given === '' ? Date.now() % 1_000_000 : Number(given);
const scratch = mkdtempSync(join(tmpdir(), 'siapkota-fuzz-'));
const child = await buildChild();
const targets = (await listTargets(child)).filter(({ name }) => only.length === 0 || only.includes(name));
const ms = Math.max(1, Math.round((Number(seconds) * 1000) / targets.length));
process.stdout.write(`seed ${seed}, ${(ms / 1000).toFixed(1)} s a target\n`);

const tell = ({ name, tried, megabytes, failures }) => {
  const state = failures.length === 0 ? 'held' : 'FAILED';
  process.stdout.write(`${name.padEnd(14)} ${String(tried).padStart(8)} cases ${String(megabytes).padStart(5)} MB  ${state}\n`);
  for (const { why, file, seed: at } of failures)
    process.stdout.write(`  seed ${at}: ${why.split('\n').slice(0, 12).join('\n    ')}\n  smallest input: ${file}\n`);
};
const began = Date.now();
const results = [];
for (const { name, what } of targets) {
  const result = { ...(await tryTarget(child, { name, seed, cases: 0, ms, scratch })), what };
  tell(result);
  results.push(result);
}
const kept = await keepCorpus(child);
tell(kept);

const failed = [...results, kept].filter((r) => r.failures.length > 0).length;
if (failed === 0) rmSync(scratch, { recursive: true });
else process.stdout.write(`inputs that failed: ${scratch}\n`);
if (only.length === 0) {
  const patterns = await checkPatterns();
  const growth = await measureGrowth(child);
  for (const { where, source } of patterns.slow) process.stdout.write(`slow pattern ${where}  /${source}/\n`);
  for (const bomb of growth.slow) process.stdout.write(`grows faster than its size: ${bomb}\n`);
  const total = results.reduce((sum, r) => sum + r.tried, 0);
  const most = Math.max(...results.map((r) => r.megabytes));
  const none = (what, list) => ({ what, value: String(list.length), goal: '0', reached: list.length === 0 });
  writeFigures('fuzz', {
    title: 'Hostile input',
    command: `npm run test:fuzz ${seconds} ${seed}`,
    seconds: Math.round((Date.now() - began) / 1000),
    rows: [
      { what: 'Targets that broke a promise', value: String(failed), goal: '0', reached: failed === 0 },
      { what: 'Cases in all', value: String(total) },
      { what: 'Most memory of one target', value: `${most} MB`, goal: `${MOST_MEGABYTES} MB`, reached: most <= MOST_MEGABYTES },
      { what: 'Inputs that once failed, tried again', value: String(kept.tried) },
      { what: 'Regular expressions looked at', value: String(patterns.patterns) },
      none('Regular expressions that are slow on text from outside', patterns.slow),
      { what: 'Bombs whose growth was measured', value: String(growth.bombs) },
      none('Bombs that grow faster than their size', growth.slow),
      {
        what: 'Most growth when the size doubles',
        value: `${growth.worst.ratio.toFixed(1)} times (${growth.worst.name})`,
        goal: '3.2 times',
        reached: growth.slow.length === 0,
      },
      ...results.map((r) => ({ what: `Cases: ${r.what}`, value: String(r.tried) })),
    ],
    notes: [`Seed ${seed}; the same seed draws the same inputs. Each input may take two seconds of the processor.`],
  });
  if (patterns.slow.length + growth.slow.length > 0) process.exitCode = 1;
}
if (failed > 0) process.exitCode = 1;
