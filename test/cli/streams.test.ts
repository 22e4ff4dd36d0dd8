import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { HOST } from '../../src/cli/output/temporary.ts';
import { BIN, folder, level, method, type Ran, siapkota } from './run.ts';

const METHOD = method(['scale: { min: 1, max: 5 }'], [level('A'), level('B')]);
/** Notes as people write them: quotes, line feeds, delimiters. */
const NOTES = ['', 'Ada di lantai dua', '"Perwal, 2024"', 'baris satu\nbaris dua; "tiga"', '-'];
const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** 20,000 rows, some 700 KiB: more than is read carefully without need. `wrong` is the row that holds a level 9. */
function answers(rows: number, wrong: number): { text: string; line: number } {
  const lines = ['city,respondent,indicator,value,note'];
  let line = 1;
  let at = 0;
  for (let k = 0; k < rows; k++) {
    const note = NOTES[k % NOTES.length]!;
    line++;
    if (k === wrong) at = line;
    line += note.split('\n').length - 1;
    lines.push(`12.${10 + (k % 40)},r${k >> 1},${k % 2 === 0 ? 'A' : 'B'},${k === wrong ? 9 : 1 + (k % 5)},${quote(note)}`);
  }
  return { text: `${lines.join('\n')}\n`, line: at };
}
const { text, line } = answers(20_000, 19_990);
const ARGS = ['tally', '--instrument', 'method.yaml', '--lang', 'en'];
const cwd = folder({ ...METHOD, 'a.csv': text, 'a.csv.gz': gzipSync(text) });
const TMPDIR = folder({});
const run = (input: string, stdin?: string | Uint8Array): Promise<Ran> =>
  siapkota([...ARGS, input], { cwd, env: { TMPDIR }, ...(stdin === undefined ? {} : { input: stdin }) });

describe('answers come in like a file on disk, with the same rows in what is told', () => {
  test.each([
    ['gzip', 'a.csv.gz', undefined, 'a.csv.gz'],
    ['stdin', '-', text, 'stdin'],
    ['gzip through stdin', '-', gzipSync(text), 'stdin'],
    ['a little through stdin', '-', answers(20, 19).text, undefined],
  ])('%s', async (_, input, stdin, name) => {
    const plain = await run('a.csv');
    const ran = await run(input, stdin);
    expect(ran.code).toBe(1);
    if (name !== undefined) {
      expect(ran.stderr).toContain(`${name}:${line}`);
      // Only of a file on disk the line itself can be shown.
      const told = plain.stderr.replaceAll('a.csv', name).replace(/^\d+ \| .*\n/m, '');
      expect({ ...ran, stderr: ran.stderr.replace(/^\d+ \| .*\n/m, '') }).toEqual({ ...plain, stderr: told });
    }
    expect(readdirSync(TMPDIR)).toEqual([]);
  });
});

describe('a gzip file that is not what it should be is told, and nothing of it counts', () => {
  const packed = gzipSync(text);
  const flipped = Uint8Array.from(packed, (byte, i) => (i === packed.length - 6 ? byte ^ 1 : byte));
  test.each([
    ['cut short', packed.subarray(0, -2000), 'file/broken-archive'],
    ['with a wrong checksum', flipped, 'file/broken-archive'],
    ['that unfolds without end', gzipSync(`city,indicator,value\n${'12.76,A,3\n'.repeat(3_000_000)}`), 'file/unfolds-too-far'],
    ['that unfolds to one line without end', gzipSync(Buffer.alloc(40_000_000, 97)), 'file/unfolds-too-far'],
  ])('%s', async (_, bytes, code) => {
    writeFileSync(join(cwd, 'x.csv.gz'), bytes);
    const ran = await run('x.csv.gz');
    expect(ran).toMatchObject({ code: 1, stdout: 'city,period,group,indicator,value,proof,n\n' });
    expect(ran.stderr).toContain(`x.csv.gz  error  ${code}`);
  });
});

describe('what is put aside', () => {
  /** Stdin that goes on without end; resolves once something is put aside. */
  function endless(): { child: ReturnType<typeof spawn>; temporary: string; aside: Promise<void> } {
    const temporary = folder({});
    const aside = new Promise<void>((done) => {
      const watcher = watch(temporary, { recursive: false }, () => {
        watcher.close();
        done();
      });
    });
    const child = spawn(process.execPath, [BIN, ...ARGS, '-'], { cwd, env: { PATH: process.env.PATH, HOME: cwd, TMPDIR: temporary } });
    child.stdin!.on('error', () => {});
    child.stdin!.write(text);
    return { child, temporary, aside };
  }

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('is gone after %s, and the exit code says why', async (signal, code) => {
    const { child, temporary, aside } = endless();
    const ended = new Promise<number | null>((done) => child.on('exit', done));
    await aside;
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('by a program that was killed goes with the next one; what is of another machine or alive stays', async () => {
    const temporary = folder({});
    // No process has such a number.
    const [dead, elsewhere, alive] = [
      `siapkota-${HOST}-2147483646-abcdef`,
      'siapkota-00000000-2147483646-abcdef',
      `siapkota-${HOST}-${process.pid}-abcdef`,
    ];
    for (const name of [dead, elsewhere, alive]) {
      mkdirSync(join(temporary, name));
      writeFileSync(join(temporary, name, '0.csv'), '');
    }
    await siapkota([...ARGS, '-'], { cwd, input: text, env: { TMPDIR: temporary } });
    expect(readdirSync(temporary).sort()).toEqual([elsewhere, alive].sort());
  });

  test('where there is no folder for it, that is told, with what to do', async () => {
    const ran = await siapkota([...ARGS, '-'], { cwd, input: text, env: { TMPDIR: join(cwd, 'nowhere') } });
    expect(ran).toMatchObject({ code: 3, stdout: '' });
    expect(ran.stderr).toContain('No temporary folder can be made in nowhere (ENOENT). Choose another with TMPDIR.');
    expect(existsSync(join(cwd, 'nowhere'))).toBe(false);
  });
});
