import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareFindings, type Finding, finding, orderFindings } from '../../src/finding/finding.ts';
import { jsonFindings } from '../../src/finding/json.ts';
import { prettyFindings } from '../../src/finding/pretty.ts';
import { nearest } from '../../src/finding/suggest.ts';
import { summary } from '../../src/finding/summary.ts';
import type { Lang } from '../../src/text/lang.ts';
import { plain } from '../../src/text/paint.ts';
import { width } from '../../src/text/wrap.ts';

const print = (
  findings: readonly Finding[],
  lang: Lang,
  texts: Readonly<Record<string, string>> = {},
  columns = 80,
  most?: number,
): string =>
  prettyFindings(findings, { lang, paint: plain, columns, source: (file) => texts[file], ...(most === undefined ? {} : { most }) });

const owner = (file: string, line: number, col: number, endCol: number): Finding =>
  finding('rubric/unknown-agency', { file, line, col, endLine: line, endCol }, { id: 'komimfo', near: 'kominfo' });

describe('for a person, at 80 columns', () => {
  const texts = { 'r.yaml': 'id: r\nowners: [bappeda, komimfo]\n' };
  test('in English', () => {
    expect(print([owner('r.yaml', 2, 19, 26)], 'en', texts)).toBe(`r.yaml:2:19  error  rubric/unknown-agency
  The agency "komimfo" is not among the instrument's \`agencies\`. Did you mean
  "kominfo"?
    2 | owners: [bappeda, komimfo]
      |                   ^^^^^^^
  Add it to \`agencies\`, or use an id that is registered.

1 error
`);
  });
  test('in Indonesian', () => {
    expect(print([owner('r.yaml', 2, 19, 26)], 'id', texts)).toBe(`r.yaml:2:19  galat  rubric/unknown-agency
  Perangkat daerah "komimfo" tidak ada di daftar \`agencies\` instrumen. Maksud
  Anda "kominfo"?
    2 | owners: [bappeda, komimfo]
      |                   ^^^^^^^
  Tambahkan ke \`agencies\`, atau pakai id yang sudah terdaftar.

1 galat
`);
  });
  test('other places are named, the total counts each kind', () => {
    const f = finding('rubric/duplicate-id', { file: 'b.yaml', line: 9, col: 3 }, { id: 'A' }, [{ file: 'a.yaml', line: 1, col: 5 }]);
    const g = finding('rubric/levels-default', { file: 'b.yaml', line: 1, col: 1 }, { id: 'A' });
    expect(print([f, g], 'en')).toMatch(/also at a\.yaml:1:5[\s\S]*\n1 error, 1 warning\n$/);
    expect(print([f, g], 'id')).toMatch(/juga di a\.yaml:1:5[\s\S]*\n1 galat, 1 peringatan\n$/);
  });
  test('a few of a kind are shown, the others counted', () => {
    const many = Array.from({ length: 8 }, (_, i) => owner('r.yaml', i + 1, 1, 2));
    expect(print(many, 'en', {}, 80, 5)).toMatch(/and 3 more of this kind/);
    expect(print(many, 'id', {}, 80, 5)).toMatch(/dan 3 lagi dari jenis ini/);
    expect(print(many, 'en', {}, 80, 5).match(/unknown-agency/g)).toHaveLength(6);
  });
  test('a column of a table and a cell of a workbook', () => {
    expect(print([finding('answers/no-city', { file: 'a.csv', line: 4, column: 'kota' }, {})], 'en')).toMatch(
      /^a\.csv:4 \[kota\] {2}error/,
    );
    expect(print([finding('answers/no-city', { file: 'a.xlsx', cell: 'Jawaban!C7' }, {})], 'en')).toMatch(
      /^a\.xlsx \[Jawaban!C7\] {2}error/,
    );
  });
  test('nothing wrong is said too', () => {
    expect([summary([], 'en'), summary([], 'id')]).toEqual(['No problems found.', 'Tidak ada masalah.']);
  });
});

