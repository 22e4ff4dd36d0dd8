import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ASSESSMENT, folder, type Ran, siapkota } from '../cli/run.ts';

const WITH_PROOF: Readonly<Record<string, string>> = {
  ...ASSESSMENT,
  'answers/kominfo.yaml': `respondent: { id: kominfo, group: opd, agency: kominfo }
answers:
  A: { value: 4, evidence: [{ title: Perwal, file: evidence/perwal.pdf, state: sent }] }
  B: 3
`,
  'evidence/perwal.pdf': 'perwal',
};
/** The model lies beside the assessment, as it does in a collection of several cities. */
const APART: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(WITH_PROOF).map(([name, text]) =>
    name === 'method.yaml' || name === 'r.yaml'
      ? [`rubrics/${name}`, text]
      : [`kota/${name}`, text.replace('instrument: method.yaml', 'instrument: ../rubrics/method.yaml')],
  ),
);
const HERE = 'kota-contoh-2026';
const make = async (cwd: string, to: string, ...more: string[]): Promise<void> => {
  const ran = await siapkota(['bundle', to, '--force', ...more], { cwd });
  if (ran.code !== 0) throw new Error(ran.stderr);
};
const open = (cwd: string, from: string, ...more: string[]): Promise<Ran> => siapkota(['bundle', '--open', from, ...more], { cwd });
const sheet = (cwd: string): string => readFileSync(join(cwd, 'answers/kominfo.yaml'), 'utf8');
const edit = (cwd: string, from: string | RegExp, to: string): void =>
  writeFileSync(join(cwd, 'answers/kominfo.yaml'), sheet(cwd).replace(from, to));
/** Everything below a folder, with its contents. */
const everything = (cwd: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(cwd, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => [join(e.parentPath, e.name), readFileSync(join(e.parentPath, e.name), 'latin1')]),
  );

test('there and back: the score is the same there, a second opening changes nothing, what comes back changes nothing', async () => {
  const a = join(folder(APART), 'kota');
  const b = folder({});
  const before = everything(a);
  await make(a, join(b, '1.zip'));
  const first = await open(b, '1.zip');
  expect([first.code, first.stderr, readdirSync(join(b, HERE)).sort()]).toEqual([
    0,
    '',
    ['.siapkota', 'answers', 'evidence', 'evidence.yaml', 'model', 'siapkota.yaml'].filter((n) => n !== 'evidence.yaml'),
  ]);
  const json = async (cwd: string): Promise<string> => (await siapkota(['score', '--format', 'json'], { cwd })).stdout;
  expect(await json(join(b, HERE))).toBe(await json(a));
  const there = everything(b);
  const again = await open(b, '1.zip');
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Tidak ada yang berubah')]);
  expect(everything(b)).toEqual(there);
  await make(join(b, HERE), join(b, '2.zip'));
  expect((await open(a, join(b, '2.zip'))).code).toBe(0);
  const after = everything(a);
  for (const [name, text] of Object.entries(before)) expect([name, after[name]]).toEqual([name, text]);
  expect(existsSync(join(a, 'model'))).toBe(false);
});

test('both went on: each gets what the other did; the one contested answer is shown and stays; --prefer settles it for both', async () => {
  const a = folder(WITH_PROOF);
  const b = folder({});
  await make(a, join(b, '1.zip'));
  await open(b, '1.zip');
  const home = join(b, HERE);
  edit(home, 'B: 3', 'B: 5');
  edit(a, 'B: 3', 'B: 2\n  # by hand\n  C: 4');
  writeFileSync(join(home, 'answers/baru.yaml'), 'respondent: { id: baru, group: pers }\nanswers: { C: 2 }\n');
  await make(home, join(b, '2.zip'));
  const ran = await open(a, join(b, '2.zip'));
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(/answers\/kominfo\.yaml:4:6 +galat +bundle\/conflict\n[\s\S]*Di sini: "2"; di bundel: "5"/);
  expect(existsSync(join(a, 'answers/baru.yaml'))).toBe(true);
  const unsettled = everything(a);
  expect((await open(a, join(b, '2.zip'))).code).toBe(1);
  expect(everything(a)).toEqual(unsettled);
  expect((await open(a, join(b, '2.zip'), '--prefer', 'bundle', '--dry-run')).code).toBe(0);
  expect(everything(a)).toEqual(unsettled);
  expect((await open(a, join(b, '2.zip'), '--prefer', 'here')).code).toBe(0);
  expect(sheet(a)).toContain('B: 2');
  await make(a, join(b, '3.zip'));
  const back = await open(home, '../3.zip', '--format', 'json');
  expect([back.code, JSON.parse(back.stdout).files.find((f: { path: string }) => f.path === 'answers/kominfo.yaml')]).toEqual([
    0,
    expect.objectContaining({ taken: ['answers/B'], added: ['answers/C'], contested: [] }),
  ]);
  expect(sheet(home)).toContain('# by hand');
});

