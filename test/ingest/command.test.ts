import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { sheet } from '../answers/book.ts';
import { ASSESSMENT, folder, type Ran, siapkota } from '../cli/run.ts';

/** An assessment without answers, and these files beside it. */
const here = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  const { 'answers/kominfo.yaml': _, 'answers/koran.csv': __, ...bare } = ASSESSMENT;
  return folder({ ...bare, ...files });
};
const ingest = (cwd: string, ...args: string[]): Promise<Ran> => siapkota(['ingest', '--lang', 'en', ...args], { cwd });
const sheets = (cwd: string, name = 'answers'): string[] => (existsSync(join(cwd, name)) ? readdirSync(join(cwd, name)).sort() : []);
const text = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

const TABLE =
  'respondent,respondent_name,group,agency,A,A/note,A/evidence,B,B/reason\nkominfo,Kominfo,opd,kominfo,3,sejak Juni,Perwal 12/2025,not-applicable,Tidak melayani\nkoran,Koran,pers,,2,,,tidak tahu,\n';
const KOMINFO = `city:
  id: "12.76"
  name: Kota Contoh
  province: Sumatera Utara
period: "2026"
instrument:
  id: m
  version: 1.0.0
respondent:
  id: kominfo
  name: Kominfo
  group: opd
  agency: kominfo
answers:
  A:
    value: 3
    evidence:
      - title: Perwal 12/2025
        state: sent
    note: sejak Juni
  B:
    value: not-applicable
    reason: Tidak melayani
`;
const BALANCE =
  'Rows: 2 read = 2 used + 0 refused. Answers: 4 read = 2 counted + 2 missing codes + 0 refused + 0 duplicates + 0 set aside.\n';

