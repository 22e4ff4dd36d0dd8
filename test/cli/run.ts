import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, jest } from '@jest/globals';

// A run takes a fifth of a second by itself, and many times that on a machine with other work.
jest.setTimeout(60_000);

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const BIN = join(ROOT, 'bin/siapkota.js');

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program as a shell would, without colour and without a terminal; the language is Indonesian unless asked. */
export function siapkota(args: readonly string[], { cwd, input = '', env = {} }: Setting): Promise<Ran> {
  return new Promise((done) => {
    const clean = { PATH: process.env.PATH ?? '', HOME: cwd, TZ: 'UTC', ...env };
    const child = execFile(process.execPath, [BIN, ...args], { cwd, env: clean, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 99;
      done({ code, stdout, stderr });
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder with these files in it; it is gone after the tests. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), 'siapkota-test-'));
  made.push(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** Compares with test/cli/expected/<name>; UPDATE_GOLDEN=1 writes it, and the reviewer reads the difference. */
export function expectGolden(name: string, text: string): void {
  const path = join(ROOT, 'test/cli/expected', name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : `(no ${name}; run with UPDATE_GOLDEN=1)`);
}

/** One rubric with one section, on any scale. */
export function method(head: readonly string[], indicators: readonly string[], sections: readonly string[] = []): Record<string, string> {
  return {
    'method.yaml': `${['id: m', 'version: 1.0.0', 'title: { id: Metode, en: Method }', 'languages: [id, en]', ...head, 'rubrics: [{ file: r.yaml }]'].join('\n')}\n`,
    'r.yaml': `${['id: r', 'version: 1.0.0', 'title: { id: Rubrik, en: Rubric }', 'sections:', '  - id: s', '    title: { id: Bagian, en: Section }', '    indicators:', ...indicators.map((i) => `      - ${i}`), ...sections.map((s) => `  - ${s}`)].join('\n')}\n`,
  };
}

const title = (id: string): string => `title: { id: Judul ${id}, en: Title ${id} }`;
/** A level indicator; its levels are described in words of their own. */
export function level(id: string, levels: readonly number[] = [1, 2, 3, 4, 5], more = ''): string {
  const described = levels.map((l) => `${l}: { id: tingkat ${l}, en: level ${l} }`).join(', ');
  return `{ id: ${id}, ${title(id)}, type: level, levels: { ${described} }${more} }`;
}
export const number = (id: string, goalposts: string, more = ''): string =>
  `{ id: ${id}, ${title(id)}, type: number, goalposts: { ${goalposts} }${more} }`;

/** One assessment of one city: two groups, one of them with authority, a view, one answer missing. */
export const ASSESSMENT: Readonly<Record<string, string>> = {
  'method.yaml': `id: m
version: 1.0.0
title: { id: Metode, en: Method }
languages: [id, en]
scale: { min: 1, max: 5 }
bands: [{ from: 1, title: { id: Belum siap, en: Not ready } }, { from: 3, title: { id: Siap, en: Ready } }]
target: 4
coverage: { minimum: 0.5 }
evidence: { required_from: 3, cap: 2 }
groups: { tim: { title: { id: Tim, en: Team }, authority: 1 }, opd: { title: { id: Dinas, en: Agencies }, weight: 2 }, pers: { title: { id: Pers, en: Press } } }
agencies: { kominfo: { id: Kominfo, en: Informatics } }
rubrics: [{ file: r.yaml }]
views: [{ id: v, title: { id: Tampilan, en: View }, nodes: [{ id: n, title: { id: Simpul, en: Node }, indicators: [A, B] }] }]
`,
  'r.yaml': method(
    [],
    [level('A', undefined, ', owners: [kominfo]'), level('B')],
    [
      '{ id: t, title: { id: Lain, en: Other }, indicators: [{ id: C, title: { id: Judul C, en: Title C }, type: level, levels: { 1: { id: a, en: a }, 2: { id: b, en: b }, 3: { id: c, en: c }, 4: { id: d, en: d }, 5: { id: e, en: e } } }] }',
    ],
  )['r.yaml']!,
  'siapkota.yaml': `instrument: method.yaml
city: { id: "12.76", name: Kota Contoh, province: Sumatera Utara }
period: "2026"
respondents: [{ id: kominfo, name: Kominfo, group: opd, agency: kominfo, due: 2026-12-01 }, { id: koran, name: Koran, group: pers }]
`,
  'answers/kominfo.yaml':
    'respondent: { id: kominfo, group: opd, agency: kominfo }\nanswers: { A: { value: 4, evidence: [{ title: Perwal, file: evidence/perwal.pdf, state: sent }] }, B: 3 }\n',
  'answers/koran.csv': 'respondent,group,A,B,C\nkoran,pers,1,tidak tahu,\n',
  'evidence/perwal.pdf': '%PDF-1.4\n',
};
