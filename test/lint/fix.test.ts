import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { finding } from '../../src/finding/finding.ts';
import { isFixable } from '../../src/rubric/fix/findings.ts';
import { fixText } from '../../src/rubric/fix/fix.ts';
import { loadInstrument } from '../../src/rubric/load.ts';
import { unifiedDiff } from '../../src/text/diff.ts';
import { memoryFiles } from '../support/instrument.ts';

const METHOD = `id: m
version: 1.0.0
title: { id: M, en: M }
languages: [id, en]
scale: { min: 1, max: 5 }
agencies: { dishub: { id: Dishub, en: Transport } }
rubrics: [{ file: r.yaml }]
`;
const rubric = (items: string): string => `id: r
version: 1.0.0
title: { id: R, en: R }
sections:
  - id: s
    title: { id: S, en: S }
    indicators:
${items}`;

/** One round of fixing a rubric's indicators. */
function fix(items: string): string {
  const text = rubric(items);
  const { findings, instrument } = loadInstrument('instrument.yaml', memoryFiles({ 'instrument.yaml': METHOD, 'r.yaml': text }));
  const fixed = fixText(
    text,
    findings.filter((f) => f.place.file === 'r.yaml'),
    instrument?.languages ?? [],
  );
  expect(fixed.startsWith(rubric(''))).toBe(true);
  return fixed.slice(rubric('').length);
}

const BASE = 'id: A, title: { id: X, en: X }, type: number, thresholds: [1, 2, 3, 4]';

test.each([
  {
    name: 'a plain text becomes a map with a stub',
    bad: '      - { id: A, title: Halte, type: text }\n',
    good: '      - { id: A, title: { id: Halte, en: "TODO: Halte" }, type: text }\n',
  },
  {
    name: 'a text with commas is quoted in the map',
    bad: '      - id: A\n        title: Halte, bus\n        type: text\n',
    good: '      - id: A\n        title: { id: "Halte, bus", en: "TODO: Halte, bus" }\n        type: text\n',
  },
  {
    name: 'a quoted text keeps its quotes',
    bad: "      - { id: A, title: 'Halte''s', type: text }\n",
    good: "      - { id: A, title: { id: 'Halte''s', en: \"TODO: Halte's\" }, type: text }\n",
  },
  {
    name: 'a flow map gets the missing language',
    bad: '      - { id: A, title: { id: Halte }, type: text }\n',
    good: '      - { id: A, title: { id: Halte, en: "TODO: Halte" }, type: text }\n',
  },
  {
    name: 'the first language is stubbed too',
    bad: '      - { id: A, title: { en: Stops }, type: text }\n',
    good: '      - { id: A, title: { en: Stops, id: "TODO: Stops" }, type: text }\n',
  },
  {
    name: 'a block map gets a line, below a comment',
    bad: '      - id: A\n        title:\n          id: Halte   # kept\n        type: text\n',
    good: '      - id: A\n        title:\n          id: Halte   # kept\n          en: "TODO: Halte"\n        type: text\n',
  },
  {
    name: 'a folded text gets its stub below',
    bad: '      - id: A\n        title:\n          id: >-\n            Halte\n            bus\n        type: text\n',
    good: '      - id: A\n        title:\n          id: >-\n            Halte\n            bus\n          en: "TODO: Halte bus"\n        type: text\n',
  },
  {
    name: 'thresholds with one pair the wrong way round',
    bad: '      - { id: A, title: { id: X, en: X }, type: number, thresholds: [1, 3, 2, 4] } # why\n',
    good: '      - { id: A, title: { id: X, en: X }, type: number, thresholds: [1, 2, 3, 4] } # why\n',
  },
  {
    name: 'falling thresholds too',
    bad: '      - { id: A, title: { id: X, en: X }, type: number, thresholds: [9.50, 3, 4, 1] }\n',
    good: '      - { id: A, title: { id: X, en: X }, type: number, thresholds: [9.50, 4, 3, 1] }\n',
  },
  {
    name: 'but not thresholds without a direction',
    bad: '      - { id: A, title: { id: X, en: X }, type: number, thresholds: [3, 1, 4, 2] }\n',
    good: '      - { id: A, title: { id: X, en: X }, type: number, thresholds: [3, 1, 4, 2] }\n',
  },
  {
    name: 'nor equal thresholds',
    bad: '      - { id: A, title: { id: X, en: X }, type: number, thresholds: [1, 2, 2, 4] }\n',
    good: '      - { id: A, title: { id: X, en: X }, type: number, thresholds: [1, 2, 2, 4] }\n',
  },
  { name: 'a range upside down', bad: `      - { ${BASE}, range: [9, 0] }\n`, good: `      - { ${BASE}, range: [0, 9] }\n` },
  { name: 'an owner in the wrong case', bad: `      - { ${BASE}, owners: [Dishub] }\n`, good: `      - { ${BASE}, owners: [dishub] }\n` },
  {
    name: 'but not an owner that is only near',
    bad: `      - { ${BASE}, owners: [dishup] }\n`,
    good: `      - { ${BASE}, owners: [dishup] }\n`,
  },
  { name: 'an owner named twice', bad: `      - { ${BASE}, owners: [dishub, dishub] }\n`, good: `      - { ${BASE}, owners: [dishub] }\n` },
  {
    name: 'a type in capitals',
    bad: '      - { id: A, title: { id: X, en: X }, type: Text }\n',
    good: '      - { id: A, title: { id: X, en: X }, type: text }\n',
  },
  {
    name: 'the first keys in order, in braces',
    bad: '      - { type: text, title: { id: X, en: X }, id: A }\n',
    good: '      - { id: A, title: { id: X, en: X }, type: text }\n',
  },
  {
    name: 'the first keys in order, in lines, with their comments',
    bad: '      - type: text # kind\n        # who\n        id: A\n        title: { id: X, en: X }\n',
    good: '      - # who\n        id: A\n        title: { id: X, en: X }\n        type: text # kind\n',
  },
  {
    name: 'spaces at the ends of lines, and lines at the end',
    bad: '      - id: A   \n        title: { id: X, en: X }\t\n        type: text\n\n  \n',
    good: '      - id: A\n        title: { id: X, en: X }\n        type: text\n',
  },
  {
    name: 'the last line break',
    bad: '      - { id: A, title: { id: X, en: X }, type: text }',
    good: '      - { id: A, title: { id: X, en: X }, type: text }\n',
  },
  {
    name: 'but no space inside a literal text',
    bad: '      - id: A\n        title: { id: X, en: X }\n        ask:\n          id: |\n            satu  \n            dua\n          en: b\n        type: text\n',
    good: '      - id: A\n        title: { id: X, en: X }\n        ask:\n          id: |\n            satu  \n            dua\n          en: b\n        type: text\n',
  },
])('$name', ({ bad, good }) => {
  expect(fix(bad)).toBe(good);
  expect(fix(good)).toBe(good);
});