describe('into the sheets of an assessment', () => {
  test('a sheet a respondent, in canonical form, told on the screen', async () => {
    const cwd = here({ 'jawaban.csv': TABLE });
    const ran = await ingest(cwd, 'jawaban.csv');
    expect(sheets(cwd)).toEqual(['kominfo.yaml', 'koran.yaml']);
    expect(text(cwd, 'answers/kominfo.yaml')).toBe(KOMINFO);
    expect([ran.code, ran.stderr]).toEqual([0, `${BALANCE}2 sheets written, 0 the same already.\n`]);
    expect(ran.stdout).toMatch(/^Sheet +Group +Answers +Missing +State$/m);
    expect(ran.stdout).toMatch(/^answers\/kominfo\.yaml +opd +2 +1 +new$/m);
    const score = await siapkota(['score', '--format', 'csv'], { cwd });
    const direct = await siapkota(['score', '--format', 'csv', 'jawaban.csv', '--set', 'city=12.76', '--set', 'period=2026'], { cwd });
    expect(score.stdout).toBe(direct.stdout);
    expect((await siapkota(['validate'], { cwd })).code).toBe(0);
  });

  test('twice changes nothing, not even a date', async () => {
    const cwd = here({ 'jawaban.csv': TABLE });
    await ingest(cwd, 'jawaban.csv');
    const path = join(cwd, 'answers/kominfo.yaml');
    utimesSync(path, 1000, 1000);
    const again = await ingest(cwd, 'jawaban.csv');
    expect([again.code, again.stderr]).toEqual([0, `${BALANCE}0 sheets written, 2 the same already.\n`]);
    expect(statSync(path).mtimeMs).toBe(1_000_000);
  });

  test('a sheet that says the same in other words stays as it is', async () => {
    const cwd = here({ 'jawaban.csv': TABLE });
    await ingest(cwd, 'jawaban.csv');
    const own = `# by hand\n${text(cwd, 'answers/koran.yaml').replace('A: 2', "A: '2'").replace('B: unknown', 'B: tidak tahu')}`;
    writeFileSync(join(cwd, 'answers/koran.yaml'), own);
    expect((await ingest(cwd, 'jawaban.csv')).code).toBe(0);
    expect(text(cwd, 'answers/koran.yaml')).toBe(own);
  });

  test('one that says something else is told and left alone; the others are written; --force replaces it', async () => {
    const cwd = here({ 'jawaban.csv': TABLE, 'answers/kominfo.yaml': KOMINFO.replace('value: 3', 'value: 4') });
    const ran = await ingest(cwd, 'jawaban.csv');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^answers\/kominfo\.yaml {2}error {2}answers\/sheet-exists$/m);
    expect(ran.stderr.replace(/\s+/g, ' ')).toContain('(1 difference(s); "A": "4" there, "3" in this input)');
    expect(text(cwd, 'answers/kominfo.yaml')).toContain('value: 4');
    expect(sheets(cwd)).toEqual(['kominfo.yaml', 'koran.yaml']);
    const strict = here({ 'jawaban.csv': TABLE, 'answers/kominfo.yaml': KOMINFO.replace('sejak Juni', 'sejak Mei') });
    expect([(await ingest(strict, '--strict', 'jawaban.csv')).code, sheets(strict)]).toEqual([1, ['kominfo.yaml']]);
    expect([(await ingest(strict, '--force', 'jawaban.csv')).code, text(strict, 'answers/kominfo.yaml')]).toEqual([0, KOMINFO]);
  });

  test('a wrong cell and a refused row are told and counted, the rest is written, exit 1; nothing with --strict', async () => {
    const files = { 'jawaban.csv': 'respondent,group,A,B\nkoran,pers,9,2\nlain,apa,1,1\n' };
    const cwd = here(files);
    const ran = await ingest(cwd, 'jawaban.csv');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(
      'Rows: 2 read = 1 used + 1 refused. Answers: 2 read = 1 counted + 0 missing codes + 1 refused + 0 duplicates + 0 set aside.',
    );
    expect(ran.stderr).toMatch(/jawaban\.csv:2 \[A\] {2}error/);
    expect(ran.stderr).toMatch(/jawaban\.csv:3 \[group\] {2}error {2}answers\/unknown-group/);
    expect(sheets(cwd)).toEqual(['koran.yaml']);
    const strict = here(files);
    const refused = await ingest(strict, '--strict', 'jawaban.csv');
    expect([refused.code, refused.stdout, sheets(strict)]).toEqual([1, '', []]);
    expect(refused.stderr).toContain('nothing was written (--strict)');
  });

  test('rows without a name get one that a later export of the same rows gives again', async () => {
    const first = '_uuid,A,group\naa-1,3,pers\nbb-2,4,opd\n';
    const cwd = here({
      'a.csv': first,
      'b.csv': `_uuid,A,group\ncc-3,1,opd\n${first.split('\n').slice(1).join('\n')}`,
      'c.csv': 'A,group\n3,pers\n3,pers\n',
    });
    await ingest(cwd, 'a.csv');
    const before = sheets(cwd);
    expect(before.join()).toMatch(/^opd-[0-9a-f]{8}\.yaml,pers-[0-9a-f]{8}\.yaml$/);
    const later = await ingest(cwd, 'b.csv');
    expect(later.stderr).toContain('1 sheet written, 2 the same already.');
    expect(sheets(cwd)).toEqual(expect.arrayContaining(before));
    // Two rows that say the same are two people.
    expect((await ingest(cwd, 'c.csv')).stderr).toContain('2 sheets written');
  });

  test('another city is refused; a period of its own is named in the file', async () => {
    const cwd = here({ 'jawaban.csv': 'city,period,respondent,group,A\n12.71,2026,koran,pers,3\n12.76,2025,koran,pers,3\n' });
    const ran = await ingest(cwd, 'jawaban.csv');
    expect([ran.code, sheets(cwd)]).toEqual([1, ['koran_2025.yaml']]);
    expect(ran.stderr).toContain('answers/other-city');
  });

  test('--city, --period and --group give what no column gives; --set and --map too', async () => {
    const cwd = here({ 'map.yaml': 'columns: { Tanya: A }\nvalues: { A: { Bagus: 4 } }\n', 'jawaban.csv': 'Tanya\nBagus\n' });
    await ingest(cwd, '--map', 'map.yaml', '--group', 'pers', '--period', '2027', '--set', 'respondent=koran', 'jawaban.csv');
    expect(text(cwd, 'answers/koran_2027.yaml')).toMatch(/period: "2027"[\s\S]*group: pers[\s\S]*A: 4/);
  });

  test('what siapkota.yaml knows of a respondent need not be said again; what the answers say holds', async () => {
    const cwd = here({
      'a.csv': 'respondent,A\nkoran,3\nkominfo,2\n',
      'b.csv': 'respondent,group,B\nkoran,opd,3\n',
      'koran.yaml': 'answers: { A: 3 }\n',
    });
    await ingest(cwd, 'a.csv');
    expect(text(cwd, 'answers/koran.yaml')).toContain('respondent:\n  id: koran\n  name: Koran\n  group: pers\n');
    expect(text(cwd, 'answers/kominfo.yaml')).toContain('name: Kominfo\n  group: opd\n  agency: kominfo\n');
    expect((await ingest(cwd, 'koran.yaml')).stderr).toContain('1 the same already');
    expect((await ingest(cwd, '--out', 'lain/', 'b.csv')).code).toBe(0);
    expect(text(cwd, `lain/${sheets(cwd, 'lain')[0]!}`)).toContain('group: opd');
  });

  test('somebody who is not expected is told, with the nearest name', async () => {
    const cwd = here({ 'jawaban.csv': 'respondent,group,A\nkominfos,opd,3\n' });
    const { stderr } = await ingest(cwd, 'jawaban.csv');
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/answers\/unexpected-respondent .*Did you mean "kominfo"/);
  });

  test('a file that stands among the answers is read there already', async () => {
    const cwd = here({ 'answers/koran.csv': 'respondent,group,A\nkoran,pers,1\n' });
    const ran = await ingest(cwd, 'answers/koran.csv');
    expect([ran.code, sheets(cwd)]).toEqual([2, ['koran.csv']]);
    expect(ran.stderr).toContain('answers/koran.csv');
  });

  test('a name from outside never leaves the folder', async () => {
    const cwd = here({ 'jawaban.csv': 'respondent,group,A\n../../jahat,pers,1\n"a/b\u0007",pers,2\n' });
    await ingest(cwd, 'jawaban.csv');
    expect(sheets(cwd)).toEqual(
      [expect.stringMatching(/^------jahat-[0-9a-f]{8}\.yaml$/), expect.stringMatching(/^a-b--[0-9a-f]{8}\.yaml$/)].sort(),
    );
  });

  test('no folder to write into: exit 3, in one sentence', async () => {
    const cwd = here({ 'jawaban.csv': TABLE, answers: 'a file' });
    const ran = await ingest(cwd, 'jawaban.csv');
    expect(ran.code).toBe(3);
    expect(ran.stderr).not.toContain('    at ');
  });
});

