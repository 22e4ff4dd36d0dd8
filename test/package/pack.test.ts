import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { folder, ROOT } from '../cli/run.ts';

jest.setTimeout(60_000);

interface Packed {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
}

/** What `npm pack` would ship from a folder; nothing is built and nothing is written. */
function packed(cwd: string): { files: readonly Packed[]; size: number; unpackedSize: number } {
  const out = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
    shell: process.platform === 'win32',
  });
  return JSON.parse(out)[0];
}

/** Files that the build names anew with every change of their contents. */
const named = /^dist\/(chunks\/[\w.-]+\.js|instruments\/[0-9a-f]{32}\.json)$/;
const LIST = join(ROOT, 'test/package/shipped.txt');

describe('npm pack', () => {
  const { files, size, unpackedSize } = packed(ROOT);
  const paths = files.map((file) => file.path).sort();

  test('ships what test/package/shipped.txt lists, and parts of the build', () => {
    const list = `${paths.filter((path) => !named.test(path)).join('\n')}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(LIST, list);
    expect(list).toBe(existsSync(LIST) ? readFileSync(LIST, 'utf8') : '(no list; run with UPDATE_GOLDEN=1)');
    expect(paths.some((path) => named.test(path))).toBe(true);
  });

  test('ships no test, no source, no map and nothing hidden', () => {
    expect(paths.filter((path) => /^test\/|\.ts$|\.map$|(^|\/)\.|\.(log|tmp|tgz)$/.test(path))).toEqual([]);
  });

  test('ships one program, and it may be run', () => {
    const modes = files.filter((file) => (file.mode & 0o111) !== 0).map((file) => file.path);
    if (process.platform !== 'win32') expect(modes).toEqual(['bin/siapkota.js']);
    expect(readFileSync(join(ROOT, 'bin/siapkota.js'), 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  test('stays small', () => {
    expect(size).toBeLessThan(2.5e6);
    expect(unpackedSize).toBeLessThan(9e6);
    expect(files.filter((file) => file.size > 1e6).map((file) => file.path)).toEqual([]);
  });

  test('ships nothing that git does not know, but for the build', () => {
    const known = spawnSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' });
    // A copy of the source without its history has nobody to ask.
    if (known.status !== 0 || !existsSync(join(ROOT, '.git'))) return;
    const tracked = new Set(known.stdout.split('\n'));
    expect(paths.filter((path) => !path.startsWith('dist/') && !tracked.has(path))).toEqual([]);
  });
});

test('what somebody tried in the examples stays at home: reports, journals, logs, halves of files', () => {
  const copy = folder({});
  for (const part of ['package.json', 'bin', 'examples']) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  const before = packed(copy).files.map((file) => file.path);
  const kota = join(copy, 'examples/tebing-tinggi');
  for (const made of ['report', '.siapkota/journal']) mkdirSync(join(kota, made), { recursive: true });
  const left = [
    'report/analisis.docx',
    '.siapkota/journal/dinkes_2026.jsonl',
    'answers/npm.log',
    'answers/dinkes.yaml.0f3a.tmp',
    '.~lock.x#',
    'evidence/.DS_Store',
  ];
  for (const name of left) writeFileSync(join(kota, name), 'x');
  expect(packed(copy).files.map((file) => file.path)).toEqual(before);
});
