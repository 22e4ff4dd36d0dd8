// Whose time a report takes: the program bundled as it is shipped but not shrunk, so that each piece of it still says which file it
// came from; run under V8's profiler; self time summed by package, and by file for our own code.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const BANNER = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

/**
 * Builds the program into a folder.
 * @param {string} root of the repository, already built once (its schemas and instruments are needed)
 * @returns the path of its starting file
 */
export function readableBuild(root, folder) {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  buildSync({
    entryPoints: [join(root, 'src/cli/main.ts')],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outdir: join(folder, 'dist'),
    chunkNames: 'chunks/[name]-[hash]',
    external: ['@duckdb/node-api'],
    define: { __VERSION__: '"1.0.0"' },
    banner: { js: BANNER },
    logLevel: 'error',
  });
  for (const name of ['rubrics', 'package.json', 'node_modules', 'dist/instruments']) symlinkSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(root, 'bin/siapkota.js'), join(folder, 'bin/siapkota.js'));
  return join(folder, 'bin/siapkota.js');
}

/** Which file a line of a bundle came from: esbuild writes its path above it. */
function originsOf(file) {
  const origins = [];
  let now = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const found = /^\s*\/\/ (?:\.\.\/)*((?:node_modules|src)\/\S+)$/.exec(line);
    if (found !== null) now = found[1];
    origins.push(now);
  }
  return origins;
}

/** `fflate`, `our report/docx/table.ts`, `node`, `garbage collector`, `reading modules`. */
function ownerOf({ functionName, url, lineNumber }, origins) {
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (functionName === '(idle)' || functionName === '(program)' || functionName === '(root)') return undefined;
  if (!url.startsWith('file:')) return functionName === 'compileSourceTextModule' ? 'reading modules' : 'node';
  const path = new URL(url).pathname;
  const origin = origins(path)[lineNumber] ?? '';
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(origin);
  if (library !== null) return library[1];
  return origin.startsWith('src/') ? `our ${origin.slice(4)}` : 'node';
}

/**
 * Milliseconds of self time by owner, for one run of the program; what collecting garbage and reading modules took belongs to nobody.
 * @param {string} start as `readableBuild` gave it
 * @param {string[]} args of the program
 */
export function sharesOf(start, args, { cwd, folder }) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', folder, start, ...args],
    {
      cwd,
      encoding: 'buffer',
      env: { ...process.env, NO_COLOR: '1', SIAPKOTA_LANG: 'id' },
      maxBuffer: 1 << 30,
    },
  );
  if (status !== 0) throw new Error(stderr.toString().slice(0, 800));
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const known = new Map();
  const origins = (path) => {
    if (!known.has(path)) known.set(path, originsOf(path));
    return known.get(path);
  };
  const owner = new Map(nodes.map((node) => [node.id, ownerOf(node.callFrame, origins)]));
  const shares = new Map();
  for (const [i, id] of samples.entries()) {
    const who = owner.get(id);
    if (who !== undefined) shares.set(who, (shares.get(who) ?? 0) + timeDeltas[i] / 1000);
  }
  return shares;
}
