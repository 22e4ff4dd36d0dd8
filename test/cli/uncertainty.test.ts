import { expect, test } from '@jest/globals';
import { folder, siapkota } from './run.ts';

const METHOD = {
  'method.yaml':
    'id: toy\nversion: 1.0.0\ntitle: Toy\nlanguages: [en]\nscale: { min: 1, max: 5 }\nbands: [{ from: 1, title: Low }, { from: 3, title: High }]\nrubrics: [{ file: r.yaml }]\n',
  'r.yaml':
    'id: r\nversion: 1.0.0\ntitle: Rubric\nsections:\n  - id: s\n    title: Section\n    indicators:\n      - { id: A-1, title: First, type: level }\n      - { id: A-2, title: Second, type: level }\n',
};
const answers = (city: string, values: readonly number[]): string =>
  values.flatMap((v, i) => ['A-1', 'A-2'].map((id) => `${city},r${i},${id},${v}\n`)).join('');
const TABLE = `city,respondent,indicator,value\n${answers('a', [1, 1, 1, 5, 5, 5, 5])}${answers('b', [3, 3, 3, 3, 3])}${answers('c', [2])}`;

test('score --uncertainty: a ranked table, and the same figures in JSON', async () => {
  const cwd = folder({ ...METHOD, 'answers.csv': TABLE });
  const score = ['score', '--instrument', 'method.yaml', 'answers.csv', '--uncertainty', '--lang', 'en'];
  const table = await siapkota(score, { cwd });
  expect(table.code).toBe(0);
  const rows = table.stdout.split('\n').filter((line) => /^[abc] /.test(line));
  expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
    ['a', '1', '1–3', '100%', '5.00', '1.00–5.00', '100%', 'High'],
    ['b', '2', '1–2', '100%', '3.00', '3.00–3.00', '100%', 'High'],
    ['c', '3', '100%', '2.00', '100%', 'Low'],
  ]);
  const json = JSON.parse((await siapkota([...score, '--format', 'json'], { cwd })).stdout);
  expect(json.cities.map((c: Record<string, unknown>) => [c.rank, c.rank_interval, c.stability])).toEqual([
    [1, [1, 3], { rank: 1 }],
    [2, [1, 2], { rank: 1 }],
    [3, null, { rank: 1 }],
  ]);
  expect(json.cities[0].index.interval).toEqual([1, 5]);
});

test('explain --uncertainty says where an interval comes from, or why there is none', async () => {
  const cwd = folder({ ...METHOD, 'answers.csv': TABLE });
  const explain = (city: string, lang: string): Promise<{ stdout: string }> =>
    siapkota(['explain', 'index', '--instrument', 'method.yaml', 'answers.csv', '--city', city, '--uncertainty', '--lang', lang], { cwd });
  expect((await explain('a', 'en')).stdout).toContain('95% interval: 1.00–5.00, from 1,000 resamples of the answers (seed 1).');
  expect((await explain('c', 'id')).stdout).toContain(
    'Rentang 95 %: tidak dapat ditentukan, karena kurang dari setengah bobotnya\nmemiliki rentang.',
  );
  const plain = await siapkota(['explain', 'index', '--instrument', 'method.yaml', 'answers.csv', '--city', 'a', '--lang', 'en'], { cwd });
  expect(plain.stdout).not.toContain('interval');
});
