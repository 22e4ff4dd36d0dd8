import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ASSESSMENT, expectGolden, folder, level, method, ROOT, siapkota } from './run.ts';

interface Told {
  readonly counts: { readonly error: number; readonly warning: number };
  readonly findings: readonly {
    readonly code: string;
    readonly place: { readonly file: string; readonly line?: number; readonly col?: number };
  }[];
}
const check = async (cwd: string, ...args: string[]): Promise<{ code: number; told: string[]; value: Told; stderr: string }> => {
  const { code, stdout, stderr } = await siapkota(['validate', '--format', 'json', ...args], { cwd });
  const value = JSON.parse(stdout) as Told;
  return { code, value, stderr, told: value.findings.map((f) => `${f.code} ${f.place.file}:${f.place.line ?? ''}`) };
};

const BROKEN = method(
  ['scale: { min: 1, max: 3 }', 'agencies: { kominfo: { id: Kominfo, en: Informatics } }'],
  [level('A', [1, 2, 3], ', owners: [komimfo]'), level('A', [1, 2, 3]), '{ id: NUM, title: { id: NUM, en: NUM }, type: number }'],
);
const broken = folder(BROKEN);

describe('what is wrong goes to stdout, and the exit code says whether it is an error', () => {
  test.each(['id', 'en'] as const)('for a person, in %s', async (lang) => {
    const { code, stdout, stderr } = await siapkota(['validate', '--lang', lang], { cwd: broken });
    expect([code, stderr]).toEqual([1, '']);
    expectGolden(`validate.${lang}.txt`, stdout);
  });
  test('for a machine: the same in any language', async () => {
    const [id, en] = await Promise.all(
      ['id', 'en'].map((lang) => siapkota(['validate', '--format', 'json', '--lang', lang], { cwd: broken })),
    );
    expect([id!.code, id!.stdout]).toEqual([1, en!.stdout]);
    expectGolden('validate.json', id!.stdout);
  });
  test('nothing wrong is exit 0', async () => {
    const cwd = folder(ASSESSMENT);
    const ran = await siapkota(['validate'], { cwd });
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toMatch(/diperiksa/);
    expect((await siapkota(['validate', '--quiet'], { cwd })).stdout).toBe('');
    expect((await check(cwd)).value.counts).toMatchObject({ error: 0, warning: 0 });
  });
  test('a folder without anything to check is no fault', async () =>
    expect((await siapkota(['validate'], { cwd: folder({ 'a.txt': 'x', 'b.yaml': 'hello: world\n' }) })).code).toBe(0));
  test('but a file that was asked for and is nothing known is', async () => {
    const cwd = folder({ 'b.yaml': 'hello: world\n' });
    expect(await check(cwd, 'b.yaml')).toMatchObject({ code: 1, told: ['file/unknown-kind b.yaml:1'] });
  });
  test('a file that is not there is told, with its neighbour', async () => {
    const ran = await check(folder({ 'metode.yaml': 'x' }), 'Metode.yml');
    expect(ran).toMatchObject({ code: 1, told: ['file/missing Metode.yml:'] });
    expect(JSON.stringify(ran.value)).toMatch(/"near": ?"metode\.yaml"/);
  });
  test('warnings are allowed, or counted against a limit', async () => {
    const cwd = folder(method(['scale: { min: 1, max: 3 }'], ['{ id: A, title: { id: A, en: A }, type: level }']));
    const codes = await Promise.all(
      [[], ['--max-warnings', '1'], ['--max-warnings', '0']].map((args) => siapkota(['validate', ...args], { cwd })),
    );
    expect(codes.map((r) => r.code)).toEqual([0, 0, 1]);
  });
  test('--out writes it to a file', async () => {
    const cwd = folder(BROKEN);
    const ran = await siapkota(['validate', '--format', 'json', '--out', 'found.json'], { cwd });
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(JSON.parse(readFileSync(join(cwd, 'found.json'), 'utf8'))).toMatchObject({ counts: { error: 3 } });
  });
});

test('what ships is sound: rubrics and examples', async () => {
  const ran = await siapkota(['validate', 'rubrics', 'examples', '--format', 'json'], { cwd: ROOT });
  expect([ran.code, (JSON.parse(ran.stdout) as Told).counts.error]).toEqual([0, 0]);
});

