import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { FILES, writeFiles } from './assessment.mjs';
import { leftovers, type Ran, run, treeOf } from './trial.mjs';

// Two processes on one assessment: nothing is lost, nothing counts twice, and whoever has to wait or to stop is told.
jest.setTimeout(120_000);

const base = mkdtempSync(join(tmpdir(), 'siapkota-together-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let made = 0;
function assessment(more: Readonly<Record<string, string>> = {}): string {
  const folder = join(base, String(++made));
  writeFiles(folder, { ...FILES, ...more });
  return folder;
}

const plain = (folder: string, args: readonly string[], input = ''): Promise<Ran> => run(folder, args, { shim: false, input });
const INTERVIEW = ['interview', '--plain', '--respondent', 'y'];

interface Sitting {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Types a line and waits until what is printed has something. */
  readonly type: (line: string, until: RegExp) => Promise<void>;
}

/** An interview of y that stays open; it is ready once its first question is there. */
async function sitting(folder: string): Promise<Sitting> {
  let child: ChildProcess | undefined;
  const ended = run(folder, INTERVIEW, {
    shim: false,
    input: null,
    after: (started) => {
      child = started;
    },
  });
  const said = (until: RegExp): Promise<void> =>
    new Promise((done) => {
      let text = '';
      const hear = (bytes: Buffer): void => {
        text += String(bytes);
        if (!until.test(text)) return;
        child!.stdout!.off('data', hear);
        done();
      };
      child!.stdout!.on('data', hear);
    });
  await said(/\? for help/);
  return {
    child: child!,
    ended,
    type: async (line, until) => {
      const heard = said(until);
      child!.stdin!.write(`${line}\n`);
      await heard;
    },
  };
}

test('two interviews of one respondent: the second is told who has it, and changes nothing', async () => {
  const folder = assessment();
  const first = await sitting(folder);
  await first.type('3', /Saved: A/);
  const before = treeOf(folder);
  const second = await plain(folder, INTERVIEW, '1\n');
  expect(second.code).toBe(3);
  expect(second.stderr).toContain(`open in process ${first.child.pid}`);
  expect(treeOf(folder)).toEqual(before);
  first.child.stdin!.end('2\nq\n');
  expect((await first.ended).code).toBe(0);
  expect(readFileSync(join(folder, 'answers/y.yaml'), 'utf8')).toContain('  A: 3\n  B: 2\n');
});

test('an interview that was killed is gone on with at once; what it showed as saved is there', async () => {
  const folder = assessment();
  const first = await sitting(folder);
  await first.type('3', /Saved: A/);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(existsSync(join(folder, '.siapkota/journal/y_2026.jsonl.lock'))).toBe(true);
  const second = await plain(folder, INTERVIEW, '2\n2\nq\n');
  expect({ code: second.code, stderr: second.stderr }).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'answers/y.yaml'), 'utf8')).toContain('  A: 3\n  B: 2\n  C: 2\n');
  expect(leftovers(treeOf(folder))).toEqual([]);
});

test('answers of an open interview count while it is open, and its sheet is nobody else\u2019s', async () => {
  const folder = assessment();
  const first = await sitting(folder);
  await first.type('3', /Saved: A/);
  const scored = await plain(folder, ['tally']);
  expect(scored.stdout).toContain('12.76,2026,opd,A,3,none,1');
  // The sheet would be written over: refused. Of another respondent: written.
  const refused = await plain(folder, ['ingest', 'in/y.csv', '--force']);
  expect({ code: refused.code, told: /in use by an interview/.test(refused.stderr) }).toEqual({ code: 3, told: true });
  expect((await plain(folder, ['ingest', 'in/x.csv', '--force'])).code).toBe(0);
  first.child.stdin!.end('2\n2\nq\n');
  expect((await first.ended).code).toBe(0);
  expect(readdirSync(join(folder, 'answers')).sort()).toEqual(['x.yaml', 'y.yaml']);
  const last = await plain(folder, ['tally']);
  // x answers 1 2 3 by its CSV, y answers 3 2 2 in the interview.
  expect(last.stdout.split('\n').slice(1, -1)).toEqual([
    '12.76,2026,opd,A,1,none,1',
    '12.76,2026,opd,A,3,none,1',
    '12.76,2026,opd,B,2,none,2',
    '12.76,2026,opd,C,2,none,1',
    '12.76,2026,opd,C,3,none,1',
  ]);
});

