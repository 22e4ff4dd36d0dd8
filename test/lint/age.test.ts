import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/answers/answer.ts';
import { agedAnswers } from '../../src/cli/status/age.ts';
import { ASSESSMENT, folder, siapkota } from '../cli/run.ts';

const taken = (...moments: (string | undefined)[]): Answer[] => moments.map((at) => ({ taken: at }) as Answer);

test.each([
  { moments: ['2026-11-14'], days: 10, aged: { old: 0, undated: 0 } }, // exactly so old still holds
  { moments: ['2026-11-13'], days: 10, aged: { old: 1, undated: 0 } },
  { moments: ['2026-11-24T09:00:00+07:00'], days: 0, aged: { old: 0, undated: 0 } }, // later on the day itself
  { moments: ['2027-01-01'], days: 0, aged: { old: 0, undated: 0, future: 1 } }, // a clock was wrong: no proof that it is fresh
  { moments: ['2026-11-25T23:00:00+14:00'], days: 0, aged: { old: 0, undated: 0 } }, // still today somewhere
  { moments: [undefined, '2020-01-01', 'yesterday'], days: 365, aged: { old: 1, undated: 2 } },
  { moments: [], days: 0, aged: { old: 0, undated: 0 } },
])('$moments on 24 November 2026, at most $days days: $aged', ({ moments, days, aged }) => {
  expect(agedAnswers(taken(...moments), days, '2026-11-24')).toEqual({ future: 0, ...aged });
});

describe('status --max-age', () => {
  const dated = {
    ...ASSESSMENT,
    'answers/kominfo.yaml': `taken: 2026-11-01\n${ASSESSMENT['answers/kominfo.yaml']}`,
    'answers/koran.csv': 'respondent,group,taken,A\nkoran,pers,2026-11-20,1\n',
  };
  const status = (files: Readonly<Record<string, string>>, ...args: string[]) =>
    siapkota(['status', '--date', '2026-11-24', ...args], { cwd: folder(files), env: { SIAPKOTA_LANG: 'en' } });

  test('lets answers pass that are young enough', async () => {
    expect((await status(dated, '--max-age', '23')).code).toBe(0);
  });

  test('stops at older ones, and at those that do not say when', async () => {
    const old = await status(dated, '--max-age', '22');
    expect([old.code, old.stderr]).toEqual([1, expect.stringContaining('older than 22 days: 2; without a date: 0')]);
    const undated = await status(ASSESSMENT, '--max-age', '9999');
    expect([undated.code, undated.stderr]).toEqual([1, expect.stringMatching(/without a date: [1-9]/)]);
  });
});
