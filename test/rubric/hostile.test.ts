import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { PLAIN_READING } from '../../src/answers/read.ts';
import { readSheet } from '../../src/answers/sheet.ts';
import { type Finding, orderFindings } from '../../src/finding/finding.ts';
import { prettyFindings } from '../../src/finding/pretty.ts';
import type { Instrument } from '../../src/rubric/instrument.ts';
import { loadInstrument } from '../../src/rubric/load.ts';
import { YamlSource } from '../../src/rubric/source.ts';
import { plain } from '../../src/text/paint.ts';
import { instrumentFrom, memoryFiles } from '../support/instrument.ts';
import { brief, type Files, level, load, toy } from './toy.ts';

jest.setTimeout(60_000);

/** Longest that one bad file may hold anybody up, in time of the processor: other people's work does not count. */
const PATIENCE_MS = 2000;
function busy<T>(work: () => T): { readonly ms: number; readonly made: T } {
  const before = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, made };
}
const pristine = JSON.stringify([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Array.prototype)]);

afterEach(() => {
  expect(JSON.stringify([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Array.prototype)])).toBe(pristine);
});

/** Places of findings that lie outside their files. */
function placesOutside(findings: readonly Finding[], texts: Files): unknown[] {
  const linesOf = new Map<string, string[]>();
  const outside: unknown[] = [];
  for (const { code, place: at, related } of findings) {
    for (const place of [at, ...related]) {
      const text = texts[place.file];
      if (text === undefined || place.line === undefined) continue;
      const lines = linesOf.get(place.file) ?? text.replace(/^\ufeff/, '').split('\n');
      linesOf.set(place.file, lines);
      const end = (lines[place.line - 1]?.length ?? -1) + 1;
      const inside = place.line >= 1 && place.line <= lines.length && (place.col === undefined || (place.col >= 1 && place.col <= end));
      if (!inside) outside.push({ code, place, end, lines: lines.length });
    }
  }
  return outside;
}

