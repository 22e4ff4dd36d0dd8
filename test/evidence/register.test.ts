import { describe, expect, test } from '@jest/globals';
import type { Answer, ProofDocument } from '../../src/answers/answer.ts';
import { checkEvidence } from '../../src/evidence/check.ts';
import { copiedNotes } from '../../src/evidence/copied.ts';
import { type OnDisk, plainPath, registerOf, type Survey, setBy } from '../../src/evidence/register.ts';
import { answer } from '../report/fixture.ts';

const doc = (file: string | undefined, more: Partial<ProofDocument> = {}): ProofDocument => ({
  title: undefined,
  file,
  sha256: undefined,
  state: 'sent',
  ...more,
});
const says = (respondent: string, indicator: string, documents: readonly ProofDocument[], more: Partial<Answer> = {}): Answer =>
  answer('office', respondent, indicator, '3', { documents, place: { file: `${respondent}.yaml`, line: 7 }, ...more });
const disk = (files: Record<string, OnDisk>, kept: readonly string[] = []): Survey => ({ files: new Map(Object.entries(files)), kept });
const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

describe('the register', () => {
  test('one entry a file, however its path is written; every answer that leans on it', () => {
    const register = registerOf([
      says('works', 'R2', [doc('evidence/x.pdf')]),
      says('works', 'R1', [doc('./evidence\\x.pdf', { state: 'accepted', sha256: A.toUpperCase() })]),
    ]);
    expect(register.map((e) => [e.file, e.sha256, e.state, e.leaning.map((l) => l.answer.indicator)])).toEqual([
      ['evidence/x.pdf', A, 'accepted', ['R1', 'R2']],
    ]);
  });

  test('a title without a file is an entry of its own, after the files', () => {
    const register = registerOf([
      says('works', 'R1', [doc(undefined, { title: 'SK Jalan' }), doc('z.pdf')]),
      says('water', 'R1', [doc(undefined, { title: 'SK Jalan' })]),
    ]);
    expect(register.map((e) => [e.file, e.title, e.leaning[0]!.answer.respondent])).toEqual([
      ['z.pdf', undefined, 'works'],
      [undefined, 'SK Jalan', 'water'],
      [undefined, 'SK Jalan', 'works'],
    ]);
  });

  test('who set a state: the verdict, else whoever handed it in', () => {
    const judged = { by: 'mentor', at: '2026-11-25', note: undefined, sha256: undefined };
    const [entry] = registerOf([
      says('works', 'R1', [doc('x', { judged })], { taken: '2026-11-02' }),
      says('water', 'R2', [doc('x')], { taken: '2026-11-03' }),
    ]);
    expect(entry!.leaning.map(setBy)).toEqual([judged, { by: 'water', at: '2026-11-03' }]);
  });

  test('two checksums on record for one file: neither is told as the one', () => {
    expect(
      registerOf([says('works', 'R1', [doc('x', { sha256: A })]), says('works', 'R2', [doc('x', { sha256: B })])])[0]!.sha256,
    ).toBeUndefined();
  });

  test.each([
    ['evidence/./a//b.pdf', 'evidence/a/b.pdf'],
    ['evidence/../evidence/a', 'evidence/a'],
    ['../a', '../a'],
    ['/etc/a', '/etc/a'],
  ])('%s is %s', (path, plain) => {
    expect(plainPath(path)).toBe(plain);
  });
});

