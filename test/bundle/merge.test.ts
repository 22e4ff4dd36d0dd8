import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../src/bundle/decide.ts';
import { putUnits, withInstrument } from '../../src/bundle/edit.ts';
import type { BundledFile, Kind } from '../../src/bundle/manifest.ts';
import { type Plan, type Prefer, planFile, type Version } from '../../src/bundle/merge.ts';
import { sumOf } from '../../src/bundle/pack.ts';
import { type Unit, unitsOf } from '../../src/bundle/units.ts';
import { YamlSource } from '../../src/rubric/source.ts';

describe('which version is newer', () => {
  test.each([
    { why: 'the same', here: 'a', there: 'a', seenHere: [], seenThere: [], outcome: 'same' },
    { why: 'new there', here: undefined, there: 'a', seenHere: [], seenThere: [], outcome: 'add' },
    { why: 'taken away here after it had come', here: undefined, there: 'a', seenHere: ['a'], seenThere: ['a'], outcome: 'keep' },
    { why: 'only here', here: 'a', there: undefined, seenHere: [], seenThere: ['a'], outcome: 'keep' },
    { why: 'they had mine and went on', here: 'a', there: 'b', seenHere: ['a'], seenThere: ['a', 'b'], outcome: 'take' },
    { why: 'I had theirs and went on', here: 'b', there: 'a', seenHere: ['a', 'b'], seenThere: ['a'], outcome: 'keep' },
    { why: 'both went on', here: 'b', there: 'c', seenHere: ['a', 'b'], seenThere: ['a', 'c'], outcome: 'conflict' },
    { why: 'never met', here: 'a', there: 'b', seenHere: [], seenThere: [], outcome: 'conflict' },
    { why: 'there and back again: each once had the other', here: 'a', there: 'b', seenHere: ['b'], seenThere: ['a'], outcome: 'conflict' },
  ])('$why: $outcome', ({ here, there, seenHere, seenThere, outcome }) => {
    expect(decide(here, there, new Set(seenHere), new Set(seenThere))).toBe(outcome);
  });
});

const unitsIn = (kind: Kind, text: string): ReadonlyMap<string, Unit> => unitsOf(kind, new YamlSource('x.yaml', text))!;

describe('the units of a file', () => {
  test.each([
    ['answers', 'respondent: { id: x }\nanswers: { A: 3, B: { value: 2 } }\n', ['respondent', 'answers/A', 'answers/B']],
    [
      'settings',
      'instrument: m.yaml\nperiod: "1"\nrespondents: [{ id: a }, { id: b }]\ntargets: { A: 3 }\n',
      ['period', 'respondents/a', 'respondents/b', 'targets/A'],
    ],
    ['verdicts', 'verdicts: [{ indicator: A, respondent: r, file: f, state: wrong }]\n', ['verdicts/A r f']],
  ] as const)('%s', (kind, text, keys) => {
    expect([...unitsIn(kind, text).keys()]).toEqual(keys);
  });

  test('a table, or a file without answers, is one unit', () => {
    expect([
      unitsOf('answers', undefined),
      unitsOf('answers', new YamlSource('x.yaml', 'a: 1\n')),
      unitsOf('model', new YamlSource('x.yaml', 'a: 1\n')),
    ]).toEqual([undefined, undefined, undefined]);
  });

  test('spelling does not count, meaning does', () => {
    const print = (text: string): string => unitsIn('answers', `answers:\n  A: ${text}\n`).get('answers/A')!.print;
    expect(print('3')).toBe(print('{ value: 3 }  # yes'));
    expect(print('{ value: 3, note: "x" }')).toBe(print('{ note: x, value: 3 }'));
    expect(print('3')).not.toBe(print('"3"'));
  });
});