/** Loads within the time allowed, prints every finding in both languages, and checks the places. */
function loadHostile(files: Files, path = 'instrument.yaml'): readonly Finding[] {
  const { ms, made } = busy(() => loadInstrument(path, memoryFiles(files)));
  expect(ms).toBeLessThan(PATIENCE_MS);
  const { findings } = made;
  expect(placesOutside(findings, files)).toEqual([]);
  for (const lang of ['id', 'en'] as const) {
    expect(prettyFindings(findings, { lang, paint: plain, columns: 80, source: (f) => files[f], most: 20 })).not.toMatch(
      /undefined|\[object|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    );
  }
  return findings;
}

describe('YAML that is meant to break its reader', () => {
  const nested = (n: number, open: string, close: string): string => `${open.repeat(n)}1${close.repeat(n)}`;
  const block = (n: number): string => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}k:`).join('\n');
  const indented = (n: number): string => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}-`).join('\n');
  test.each<[string, string, string]>([
    ['10,000 brackets', nested(10_000, '[', ']'), 'yaml/too-deep'],
    ['10,000 braces', nested(10_000, '{ a: ', ' }'), 'yaml/too-deep'],
    ['10,000 brackets that are never closed', '['.repeat(10_000), 'yaml/too-deep'],
    ['brackets over many lines', nested(10_000, '[\n', '\n]'), 'yaml/too-deep'],
    ['brackets far apart', nested(5000, `[ ${'"a", '.repeat(20)}`, ']'), 'yaml/too-deep'],
    ['10,000 dashes on a line', `${'- '.repeat(10_000)}1`, 'yaml/too-deep'],
    ['10,000 question marks on a line', `${'? '.repeat(10_000)}1`, 'yaml/too-deep'],
    ['dashes and question marks by turns', `${'- ? '.repeat(5000)}1`, 'yaml/too-deep'],
    ['3,000 maps in one another, a line each', block(3000), 'yaml/too-deep'],
    ['1,000 maps in one another', block(1000), 'yaml/too-deep'],
    ['2,000 lists in one another, a line each', indented(2000), 'yaml/too-deep'],
    [
      'a dash that holds a map that holds a dash',
      Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- k:`).join('\n'),
      'yaml/too-deep',
    ],
    ['keys in keys', `${'[ '.repeat(5000)}: 1`, 'yaml/too-deep'],
    [
      'a bomb of aliases',
      Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'ha, ha' : new Array(9).fill(`*a${i - 1}`).join(', ')}]`).join('\n'),
      'yaml/alias-bomb',
    ],
    ['an alias inside its own anchor', 'a: &a [*a]', 'yaml/bad-alias'],
    ['an alias to nothing', 'a: *b', 'yaml/bad-alias'],
    ['a merge of nothing', 'a: { <<: *b }', 'yaml/bad-alias'],
    ['a merge of a number', 'a: { <<: 5 }', 'yaml/syntax'],
    ['a tag', 'a: !!js/function "x"', 'yaml/syntax'],
    ['a tag of one’s own', 'a: !thing 1', 'yaml/syntax'],
    ['a tab as indentation', 'a:\n\tb: 1', 'yaml/syntax'],
    ['two documents', 'a: 1\n---\nb: 2', 'yaml/syntax'],
    ['a key twice', 'a: 1\na: 2', 'yaml/duplicate-key'],
    ['__proto__ twice', '__proto__: 1\n__proto__: 2', 'yaml/duplicate-key'],
    ['nothing', '', 'yaml/empty'],
    ['a comment', '# nothing', 'yaml/empty'],
    ['null', '~', 'yaml/empty'],
  ])('%s', (_, text, code) => {
    const files = { 'instrument.yaml': text };
    const found = loadHostile(files);
    expect(found.map((f) => f.code)).toContain(code);
    expect(orderFindings(found).length).toBeLessThan(100);
  });

  test('a sheet of the same kinds is refused as calmly', () => {
    for (const text of [
      nested(10_000, '[', ']'),
      block(3000),
      `answers: ${nested(10_000, '[', ']')}`,
      `{"answers": ${nested(10_000, '[', ']')}}`,
      'answers: { A: &a [*a] }',
    ]) {
      const { ms, made } = busy(() => readSheet('sheet.yaml', text, instrument, PLAIN_READING));
      expect(ms).toBeLessThan(PATIENCE_MS);
      expect(made.findings.length).toBeGreaterThan(0);
    }
  });
});

