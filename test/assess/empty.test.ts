import { describe, expect, test } from '@jest/globals';
import { assessmentCsv } from '../../src/assess/csv.ts';
import { type Assessed, assessOne } from '../support/instrument.ts';
import { choice, level, number, section, toyOf } from './toy.ts';

interface Scores {
  score: number | null;
  low: number | null;
  high: number | null;
}
interface JsonNode {
  id: string;
  kind: string;
  state: string;
  answered: Scores;
  proven: Scores;
  coverage: number | null;
  not_applicable: number;
  band: string | null;
  target: number | null;
  gap: number | null;
  gain?: number | null;
  priority?: number | null;
  cns?: number | null;
  spread?: number | null;
  agreement?: Record<string, { alpha: number | null }>;
  children: JsonNode[];
}

const NOTHING: Scores = { score: null, low: null, high: null };

/** The published value after JSON, but only once it is sure that JSON hid no NaN. */
function published(found: Assessed): { roots: JsonNode[] } {
  const value = found.json();
  expectFinite(value, '$');
  const plain = JSON.parse(JSON.stringify(value)) as { cities: { index: JsonNode; views: JsonNode[] }[] };
  expect(plain.cities).toHaveLength(1);
  return { roots: [plain.cities[0]!.index, ...plain.cities[0]!.views] };
}

function expectFinite(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) expectFinite(inner, `${path}.${key}`);
}

function* walk(node: JsonNode): Generator<JsonNode> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

/** A node that is not scored prints no score, band or gap; one below which nothing is rated prints no number of any kind. */
function expectSilence(root: JsonNode): void {
  expect([...walk(root)].flatMap(said)).toEqual([]);
}

/** What a node says although it may not. One list for a whole tree, since thousands of single expectations take seconds. */
function said(node: JsonNode): unknown[] {
  if (node.state === 'scored') return [];
  const isLeaf = node.kind === 'indicator';
  const rated = [...walk(node)].some((n) => n.kind === 'indicator' && n.state === 'scored');
  const never = [node.answered.score, node.proven.score, node.band, node.gap, ...(isLeaf ? [node.gain, node.priority] : [])];
  const unrated = [
    ...[node.answered, node.proven].flatMap((s) => [s.low, s.high]),
    node.coverage === 0 ? null : node.coverage,
    isLeaf ? null : node.target,
    ...Object.values(node.agreement ?? {}).map((a) => a.alpha),
  ];
  return [...never, ...(rated ? [] : unrated)].every((value) => value === null) ? [] : [node];
}

// A scale that begins at 0, so that a silent zero would look like an answer; every aggregate is tried.
const make = (aggregate: string, headline: string): ReturnType<typeof toyOf> =>
  toyOf(
    [
      { id: 'r', sections: [section('s1', [level('A'), level('B'), level('C')]), section('s2', [number('X'), choice('O', [0, 3])])] },
      { id: 'q', sections: [section('s3', [level('D')])] },
    ],
    [
      'scale: { min: 0, max: 3 }',
      'bands: [{ from: 0, title: lowest }, { from: 2, title: higher }]',
      `aggregate: ${aggregate}`,
      `headline: ${headline}`,
      'target: 2',
      'coverage: { minimum: 0.6 }',
      'evidence: { required_from: 2, cap: 1, counts: sent }',
      'views: [{ id: v, title: V, nodes: [{ id: v1, title: V1, indicators: [A, X] }, { id: v2, title: V2, indicators: [O, D] }] }]',
    ],
  );
const ALL = ['A', 'B', 'C', 'X', 'O', 'D'];
const everywhere = (code: string): string[] => ALL.map((id) => `respondents ${id} ${code}`);

const variants = ['mean', 'geometric', 'harmonic', 'sum', 'min', 'max'].flatMap((aggregate) =>
  ['answered', 'proven'].map((headline) => ({ aggregate, headline, instrument: make(aggregate, headline) })),
);

