import * as fs from 'node:fs';
import { hostname, tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PLAIN_READING } from '../../src/answers/read.ts';
import { readSheet } from '../../src/answers/sheet.ts';
import { attachFile, type CopyFs } from '../../src/cli/evidence/files.ts';
import { JournalFile, type JournalFs, JournalProblem } from '../../src/cli/interview/journal-file.ts';
import { putSheet } from '../../src/cli/interview/journal-sheets.ts';
import { type WriteFile, writeWhole } from '../../src/cli/output/write-whole.ts';
import { type Fact, replay } from '../../src/interview/facts.ts';
import type { Command } from '../../src/interview/session.ts';
import { drive, type Shell } from '../../src/interview/shell.ts';
import { plain } from '../../src/text/paint.ts';
import { Driver, startFact, T0, toyInstrument } from './toy.ts';

const tell = process.stderr.write;
let folder: string;
let path: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'siapkota-faults-'));
  path = join(folder, 'journal', 'r1.jsonl');
  // What is told on stderr is not the matter here.
  process.stderr.write = () => true;
});
afterEach(() => {
  process.stderr.write = tell;
  fs.rmSync(folder, { recursive: true, force: true });
});

type Call = 'writeSync' | 'fdatasyncSync' | 'fsyncSync' | 'ftruncateSync';
type How = 'error' | 'half' | 'short';

/** A file system whose n-th call of a kind fails: with an error, with an error after half was written, or by writing less than asked. */
function failing(call: Call, n: number, how: How = 'error', forever = false): JournalFs & { readonly calls: () => number } {
  let count = 0;
  const fail = (): boolean => {
    count++;
    return forever ? count >= n : count === n;
  };
  const enospc = (): Error => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const shim = {
    ...fs,
    writeSync: ((fd: number, buffer: Buffer, offset: number, length: number, position: number) => {
      if (call !== 'writeSync' || !fail()) return fs.writeSync(fd, buffer, offset, length, position);
      if (how === 'error') throw enospc();
      const half = fs.writeSync(fd, buffer, offset, Math.max(1, Math.floor(length / 2)), position);
      if (how === 'half') throw enospc();
      return half;
    }) as typeof fs.writeSync,
    calls: () => count,
  } as unknown as JournalFs & { readonly calls: () => number };
  if (call !== 'writeSync') {
    const { fdatasyncSync, fsyncSync, ftruncateSync } = fs;
    const real = { fdatasyncSync, fsyncSync, ftruncateSync }[call];
    (shim as unknown as Record<string, unknown>)[call] = (fd: number, length?: number) => {
      if (fail()) throw Object.assign(new Error('input/output error'), { code: 'EIO' });
      return real(fd, length);
    };
  }
  return shim;
}

/** A sitting of six answers over a journal; `shown` is what was ever shown as saved. */
function sitting(shim: JournalFs): { shown: Map<string, string>; failures: number; after: number } {
  const shown = new Map<string, string>();
  let failures = 0;
  let after = 0;
  let file: JournalFile;
  try {
    file = JournalFile.open(path, 'x', shim);
    file.commit([startFact as unknown as Record<string, unknown>]);
  } catch {
    return { shown, failures: 1, after };
  }
  const d = new Driver();
  let now = T0;
  const shell: Shell = {
    now: () => now,
    commit: (facts) => file.commit(facts as unknown as Record<string, unknown>[]),
    attach: () => ({ c: 'unattached', why: '' }),
  };
  const send = (command: Command): void => {
    now += 1000;
    const before = d.session;
    d.session = drive(d.session, command, shell);
    if (d.session.toast?.code === 'failed') {
      failures++;
      // The old session stays: the choice is on the screen and nothing counts as saved.
      expect({ ...d.session, toast: undefined }).toEqual({ ...before, toast: undefined });
    } else if (failures > 0) after++;
  };
  // Each answer is tried again once where the disk refused, as a person would.
  for (const [digit, id] of [
    [3, 'L1'],
    [1, 'C1'],
    [4, 'L2'],
    [2, 'W2'],
    [5, 'L1'],
    [1, 'L2'],
  ] as const) {
    send({ c: 'list' });
    send({ c: 'text', value: id });
    send({ c: 'digit', n: digit });
    for (const _ of [1, 2]) {
      if (d.session.model.items[d.session.pos]!.id !== id || d.session.over !== undefined) break;
      send({ c: 'confirm' });
      if (d.session.toast?.code !== 'failed') break;
    }
    for (const [known, entry] of d.session.doc.entries) if (entry.value !== undefined) shown.set(known, entry.value);
  }
  try {
    file.close();
  } catch {
    // A disk that is gone.
  }
  return { shown, failures, after };
}

