import { describe, expect, test } from '@jest/globals';
import { type Code, catalogue, type Message, messageOf } from '../../src/finding/catalogue.ts';
import { LANGS } from '../../src/text/lang.ts';

/** Facts by their names, as any code may ask for them. Text is odd on purpose: it must come through, and visible. */
const FACTS: Readonly<Record<string, unknown>> = {
  known: ['satu', 'dua'],
  allowed: ['satu', 'dua'],
  languages: ['id', 'en'],
  cycle: ['A', 'B', 'A'],
  missing: [1, 2],
  sections: ['s', 't'],
  types: ['level'],
  n: 7,
  min: 1,
  max: 5,
  low: 0,
  high: 9,
  count: 3,
  want: 4,
  before: 2,
  after: 1,
  threshold: 8,
  reach: 3,
  score: 6,
  from: 2,
  target: 9,
  length: 300,
  weight: 3,
  cells: 4,
  renamed: 2,
  first: 2,
  second: 3,
  goalpost: 100,
  read: 1.5,
  other: 1500,
  step: 1,
  thing: 'Indicator',
  end: 'worst',
  subject: 'indicator',
  aggregate: 'geometric',
  near: 'GOV-01',
};
const OF_CODE: Partial<Record<Code, Readonly<Record<string, unknown>>>> = {
  'rubric/wrong-type': { want: 'text', slip: undefined, inList: undefined },
  'yaml/syntax': { problem: 'BAD_INDENT' },
  'yaml/indent': { have: 7, want: [6, 8] },
  'answers/broken-table': { problem: 'open-quote' },
  'content/view-leaves-out': { missing: ['A', 'B'] },
  'rubric/goalposts-log': { value: 0 },
  'rubric/goalposts-equal': { value: 3 },
  'rubric/same-descriptor': { first: 'a', second: 'b' },
  'answers/contradiction': { first: '3', second: '4' },
  'answers/bad-target': { value: '6' },
  'answers/formula-without-value': { problem: 'error' },
  'answers/too-much-in-doubt': { doubts: [{ what: 'GOV-01 = 9', rows: 3 }], twice: 2, limit: 500_000 },
  'answers/repeats-skipped': { names: ['satu'], rows: 0 },
  'file/ignored-content': { what: 'macros' },
  'engine/answered-twice': { who: [{ city: 'satu', respondent: 'dua', indicator: 'GOV-01', rows: '2' }] },
  'engine/no-column': { has: ['satu', 'dua'] },
  'engine/uncountable-columns': { columns: ['satu', 'dua'] },
  'engine/too-slow': { seconds: 60 },
};

/** The facts of a code, and the names it asked for. Text that is not listed is `«name»`. */
function facts(code: Code, more: Readonly<Record<string, unknown>> = {}): { readonly data: object; readonly asked: Set<string> } {
  const asked = new Set<string>();
  const data = new Proxy(
    {},
    {
      get(_, key) {
        const name = String(key);
        asked.add(name);
        const own = { ...FACTS, ...OF_CODE[code], ...more };
        return Object.hasOwn(own, name) ? own[name] : `«${name}»`;
      },
    },
  );
  return { data, asked };
}

const all = Object.keys(catalogue) as Code[];
const said = (code: Code, lang: 'id' | 'en', more?: Readonly<Record<string, unknown>>): { message: Message; asked: Set<string> } => {
  const { data, asked } = facts(code, more);
  return { message: messageOf({ code, data }, lang), asked };
};

describe('every finding in both languages', () => {
  test.each(all)('%s', (code) => {
    const asked = LANGS.map((lang) => {
      const { message, asked: names } = said(code, lang);
      for (const text of [message.found, message.fix]) {
        expect(text).not.toMatch(/undefined|null|NaN|\[object|Infinity|\$\{/);
        expect(text).toMatch(/[.?:)"…]$/);
        expect(text.length).toBeLessThan(600);
      }
      expect(message.found.length).toBeGreaterThan(10);
      expect(message.fix.length).toBeGreaterThan(10);
      return [...names].sort();
    });
    // Neither language forgets a fact that the other tells.
    expect(asked[0]).toEqual(asked[1]);
    expect(said(code, 'id').message.found).not.toBe(said(code, 'en').message.found);
  });
});

test('no Indonesian sentence holds the English of its twin', () => {
  const english = /\b(the|this|that|with|there|must|should|cannot|does not|is not|which|between)\b/;
  expect(
    all.flatMap((code) =>
      Object.values(said(code, 'id').message)
        .filter((t) => english.test(t.replace(/`[^`]*`|"[^"]*"|«\w+»/g, '')))
        .map((t) => `${code}: ${t}`),
    ),
  ).toEqual([]);
});

test('codes look like area/what-is-wrong, and each has a severity', () => {
  expect(
    all.filter((code) => !/^(file|yaml|lint|rubric|content|answers|evidence|bundle|engine|assess|template)\/[a-z]+(-[a-z]+)*$/.test(code)),
  ).toEqual([]);
  for (const code of all) expect(['error', 'warning', 'info']).toContain(catalogue[code].severity);
});

test('without a near name nobody asks whether it was meant', () => {
  for (const code of all)
    for (const lang of LANGS) expect(said(code, lang, { near: undefined }).message.found).not.toMatch(/Maksud Anda|Did you mean|undefined/);
});

test('what came from outside is shown, never obeyed, and never longer than a line', () => {
  const evil = `\u001b[31m\u202e${'x'.repeat(500)}`;
  for (const code of all) {
    for (const lang of LANGS) {
      const { data } = facts(code);
      const hostile = new Proxy(data, {
        get: (target, key) => {
          const value = (target as Record<string, unknown>)[String(key)];
          return typeof value === 'string' && /^«/.test(value)
            ? evil
            : Array.isArray(value) && typeof value[0] === 'string'
              ? [evil, evil]
              : value;
        },
      });
      const { found, fix } = messageOf({ code, data: hostile }, lang);
      // Some sentences hand a name on as it is; the printer makes it visible. Here it must only not grow without end.
      expect({ code, length: found.length + fix.length, short: found.length + fix.length < 2500 }).toMatchObject({ short: true });
    }
  }
});

test('a long list of names is cut and counted', () => {
  const names = Array.from({ length: 30 }, (_, i) => `id-${i}`);
  expect(said('rubric/wrong-value', 'en', { allowed: names }).message.fix).toMatch(/id-7 and 22 more/);
  expect(said('rubric/wrong-value', 'id', { allowed: names }).message.fix).toMatch(/id-7 dan 22 lainnya/);
});

/** Facts that may have decimals; the others are counts. */
const MEASURES = [
  'min',
  'max',
  'low',
  'high',
  'threshold',
  'before',
  'after',
  'score',
  'reach',
  'from',
  'target',
  'weight',
  'goalpost',
  'read',
  'other',
];

test('numbers in Indonesian sentences have a decimal comma', () => {
  // In these two the limit is a count.
  const counted: readonly Code[] = ['rubric/extends-depth', 'content/too-long'];
  const wrong = all.filter((code) => {
    if (counted.includes(code)) return false;
    const numbers = Object.fromEntries(MEASURES.map((name) => [name, 1234.5]));
    return Object.values(said(code, 'id', numbers).message).some((text) => /1234\.5|1,234\.5/.test(text));
  });
  expect(wrong).toEqual([]);
});