describe('proof', () => {
  test('as a checksum, then with its contents', async () => {
    const a = folder(WITH_PROOF);
    const b = folder({});
    await make(a, join(b, '1.zip'));
    expect((await open(b, '1.zip')).stdout).toContain('Bukti: 1 berkas tidak ada di sini');
    await make(a, join(b, '2.zip'), '--evidence');
    await open(b, '2.zip');
    expect(readFileSync(join(b, HERE, 'evidence/perwal.pdf'), 'utf8')).toBe('perwal');
  });

  test('a document of the same name and other bytes is never written over', async () => {
    const a = folder(WITH_PROOF);
    const b = folder(Object.fromEntries(Object.entries(WITH_PROOF).map(([n, t]) => [n, n.startsWith('evidence') ? 'another' : t])));
    await make(a, join(b, '1.zip'), '--evidence');
    const ran = await open(b, '1.zip');
    expect([ran.code, ran.stderr.includes('bundle/conflict'), readFileSync(join(b, 'evidence/perwal.pdf'), 'utf8')]).toEqual([
      1,
      true,
      'another',
    ]);
  });
});

describe('what is refused writes nothing', () => {
  test.each([
    {
      why: 'another city',
      change: { 'siapkota.yaml': WITH_PROOF['siapkota.yaml']!.replace('12.76', '12.71') },
      code: 'bundle/other-assessment',
    },
    {
      why: 'another period',
      change: { 'siapkota.yaml': WITH_PROOF['siapkota.yaml']!.replace('"2026"', '"2025"') },
      code: 'bundle/other-assessment',
    },
    {
      why: 'another instrument',
      change: { 'method.yaml': WITH_PROOF['method.yaml']!.replace('id: m\n', 'id: n\n') },
      code: 'bundle/other-model',
    },
  ])('$why', async ({ change, code }) => {
    const a = folder(WITH_PROOF);
    const b = folder({ ...WITH_PROOF, ...change });
    await make(a, join(a, '1.zip'));
    const before = everything(b);
    const ran = await open(b, join(a, '1.zip'));
    expect([ran.code, ran.stderr.includes(code), ran.stdout]).toEqual([1, true, '']);
    expect(everything(b)).toEqual(before);
  });

  test('no bundle, and none that is there', async () => {
    const cwd = folder({ 'x.zip': 'hello' });
    const [wrong, none] = [await open(cwd, 'x.zip'), await open(cwd, 'y.zip')];
    expect([wrong.code, wrong.stderr.includes('bundle/not-a-bundle'), none.code, none.stderr.includes('file/missing')]).toEqual([
      1,
      true,
      1,
      true,
    ]);
    expect(readdirSync(cwd)).toEqual(['x.zip']);
  });

  test('a link in the folder that leads out of it', async () => {
    const a = folder(WITH_PROOF);
    const b = folder({ 'outside/keep': '' });
    mkdirSync(join(b, 'in'));
    symlinkSync(join(b, 'outside'), join(b, 'in/answers'));
    await make(a, join(b, '1.zip'));
    const ran = await open(b, '1.zip', '--dir', 'in');
    expect([ran.code, ran.stderr.includes('bundle/unsafe-path'), readdirSync(join(b, 'outside')), readdirSync(join(b, 'in'))]).toEqual([
      1,
      true,
      ['keep'],
      ['answers'],
    ]);
  });
});

test('a newer model comes along where it travelled before; a model changed on both sides is a conflict, and stays whole', async () => {
  const top = folder(APART);
  const [a, b] = [join(top, 'kota'), folder({})];
  await make(a, join(b, '1.zip'));
  await open(b, '1.zip');
  const rubric = join(top, 'rubrics/r.yaml');
  writeFileSync(rubric, readFileSync(rubric, 'utf8').replace('Judul B', 'Judul baru B'));
  await make(a, join(b, '2.zip'));
  expect((await open(b, '2.zip')).code).toBe(0);
  const here = join(b, HERE, 'model/r.yaml');
  expect(readFileSync(here, 'utf8')).toContain('Judul baru B');
  writeFileSync(here, readFileSync(here, 'utf8').replace('Judul baru B', 'Judul di sini B'));
  writeFileSync(rubric, readFileSync(rubric, 'utf8').replace('Judul baru B', 'Judul di sana B'));
  await make(a, join(b, '3.zip'));
  const ran = await open(b, '3.zip');
  expect([ran.code, ran.stderr.includes('model/r.yaml')]).toEqual([1, true]);
  expect(readFileSync(here, 'utf8')).toContain('Judul di sini B');
});

test('through a pipe, and usage', async () => {
  const a = folder(WITH_PROOF);
  const b = folder({});
  await make(a, join(b, '1.zip'));
  const piped = await siapkota(['bundle', '--open', '-'], { cwd: b, input: readFileSync(join(b, '1.zip')) });
  expect([piped.code, existsSync(join(b, HERE, 'siapkota.yaml'))]).toEqual([0, true]);
  const same = await siapkota(['bundle', join(b, '1.zip')], { cwd: a });
  expect([same.code, same.stderr]).toEqual([0, expect.stringContaining('tidak ditulis ulang')]);
  edit(a, 'B: 3', 'B: 4');
  expect((await siapkota(['bundle', join(b, '1.zip')], { cwd: a })).code).toBe(2);
  for (const args of [['--open'], ['x.zip', '--prefer', 'here'], ['--open', 'x.zip', '--evidence'], ['--open', 'x.zip', '--prefer', 'me']])
    expect((await siapkota(['bundle', ...args], { cwd: a })).code).toBe(2);
  expect((await siapkota(['bundle'], { cwd: folder({}) })).code).toBe(2);
});
