import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ASSESSMENT, BIN, expectGolden, folder, level, method, number, ROOT, siapkota } from './run.ts';

interface JsonNode {
  readonly id: string;
  readonly state: string;
  readonly answered: { readonly score: number | null; readonly low: number | null; readonly high: number | null };
  readonly children: readonly JsonNode[];
}
interface Result {
  readonly inputs: { readonly answers: number; readonly tally: string };
  readonly cities: readonly {
    readonly city: { readonly id: string; readonly name?: string };
    readonly period: string;
    readonly index: JsonNode;
    readonly views: readonly JsonNode[];
  }[];
}
const here = folder(ASSESSMENT);
const fits = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, allErrors: true }).compile(
  JSON.parse(readFileSync(join(ROOT, 'src/assess/schema/assessment.schema.json'), 'utf8')) as object,
);

async function score(
  cwd: string,
  args: readonly string[],
  input?: string | Uint8Array,
): Promise<{ code: number; value: Result; stderr: string; text: string }> {
  const { code, stdout, stderr } = await siapkota(['score', '--format', 'json', ...args], {
    cwd,
    ...(input === undefined ? {} : { input }),
  });
  const value = JSON.parse(stdout) as Result;
  expect(fits(value) ? [] : fits.errors).toEqual([]);
  return { code, value, stderr, text: stdout };
}
const indexOf = ({ value }: { value: Result }): number | null => value.cities[0]!.index.answered.score;

describe('inside an assessment', () => {
  test.each(['id', 'en'])('a table, in %s', async (lang) => {
    const ran = await siapkota(['score', '--lang', lang], { cwd: here });
    expect(ran.code).toBe(0);
    expectGolden(`score.${lang}.txt`, ran.stdout);
    expectGolden(`score.${lang}.stderr.txt`, ran.stderr);
  });
  test('JSON and CSV, from anywhere below it', async () => {
    const [json, csv] = await Promise.all([score(join(here, 'answers'), []), siapkota(['score', '--format', 'csv'], { cwd: here })]);
    expect([json.code, csv.code]).toEqual([0, 0]);
    expectGolden('score.json', json.text);
    expectGolden('score.csv', csv.stdout);
  });
  test('the numbers, by hand', async () => {
    const { value } = await score(here, []);
    const [city] = value.cities;
    // A: opd says 4 (weight 2), pers 1 (weight 1): (2 x 4 + 1) / 3 = 3. B: opd says 3, pers does not know: 3. C: nobody.
    // Section s: 3, rubric r: s at coverage 1 and t at 0, so 3 with coverage 1/2, which is the minimum; the index is the rubric.
    expect(city?.city).toEqual({ id: '12.76', name: 'Kota Contoh', province: 'Sumatera Utara' });
    expect(city?.index).toMatchObject({
      state: 'scored',
      answered: { score: 3, low: 2, high: 4 },
      coverage: 0.5,
      band: 'Siap',
      target: 4,
      gap: 1,
    });
    expect(city?.index.children[0]?.children.map((s) => [s.id, s.state])).toEqual([
      ['s', 'scored'],
      ['t', 'missing'],
    ]);
    expect(city?.views[0]).toMatchObject({ id: 'v', answered: { score: 3, low: 3, high: 3 } });
    expect(value.inputs.answers).toBe(4);
  });
  test('no answers yet: no number anywhere', async () => {
    const { 'answers/kominfo.yaml': _a, 'answers/koran.csv': _b, ...rest } = ASSESSMENT;
    const cwd = folder(rest);
    const { value, code } = await score(cwd, []);
    expect([code, value.cities[0]?.index]).toMatchObject([
      0,
      { state: 'missing', answered: { score: null, low: null, high: null }, band: null, gap: null },
    ]);
    const table = await siapkota(['score', '--lang', 'en'], { cwd });
    expect(table.stdout).not.toMatch(/NaN|null|undefined|Infinity/);
  });
});