function reopened(): Map<string, string> {
  const file = JournalFile.open(path, 'y');
  const doc = replay(file.facts as unknown as Fact[]);
  file.close();
  return new Map([...doc.entries].flatMap(([id, e]) => (e.value === undefined ? [] : [[id, e.value]])));
}

describe('the n-th call fails', () => {
  test.each([
    ['writeSync', 'error'],
    ['writeSync', 'half'],
    ['writeSync', 'short'],
    ['fdatasyncSync', 'error'],
    ['fsyncSync', 'error'],
    ['ftruncateSync', 'error'],
  ] as const)('%s (%s), for every n: nothing shown as saved is gone', (call, how) => {
    let failures = 0;
    for (let n = 1; n < 40; n++) {
      fs.rmSync(join(folder, 'journal'), { recursive: true, force: true });
      const shim = failing(call, n, how);
      const result = sitting(shim);
      failures += result.failures;
      if (result.shown.size > 0) {
        const there = reopened();
        for (const [id, value] of result.shown) expect([id, there.get(id)]).toEqual([id, value]);
      }
      if (shim.calls() < n) break;
    }
    // A short write is no failure; neither is a truncation that is never needed.
    expect(failures > 0).toBe(how === 'error' || how === 'half' ? call !== 'ftruncateSync' : false);
  });

  test('the disk stays full: nothing more counts, and what counted is there', () => {
    for (let n = 2; n < 12; n++) {
      fs.rmSync(join(folder, 'journal'), { recursive: true, force: true });
      const { shown } = sitting(failing('writeSync', n, 'half', true));
      if (shown.size === 0) continue;
      expect(reopened()).toEqual(shown);
    }
  });
});

describe('opening', () => {
  const begun = (): void => {
    const file = JournalFile.open(path, 'x');
    file.commit([startFact as unknown as Record<string, unknown>]);
    file.close();
  };

  test('a torn tail is put aside, cut off and told', () => {
    begun();
    fs.appendFileSync(path, '{"seq":1,"t":"ans');
    const file = JournalFile.open(path, '2026');
    expect(file.facts).toHaveLength(1);
    expect(fs.readFileSync(file.tornTo!, 'utf8')).toBe('{"seq":1,"t":"ans');
    file.commit([{ t: 'pause' }]);
    file.close();
    expect(JournalFile.open(path, 'z').facts).toHaveLength(2);
  });

  test('damage in the middle is refused with its line, and nothing is touched', () => {
    begun();
    const text = fs.readFileSync(path, 'utf8');
    const second = JournalFile.open(join(folder, 'journal', 'other.jsonl'), 'x');
    second.commit([{ t: 'a' }, { t: 'pause' }]);
    second.close();
    const good = fs.readFileSync(join(folder, 'journal', 'other.jsonl'), 'utf8').split('\n')[1]!;
    fs.writeFileSync(path, `${text.replace('"r1"', '"r2"')}${good}\n`);
    const before = fs.readFileSync(path);
    expect(() => JournalFile.open(path, 'x')).toThrow(expect.objectContaining({ code: 'damaged', detail: '1' }));
    expect(fs.readFileSync(path)).toEqual(before);
    expect(fs.existsSync(`${path}.lock`)).toBe(false);
  });

  test('two cannot have it open; a dead process loses its lock (trap 7)', () => {
    const first = JournalFile.open(path, 'x');
    expect(() => JournalFile.open(path, 'x')).toThrow(JournalProblem);
    first.close();
    // A process id that cannot live: above the largest that any system gives out.
    fs.writeFileSync(`${path}.lock`, JSON.stringify({ pid: 2 ** 30, host: hostname() }));
    JournalFile.open(path, 'x').close();
    expect(fs.readdirSync(join(folder, 'journal'))).toEqual(['r1.jsonl']);
    // After power loss the number may be another living process's; that the machine was started again since is certain all the same.
    fs.writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.pid, host: hostname(), uptime: Math.floor(uptime()) + 3600 }));
    JournalFile.open(path, 'x').close();
    fs.writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.pid, host: hostname(), uptime: 1 }));
    expect(() => JournalFile.open(path, 'x')).toThrow(expect.objectContaining({ code: 'locked' }));
    // A lock of another machine cannot be asked, so it counts.
    fs.writeFileSync(`${path}.lock`, JSON.stringify({ pid: 1, host: 'another' }));
    expect(() => JournalFile.open(path, 'x')).toThrow(expect.objectContaining({ code: 'locked' }));
    // A lock that was cut off while it was written is nobody's.
    fs.writeFileSync(`${path}.lock`, '{"pid"');
    JournalFile.open(path, 'x').close();
  });
});

