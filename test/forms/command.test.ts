import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { ASSESSMENT, folder, siapkota } from '../cli/run.ts';
import { typeInto } from './spreadsheet.ts';

const here = (): string => folder(ASSESSMENT);
const form = (cwd: string, ...args: string[]): ReturnType<typeof siapkota> => siapkota(['form', ...args], { cwd });

test.each([
  ['kominfo.xlsx', 'PK'],
  ['kominfo.docx', 'PK'],
  ['kominfo.xlsform.xlsx', 'PK'],
  ['kominfo.html', '<!doctype html>'],
])('the name of the file says which form: %s', async (name, start) => {
  const cwd = here();
  const { code, stdout, stderr } = await form(cwd, '--respondent', 'kominfo', '--out', name);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `Ditulis: ${name}\n` });
  const bytes = readFileSync(join(cwd, name));
  expect(bytes.subarray(0, start.length).toString()).toBe(start);
  if (name === 'kominfo.xlsform.xlsx') expect((await readXlsx(bytes)).sheets[0]!.name).toBe('survey');
});

test('--all writes a form for everyone who is expected to answer, and replaces none without --force', async () => {
  const cwd = here();
  const all = await form(cwd, '--all', 'formulir', '--format', 'html', '--lang', 'en');
  expect(all.code).toBe(0);
  expect(readdirSync(join(cwd, 'formulir')).sort()).toEqual(['kominfo.html', 'koran.html']);
  expect(readFileSync(join(cwd, 'formulir/koran.html'), 'utf8')).toContain('<html lang="en">');
  writeFileSync(join(cwd, 'formulir/koran.html'), 'mine');
  const again = await form(cwd, '--all', 'formulir', '--format', 'html');
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('--force');
  expect(readFileSync(join(cwd, 'formulir/koran.html'), 'utf8')).toBe('mine');
  expect((await form(cwd, '--all', 'formulir', '--format', 'html', '--force', '-q')).code).toBe(0);
  expect(readFileSync(join(cwd, 'formulir/koran.html'), 'utf8')).not.toBe('mine');
});

test('a filled-in spreadsheet is an answer file like any other', async () => {
  const cwd = here();
  await form(cwd, '--respondent', 'koran', '--out', 'koran.xlsx', '-q');
  const typed = new Map([
    ['A', { Jawaban: '4 - tingkat 4', Bukti: 'Kliping' }],
    ['B', { Jawaban: 'Tidak tahu' }],
    ['C', { Jawaban: '2 - b' }],
  ]);
  writeFileSync(join(cwd, 'koran.xlsx'), typeInto(readFileSync(join(cwd, 'koran.xlsx')), typed));
  const { code, stdout } = await siapkota(['tally', 'koran.xlsx'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toBe(
    'city,period,group,indicator,value,proof,n\n12.76,2026,pers,A,4,sent,1\n12.76,2026,pers,B,unknown,none,1\n12.76,2026,pers,C,2,none,1\n',
  );
});

test('a group without names, a person who is not listed, the short form', async () => {
  const cwd = here();
  expect((await form(cwd, '--group', 'pers', '--out', 'pers.xlsx')).code).toBe(0);
  const guide = (await readXlsx(readFileSync(join(cwd, 'pers.xlsx')))).sheets.find((s) => s.name === 'Rubrik')!;
  expect(guide.rows[0]).not.toContain('respondent');
  expect(guide.rows[0]).toContain('group');
  expect(
    (await form(cwd, '--respondent', 'baru', '--group', 'opd', '--agency', 'kominfo', '--name', 'Dinas Baru', '--out', 'baru.xlsx')).code,
  ).toBe(0);
  const short = await form(cwd, '--respondent', 'koran', '--tier', 'core', '--out', 'inti.xlsx');
  expect(short.code).toBe(2);
  expect(short.stderr).toContain('tidak ada pertanyaan');
  expect(existsSync(join(cwd, 'inti.xlsx'))).toBe(false);
});

describe('what cannot be done is said in a sentence, and nothing is written', () => {
  test.each([
    ['outside an assessment', [] as string[], /siapkota\.yaml/, {}],
    ['no format', ['--respondent', 'koran'], /--format xlsx\|html\|docx\|xlsform/, ASSESSMENT],
    ['an unknown format', ['--respondent', 'koran', '--format', 'pdf'], /xlsx, html, docx, xlsform/, ASSESSMENT],
    ['nobody is named', ['--format', 'xlsx'], /kominfo, koran/, ASSESSMENT],
    ['a respondent misspelt', ['--respondent', 'kominof', '--format', 'xlsx'], /Maksud Anda kominfo\?/, ASSESSMENT],
    ['a group misspelt', ['--group', 'per', '--format', 'xlsx'], /Maksud Anda pers\?/, ASSESSMENT],
    ['an agency misspelt', ['--group', 'opd', '--agency', 'komminfo', '--format', 'xlsx'], /Maksud Anda kominfo\?/, ASSESSMENT],
    ['--all with one respondent', ['--all', 'x', '--respondent', 'koran', '--format', 'xlsx'], /--all/, ASSESSMENT],
    [
      '--all with nobody expected',
      ['--all', 'x', '--format', 'xlsx'],
      /belum menyebut responden/,
      { ...ASSESSMENT, 'siapkota.yaml': 'instrument: method.yaml\ncity: { id: "1" }\nperiod: "2026"\n' },
    ],
  ])('%s', async (_, args, message, files) => {
    const cwd = folder(files);
    const before = readdirSync(cwd).sort();
    const { code, stdout, stderr } = await form(cwd, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(readdirSync(cwd).sort()).toEqual(before);
  });
});
