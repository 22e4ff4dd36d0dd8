import { describe, expect, test } from '@jest/globals';
import { messageOf } from '../../src/finding/catalogue.ts';
import { hasPage, pageOf } from '../../src/finding/pages.ts';
import { LANGS } from '../../src/text/lang.ts';
import { codes, examples } from './examples.ts';
import { errorsOf, lintExample } from './frame.ts';

/** Rules about files as such, workbooks and options of the command line: no lines of text can show them. */
const WITHOUT_EXAMPLE = [
  'answers/formula-without-value',
  'answers/hidden-sheet',
  'answers/map-unknown',
  'answers/merged-cells',
  'answers/no-sheet-for-counts',
  'answers/city-unheard',
  'answers/too-much-in-doubt',
  'answers/not-in-register',
  'answers/outside-table',
  'answers/repeats-skipped',
  'answers/set-unknown',
  'answers/sheet-exists',
  'answers/sheet-skipped',
  'bundle/checksum-only',
  'bundle/conflict',
  'bundle/damaged',
  'bundle/history-unreadable',
  'bundle/left-out',
  'bundle/newer-format',
  'bundle/not-a-bundle',
  'bundle/other-assessment',
  'bundle/other-model',
  'bundle/stray-entry',
  'bundle/too-large',
  'bundle/unsafe-path',
  'file/broken-archive',
  'file/encoding',
  'file/format-not-read',
  'file/ignored-content',
  'file/locked',
  'file/path-escapes',
  'file/too-large',
  'file/unfolds-too-far',
  'file/unknown-kind',
  'file/unreadable',
  'rubric/extends-depth',
  'rubric/unlisted-file',
];

test('every rule has a page', () => {
  expect(codes.filter((code) => !hasPage(code))).toEqual([]);
});

test.each(codes)('the page of %s says why and how, in both languages, in sentences', (code) => {
  const { why, fix } = pageOf(code);
  for (const lang of LANGS) {
    for (const text of [why[lang], fix[lang]]) expect(text).toMatch(/^[\p{Lu}`"].*[.)]$/su);
  }
  expect(why.id).not.toBe(why.en);
});

test('every rule that lines of text can break shows an example', () => {
  // Proof and Word templates are files of other kinds; an engine is no file.
  const bare = codes.filter((code) => !/^(engine|evidence|template)\//.test(code) && pageOf(code).example === undefined);
  expect(bare.sort()).toEqual([...WITHOUT_EXAMPLE].sort());
});

describe.each(examples)('the example of $code', ({ code, example }) => {
  test('breaks the rule where it is wrong', () => {
    const found = lintExample(example, example.bad);
    expect(found.map((f) => f.code)).toContain(code);
    for (const f of found) {
      expect(f.place.line ?? 1).toBeGreaterThan(0);
      for (const lang of LANGS) expect(messageOf(f, lang).fix).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test('keeps the rule where it is right, and breaks no other that is an error', () => {
    const found = lintExample(example, example.good);
    expect(found.map((f) => f.code)).not.toContain(code);
    expect(errorsOf(found)).toEqual([]);
  });
});

test('messages of all wrong examples, in both languages', () => {
  const said = examples.map(({ code, example }) => {
    const found = lintExample(example, example.bad).filter((f) => f.code === code);
    return [
      code,
      ...found.slice(0, 2).map(({ code: c, data, place }) => ({
        at: `${place.file}:${place.line}:${place.col}`,
        id: messageOf({ code: c, data }, 'id'),
        en: messageOf({ code: c, data }, 'en'),
      })),
    ];
  });
  expect(said).toMatchSnapshot();
});