describe('show of hands and other counts', () => {
  test('counts of a group become one sheet with votes, which says the same', async () => {
    const cwd = here({ 'tangan.csv': 'group,indicator,value,n\npers,A,2,5\npers,A,tidak tahu,2\npers,B,3,7\n' });
    const ran = await ingest(cwd, 'tangan.csv');
    expect([ran.code, sheets(cwd)]).toEqual([0, ['pers.yaml']]);
    expect(text(cwd, 'answers/pers.yaml')).toContain('A:\n    votes:\n      "2": 5\n      unknown: 2\n');
    const tally = await siapkota(['tally'], { cwd });
    expect(tally.stdout).toContain('12.76,2026,pers,A,2,none,5\n12.76,2026,pers,A,unknown,none,2\n12.76,2026,pers,B,3,none,7\n');
  });
  test('a tally whose states of proof differ cannot be a sheet; it says so and counts them as refused', async () => {
    const cwd = here({
      't.csv':
        'city,period,group,indicator,value,proof,n\n12.76,2026,opd,A,3,sent,2\n12.76,2026,opd,A,4,none,1\n12.76,2026,opd,B,4,sent,1\n',
    });
    const ran = await ingest(cwd, 't.csv');
    expect([ran.code, sheets(cwd)]).toEqual([1, ['opd.yaml']]);
    expect(ran.stderr).toMatch(/answers\/no-sheet-for-counts[\s\S]*4 read = 1 counted \+ 0 missing codes \+ 3 refused/);
  });
});

