import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { manPage } from '../../src/cli/program/man.ts';
import { buildProgram } from '../../src/cli/program/program.ts';
import { LANGS } from '../../src/text/lang.ts';

const hasGroff = spawnSync('groff', ['--version']).status === 0;
const withGroff = hasGroff ? test : test.skip;

describe.each(LANGS)('the manual page in %s', (lang) => {
  const page = manPage(lang);

  test('tells of every command and every option', () => {
    for (const command of buildProgram(lang, async () => {}).commands) {
      expect(page).toContain(`.SS siapkota ${command.name()}`);
      for (const { long } of command.options) expect(page).toContain(long!.replaceAll('-', '\\-'));
    }
  });

  test('is roff that holds no stray request, escape or control', () => {
    for (const line of page.split('\n')) {
      expect(line).toMatch(/^(\.(TH|SH|SS|TP|B|PP|nf|fi|RS|RE)( .*)?|[^.'].*|)$/);
      expect(line.replace(/\\(e|-|\(dq|\(aq|&)/g, '')).not.toMatch(/[\\\u0000-\u001f]/);
    }
    expect(page).not.toMatch(/undefined|\[object/);
  });

  withGroff('prints without a warning (skipped where groff is not installed)', () => {
    const run = spawnSync('groff', ['-man', '-Tutf8', '-K', 'utf8', '-ww', '-rLL=78n'], { input: page, encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
    // Headings are bold: struck over, or with colours of the terminal.
    expect(run.stdout.replace(/\u001b\[[\d;]*m|.\u0008/g, '')).toMatch(lang === 'id' ? /STATUS KELUAR/ : /EXIT STATUS/);
  });
});
