// Makes a release out of the last commit, and shows that anybody else would have made the same one: two fresh checkouts, in different
// folders, with another locale, time zone and umask, install without scripts, build and pack; both packages are the same to the byte. The
// package is then installed into an empty folder, and everything is run from there. Leaves release/: the package, the list of what it is
// made of (CycloneDX), and checksums. Publishes nothing.
//   npm run release
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeFigures } from '../figures/write.mjs';
import { furnish, runs } from '../support/runs.mjs';
import { sbom } from './sbom.mjs';

const root = resolve(import.meta.dirname, '../..');
const out = join(root, 'release');
const base = mkdtempSync(join(tmpdir(), 'siapkota-release-'));
const started = performance.now();
// Two packages that differ are kept, for whoever wants to know in what.
let keep = false;
process.on('exit', () => keep || rmSync(base, { recursive: true, force: true }));
const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
const say = (line) => process.stdout.write(`${line}\n`);

/** Runs a program and gives what it printed; what went wrong is shown whole. */
function run(program, args, cwd, env = {}) {
  const ran = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1e9,
    shell: process.platform === 'win32',
  });
  if (ran.status !== 0) throw new Error(`${program} ${args.join(' ')} in ${cwd}: exit ${ran.status}\n${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

/** A fresh checkout of the commit, installed, built and packed. */
function packageFrom(folder, env) {
  mkdirSync(folder, { recursive: true });
  run('git', ['clone', '--quiet', '--no-hardlinks', root, folder], base);
  run('git', ['checkout', '--quiet', commit], folder);
  run('npm', ['ci', '--ignore-scripts', '--prefer-offline'], folder, env);
  run('npm', ['run', '--silent', 'build'], folder, env);
  // npm packs the modes that it finds, and those are the packer's umask: what only the packer may read would be shipped so.
  for (const { path, mode } of JSON.parse(run('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], folder, env))[0].files)
    chmodSync(join(folder, path), (mode & 0o100) === 0 ? 0o644 : 0o755);
  const [packed] = JSON.parse(run('npm', ['pack', '--ignore-scripts', '--json'], folder, env));
  return { folder, path: join(folder, packed.filename), ...packed };
}

const commit = run('git', ['rev-parse', 'HEAD'], root).trim();
const when = new Date(run('git', ['log', '-1', '--format=%cI', commit], root).trim()).toISOString();
const open = run('git', ['status', '--porcelain'], root).trim();
if (open !== '') say(`Not committed, so not part of the release:\n${open}`);

const mask = process.umask(0o022);
const first = packageFrom(join(base, 'one'), { TZ: 'UTC', LC_ALL: 'C' });
process.umask(0o077);
const second = packageFrom(join(base, 'another place/with spaces é'), { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' });
process.umask(mask);
const same = sha256(first.path) === sha256(second.path);
say(`${first.filename}: ${same ? 'two builds, the same bytes' : `two builds that differ: ${first.path} ${second.path}`}`);

const listOf = (made) => `${JSON.stringify(sbom({ root: made.folder, when, sha256: sha256(made.path) }), null, 2)}\n`;
const list = listOf(first);
const sameList = list === listOf(second);
keep = !same || !sameList;
const { components } = JSON.parse(list);

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
cpSync(first.path, join(out, first.filename));
writeFileSync(join(out, first.filename.replace(/\.tgz$/, '.cdx.json')), list);
const sums = readdirSync(out).map((name) => `${sha256(join(out, name))}  ${name}\n`);
writeFileSync(join(out, 'SHA256SUMS'), sums.join(''));

// As a city's IT office would: an empty folder, no scripts, and nothing of this checkout within reach.
const empty = join(base, 'kosong');
mkdirSync(empty);
writeFileSync(join(empty, 'package.json'), '{"private":true}\n');
run('npm', ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', join(out, first.filename)], empty);
const installed = join(empty, 'node_modules/siapkota');
const bin = join(empty, 'node_modules/.bin', process.platform === 'win32' ? 'siapkota.cmd' : 'siapkota');
const place = join(empty, 'kerja');
furnish(installed, place);
const alone = runs.filter((one) => one.keys === undefined && one.until === undefined && one.needs === undefined);
const failed = alone.filter((one) => {
  const ran = spawnSync(bin, one.args, {
    cwd: place,
    input: one.input ?? '',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: base, SIAPKOTA_LANG: 'id' },
    maxBuffer: 1e9,
    shell: process.platform === 'win32',
  });
  if (ran.status !== (one.exit ?? 0)) say(`${one.name}: exit ${ran.status}\n${ran.stderr}`);
  return ran.status !== (one.exit ?? 0);
});
const packages = Object.keys(JSON.parse(readFileSync(join(empty, 'package-lock.json'), 'utf8')).packages).length - 1;
const scripts = Object.values(JSON.parse(readFileSync(join(empty, 'package-lock.json'), 'utf8')).packages).filter(
  (p) => p.hasInstallScript,
).length;

const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const goal = (what, value, wanted) => ({ what, value, goal: wanted, reached: value === wanted });
const rows = [
  goal('`npm ci --ignore-scripts`, then the build, in a fresh checkout', 'works', 'works'),
  goal(
    'two checkouts in different folders, locales, time zones and umasks: the packages',
    same ? 'the same bytes' : 'differ',
    'the same bytes',
  ),
  goal('their lists of parts (CycloneDX)', sameList ? 'the same bytes' : 'differ', 'the same bytes'),
  {
    what: 'parts in the list, those that came already bundled inside another included',
    value: String(components.length + components.reduce((n, c) => n + (c.components?.length ?? 0), 0)),
  },
  { what: 'package', value: `${mb(first.size)}, ${first.entryCount} files, ${mb(first.unpackedSize)} unpacked` },
  { what: 'packages installed with it', value: String(packages) },
  goal('of these, with a script that runs when it is installed', String(scripts), '0'),
  goal(
    'runs from the package in an empty folder, each with its expected exit code',
    `${alone.length - failed.length} of ${alone.length}`,
    `${alone.length} of ${alone.length}`,
  ),
];
for (const row of rows) say(`${row.reached === false ? 'NOT' : 'ok '}  ${row.what}: ${row.value}`);
say(`release/: ${readdirSync(out).join(', ')}`);
writeFigures('supply', {
  title: 'Supply chain',
  command: 'npm run release',
  seconds: Math.round((performance.now() - started) / 1000),
  rows,
  notes: [`Packed by npm ${run('npm', ['--version'], root).trim()}; another one may compress the same files to other bytes.`],
});
process.exitCode = rows.some((row) => row.reached === false) ? 1 : 0;