describe.each(variants)('$aggregate, headline $headline', ({ aggregate, instrument }) => {
  test.each([
    { rows: [], state: 'missing', why: 'no answers' },
    { rows: everywhere('unknown'), state: 'missing', why: 'all unknown' },
    { rows: everywhere('refused'), state: 'missing', why: 'all refused' },
    { rows: everywhere('pending'), state: 'missing', why: 'all pending' },
    { rows: everywhere('not-applicable'), state: 'not-applicable', why: 'all not applicable' },
    {
      rows: [...everywhere('not-applicable').slice(1), 'respondents A unknown'],
      state: 'missing',
      why: 'one unknown, the rest not applicable',
    },
  ])('$why: no number anywhere', ({ rows, state }) => {
    const found = assessOne(instrument, rows);
    const { roots } = published(found);
    for (const root of roots) {
      expectSilence(root);
      expect([...walk(root)].filter(({ state }) => state === 'scored' || state === 'insufficient')).toEqual([]);
      expect([...walk(root)].filter((n) => n.kind === 'indicator' && (n.spread !== null || n.cns !== null))).toEqual([]);
    }
    expect(roots[0]!.state).toBe(state);
    // city, period, node, kind, state, then answered, proven, low, high: empty in every row
    const lines = [...assessmentCsv(found.assessment)].join('').trim().split(/\r?\n/).slice(1);
    expect(lines.filter((line) => line.split(',').slice(5, 9).join('') !== '')).toEqual([]);
  });

  test.each([
    { rows: ['respondents A 2 sent'], why: 'one answer' },
    { rows: ['respondents X 55'], why: 'one number' },
    { rows: ['respondents A 1', 'respondents B unknown', 'respondents C refused', 'respondents O pending'], why: 'one answer among codes' },
    { rows: ['respondents A 1', 'respondents X 5'], why: 'below the minimum' },
    { rows: ['respondents A 0', 'respondents B 0', 'respondents C 0'], why: 'zeros are answers' },
    { rows: ['respondents D 3 none'], why: 'one answer without proof' },
  ])('$why: silent where it must be', ({ rows }) => {
    for (const root of published(assessOne(instrument, rows)).roots) expectSilence(root);
  });

  test('zeros are printed where they are the answer', () => {
    const { node } = assessOne(instrument, ['respondents A 0', 'respondents B 0', 'respondents C 0']);
    expect(node('A')).toMatchObject({ state: 'scored', answered: { score: 0, low: 0, high: 0 }, band: 0, gap: 2 });
    const silent = aggregate === 'geometric' || aggregate === 'harmonic';
    expect(node('s1').answered.score).toBe(silent ? null : 0);
    expect(node('s1').band).toBe(silent ? null : 0);
  });
});

test('below the minimum: bounds are printed, the score is not', () => {
  const { index, node } = assessOne(make('mean', 'answered'), ['respondents A 3 sent']);
  expect(index.state).toBe('insufficient');
  expect(node('s1').answered).toEqual({ score: null, low: 1, high: 3 }); // (3 + 0 + 0)/3, (3 + 3 + 3)/3
  expect(node('s1').band).toBeNull();
  expect(node('A').answered.score).toBe(3);
});

test('a leaf answered only by codes keeps them by code and prints no number', () => {
  const { json } = assessOne(make('mean', 'answered'), ['respondents A unknown x3', 'respondents A refused', 'respondents A pending x2']);
  const text = JSON.parse(JSON.stringify(json())) as { cities: { index: JsonNode }[] };
  const leaf = [...walk(text.cities[0]!.index)].find((n) => n.id === 'A') as JsonNode & {
    missing: Record<string, number>;
    respondents: number;
  };
  expect(leaf.missing).toEqual({ unknown: 3, refused: 1, pending: 2 });
  expect(leaf.respondents).toBe(0);
});

test('an instrument without rubrics prints no number', () => {
  const { index } = assessOne(toyOf([]), []);
  expect(index).toMatchObject({ state: 'not-applicable', answered: NOTHING, proven: NOTHING, band: null, gap: null, coverage: null });
});