describe('YAML that is unusual and sound', () => {
  const sound = (text: Files): void => expect(loadHostile(text).map(brief)).toEqual([]);
  test('anchors and aliases', () =>
    sound(
      toy({
        indicators: [
          '{ id: A, title: A, type: level, levels: &l { 1: satu, 2: dua, 3: tiga } }',
          '{ id: B, title: B, type: level, levels: *l }',
        ],
      }),
    ));
  test('merge keys', () =>
    sound(
      toy({ rubric: ['x-common: &c { type: level, levels: { 1: satu, 2: dua, 3: tiga } }'], indicators: ['{ <<: *c, id: A, title: A }'] }),
    ));
  test('CRLF', () => sound(Object.fromEntries(Object.entries(toy()).map(([n, t]) => [n, t.replaceAll('\n', '\r\n')]))));
  test('a BOM', () => sound(Object.fromEntries(Object.entries(toy()).map(([n, t]) => [n, `\ufeff${t}`]))));
  test('no newline at the end', () => sound(Object.fromEntries(Object.entries(toy()).map(([n, t]) => [n, t.trimEnd()]))));
  test('%YAML 1.2 and document marks', () =>
    sound(Object.fromEntries(Object.entries(toy()).map(([n, t]) => [n, `%YAML 1.2\n---\n${t}...\n`]))));
  test('JSON, which is YAML', () =>
    sound(
      toy({
        files: {
          'a.yaml': JSON.stringify({
            id: 'a',
            version: '1',
            title: 'A',
            sections: [{ id: 's', title: 'S', indicators: [{ id: 'Z9', title: 'Z', type: 'level', levels: { 1: 'a', 2: 'b', 3: 'c' } }] }],
          }),
        },
      }),
    ));
  test('99 brackets', () => sound(toy({ method: [`x-deep: ${'['.repeat(99)}${']'.repeat(99)}`] })));
  test('prose with a thousand opening brackets', () =>
    sound(toy({ method: [`x-note: "${'lihat [lampiran dua puluh pada halaman berikutnya '.repeat(1000)}"`] })));
  test('block text with 2,000 lines that begin with dashes', () =>
    sound(toy({ method: [`x-note: |\n${'  - - - butir\n'.repeat(2000)}`] })));
  test('a text of 5 MB', () => sound(toy({ method: [`x-note: "${'lorem ipsum '.repeat(440_000)}"`] })));
  test('a text of 5 MB over many lines', () => sound(toy({ method: [`x-note: |\n${'  lorem ipsum dolor\n'.repeat(260_000)}`] })));
  test('a BOM does not shift the columns', () => {
    const files = toy({ method: ['target: 9'] });
    const place = (f: Files): unknown => load(f).findings.map(brief);
    expect(place({ ...files, 'instrument.yaml': `\ufeff${files['instrument.yaml']}` })).toEqual(place(files));
  });
  test('CRLF does not shift lines or columns', () => {
    const files = toy({ indicators: [level('A', 'impact: 9'), level('B', 'target: 9')] });
    const crlf = Object.fromEntries(Object.entries(files).map(([n, t]) => [n, t.replaceAll('\n', '\r\n')]));
    expect(load(crlf).findings.map(brief)).toEqual(load(files).findings.map(brief));
  });
});

describe('names with a meaning elsewhere', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])('%s as a key of anything', (name) => {
    const files = toy({
      method: [
        `groups: { ${name}: { title: G }, opd: { title: O } }`,
        `agencies: { ${name}: A }`,
        `references: { ${name}: { title: R } }`,
        `profile: { ${name}: { type: text, title: P } }`,
        `option_sets: { ${name}: [{ id: a, title: A, score: 3 }] }`,
        `x-${name}: 1`,
        `${name}: { polluted: true }`,
      ],
      indicators: [
        level(
          'A',
          `${name}: { polluted: true }, owners: [${name}], groups: [${name}], references: [${name}], when: { profile: ${name}, is: a }, advice: { ${name}: x }, levels: { ${name}: x }`,
        ).replace('levels: { 1: satu, 2: dua, 3: tiga }, ', ''),
      ],
    });
    const found = loadHostile(files);
    expect(found.some((f) => f.severity === 'error')).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each(['toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'])(
    'owners, groups and citations that name %s name nothing',
    (name) => {
      const codes = loadHostile(
        toy({
          indicators: [
            level(
              'A',
              `owners: ["${name}"], groups: ["${name}"], references: ["${name}"], when: { any: [{ profile: "${name}", is: a }, { indicator: "${name}", at_least: 1 }] }`,
            ),
          ],
        }),
      ).map((f) => f.code);
      for (const code of [
        'rubric/unknown-agency',
        'rubric/unknown-group',
        'rubric/unknown-reference',
        'rubric/unknown-profile-fact',
        'rubric/unknown-indicator',
      ])
        expect(codes).toContain(code);
    },
  );

  test.each<[string, string]>([
    ['an escape sequence', '"\\e[31mred\\e]8;;http://x\\a"'],
    ['text that runs backwards', '"\\u202Eevil\\u2066"'],
    ['a zero-width space', '"a\\u200Bb"'],
    ['a line separator', '"a\\u2028b"'],
    ['C1 controls', '"a\\x9B31m"'],
  ])('%s in ids, titles, groups and file names is shown, never obeyed', (_, text) => {
    // loadHostile looks at the printed findings.
    const found = loadHostile(
      toy({
        method: [`groups: { ${text}: { title: ${text} } }`, `rubrics: [{ file: a.yaml }, { file: ${text} }]`],
        indicators: [
          `{ id: ${text}, title: ${text}, type: levl, ${text}: 1 }`,
          level('B', `owners: [${text}], when: { indicator: ${text}, at_least: 1 }`),
        ],
      }),
    );
    expect(found.some((f) => f.severity === 'error')).toBe(true);
  });
});

