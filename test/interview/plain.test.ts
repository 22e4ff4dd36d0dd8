import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY, entryOf, evolve, type Fact, replay } from '../../src/interview/facts.ts';
import { runPlain } from '../../src/interview/run-plain.ts';
import { begin } from '../../src/interview/session.ts';
import type { Shell } from '../../src/interview/shell.ts';
import { freeze, thaw } from '../../src/interview/snapshot.ts';
import { startFact, T0, toyInstrument, toyModel } from './toy.ts';

/** Lines in, what was printed and what became durable out. */
async function plainly(
  lines: readonly string[],
  lang: 'id' | 'en' = 'id',
): Promise<{ out: string; doc: ReturnType<typeof replay>; ended: string }> {
  const facts: Fact[] = [startFact];
  const printed: string[] = [];
  let now = T0;
  const shell: Shell = {
    now: () => now++,
    commit: (more) => void facts.push(...more),
    attach: () => ({ c: 'attached', file: 'evidence/x.pdf', sha256: 'ab' }),
  };
  async function* input(): AsyncGenerator<string> {
    yield* lines;
  }
  const session = begin(toyModel(), evolve(EMPTY, startFact), { lang, by: 'r1', guard: false }, T0);
  const { ended } = await runPlain(session, shell, input(), (line) => printed.push(line));
  return { out: printed.join('\n'), doc: replay(facts), ended };
}

describe('line by line', () => {
  test('a whole interview of eight questions', async () => {
    const { doc, ended, out } = await plainly([
      '3',
      'often',
      'Data belum',
      'terhubung',
      '',
      '12,5',
      'a c',
      'kata kata',
      '',
      '',
      '4',
      'u',
      '',
      'q',
    ]);
    expect([...doc.entries].map(([id, e]) => [id, e.value ?? e.missing?.code])).toEqual([
      ['L1', '3'],
      ['C1', 'often'],
      ['Q1', 'Data belum\nterhubung'],
      ['N1', '12.5'],
      ['K1', 'a c'],
      ['T1', 'kata kata'],
      ['W2', '4'],
      ['L2', 'unknown'],
    ]);
    expect(ended).toBe('quit');
    expect(out).toContain('Indikator 1 dari 8');
  });

  test('there is no escape sequence and no bar in it', async () => {
    const { out } = await plainly(['?', '', '3', 'o', '', 'g L2', 'h', '2:5 3:1', '', 'q']);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f█░❯]/);
  });

  test('the input ends in the middle of a text: a draft is kept', async () => {
    const { doc, ended } = await plainly(['g Q1', 'setengah']);
    expect(entryOf(doc, 'Q1').drafts.get('words')).toBe('setengah');
    expect(ended).toBe('closed');
  });

  test.each([
    [['x', '', 'Tidak ada'], { code: 'not-applicable', reason: 'Tidak ada' }],
    [['tidak tahu'], { code: 'unknown' }],
    [['p', '1/12/2026'], { code: 'pending', due: '2026-12-01' }],
    [['x', 'batal', 'r'], { code: 'refused' }],
  ])('%j', async (lines, missing) => expect(entryOf((await plainly(lines)).doc, 'L1').missing).toMatchObject(missing));

  test('hands are counted by the labels that were read out, of a choice too', async () => {
    const { doc } = await plainly(['h', '2:5 3:11 u:2', '', 'h', '1:4 2:6 x:1', '']);
    expect(entryOf(doc, 'L1').votes).toEqual({ 2: 5, 3: 11, unknown: 2 });
    expect(entryOf(doc, 'C1').votes).toEqual({ never: 4, often: 6, 'not-applicable': 1 });
  });

  test('while hands are counted: people present, a skip, a wrong line', async () => {
    const { doc, out } = await plainly(['h', 'p', '20', 'banyak', '9:1', 's', 'h', 's']);
    expect(doc.present).toBe(20);
    expect(out).toContain('Tulis seperti 2:5 3:11 u:2.');
    expect([entryOf(doc, 'L1').skipped, entryOf(doc, 'C1').skipped]).toEqual([true, true]);
  });

  test('g goes to an id, lists what a word finds, and says where there is nothing', async () => {
    const { out } = await plainly(['g XX-99', 'g choice', 'C1', '1']);
    const [, nothing = '', word = ''] = /Tidak ada yang cocok\.\n([\s\S]*?)Semua pertanyaan\n([\s\S]*?)ID:\n/.exec(out) ?? [];
    expect(nothing).toContain('Indikator 1 dari');
    expect(word).toBe('C1 Pilihan satu: belum dijawab\n');
    expect(out).toContain('Tersimpan: C1');
  });

  test('proof is added by its title', async () => {
    const { doc } = await plainly(['e', 'Perwal 12', '/tmp/x.pdf', '1', '1', '', '3']);
    expect(entryOf(doc, 'L1').documents).toEqual([{ title: 'Perwal 12', file: 'evidence/x.pdf', sha256: 'ab', state: 'sent' }]);
    expect(entryOf(doc, 'L1').value).toBe('3');
  });

  test('a letter that is a criterion is an answer, not a command', async () => {
    expect(entryOf((await plainly(['g K1', 'b'])).doc, 'K1').value).toBe('b');
  });
});

test('an instrument that was put by comes back the same', () => {
  const back = thaw(freeze(toyInstrument))!;
  expect(freeze(back)).toBe(freeze(toyInstrument));
  expect([...back.indicators.keys()]).toEqual([...toyInstrument.indicators.keys()]);
  expect(back.indicators.get('L1')).toBe(
    back.root.children
      .flatMap((c) => (c.kind === 'indicator' ? [] : c.children))
      .flatMap((c) => (c.kind === 'indicator' ? [] : c.children))
      .find((c) => c.id === 'L1'),
  );
  expect(back.groups.get('opd')?.weight).toBe(3);
  expect(thaw('{')).toBeUndefined();
});

test('whatever is typed, nothing breaks, and what is printed cannot act on a terminal', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...'1 3 u x r p s b n e h g o v l q = ? batal cancel'.split(' '),
      '',
      'g L2',
      'a c',
      '2:5 3:11',
      '1.234',
      '1/12/2026',
      '99999',
    ),
    fc.string({ maxLength: 12 }),
    fc.constantFrom('\u001b[2J', '\u202e', '字'.repeat(9), 'tidak ada', '/tmp/x.pdf'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom('id' as const, 'en' as const), async (lines, lang) => {
      const { out, doc } = await plainly(lines, lang);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(out).not.toContain('undefined');
      for (const entry of doc.entries.values())
        expect(entry.missing?.code === 'not-applicable' && entry.missing.reason === undefined).toBe(false);
    }),
    { numRuns: 60, seed: 5 },
  );
});