describe('lines of another file', () => {
  const put = (kind: Kind, text: string, other: string, keys: readonly string[]): string => {
    const [mine, theirs] = [unitsIn(kind, text), unitsIn(kind, other)];
    return putUnits(
      text,
      other,
      keys.map((key) => ({ there: theirs.get(key)!, here: mine.get(key) })),
    );
  };

  test.each([
    {
      why: 'an answer is replaced where it stands; comments and quotes around it stay',
      text: '# head\nanswers:\n  A: 3  # three\n  B: "x" # ex\n',
      other: 'answers:\n    A: { value: 4 }\n',
      keys: ['answers/A'],
      result: '# head\nanswers:\n  A: { value: 4 }  # three\n  B: "x" # ex\n',
    },
    {
      why: 'a block goes in at the depth of its neighbours',
      text: 'answers:\n  A: 3\n',
      other: 'answers:\n    B:\n        value: 2\n        note: |\n            one\n            two\n    C: 1\n',
      keys: ['answers/B', 'answers/C'],
      result: 'answers:\n  A: 3\n  B:\n      value: 2\n      note: |\n          one\n          two\n  C: 1\n',
    },
    {
      why: 'without a last line feed',
      text: 'answers:\n  A: 3',
      other: 'answers:\n  B: 1\n',
      keys: ['answers/B'],
      result: 'answers:\n  A: 3\n  B: 1\n',
    },
    {
      why: 'what follows the answers still follows',
      text: 'answers:\n  A: 3\ntaken: 2026-01-01\n',
      other: 'answers:\n  B: 1\n',
      keys: ['answers/B'],
      result: 'answers:\n  A: 3\n  B: 1\ntaken: 2026-01-01\n',
    },
  ])('$why', ({ text, other, keys, result }) => {
    expect(put('answers', text, other, keys)).toBe(result);
  });

  test('a member of a list', () => {
    const text = 'verdicts:\n  - indicator: A\n    respondent: r\n    file: f\n    state: wrong\n';
    const other = 'verdicts:\n  - indicator: B\n    respondent: r\n    file: g\n    state: accepted\n';
    expect(put('verdicts', text, other, ['verdicts/B r g'])).toBe(text + other.slice('verdicts:\n'.length));
  });

  test.each([
    ['in braces', 'answers: { A: 3 }\n', 'answers:\n  B: 1\n'],
    ['no answers yet', 'answers: {}\n', 'answers:\n  B: 1\n'],
    ['leaning on an anchor', 'answers:\n  A: 3\n', 'x-note: &n hello\nanswers:\n  B: { value: 1, note: *n }\n'],
  ])('%s: written anew, the meaning is kept', (_, text, other) => {
    const result = unitsIn('answers', put('answers', text, other, ['answers/B']));
    expect(result.get('answers/B')!.print).toBe(unitsIn('answers', other).get('answers/B')!.print);
    expect(result.get('answers/A')?.print).toBe(unitsIn('answers', text).get('answers/A')?.print);
  });

  test('whatever is merged, nothing else changes its meaning', () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      fc.string(),
      fc.constantFrom('unknown', 'a: b', '# no', '- x', 'x\ny\n', ' lead', "it's"),
    );
    const answers = fc.dictionary(fc.constantFrom('A', 'B', 'C-1', 'D.2', 'E'), value, { minKeys: 1 });
    fc.assert(
      fc.property(answers, answers, fc.boolean(), (mine, theirs, deep) => {
        const yaml = (map: Record<string, unknown>, margin: string): string =>
          `respondent: { id: x }\nanswers:\n${Object.entries(map)
            .map(([id, v]) => `${margin}${id}:${deep ? `\n${margin}  value: ${JSON.stringify(v)}` : ` ${JSON.stringify(v)}`}  # c`)
            .join('\n')}\n`;
        const [text, other] = [yaml(mine, '  '), yaml(theirs, '    ')];
        const result = unitsIn(
          'answers',
          put(
            'answers',
            text,
            other,
            Object.keys(theirs).map((id) => `answers/${id}`),
          ),
        );
        const wanted = { ...mine, ...theirs };
        expect(
          Object.fromEntries(
            [...result].filter(([k]) => k.startsWith('answers/')).map(([k, u]) => [k.slice(8), (u.value as { value: unknown }).value]),
          ),
        ).toEqual(wanted);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test('the place of the model, in its own line', () => {
    expect(withInstrument('# c\ninstrument: ../../x.yaml # here\ncity: { id: "1" }\n', 'model/x.yaml')).toBe(
      '# c\ninstrument: model/x.yaml # here\ncity: { id: "1" }\n',
    );
    expect(new YamlSource('s', withInstrument('instrument: "a"\n', 'model/a b: c.yaml')).data).toEqual({ instrument: 'model/a b: c.yaml' });
  });
});

describe('one file of two machines', () => {
  const version = (text: string, name: string): Version => {
    const bytes = new TextEncoder().encode(text);
    return { sha256: sumOf(bytes), bytes: () => bytes, name };
  };
  const known = (...texts: string[]): ReadonlyMap<string, readonly string[]> => {
    const all = new Map<string, string[]>();
    for (const text of texts) for (const [key, { print }] of unitsIn('answers', text)) all.set(key, [...(all.get(key) ?? []), print]);
    return all;
  };
  const plan = (mine: string | undefined, theirs: string, here: readonly string[], there: readonly string[], prefer?: Prefer): Plan => {
    const file: BundledFile = { path: 'answers/x.yaml', kind: 'answers', sha256: '', bytes: 0, included: true };
    const histories = { here: known(...here), there: known(...there) };
    return planFile(file, mine === undefined ? undefined : version(mine, 'x.yaml'), version(theirs, 'b.zip!x.yaml'), histories, prefer);
  };
  const sheet = (a: number, b: number | undefined, taken = '2026-11-24'): string =>
    `respondent: { id: x, group: opd }\ntaken: ${taken}\nanswers:\n  A: ${a}\n${b === undefined ? '' : `  B: ${b}\n`}`;
  const BASE = sheet(1, 1);

  test.each([
    { why: 'both changed another answer', mine: sheet(2, 1), theirs: sheet(1, 3), answers: { A: 2, B: 3 }, contested: [] },
    { why: 'both changed one', mine: sheet(2, 1), theirs: sheet(3, 1), answers: { A: 2, B: 1 }, contested: ['answers/A'] },
    { why: 'both changed it alike', mine: sheet(2, 1), theirs: sheet(2, 1), answers: { A: 2, B: 1 }, contested: [] },
    { why: 'taken away there: it stays', mine: BASE, theirs: sheet(2, undefined), answers: { A: 2, B: 1 }, contested: [] },
    { why: 'taken away here: it does not come back', mine: sheet(1, undefined), theirs: sheet(2, 1), answers: { A: 2 }, contested: [] },
    {
      why: 'the later moment stands',
      mine: sheet(1, 1, '2026-11-25'),
      theirs: sheet(1, 1, '2026-11-26'),
      answers: { A: 1, B: 1 },
      contested: [],
    },
  ])('$why', ({ mine, theirs, answers, contested }) => {
    const made = plan(mine, theirs, [BASE], [BASE, theirs]);
    expect(made.contested).toEqual(contested);
    const text =
      typeof made.content === 'string' ? made.content : made.content === undefined ? mine : new TextDecoder().decode(made.content());
    const data = new YamlSource('x', text).data as { answers: unknown; taken: string };
    expect(data.answers).toEqual(answers);
    if (mine.includes('11-25')) expect(data.taken).toBe('2026-11-26');
    // What was made of it is settled: opened again, nothing more happens.
    const again = planFile(
      made.file,
      version(text, 'x.yaml'),
      version(theirs, 'b.yaml'),
      { here: made.settled, there: known(BASE, theirs) },
      undefined,
    );
    expect([again.change, again.contested]).toEqual(['none', contested]);
  });

  test('a conflict names both places and both values', () => {
    const [told] = plan(sheet(2, 1), sheet(3, 1), [BASE], [BASE]).findings;
    expect(told).toMatchObject({
      code: 'bundle/conflict',
      data: { what: 'A', here: '2', there: '3' },
      place: { file: 'x.yaml', line: 4, col: 6 },
      related: [{ file: 'b.zip!x.yaml', line: 4, col: 6 }],
    });
  });

  test.each([
    ['here', 2],
    ['bundle', 3],
  ] as const)('--prefer %s settles it, and it stays settled', (prefer, value) => {
    const made = plan(sheet(2, 1), sheet(3, 1), [BASE], [BASE, sheet(3, 1)], prefer);
    expect([made.findings, made.contested]).toEqual([[], []]);
    const text = made.content === undefined ? sheet(2, 1) : typeof made.content === 'string' ? made.content : '';
    expect(new YamlSource('x', text).data).toMatchObject({ answers: { A: value } });
    const back = planFile(
      made.file,
      version(sheet(3, 1), 'b.yaml'),
      version(text, 'a.yaml'),
      { here: known(BASE, sheet(3, 1)), there: made.settled },
      undefined,
    );
    // The other machine learns of the decision without being asked.
    expect([back.contested, back.change === 'none']).toEqual([[], prefer === 'bundle']);
  });

  test('comments that were written here are not lost to a newer file', () => {
    const mine = BASE.replace('  A: 1', '  # asked twice\n  A: 1');
    const made = plan(mine, sheet(2, 1), [BASE], [BASE, sheet(2, 1)]);
    expect([made.change, made.content]).toEqual(['merged', mine.replace('A: 1', 'A: 2')]);
  });

  test('a sheet that cannot be parsed is one thing: it comes whole, or is a conflict', () => {
    expect(plan(undefined, 'answers: [', [], []).change).toBe('new');
    expect(plan(BASE, 'answers: [', [], []).contested).toEqual(['']);
  });
});