const terminal = {
  lang: 'id',
  columns: 80,
  unicode: true,
  out: plain,
  err: plain,
  plain,
  quiet: true,
  verbose: false,
  interactive: false,
} as const;

describe('a proof that is copied', () => {
  const from = (): string => {
    const file = join(folder, 'Perwal 12 (akhir).pdf');
    fs.writeFileSync(file, 'isi');
    return file;
  };
  const listed = (): string[] => (fs.existsSync(join(folder, 'evidence')) ? fs.readdirSync(join(folder, 'evidence')) : []);

  test('stands under a safe name with its checksum; the same content once, other content of the same name beside it', () => {
    const path = from();
    const first = attachFile({ r: 'attach', path, how: 'copy' }, folder);
    // sha256 of "isi", by sha256sum.
    expect(first).toMatchObject({ c: 'attached', sha256: '55c123196402ef4b16c36bad51f12467397146987c479d41375831d1de9ed935' });
    expect(attachFile({ r: 'attach', path, how: 'copy' }, folder)).toEqual(first);
    expect(listed()).toHaveLength(1);
    fs.writeFileSync(path, 'isi lain');
    attachFile({ r: 'attach', path, how: 'copy' }, folder);
    expect(listed()).toHaveLength(2);
    for (const name of listed()) expect(name).toMatch(/^Perwal-12--akhir--[0-9a-f]{8}(-2)?\.pdf$/);
  });

  test.each(['copyFileSync', 'openSync', 'fsyncSync', 'closeSync', 'renameSync'] as const)(
    '%s fails, whichever call of it: no proof is named, and no half file is left behind',
    (call) => {
      const path = from();
      const { copyFileSync, openSync, fsyncSync, closeSync, renameSync } = fs;
      const real = { copyFileSync, openSync, fsyncSync, closeSync, renameSync };
      for (let n = 1; n < 5; n++) {
        let count = 0;
        const broken = {
          ...fs,
          [call]: (...args: unknown[]) => {
            if (++count === n) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
            return (real[call] as (...a: unknown[]) => unknown)(...args);
          },
        } as CopyFs;
        const said = attachFile({ r: 'attach', path, how: 'copy' }, folder, broken);
        if (count < n) break;
        expect(said).toEqual({ c: 'unattached', why: 'ENOSPC' });
        expect(listed().filter((name) => name.endsWith('.part'))).toEqual([]);
        fs.rmSync(join(folder, 'evidence'), { recursive: true, force: true });
      }
    },
  );

  test('a file outside the assessment is kept as words where it is not copied; a folder or nothing is refused', () => {
    const elsewhere = fs.mkdtempSync(join(tmpdir(), 'siapkota-elsewhere-'));
    fs.writeFileSync(join(elsewhere, 'sk.pdf'), 'isi');
    const path = join(elsewhere, 'sk.pdf');
    expect(attachFile({ r: 'attach', path, how: 'refer' }, folder)).toMatchObject({ c: 'attached', file: undefined, place: path });
    expect(attachFile({ r: 'attach', path: from(), how: 'refer' }, folder)).toMatchObject({ file: 'Perwal 12 (akhir).pdf' });
    expect(attachFile({ r: 'attach', path: elsewhere, how: 'copy' }, folder)).toEqual({ c: 'unattached', why: 'EISDIR' });
    expect(attachFile({ r: 'attach', path: join(elsewhere, 'no'), how: 'copy' }, folder)).toEqual({ c: 'unattached', why: 'ENOENT' });
    fs.rmSync(elsewhere, { recursive: true });
  });
});