test('a paused interview goes on from the sheet that was brought in over it', async () => {
  const folder = assessment();
  await plain(folder, INTERVIEW, '4\nq\n');
  expect((await plain(folder, ['ingest', 'in/y.csv'])).code).toBe(1);
  const forced = await plain(folder, ['ingest', 'in/y.csv', '--force']);
  expect(forced.code).toBe(0);
  expect(forced.stderr).toContain('the former journal of its interview is kept as .siapkota/journal/y_2026.jsonl.merged');
  const on = await plain(folder, INTERVIEW, 'q\n');
  expect({ code: on.code, stderr: on.stderr }).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'answers/y.yaml'), 'utf8')).toContain('  A: 1\n  B: 2\n  C: 3\n');
});

const rows = Array.from({ length: 12 }, (_, i) => `r${i},opd,${(i % 4) + 1},2,3`);
const MANY = { 'in/many.csv': `respondent,group,A,B,C\n${rows.join('\n')}\n` };

test('two ingests of one file at once make what one makes', async () => {
  const [one, both] = [assessment(MANY), assessment(MANY)];
  await plain(one, ['ingest', 'in/many.csv']);
  const ran = await Promise.all([plain(both, ['ingest', 'in/many.csv']), plain(both, ['ingest', 'in/many.csv'])]);
  expect(ran.map((r) => ({ code: r.code, stderr: r.stderr }))).toMatchObject([{ code: 0 }, { code: 0 }]);
  expect(treeOf(both)).toEqual(treeOf(one));
});

test('two ingests that disagree: one of them is written whole, the other one is told', async () => {
  const folder = assessment({ 'in/other.csv': 'respondent,group,A,B,C\ny,opd,4,4,4\n' });
  const ran = await Promise.all([plain(folder, ['ingest', 'in/y.csv']), plain(folder, ['ingest', 'in/other.csv'])]);
  expect(ran.map((r) => r.code).sort()).toEqual([0, 1]);
  expect(ran.find((r) => r.code === 1)?.stderr).toContain('answers/sheet-exists');
  const written = readFileSync(join(folder, 'answers/y.yaml'), 'utf8');
  expect(written.includes('  A: 1\n  B: 2\n  C: 3\n') || written.includes('  A: 4\n  B: 4\n  C: 4\n')).toBe(true);
});

test('a report and scores during an ingest see whole sheets only', async () => {
  const folder = assessment(MANY);
  const [ingest, ...readers] = await Promise.all([
    plain(folder, ['ingest', 'in/many.csv']),
    plain(folder, ['report', '--format', 'json', '--out', 'out/r.json']),
    ...Array.from({ length: 3 }, () => plain(folder, ['tally'])),
  ]);
  expect(ingest!.code).toBe(0);
  for (const reader of readers) {
    expect({ code: reader.code, stderr: reader.stderr }).toMatchObject({ code: 0 });
    // Everybody who was seen was seen with all three answers.
    const [, read, counted] = /Answers: (\d+) read = (\d+) counted/.exec(reader.stderr) ?? [];
    expect((Number(read) - 2) % 3).toBe(0);
    expect(counted).toBe(read);
  }
  expect((await plain(folder, ['tally'])).stderr).toContain('Answers: 38 read = 38 counted');
});

test('the lock of a process that is gone holds nobody up', async () => {
  const folder = assessment();
  mkdirSync(join(folder, '.siapkota'));
  // Above the largest number that any system gives to a process.
  writeFileSync(join(folder, '.siapkota/writing.lock'), JSON.stringify({ pid: 2 ** 30, host: hostname() }));
  expect((await plain(folder, ['ingest', 'in/y.csv'])).code).toBe(0);
  expect(existsSync(join(folder, '.siapkota'))).toBe(false);
});