describe('the caret stands under what is meant', () => {
  /** What stands above the first caret, and above all of them, measured as a terminal shows it. */
  function above(line: string, col: number, endCol: number, columns = 80): { first: string; whole: string; lines: string[] } {
    const lines = print([owner('f', 1, col, endCol)], 'en', { f: line }, columns).split('\n');
    const at = lines.findIndex((l) => /^ +\| +\^/.test(l));
    const caret = lines[at]!;
    const from = width(caret.slice(0, caret.indexOf('^')));
    const to = from + (caret.match(/\^/g) ?? []).length;
    let [x, first, whole] = [0, '', ''];
    for (const c of new Intl.Segmenter().segment(lines[at - 1]!)) {
      if (x === from) first = c.segment;
      if (x >= from && x < to) whole += c.segment;
      x += width(c.segment);
    }
    return { first, whole, lines };
  }

  test.each<[string, string]>([
    ['plain', 'owners: [@@@]'],
    ['after tabs', 'a:\t\tb: @@@'],
    ['after Chinese, which is twice as wide', 'title: 智慧城市 @@@'],
    ['after an emoji', 'title: 🏙️ 👩‍👩‍👧 @@@'],
    ['after an accent of its own', 'title: Cafe\u0301 @@@'],
    ['after an escape sequence, which is shown', 'title: \u001b[31m @@@'],
    ['after text that would run backwards', 'title: \u202e abc @@@'],
    ['far to the right', `title: ${'lorem ipsum '.repeat(40)}@@@ ${'dolor '.repeat(30)}`],
    ['at the very end of a long line', `title: ${'lorem ipsum '.repeat(40)}@@@`],
    ['far to the right, after Chinese', `title: ${'智慧城市'.repeat(30)} @@@ ${'智'.repeat(30)}`],
    ['at the beginning of a long line', `@@@ ${'dolor '.repeat(60)}`],
  ])('%s', (_, line) => {
    const col = line.indexOf('@') + 1;
    const { first, whole, lines } = above(line, col, col + 3);
    expect([first, whole]).toEqual(['@', '@@@']);
    expect(lines.filter((l) => width(l) > 80)).toEqual([]);
  });

  test('under Chinese it is as wide as what it underlines', () => expect(above('a: 智慧 b', 4, 6).whole).toBe('智慧'));
  test('a value longer than the line is underlined to its edge and no further', () => {
    const { lines } = above(`title: ${'x'.repeat(300)}`, 8, 308);
    expect(lines.filter((l) => width(l) > 80)).toEqual([]);
  });
  test('a place at the end of a line, or in a file that is not at hand', () => {
    expect(above('title:', 7, 7).lines.length).toBeGreaterThan(4);
    expect(print([owner('elsewhere', 1, 1, 2)], 'en')).not.toMatch(/\^/);
  });
  test('CRLF leaves nothing behind', () => expect(print([owner('f', 2, 1, 3)], 'en', { f: 'a\r\nbc\r\nd' })).toMatch(/ {4}2 \| bc\n/));
  test.each([40, 60, 80, 120, 200])('at %d columns nothing is wider', (columns) => {
    const texts = { f: `title: ${'智慧城市 lorem '.repeat(30)}` };
    for (const lang of ['id', 'en'] as const) {
      const wide = print(
        [
          owner('f', 1, 100, 110),
          finding(
            'rubric/wrong-value',
            { file: 'f', line: 1, col: 1 },
            { where: 'x', got: 'y'.repeat(200), allowed: Array.from({ length: 20 }, (_, i) => `option-${i}`) },
          ),
        ],
        lang,
        texts,
        columns,
      )
        .split('\n')
        .filter((l) => width(l) > columns);
      expect(wide).toEqual([]);
    }
  });
});

describe('for a machine', () => {
  test('a documented, versioned value; sentences in English, order fixed', () => {
    const text = jsonFindings(
      [
        owner('b.yaml', 2, 1, 3),
        owner('a.yaml', 2, 1, 3),
        finding('rubric/duplicate-id', { file: 'a.yaml', line: 1, col: 1 }, { id: 'A' }, [{ file: 'c.yaml' }]),
      ],
      'siapkota 1.0.0',
    );
    const value = JSON.parse(text) as { findings: { code: string; place: object; related?: unknown }[] };
    expect(value).toMatchObject({ format: 'siapkota/findings@1', product: 'siapkota 1.0.0', counts: { error: 3, warning: 0, info: 0 } });
    expect(value.findings.map((f) => f.code)).toEqual(['rubric/duplicate-id', 'rubric/unknown-agency', 'rubric/unknown-agency']);
    expect(value.findings[0]).toEqual({
      code: 'rubric/duplicate-id',
      severity: 'error',
      place: { file: 'a.yaml', line: 1, col: 1 },
      found: expect.any(String),
      fix: expect.any(String),
      data: { id: 'A' },
      related: [{ file: 'c.yaml' }],
    });
    expect(text.endsWith('}\n')).toBe(true);
  });
  test('nothing wrong is an empty list', () =>
    expect(JSON.parse(jsonFindings([], 'p'))).toEqual({
      format: 'siapkota/findings@1',
      product: 'p',
      counts: { error: 0, warning: 0, info: 0 },
      findings: [],
    }));
});

describe('the order of findings is total', () => {
  const made = fc
    .record({
      file: fc.constantFrom('a', 'b', 'é', '🏙'),
      line: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      col: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      column: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      id: fc.constantFrom('p', 'q'),
      code: fc.constantFrom('rubric/duplicate-id' as const, 'rubric/bad-id' as const),
    })
    .map(({ file, line, col, column, id, code }) =>
      finding(
        code,
        {
          file,
          ...(line === undefined ? {} : { line }),
          ...(col === undefined ? {} : { col }),
          ...(column === undefined ? {} : { column }),
        },
        { id },
      ),
    );
  test('antisymmetric, and equal only for the same', () => {
    fc.assert(
      fc.property(made, made, (a, b) => {
        expect(Math.sign(compareFindings(a, b)) + Math.sign(compareFindings(b, a))).toBe(0);
        if (compareFindings(a, b) === 0) expect([a.code, a.data, a.place.file]).toEqual([b.code, b.data, b.place.file]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
  test('transitive, so that shuffling changes nothing', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 8 }), (list) => {
        expect(orderFindings([...list].reverse())).toEqual(orderFindings(list));
      }),
      { seed: 2, numRuns: 300 },
    );
  });
  test('what is said twice is said once', () => {
    const f = owner('a', 1, 1, 2);
    expect(orderFindings([f, { ...f }, f])).toHaveLength(1);
  });
  test('file by UTF-8 bytes, then line, then column', () => {
    const list = [owner('b', 1, 1, 2), owner('a', 10, 1, 2), owner('a', 2, 5, 6), owner('a', 2, 1, 2)];
    expect(orderFindings(list).map((f) => `${f.place.file}:${f.place.line}:${f.place.col}`)).toEqual(['a:2:1', 'a:2:5', 'a:10:1', 'b:1:1']);
  });
});

test.each([
  ['kominfp', ['kominfo', 'bappeda'], 'kominfo'],
  ['KOMINFO', ['kominfo'], 'kominfo'],
  ['weight', ['wieght'], 'wieght'],
  ['abc', ['xyz'], undefined],
  ['a', ['b'], 'b'],
  ['x'.repeat(500), ['x'.repeat(499)], undefined],
  ['kominfo', [], undefined],
])('nearest to %s of %j is %s', (name, known, expected) => expect(nearest(name, known)).toBe(expected));