describe('the sheet', () => {
  const driven = (): Driver =>
    new Driver()
      .digit(3)
      .verbs('confirm')
      .at('K1')
      .digit(1)
      .verbs('confirm')
      .at('N1')
      .text('12,5')
      .at('Q1')
      .verbs('confirm')
      .text('dua\nbaris')
      .at('C1')
      .verbs('na')
      .text('Tidak ada')
      .at('L2')
      .verbs('hands')
      .text('2:5 3:11 unknown:2')
      .verbs('confirm');
  const target = (d: Driver) => ({
    journal: path,
    sheet: join(folder, 'answers', 'r1.yaml'),
    doc: d.session.doc,
    facts: d.facts.length,
    instrument: toyInstrument,
  });

  test('what is read back is what was answered', () => {
    const d = driven();
    fs.mkdirSync(join(folder, 'journal'));
    expect(putSheet(target(d), terminal)).toBe(true);
    const sheet = readSheet('r1.yaml', fs.readFileSync(join(folder, 'answers', 'r1.yaml'), 'utf8'), toyInstrument, PLAIN_READING);
    expect(sheet.findings).toEqual([]);
    expect(sheet.answers.map((a) => [a.indicator, a.value, a.n, a.reason])).toEqual([
      ['L1', '3', 1, undefined],
      ['C1', 'not-applicable', 1, 'Tidak ada'],
      ['N1', '12.5', 1, undefined],
      ['K1', 'a', 1, undefined],
      ['L2', '2', 5, undefined],
      ['L2', '3', 11, undefined],
      ['L2', 'unknown', 2, undefined],
    ]);
    expect(sheet.open.map((o) => [o.question, o.text])).toEqual([['Q1', 'dua\nbaris']]);
  });

  test.each([1, 2])('write %d fails: the old sheet stands whole, and the journal is not touched', (n) => {
    const d = driven();
    fs.mkdirSync(join(folder, 'journal'));
    putSheet(target(d), terminal);
    const before = fs.readFileSync(join(folder, 'answers', 'r1.yaml'), 'utf8');
    let count = 0;
    const broken: WriteFile = (file, text) => {
      count++;
      // What a full disk leaves of an atomic write: a temporary file beside the whole old one.
      if (count === n) throw Object.assign(new Error('rename'), { code: 'ENOSPC' });
      writeWhole(file, text);
    };
    d.at('L1').digit(4).verbs('confirm');
    expect(putSheet(target(d), terminal, broken)).toBe(false);
    expect(
      readSheet('r1.yaml', fs.readFileSync(join(folder, 'answers', 'r1.yaml'), 'utf8'), toyInstrument, PLAIN_READING).findings,
    ).toEqual([]);
    if (n === 1) expect(fs.readFileSync(join(folder, 'answers', 'r1.yaml'), 'utf8')).toBe(before);
    expect(putSheet(target(d), terminal)).toBe(true);
  });

  test('a sheet that another hand changed is put aside, not overwritten', () => {
    const d = driven();
    fs.mkdirSync(join(folder, 'journal'));
    putSheet(target(d), terminal);
    fs.appendFileSync(join(folder, 'answers', 'r1.yaml'), '# diperbaiki di luar\n');
    putSheet(target(d), terminal);
    expect(fs.readFileSync(join(folder, 'answers', 'r1.yaml.bak'), 'utf8')).toContain('diperbaiki di luar');
  });
});
