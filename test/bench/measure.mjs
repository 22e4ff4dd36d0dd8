// Runs candidates in processes of their own and compares them pair by pair. A run that fails ends the benchmark.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data } from './data.mjs';

const usage = join(data, 'usage');

export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
export const digest = (text) => createHash('sha256').update(text).digest('hex');

/** One whole process: wall and CPU seconds, peak MB, stdout. */
export function run(args) {
  const begin = process.hrtime.bigint();
  const ran = spawnSync('node', ['--import', join(import.meta.dirname, 'rss.mjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, BENCH_RSS: usage },
  });
  const wall = Number(process.hrtime.bigint() - begin) / 1e9;
  if (ran.status !== 0) throw new Error(`${args.join(' ')}: exit ${ran.status}\n${ran.stderr}`);
  const [kilobytes, micros] = readFileSync(usage, 'utf8').split(' ').map(Number);
  return { wall, cpu: micros / 1e6, peak: kilobytes / 1024, stdout: ran.stdout };
}

/** Both in turn, and the medians: of the ratios pair by pair, and of either alone. */
export function compare(pairs, ours, reference) {
  const rounds = Array.from({ length: pairs }, () => ({ a: ours(), b: reference() }));
  const side = (key) => ({
    wall: median(rounds.map((r) => r[key].wall)),
    cpu: median(rounds.map((r) => r[key].cpu)),
    peak: Math.max(...rounds.map((r) => r[key].peak)),
  });
  const ratio = (of) => median(rounds.map(({ a, b }) => a[of] / b[of]));
  return { wall: ratio('wall'), cpu: ratio('cpu'), ours: side('a'), reference: side('b') };
}

/** The exponent e of y ~ x^e, by least squares over logarithms. */
export function exponentOf(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (k) => logs.reduce((sum, p) => sum + p[k], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  return logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
