import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Path, YamlSource } from '../../src/rubric/source.ts';
import { readPlainYaml } from '../../src/rubric/yaml/plain.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const yamlBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? yamlBelow(path) : /\.ya?ml$/.test(name) ? [path] : [];
  });
const FILES = [...yamlBelow(join(ROOT, 'rubrics')), ...yamlBelow(join(ROOT, 'examples'))];

/** Every path of a value, and one that leads nowhere below each map. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  yield [...path, 'not-there'];
  for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** The first thing that the two readers say differently about a text that the plain one accepts. */
function difference(text: string): string | undefined {
  if (readPlainYaml(text) === undefined) return undefined;
  const plain = new YamlSource('f', text);
  const full = new YamlSource('f', text, { full: true });
  if (full.findings.length > 0) return `the full reader finds ${full.findings[0]!.code} ${JSON.stringify(full.findings[0])}`;
  if (JSON.stringify(plain.data) !== JSON.stringify(full.data))
    return `data ${JSON.stringify(plain.data)} is not ${JSON.stringify(full.data)}`;
  for (const path of pathsOf(full.data)) {
    for (const ask of ['at', 'atKey', 'written'] as const) {
      const [a, b] = [plain, full].map((source) => JSON.stringify(source[ask](path)));
      if (a !== b) return `${ask} ${JSON.stringify(path)}: ${a} is not ${b}`;
    }
  }
  return undefined;
}

test('every rubric and every example is plain', () => {
  expect(FILES.length).toBeGreaterThan(30);
  expect(FILES.filter((file) => readPlainYaml(readFileSync(file, 'utf8')) === undefined)).toEqual([]);
});

test.each(FILES.map((file) => file.slice(ROOT.length)))('%s reads the same to the offset', (file) => {
  expect(difference(readFileSync(join(ROOT, file), 'utf8'))).toBeUndefined();
});

describe('accepts and reads alike', () => {
  test.each([
    'a: 1\n',
    'a: 1',
    '- a\n- b\n',
    'a:\n- 1\n- 2\nb: 3\n',
    'a:\n  - 1\n  - b: 2\n    c: 3\n  - - 4\n'.replace('  - - 4\n', ''),
    'a:\n  -\n    b: 1\n',
    'a: # why\n  b: 1 # what\n# end\n',
    '  # first\n\na: x # y\n\n\n',
    "a: { b: 1, c: [x, \"y, z\", 'it''s'], d: {} }\n",
    'a: {\n    b: 1, # c\n\n    c: 2,\n  }\n',
    'a: [1, -2, 3.50, -0.5, 0, 12]\n',
    'a: "x \\" \\\\ \\/ \\n y"\n',
    "'a b': 'c'\n\"d\": e\n",
    'a: http://x/y#z?q=1:2\nb: x#y\n',
    'a: true\nb: False\nc: yes\nd: "null"\n',
    'a: 2026-11-24\nb: 2026-11-24T09:12:00+07:00\nc: 1.0.0\nd: 12,5\n',
    '1: a\n10: b\n2: c\n',
    'a: |\n  x\n\n    y\n  z\n\nb: 1\n',
    'a: |-\n  x\n',
    'a: >\n  x\n  y\n\n\n  z\nb: >-\n    x\n    y\n',
    'l:\n  - a: |\n      x\n    b: 2\n',
    'a: x - y\nb: -x\nc: a ? b\nd: "é 🏙"\n',
    'a: {x: {y: {z: [[1], [2, [3]]]}}}\n'.replaceAll('x:', 'x: ').replaceAll('y:', 'y: ').replaceAll('z:', 'z: '),
    '- { a: 1 }\n- [b]\n- "c": d\n  e: f\n',
  ])('%j', (text) => {
    expect(readPlainYaml(text)).toBeDefined();
    expect(difference(text)).toBeUndefined();
  });
});

