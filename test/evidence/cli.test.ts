import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ASSESSMENT, folder, siapkota } from '../cli/run.ts';

const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
const sheet = (documents: string, note = 'Tercatat lengkap sejak awal tahun oleh dua petugas.'): string =>
  `respondent: { id: kominfo, group: opd, agency: kominfo }\nanswers:\n  A: { value: 4, note: ${note}, evidence: [${documents}] }\n  B: 3\n`;
const DOCUMENTS = `{ title: Perwal, file: evidence/perwal.pdf, sha256: ${sum('perwal')}, state: sent }`;
const HERE: Readonly<Record<string, string>> = {
  ...ASSESSMENT,
  'answers/kominfo.yaml': sheet(DOCUMENTS),
  'evidence/perwal.pdf': 'perwal',
  'evidence/README.md': 'Bukti disimpan di sini.',
};
const problems = async (cwd: string): Promise<string[]> => {
  const { stdout } = await siapkota(['validate', '--format', 'json'], { cwd });
  return (JSON.parse(stdout).findings as { code: string }[]).map((f) => f.code).filter((code) => /^evidence|verdict|escape/.test(code));
};

test('validate: in order, then changed, then gone; and a file that nobody names', async () => {
  const cwd = folder(HERE);
  expect(await problems(cwd)).toEqual([]);
  writeFileSync(join(cwd, 'evidence/perwal.pdf'), 'another');
  writeFileSync(join(cwd, 'evidence/lain.pdf'), 'x');
  expect((await problems(cwd)).sort()).toEqual(['evidence/changed-file', 'evidence/unlisted-file']);
  expect((await siapkota(['validate'], { cwd })).code).toBe(1);
});

test('validate: files outside the folder are never opened, and a verdict on nothing is told', async () => {
  const cwd = folder({
    ...HERE,
    'answers/kominfo.yaml': sheet('{ file: ../../../../../etc/hostname, title: x }'),
    'evidence.yaml': 'verdicts: [{ indicator: A, respondent: nobody, file: x, state: wrong }]\n',
  });
  expect((await problems(cwd)).sort()).toEqual(['answers/idle-verdict', 'evidence/unlisted-file', 'file/path-escapes']);
});

test('validate: the note of last year, through `previous`', async () => {
  const cwd = folder({
    ...HERE,
    'siapkota.yaml': `${HERE['siapkota.yaml']}previous: lama/siapkota.yaml\n`,
    'lama/siapkota.yaml': HERE['siapkota.yaml']!.replace('method.yaml', '../method.yaml').replace('"2026"', '"2025"'),
    'lama/answers/kominfo.yaml': sheet('').replace('answers:', 'period: "2025"\nanswers:'),
  });
  expect(await problems(cwd)).toEqual(['evidence/note-of-last-period']);
});

test('status --evidence: file, sum, answer, state, who and when', async () => {
  const cwd = folder({
    ...HERE,
    'evidence.yaml': `verdicts: [{ indicator: A, respondent: kominfo, file: evidence/perwal.pdf, state: accepted, by: pembimbing, at: 2026-11-25T09:00:00+07:00 }]\n`,
  });
  const { stdout } = await siapkota(['status', '--evidence', '--format', 'json'], { cwd });
  expect(JSON.parse(stdout).evidence).toEqual([
    {
      file: 'evidence/perwal.pdf',
      title: 'Perwal',
      sha256: sum('perwal'),
      on_disk: 'present',
      state: 'accepted',
      answers: [
        {
          indicator: 'A',
          group: 'opd',
          respondent: 'kominfo',
          recorded_sha256: sum('perwal'),
          state: 'accepted',
          by: 'pembimbing',
          at: '2026-11-25T09:00:00+07:00',
          note: null,
        },
      ],
    },
  ]);
  const screen = (await siapkota(['status', '--evidence', '--date', '2026-11-26'], { cwd })).stdout;
  expect(screen).toMatch(/evidence\/perwal\.pdf \w{8}\s+A\s+diterima\s+pembimbing, 25 Nov\n/);
  expect(screen).toContain(sum('perwal').slice(0, 8));
});
