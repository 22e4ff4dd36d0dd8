import { describe, expect, test } from '@jest/globals';
import { migrateText } from '../../src/answers/migrate.ts';
import { PLAIN_READING } from '../../src/answers/read.ts';
import { readSheet } from '../../src/answers/sheet.ts';
import { diffInstruments } from '../../src/rubric/diff/diff.ts';
import { instrumentFrom } from '../support/instrument.ts';

const make = (version: string, indicators: string) =>
  instrumentFrom({
    'instrument.yaml': `id: m\nversion: "${version}"\ntitle: M\nlanguages: [id]\nscale: { min: 1, max: 3 }\nrubrics: [{ file: r.yaml }]\n`,
    'r.yaml': `id: r\nversion: 1.0.0\ntitle: R\nsections:\n  - { id: s, title: S, indicators: [${indicators}] }\n`,
  });
const levels = (two: string) => `type: level, levels: { 1: satu, 2: ${two}, 3: tiga }`;
const OLD = make(
  '1.0.0',
  `{ id: A, title: a, ${levels('dua')} }, { id: B, title: b, ${levels('dua')} }, { id: C, title: c, ${levels('dua')} }`,
);
const NEW = make('1.10', `{ id: A1, formerly: [A, AA], title: a, ${levels('dua')} }, { id: B, title: b, ${levels('kedua')} }`);

const SHEET = `# of the harbour office
city: { id: "12.76" }
instrument: { id: m, version: 1.0.0 } # as printed
respondent: { id: x }
answers:
  # looked at twice
  A: { value: 3, note: "A: stays" }   # sure
  B: 2
  "C": unknown
`;

test('a sheet is written with the new ids; comments, order and layout stay, and nothing is lost', () => {
  const made = migrateText(SHEET, NEW, diffInstruments(OLD, NEW))!;
  expect(made.text).toBe(SHEET.replace('  A: {', '  A1: {').replace('version: 1.0.0 }', 'version: "1.10" }'));
  expect(made.notes).toEqual([
    { kind: 'renamed', id: 'A', to: 'A1', line: 7 },
    { kind: 'reconsider', id: 'B', to: undefined, line: 8 },
    { kind: 'orphan', id: 'C', to: undefined, line: 9 },
  ]);
  expect(made).toMatchObject({ kind: 'sheet', entries: 3, version: { from: '1.0.0', to: '1.10' } });
});

test('what is read from it is what was read before, under the new ids', () => {
  const read = (text: string) =>
    readSheet('x.yaml', text, NEW, PLAIN_READING).answers.map((a) => `${a.indicator} ${a.value} ${a.note ?? ''}`);
  expect(read(migrateText(SHEET, NEW)!.text)).toEqual(read(SHEET));
});

test('moving a sheet twice changes nothing more', () => {
  const once = migrateText(SHEET, NEW)!.text;
  const twice = migrateText(once, NEW)!;
  expect(twice.text).toBe(once);
  expect(twice.notes.map((n) => n.kind)).toEqual(['orphan']);
});

test.each([
  { name: 'an old and a new id', answers: '  A: 3\n  A1: 2\n' },
  { name: 'two old ids of one indicator', answers: '  A: 3\n  AA: 2\n' },
])('$name in one sheet stay as they are, and are told', ({ answers }) => {
  const text = `city: { id: "1" }\nanswers:\n${answers}`;
  const made = migrateText(text, NEW)!;
  expect(made.text).toBe(text);
  expect(made.notes.map((n) => n.kind)).toContain('conflict');
});

describe('other files that name indicators', () => {
  test('targets in siapkota.yaml; a section is no orphan', () => {
    const text = 'instrument: i.yaml\ncity: { id: "1" }\ntargets: { A: 3, s: 2 }\n';
    const made = migrateText(text, NEW)!;
    expect(made.text).toBe(text.replace('A: 3', 'A1: 3'));
    expect(made.notes.map((n) => n.kind)).toEqual(['renamed']);
  });

  test('verdicts, many of one indicator', () => {
    const text = 'verdicts:\n  - { indicator: A, respondent: x, state: sent }\n  - { indicator: "A", respondent: y, state: sent }\n';
    expect(migrateText(text, NEW)!.text).toBe(text.replace('indicator: A,', 'indicator: A1,').replace('"A"', '"A1"'));
  });

  test('JSON sheets keep their quotes', () => {
    const text = '{ "city": { "id": "1" }, "answers": { "A": 3 } }\n';
    expect(migrateText(text, NEW)!.text).toBe(text.replace('"A"', '"A1"'));
  });

  test.each(['', 'a: [', 'id: r\nsections: []\n', '- 1\n'])('%j is none of them', (text) => {
    expect(migrateText(text, NEW)).toBeUndefined();
  });
});

test('a target or a verdict is not asked again because the words of a level have changed', () => {
  const diff = diffInstruments(OLD, NEW);
  const targets = migrateText('instrument: m.yaml\ncity: { id: "1" }\ntargets: { A: 3, B: 2 }\n', NEW, diff)!;
  expect(targets.notes.map((n) => `${n.kind} ${n.id}`)).toEqual(['renamed A']);
  const verdicts = migrateText('verdicts:\n  - { indicator: B, respondent: x, file: a.pdf, state: accepted }\n', NEW, diff)!;
  expect(verdicts.notes).toEqual([]);
});
