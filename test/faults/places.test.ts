import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { BIN, FILES, writeFiles } from './assessment.mjs';
import { leftovers, type Ran, run, treeOf } from './trial.mjs';

// Folders and files of every kind that a disk can hold: each command does its work there or says in a sentence why it cannot.
jest.setTimeout(120_000);

const base = mkdtempSync(join(tmpdir(), 'siapkota-places-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let made = 0;
function assessment(name = `a${++made}`): string {
  const folder = join(base, name);
  writeFiles(folder, FILES);
  return folder;
}
const plain = (folder: string, args: readonly string[], input = ''): Promise<Ran> => run(folder, args, { shim: false, input });
const TRACE = /^\s+at .*[:(]\d+/m;

const NAMES = {
  'spaces, emoji, right-to-left and quotes': '😀 kota مرحبا\u200f $(x) \'q"q `b`',
  'a line break': 'kota\nbaru',
  '200 characters': 'n'.repeat(200),
  'what patterns are made of': '[a]{b,c}*?(x)!',
  'a dash in front': '-rf',
  'forty folders deep': 'd/'.repeat(40),
};
const WORK: readonly (readonly string[])[] = [
  ['score', '--format', 'json', '--out', 'out/score.json'],
  ['ingest', 'in/y.csv'],
  ['report', '--format', 'html', '--out', 'out/report.html'],
  ['bundle', 'b.zip', '--evidence'],
];
test.each(Object.entries(NAMES))('a folder with %s in its name', async (_what, name) => {
  const folder = assessment(name);
  for (const args of WORK) {
    const ran = await plain(folder, args);
    expect({ args, code: ran.code, stderr: ran.stderr }).toMatchObject({ code: 0 });
  }
  expect((await plain(base, ['tally', '--dir', folder, '-q'])).stdout).toContain('12.76,2026,opd,C,3,none,1');
  expect(leftovers(treeOf(folder))).toEqual([]);
});

test('names as long as a disk takes, and longer ids', async () => {
  const folder = assessment();
  const longest = `${'n'.repeat(250)}.json`;
  expect((await plain(folder, ['score', '--format', 'json', '--out', longest])).code).toBe(0);
  expect(existsSync(join(folder, longest))).toBe(true);
  const tooLong = await plain(folder, ['score', '--out', 'n'.repeat(300)]);
  expect({ code: tooLong.code, told: /too long/.test(tooLong.stderr) }).toEqual({ code: 3, told: true });
  writeFileSync(join(folder, 'in/long.csv'), `respondent,group,A\n${'r'.repeat(400)},opd,4\n`);
  expect((await plain(folder, ['ingest', 'in/long.csv'])).code).toBe(0);
});

/** What is wrong, the command, how it ends, and what it says. */
const ODD: Readonly<Record<string, { make?: (folder: string) => void; args: readonly string[]; code: number; says: RegExp }>> = {
  'a missing input': { args: ['score', 'nofile.csv'], code: 1, says: /file\/missing/ },
  'a missing folder for --dir': { args: ['score', '--dir', 'nowhere'], code: 2, says: /There is no folder nowhere/ },
  'a folder as the instrument': { args: ['score', 'in', '--instrument', 'in'], code: 1, says: /it is a folder, EISDIR/ },
  'a folder as the template': { args: ['report', '--template', 'in', '--out', 'r.docx'], code: 1, says: /it is a folder, EISDIR/ },
  'a folder as the bundle': { args: ['bundle', '--open', 'in'], code: 1, says: /it is a folder, EISDIR/ },
  'a folder as --out': { args: ['score', '--out', 'in', '--force'], code: 2, says: /in is a folder\. Name a file/ },
  'a file as the folder of --each': { args: ['form', '--all', 'r.yaml', '--format', 'html'], code: 3, says: /no folder, ENOTDIR/ },
  'a file as the folder of answers': {
    make: (folder) => {
      rmSync(join(folder, 'answers'), { recursive: true });
      writeFileSync(join(folder, 'answers'), '');
    },
    args: ['ingest', 'in/y.csv'],
    code: 3,
    says: /no folder, ENOTDIR/,
  },
  'siapkota.yaml that is a folder': {
    make: (folder) => {
      rmSync(join(folder, 'siapkota.yaml'));
      mkdirSync(join(folder, 'siapkota.yaml'));
    },
    args: ['score'],
    code: 1,
    says: /it is a folder, EISDIR/,
  },
  'siapkota.yaml that is a link in a circle': {
    make: (folder) => {
      rmSync(join(folder, 'siapkota.yaml'));
      symlinkSync('siapkota.yaml', join(folder, 'siapkota.yaml'));
    },
    args: ['score'],
    code: 3,
    says: /leads in a circle, ELOOP/,
  },
  'links among answers that lead nowhere, out of the folder, or to a folder': {
    make: (folder) => {
      symlinkSync('none.csv', join(folder, 'answers/none.csv'));
      symlinkSync('..', join(folder, 'answers/up'));
      symlinkSync(join(base, 'outside.csv'), join(folder, 'answers/outside.csv'));
    },
    args: ['tally'],
    code: 1,
    says: /none\.csv {2}error {2}file\/missing[\s\S]*outside\.csv {2}error {2}file\/path-escapes[\s\S]*up {2}error {2}file\/unreadable/,
  },
  'zeros without end': { args: ['score', '/dev/zero', '--instrument', 'method.yaml'], code: 1, says: /file\/format-not-read/ },
  'a full disk': { args: ['score', '--out', '/dev/full'], code: 3, says: /the disk is full, ENOSPC\)\. Free some space/ },
  'the input as --out': {
    args: ['score', 'in/country.csv', '--instrument', 'method.yaml', '--format', 'csv', '--out', 'in/country.csv', '--force'],
    code: 2,
    says: /was read as an input of this command and is not replaced/,
  },
  'the method as the baseline': {
    args: ['validate', '--write-baseline', '--baseline', 'method.yaml'],
    code: 2,
    says: /was read as an input of this command and is not replaced/,
  },
};
const onThisSystem = Object.entries(ODD).filter(([, { args }]) => args.every((a) => !a.startsWith('/dev/') || existsSync(a)));
writeFileSync(join(base, 'outside.csv'), 'respondent,group,A\nq,opd,4\n');
test.each(onThisSystem)('%s', async (_what, { make, args, code, says }) => {
  const folder = assessment();
  make?.(folder);
  const before = treeOf(folder);
  const ran = await plain(folder, args);
  expect({ code: ran.code, says: says.test(ran.stderr), trace: TRACE.test(ran.stderr), stderr: ran.stderr }).toEqual({
    code,
    says: true,
    trace: false,
    stderr: ran.stderr,
  });
  expect(treeOf(folder)).toEqual(before);
});

test('a link to a file of the same assessment counts once; a link as --out is followed, a device stays one', async () => {
  const folder = assessment();
  mkdirSync(join(folder, 'shared'));
  renameSync(join(folder, 'answers/x.yaml'), join(folder, 'shared/x.yaml'));
  symlinkSync('../shared/x.yaml', join(folder, 'answers/x.yaml'));
  symlinkSync('x.yaml', join(folder, 'answers/again.yaml'));
  expect((await plain(folder, ['tally'])).stderr).toContain('Rows: 1 read');
  symlinkSync('there.json', join(folder, 'here.json'));
  writeFileSync(join(folder, 'there.json'), '');
  expect((await plain(folder, ['score', '--format', 'json', '--out', 'here.json', '--force'])).code).toBe(0);
  expect(lstatSync(join(folder, 'here.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'there.json'), 'utf8')).toContain('siapkota/assessment@1');
  expect((await plain(folder, ['score', '--out', '/dev/null', '--force'])).code).toBe(0);
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

/** Root may do anything: then another user has to try. */
const isRoot = process.getuid?.() === 0;
const other = spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, BIN, '--version']).status === 0;
const asOther = isRoot && other ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
(isRoot && !other ? test.skip : test)(
  'a folder that may only be read gives its scores, and takes nothing (skipped where only root is there)',
  () => {
    const folder = assessment();
    if (isRoot) for (const path of [base, folder]) chownSync(path, 65534, 65534);
    for (const [path] of treeOf(folder)) chmodSync(join(folder, path), 0o444);
    for (const path of ['answers', 'in', '.']) chmodSync(join(folder, path), 0o555);
    const [program, ...rest] = [...asOther, process.execPath, BIN];
    const ran = (...args: string[]) =>
      spawnSync(program!, [...rest, ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', SIAPKOTA_LANG: 'en' },
      });
    const before = treeOf(folder);
    expect(ran('score', '--format', 'json').status).toBe(0);
    for (const args of [
      ['score', '--out', 's.txt'],
      ['ingest', 'in/y.csv'],
      ['interview', '--plain', '--respondent', 'y'],
      ['form', '--all', 'forms', '--format', 'html'],
      ['bundle', 'b.zip'],
    ]) {
      const { status, stderr } = ran(...args);
      expect({ args, status, told: /not allowed, EACCES\)\. Check the permissions/.test(stderr), trace: TRACE.test(stderr) }).toEqual({
        args,
        status: 3,
        told: true,
        trace: false,
      });
    }
    expect(treeOf(folder)).toEqual(before);
    for (const path of ['.', 'answers', 'in']) chmodSync(join(folder, path), 0o755);
  },
);
