import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compose, type Dims, row, toAscii } from '../../src/interview/canvas.ts';
import { EMPTY, entryOf, evolve, replay } from '../../src/interview/facts.ts';
import { type Command, draftOf, type Session, say, type Verb } from '../../src/interview/session.ts';
import { view } from '../../src/interview/view.ts';
import { plain } from '../../src/text/paint.ts';
import { width } from '../../src/text/wrap.ts';
import { Driver, toyInstrument, toyModel } from './toy.ts';

const colour = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[39m`;
const paint = { bold: colour(1), dim: colour(2), red: colour(31), yellow: colour(33), green: colour(32), cyan: colour(36) };
const sizes = [
  [80, 24],
  [60, 20],
  [40, 12],
  [120, 50],
  [200, 60],
] as const;

const dimsOf = (cols: number, rows: number, more: Partial<Dims> = {}): Dims => ({
  cols,
  rows,
  paint,
  invert: (t) => `\u001b[7m${t}\u001b[27m`,
  unicode: true,
  ...more,
});

/** What keeps the painter from leaving ghosts (traps 10 and 11). */
function expectToFit(s: Session, dims: Dims): string[] {
  const { body, hint } = view(s, dims);
  const lines = [...body, ...hint].map((l) => stripVTControlCharacters(l));
  expect(lines.length).toBeLessThanOrEqual(dims.rows - 1);
  for (const line of lines) expect(width(line)).toBeLessThan(dims.cols);
  expect(lines.join('')).not.toContain('\n');
  expect(stripVTControlCharacters(body.at(-1)!)).not.toBe('');
  return lines;
}

const verbs: Verb[] = [
  'confirm',
  'back',
  'next',
  'skip',
  'unknown',
  'na',
  'refused',
  'pending',
  'note',
  'evidence',
  'guide',
  'hands',
  'list',
  'sections',
  'nextOpen',
  'cancel',
  'keep',
  'lang',
  'save',
  'search',
  'delete',
  'toggle',
  'verdicts',
  'present',
  'pageUp',
  'pageDown',
  'add',
];
const texts = [
  '3',
  'a b',
  '12,5',
  '1.234',
  '99999',
  'Perwal 12/2025',
  'Tidak ada pelabuhan yang dipertanggungjawabkan di wilayah kebijakan-kebijakan ini',
  '',
  '2:5 3:11 unknown:2',
  '1/12/2026',
  'satu\ndua',
  '字字字',
  '\u001b[2J',
  '24',
  '/tmp/x.pdf',
];
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...verbs).map((c): Command => ({ c })) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }).map((n): Command => ({ c: 'digit', n })) },
  { weight: 2, arbitrary: fc.constantFrom(-1, 1).map((d): Command => ({ c: 'move', d })) },
  { weight: 4, arbitrary: fc.constantFrom(...texts).map((value): Command => ({ c: 'text', value })) },
  { weight: 2, arbitrary: fc.constantFrom(...'ab7é字').map((sequence): Command => ({ c: 'key', key: { name: sequence, sequence } })) },
  { weight: 1, arbitrary: fc.constantFrom('left', 'home', 'backspace', 'return').map((name): Command => ({ c: 'key', key: { name } })) },
  { weight: 1, arbitrary: fc.constantFrom(...texts).map((text): Command => ({ c: 'paste', text })) },
  { weight: 1, arbitrary: fc.constant<Command>({ c: 'attached', file: 'evidence/x.pdf', sha256: 'ab' }) },
  { weight: 1, arbitrary: fc.constant<Command>({ c: 'unattached', why: 'ENOENT' }) },
);

const prior = new Map([
  ['L1', { period: '2025', value: '4' }],
  ['Q1', { period: '2025', value: 'Dulu begini' }],
]);
const review = [
  [
    'L1',
    {
      why: ['contested' as const],
      cns: 0.3,
      voices: [
        {
          respondent: 'k',
          name: 'Kominfo',
          group: 'opd',
          value: '4',
          n: 2,
          note: 'catatan yang panjang sekali '.repeat(9),
          reason: undefined,
          proof: 'sent' as const,
          documents: [{ title: 'SK', file: 'evidence/sk.pdf', sha256: 'ab', state: 'sent' as const }],
        },
      ],
    },
  ],
  ['C1', { why: ['missing' as const], cns: null, voices: [] }],
  ['N1', { why: ['unproven' as const], cns: null, voices: [] }],
] as const;
const models = [toyModel({ prior, coastal: true }), toyModel({ group: 'consensus', review })];

describe('any sequence of commands', () => {
  test('the fold of the journal is the live state, and every screen fits its terminal', () => {
    fc.assert(
      fc.property(
        fc.array(command, { minLength: 1, maxLength: 70 }),
        fc.constantFrom(...models),
        fc.boolean(),
        (commands, model, secret) => {
          const d = new Driver(model, { secret, handsFirst: secret });
          commands.forEach((c, i) => {
            d.send(c, 500);
            const [cols, rows] = sizes[i % sizes.length]!;
            expectToFit(i % 2 === 0 ? d.session : { ...d.session, lang: 'en' }, dimsOf(cols, rows));
          });
          for (const [cols, rows] of sizes)
            for (const lang of ['id', 'en'] as const) expectToFit({ ...d.session, lang }, dimsOf(cols, rows));
          expect(replay(JSON.parse(JSON.stringify(d.facts)))).toEqual(d.session.doc);
          expect(() => draftOf(d.session)).not.toThrow();
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });

  test('what is settled stays settled, whatever is only looked at', () => {
    const d = new Driver().digit(3).verbs('confirm').at('L1').digit(5).verbs('cancel', 'guide', 'cancel', 'list', 'cancel', 'next');
    expect(entryOf(d.session.doc, 'L1').value).toBe('3');
  });
});

describe('what is shown', () => {
  test.each([
    [80, 24],
    [60, 20],
  ])('no word of a question is broken at %dx%d (trap 17)', (cols, rows) => {
    const lines = expectToFit(new Driver().session, dimsOf(cols, rows));
    const known = new Set(
      ['id', 'en'].flatMap(() =>
        [...toyInstrument.indicators.values()]
          .flatMap((i) => JSON.stringify([i.ask, i.type === 'level' ? [...i.levels.values()] : '']))
          .join(' ')
          .split(/[^\p{L}]+/u),
      ),
    );
    const question = lines.slice(2, -4).join(' ').replace(/…/g, ' ');
    for (const word of question.split(/[^\p{L}]+/u).filter((w) => w.length > 3)) expect(known.has(word)).toBe(true);
  });

  test.each(sizes)('help and quit are in sight at %dx%d', (cols, rows) => {
    const lines = expectToFit(new Driver().session, dimsOf(cols, rows)).join('\n');
    expect(lines).toContain('? bantuan');
    expect(lines).toContain('q berhenti');
  });

  test('the chosen level unfolds in full where there is room for one only', () => {
    const s = new Driver().digit(3).session;
    const text = expectToFit(s, dimsOf(60, 20)).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain(
      'Tiga Pejabat yang dipertanggungjawabkan menyusun kebijakan-kebijakan dan/atau peraturan pelaksanaan di lingkungan Perangkat Daerah',
    );
  });

  test('without colour there is no escape in it, and in ASCII only ASCII (trap 13)', () => {
    const bare = dimsOf(80, 24, { paint: plain, invert: undefined, unicode: false });
    for (const d of [
      new Driver().digit(3),
      new Driver().digit(3).verbs('confirm'),
      new Driver().verbs('list'),
      new Driver().verbs('sections'),
      new Driver().verbs('hands').digit(4),
      new Driver().verbs('guide'),
      new Driver().verbs('note').type('é字“'),
    ]) {
      const { body, hint } = view(d.session, bare);
      for (const line of [...body, ...hint]) expect(line).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  test('signs have their plain counterparts', () => expect(toAscii('✔ ❯ “é” … ±')).toBe('# > "e" .. +/-'));

  test('an empty last line is given something to stand on (trap 10)', () => {
    expect(compose([row('a'), row('')], [], dimsOf(80, 24)).body.at(-1)).not.toBe('');
  });

  test('secret hands show no count until the round is closed', () => {
    const d = new Driver(toyModel(), { secret: true }).verbs('hands').digit(7).digit(7);
    expect(expectToFit(d.session, dimsOf(80, 24)).join('\n')).not.toContain('77');
    d.text('1:77');
    expect(expectToFit(d.session, dimsOf(80, 24)).join('\n')).toContain('77');
  });

  test('last year stands beside, marked as such', () => {
    expect(expectToFit(new Driver(models[0]!).session, dimsOf(80, 24)).join('\n')).toMatch(/Tahun lalu \(2025\): 4/);
  });

  test('of the two readings of 1.234 each says how it was read', () => {
    const text = expectToFit(new Driver().at('N1').text('1.234').session, dimsOf(80, 24)).join('\n');
    expect(text).toContain('1 1,234 menit (tanda itu koma desimal)');
    expect(text).toContain('2 1.234 menit (tanda itu pemisah ribuan)');
  });

  test('where there is no line for each count of a closed round, all of them stand on one', () => {
    const text = expectToFit(new Driver().verbs('hands').text('1:3 2:4 3:5 unknown:1').session, dimsOf(40, 12)).join(' ');
    for (const n of ['1: 3', '2: 4', '3: 5', 'tahu: 1']) expect(text).toContain(n);
  });

  test('a summary names what nobody knew or still owes, not what does not apply', () => {
    const d = new Driver().verbs('unknown').verbs('na').text('Tidak ada').verbs('skip');
    const text = expectToFit(d.session, dimsOf(80, 24)).join('\n');
    expect(text).toMatch(/Tanpa nilai: (tidak tahu 1, tidak berlaku 1|tidak berlaku 1, tidak tahu 1)\n {2}L1 Tingkat satu\n/);
    expect(text).not.toContain('C1 Pilihan');
    expect(text).toMatch(/Belum dijawab: 1\n {2}Q1/);
  });

  test('the closed round is a row a level with its count and its bar', () => {
    const lines = expectToFit(new Driver().verbs('hands').text('2:5 3:10 unknown:2').session, dimsOf(80, 24)).map((l) => l.trimEnd());
    expect(lines).toContain(`  2 [  5] ${'█'.repeat(13)}${' '.repeat(13)} Terkelola`);
    expect(lines).toContain(`  3 [ 10] ${'█'.repeat(26)} Terdefinisi`);
    expect(lines).toContain(`  1 [  0] ${' '.repeat(26)} Rintisan`);
    // Cns of 5 twos and 10 threes on 1 to 5, by hand: 1 + log2(1 − 2/12)/3 + 2 log2(1 − 1/12)/3 = 0.8286.
    expect(lines.join('\n')).toContain('Median 3,00 · rentang 1 · kesepakatan 0,83');
    expect(lines.join('\n')).not.toContain('terbelah');
    expect(expectToFit(new Driver().verbs('hands').text('1:5 5:5').session, dimsOf(80, 24)).join('\n')).toContain('terbelah');
  });

  test.each([
    [80, 24],
    [60, 20],
  ])('that nothing was saved is read in full at %dx%d', (cols, rows) => {
    const s = say(new Driver().digit(3).session, 'bad', 'failed', 'ENOSPC');
    const shown = expectToFit(s, dimsOf(cols, rows)).join(' ').replace(/\s+/g, ' ');
    expect(shown).toContain('GAGAL MENYIMPAN (disk penuh, ENOSPC). Jawaban BELUM tersimpan; perbaiki, lalu Enter sekali lagi.');
  });

  test('what was left half done is said on its question', () => {
    const of = (field: string): string => {
      const doc = evolve(EMPTY, { t: 'draft', id: 'L1', field, text: 'x', at: '2026-01-01T00:00:00.000Z', by: 'x', session: 1 });
      return expectToFit({ ...new Driver().session, doc }, dimsOf(80, 24)).join('\n');
    };
    expect(of('note')).toContain('n melanjutkannya');
    expect(of('reason')).toContain('x melanjutkannya');
    expect(of('hands')).toContain('h melanjutkannya');
  });

  test('beside each criterion under review stands how many say that it is met', () => {
    const voice = (respondent: string, value: string) => ({
      respondent,
      name: respondent,
      group: 'opd',
      value,
      n: 1,
      note: undefined,
      reason: undefined,
      proof: 'none' as const,
      documents: [],
    });
    const voices = [voice('a', 'a c'), voice('b', 'a'), voice('c', 'none'), voice('d', 'unknown')];
    const model = toyModel({ group: 'consensus', review: [['K1', { why: ['contested'], cns: 0.4, voices }]] });
    const text = expectToFit(new Driver(model).session, dimsOf(80, 24)).join('\n');
    expect(text).toContain('1 [ ] 2/3 Ada aturan');
    expect(text).toContain('2 [ ] 0/3 Ada orang');
    expect(text).toContain('3 [ ] 1/3 Ada dana');
    expect(expectToFit(new Driver(model).verbs('guide').session, dimsOf(80, 24)).join('\n')).toContain('a: 2 dari 3 terpenuhi (1 3)');
  });

  test('text from outside cannot act on the terminal', () => {
    const doc = evolve(EMPTY, { t: 'note', id: 'L1', text: '\u001b[2J\u202eabc', at: '2026-01-01T00:00:00.000Z', by: 'x', session: 1 });
    const s = { ...new Driver().session, doc };
    const { body } = view(s, dimsOf(80, 24, { paint: plain, invert: undefined }));
    expect(body.join('')).not.toContain('\u001b');
    expect(body.join('')).not.toContain('\u202e');
  });
});