test('bands are put in order with the comments of their lines', () => {
  const text = `${METHOD}bands:\n  - { from: 3, title: { id: B, en: B } } # two\n  - { from: 1, title: { id: A, en: A } } # one\n`;
  const { findings, instrument } = loadInstrument(
    'instrument.yaml',
    memoryFiles({ 'instrument.yaml': text, 'r.yaml': rubric('      - { id: A, title: { id: X, en: X }, type: text }\n') }),
  );
  const fixed = fixText(
    text,
    findings.filter((f) => f.place.file === 'instrument.yaml'),
    instrument?.languages ?? [],
  );
  expect(fixed).toBe(`${METHOD}bands:\n  - { from: 1, title: { id: A, en: A } } # one\n  - { from: 3, title: { id: B, en: B } } # two\n`);
});

test.each([
  { name: 'Windows line ends stay', text: 'a: 1  \r\nb: 2\r\n', fixed: 'a: 1\r\nb: 2\r\n' },
  { name: 'a byte order mark stays', text: '\ufeffa: 1 \n', fixed: '\ufeffa: 1\n' },
  { name: 'broken YAML is left alone', text: 'a: [1 \n', fixed: 'a: [1 \n' },
  { name: 'an empty file is left alone', text: '  \n\n', fixed: '  \n\n' },
  { name: 'a text that keeps its line breaks is left alone', text: 'a: |+\n  x\n\n\n', fixed: 'a: |+\n  x\n\n\n' },
])('$name', ({ text, fixed }) => {
  expect(fixText(text, [], [])).toBe(fixed);
  expect(fixText(fixed, [], [])).toBe(fixed);
});

describe('the shipped rubrics', () => {
  const folder = new URL('../../rubrics/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  test.each(files)('%s is as the fixer would leave it', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(fixText(text, [], ['id', 'en'])).toBe(text);
  });
});

test('whatever is put into a rubric, fixing never throws, never changes a meaning, and fixing twice changes nothing', () => {
  const text = rubric('      - { id: A, title: { id: X, en: X }, type: text } # c\n      - type: text\n        id: B\n        title: Y\n');
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(6),
      fc.constantFrom('', ' ', '\n', '  \n', '#', ': ', '- ', '{', '|\n', '"', '\t', '&a', '*a'),
      (at, cut, put) => {
        const mutated = text.slice(0, at) + put + text.slice(at + cut);
        const once = fixText(mutated, [], []);
        expect(fixText(once, [], [])).toBe(once);
      },
    ),
    { seed: 8, numRuns: 400 },
  );
});

test.each([
  { f: finding('rubric/missing-translation', { file: 'a' }, { where: 'title', lang: 'en' }), fixable: true },
  { f: finding('rubric/unknown-agency', { file: 'a' }, { id: 'DisHub', near: 'dishub' }), fixable: true },
  { f: finding('rubric/unknown-agency', { file: 'a' }, { id: 'dishb', near: 'dishub' }), fixable: false },
  { f: finding('rubric/unknown-agency', { file: 'a' }, { id: 'dishub' }), fixable: false },
  { f: finding('rubric/duplicate-id', { file: 'a' }, { id: 'A' }), fixable: false },
])('$f.code $f.data has one right answer: $fixable', ({ f, fixable }) => {
  expect(isFixable(f)).toBe(fixable);
});

describe('a difference', () => {
  test.each([
    { before: 'a\nb\nc\n', after: 'a\nB\nc\n', diff: '--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n' },
    { before: 'a\n', after: 'a\nb\n', diff: '--- a/f\n+++ b/f\n@@ -1,1 +1,2 @@\n a\n+b\n' },
    { before: 'a\n', after: 'a\n', diff: '' },
  ])('of $before and $after', ({ before, after, diff }) => {
    expect(unifiedDiff('f', before, after)).toBe(diff);
  });

  test('shows three lines around a change and no more', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const diff = unifiedDiff('f', `${lines.join('\n')}\n`, `${lines.with(10, 'new').join('\n')}\n`);
    expect(diff.split('\n').slice(2)).toEqual([
      '@@ -8,7 +8,7 @@',
      ' line 7',
      ' line 8',
      ' line 9',
      '-line 10',
      '+new',
      ' line 11',
      ' line 12',
      ' line 13',
      '',
    ]);
  });
});