describe('into a tally', () => {
  const TALLY =
    'city,period,group,indicator,value,proof,n\n12.76,2026,opd,A,3,sent,1\n12.76,2026,opd,B,not-applicable,none,1\n12.76,2026,pers,A,2,none,1\n12.76,2026,pers,B,unknown,none,1\n';
  test('on the screen, or into a file that is not overwritten', async () => {
    const cwd = here({ 'jawaban.csv': TABLE });
    const ran = await ingest(cwd, '--tally', 'jawaban.csv');
    expect(ran).toEqual({ code: 0, stdout: TALLY, stderr: BALANCE });
    expect((await ingest(cwd, 'jawaban.csv', '--out', 't.csv')).code).toBe(0);
    expect(text(cwd, 't.csv')).toBe(TALLY);
    expect((await ingest(cwd, 'jawaban.csv', '--out', 't.csv')).code).toBe(2);
    expect(sheets(cwd)).toEqual([]);
  });
  test('of many cities, outside an assessment', async () => {
    const cwd = folder({
      'method.yaml': ASSESSMENT['method.yaml']!,
      'r.yaml': ASSESSMENT['r.yaml']!,
      'a.csv': 'city,group,A\nx,opd,3\ny,opd,4\n',
    });
    const ran = await ingest(cwd, '--instrument', 'method.yaml', 'a.csv', '--tally');
    expect([ran.code, ran.stdout]).toEqual([0, 'city,period,group,indicator,value,proof,n\nx,,opd,A,3,none,1\ny,,opd,A,4,none,1\n']);
    const nowhere = await ingest(cwd, '--instrument', 'method.yaml', 'a.csv');
    expect([nowhere.code, nowhere.stdout]).toEqual([2, '']);
    expect(nowhere.stderr).toContain('--tally');
    expect((await ingest(cwd, '--instrument', 'method.yaml', 'a.csv', '--out', 'lembar/')).code).toBe(0);
    expect(sheets(cwd, 'lembar').join()).toMatch(/^x_opd-\w{8}\.yaml,y_opd-\w{8}\.yaml$/);
  });
});

