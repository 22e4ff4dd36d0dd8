import { describe, expect, test } from '@jest/globals';
import { assess } from '../../src/assess/assess.ts';
import { carryTally, movements } from '../../src/assess/movement.ts';
import { diffInstruments } from '../../src/rubric/diff/diff.ts';
import type { Change } from '../../src/rubric/diff/types.ts';
import type { Instrument } from '../../src/rubric/instrument.ts';
import { instrumentFrom, tally } from '../support/instrument.ts';

const METHOD = [
  'id: m',
  'version: 1.0.0',
  'title: M',
  'languages: [id]',
  'scale: { min: 1, max: 3 }',
  'groups: { opd: { title: OPD }, press: { title: Pers } }',
  'rubrics: [{ file: r.yaml }]',
];
const A = '{ id: A, title: a, type: level, levels: { 1: satu, 2: dua, 3: tiga } }';
const B = '{ id: B, title: b, type: number, thresholds: [10, 50] }';
const C = '{ id: C, title: c, type: checklist, criteria: [{ id: x, title: X, level: 2 }, { id: y, title: Y, level: 3 }] }';
const SECTIONS = [`- { id: s, title: S, indicators: [${A}, ${B}] }`, `- { id: t, title: T, indicators: [${C}] }`];

const make = (sections: readonly string[] = SECTIONS, method: readonly string[] = METHOD): Instrument =>
  instrumentFrom({
    'instrument.yaml': method.join('\n'),
    'r.yaml': `id: r\nversion: 1.0.0\ntitle: R\nsections:\n${sections.map((s) => `  ${s}`).join('\n')}\n`,
  });
const instead = (from: string, to: string): Instrument => make(SECTIONS.map((s) => s.replace(from, to)));
const method = (key: string, line: string): Instrument => make(SECTIONS, [...METHOD.filter((l) => !l.startsWith(`${key}:`)), line]);

const brief = (c: Change): string => {
  switch (c.kind) {
    case 'changed':
      return `${c.effect}: ${c.id} ${c.key} ${JSON.stringify(c.before) ?? '-'} > ${JSON.stringify(c.after) ?? '-'}`;
    case 'moved':
      return `${c.effect}: ${c.id} moved ${c.from} > ${c.to}`;
    case 'renamed':
      return `${c.effect}: ${c.id} formerly ${c.from}`;
    default:
      return `${c.effect}: ${c.id} ${c.kind}`;
  }
};

test.each([
  { name: 'nothing', after: make(), changes: [] },
  { name: 'another line break in a text', after: instead('title: a', 'title: "a "'), changes: [] },
  { name: 'a title that is the question', after: instead('title: a', 'title: aa'), changes: ['answers: A title "a" > "aa"'] },
  { name: 'a level reworded', after: instead('2: dua', '2: kedua'), changes: ['answers: A levels.2 "dua" > "kedua"'] },
  {
    name: 'a level translated, its words kept',
    after: instead('2: dua', '2: { id: dua, en: two }'),
    changes: ['words: A levels.2 "dua" > {"id":"dua","en":"two"}'],
  },
  { name: 'a weight', after: instead('title: b,', 'title: b, weight: 2,'), changes: ['scores: B weight 1 > 2'] },
  { name: 'a threshold', after: instead('[10, 50]', '[10, 60]'), changes: ['scores: B thresholds [10,50] > [10,60]'] },
  {
    name: 'thresholds to goalposts',
    after: instead('thresholds: [10, 50]', 'goalposts: { worst: 0, best: 50 }'),
    changes: [
      'scores: B thresholds [10,50] > -',
      'scores: B goalposts.worst - > 0',
      'scores: B goalposts.best - > 50',
      'scores: B goalposts.clamp - > true',
      'scores: B goalposts.transform - > "linear"',
    ],
  },
  { name: 'a target', after: instead('title: b,', 'title: b, target: 2,'), changes: ['practice: B target - > 2'] },
  {
    name: 'a criterion at another level',
    after: instead('title: X, level: 2', 'title: X, level: 1'),
    changes: ['scores: C criteria.x.level 2 > 1'],
  },
  { name: 'an id with formerly', after: instead('id: A,', 'id: A2, formerly: [A],'), changes: ['practice: A2 formerly A'] },
  { name: 'an id without it', after: instead('id: A,', 'id: A2,'), changes: ['scores: A2 added', 'answers: A dropped'] },
  {
    name: 'an indicator in another section',
    after: make([`- { id: s, title: S, indicators: [${A}] }`, `- { id: t, title: T, indicators: [${C}, ${B}] }`]),
    changes: ['scores: B moved s > t'],
  },
  { name: 'a section gone', after: make([SECTIONS[0]!]), changes: ['scores: t dropped', 'answers: C dropped'] },
  {
    name: 'a rule of the method',
    after: method('coverage', 'coverage: { minimum: 0.5 }'),
    changes: ['scores: m coverage.minimum 0 > 0.5'],
  },
  {
    name: 'a group of more weight',
    after: method('groups', 'groups: { opd: { title: OPD, weight: 3 }, press: { title: Pers } }'),
    changes: ['scores: m groups.opd.weight 1 > 3'],
  },
])('$name', ({ after, changes }) => {
  expect(diffInstruments(make(), after).changes.map(brief).sort()).toEqual([...changes].sort());
});