describe('each kind of file', () => {
  const put = async (files: Record<string, string>): Promise<string[]> => (await check(folder({ ...ASSESSMENT, ...files }))).told;
  test.each<[string, Record<string, string>, string[]]>([
    [
      'a rubric that no instrument lists',
      { 'lost.yaml': method([], [level('L')])['r.yaml']!.replace('id: r\n', 'id: lost\n') },
      ['rubric/unlisted-file lost.yaml:1'],
    ],
    [
      'a sheet with a level that does not exist',
      { 'answers/x.yaml': 'respondent: { id: koran, group: pers }\nanswers: { C: 7 }\n' },
      ['answers/level-out-of-range answers/x.yaml:2'],
    ],
    ['a table with one', { 'answers/x.csv': 'respondent,group,C\nkoran,pers,7\n' }, ['answers/level-out-of-range answers/x.csv:2']],
    [
      'a respondent whom nobody expects',
      { 'answers/x.yaml': 'respondent: { id: korran, group: pers }\nanswers: { C: 2 }\n' },
      ['answers/unexpected-respondent answers/x.yaml:'],
    ],
    [
      'a contradiction between two files',
      { 'answers/x.yaml': 'respondent: { id: kominfo, group: opd, agency: kominfo }\nanswers: { B: 2 }\n' },
      ['answers/contradiction answers/kominfo.yaml:2'],
    ],
    [
      'a sheet of another city',
      { 'answers/x.yaml': 'city: { id: "1" }\nrespondent: { id: koran, group: pers }\nanswers: { C: 2 }\n' },
      ['answers/other-city answers/x.yaml:1'],
    ],
    [
      'proof outside the folder',
      {
        'answers/x.yaml': 'respondent: { id: koran, group: pers }\nanswers: { C: { value: 2, evidence: [{ file: ../../etc/passwd }] } }\n',
      },
      ['file/path-escapes answers/x.yaml:2'],
    ],
    [
      'a verdict that is none',
      { 'evidence.yaml': 'verdicts:\n  - { indicator: A, respondent: kominfo, state: acepted }\n' },
      ['rubric/wrong-value evidence.yaml:2'],
    ],
    [
      'a target that is none',
      { 'siapkota.yaml': `${ASSESSMENT['siapkota.yaml']}targets: { A: 9 }\n` },
      ['answers/bad-target siapkota.yaml:5'],
    ],
    [
      'an instrument that is not there',
      { 'siapkota.yaml': ASSESSMENT['siapkota.yaml']!.replace('method.yaml', 'methode.yaml') },
      ['file/missing siapkota.yaml:1'],
    ],
    [
      'answers outside the folder',
      { 'siapkota.yaml': `${ASSESSMENT['siapkota.yaml']}answers: ../elsewhere\n` },
      ['file/path-escapes siapkota.yaml:5'],
    ],
    ['YAML that is none', { 'extra.yaml': 'a: [1\n' }, ['yaml/syntax extra.yaml:2']],
  ])('%s', async (_, files, told) => expect(await put(files)).toEqual(told));

  test('hidden folders and node_modules are passed over', async () => {
    const bad = 'answers: [\n';
    expect(await put({ '.git/x.yaml': bad, 'node_modules/p/x.yaml': bad, '.siapkota/journal/x.yaml': bad })).toEqual([]);
  });
});

