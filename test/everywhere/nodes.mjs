// Versions of Node from the registry, each as the one binary that the package of the platform holds.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The binary of a version (`20`, `latest`) and its exact number. The one that runs this script is not fetched again. */
export function nodeOf(version, work) {
  if (process.versions.node.split('.')[0] === version) return { node: process.execPath, exact: process.versions.node };
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(work, `node-${version}`);
  const got = spawnSync('npm', ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', folder, `${name}@${version}`], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (got.status !== 0) throw new Error(`Node ${version} could not be had: ${got.stderr}`);
  const { version: exact } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  return { node: join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'), exact };
}