describe('outside one: an instrument and answers', () => {
  const row = (
    name: string,
    head: string[],
    indicators: string[],
    answers: string,
    expected: unknown,
  ): [string, Record<string, string>, unknown] => [name, { ...method(head, indicators), 'a.csv': `city,period,${answers}` }, expected];
  test.each([
    // log: (ln 10 - ln 1) / (ln 100 - ln 1) = 1/2. linear: 8 of 10 = 0.8. Geometric mean of 0.5 and 0.8 = sqrt 0.4 = 0.6324555.
    row(
      'scale 0..1, geometric, log goalposts',
      ['scale: { min: 0, max: 1 }', 'aggregate: geometric'],
      [number('X', 'worst: 1, best: 100, transform: log'), number('Y', 'worst: 0, best: 10')],
      'X,Y\nc,p,10,8\n',
      0.6324555320336759,
    ),
    // 2 x 1 + 3 x 2 = 8, and sums of one part above it.
    row(
      'scale 0..3, sum',
      ['scale: { min: 0, max: 3 }', 'aggregate: sum'],
      [level('A', [0, 1, 2, 3]), level('B', [0, 1, 2, 3], ', weight: 2')],
      'A,B\nc,p,2,3\n',
      8,
    ),
    // 60 of 50 unclamped = 120; 20 of 50 = 40; mean 80.
    row(
      'scale 0..100, a number beyond its goalposts',
      ['scale: { min: 0, max: 100 }'],
      [number('X', 'worst: 0, best: 50, clamp: false', ', range: [0, 100]'), number('Y', 'worst: 0, best: 50')],
      'X,Y\nc,p,60,20\n',
      80,
    ),
    // The same, clamped: (100 + 40) / 2.
    row(
      'scale 0..100, clamped',
      ['scale: { min: 0, max: 100 }'],
      [number('X', 'worst: 0, best: 50'), number('Y', 'worst: 0, best: 50')],
      'X,Y\nc,p,60,20\n',
      70,
    ),
    // Less is better: worst 10, best 0, value 2: 1 + 4 x (2 - 10) / (0 - 10) = 4.2.
    row('less is better', ['scale: { min: 1, max: 5 }'], [number('X', 'worst: 10, best: 0')], 'X\nc,p,2\n', 4.2),
    // A level 0 is an answer: (0 + 3) / 2.
    row('zero is an answer', ['scale: { min: 0, max: 3 }'], [level('A', [0, 1, 2, 3]), level('B', [0, 1, 2, 3])], 'A,B\nc,p,0,3\n', 1.5),
    row(
      'a geometric mean with a 0 has no value',
      ['scale: { min: 0, max: 3 }', 'aggregate: geometric'],
      [level('A', [0, 1, 2, 3]), level('B', [0, 1, 2, 3])],
      'A,B\nc,p,0,3\n',
      null,
    ),
    row(
      'a sum that lacks a part has no value',
      ['scale: { min: 0, max: 3 }', 'aggregate: sum'],
      [level('A', [0, 1, 2, 3]), level('B', [0, 1, 2, 3])],
      'A,B\nc,p,2,\n',
      null,
    ),
    // 2 / (1/1 + 1/4) = 1.6.
    row('harmonic', ['scale: { min: 1, max: 5 }', 'aggregate: harmonic'], [level('A'), level('B')], 'A,B\nc,p,1,4\n', 1.6),
  ])('%s', async (_, files, expected) => {
    const ran = await score(folder(files), ['--instrument', 'method.yaml', 'a.csv']);
    if (typeof expected === 'number') expect(indexOf(ran)).toBeCloseTo(expected, 12);
    else expect(indexOf(ran)).toBe(expected);
  });

  const plain = method(
    [
      'scale: { min: 1, max: 5 }',
      'groups: { tim: { title: { id: T, en: T }, authority: 1 }, opd: { title: { id: O, en: O } }, pers: { title: { id: P, en: P } } }',
      'profile: { pesisir: { type: boolean, title: { id: P, en: P } } }',
    ],
    [level('A'), level('B', undefined, ', when: { profile: pesisir, is: true }')],
  );
  const many = 'city,period,group,respondent,taken,A,B\n10,2026,opd,x,,2,4\n9,2026,opd,x,,3,3\n10,2025,opd,x,,1,1\n10,2026,pers,y,,4,4\n';
  const cwd = folder({
    ...plain,
    'a.csv': many,
    'a.csv.gz': gzipSync(many),
    'cities.csv': 'id,name,province,pesisir,target/A\n10,Kota Sepuluh,Jawa,tidak,5\n9,Kota Sembilan,Jawa,ya,\n',
    'half.csv': many.split('\n').slice(0, 3).join('\n'),
    'map.yaml': 'columns: { Kota: city, Satu: A }\nvalues: { A: { Bagus: 5 } }\n',
    'strange.csv': 'Kota,Satu\n7,bagus\n',
    'bad.csv': 'city,A\n1,9\n1,3\n',
  });
  const from = (...args: string[]): string[] => ['--instrument', 'method.yaml', ...args];

  test('cities by id, then period, as bytes', async () => {
    const { value } = await score(cwd, from('a.csv'));
    expect(value.cities.map((c) => [c.city.id, c.period])).toEqual([
      ['10', '2025'],
      ['10', '2026'],
      ['9', '2026'],
    ]);
  });
  test('stdin, gzip, a folder, a pattern: the same bytes', async () => {
    const one = await score(cwd, from('a.csv'));
    const others = await Promise.all([
      score(cwd, from('-'), many),
      score(cwd, from('-'), gzipSync(many)),
      score(cwd, from('a.csv.gz')),
      score(cwd, from('a.c*v')),
      score(cwd, from('a.csv')),
    ]);
    for (const other of others) expect(other.text).toBe(one.text);
  });
  test('inputs in another order, and one of them twice: the same bytes', async () => {
    const [a, b, c] = await Promise.all([
      score(cwd, from('half.csv', 'a.csv')),
      score(cwd, from('a.csv', 'half.csv')),
      score(cwd, from('a.csv')),
    ]);
    expect([a!.text, b!.text]).toEqual([c!.text, c!.text]);
  });
  test('--city, --period and --group choose', async () => {
    const ids = async (...args: string[]): Promise<unknown> =>
      (await score(cwd, from('a.csv', ...args))).value.cities.map((c) => [c.city.id, c.period, c.index.answered.score]);
    // 10 in 2026: A is the mean of the groups, (2 + 4) / 2 = 3; B is 4, and whether it applies is not known, so it counts: (3 + 4) / 2.
    expect(await ids('--city', '10', '--period', '2026')).toEqual([['10', '2026', 3.5]]);
    expect(await ids('--city', '10', '--group', 'pers')).toEqual([['10', '2026', 4]]);
  });
  test('a register gives names, facts and targets', async () => {
    const { value } = await score(cwd, from('a.csv', '--cities', 'cities.csv', '--period', '2026'));
    // In 10 B does not apply: (2 + 4) / 2 = 3 against a target of 5.
    expect(value.cities[0]).toMatchObject({
      city: { id: '10', name: 'Kota Sepuluh', province: 'Jawa' },
      index: { answered: { score: 3 }, target: 5, gap: 2 },
    });
    expect(value.cities[1]).toMatchObject({ city: { name: 'Kota Sembilan' }, index: { answered: { score: 3 } } });
  });
  test('--map and --set', async () => {
    const { value, code } = await score(cwd, from('strange.csv', '--map', 'map.yaml', '--set', 'period=2030', '--set', 'group=pers'));
    expect([code, value.cities[0]]).toMatchObject([
      0,
      { city: { id: '7' }, period: '2030', index: { children: [{ children: [{ children: [{ groups: { pers: { value: 5 } } }, {}] }] }] } },
    ]);
  });
  test('--set of what cannot be set is an error with the nearest name', async () => {
    const ran = await siapkota(['score', ...from('a.csv', '--set', 'cty=1')], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/city/);
  });
  test('a table of many cities has a row each', async () => {
    const ran = await siapkota(['score', ...from('a.csv', '--cities', 'cities.csv')], { cwd });
    expectGolden('score-cities.id.txt', ran.stdout);
  });
  test('CSV: full precision, one row a node', async () => {
    const ran = await siapkota(['score', '--format', 'csv', ...from('a.csv')], { cwd });
    expect(ran.stdout.split('\n')[0]).toBe('city,period,node,kind,state,answered,proven,low,high,coverage,target,gap,n');
    expect(ran.stdout.split('\n').length).toBe(3 * 5 + 2);
  });

  test('stdout holds the result and nothing else', async () => {
    const ran = await siapkota(['score', '--format', 'json', ...from('bad.csv')], { cwd });
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({ format: 'siapkota/assessment@1' });
    expect(ran.stderr).toMatch(/answers\/level-out-of-range/);
    expect(ran.stderr).toMatch(
      /Baris: 2 dibaca = 2 dipakai \+ 0 ditolak\. Jawaban: 2 dibaca = 1 dihitung \+ 0 tanpa nilai \+ 1 ditolak \+ 0 kembar \+ 0 disisihkan\./,
    );
  });
  test('--quiet leaves only errors', async () => {
    const [good, bad] = await Promise.all([
      siapkota(['score', '--quiet', ...from('a.csv')], { cwd }),
      siapkota(['score', '--quiet', ...from('bad.csv')], { cwd }),
    ]);
    expect(good.stderr).toBe('');
    expect(bad.stderr).toMatch(/level-out-of-range/);
  });
  test('--strict writes nothing where an input has an error', async () => {
    const [shown, filed, fine] = await Promise.all([
      siapkota(['score', '--strict', ...from('bad.csv')], { cwd }),
      siapkota(['score', '--strict', ...from('bad.csv'), '--out', 'strict.json'], { cwd }),
      siapkota(['score', '--strict', '--format', 'csv', ...from('a.csv')], { cwd }),
    ]);
    expect([shown.code, shown.stdout, filed.code, filed.stdout, existsSync(join(cwd, 'strict.json'))]).toEqual([1, '', 1, '', false]);
    expect([fine.code, fine.stdout.length > 100]).toEqual([0, true]);
  });
  test('--min-coverage is a gate, not a filter', async () => {
    const one = folder({ ...plain, 'a.csv': 'city,A\n1,3\n' });
    const runs = await Promise.all(
      ['0', '0.5', '0.51', '1'].map((share) =>
        siapkota(['score', '--format', 'csv', '--min-coverage', share, ...from('a.csv')], { cwd: one }),
      ),
    );
    expect(runs.map((r) => r.code)).toEqual([0, 0, 1, 1]);
    expect(new Set(runs.map((r) => r.stdout)).size).toBe(1);
  });
  test('a file that is not there is an error; the others are scored', async () => {
    const ran = await score(cwd, from('a.csv', 'b.csv'));
    expect([ran.code, ran.value.cities.length]).toEqual([1, 3]);
    expect(ran.stderr).toMatch(/file\/missing/);
  });
  test('an instrument that is broken scores nothing', async () => {
    const broken = folder({ ...plain, 'r.yaml': plain['r.yaml']!.replace('type: level', 'type: levl'), 'a.csv': many });
    const ran = await siapkota(['score', ...from('a.csv')], { cwd: broken });
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toMatch(/rubric\/wrong-value/);
  });
});

