import { describe, expect, test } from '@jest/globals';
import { CanonicalSheets } from '../../../src/tally/raw/canonical-sheet.ts';
import { instrument } from '../../answers/toy.ts';

const HEAD = 'city: { id: medan }\nrespondent: { id: r1, group: opd }\n';
const head = { city: { id: 'medan' }, respondent: { id: 'r1', group: 'opd' }, answers: {} };
const read = (text: string): ReturnType<CanonicalSheets['read']> => new CanonicalSheets(instrument).read(text);

describe('a sheet of one answer a line is read line by line', () => {
  test.each([
    { why: 'levels, options, numbers and criteria', lines: '  GOV-01: 3\n  FREQ: weekly\n  SHARE: 12.5\n  CHECK: a b\n', answers: [['GOV-01', 3], ['FREQ', 'weekly'], ['SHARE', 12.5], ['CHECK', 'a b']] }, // biome-ignore format: a row each
    { why: 'a single one', lines: '  GOV-01: 3\n', answers: [['GOV-01', 3]] },
    { why: 'no last line end', lines: '  GOV-01: 3\n  GOV-02: 4', answers: [['GOV-01', 3], ['GOV-02', 4]] }, // biome-ignore format: a row each
    { why: 'what says nothing is no answer', lines: '  GOV-01: "-"\n  GOV-02: 4\n', answers: [['GOV-02', 4]] },
    { why: 'another indent', lines: '    GOV-01: 3\n    GOV-02: 4\n', answers: [['GOV-01', 3], ['GOV-02', 4]] }, // biome-ignore format: a row each
    { why: 'empty lines and remarks between', lines: '  GOV-01: 3\n\n  # so far\n  GOV-02: 4\n', answers: [['GOV-01', 3], ['GOV-02', 4]] }, // biome-ignore format: a row each
    { why: 'missing codes are', lines: '  GOV-01: unknown\n', answers: [['GOV-01', 'unknown']] },
    { why: 'ids that nobody knows, too: it is told elsewhere', lines: '  NEVER: 3\n', answers: [['NEVER', 3]] },
  ])('$why', ({ lines, answers }) => {
    expect(read(`${HEAD}answers:\n${lines}`)).toEqual({ head, answers });
  });

  test('sheet after sheet with the same reader: a line that stood in another sheet does not stand twice', () => {
    const sheets = new CanonicalSheets(instrument);
    const text = `${HEAD}answers:\n  GOV-01: 3\n  GOV-02: 4\n`;
    for (let i = 0; i < 3; i++) expect(sheets.read(text)?.answers).toHaveLength(2);
    expect(sheets.read(`${text}  GOV-01: 4\n`)).toBeUndefined();
    expect(sheets.read(text)?.answers).toHaveLength(2);
  });
});

describe('anything else is left to the reader of whole documents', () => {
  test.each([
    { why: 'no answers', text: HEAD },
    { why: 'none below the key', text: `${HEAD}answers:\n` },
    { why: 'answers in one line', text: `${HEAD}answers: { GOV-01: 3 }\n` },
    { why: 'answers first', text: `answers:\n  GOV-01: 3\n${HEAD}` },
    { why: 'a key that stands twice', text: `${HEAD}answers:\n  GOV-01: 3\n  GOV-01: 3\n` },
    { why: 'an answer with more to it than a value', text: `${HEAD}answers:\n  GOV-01: { value: 3, note: x }\n` },
    { why: 'a list', text: `${HEAD}answers:\n  CHECK: [a, b]\n` },
    { why: 'a block of text', text: `${HEAD}answers:\n  Q1: |\n    two\n    lines\n` },
    { why: 'deeper lines', text: `${HEAD}answers:\n  GOV-01:\n    value: 3\n` },
    { why: 'indents that differ', text: `${HEAD}answers:\n  GOV-01: 3\n   GOV-02: 4\n` },
    { why: 'indents that differ, the other way', text: `${HEAD}answers:\n   GOV-01: 3\n  GOV-02: 4\n` },
    { why: 'an empty line and nothing else', text: `${HEAD}answers:\n\n` },
    { why: 'a text that goes on below', text: `${HEAD}answers:\n  Q1: one\n    two\n` },
    { why: 'another key behind', text: `${HEAD}answers:\n  GOV-01: 3\ntaken: 2026-01-01\n` },
    { why: 'an older name, also where nothing stands behind it', text: `${HEAD}answers:\n  OLD-01: "-"\n` },
    { why: 'a head that the schema refuses', text: 'city: medan\nrespondent: { id: r1, group: opd }\nanswers:\n  GOV-01: 3\n' },
    { why: 'a head that is no YAML', text: `${HEAD}x: [1\nanswers:\n  GOV-01: 3\n` },
  ])('$why', ({ text }) => {
    expect(read(text)).toBeUndefined();
  });
});