/** Values that fit nowhere, some of which JavaScript cannot even print. */
const ODD = [
  '~',
  '5',
  '-1',
  '1.5',
  'true',
  '""',
  '" "',
  'x',
  '[]',
  '{}',
  '[[]]',
  '[1, [2]]',
  '{ a: { b: c } }',
  '{ toString: 1 }',
  '{ toString: ~, valueOf: ~ }',
  '[{ toString: 1 }]',
  '{ __proto__: 1 }',
  '{ length: 3 }',
  '1e999',
  '.nan',
  '"\\0"',
  '2026-11-24',
];

/** One of everything that the language has. */
const RICH: Files = {
  'instrument.yaml': `id: rich
version: 1.0.0
title: { id: Kaya, en: Rich }
description: { id: Uraian, en: Description }
languages: [id, en]
scale: { min: 1, max: 3, levels: { 1: { id: satu, en: one } } }
bands: [{ from: 1, title: { id: A, en: A } }]
target: 2
aggregate: mean
coverage: { minimum: 0.5 }
evidence: { required_from: 2, cap: 1, counts: sent }
headline: answered
groups: { tim: { title: { id: T, en: T }, authority: 1 }, opd: { title: { id: O, en: O }, weight: 2 } }
consensus: { within: median }
agencies: { k: { id: K, en: K } }
references: { uu: { title: UU, status: { id: berlaku, en: in force }, verified: false, url: x } }
profile: { p: { type: choice, title: { id: P, en: P }, options: [a, b] } }
rubrics: [{ file: rich-a.yaml, weight: 1 }]
option_sets: { o: [{ id: a, title: { id: A, en: A }, score: 3 }] }
how_to_answer: { id: Begini, en: Thus }
views: [{ id: v, title: { id: V, en: V }, draft: true, note: { id: N, en: N }, aggregate: min, nodes: [{ id: n, title: { id: N, en: N }, weight: 1, aggregate: max, indicators: [A] }], indicators: [C], left_out: [{ indicators: [D], reason: { id: R, en: R } }] }]
`,
  'rich-a.yaml': `id: r
version: 1.0.0
title: { id: R, en: R }
description: { id: R, en: R }
aggregate: mean
open: [{ id: Q0, about: problem, ask: { id: Q, en: Q } }]
sections:
  - id: s
    title: { id: S, en: S }
    weight: 1
    weight_reason: { id: W, en: W }
    aggregate: mean
    open: [{ id: Q, about: strength, ask: { id: Q, en: Q }, groups: [opd], title: { id: Q, en: Q } }]
    sections: [{ id: t, title: { id: T, en: T }, indicators: [{ id: E, title: { id: E, en: E }, type: text }] }]
    indicators:
      - { id: A, title: { id: A, en: A }, ask: { id: A, en: A }, type: level, weight: 1, tier: core, owners: [k], groups: [opd], probe: [{ id: P, en: P }], evidence: [{ id: E, en: E }], not_evidence: [{ id: N, en: N }], references: [{ id: uu, at: { id: P1, en: A1 }, verified: false }], impact: 1, effort: 2, target: 2, target_reason: { id: T, en: T }, advice: { 2: { id: D, en: D } }, when: { all: [{ profile: p, one_of: [a] }, { not: { any: [{ indicator: B, at_least: 1, at_most: 2 }] } }] }, formerly: [A0], levels: { 1: { id: satu, en: one }, 2: { id: dua, en: two }, 3: { id: tiga, en: three } } }
      - { id: B, title: { id: B, en: B }, type: choice, options: [{ id: a, title: { id: A, en: A }, score: 3 }] }
      - { id: C, title: { id: C, en: C }, type: number, unit: { id: m, en: m }, range: [0, 9], goalposts: { worst: 1, best: 9, clamp: true, transform: log }, benchmarks: [{ title: { id: B, en: B }, value: 1, year: 2025, reference: uu }] }
      - { id: C2, title: { id: C, en: C }, type: number, thresholds: [1, 2], thresholds_source: { title: { id: T, en: T }, year: 2025, reference: uu, kind: issued } }
      - { id: D, title: { id: D, en: D }, type: checklist, criteria: [{ id: a, title: { id: A, en: A }, level: 3 }], scoring: gate }
`,
};