describe('leaves to the full reader', () => {
  test.each([
    { why: 'nothing', text: '' },
    { why: 'a text alone', text: 'abc\n' },
    { why: 'a tab', text: 'a:\t1\n' },
    { why: 'Windows line ends', text: 'a: 1\r\n' },
    { why: 'an anchor', text: 'a: &x 1\nb: *x\n' },
    { why: 'a merge', text: 'a: { <<: { b: 1 } }\n' },
    { why: 'a tag', text: 'a: !!str 1\n' },
    { why: 'a second document', text: 'a: 1\n---\nb: 2\n' },
    { why: 'a mark that looks like a key', text: '--- a: 1\n' },
    { why: 'a directive', text: '%YAML 1.2\n---\na: 1\n' },
    { why: 'the same key twice', text: 'a: 1\na: 2\n' },
    { why: 'a number and a text as the same key', text: '1: a\n"1": b\n' },
    { why: 'an empty value', text: 'a:\nb: 1\n' },
    { why: 'an empty value in braces', text: 'a: { b }\n' },
    { why: 'a text over two lines', text: 'a: b\n  c\n' },
    { why: 'quotes over two lines', text: 'a: "b\n  c"\n' },
    { why: 'a colon in a text', text: 'a: b: c\n' },
    { why: 'a line too far left', text: 'a:\n    b: 1\n  c: 2\n' },
    { why: 'a line too far right', text: 'a: 1\n  b: 2\n' },
    { why: 'a bracket too far left', text: 'a: [\n1]\n' },
    { why: 'a bracket that is never closed', text: 'a: [1\n' },
    { why: 'a list in a list on one line', text: '- - a\n' },
    { why: 'an odd number', text: 'a: 1e5\n' },
    { why: 'an octal number', text: 'a: 0o17\n' },
    { why: 'an infinite number', text: 'a: .inf\n' },
    { why: 'a number too long to be held', text: 'a: 12345678901234567890\n' },
    { why: 'null', text: 'a: ~\n' },
    { why: 'a text that keeps its line ends', text: 'a: |+\n  x\n\n' },
    { why: 'a text with a margin of its own', text: 'a: |2\n    x\n' },
    { why: 'a name with a meaning to JavaScript', text: '__proto__: 1\n' },
    { why: 'a control character', text: 'a: "\u0007"\n' },
    { why: 'half a character', text: 'a: "\ud83c"\n' },
    { why: 'an escape with digits', text: 'a: "\\u0041"\n' },
    { why: 'an explicit key', text: '? a\n: b\n' },
    { why: 'a pair in brackets', text: 'a: [b: 1]\n' },
    { why: 'a hash without a space', text: 'a: "b"#c\n' },
    { why: 'fifty brackets', text: `a: ${'['.repeat(50)}${']'.repeat(50)}\n` },
  ])('$why', ({ text }) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });
});

describe('whatever is done to a text, the two readers agree', () => {
  const BITS = [
    '\t',
    '\n',
    ' ',
    '  ',
    '\n  ',
    ': ',
    ':',
    '- ',
    '-',
    '{',
    '}',
    '[',
    ']',
    ',',
    ', ',
    '"',
    "'",
    '&a ',
    '*a',
    '|',
    '|\n',
    '>-\n',
    '#',
    ' # ',
    '!x ',
    '%',
    '---',
    '...',
    '? ',
    '<<: ',
    '1e9',
    '0',
    '.',
    '~',
    'null',
    'é',
    '🏙',
    '\\',
    '\u0085',
    'true',
  ];
  const SEEDS = [
    ...FILES.map((file) => readFileSync(file, 'utf8')).map((text) => text.slice(0, 3000)),
    'a: 1\nb: { c: [x, "y"], d: \'z\' } # e\nf:\n  - g: |\n      h\n\n      i\n    j: >-\n      k\n      l\n  - m\nn: "o: p"\n',
    '- a: { b: 1,\n      c: 2 }\n  d: 3\n-\n  e: 4\n- [f,\n   g]\n# h\n- "i": j\n',
  ];
  const hits = fc.array(fc.record({ at: fc.nat(1_000_000), cut: fc.nat(4), put: fc.constantFrom(...BITS, '') }), {
    minLength: 1,
    maxLength: 3,
  });
  const hit = (text: string, list: readonly { at: number; cut: number; put: string }[]): string =>
    list.reduce((t, { at, cut, put }) => t.slice(0, at % (t.length + 1)) + put + t.slice((at % (t.length + 1)) + cut), text);

  test('damaged rubrics, sheets and examples', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), hits, (seed, list) => {
        const text = hit(seed, list);
        if (readPlainYaml(text) !== undefined) accepted++;
        expect(difference(text)).toBeUndefined();
      }),
      { seed: 20261124, numRuns: Number(process.env.PLAIN_RUNS ?? 600) },
    );
    // The comparison is of something: enough texts are still plain.
    expect(accepted).toBeGreaterThan(100);
  });

  test('texts put together at random', () => {
    const word = fc.constantFrom(
      'a',
      'b1',
      'key',
      '1',
      '-1',
      '2.50',
      'true',
      'x y',
      '"q"',
      "'s'",
      '[a, b]',
      '{ a: 1 }',
      '[',
      '|',
      '>',
      '- ',
      ': ',
      ':',
      '#',
      ' # c',
      '\n',
      '\n',
      '\n  ',
      '\n    ',
      '\n- ',
      '\n  - ',
      ', ',
      '2026-01-02',
      '-',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), (words) => {
        expect(difference(words.join(''))).toBeUndefined();
      }),
      { seed: 7, numRuns: Number(process.env.PLAIN_RUNS ?? 3000) },
    );
  });
});
