import { expect, test } from '@jest/globals';
import { folder, siapkota } from './run.ts';

const METHOD = {
  'method.yaml':
    'id: toy\nversion: 1.0.0\ntitle: Toy\nlanguages: [en]\nscale: { min: 1, max: 5 }\ntarget: 4\nagencies: { dinas: Town Office }\nrubrics: [{ file: r.yaml }]\n',
  'r.yaml':
    'id: r\nversion: 1.0.0\ntitle: Rubric\nsections:\n  - id: s\n    title: Section\n    indicators:\n      - { id: A-1, title: First, type: level, effort: 1, owners: [dinas] }\n      - { id: A-2, title: Second, type: level, effort: 3 }\n      - { id: A-3, title: Third, type: level }\n',
  'answers.csv': 'city,period,indicator,value\nx,2026,A-1,2\nx,2026,A-2,3\n',
};

test('plan: the same steps in the table and in JSON', async () => {
  const cwd = folder(METHOD);
  const plan = ['plan', '--instrument', 'method.yaml', 'answers.csv', '--lang', 'en'];
  const table = await siapkota([...plan, '--years', '2'], { cwd });
  expect(table.code).toBe(0);
  const rows = table.stdout.split('\n').filter((line) => line.startsWith('A-'));
  expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
    ['A-1 First', '2 → 4', '2', '2', '+1.000', '3.50', '1'],
    ['A-2 Second', '3 → 4', '3', '5', '+0.500', '4.00', '2'],
  ]);
  expect(table.stdout).toContain('The index goes from 2.50 to 4.00 (+1.50) with effort 5 of the 5 that all targets\ntake.');
  expect(table.stdout).toContain('1 indicator has no score yet and stays out of the plan');
  const json = JSON.parse((await siapkota([...plan, '--reach', '3,5', '--format', 'json'], { cwd })).stdout);
  expect(json).toMatchObject({
    format: 'siapkota/plan@1',
    city: 'x',
    period: '2026',
    exact: true,
    reached: true,
    effort: 2,
    index: { now: 2.5, planned: 3.5, gain: 1 },
    everything: { effort: 5, index: 4 },
    agencies: [{ agency: 'dinas', steps: 2, effort: 2 }],
    years: [{ year: 1, steps: 2, effort: 2, index: 3.5 }],
    curve: [
      { effort: 0, index: 2.5 },
      { effort: 1, index: 3 },
      { effort: 2, index: 3.5 },
      { effort: 5, index: 4 },
    ],
    left_out: { missing: ['A-3'], blocked: [] },
  });
  expect(json.steps).toEqual([
    { indicator: 'A-1', title: 'First', from: 2, to: 3, effort: 1, spent: 1, gain: 0.5, index: 3, year: 1, owners: ['dinas'] },
    { indicator: 'A-1', title: 'First', from: 3, to: 4, effort: 1, spent: 2, gain: 0.5, index: 3.5, year: 1, owners: ['dinas'] },
  ]);
});

test.each([
  {
    why: 'a goal out of reach',
    args: ['--reach', '4.5'],
    code: 1,
    out: 'The goal 4.50 is out of reach: with every target met the index is 4.00.',
  },
  { why: 'a goal reached already', args: ['--reach', '2'], code: 0, out: 'The goal 2.00 is reached already.' },
  { why: 'no effort at all', args: ['--budget', '0'], code: 0, out: 'Effort 0 is too little for any step that raises the index.' },
  { why: 'both at once', args: ['--budget', '3', '--reach', '4'], code: 2, err: 'Give one of the two: --budget or --reach.' },
  { why: 'no number', args: ['--budget', 'much'], code: 2, err: '"much" cannot be used for --budget' },
  { why: 'years without end', args: ['--years', '1000000000'], code: 2, err: 'cannot be used for --years' },
])('plan: $why', async ({ args, code, out, err }) => {
  const cwd = folder(METHOD);
  const ran = await siapkota(['plan', '--instrument', 'method.yaml', 'answers.csv', '--lang', 'en', ...args], { cwd });
  expect(ran.code).toBe(code);
  if (out !== undefined) expect(ran.stdout).toContain(out);
  if (err !== undefined) expect(ran.stderr).toContain(err);
});

test('plan: nothing answered is nothing to plan', async () => {
  const cwd = folder({ ...METHOD, 'answers.csv': 'city,period,indicator,value\nx,2026,A-1,unknown\n' });
  const ran = await siapkota(['plan', '--instrument', 'method.yaml', 'answers.csv', '--lang', 'id'], { cwd });
  expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' });
  expect(ran.stderr).toContain('Indeks belum memiliki nilai');
});