describe('every kind of file', () => {
  const utf16 = (t: string): Uint8Array => new Uint8Array([0xff, 0xfe, ...Buffer.from(t, 'utf16le')]);
  test.each<[string, string | Uint8Array]>([
    ['a.csv', TABLE],
    ['a.csv.gz', gzipSync(TABLE)],
    ['a.tsv', TABLE.replaceAll(',', '\t')],
    ['a.txt', utf16(TABLE.replaceAll(',', ';'))],
    [
      'a.xlsx',
      sheet(
        ...TABLE.trimEnd()
          .split('\n')
          .map((line) => line.split(',').map((c) => (/^\d$/.test(c) ? Number(c) : c || null))),
      ),
    ],
    [
      'a.json',
      '[{"respondent":"kominfo","respondent_name":"Kominfo","group":"opd","agency":"kominfo","A":3,"A/note":"sejak Juni","A/evidence":"Perwal 12/2025","B":"not-applicable","B/reason":"Tidak melayani"}]',
    ],
    [
      'a.jsonl',
      '{"respondent":"kominfo","respondent_name":"Kominfo","group":"opd","agency":"kominfo","A":3,"A/note":"sejak Juni","A/evidence":"Perwal 12/2025","B":"tidak berlaku","B/reason":"Tidak melayani"}\n',
    ],
    ['kominfo-dari-surel.yaml', KOMINFO],
  ])('%s gives the same sheet', async (name, content) => {
    const cwd = here({ [name]: content });
    expect((await ingest(cwd, name)).code).toBe(0);
    expect(text(cwd, 'answers/kominfo.yaml')).toBe(KOMINFO);
  });
  test('- is stdin', async () => {
    const cwd = here();
    const ran = await siapkota(['ingest', '-'], { cwd, input: TABLE });
    expect([ran.code, sheets(cwd)]).toEqual([0, ['kominfo.yaml', 'koran.yaml']]);
  });
  test('a workbook among the answers is scored and validated like any other file; a lock file of Excel is not', async () => {
    const bad = sheet(['respondent', 'group', 'A', 'B'], ['koran', 'pers', 9, 2]);
    const cwd = here({ 'answers/koran.xlsx': bad, 'answers/~$koran.xlsx': 'lock' });
    for (const command of ['score', 'validate', 'tally']) {
      const { code, stdout, stderr } = await siapkota([command], { cwd });
      expect([command, code, (stdout + stderr).includes('answers/koran.xlsx [Jawaban!C2]')]).toEqual([command, 1, true]);
    }
  });
  test('validate checks a table that is not among the answers yet against the assessment around it', async () => {
    const cwd = here({
      'kiriman/koran.xlsx': sheet(['respondent', 'group', 'A'], ['koran', 'pers', 9]),
      'kiriman/b.csv': 'respondent,group,A\nkoran,pers,3\n',
    });
    const bad = await siapkota(['validate', 'kiriman/koran.xlsx'], { cwd });
    expect([bad.code, bad.stdout.includes('kiriman/koran.xlsx [Jawaban!C2]')]).toEqual([1, true]);
    expect((await siapkota(['validate', 'kiriman/b.csv'], { cwd })).code).toBe(0);
    const alone = folder({ 'b.csv': 'A\n3\n' });
    expect((await siapkota(['validate', 'b.csv'], { cwd: alone })).stdout).toContain('file/unknown-kind');
  });
  test('a register may be a workbook', async () => {
    const cwd = folder({
      'method.yaml': ASSESSMENT['method.yaml']!,
      'r.yaml': ASSESSMENT['r.yaml']!,
      'a.csv': 'city,group,A,B,C\n12.70,opd,3,3,3\n',
      'kota.xlsx': sheet(['id', 'nama'], [{ xml: '<v>12.7</v>', attributes: 's="2"' }, 'Kota Uji']),
    });
    const ran = await siapkota(['score', '--instrument', 'method.yaml', '--cities', 'kota.xlsx', 'a.csv'], { cwd });
    expect([ran.code, ran.stdout.includes('Kota Uji')]).toEqual([0, true]);
  });
});

