import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../cli/run.ts';
import { beside, isAccepted, production, why } from './dependencies.mjs';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const own = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const installed = production();

describe('what is depended on', () => {
  test('has a reason and an exact version, each', () => {
    const odd = Object.entries<string>(own.dependencies).filter(
      ([name, version]) => why[name] === undefined || !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(odd).toEqual([]);
    const loose = Object.entries<string>(own.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  test('what may be installed beside has its reason, is optional, and is not in the build', () => {
    const names = Object.keys(own.peerDependencies);
    expect(Object.keys(beside).sort()).toEqual(names.sort());
    expect(names.filter((name) => own.peerDependenciesMeta[name]?.optional !== true)).toEqual([]);
    expect(names.filter((name) => read('dist/NOTICES.txt').includes(`\n${name} `))).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    const scripts = ['preinstall', 'install', 'postinstall'];
    const running = installed.filter((p) => p.hasInstallScript || scripts.some((name) => p.scripts[name] !== undefined));
    expect(running.map((p) => p.path)).toEqual([]);
    expect([...scripts, 'prepare'].filter((name) => own.scripts[name] !== undefined)).toEqual([]);
  });

  test('is under a licence that lets siapkota be passed on', () => {
    expect(installed.filter((p) => !isAccepted(p.license)).map((p) => `${p.name}: ${p.license}`)).toEqual([]);
  });

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true], // one of them is enough
    ['(MIT AND Zlib)', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['GPL-3.0-only', false],
    ['UNLICENSED', false],
    [undefined, false],
  ])('the licence %s is accepted: %s', (license, expected) => expect(isAccepted(license)).toBe(expected));

  test('is locked: no address, a checksum each, and the versions that package.json asks for', () => {
    const entries = Object.entries<{ resolved?: string; integrity?: string; version: string }>(lock.packages).filter(
      ([path]) => path !== '',
    );
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, e]) => e.resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(entries.filter(([, e]) => !/^sha512-/.test(e.integrity ?? '')).map(([path]) => path)).toEqual([]);
    for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies }))
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  });
});

describe('dist/NOTICES.txt', () => {
  const text = read('dist/NOTICES.txt');
  const parts = text.split(`\n${'-'.repeat(72)}\n\n`);
  const heads = parts
    .map((part) => part.split('\n').find((line) => /^\S+ \d[\w.-]* \(.+\)$/.test(line)))
    .filter((head) => head !== undefined);
  const named = new Set(heads.map((head) => head.split(' ')[0]));

  test('gives each package its name, version and the text of its licence', () => {
    expect(heads.length).toBeGreaterThan(40);
    expect(parts.filter((part) => part.length < 300)).toEqual([]);
    expect(text).not.toContain('carries no licence');
  });

  test('names every dependency that the source imports', () => {
    const imported = Object.keys(own.dependencies).filter((name) => name === 'ajv' || sources.some((code) => code.includes(`'${name}`)));
    expect(imported.length).toBe(Object.keys(own.dependencies).length);
    expect(imported.filter((name) => !named.has(name))).toEqual([]);
  });

  test('names nothing that an installation without development would not bring', () => {
    const brought = new Set(installed.map((p) => p.name));
    // What docx was bundled with before it was published is not installed, and is in its file all the same.
    const inside = new Set(
      [...read('node_modules/docx/dist/index.mjs').matchAll(/^\/\/#region .*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map((m) => m[1]),
    );
    expect(inside.size).toBeGreaterThan(20);
    expect([...named].filter((name) => !brought.has(name!) && !inside.has(name))).toEqual([]);
    const closing = parts.find((part) => part.startsWith('docx ') && part.includes('was published with')) ?? '';
    expect([...inside].filter((name) => !named.has(name) && !closing.includes(`\n  ${name}\n`))).toEqual([]);
  });
});

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(join('src', file)));
