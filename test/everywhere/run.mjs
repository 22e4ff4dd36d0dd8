// The same bytes everywhere: every result on several versions of Node, in several locales and time zones, from a folder with a
// space in its name, and without a network. Prints a table; exit 1 where two results differ. Not part of `npm test`: it downloads Node.
//   npm run test:everywhere [20 22 24]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? '.', '../..');
const versions = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['20', '22', '24'];
const work = mkdtempSync(join(tmpdir(), 'siapkota everywhere '));
const place = join(work, 'a folder with spaces é');

for (const part of ['bin', 'dist', 'rubrics', 'examples', 'package.json']) cpSync(join(root, part), join(place, part), { recursive: true });

/** The binary of a version, from the registry; the package of the platform holds nothing else. */
function nodeOf(version) {
  if (process.versions.node.split('.')[0] === version) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(work, `node-${version}`);
  const got = spawnSync('npm', ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', folder, `${name}@${version}`], {
    encoding: 'utf8',
  });
  if (got.status !== 0) throw new Error(`Node ${version} could not be had: ${got.stderr}`);
  return join(folder, 'node_modules', name, 'bin/node');
}

const example = ['--dir', 'examples/tebing-tinggi', '--lang', 'id'];
const commands = {
  'score json': ['score', ...example, '--format', 'json'],
  'score csv': ['score', ...example, '--format', 'csv'],
  'many cities': [
    'score',
    '--instrument',
    'rubrics/instrument.yaml',
    '--cities',
    'examples/north-sumatra/cities.csv',
    'examples/north-sumatra/answers.csv',
    '--format',
    'json',
  ],
  tally: ['tally', ...example],
  explain: ['explain', ...example, 'index'],
  validate: ['validate', 'rubrics', 'examples', '--format', 'json'],
  ...Object.fromEntries(
    ['md', 'json', 'html', 'docx', 'xlsx'].map((f) => [
      `report ${f}`,
      ['report', ...example, '--format', f, '--date', '2026-11-24', '--out', join(work, `report.${f}`), '--force'],
    ]),
  ),
};
const settings = [
  { name: 'plain', env: { LC_ALL: 'C', TZ: 'UTC' } },
  { name: 'id_ID Jakarta', env: { LC_ALL: 'id_ID.UTF-8', TZ: 'Asia/Jakarta' } },
  { name: 'tr_TR Kiritimati', env: { LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' } },
  { name: 'ar_EG Marquesas', env: { LC_ALL: 'ar_EG.UTF-8', TZ: 'Pacific/Marquesas' } },
];
// A namespace of its own without a network, where the system has one to give.
const apart = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : [];

let differ = 0;
const first = {};
for (const version of versions) {
  const node = nodeOf(version);
  const exact = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  for (const { name, env } of settings) {
    const lines = [];
    for (const [what, args] of Object.entries(commands)) {
      const [program, ...rest] = [...apart, node, join(place, 'bin/siapkota.js'), ...args];
      const ran = spawnSync(program, rest, { cwd: place, env: { PATH: process.env.PATH, HOME: work, ...env }, maxBuffer: 1e9 });
      if (ran.status !== 0) lines.push(`${what}: exit ${ran.status} ${ran.stderr}`);
      const out = args.includes('--out') ? readFileSync(args[args.indexOf('--out') + 1]) : ran.stdout;
      const digest = createHash('sha256').update(out).digest('hex').slice(0, 12);
      first[what] ??= digest;
      if (first[what] !== digest) lines.push(`${what}: ${digest}, not ${first[what]}`);
    }
    differ += lines.length;
    process.stdout.write(
      `${exact.padEnd(10)} ${name.padEnd(18)} ${apart.length > 0 ? 'no network' : 'network not cut'}  ${lines.length === 0 ? `${Object.keys(commands).length} results, all equal` : lines.join('\n  ')}\n`,
    );
  }
}
rmSync(work, { recursive: true, force: true });
process.exitCode = differ === 0 ? 0 : 1;
