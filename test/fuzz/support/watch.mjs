// Starts child.ts and watches it: an input that never comes to an end, eats the memory or brings the process down is found from outside.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');
/** Wall clock without a sign of life. The child counts its own two seconds; this is generous for the sake of busy machines. */
const SILENCE_MS = 30_000;
export const MOST_MEGABYTES = 512;

/**
 * Bundles the child and all that it tries.
 * @param {string} folder below the project, so that packages are found
 * @returns {Promise<string>} path of the child
 */
export async function buildChild(folder = 'dist.fuzz') {
  const outdir = join(root, folder);
  await build({
    entryPoints: { child: join(import.meta.dirname, 'child.ts'), growth: join(import.meta.dirname, 'growth.ts') },
    bundle: true,
    format: 'esm',
    splitting: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outdir,
    outExtension: { '.js': '.mjs' },
    define: { __VERSION__: '"0.0.0"' },
    logLevel: 'error',
  });
  return join(outdir, 'child.mjs');
}

/** @returns {Promise<{ name: string, what: string, runs: number }[]>} every target */
export const listTargets = async (child) => answerOf(await run(child, ['list']));

/**
 * @typedef {{ name: string, tried: number, ms: number, megabytes: number, failures: { why: string, file: string, seed: number }[] }} Result
 */

/** Tries one target: `cases` inputs, or, where that is 0, for `ms`. @returns {Promise<Result>} */
export async function tryTarget(child, { name, seed, cases, ms, scratch }) {
  const [result] = await resultsOf(child, await run(child, ['try', name, seed, cases, ms, scratch]), seed, scratch);
  return result;
}

/** Tries a few inputs of every target, two at a time. @returns {Promise<Result[]>} */
export async function trySome(child, { seed, scratch }) {
  const parts = [0, 1].map(async (part) => resultsOf(child, await run(child, ['suite', seed, scratch, part, 2]), seed, scratch));
  return (await Promise.all(parts)).flat();
}

/**
 * Measures how the time of every bomb grows with its size.
 * @returns {Promise<{ bombs: number, slow: string[], worst: { name: string, ratio: number } }>}
 */
export const measureGrowth = async (child) => answerOf(await run(join(dirname(child), 'growth.mjs'), [], 600_000));

/** Tries every input that once failed. @returns {Promise<Result>} */
export async function keepCorpus(child) {
  const ran = await run(child, ['keep']);
  if (ran.how === 'ended') return answerOf(ran)[0];
  return { name: 'corpus', tried: ran.begun, ms: 0, megabytes: 0, failures: [{ why: whyOf(ran), file: `input ${ran.begun}`, seed: 0 }] };
}

async function resultsOf(child, ran, seed, scratch) {
  if (ran.how === 'ended') return answerOf(ran).map(withMemory);
  // The same seed draws the same inputs: the one that began last is drawn again, and only written out.
  await run(child, ['show', ran.target, seed, scratch, ran.begun - 1]);
  const file = join(scratch, `${ran.target}-stopped`);
  return [{ name: ran.target, tried: ran.begun, ms: 0, megabytes: 0, failures: [{ why: whyOf(ran), file, seed }] }];
}

const answerOf = ({ stdout }) => JSON.parse(stdout.trim().split('\n').at(-1));
const whyOf = ({ how, stderr }) =>
  how === 'silent' ? `no sign of life for ${SILENCE_MS / 1000} s` : `the process ended with ${how}: ${stderr.slice(-2000)}`;

function withMemory(result) {
  if (result.megabytes > MOST_MEGABYTES)
    result.failures.push({ why: `${result.megabytes} MB of memory in ${result.tried} cases`, file: '', seed: 0 });
  return result;
}

function run(child, args, silence = SILENCE_MS) {
  return new Promise((done) => {
    const made = spawn(process.execPath, ['--max-old-space-size=400', '--stack-trace-limit=20', child, ...args.map(String)], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    });
    let [stdout, stderr, target, begun, how] = ['', '', '', 0, 'ended'];
    let watch;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        how = 'silent';
        made.kill('SIGKILL');
      }, silence);
    };
    alive();
    made.stdout.on('data', (chunk) => {
      stdout = (stdout + chunk).slice(-1_000_000);
    });
    made.stderr.on('data', (chunk) => {
      stderr = (stderr + chunk).slice(-100_000);
    });
    made.stdio[3].on('data', (chunk) => {
      for (const line of String(chunk).split(/(?<=\n)/)) {
        const dots = line.match(/^\.*/)[0].length;
        begun += dots;
        if (dots < line.length) [target, begun] = [line.slice(dots).trim(), 0];
      }
      alive();
    });
    made.on('close', (code, signal) => {
      clearTimeout(watch);
      if (how === 'ended' && code !== 0) how = `${code ?? signal}`;
      done({ stdout, stderr, target, begun, how });
    });
  });
}
