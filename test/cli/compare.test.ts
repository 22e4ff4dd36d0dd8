import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ASSESSMENT, folder, siapkota } from './run.ts';

const year = (period: string, files: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const all = { ...ASSESSMENT, ...files };
  const of = (text: string): string => text.replaceAll('period: "2026"', `period: "${period}"`);
  return Object.fromEntries(Object.entries(all).map(([name, text]) => [`${period}/${name}`, of(text)]));
};
const earlier = { 'answers/kominfo.yaml': 'respondent: { id: kominfo, group: opd, agency: kominfo }\nanswers: { A: 1, B: 1 }\n' };
const now = { 'siapkota.yaml': `${ASSESSMENT['siapkota.yaml']}previous: ../2025/siapkota.yaml\n` };
const here = folder({ ...year('2025', earlier), ...year('2026', now) });

interface Value {
  readonly kind: string;
  readonly subjects: readonly { readonly period: string }[];
  readonly nodes: readonly { readonly id: string; readonly values: readonly { readonly score: number; readonly change?: number }[] }[];
}

// A: offices 1 then 4 (weight 2), press 1: (2·1 + 1) / 3 = 1, then (2·4 + 1) / 3 = 3.  B: 1, then 3.  C: nobody.
describe('two periods', () => {
  test.each([
    { says: 'their folders', cwd: '', args: ['2025', '2026'] },
    { says: 'their files', cwd: '', args: ['2025/siapkota.yaml', '2026/siapkota.yaml'] },
    { says: 'the one that names its previous', cwd: '', args: ['2026'] },
    { says: 'nothing, inside the later one', cwd: '2026', args: [] },
  ])('given as $says', async ({ cwd, args }) => {
    const { stdout } = await siapkota(['compare', ...args, '--format', 'json'], { cwd: join(here, cwd) });
    const value = JSON.parse(stdout) as Value;
    expect([value.kind, value.subjects.map((s) => s.period)]).toEqual(['periods', ['2025', '2026']]);
    const of = (id: string) => value.nodes.find((n) => n.id === id)!.values;
    expect(of('A').map((v) => v.score)).toEqual([1, 3]);
    expect(of('A')[1]!.change).toBe(2);
    expect(of('v/n')[1]!.change).toBe(2);
  });

  test('an assessment file stands for its siapkota.yaml', async () => {
    await siapkota(['score', '--format', 'json', '--out', join(here, '2025.json')], { cwd: join(here, '2025') });
    const csv = async (args: readonly string[]): Promise<string> =>
      (await siapkota(['compare', ...args, '--format', 'csv'], { cwd: here })).stdout;
    // The file was written without intervals, so only what does not rest on them is the same.
    const lean = (text: string): string[] => text.split('\n').map((line) => line.split(',').slice(0, 8).join());
    expect(lean(await csv(['2025.json', '2026']))).toEqual(lean(await csv(['2025', '2026'])));
  });

  test('the table fits 80 columns and speaks both languages', async () => {
    for (const [lang, word] of [
      ['id', 'Perubahan'],
      ['en', 'Change'],
    ] as const) {
      const { stdout } = await siapkota(['compare', '2025', '2026', '--lang', lang], { cwd: here });
      expect(stdout).toContain(word);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });

  test.each([
    { file: 'c.docx', begins: 'PK' },
    { file: 'c.xlsx', begins: 'PK' },
    { file: 'c.html', begins: '<!doctype html>' },
    { file: 'd.csv', begins: 'node,kind' },
  ])('$file is written in the format that its name says, and the same on every day', async ({ file, begins }) => {
    const write = () => siapkota(['compare', '2025', '2026', '--out', file, '--force', '--date', '2026-11-24'], { cwd: here });
    expect((await write()).code).toBe(0);
    const first = readFileSync(join(here, file));
    expect(first.subarray(0, begins.length).toString('latin1')).toBe(begins);
    await write();
    expect(readFileSync(join(here, file)).equals(first)).toBe(true);
  });

  test('--out writes a file', async () => {
    const { code } = await siapkota(['compare', '2025', '2026', '--format', 'md', '--out', 'c.md', '--lang', 'en'], { cwd: here });
    expect([code, existsSync(join(here, 'c.md'))]).toEqual([0, true]);
    expect(readFileSync(join(here, 'c.md'), 'utf8')).toContain('# Comparison of Kota Contoh: 2025 – 2026');
  });
});

describe('what cannot be compared', () => {
  const bad = folder({
    ...year('2025'),
    'list.json': '[1]',
    'broken.json': '{',
    'empty/x.txt': '',
  });
  test.each([
    { says: 'one assessment alone', args: ['2025'], code: 2, words: 'dua penilaian' },
    { says: 'the same twice', args: ['2025', '2025'], code: 2, words: 'dua kali' },
    { says: 'a file that is not there', args: ['2025', 'nirwana.json'], code: 1, words: 'nirwana.json' },
    { says: 'JSON that is no assessment', args: ['2025', 'list.json'], code: 1, words: 'siapkota/assessment@1' },
    { says: 'JSON that ends too soon', args: ['2025', 'broken.json'], code: 1, words: 'bukan JSON' },
    { says: 'a folder without an assessment', args: ['2025', 'empty'], code: 2, words: 'siapkota.yaml' },
    { says: 'nothing, outside an assessment', args: [], code: 2, words: 'dua penilaian' },
  ])('$says ends with $code and a sentence', async ({ args, code, words }) => {
    const ran = await siapkota(['compare', ...args], { cwd: bad });
    expect([ran.code, ran.stdout]).toEqual([code, '']);
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
