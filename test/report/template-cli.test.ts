import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { BLOCK_TAGS, LOOP_TAGS, TEXT_TAGS } from '../../src/report/template/tags.ts';
import { folder, ROOT, siapkota } from '../cli/run.ts';
import { faultsOf, unpack } from './ooxml.ts';
import { exampleTemplate, templateOf } from './template-example.ts';

const TOWN = join(ROOT, 'examples/tebing-tinggi');

test('--check-template without a file lists every tag, in both languages, on 80 columns', async () => {
  for (const lang of ['id', 'en']) {
    const { code, stdout } = await siapkota(['report', '--check-template', '--lang', lang], { cwd: TOWN });
    expect(code).toBe(0);
    for (const tag of [...Object.keys(TEXT_TAGS), ...Object.keys(BLOCK_TAGS), ...Object.keys(LOOP_TAGS).map((l) => `#${l}`)])
      expect(stdout).toContain(`{${tag}}`);
    expect(stdout.split('\n').filter((l) => l.length > 100)).toEqual([]);
  }
});

test('a wrong template: findings with their places, exit 1, and no report', async () => {
  const cwd = folder({ 'kota.docx': templateOf('Kota {citty}', '{report}') });
  const checked = await siapkota(['report', '--check-template', 'kota.docx'], { cwd });
  expect(checked.code).toBe(1);
  expect(checked.stdout).toContain('kota.docx [document ¶1]');
  expect(checked.stdout).toContain('template/unknown-tag');
  expect(checked.stdout).toContain('"city"');
  const json = await siapkota(['report', '--template', 'kota.docx', '--check-template', '--format', 'json'], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({
    format: 'siapkota/findings@1',
    findings: [{ code: 'template/unknown-tag', data: { tag: 'citty' } }],
  });
  const report = await siapkota(['report', '--dir', TOWN, '--template', 'kota.docx', '--out', 'laporan.docx'], { cwd });
  expect(report.code).toBe(1);
  expect(report.stderr).toContain('template/unknown-tag');
  expect(existsSync(join(cwd, 'laporan.docx'))).toBe(false);
});

test('a right template: nothing wrong, and a report that opens', async () => {
  const cwd = folder({ 'kota.docx': exampleTemplate() });
  const checked = await siapkota(['report', '--check-template', 'kota.docx', '--lang', 'en'], { cwd });
  expect(checked).toMatchObject({ code: 0, stdout: 'kota.docx: 26 tags, nothing wrong.\n' });
  const report = await siapkota(['report', '--dir', TOWN, '--template', 'kota.docx', '--date', '2026-11-24', '--out', 'laporan.docx'], {
    cwd,
  });
  expect(report.code).toBe(0);
  expect(faultsOf(unpack(readFileSync(join(cwd, 'laporan.docx'))))).toEqual([]);
});

test.each([
  { args: ['--template', 'none.docx'], code: 1, says: 'file/missing' },
  { args: ['--template', 'none.docx', '--format', 'html'], code: 2, says: 'DOCX' },
  { args: ['--template', 'none.docx', '--out', 'a.html'], code: 2, says: 'DOCX' },
])('$args', async ({ args, code, says }) => {
  const ran = await siapkota(['report', '--dir', TOWN, ...args], { cwd: folder({}) });
  expect(ran.code).toBe(code);
  expect(ran.stderr).toContain(says);
});
