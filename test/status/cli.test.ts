import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { ASSESSMENT, folder, siapkota } from '../cli/run.ts';

// Kominfo answered A and B and is due on 1 December; Koran did not answer C.
const DATE = ['--date', '2026-11-24'];

describe('gates', () => {
  test.each([
    { gate: ['--fail-on', 'missing'], code: 1, says: 'Gerbang missing tidak terpenuhi' },
    { gate: ['--fail-on', 'overdue'], code: 0, says: '' },
    { gate: ['--fail-on', 'overdue', '--date', '2026-12-02'], code: 1, says: 'Gerbang overdue tidak terpenuhi' },
    { gate: ['--fail-on', 'unproven'], code: 1, says: 'Gerbang unproven tidak terpenuhi' },
    { gate: ['--fail-on', 'missing', '--fail-on', 'unproven'], code: 1, says: 'Gerbang unproven tidak terpenuhi' },
    { gate: ['--min-coverage', '0.5'], code: 0, says: '' },
    { gate: ['--min-coverage', '0.51'], code: 1, says: 'Cakupan indeks' },
    { gate: ['--fail-on', 'everything'], code: 2, says: 'overdue, missing, unproven' },
    { gate: ['--min-coverage', '60'], code: 2, says: '0 sampai 1' },
  ])('$gate: exit $code', async ({ gate, code, says }) => {
    const cwd = folder(ASSESSMENT);
    const ran = await siapkota(['status', ...(gate.includes('--date') ? [] : DATE), ...gate], { cwd });
    expect([ran.code, ran.stderr.includes(says)]).toEqual([code, true]);
    // The result is printed whatever a gate says, but not where the question itself was wrong.
    expect(ran.stdout === '').toBe(code === 2);
  });
});

test('JSON on stdout alone, with a name and a version', async () => {
  const { stdout, code } = await siapkota(['status', '--format', 'json', ...DATE], { cwd: folder(ASSESSMENT) });
  expect([code, JSON.parse(stdout).format, 'evidence' in JSON.parse(stdout)]).toEqual([0, 'siapkota/status@1', false]);
});

test('status of a tally: how far it is can be said, who owes cannot', async () => {
  const cwd = folder(ASSESSMENT);
  const tally = (await siapkota(['tally'], { cwd })).stdout;
  const ran = await siapkota(['status', '--instrument', 'method.yaml', '-', ...DATE], { cwd, input: tally });
  expect([ran.code, ran.stdout]).toEqual([
    0,
    expect.stringMatching(/tidak\s+diketahui[\s\S]*Sudah menjawab: Kelompok Dinas \(2\); Kelompok Pers \(1\)/),
  ]);
});

describe('--letters', () => {
  test('one letter a party in three formats, and a form of what it still has to answer', async () => {
    const cwd = folder(ASSESSMENT);
    const ran = await siapkota(['status', '--letters', 'surat', ...DATE], { cwd });
    expect(ran.stderr).toContain('2 surat ditulis di surat');
    expect(readdirSync(join(cwd, 'surat')).sort()).toEqual([
      'kominfo-formulir.xlsx',
      'kominfo.docx',
      'kominfo.html',
      'kominfo.md',
      'koran-formulir.xlsx',
      'koran.docx',
      'koran.html',
      'koran.md',
    ]);
    const form = unzipSync(readFileSync(join(cwd, 'surat/koran-formulir.xlsx')));
    const text = Object.entries(form)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, bytes]) => strFromU8(bytes))
      .join('\n');
    // B is unknown and C blank; A is answered and is not asked again.
    expect([/>B</.test(text), /Judul B/.test(text), /Judul C/.test(text), /Judul A/.test(text)]).toEqual([true, true, true, false]);
  });

  test('what is there is not replaced, and then nothing is written', async () => {
    const cwd = folder({ ...ASSESSMENT, 'surat/koran.html': 'mine' });
    const ran = await siapkota(['status', '--letters', 'surat', ...DATE], { cwd });
    expect([ran.code, existsSync(join(cwd, 'surat/kominfo.md')), readFileSync(join(cwd, 'surat/koran.html'), 'utf8')]).toEqual([
      2,
      false,
      'mine',
    ]);
    expect((await siapkota(['status', '--letters', 'surat', '--force', ...DATE], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'surat/koran.html'), 'utf8')).toContain('<!doctype html>');
  });
});
