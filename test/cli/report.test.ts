import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ASSESSMENT, folder, siapkota } from './run.ts';

const here = folder({
  ...ASSESSMENT,
  '2025/siapkota.yaml': ASSESSMENT['siapkota.yaml']!.replace('method.yaml', '../method.yaml').replace('"2026"', '"2025"'),
  '2025/answers/k.yaml': 'respondent: { id: kominfo, group: opd, agency: kominfo }\nanswers: { A: 1, B: 1 }\n',
  'many.csv': 'city,period,respondent,group,A,B\n11.01,2026,x,opd,1,2\n11.02,2026,x,opd,3,2\n../etc,2026,x,opd,4,2\n',
});
const report = (args: readonly string[], cwd = here) => siapkota(['report', '--date', '2026-11-24', ...args], { cwd });

describe('a file or the screen', () => {
  test.each([
    { args: ['--out', 'a.md'], file: 'a.md', begins: '# Analisis situasi' },
    { args: ['--out', 'a.html'], file: 'a.html', begins: '<!doctype html>' },
    { args: ['--out', 'a.csv'], file: 'a.csv', begins: 'chapter,table,' },
    { args: ['--out', 'a.json'], file: 'a.json', begins: '{\n  "format": "siapkota/report@1"' },
    { args: ['--out', 'A.DOCX'], file: 'A.DOCX', begins: 'PK' },
  ])('the ending of $file says the format', async ({ args, file, begins }) => {
    expect((await report(args)).code).toBe(0);
    expect(readFileSync(join(here, file), 'utf8').slice(0, begins.length)).toBe(begins);
  });

  test('the same inputs give the same bytes', async () => {
    const [a, b] = [await report(['--format', 'html']), await report(['--format', 'html'])];
    expect(a.stdout.length).toBeGreaterThan(10_000);
    expect(a.stdout === b.stdout).toBe(true);
  });

  test('--chapters prints only those', async () => {
    const { stdout } = await report(['--format', 'md', '--chapters', 'gaps,annex', '--lang', 'en']);
    expect(stdout.match(/^## .*/gm)).toEqual(['## Gap analysis', '## Annex']);
  });

  test('a chapter that there is not is answered with the nearest', async () => {
    const { code, stderr } = await report(['--chapters', 'gap']);
    expect([code, stderr.includes('Maksud Anda gaps?')]).toEqual([2, true]);
  });
});

describe('--previous', () => {
  test('adds the comparison', async () => {
    const without = await report(['--format', 'md']);
    const { stdout } = await report(['--format', 'md', '--previous', '2025']);
    expect(without.stdout).not.toContain('## Perbandingan');
    expect(stdout).toContain('Bab ini membandingkan periode 2026 dengan periode 2025.');
  });

  test('may be what score wrote a year ago: the same chapter comes of it', async () => {
    await siapkota(['score', '--dir', '2025', '--format', 'json', '--uncertainty', '--out', '2025.json'], { cwd: here });
    const of = async (path: string) => (await report(['--format', 'md', '--chapters', 'comparison', '--previous', path])).stdout;
    const saved = await of('2025.json');
    expect(saved).toContain('Bab ini membandingkan periode 2026 dengan periode 2025.');
    expect(saved).toBe(await of('2025'));
  });

  test('saved from another instrument does not tell its scale, and is refused', async () => {
    const saved = JSON.parse((await siapkota(['score', '--dir', '2025', '--format', 'json'], { cwd: here })).stdout) as {
      instrument: { id: string };
    };
    saved.instrument.id = 'other';
    writeFileSync(join(here, 'other.json'), JSON.stringify(saved));
    const { code, stderr } = await report(['--previous', 'other.json']);
    expect([code, stderr.includes('other.json')]).toEqual([2, true]);
  });

  test('that is no assessment is a mistake', async () => {
    const { code, stderr } = await report(['--previous', 'nirwana']);
    expect([code, stderr.includes('nirwana')]).toEqual([2, true]);
  });
});

describe('folders', () => {
  test('--annex writes a file for each agency, and replaces none without --force', async () => {
    const first = await report(['--annex', 'annex', '--format', 'md']);
    expect([first.code, first.stdout, readdirSync(join(here, 'annex'))]).toEqual([0, '', ['kominfo.md']]);
    const again = await report(['--annex', 'annex', '--format', 'md']);
    expect([again.code, again.stderr.includes('--force')]).toEqual([2, true]);
    expect((await report(['--annex', 'annex', '--format', 'md', '--force'])).code).toBe(0);
  });

  test('--each writes a file for each city, under a name that cannot leave the folder', async () => {
    const { code } = await report(['--instrument', 'method.yaml', 'many.csv', '--each', 'each', '--format', 'md']);
    expect(code).toBe(0);
    const files = readdirSync(join(here, 'each'));
    expect(files).toHaveLength(3);
    expect(files.every((name) => /^[A-Za-z0-9_-]+\.md$/.test(name) && statSync(join(here, 'each', name)).isFile())).toBe(true);
    expect(existsSync(join(here, 'etc.md'))).toBe(false);
  });

  test('--each beside --out is wrong usage', async () => {
    expect((await report(['--each', 'x', '--out', 'y.md'])).code).toBe(2);
  });
});

describe('a plan in the report', () => {
  test('of the same steps as plan', async () => {
    const [whole, plan] = await Promise.all([
      report(['--budget', '2', '--format', 'json', '--chapters', 'priorities', '--lang', 'en']),
      siapkota(['plan', '--budget', '2', '--format', 'json'], { cwd: here }),
    ]);
    const blocks = JSON.parse(whole.stdout).chapters[0].blocks as { id?: string; rows?: { value?: number }[][] }[];
    const rows = blocks.find((b) => b.id === 'plan')!.rows!;
    const { effort, index } = JSON.parse(plan.stdout);
    expect([rows.at(-1)![3]!.value, rows.at(-1)![5]!.value]).toEqual([effort, index.planned]);
  });
  test.each([
    { args: ['--budget', '2', '--reach', '3'], code: 2, err: 'Beri salah satu saja' },
    { args: ['--budget', '2'], code: 0, err: 'Rencana termuat dalam bab "priorities"' },
    {
      args: ['--budget', '2', '--format', 'md', '--chapters', 'gaps', '--lang', 'en'],
      code: 0,
      err: 'The plan stands in the chapter "priorities"',
    },
  ])('$args', async ({ args, code, err }) => {
    const ran = await report(args);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(err);
  });
  test('each city of many has its own', async () => {
    const ran = await report(['--instrument', 'method.yaml', 'many.csv', '--each', 'planned', '--format', 'md', '--reach', '3']);
    expect(ran.code).toBe(0);
    const plans = readdirSync(join(here, 'planned')).map(
      (f) => /Indeks [\d,]+ menjadi [\d,]+/.exec(readFileSync(join(here, 'planned', f), 'utf8'))?.[0],
    );
    expect(new Set(plans).size).toBe(3);
  });
});