describe('--dry-run', () => {
  test('says how every column is read and where it would go, and writes nothing', async () => {
    const cwd = here({ 'ekspor.csv': 'Timestamp,Kelompok,Judul A,Catatan,Lain\n24/11/2026 9:12:03,pers,3,,x\n' });
    const ran = await ingest(cwd, '--dry-run', 'ekspor.csv');
    expect(ran.stdout).toMatch(/^ekspor\.csv: Google Forms export, a row a respondent, 1 row$/m);
    expect(ran.stdout).toMatch(/^Kelompok +group$/m);
    expect(ran.stdout).toMatch(/^Judul A +A$/m);
    expect(ran.stdout).toMatch(/^answers\/pers-\w{8}\.yaml +pers +1 +0 +new$/m);
    expect(ran.stdout).not.toContain('Timestamp');
    expect(ran.stderr).toContain('Dry run: nothing was written.');
    expect([ran.code, existsSync(join(cwd, 'answers'))]).toEqual([0, false]);
    expect((await ingest(cwd, '--dry-run', '--verbose', 'ekspor.csv')).stdout).toMatch(/^Timestamp +\(not read\)$/m);
  });
  test('--cells names the cell of every answer', async () => {
    const cwd = here({ 'a.xlsx': sheet(['respondent', 'group', 'A', 'B'], ['koran', 'pers', 3, 'tidak tahu']) });
    const ran = await ingest(cwd, '--dry-run', '--cells', 'a.xlsx');
    expect(ran.stdout).toMatch(/^Jawaban!C2 +koran +A = 3$/m);
    expect(ran.stdout).toMatch(/^Jawaban!D2 +koran +B = unknown$/m);
  });
  test('--format json says the same to programs', async () => {
    const cwd = here({ 'a.csv': 'respondent,group,A,Lain,_uuid\nkoran,pers,3,x,1\n' });
    const ran = await ingest(cwd, '--dry-run', '--format', 'json', 'a.csv');
    expect(JSON.parse(ran.stdout)).toEqual({
      format: 'siapkota/ingest@1',
      written: false,
      tables: [
        {
          file: 'a.csv',
          sheet: null,
          tool: 'kobotoolbox',
          shape: 'wide',
          rows: 1,
          columns: [
            { heading: 'respondent', meaning: 'respondent' },
            { heading: 'group', meaning: 'group' },
            { heading: 'A', meaning: 'A' },
            { heading: 'Lain', meaning: null },
            { heading: '_uuid', meaning: null },
          ],
        },
      ],
      sheets: [{ path: 'answers/koran.yaml', state: 'new', city: '12.76', period: '2026', group: 'pers', respondent: 'koran', answers: 1 }],
      balance: {
        rows: { read: 1, used: 1, refused: 0 },
        answers: { read: 1, counted: 1, missing: 0, refused: 0, duplicates: 0, set_aside: 0 },
        open: 0,
      },
    });
    expect(JSON.parse((await ingest(cwd, '--format', 'json', 'a.csv')).stdout)).toMatchObject({
      written: true,
      sheets: [{ state: 'new' }],
    });
    expect((await ingest(cwd, '--format', 'json', '--tally', 'a.csv')).code).toBe(2);
  });
  test('errors are errors', async () => {
    const cwd = here({ 'a.csv': 'respondent,group,A\nkoran,pers,9\n' });
    expect((await ingest(cwd, '--dry-run', 'a.csv')).code).toBe(1);
  });
});

test('a folder and a pattern stand for their files; a pattern without any is wrong usage', async () => {
  const cwd = here({ 'kiriman/a.csv': 'respondent,group,A\nkoran,pers,1\n', 'kiriman/b.csv': 'respondent,group,A\nkominfo,opd,2\n' });
  mkdirSync(join(cwd, 'kosong'));
  expect((await ingest(cwd, 'kiriman')).stderr).toContain('2 sheets written');
  expect((await ingest(cwd, 'kiriman/*.csv')).stderr).toContain('2 the same already');
  expect((await ingest(cwd, 'kosong/*.csv')).code).toBe(2);
  expect((await ingest(cwd, 'kosong')).stderr).toContain('There are no answers to write.');
  expect((await ingest(cwd)).code).toBe(2);
});

test('a folder around the assessment does not mean the answers that are there already', async () => {
  const cwd = here({ 'answers/lama.csv': 'group,A\npers,1\n', 'baru.csv': 'group,A\npers,2\n' });
  expect((await ingest(cwd, '.')).stderr).toContain('1 sheet written');
  expect(sheets(cwd)).toEqual(['lama.csv', expect.stringMatching(/^pers-/)]);
});

test('a running number and its moment name a row, however a program wrote the moment down', async () => {
  const cwd = here({
    'a.csv': 'id,submitdate,group,A\n7,2026-11-20 10:22:31,pers,3\n',
    'a.xlsx': sheet(['id', 'submitdate', 'group', 'A'], [7, { xml: '<v>46346.4323032407</v>', attributes: 's="5"' }, 'pers', 3]),
  });
  await ingest(cwd, 'a.csv');
  expect((await ingest(cwd, 'a.xlsx')).stderr).toContain('0 sheets written, 1 the same already.');
});