/** Every path of a YAML file, with the text of its value. */
function paths(file: string): { path: (string | number)[]; start: number; end: number }[] {
  const source = new YamlSource(file, RICH[file]!);
  const found: { path: (string | number)[]; start: number; end: number }[] = [];
  const lines = RICH[file]!.split('\n');
  const offset = (line: number, col: number): number => lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0) + col - 1;
  const walk = (value: unknown, path: (string | number)[]): void => {
    const { line, col, endLine, endCol } = source.at(path);
    if (path.length > 0 && line === endLine) found.push({ path, start: offset(line!, col!), end: offset(endLine!, endCol!) });
    if (Array.isArray(value)) for (const [i, v] of value.entries()) walk(v, [...path, i]);
    else if (typeof value === 'object' && value !== null) for (const [k, v] of Object.entries(value)) walk(v, [...path, k]);
  };
  walk(source.data, []);
  return found;
}

describe('every value of a rich instrument, replaced by what fits nowhere', () => {
  test('the rich instrument itself is sound', () =>
    expect(
      load(RICH)
        .findings.filter((f) => f.severity === 'error')
        .map(brief),
    ).toEqual([]));

  test.each(Object.keys(RICH))('%s', (file) => {
    const text = RICH[file]!;
    // One line a path: the first odd value that does harm stands for the others.
    const harm = new Map<string, string>();
    for (const [i, { path, start, end }] of paths(file).entries()) {
      const name = path.map((p) => (typeof p === 'number' ? '#' : p)).join('.');
      // The worst value everywhere, the others by turns: every kind of value meets every kind of key often enough.
      for (const odd of ['{ toString: ~, valueOf: ~ }', ...Array.from({ length: 3 }, (_, k) => ODD[(5 * i + 7 * k) % ODD.length]!)]) {
        const files = { ...RICH, [file]: text.slice(0, start) + odd + text.slice(end) };
        try {
          const outside = placesOutside(loadInstrument('instrument.yaml', memoryFiles(files)).findings, files);
          if (outside.length > 0) harm.set(name, `${odd}: ${JSON.stringify(outside[0])}`);
        } catch (error) {
          if (!harm.has(name)) harm.set(name, `${odd}: ${(error as Error).message.split('\n')[0]}`);
        }
      }
    }
    expect([...harm].map(([name, what]) => `${name} = ${what}`)).toEqual([]);
  });
});

let instrument: Instrument;
beforeAll(() => {
  instrument = instrumentFrom(
    toy({
      indicators: [
        level('A'),
        '{ id: NUM, title: NUM, type: number, goalposts: { worst: 0, best: 9 } }',
        '{ id: K, title: K, type: checklist, criteria: [{ id: a, title: A, level: 3 }] }',
        '{ id: C, title: C, type: choice, options: [{ id: a, title: A, score: 3 }] }',
        '{ id: T, title: T, type: text }',
      ],
    }),
  );
});

const SHEET = `city: { id: "12.76", name: Kota, province: Sumut }
period: "2026"
instrument: { id: toy, version: 1.0.0 }
respondent: { id: kominfo, name: Dinas, group: respondents, agency: kominfo }
taken: 2026-11-24T09:12:00+07:00
answers:
  A: { value: 2, evidence: [{ title: Perwal, file: a.pdf, sha256: ab, state: sent }], note: n, reason: r, due: 2026-12-01, proof: sent }
  NUM: 3,5
  K: [a]
  C: { votes: { a: 3, unknown: 2 } }
  T: kata
  Z9: { value: not-applicable, reason: r }
`;