describe('--out', () => {
  test('writes whole or not at all, and never over what is there without --force', async () => {
    const cwd = folder(ASSESSMENT);
    const run = (...args: string[]): ReturnType<typeof siapkota> =>
      siapkota(['score', '--format', 'csv', '--out', 'sub/score.csv', ...args], { cwd });
    const first = await run();
    expect([first.code, first.stdout]).toEqual([0, '']);
    const written = readFileSync(join(cwd, 'sub/score.csv'), 'utf8');
    writeFileSync(join(cwd, 'sub/score.csv'), 'mine');
    const second = await run();
    expect([second.code, second.stdout, readFileSync(join(cwd, 'sub/score.csv'), 'utf8')]).toEqual([2, '', 'mine']);
    expect(second.stderr).toMatch(/--force/);
    expect((await run('--force')).code).toBe(0);
    expect(readFileSync(join(cwd, 'sub/score.csv'), 'utf8')).toBe(written);
    expect(readdirSync(join(cwd, 'sub'))).toEqual(['score.csv']);
  });
  test('- is stdout', async () =>
    expect((await siapkota(['score', '--format', 'csv', '--out', '-'], { cwd: here })).stdout).toMatch(/^city,/));
});

describe('tally', () => {
  const answers = {
    ...ASSESSMENT,
    'more.csv': 'city,period,group,respondent,A,B\n"=1+1",2026,pers,z,2,3\n+62,2026,pers,z,4,5\n"a,b",2026,pers,"q""x",1,1\n',
  };
  const cwd = folder(answers);
  const args = ['--instrument', 'method.yaml', '--set', 'city=12.76', '--set', 'period=2026'];
  test('is what score makes of the answers, byte for byte', async () => {
    const inputs = ['answers', 'more.csv'];
    const made = await siapkota(['tally', ...args, ...inputs, '--out', 'tally.csv'], { cwd });
    expect([made.code, made.stdout]).toEqual([0, '']);
    expectGolden('tally.csv', readFileSync(join(cwd, 'tally.csv'), 'utf8'));
    const [direct, through, again] = await Promise.all([
      score(cwd, [...args, ...inputs]),
      score(cwd, [...args, 'tally.csv']),
      siapkota(['tally', ...args, 'tally.csv'], { cwd }),
    ]);
    const bare = (r: Result): unknown =>
      JSON.parse(JSON.stringify(r.cities, (key, v: unknown) => (key === 'name' || key === 'province' ? undefined : v)));
    expect(bare(through.value)).toEqual(bare(direct.value));
    expect(through.value.inputs).toEqual(direct.value.inputs);
    expect(again.stdout).toBe(readFileSync(join(cwd, 'tally.csv'), 'utf8'));
  });
  test('parts add up to the whole', async () => {
    const [west, east] = await Promise.all([
      siapkota(['tally', ...args, 'answers'], { cwd }),
      siapkota(['tally', ...args, 'more.csv'], { cwd }),
    ]);
    writeFileSync(join(cwd, 'west.csv'), west.stdout);
    writeFileSync(join(cwd, 'east.csv'), east.stdout);
    const [merged, turned, whole] = await Promise.all([
      siapkota(['tally', ...args, 'west.csv', 'east.csv'], { cwd }),
      siapkota(['tally', ...args, 'east.csv', 'west.csv'], { cwd }),
      siapkota(['tally', ...args, 'answers', 'more.csv'], { cwd }),
    ]);
    expect([merged.stdout, turned.stdout]).toEqual([whole.stdout, whole.stdout]);
  });
  test('--strict writes nothing where an input has an error', async () => {
    const ran = await siapkota(['tally', '--strict', ...args, '-'], { cwd, input: 'city,A\n1,9\n1,2\n' });
    expect([ran.code, ran.stdout]).toEqual([1, '']);
  });
});

