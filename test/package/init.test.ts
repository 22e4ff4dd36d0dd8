import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { movesAlong } from '../../src/cli/init/shipped.ts';
import { folder, ROOT } from '../cli/run.ts';

test.each([
  ['/home/a/siapkota', '/home/a/siapkota/kota', true], // a clone, and an assessment in it
  ['/home/a/siapkota', '/home/a/kota', false], // beside a clone
  ['/home/a/proyek/node_modules/siapkota', '/home/a/proyek/kota', true], // a project that installs siapkota for itself
  ['/home/a/proyek/node_modules/siapkota', '/home/a/proyek-lain', false], // a name that begins alike
  ['/usr/lib/node_modules/siapkota', '/home/a/kota', false], // for the whole machine
  ['/home/a/.nvm/versions/node/v24.0.0/lib/node_modules/siapkota', '/home/a/kota', false], // gone with the next Node
  ['/home/a/.npm/_npx/0f3a/node_modules/siapkota', '/home/a/kota', false], // gone with the cache
])('installed in %s, an assessment in %s moves along: %s', (root, own, expected) => expect(movesAlong(own, root)).toBe(expected));

describe('init with the instrument that ships with the program', () => {
  const base = folder({});
  const install = (place: string): string => {
    const root = join(base, place, 'node_modules/siapkota');
    for (const part of ['bin', 'dist', 'rubrics', 'package.json']) cpSync(join(ROOT, part), join(root, part), { recursive: true });
    return join(root, 'bin/siapkota.js');
  };
  const run = (bin: string, cwd: string, ...args: string[]): string =>
    execFileSync(process.execPath, [bin, ...args], { cwd, env: { HOME: base, SIAPKOTA_LANG: 'en' }, encoding: 'utf8', stdio: 'pipe' });
  const init = ['init', 'kota', '--city', '12.76', '--name', 'Kota', '--period', '2026', '--yes'];
  const method = (cwd: string): string => /^instrument: (.*)$/m.exec(readFileSync(join(cwd, 'kota/siapkota.yaml'), 'utf8'))![1]!;

  test('of a project points at it there', () => {
    const bin = install('proyek');
    run(bin, join(base, 'proyek'), ...init);
    expect(method(join(base, 'proyek'))).toBe('../node_modules/siapkota/rubrics/instrument.yaml');
    expect(existsSync(join(base, 'proyek/kota/rubrics'))).toBe(false);
  });

  test('of the machine takes it along: same method, no words that point outside, nothing to find fault with', () => {
    const bin = install('lib');
    const own = join(base, 'rumah');
    mkdirSync(own);
    run(bin, own, ...init);
    expect(method(own)).toBe('rubrics/instrument.yaml');
    expect(readFileSync(join(own, 'kota/rubrics/instrument.yaml'), 'utf8')).not.toContain('$schema=');
    const found = JSON.parse(run(bin, own, 'validate', 'kota', '--format', 'json')) as { findings: unknown[] };
    expect(found.findings).toEqual([]);
    const digest = (args: string[]): unknown => JSON.parse(run(bin, own, 'score', '--format', 'json', ...args)).instrument.digest;
    expect(digest(['--dir', 'kota'])).toBe(
      digest(['--instrument', join(base, 'lib/node_modules/siapkota/rubrics/instrument.yaml'), 'kota/answers']),
    );
  });
});
