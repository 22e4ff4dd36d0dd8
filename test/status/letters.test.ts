import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { ExpectedRespondent } from '../../src/answers/answer.ts';
import { letterDocx } from '../../src/cli/letters/docx.ts';
import { letterHtml, letterMarkdown } from '../../src/cli/letters/formats.ts';
import { letterTo } from '../../src/cli/letters/letter.ts';
import { partiesOf } from '../../src/cli/status/parties.ts';
import { factsOf } from '../../src/report/facts.ts';
import { answer, inputOf, NORMAL, type Scene } from '../report/fixture.ts';

const expected = (id: string, group: string, agency?: string, due?: string): ExpectedRespondent => ({
  id,
  name: undefined,
  group,
  agency,
  due,
});
const SCENE: Scene = {
  answers: NORMAL,
  expected: [
    expected('works', 'office', 'works', '2026-11-20'),
    expected('water', 'office', 'water-board', '2026-12-01'),
    expected('p1', 'public'),
  ],
};
const partyOf = (scene: Scene, id: string) => {
  const found = partiesOf(factsOf(inputOf(scene))).find((p) => p.id === id);
  if (found === undefined) throw new Error(`no party ${id}`);
  return found;
};
const wordText = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml']!);

describe('letters', () => {
  const letter = (scene: Scene, id: string) => letterTo(partyOf(scene, id), factsOf(inputOf(scene)));

  test('ask for exactly what is owed, and hold the questions', () => {
    const works = letter(SCENE, 'works')!;
    expect(works.tables.map((t) => t.rows.map((row) => row[1]!.slice(0, 2)))).toEqual([['R3'], ['W2'], ['R2']]);
    expect(works.annexes[0]!.questions.map((q) => [q.title.slice(0, 2), q.choices.length])).toEqual([
      ['R3', 4],
      ['W2', 5],
    ]);
    expect(works.opening[1]).toContain('10 November 2026 (lewat 14 hari)');
  });

  test('are not written to those who owe nothing, nor to a group without names', () => {
    expect(letter(SCENE, 'public')).toBeUndefined();
    const clear = { answers: [answer('office', 'water', 'R4', 'lit', { agency: 'water-board', proof: 'accepted' })], expected: [] };
    expect(letterTo({ ...partyOf(SCENE, 'works'), debts: [] }, factsOf(inputOf(clear)))).toBeUndefined();
  });

  test('a document that only waits to be checked is not asked for again', () => {
    const party = partyOf(SCENE, 'works');
    const debts = party.debts.filter((d) => d.lack === 'proof-owed').map((d) => ({ ...d, lack: 'proof-unverified' as const }));
    expect(letterTo({ ...party, debts }, factsOf(inputOf(SCENE)))).toBeUndefined();
  });

  test('what came from outside is text, never markup', () => {
    const evil = '<script>alert(1)</script>|*x*';
    const scene: Scene = { ...SCENE, expected: [{ ...expected('p1', 'public'), name: evil }] };
    const made = letter(scene, 'p1')!;
    expect(letterHtml(made)).not.toContain('<script');
    expect(letterMarkdown(made)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\\|\\*x\\*');
  });

  test('both languages, and the same bytes each time', () => {
    for (const lang of ['id', 'en'] as const) {
      const scene = { ...SCENE, lang };
      expect(letterHtml(letter(scene, 'works')!)).toBe(letterHtml(letter(scene, 'works')!));
      expect(letterHtml(letter(scene, 'works')!)).toContain(`<html lang="${lang}">`);
    }
  });
});

describe('what a letter looks like', () => {
  const letter = (scene: Scene, id: string, forms: readonly string[] = []) => letterTo(partyOf(scene, id), factsOf(inputOf(scene)), forms)!;
  const fieldsOf = (l: ReturnType<typeof letter>) => Object.fromEntries(l.fields);

  test('enclosures are counted in figures and words: the questions, and each form', () => {
    expect(fieldsOf(letter(SCENE, 'works')).Lampiran).toBe('1 (satu) berkas');
    expect(fieldsOf(letter(SCENE, 'works', ['a.xlsx', 'b.xlsx'])).Lampiran).toBe('3 (tiga) berkas');
    expect(letter(SCENE, 'works', ['a.xlsx']).closing[0]).toContain('(a.xlsx)');
  });

  test('urgent where a date has passed', () => {
    expect([fieldsOf(letter(SCENE, 'works')).Sifat, fieldsOf(letter(SCENE, 'water-board')).Sifat]).toEqual(['Segera', 'Penting']);
  });

  test('a document that does not do stands with the word of the mentors, so that nobody sends it again', () => {
    const judged = { by: 'mentor', at: undefined, note: 'Yang diminta daftar lubang.', sha256: undefined };
    const answers = [
      answer('office', 'works', 'R1', '3', {
        agency: 'works',
        proof: 'wrong',
        documents: [{ title: 'SK Jalan', file: undefined, sha256: undefined, state: 'wrong', judged }],
      }),
    ];
    const table = letter({ ...SCENE, answers }, 'works').tables.find((t) => t.columns.length === 4)!;
    expect(table.rows[0]!.slice(1)).toEqual([
      'R1 Perawatan jalan',
      'SK Jalan (tidak sesuai). Catatan tim: Yang diminta daftar lubang.',
      'Daftar pemeriksaan',
    ]);
  });

  test('a long list goes into an annex and leaves its sum in the letter', () => {
    const party = partyOf(SCENE, 'works');
    const owed = party.debts.find((d) => d.lack === 'unanswered')!;
    const long = letterTo({ ...party, debts: Array.from({ length: 30 }, () => owed) }, factsOf(inputOf(SCENE)))!;
    expect(long.tables.map((t) => t.rows)).toEqual([[['1', 'Pertanyaan yang belum dijawab', '30', '20 November 2026 (lewat 4 hari)']]]);
    expect(long.annexes.map((a) => [a.title, a.tables.map((t) => t.rows.length), a.questions.length])).toEqual([
      ['Lampiran 1: rincian data yang diminta', [30], 0],
      ['Lampiran 2: pertanyaan dan pilihan jawaban', [], 30],
    ]);
    expect(long.opening[0]).toMatch(/rincian terlampir\.$/);
  });

  test.each(['id', 'en'] as const)('%s: the shares of the columns fill the page', (lang) => {
    for (const id of ['works', 'water-board', 'p1'])
      for (const { columns } of letter({ ...SCENE, lang }, id).tables) expect(columns.reduce((sum, c) => sum + c.share, 0)).toBe(100);
  });

  test('the Word document holds every line of the page, as text, and is the same each time', () => {
    const evil = { ...expected('p1', 'public'), name: '<w:p/>\u0000 & "x"' };
    const made = letter({ ...SCENE, expected: [evil] }, 'p1');
    const bytes = letterDocx(made, '2026-11-24');
    const text = wordText(bytes);
    expect(text).not.toContain('<w:p/> ');
    expect(text).toContain('&lt;w:p/&gt;');
    for (const { rows } of made.tables) for (const row of rows) expect(text).toContain(`>${row[1]}<`);
    for (const q of made.annexes[0]!.questions) expect(text).toContain(`>${q.ask}<`);
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(letterDocx(made, '2026-11-24')))).toBe(0);
  });
});
