import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { FILES, writeFiles } from './assessment.mjs';
import { type Ran, run } from './trial.mjs';

// Clocks that stand wrong, jump, or are put back in the midst of the work.
jest.setTimeout(120_000);

const base = mkdtempSync(join(tmpdir(), 'siapkota-clock-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let made = 0;
function assessment(): string {
  const folder = join(base, String(++made));
  writeFiles(folder, FILES);
  return folder;
}
const at = (folder: string, clock: string, args: readonly string[], more: { input?: string; zone?: string } = {}): Promise<Ran> =>
  run(folder, args, {
    shim: false,
    input: more.input ?? '',
    env: { CLOCK: clock, TZ: more.zone ?? 'UTC', SOURCE_DATE_EPOCH: '' },
  });
const INTERVIEW = ['interview', '--plain', '--respondent', 'y'];

test.each([
  ['goes back an hour at every look', '2026-11-24T09:00:00Z,-3600'],
  ['jumps from 2106 to 1970', '2106-02-07T06:28:15Z,1,-4294967296'],
  ['crosses midnight at the end of the year', '2026-12-31T23:59:59Z,1'],
])('a clock that %s: answers stand in the order in which they were given', async (_how, clock) => {
  const folder = assessment();
  // The first question is answered twice; the second time counts, whatever the clock says.
  const ran = await at(folder, clock, INTERVIEW, { input: '3\nb\n1\n2\n4\nq\n' });
  expect({ code: ran.code, stderr: ran.stderr }).toMatchObject({ code: 0 });
  const sheet = readFileSync(join(folder, 'answers/y.yaml'), 'utf8');
  expect(sheet).toContain('  A: 1\n  B: 2\n  C: 4\n');
  const facts = readFileSync(join(folder, '.siapkota/journal/y_2026.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { seq: number; t: string; at: string; ms?: number });
  expect(facts.map((f) => f.seq)).toEqual(facts.map((_, i) => i));
  expect(facts.filter((f) => f.ms !== undefined && f.ms < 0)).toEqual([]);
  // The sheet was taken when the last answer was given, not when a clock stood at its highest.
  const last = facts
    .filter((f) => f.t === 'answer')
    .at(-1)!
    .at.slice(0, 19);
  expect(sheet).toContain(`taken: ${last}+00:00`);
  // Gone on with under yet another clock, nothing is asked anew.
  const on = await at(folder, '2001-01-01T00:00:00Z', INTERVIEW);
  expect(on.stdout).not.toMatch(/Indicator \d of 3: [ABC], Title [ABC]\n[\s\S]*Answer \(type/);
  expect(`${ran.stdout}${on.stdout}${ran.stderr}${on.stderr}`).not.toMatch(/-\d+ (min|hour|day|second)/);
});

test.each([
  ['1970-01-01T00:00:00Z', 'UTC', 'in 20,788 days', 20788],
  ['2106-02-07T06:28:16Z', 'UTC', '28,922 days late', 28922],
  // A day begins where one stands: in Kiritimati it is the 2nd, in St. John's still the 30th.
  ['2026-12-01T10:30:00Z', 'Pacific/Kiritimati', '1 day late', 1],
  ['2026-12-01T02:30:00Z', 'America/St_Johns', 'tomorrow', 1],
  // The night in which Berlin's clocks go back.
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', 'in 37 days', 37],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', 'in 37 days', 37],
])('at %s in %s what is due on 1 December is %s', async (clock, zone, words) => {
  const { code, stdout } = await at(assessment(), clock, ['status', '-q'], { zone });
  expect(code).toBe(0);
  expect(stdout).toContain(words);
});

test('answers that a wrong clock dated in the future are no proof of freshness', async () => {
  const folder = assessment();
  await at(folder, '2106-01-01T00:00:00Z', INTERVIEW, { input: '3\nq\n' });
  rmSync(join(folder, 'answers/x.yaml'));
  const { code, stderr } = await at(folder, '2026-11-24T09:00:00Z', ['status', '-q', '--max-age', '30']);
  expect(code).toBe(1);
  expect(stderr).toContain('older than 30 days: 0; without a date: 0; dated in the future: 1.');
});
