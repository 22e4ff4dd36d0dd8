import { describe, expect, test } from '@jest/globals';
import { branches, type Instrument, isAsked, ordinaryGroup } from '../../src/rubric/instrument.ts';
import { instrumentFrom } from '../support/instrument.ts';
import { brief, type Files, level, load, toy, unmark } from './toy.ts';

const head = (id: string, base: string): string => `id: ${id}\nversion: 2.0.0\ntitle: ${id}\nextends: ${base}\n`;
const over = (
  lines: string,
  files: Files = toy({ indicators: [level('A'), level('B', 'when: { indicator: Z9, at_least: 2 }')] }),
): Files => ({ ...files, 'top.yaml': head('top', 'instrument.yaml') + lines });
const top = (lines: string, files?: Files): Instrument => instrumentFrom(over(lines, files), 'top.yaml');

describe('an overlay is an instrument like any other', () => {
  test('it has its own id, version and title, and the base’s everything else', () => {
    const made = top('');
    expect([made.id, made.version, made.title]).toEqual(['top', '2.0.0', 'top']);
    expect(made.scale).toMatchObject({ min: 1, max: 3 });
    expect([...made.indicators.keys()]).toEqual(['A', 'B', 'Z9']);
    expect(made.root.children.map((c) => c.id)).toEqual(['a']);
  });

  test('a key beside extends replaces the base’s whole: no deep merge', () => {
    const base = toy({ method: ['groups: { opd: { title: O }, pers: { title: P } }', 'coverage: { minimum: 0.5 }'] });
    const made = top('groups: { warga: { title: W } }\n', base);
    expect([...made.groups.keys()]).toEqual(['warga']);
    expect(made.minimumCoverage).toBe(0.5);
  });

  test('its own rubrics stand after the base’s', () => {
    const b = 'id: b\nversion: 1.0.0\ntitle: B\nsections:\n  - { id: t, title: T, indicators: [{ id: C, title: C, type: text }] }\n';
    const made = top('rubrics: [{ file: b.yaml, weight: 2 }]\n', { ...toy(), 'b.yaml': b });
    expect(made.root.children.map((c) => [c.id, c.weight])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('inherited rubrics stay in the folder of the base, and are found from there', () => {
    const base = Object.fromEntries(Object.entries(toy()).map(([name, text]) => [`national/${name}`, text]));
    const made = instrumentFrom({ ...base, 'city/top.yaml': head('top', '../national/instrument.yaml') }, 'city/top.yaml');
    expect([...made.indicators.keys()]).toEqual(['Z9']);
  });
});

describe('override', () => {
  test('replaces each named key whole and leaves the others', () => {
    const base = toy({
      indicators: [level('A', 'impact: 1, owners: [k, l], advice: { 2: Mulai, 3: Lanjut }')],
      last: level('Z9', 'advice: { 2: Mulai, 3: Lanjut }'),
      method: ['agencies: { k: K, l: L }'],
    });
    const a = top('override: { A: { owners: [l], advice: { 3: Lain } } }\n', base).indicators.get('A')!;
    expect(a.owners).toEqual(['l']);
    expect([...a.advice]).toEqual([[3, 'Lain']]);
    expect(a.impact).toBe(1);
  });

  test.each([
    { why: 'an indicator', lines: 'override: { A: { weight: 5 } }\n', id: 'A', weight: 5 },
    { why: 'a section', lines: 'override: { s: { weight: 3 } }\n', id: 's', weight: 3 },
    { why: 'a rubric, whose weight stands in the instrument', lines: 'override: { a: { weight: 7 } }\n', id: 'a', weight: 7 },
    { why: 'a rubric, down to 0', lines: 'override: { a: { weight: 0 } }\n', id: 'a', weight: 0 },
  ])('reaches the weight of $why', ({ lines, id, weight }) => {
    const made = load(over(lines), 'top.yaml').instrument!;
    const node = made.indicators.get(id) ?? [...branches(made.root)].find((b) => b.id === id);
    expect(node?.weight).toBe(weight);
  });

  test('reaches title and aggregate of a rubric and of a section', () => {
    const made = top('override: { a: { title: Lain, aggregate: min }, s: { aggregate: max, title: Bagian } }\n');
    const [rubric] = made.root.children;
    expect(rubric).toMatchObject({ title: 'Lain', aggregate: 'min' });
    expect([...branches(made.root)].find((b) => b.id === 's')).toMatchObject({ title: 'Bagian', aggregate: 'max' });
  });

  test('every override is listed, with its keys and its file', () => {
    expect(top('override: { A: { weight: 5, impact: 3 }, a: { weight: 2 } }\n').overrides).toEqual([
      { id: 'A', keys: ['weight', 'impact'], file: 'top.yaml' },
      { id: 'a', keys: ['weight'], file: 'top.yaml' },
    ]);
  });

  test('what it breaks is told where it was written', () => {
    const { files, places } = unmark(over('override:\n  A:\n    impact: ‸7\n  B: { when: { indicator: ‸Z8, at_least: 1 } }\n'));
    expect(load(files, 'top.yaml').findings.map(brief)).toEqual([
      { code: 'rubric/out-of-limits', ...places[0]! },
      { code: 'rubric/unknown-indicator', ...places[1]! },
    ]);
  });

  test.each(['weight: -1', 'weight: berat', 'wieght: 2'])('an override of a rubric with `%s` is an error at its place', (key) => {
    const { findings, scorable } = load(over(`override:\n  a: { ${key} }\n`), 'top.yaml');
    expect(findings.map((f) => [f.severity, f.place.file, f.place.line])).toEqual([['error', 'top.yaml', 6]]);
    expect(scorable).toBe(false);
  });

  test('a key named __proto__ is an unknown key, and no prototype', () => {
    const { findings } = load(over('override: { A: { __proto__: { weight: 9 } } }\n'), 'top.yaml');
    expect(findings.map((f) => f.code)).toEqual(['rubric/unknown-key']);
  });
});

describe('drop', () => {
  test.each([
    { what: 'A', left: ['B', 'Z9'], rubrics: ['a'] },
    { what: 's', left: [], rubrics: ['a'] },
    { what: 'a', left: [], rubrics: [] },
  ])('of $what leaves $left', ({ what, left, rubrics }) => {
    const base = toy({ indicators: [level('A'), level('B')] });
    const { instrument } = load(over(`drop: [${what}]\n`, base), 'top.yaml');
    expect([...instrument!.indicators.keys()]).toEqual(left);
    expect(instrument!.root.children.map((c) => c.id)).toEqual(rubrics);
    expect(instrument!.dropped).toEqual([what]);
  });

  const views = 'views: [{ id: v, title: V, nodes: [{ id: n, title: N, indicators: [A, Z9, C] }] }]';
  const C = '{ id: t, title: T, indicators: [{ id: C, title: C, type: level, levels: { 1: satu, 2: dua, 3: tiga } }] }';
  test.each([
    { what: 'A', left: ['Z9', 'C'] },
    { what: 't', left: ['A', 'Z9'] },
  ])('$what leaves views in silence', ({ what, left }) => {
    const { instrument, findings } = load(
      over(`drop: [${what}]\n`, toy({ method: [views], indicators: [level('A')], sections: [C] })),
      'top.yaml',
    );
    expect(findings.map(brief)).toEqual([]);
    expect(instrument!.views[0]!.root.children[0]).toMatchObject({ children: left.map((id) => ({ id })) });
  });

  test('but in a condition what is dropped is an error, also where it went with its section', () => {
    const base = toy({ indicators: [level('A', 'when: { indicator: C, at_least: 2 }')], sections: [C] });
    const errors = (what: string): string[] =>
      load(over(`drop: [${what}]\n`, base), 'top.yaml')
        .findings.filter((f) => f.severity === 'error')
        .map((f) => f.code);
    expect([errors('C'), errors('t')]).toEqual([['rubric/when-dropped'], ['rubric/when-dropped']]);
  });

  test('the condition may be overridden in the same breath', () => {
    const base = toy({ indicators: [level('A', 'when: { indicator: Z9, at_least: 2 }'), level('B')] });
    expect(
      load(over('drop: [Z9]\noverride: { A: { when: { indicator: B, at_least: 2 } } }\n', base), 'top.yaml').findings.map(brief),
    ).toEqual([]);
  });

  test('a dropped id may be used again by a rubric of one’s own', () => {
    const b = `id: b\nversion: 1.0.0\ntitle: B\nsections:\n  - { id: t, title: T, indicators: [${level('A').replace('title: A', 'title: Own')}] }\n`;
    const made = load({ ...over('drop: [A]\nrubrics: [{ file: b.yaml }]\n'), 'b.yaml': b }, 'top.yaml');
    expect(made.instrument!.indicators.get('A')?.title).toBe('Own');
  });
});

describe('two layers', () => {
  const layered = (mid: string, lines: string): Files => ({
    ...toy({ indicators: [level('A'), level('B')] }),
    'mid.yaml': head('mid', 'instrument.yaml') + mid,
    'top.yaml': head('top', 'mid.yaml') + lines,
  });

  test('the upper one wins, key by key', () => {
    const made = instrumentFrom(layered('override: { A: { weight: 2, impact: 3 } }\n', 'override: { A: { weight: 4 } }\n'), 'top.yaml');
    expect(made.indicators.get('A')).toMatchObject({ weight: 4, impact: 3 });
    expect(made.overrides.map((o) => [o.file, o.id])).toEqual([
      ['mid.yaml', 'A'],
      ['top.yaml', 'A'],
    ]);
  });

  test('the weight of a rubric too', () => {
    const made = instrumentFrom(layered('override: { a: { weight: 2 } }\n', 'override: { a: { title: Lain } }\n'), 'top.yaml');
    expect(made.root.children[0]).toMatchObject({ weight: 2, title: 'Lain' });
  });

  test('what the lower one dropped is gone for the upper one', () => {
    const { files, places } = unmark(layered('drop: [B]\n', 'override:\n  ‸B: { weight: 2 }\n'));
    expect(load(files, 'top.yaml').findings.map(brief)).toEqual([{ code: 'rubric/unknown-node', ...places[0]! }]);
    expect(instrumentFrom(layered('drop: [B]\n', 'drop: [A]\n'), 'top.yaml').dropped).toEqual(['B', 'A']);
  });

  test('an instrument may be extended by one whose file is called .yml', () => {
    const { 'instrument.yaml': base, ...rest } = toy();
    expect(instrumentFrom({ ...rest, 'base.yml': base!, 'top.yaml': head('top', 'base.yml') }, 'top.yaml').indicators.has('Z9')).toBe(true);
  });
});

describe('defaults', () => {
  const bare = instrumentFrom({
    'instrument.yaml': 'id: bare\nversion: "1"\ntitle: Bare\nrubrics: [{ file: a.yaml }]\n',
    'a.yaml': `id: a\nversion: "1"\ntitle: A\nsections: [{ id: s, title: S, indicators: [{ id: K, title: Ketua, type: level, levels: { 1: a, 2: b, 3: c, 4: d, 5: e } }] }]\n`,
  });

  test.each<[string, (i: Instrument) => unknown, unknown]>([
    ['one group, respondents', (i) => [...i.groups.values()].map((g) => [g.id, g.weight, g.authority]), [['respondents', 1, undefined]]],
    ['which is the ordinary one', ordinaryGroup, 'respondents'],
    ['no minimum of coverage', (i) => i.minimumCoverage, 0],
    ['no rule of proof', (i) => i.evidence, undefined],
    ['the answered score first', (i) => i.headline, 'answered'],
    ['the median within a group', (i) => i.within, 'median'],
    ['the mean as aggregate', (i) => i.aggregate, 'mean'],
    ['the scale’s maximum as target, 5 where no scale is set', (i) => i.target, 5],
    ['weight 1 of a rubric', (i) => i.root.children[0]!.weight, 1],
    ['weight 1 of an indicator', (i) => i.indicators.get('K')!.weight, 1],
    ['the title as question', (i) => i.indicators.get('K')!.ask, 'Ketua'],
    ['tier full', (i) => i.indicators.get('K')!.tier, 'full'],
    ['impact 2 and effort 2', (i) => [i.indicators.get('K')!.impact, i.indicators.get('K')!.effort], [2, 2]],
    ['asked of everyone', (i) => isAsked(i.indicators.get('K')!, { group: 'respondents', agency: 'x' }, i, 'full'), true],
  ])('%s', (_, of, expected) => {
    expect(of(bare)).toEqual(expected);
  });

  test('absent aggregates are the instrument’s, never the parent’s', () => {
    const made = instrumentFrom(toy({ method: ['aggregate: geometric'], rubric: ['aggregate: min'] }));
    expect([...branches(made.root)].map((b) => [b.id, b.aggregate])).toEqual([
      ['toy', 'geometric'],
      ['a', 'min'],
      ['s', 'geometric'],
    ]);
  });

  test('a checklist is a gate, goalposts clamp on a straight line', () => {
    const made = instrumentFrom(
      toy({
        indicators: [
          '{ id: K, title: K, type: checklist, criteria: [{ id: a, title: A, level: 3 }] }',
          '{ id: NUM, title: NUM, type: number, goalposts: { worst: 0, best: 9 } }',
        ],
      }),
    );
    expect(made.indicators.get('K')).toMatchObject({ scoring: 'gate' });
    expect(made.indicators.get('NUM')).toMatchObject({ scoring: { by: 'goalposts', goalposts: { clamp: true, transform: 'linear' } } });
  });

  test('a level indicator without levels shows the scale’s labels', () => {
    const { instrument } = load(
      toy({
        method: ['scale: { min: 1, max: 3, levels: { 1: Rintisan, 2: Terkelola, 3: Optimum } }'],
        last: '{ id: A, title: A, type: level }',
      }),
    );
    expect(instrument!.indicators.get('A')).toMatchObject({
      levels: new Map([
        [1, 'Rintisan'],
        [2, 'Terkelola'],
        [3, 'Optimum'],
      ]),
    });
  });
});

describe('who is asked', () => {
  const made = instrumentFrom(
    toy({
      method: ['groups: { tim: { title: T, authority: 1 }, opd: { title: O }, pers: { title: P } }', 'agencies: { k: K, l: L }'],
      indicators: [level('OWNED', 'owners: [k]'), level('PRESS', 'groups: [pers], owners: [l]')],
    }),
  );
  test.each([
    { id: 'OWNED', group: 'opd', agency: 'k', asked: true, why: 'the owner' },
    { id: 'OWNED', group: 'opd', agency: 'l', asked: false, why: 'another agency' },
    { id: 'OWNED', group: 'opd', agency: undefined, asked: true, why: 'somebody without an agency' },
    { id: 'OWNED', group: 'tim', agency: 'l', asked: true, why: 'a group with authority is asked everything' },
    { id: 'PRESS', group: 'opd', agency: 'l', asked: false, why: 'the owner, in a group that is not asked' },
    { id: 'PRESS', group: 'pers', agency: undefined, asked: true, why: 'the group that is asked' },
    { id: 'PRESS', group: 'pers', agency: 'k', asked: false, why: 'the group, but an agency that is no owner' },
    { id: 'Z9', group: 'pers', agency: 'k', asked: true, why: 'no owners, no groups: everyone' },
  ])('$id of $group/$agency: $asked ($why)', ({ id, group, agency, asked }) => {
    expect(isAsked(made.indicators.get(id)!, { group, agency }, made, 'full')).toBe(asked);
    expect(isAsked(made.indicators.get(id)!, { group, agency }, made, 'core')).toBe(false);
  });
});

describe('the digest', () => {
  const one = toy({
    method: ['groups: { opd: { title: O, weight: 2 } }', 'bands: [{ from: 1, title: A }, { from: 2, title: B }]'],
    indicators: [level('A', 'weight: 2, when: { indicator: Z9, at_least: 2 }')],
  });
  const digest = (files: Files, path?: string): string => instrumentFrom(files, path).digest;
  const turned = (text: string): string =>
    text
      .split('\n')
      .filter((l) => l !== '')
      .reverse()
      .join('\n');

  test('is a sha256', () => expect(digest(one)).toMatch(/^sha256:[0-9a-f]{64}$/));

  test.each<[string, Files]>([
    ['the order of keys', { ...one, 'instrument.yaml': turned(one['instrument.yaml']!) }],
    ['comments and blank lines', { ...one, 'instrument.yaml': `# hello\n\n${one['instrument.yaml']}` }],
    ['line ends', Object.fromEntries(Object.entries(one).map(([n, t]) => [n, t.replaceAll('\n', '\r\n')]))],
    ['a BOM', { ...one, 'instrument.yaml': `\ufeff${one['instrument.yaml']}` }],
    [
      'quotes and flow style',
      {
        ...one,
        'instrument.yaml': one['instrument.yaml']!.replace('title: Toy', '"title": "Toy"').replace('languages: [id]', 'languages:\n  - id'),
      },
    ],
    ['the folder it lies in', Object.fromEntries(Object.entries(one).map(([n, t]) => [`there/${n}`, t]))],
  ])('does not move with %s', (_, files) => {
    expect(
      digest(
        files,
        Object.keys(files).find((f) => f.endsWith('instrument.yaml')),
      ),
    ).toBe(digest(one));
  });

  test.each<[string, string, string]>([
    ['a version', 'version: 1.0.0', 'version: 1.0.1'],
    ['the scale', 'max: 3', 'max: 3.5'],
    ['a group’s weight', 'title: O, weight: 2', 'title: O, weight: 3'],
    ['a band', 'from: 2', 'from: 2.5'],
    ['an indicator’s weight', 'weight: 2, when', 'weight: 1, when'],
    ['a condition', 'at_least: 2', 'at_least: 3'],
    ['a descriptor', '1: satu', '1: nol'],
    ['the weight of a rubric', '{ file: a.yaml }', '{ file: a.yaml, weight: 2 }'],
    ['the order of bands in a list is meaning too', '[id]', '[id, jv]'],
  ])('moves with %s', (_, from, to) => {
    const changed = Object.fromEntries(Object.entries(one).map(([n, t]) => [n, t.replace(from, to)]));
    expect(load(changed).instrument!.digest).not.toBe(digest(one));
  });

  test('moves with the order of indicators: bounds of sums are added in that order', () => {
    const swap = (files: Files): Files => ({ ...files, 'a.yaml': files['a.yaml']!.replace(/( {6}- .*\n)( {6}- .*\n)/, '$2$1') });
    expect(digest(swap(one))).not.toBe(digest(one));
  });

  test.each(['drop: [A]\n', 'override: { A: { weight: 9 } }\n', 'override: { a: { weight: 9 } }\n', 'target: 2\n'])(
    'moves with an overlay that says %s',
    (lines) => {
      const plain = top('', one).digest;
      expect(top(lines, one).digest).not.toBe(plain);
    },
  );
});

test('formerly: an old id leads to the one of today', () => {
  const made = instrumentFrom(toy({ indicators: [level('A', 'formerly: [OLD-1, OLD-2]')] }));
  expect([...made.formerly]).toEqual([
    ['OLD-1', 'A'],
    ['OLD-2', 'A'],
  ]);
});