describe('what is wrong with the files', () => {
  const found = (answers: readonly Answer[], survey: Survey) =>
    checkEvidence(answers, survey, (file) => file).map((f) => [
      f.code,
      f.place.file,
      'indicator' in f.data ? f.data.indicator : 'file' in f.data ? f.data.file : '',
    ]);

  test.each([
    { why: 'as it was', sha256: A, onDisk: { sha256: A }, codes: [] },
    { why: 'in capitals it is the same sum', sha256: A.toUpperCase(), onDisk: { sha256: A }, codes: [] },
    { why: 'no sum on record: nothing can have changed', sha256: undefined, onDisk: { sha256: A }, codes: [] },
    { why: 'other bytes', sha256: A, onDisk: { sha256: B }, codes: ['evidence/changed-file'] },
    { why: 'gone', sha256: A, onDisk: 'missing' as const, codes: ['evidence/missing-file'] },
    { why: 'a folder', sha256: A, onDisk: 'unreadable' as const, codes: ['evidence/unreadable-file'] },
  ])('$why', ({ sha256, onDisk, codes }) => {
    expect(found([says('works', 'R1', [doc('x', { sha256 })])], disk({ x: onDisk })).map(([code]) => code)).toEqual(codes);
  });

  test('the sum that the mentors judged counts where the sheet has none', () => {
    const judged = { by: 'mentor', at: undefined, note: undefined, sha256: A };
    expect(found([says('works', 'R1', [doc('x', { judged })])], disk({ x: { sha256: B } }))).toEqual([
      ['evidence/changed-file', 'works.yaml', 'R1'],
    ]);
  });

  test('nobody looked: nothing is said', () => {
    expect(found([says('works', 'R1', [doc('x', { sha256: A })])], disk({}))).toEqual([]);
  });

  test('the same bytes under two answers, under one name or two; once under one answer', () => {
    const two = [says('works', 'R1', [doc('x')]), says('water', 'R2', [doc('y')])];
    const survey = disk({ x: { sha256: A }, y: { sha256: A } });
    const [same, ...more] = checkEvidence(two, survey, (file) => file);
    expect(more).toEqual([]);
    expect(same).toMatchObject({
      code: 'evidence/same-bytes',
      place: { file: 'water.yaml' },
      data: { file: 'y', answer: 'R2 (water)', elsewhere: 'R1 (works)', otherFile: 'x' },
      related: [{ file: 'works.yaml' }],
    });
    expect(found([says('works', 'R1', [doc('x'), doc('y')])], survey)).toEqual([]);
    // Bytes that are elsewhere: the sums on record tell.
    expect(
      found([says('works', 'R1', [doc('x', { sha256: A })]), says('works', 'R2', [doc('x', { sha256: A })])], disk({})).map(([c]) => c),
    ).toEqual(['evidence/same-bytes']);
  });

  test('a file that no answer names', () => {
    expect(found([says('works', 'R1', [doc('evidence/x')])], disk({ 'evidence/x': { sha256: A } }, ['evidence/x', 'evidence/y']))).toEqual([
      ['evidence/unlisted-file', 'evidence/y', 'evidence/y'],
    ]);
  });
});

describe('notes that stand twice', () => {
  const NOTE = 'Katalog memuat 84 layanan, 46 di antaranya daring.';
  const codes = (now: readonly Answer[], before: readonly Answer[] = []) =>
    copiedNotes(now, before, (group) => group === 'room').map((f) => [f.code, (f.data as { answer: string }).answer]);

  test.each([
    {
      why: 'two agencies, one text',
      now: [says('works', 'R1', [], { note: NOTE }), says('water', 'R1', [], { note: NOTE })],
      told: [['evidence/copied-note', 'R1 (works)']],
    },
    {
      why: 'spaces, case and the last point do not hide it',
      now: [says('a', 'R1', [], { note: NOTE }), says('b', 'R4', [], { note: ` ${NOTE.toUpperCase().slice(0, -1)}\n` })],
      told: [['evidence/copied-note', 'R4 (b)']],
    },
    {
      why: 'one agency may repeat itself',
      now: [says('works', 'R1', [], { note: NOTE }), says('works', 'R2', [], { note: NOTE })],
      told: [],
    },
    {
      why: 'short notes are alike by chance',
      now: [says('a', 'R1', [], { note: 'Belum ada dokumen.' }), says('b', 'R1', [], { note: 'Belum ada dokumen.' })],
      told: [],
    },
    {
      why: 'the room quotes the agencies',
      now: [says('a', 'R1', [], { note: NOTE }), answer('room', 'forum', 'R1', '3', { note: NOTE })],
      told: [],
    },
  ])('$why', ({ now, told }) => {
    expect(codes(now)).toEqual(told);
    expect(codes([...now].reverse())).toEqual(told);
  });

  test('the note of last year', () => {
    const before = [says('a', 'R1', [], { note: NOTE, period: '2025' })];
    expect(codes([says('a', 'R1', [], { note: NOTE })], before)).toEqual([['evidence/note-of-last-period', 'R1 (a)']]);
    expect(codes([says('a', 'R2', [], { note: NOTE })], before)).toEqual([]);
  });
});