describe('explain', () => {
  test.each(['id', 'en'])('text, in %s', async (lang) => {
    for (const node of ['index', 'A']) {
      const ran = await siapkota(['explain', node, '--lang', lang], { cwd: here });
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      expectGolden(`explain-${node}.${lang}.txt`, ran.stdout);
    }
  });
  test('JSON: the parts and what each counts', async () => {
    const [s, a] = await Promise.all(
      ['s', 'A'].map(async (node) => JSON.parse((await siapkota(['explain', node, '--format', 'json'], { cwd: here })).stdout) as object),
    );
    expect(s).toMatchObject({
      format: 'siapkota/explanation@1',
      node: 's',
      aggregate: 'mean',
      answered: { score: 3 },
      parts: [
        { id: 'A', weight: 1, share: 0.5, value: 3, role: 'counts' },
        { id: 'B', value: 3 },
      ],
    });
    expect(a).toMatchObject({
      node: 'A',
      within: 'median',
      decision: { by: 'groups', groups: ['opd', 'pers'] },
      groups: [
        { group: 'opd', weight: 2, n: 1, value: 4 },
        { group: 'pers', weight: 1, n: 1, value: 1 },
      ],
    });
  });
  test.each([
    ['m', 'instrument'],
    ['r', 'rubric'],
    ['s', 'section'],
    ['A', 'indicator'],
    ['index', 'instrument'],
    ['v', 'view'],
    ['v/n', 'view'],
  ])('%s is a node', async (node, kind) => {
    const ran = await siapkota(['explain', node, '--format', 'json'], { cwd: here });
    expect(JSON.parse(ran.stdout)).toMatchObject({ kind });
  });
  test('of several cities one must be chosen', async () => {
    const input = 'city,A\n1,3\n2,4\n';
    const [none, one] = await Promise.all([
      siapkota(['explain', 'A', '--instrument', 'method.yaml', '-'], { cwd: here, input }),
      siapkota(['explain', 'A', '--instrument', 'method.yaml', '--city', '2', '--format', 'json', '-'], { cwd: here, input }),
    ]);
    expect([none.code, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toMatch(/--city/);
    expect(JSON.parse(one.stdout)).toMatchObject({ city: '2' });
  });
});

describe('a reader that has seen enough', () => {
  const rows = Array.from({ length: 1500 }, (_, i) => `kota-${i},3,4,5`).join('\n');
  const cwd = folder({ ...ASSESSMENT, 'many.csv': `city,A,B,C\n${rows}\n` });
  test.each([['json'], ['csv']])('score --format %s | head -1', (format) => {
    const ran = spawnSync(
      'bash',
      [
        '-c',
        `set -o pipefail; "${process.execPath}" "${BIN}" score --quiet --instrument method.yaml --format ${format} many.csv | head -1; echo "\${PIPESTATUS[0]}"`,
      ],
      { cwd, encoding: 'utf8' },
    );
    expect([ran.stdout.trim().split('\n').at(-1), ran.stderr]).toEqual(['0', '']);
  });
  test('a slow reader gets everything', () => {
    const ran = spawnSync(
      'bash',
      // A hundred bytes at a time, so that the pipe is full for as long as anything is written.
      ['-c', `"${process.execPath}" "${BIN}" score --quiet --instrument method.yaml --format csv many.csv | dd bs=100 2>/dev/null | wc -l`],
      { cwd, encoding: 'utf8' },
    );
    // The heading; and for each city 1 index, 1 rubric, 2 sections, 3 indicators, 1 view and its node.
    expect(ran.stdout.trim()).toBe(String(1 + 1500 * 9));
  });
});

test('what came from outside is shown, never obeyed', async () => {
  const evil = '\u001b]0;x\u0007\u202e=1+1';
  const cwd = folder({
    ...ASSESSMENT,
    'siapkota.yaml': `instrument: method.yaml\ncity: { id: "12.76", name: ${JSON.stringify(evil)} }\n`,
    'r.yaml': ASSESSMENT['r.yaml']!.replace('id: Bagian', `id: ${JSON.stringify(evil)}`),
    'answers/x.csv': `respondent,group,"${evil}"\nk,pers,1\n`,
  });
  for (const args of [['score'], ['score', '--verbose'], ['explain', 's'], []]) {
    const ran = await siapkota(args, { cwd });
    expect(ran.stdout + ran.stderr).not.toMatch(/[\u001b\u0007\u202e]/);
  }
});

describe('many cities as a page', () => {
  const cwd = folder({ ...ASSESSMENT, 'many.csv': 'city,period,respondent,group,A,B,C\n11.01,2026,x,opd,1,2,3\n11.02,2026,x,opd,3,2,4\n' });
  const page = (args: readonly string[]) =>
    siapkota(['score', '--instrument', 'method.yaml', 'many.csv', '--format', 'html', ...args], { cwd });
  test.each([
    { args: [], says: 'Peringkat kota' },
    { args: ['--lang', 'en', '--uncertainty'], says: 'Ranking of cities' },
  ])('$says', async ({ args, says }) => {
    const ran = await page(args);
    expect(ran.code).toBe(0);
    expect(ran.stdout.slice(0, 15)).toBe('<!doctype html>');
    expect(ran.stdout).toContain(says);
  });
  test('holds the provinces already, so --by has no place', async () => {
    const ran = await page(['--by', 'province', '--lang', 'en']);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('without --by');
  });
});

test('a city of whom nothing could be used is told, also where its rows are refused whole', async () => {
  const cwd = folder({
    ...method(['scale: { min: 1, max: 5 }', 'groups: { opd: { title: { id: Dinas, en: Agencies } } }'], [level('A'), level('B')]),
    'a.csv': 'city,group,A,B\nbogor,opd,3,4\nmedan,opd,9,\nsolo,nobody,3,3\npadang,opd,,-\npadang,opd,,4\nkupang,opd,,\n',
  });
  const ran = await siapkota(['score', '--instrument', 'method.yaml', 'a.csv', '--format', 'csv', '--lang', 'en'], { cwd });
  const told = [...ran.stderr.matchAll(/answers\/city-unheard\n {2}The city "(\w+)" is named/g)].map((m) => m[1]);
  expect(told).toEqual(['kupang', 'medan', 'solo']);
  expect([
    ...new Set(
      ran.stdout
        .trim()
        .split('\n')
        .map((line) => line.split(',')[0]),
    ),
  ]).toEqual(['city', 'bogor', 'padang']);
  const one = await siapkota(['score', '--instrument', 'method.yaml', 'a.csv', '--city', 'medan', '--lang', 'en'], { cwd });
  expect(one.stderr).toContain('The city "medan" is named');
  expect(one.stderr).not.toContain('solo');
});

test('a city that is picked out is told where it stands: among all, in its province and in its class', async () => {
  const profile =
    'profile: { population_class: { type: choice, title: { id: Kelas, en: Class }, options: [{ id: s, title: { id: Kecil, en: Small } }, { id: l, title: { id: Besar, en: Large } }] } }';
  const cwd = folder({
    ...method(['scale: { min: 1, max: 5 }', profile], [level('A')]),
    'a.csv': 'city,A\na,1\nb,3\nc,5\nd,4\ne,\n',
    'cities.csv': 'id,name,province,population_class\na,A,Jawa,s\nb,B,Jawa,l\nc,C,Aceh,s\nd,D,Jawa,l\n',
    'one.csv': 'city,A\na,1\n',
  });
  const score = (...args: string[]) => siapkota(['score', '--instrument', 'method.yaml', '--cities', 'cities.csv', ...args], { cwd });
  expect((await score('a.csv', '--city', 'b', '--lang', 'en')).stdout).toMatch(
    /\n\nAmong all cities {4}3 of 4\nIn Jawa {13}2 of 3\nIn the class Large {2}2 of 2\n$/,
  );
  expect((await score('a.csv', '--city', 'b', '--lang', 'id')).stdout).toContain('Di antara semua kota  3 dari 4\n');
  // Nobody to stand among, no score, or another format.
  for (const args of [
    ['one.csv', '--city', 'a'],
    ['a.csv', '--city', 'e'],
    ['a.csv', '--city', 'b', '--format', 'csv'],
  ])
    expect((await score(...args, '--lang', 'en')).stdout).not.toContain('Among');
});

test.each([
  { args: ['--out', 'named.json'], begins: '{' },
  { args: ['--out', 'named.CSV'], begins: 'city,period,node' },
  { args: ['--out', 'named.xlsx'], begins: 'PK' },
  { args: ['--out', 'named.txt'], begins: 'Kota' },
  { args: ['--format', 'csv', '--out', 'asked.json'], begins: 'city,period,node' },
])('the format is what is asked for, else what the name of the file says: $args', async ({ args, begins }) => {
  const cwd = folder(ASSESSMENT);
  await siapkota(['score', ...args], { cwd });
  expect(readFileSync(join(cwd, args.at(-1)!), 'latin1').slice(0, begins.length)).toBe(begins);
});
