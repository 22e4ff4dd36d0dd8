// Starts child.ts and watches it: an input that never comes to an end, eats the memory or brings the process down is found from outside.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
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
    entryPoints: { child: join(import.meta.dirname, 'child.ts') },
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
export async function listTargets(child) {
  return resultOf(await run(child, ['list']));
}

/**
 * Tries one target: `cases` inputs, or, where that is 0, for `ms`.
 * @returns {Promise<{ name: string, tried: number, ms: number, megabytes: number, failures: { why: string, file: string, seed: number }[] }>}
 */
export async function tryTarget(child, { name, seed, cases, ms, scratch }) {
  const ran = await run(child, ['try', name, seed, cases, ms, scratch]);
  if (ran.how === 'ended') return withMemory(resultOf(ran), seed);
  // The same seed draws the same inputs: the one that began last is drawn again, and only written out.
  await run(child, ['show', name, seed, scratch, ran.begun - 1]);
  return { name, tried: ran.begun, ms: 0, megabytes: 0, failures: [{ why: whyOf(ran), file: join(scratch, `${name}-stopped`), seed }] };
}

/** Tries every input that once failed. */
export async function keepCorpus(child) {
  const ran = await run(child, ['keep']);
  if (ran.how === 'ended') return withMemory(resultOf(ran), 0);
  return { name: 'corpus', tried: ran.begun, ms: 0, megabytes: 0, failures: [{ why: whyOf(ran), file: `input ${ran.begun}`, seed: 0 }] };
}

const resultOf = ({ stdout }) => JSON.parse(stdout.trim().split('\n').at(-1));
const whyOf = ({ how, stderr }) =>
  how === 'silent' ? `no sign of life for ${SILENCE_MS / 1000} s` : `the process ended with ${how}: ${stderr.slice(-2000)}`;

function withMemory(result, seed) {
  if (result.megabytes > MOST_MEGABYTES)
    result.failures.push({ why: `${result.megabytes} MB of memory in ${result.tried} cases`, file: '', seed });
  return result;
}

function run(child, args) {
  return new Promise((done) => {
    const made = spawn(process.execPath, ['--max-old-space-size=400', '--stack-trace-limit=20', child, ...args.map(String)], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    });
    let [stdout, stderr, begun, how] = ['', '', 0, 'ended'];
    let watch;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        how = 'silent';
        made.kill('SIGKILL');
      }, SILENCE_MS);
    };
    alive();
    made.stdout.on('data', (chunk) => {
      stdout = (stdout + chunk).slice(-1_000_000);
    });
    made.stderr.on('data', (chunk) => {
      stderr = (stderr + chunk).slice(-100_000);
    });
    made.stdio[3].on('data', (chunk) => {
      begun += chunk.length;
      alive();
    });
    made.on('close', (code, signal) => {
      clearTimeout(watch);
      if (how === 'ended' && code !== 0) how = `${code ?? signal}`;
      done({ stdout, stderr, begun, how });
    });
  });
}
