// Checkouts as other systems make them: with CRLF asked for, in a folder with a space, and a tree in which every line does end in CRLF.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const run = (program, args, cwd) => {
  const ran = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1e9 });
  if (ran.status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${ran.status}\n${ran.stderr}`);
  return ran.stdout;
};

/** A clone as a Windows machine makes it by default, without a build. */
export function clone(root, folder) {
  run('git', ['clone', '--quiet', '-c', 'core.autocrlf=true', '-c', 'core.eol=crlf', root, folder], root);
  return folder;
}

/** Text files that the checkout gave CRLF although the repository holds LF. */
export const turned = (folder) =>
  run('git', ['ls-files', '--eol'], folder)
    .split('\n')
    .filter((line) => /^i\/lf\s+w\/(crlf|mixed)/.test(line))
    .map((line) => line.split('\t')[1]);

/** Documents handed in as proof are none of these: their bytes are what their checksum says. */
const TEXT = /\.(yaml|yml|csv|md|json|ts|mjs|js|css|html)$/;

/** Gives every line of every text file below these folders the end that Windows gives it. */
export function withCrlf(place, folders) {
  for (const folder of folders)
    for (const name of readdirSync(join(place, folder), { recursive: true, encoding: 'utf8' })) {
      const path = join(place, folder, name);
      if (TEXT.test(name) && statSync(path).isFile()) writeFileSync(path, readFileSync(path, 'utf8').replace(/\r?\n/g, '\r\n'));
    }
}

/** Packages for a checkout: hard links where the system has them, so that each module has one true place, inside it. */
export function withPackages(root, folder) {
  if (process.platform !== 'linux' || spawnSync('cp', ['-al', join(root, 'node_modules'), folder]).status !== 0)
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Builds a checkout; the checksum of all that was built. */
export function built(folder) {
  run(process.execPath, ['build.mjs'], folder);
  const sum = createHash('sha256');
  const dist = join(folder, 'dist');
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' }).sort())
    if (statSync(join(dist, name)).isFile()) sum.update(name.replaceAll('\\', '/')).update(readFileSync(join(dist, name)));
  return sum.digest('hex').slice(0, 12);
}

/** Runs rooms of the suite on a version of Node; the closing line of the run. */
export function suite(node, folder, rooms) {
  const jest = 'node_modules/jest/bin/jest.js';
  const ran = spawnSync(node, ['--experimental-vm-modules', '--no-warnings', jest, ...rooms], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(ran.stdout) ?? [];
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 1), said: ran.stdout + ran.stderr };
}

/** A copy of a checkout without what git and npm keep in it. */
export function copyOf(folder, place) {
  cpSync(folder, place, { recursive: true, filter: (path) => !/[\\/](node_modules|\.git)$/.test(path) });
  if (!existsSync(join(place, 'package.json'))) throw new Error(`nothing was copied to ${place}`);
}
