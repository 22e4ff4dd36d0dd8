import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Terminal } from '../../src/cli/output/terminal.ts';
import { lintPaths } from '../../src/cli/validate/lint.ts';
import { FORMATS, formatters } from '../../src/finding/formats.ts';
import { LANGS } from '../../src/text/lang.ts';
import { plain } from '../../src/text/paint.ts';
import { ROOT } from '../cli/run.ts';
import { junitFaults } from './junit.ts';

jest.setTimeout(120_000);

const scratch = mkdtempSync(join(tmpdir(), 'siapkota-mutations-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
for (const folder of ['rubrics', 'examples']) cpSync(join(ROOT, folder), join(scratch, folder), { recursive: true });

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.(ya?ml|csv)$/.test(name) && statSync(path).size < 200_000 ? [path] : [];
  });
const FILES = filesBelow(scratch);

const BITS = [
  '\t',
  '\n',
  '  ',
  ': ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '&a ',
  '*a',
  '|',
  '>',
  '#',
  '!x ',
  '%',
  '? ',
  '<<: ',
  '__proto__: ',
];
const ODD = [
  '\u0000',
  '\u00a0',
  '\u202e',
  '\ud800',
  '\ufeff',
  '\r\n',
  '🏙',
  '1e999',
  'null',
  'id: id',
  'answers:',
  'lint: 5\n',
  'sections: 3\n',
];
const hits = fc.array(fc.record({ at: fc.nat(1_000_000), cut: fc.nat(40), put: fc.constantFrom(...BITS, ...ODD, '') }), {
  minLength: 1,
  maxLength: 5,
});
const hit = (text: string, list: readonly { at: number; cut: number; put: string }[]): string =>
  list.reduce((t, { at, cut, put }) => t.slice(0, at % (t.length + 1)) + put + t.slice((at % (t.length + 1)) + cut), text);

const terminal: Terminal = {
  lang: 'id',
  out: plain,
  err: plain,
  plain,
  columns: 80,
  interactive: false,
  quiet: true,
  verbose: true,
} as Terminal;

/** The rubrics, or the example that a file belongs to. */
function homeOf(file: string): string {
  const [first, second] = file.slice(scratch.length + 1).split(sep);
  return first === 'rubrics' ? join(scratch, 'rubrics') : join(scratch, 'examples', second!);
}

test('whatever is done to a file that we ship, checking ends with findings or a clean pass, and every format can say so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FILES), hits, async (file, list) => {
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, hit(before, list));
      try {
        const { findings, files, source } = await lintPaths(
          [homeOf(file)],
          { levels: new Map(), baseline: undefined, ignore: [] },
          terminal,
        );
        for (const format of FORMATS) {
          for (const lang of LANGS) {
            const options = { lang, paint: plain, columns: 80, source, product: 'siapkota 1.0.0', files, failOn: 'error' } as const;
            const printed = (await formatters[format]())(findings, options);
            if (['json', 'sarif', 'gitlab'].includes(format)) JSON.parse(printed);
            if (format === 'junit') expect(junitFaults(printed)).toEqual([]);
            expect(printed).not.toMatch(/undefined|\[object Object\]/);
          }
        }
      } finally {
        writeFileSync(file, before);
      }
    }),
    { seed: 20261124, numRuns: 40 },
  );
});