describe('paths stay in the folder of the file that names them, after links are followed', () => {
  test('a rubric behind a link that leaves the folder', async () => {
    const cwd = folder({
      ...Object.fromEntries(Object.entries(method(['scale: { min: 1, max: 5 }'], [level('A')])).map(([n, t]) => [`in/${n}`, t])),
      'out/r.yaml': 'id: r\nversion: "1"\ntitle: R\nsections: []\n',
    });
    writeFileSync(join(cwd, 'in/method.yaml'), readFileSync(join(cwd, 'in/method.yaml'), 'utf8').replace('r.yaml', 'link.yaml'));
    symlinkSync(join(cwd, 'out/r.yaml'), join(cwd, 'in/link.yaml'));
    expect((await check(cwd, 'in/method.yaml')).told.join(' ')).toMatch(/rubric\/path-escapes in\/method\.yaml:/);
  });
  test('a link that stays is followed', async () => {
    const cwd = folder(method(['scale: { min: 1, max: 5 }'], [level('A')]));
    mkdirSync(join(cwd, 'sub'));
    writeFileSync(join(cwd, 'sub/r.yaml'), readFileSync(join(cwd, 'r.yaml')));
    writeFileSync(join(cwd, 'method.yaml'), readFileSync(join(cwd, 'method.yaml'), 'utf8').replace('r.yaml', 'link.yaml'));
    symlinkSync('sub/r.yaml', join(cwd, 'link.yaml'));
    expect((await check(cwd, 'method.yaml')).told).toEqual([]);
  });
  test.each(['/etc/hostname', '../r.yaml', 'sub/../../r.yaml'])('a rubric at %s', async (path) => {
    const cwd = folder({
      'in/method.yaml': method(['scale: { min: 1, max: 5 }'], [level('A')])['method.yaml']!.replace('r.yaml', path),
      'r.yaml': 'x: 1\n',
    });
    expect((await check(cwd, 'in/method.yaml')).told.join(' ')).toMatch(/rubric\/path-escapes/);
  });
  test('an instrument may extend one elsewhere, whose rubrics stay with it', async () => {
    const base = Object.fromEntries(
      Object.entries(method(['scale: { min: 1, max: 5 }'], [level('A')])).map(([n, t]) => [`national/${n}`, t]),
    );
    const cwd = folder({
      ...base,
      'city/top.yaml': 'id: top\nversion: "1"\ntitle: { id: T, en: T }\nextends: ../national/method.yaml\noverride: { A: { weight: 2 } }\n',
    });
    expect(await check(cwd, 'city/top.yaml')).toMatchObject({ code: 0, told: [] });
  });
  test('a folder of answers behind a link that leaves the assessment', async () => {
    const { 'answers/kominfo.yaml': _a, 'answers/koran.csv': _b, ...rest } = ASSESSMENT;
    const cwd = folder({
      ...Object.fromEntries(Object.entries(rest).map(([n, t]) => [`kota/${n}`, t])),
      'elsewhere/x.yaml': 'respondent: { id: koran, group: pers }\nanswers: { C: 2 }\n',
    });
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'kota/answers'));
    expect((await check(cwd, 'kota')).told[0]).toMatch(/^file\/path-escapes/);
  });
});

describe('hostile file names', () => {
  const names = [
    'a b.yaml',
    "it's.yaml",
    'kota "x".yaml',
    '\u001b[31mred.yaml',
    'a\u202eb.yaml',
    '[x]{y}.yaml',
    '智慧城市.yaml',
    '-n.yaml',
    '__proto__.yaml',
    'a\nb.yaml',
  ];
  test.each(names)('%j is read and shown, never obeyed', async (name) => {
    const cwd = folder({ [name]: 'id: x\nversion: "1"\nrubrics: [\n' });
    const ran = await siapkota(['validate', '--', name], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout + ran.stderr).not.toMatch(/[\u001b\u202e]|undefined/);
    expect(ran.stdout).toMatch(/yaml\/syntax/);
  });
  test('all of them together, found below a folder', async () => {
    const { code, told } = await check(folder(Object.fromEntries(names.map((name) => [name, 'id: x\nversion: "1"\nrubrics: [\n']))));
    expect([code, told.filter((t) => t.startsWith('yaml/syntax')).length]).toEqual([1, names.length]);
  });
  test('a folder called like a file, and a link to itself', async () => {
    const cwd = folder(ASSESSMENT);
    mkdirSync(join(cwd, 'folder.yaml'));
    symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
    const ran = await siapkota(['validate'], { cwd });
    expect(ran.code).toBeLessThan(2);
    expect((await check(cwd, 'folder.yaml')).code).toBe(0);
    expect(existsSync(join(cwd, 'folder.yaml'))).toBe(true);
    expect(readdirSync(cwd)).not.toContain('undefined');
  });
});
