import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { instrumentsFolder, recallInstrument, rememberInstrument } from '../../src/cli/interview/known-instrument.ts';
import { nodeFiles } from '../../src/cli/output/files.ts';
import { freeze } from '../../src/interview/snapshot.ts';
import { loadInstrument } from '../../src/rubric/load.ts';

let folder: string;
let path: string;
let instruments: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'siapkota-known-'));
  cpSync('rubrics', join(folder, 'rubrics'), { recursive: true });
  path = join(folder, 'rubrics', 'instrument.yaml');
  instruments = instrumentsFolder(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function remember() {
  const { instrument, sources } = loadInstrument(path, nodeFiles);
  rememberInstrument(instrument!, [...sources.keys()], instruments, 'p 1');
  return instrument!;
}

describe('an instrument that was kept', () => {
  test('is the one that was read, to the last word', () => {
    const read = remember();
    const kept = recallInstrument(path, instruments, 'p 1')!;
    expect(freeze(kept)).toBe(freeze(read));
    expect([...kept.indicators.keys()]).toEqual([...read.indicators.keys()]);
    expect([...kept.open.keys()]).toEqual([...read.open.keys()]);
  });

  test('moves with its folder', () => {
    remember();
    renameSync(folder, `${folder}-moved`);
    folder = `${folder}-moved`;
    expect(recallInstrument(join(folder, 'rubrics/instrument.yaml'), instrumentsFolder(folder), 'p 1')).toBeDefined();
  });

  const rubric = (): string => join(folder, 'rubrics', readdirSync(join(folder, 'rubrics')).find((n) => /^smart-.*yaml$/.test(n))!);
  test.each([
    ['a rubric changed by one byte', () => writeFileSync(rubric(), `${readFileSync(rubric(), 'utf8')}\n`)],
    ['a rubric that is gone', () => rmSync(rubric())],
    ['a record that is cut off', () => writeFileSync(join(instruments, 'read.json'), '{"program"')],
    ['a record of something else', () => writeFileSync(join(instruments, 'read.json'), '{"program":"p 1"}')],
    [
      'a kept file that is cut off',
      () => {
        const name = readdirSync(instruments).find((n) => n !== 'read.json')!;
        writeFileSync(join(instruments, name), readFileSync(join(instruments, name), 'utf8').slice(0, 5000));
      },
    ],
  ])('is not used after %s', (_what, spoil) => {
    remember();
    spoil();
    expect(recallInstrument(path, instruments, 'p 1')).toBeUndefined();
  });

  test('is not used by another program, nor for another file', () => {
    remember();
    expect(recallInstrument(path, instruments, 'p 2')).toBeUndefined();
    cpSync(path, join(folder, 'rubrics', 'other.yaml'));
    expect(recallInstrument(join(folder, 'rubrics', 'other.yaml'), instruments, 'p 1')).toBeUndefined();
  });
});