test('from either side: what one adds the other drops', () => {
  const [before, after] = [make(), make([SECTIONS[0]!])];
  const count = (from: Instrument, to: Instrument, kind: Change['kind']): number =>
    diffInstruments(from, to).changes.filter((c) => c.kind === kind).length;
  expect(count(before, after, 'dropped')).toBe(count(after, before, 'added'));
});

describe('answers of before', () => {
  test.each([
    { after: make(), fates: { A: 'kept', B: 'kept', C: 'kept' } },
    { after: instead('id: A,', 'id: A2, formerly: [A],'), fates: { A: 'renamed', B: 'kept', C: 'kept' } },
    { after: instead('2: dua', '2: kedua'), fates: { A: 'reconsider', B: 'kept', C: 'kept' } },
    { after: instead('{ id: x, title: X, level: 2 }, ', ''), fates: { A: 'kept', B: 'kept', C: 'recheck' } },
    { after: instead('type: number, thresholds: [10, 50]', 'type: text'), fates: { A: 'kept', B: 'recheck', C: 'kept' } },
    { after: make([SECTIONS[0]!]), fates: { A: 'kept', B: 'kept', C: 'dropped' } },
  ])('become $fates', ({ after, fates }) => {
    expect(Object.fromEntries(diffInstruments(make(), after).fates.map((f) => [f.from, f.fate]))).toEqual(fates);
  });
});

describe('on a tally', () => {
  const rows = tally(['opd A 3', 'opd B 20', 'opd C x+y', 'press A 2 x2', 'opd A unknown']);

  test('ids are read through formerly, and nothing is lost', () => {
    const after = instead('id: A,', 'id: A2, formerly: [A],');
    const carried = carryTally(rows, diffInstruments(make(), after), after);
    expect(carried.rows.map((r) => `${r.indicator} ${r.value} x${r.n}`).sort()).toEqual([
      'A2 2 x2',
      'A2 3 x1',
      'A2 unknown x1',
      'B 20 x1',
      'C x y x1',
    ]);
    expect(carried.setAside).toEqual([]);
    // A: 1 + 2 + 1 answers renamed; B and C one each.
    expect(Object.fromEntries(carried.byFate)).toEqual({ renamed: 4, kept: 2 });
  });

  test('a criterion that is gone takes only itself away; an indicator that is gone sets its answers aside', () => {
    const after = make(
      [SECTIONS[0]!.replace(A, A), SECTIONS[1]!.replace('{ id: x, title: X, level: 2 }, ', '')].map((s) =>
        s.replace(`${B}`, '{ id: D, title: d, type: text }'),
      ),
    );
    const carried = carryTally(rows, diffInstruments(make(), after), after);
    expect(carried.rows.filter((r) => r.indicator === 'C').map((r) => r.value)).toEqual(['y']);
    expect(carried.setAside.map((r) => `${r.indicator} ${r.value}`)).toEqual(['B 20']);
  });

  function moved(after: Instrument): Record<string, [number | null, number | null]> {
    const before = make();
    const diff = diffInstruments(before, after);
    const options = {
      tier: 'full' as const,
      seed: 1,
      always: [],
      caseOf: (city: string, period: string) => ({ city, period, profile: new Map(), targets: new Map() }),
    };
    const found = movements(assess(before, rows, options), assess(after, carryTally(rows, diff, after).rows, options), diff);
    return Object.fromEntries(found.map((m) => [m.node, [m.before, m.after]]));
  }

  // opd says 3, press says 2: A is their mean, 2.5. B: 20 passes 10 but not 50, so 2. C: both criteria met, 3.
  // s = (2.5 + 2) / 2 = 2.25; t = 3; r = the index = (2.25 + 3) / 2 = 2.625.
  test('nothing moves where nothing changed, nor where an id changed', () => {
    expect(moved(make())).toEqual({});
    expect(moved(instead('id: A,', 'id: A2, formerly: [A],'))).toEqual({});
  });

  test('a weight moves its section, its rubric and the index', () => {
    // B counts three times: s = (2.5 + 3 * 2) / 4 = 2.125; r = (2.125 + 3) / 2 = 2.5625.
    expect(moved(instead('title: b,', 'title: b, weight: 3,'))).toEqual({ m: [2.625, 2.5625], r: [2.625, 2.5625], s: [2.25, 2.125] });
  });

  test('a threshold moves the indicator too', () => {
    // 20 passes both 10 and 15: B = 3; s = 2.75; r = 2.875.
    expect(moved(instead('[10, 50]', '[10, 15]'))).toEqual({ m: [2.625, 2.875], r: [2.625, 2.875], s: [2.25, 2.75], B: [2, 3] });
  });

  test('what is dropped is named with the score it had', () => {
    // Only s is left: r = 2.25.
    expect(moved(make([SECTIONS[0]!]))).toEqual({ m: [2.625, 2.25], r: [2.625, 2.25], t: [3, null], C: [3, null] });
  });
});
