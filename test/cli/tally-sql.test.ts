import { expect, test } from '@jest/globals';
import { folder, siapkota } from './run.ts';

const METHOD = {
  'method.yaml': 'id: toy\nversion: 1.0.0\ntitle: Toy\nlanguages: [en]\nscale: { min: 1, max: 5 }\nrubrics: [{ file: r.yaml }]\n',
  'r.yaml':
    'id: r\nversion: 1.0.0\ntitle: Rubric\nsections:\n  - id: s\n    title: Section\n    indicators:\n      - { id: A-1, title: First, type: level }\n',
};
const sql = ['tally', '--instrument', 'method.yaml', '--sql', 'trino', '--lang', 'en'];

test('tally --sql prints two statements, each under what it is for', async () => {
  const ran = await siapkota([...sql, '--table', 'survey.answers', '--columns', 'city=kota,respondent,indicator,value'], {
    cwd: folder(METHOD),
  });
  expect(ran.code).toBe(0);
  expect(ran.stderr).toBe('');
  expect(ran.stdout.split(';')).toHaveLength(3);
  expect(ran.stdout).toMatch(
    /^-- Check: respondents with more than one row[\s\S]*HAVING COUNT\(\*\) > 1[\s\S]*-- The raw tally:[\s\S]*FROM "survey"\."answers" AS a/,
  );
  expect(ran.stdout).toContain(`COALESCE(CAST(seen."raw_city" AS VARCHAR), '') AS "city"`);
});

test.each([
  { args: ['--columns', 'city,indikator,value'], says: '--columns: there is no column "indikator". Did you mean indicator?' },
  { args: ['--columns', 'city,value'], says: '--columns: this table needs indicator.' },
  { args: ['--layout', 'square'], says: '"square" cannot be used for --layout' },
])('tally --sql $args', async ({ args, says }) => {
  const ran = await siapkota([...sql, ...args], { cwd: folder(METHOD) });
  expect(ran.code).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toContain(says);
});
