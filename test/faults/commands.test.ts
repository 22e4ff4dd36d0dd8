import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { BIN, method, ROOT } from '../cli/run.ts';

// SIAPKOTA_FAULTS=all makes every single operation fail, which takes minutes; by default a spread of them does.
const EVERY = process.env.SIAPKOTA_FAULTS === 'all';
jest.setTimeout(EVERY ? 1_800_000 : 120_000);

const SHIM = join(ROOT, 'test/faults/shim.mjs');
const base = mkdtempSync(join(tmpdir(), 'siapkota-faults-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A small assessment with one sheet, made anew for each run. */
function assessment(name: string): string {
  const folder = join(base, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(seed, folder, { recursive: true });
  return folder;
}
const seed = join(base, 'seed');
const files = {
  ...method(
    [],
    ['{ id: A, title: { id: Satu, en: One }, type: level }', '{ id: B, title: { id: Dua, en: Two }, type: level, formerly: [OLD] }'],
  ),
  'siapkota.yaml': 'instrument: method.yaml\ncity: { id: "12.76" }\nperiod: "2026"\nrespondents:\n  - { id: x, group: respondents }\n',
  'answers/x.yaml':
    'city: { id: "12.76" }\nperiod: "2026"\ninstrument: { id: m, version: 1.0.0 }\nrespondent: { id: x, group: respondents }\nanswers:\n  A: 3\n  OLD: 4\n',
};
cpSync(join(ROOT, 'package.json'), join(seed, 'x'), { recursive: true });
rmSync(join(seed, 'x'));
for (const [name, text] of Object.entries(files)) {
  cpSync(join(ROOT, 'LICENSE'), join(seed, name));
  writeFileSync(join(seed, name), text);
}

/** Commands that write, and the file that each makes. */
const writing: Readonly<Record<string, { args: readonly string[]; makes: string }>> = {
  score: { args: ['score', '--format', 'json', '--out', 'out.json'], makes: 'out.json' },
  tally: { args: ['tally', '--out', 'out.csv'], makes: 'out.csv' },
  'report md': { args: ['report', '--format', 'md', '--out', 'out.md', '--date', '2026-11-24'], makes: 'out.md' },
  'report xlsx': { args: ['report', '--format', 'xlsx', '--out', 'out.xlsx', '--date', '2026-11-24'], makes: 'out.xlsx' },
  init: {
    args: ['init', 'new', '--instrument', 'method.yaml', '--city', '12.71', '--name', 'Kota', '--period', '2026', '--yes'],
    makes: 'new/siapkota.yaml',
  },
};

interface Ran {
  readonly code: number | null;
  readonly stderr: string;
  readonly count: number;
}

function run(folder: string, args: readonly string[], fault: string): Ran {
  const counted = join(base, 'count');
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: base,
    LC_ALL: 'C',
    SIAPKOTA_LANG: 'en',
    FAULT: fault,
    FAULT_UNDER: folder,
    FAULT_COUNT: counted,
  };
  rmSync(counted, { force: true });
  const ran = spawnSync(process.execPath, ['--import', SHIM, BIN, ...args], { cwd: folder, env, encoding: 'utf8', input: '' });
  return { code: ran.status, stderr: ran.stderr, count: existsSync(counted) ? Number(readFileSync(counted, 'utf8')) : 0 };
}

const kinds = [
  ['open', 'EACCES'],
  ['write', 'ENOSPC'],
  ['fsync', 'EIO'],
  ['close', 'EIO'],
  ['rename', 'EACCES'],
  ['mkdir', 'EACCES'],
  ['read', 'EIO'],
] as const;

const spread = (count: number): number[] => {
  const all = Array.from({ length: count }, (_, i) => i + 1);
  return EVERY || count <= 2 ? all : [1, count];
};

describe.each(Object.entries(writing))('%s', (name, { args, makes }) => {
  const folderOf = (what: string): string => assessment(`${name.replace(' ', '-')}-${what}`);
  const whole = (() => {
    const folder = folderOf('whole');
    const ran = run(folder, args, 'none:0:EIO');
    return { code: ran.code, file: existsSync(join(folder, makes)) ? readFileSync(join(folder, makes)) : undefined };
  })();

  test('writes its file where nothing fails', () => {
    expect(whole.code).toBe(0);
    expect(whole.file).toBeDefined();
  });

  test.each(kinds)('a failing %s (%s) leaves nothing half-written, and says what to do', (kind, code) => {
    const { count } = run(folderOf(kind), args, `${kind}:0:${code}`);
    for (const n of spread(count)) {
      const folder = folderOf(kind);
      const ran = run(folder, args, `${kind}:${n}:${code}`);
      const context = { n, stderr: ran.stderr };
      const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.tmp'));
      // No stack trace, no exit that claims success without the file.
      expect({ ...context, trace: /^\s+at /m.test(ran.stderr) }).toEqual({ ...context, trace: false });
      const made = existsSync(join(folder, makes)) ? readFileSync(join(folder, makes)) : undefined;
      if (ran.code === 0) expect({ ...context, same: made?.equals(whole.file!) }).toEqual({ ...context, same: true });
      else {
        expect({ ...context, code: ran.code! > 0 && ran.code! <= 3, told: ran.stderr.trim() !== '' }).toEqual({
          ...context,
          code: true,
          told: true,
        });
        // An input that could not be read is a finding; the rest is scored, and the exit code says that it is not all.
        const unread = /file\/unreadable/.test(ran.stderr) && ran.code === 1;
        expect({ ...context, whole: made === undefined || made.equals(whole.file!) || unread }).toEqual({
          ...context,
          whole: true,
        });
      }
      if (kind !== 'close') expect({ ...context, left }).toEqual({ ...context, left: [] });
      // Once the disk is well again the command does its work; init leaves alone what is laid out.
      const again = run(folder, [...args, ...(made === undefined || name === 'init' ? [] : ['--force'])], 'none:0:EIO');
      expect({ ...context, again: again.code }).toEqual({ ...context, again: name === 'init' && made !== undefined ? 2 : 0 });
      expect(readFileSync(join(folder, makes)).equals(whole.file!)).toBe(true);
    }
  });
});