test('a sheet with odd values is refused cell by cell and never throws', () => {
  const thrown = new Set<string>();
  const spots = [
    ...SHEET.matchAll(/(?<=: |\[)("[^"]*"|[^\s,{}[\]"]+)(?=[,\n }\]])/g),
    ...SHEET.matchAll(/(?<=: )\{.*\}(?=\n)|\[[^[\]]*\]|(?<=: )\{[^{}]*\}(?= \})/g),
  ];
  expect(spots.length).toBeGreaterThan(25);
  for (const spot of spots) {
    for (const odd of ODD) {
      const text = SHEET.slice(0, spot.index) + odd + SHEET.slice(spot.index + spot[0].length);
      try {
        const { findings, balance: b } = readSheet('sheet.yaml', text, instrument, PLAIN_READING);
        const outside = placesOutside(findings, { 'sheet.yaml': text });
        if (outside.length > 0) thrown.add(`${spot[0]} -> ${odd}: ${JSON.stringify(outside[0])}`);
        if (b.answersRead !== b.counted + b.missing + b.refused + b.duplicates + b.setAside)
          thrown.add(`${spot[0]} -> ${odd}: does not add up`);
      } catch (error) {
        thrown.add(`${spot[0]} -> ${odd}: ${(error as Error).message.split('\n')[0]}`);
      }
    }
  }
  expect([...thrown]).toEqual([]);
});

describe('random damage', () => {
  const folder = new URL('../../rubrics/', import.meta.url);
  const shipped: Files = Object.fromEntries(
    readdirSync(folder)
      .filter((n) => n.endsWith('.yaml'))
      .map((n) => [n, readFileSync(new URL(n, folder), 'utf8')]),
  );
  const bits = [
    '\t',
    '\n',
    '  ',
    ': ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '&a ',
    '*a',
    '|',
    '>',
    '#',
    '!x ',
    '%',
    '\u0000',
    '\u202e',
    'é',
    '🏙',
    '__proto__: ',
    '<<: ',
    '1e999',
    '? ',
  ];
  const damage = fc.array(fc.record({ at: fc.nat(1_000_000), cut: fc.nat(6), put: fc.constantFrom(...bits, '') }), {
    minLength: 1,
    maxLength: 4,
  });
  const damaged = (text: string, hits: readonly { at: number; cut: number; put: string }[]): string =>
    hits.reduce((t, { at, cut, put }) => t.slice(0, at % (t.length + 1)) + put + t.slice((at % (t.length + 1)) + cut), text);

  test('of the shipped rubrics', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(shipped)), damage, (name, hits) => {
        const text = damaged(shipped[name]!, hits);
        // Alone under a small instrument, so that a run reads one file and not nine.
        const files: Files =
          name === 'instrument.yaml'
            ? { 'instrument.yaml': text }
            : { 'instrument.yaml': `id: x\nversion: "1"\ntitle: X\nlanguages: [id, en]\nrubrics: [{ file: ${name} }]\n`, [name]: text };
        expect(placesOutside(loadInstrument('instrument.yaml', memoryFiles(files)).findings, files).slice(0, 2)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 60 },
    );
  });

  test('of a sheet', () => {
    fc.assert(
      fc.property(damage, (hits) => {
        const text = damaged(SHEET, hits);
        const { findings, balance: b } = readSheet('sheet.yaml', text, instrument, PLAIN_READING);
        expect(placesOutside(findings, { 'sheet.yaml': text }).slice(0, 2)).toEqual([]);
        expect(b.answersRead).toBe(b.counted + b.missing + b.refused + b.duplicates + b.setAside);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });

  test('of a small rich instrument', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(RICH)), damage, (name, hits) => {
        const files = { ...RICH, [name]: damaged(RICH[name]!, hits) };
        expect(placesOutside(loadInstrument('instrument.yaml', memoryFiles(files)).findings, files).slice(0, 2)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });
});
