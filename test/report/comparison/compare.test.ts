import { describe, expect, test } from '@jest/globals';
import { comparisonBlocks } from '../../../src/report/comparison/blocks.ts';
import { compare } from '../../../src/report/comparison/compare.ts';
import { comparisonCsv } from '../../../src/report/comparison/csv.ts';
import { comparisonJson } from '../../../src/report/comparison/json.ts';
import { type AssessmentValue, type Subject, subjectsOf } from '../../../src/report/comparison/subject.ts';
import { blocksMarkdown } from '../../../src/report/markdown.ts';

type Index = AssessmentValue['cities'][number]['index'];
const three = (score: number | null, low: number | null, high: number | null) => ({ score, low, high });

/** An index over one rubric of one indicator, all with the same score. */
function tree(score: number | null, low = score, high = score): Index {
  const base = {
    state: score === null ? ('insufficient' as const) : ('scored' as const),
    answered: three(score, low, high),
    proven: three(score, low, high),
    coverage: 1,
    target: 4,
    gap: null,
  };
  const leaf: Index = { ...base, id: 'R1', kind: 'indicator', title: 'Jalan', children: [] };
  const rubric: Index = { ...base, id: 'roads', kind: 'rubric', title: 'Jalan raya', children: [leaf] };
  return { ...base, id: 'town', kind: 'instrument', title: 'Kesiapan', children: [rubric] };
}

const subject = (city: string, period: string, index: Index, more: Partial<AssessmentValue> = {}): Subject =>
  subjectsOf({
    instrument: { id: 'town', version: '1', digest: 'sha256:0' },
    cities: [{ city: { id: city, name: `Kota ${city}` }, period, index, views: [] }],
    ...more,
  })[0]!;

const cities = (...of: Subject[]) => compare(of as [Subject, ...Subject[]], { width: 4 });

describe('cities side by side', () => {
  // A is above all; B and C may change places; D ties with C; E has no score.
  const found = cities(
    subject('B', '2026', tree(2.4, 2.1, 2.6)),
    subject('A', '2026', tree(3, 2.9, 3.2)),
    subject('C', '2026', tree(2.2)),
    subject('D', '2026', tree(2.2)),
    subject('E', '2026', tree(null, 1, 5)),
  );
  test.each([
    { i: 0, rank: 2, ranks: [2, 4] },
    { i: 1, rank: 1, ranks: [1, 1] },
    { i: 2, rank: 3, ranks: [2, 3] },
    { i: 3, rank: 3, ranks: [2, 3] },
    { i: 4, rank: null, ranks: null },
  ])('city $i has rank $rank, possibly $ranks', ({ i, rank, ranks }) => {
    expect(found.rows[0]!.entries[i]).toMatchObject({ rank, ranks });
  });

  test('the ranking is printed in order, what has no rank last', () => {
    const [table] = comparisonBlocks(found, 'id').blocks;
    expect(table?.kind === 'table' && table.rows.map((r) => r[0])).toEqual(['Kota A', 'Kota B', 'Kota C', 'Kota D', 'Kota E']);
    expect(table?.kind === 'table' && table.rows[1]![2]).toBe('2–4');
  });

  test('the same city in two periods is told by its period', () => {
    const both = cities(subject('A', '2025', tree(2)), subject('A', '2026', tree(3)), subject('B', '2026', tree(1)));
    const [table] = comparisonBlocks(both, 'en').blocks;
    expect(table?.kind === 'table' && table.rows.map((r) => r[0])).toEqual(['Kota A (2026)', 'Kota A (2025)', 'Kota B']);
  });
});

describe('periods of one city', () => {
  const found = cities(subject('A', '2025', tree(2)), subject('A', '2026', tree(3)));

  test('are a comparison of periods, with the change of every node', () => {
    expect(found.kind).toBe('periods');
    expect(found.rows.map((r) => [r.id, r.entries[1]!.change!.value])).toEqual([
      ['index', 1],
      ['roads', 1],
      ['R1', 1],
    ]);
  });

  test('an indicator that was renamed is the same one', () => {
    const was = tree(2);
    const renamed = { ...was, children: [{ ...was.children[0]!, children: [{ ...was.children[0]!.children[0]!, id: 'R0' }] }] };
    const pair = compare([subject('A', '2025', renamed), subject('A', '2026', tree(3))], { width: 4, formerly: new Map([['R0', 'R1']]) });
    expect(pair.rows.map((r) => r.id)).toEqual(['index', 'roads', 'R1']);
    expect(pair.rows[2]!.entries[1]!.change!.value).toBe(1);
  });

  test.each([
    { says: 'another instrument', other: { instrument: { id: 'x', version: '1', digest: 'sha256:1' } }, caution: 'other-instrument' },
    { says: 'another version', other: { instrument: { id: 'town', version: '2', digest: 'sha256:1' } }, caution: 'other-version' },
    { says: 'another text', other: { instrument: { id: 'town', version: '1', digest: 'sha256:1' } }, caution: 'other-text' },
    { says: 'the short form', other: { tier: 'core' as const }, caution: 'other-tier' },
  ])('$says is said', ({ other, caution }) => {
    const pair = cities(subject('A', '2025', tree(2), other), subject('A', '2026', tree(3)));
    expect(pair.cautions).toEqual([caution]);
    expect(comparisonBlocks(pair, 'en').blocks[0]).toMatchObject({ kind: 'callout', tone: 'warning' });
  });
});

test('the proven reading is recognised from a gap that only it explains', () => {
  const leaf: Index = {
    id: 'R1',
    kind: 'indicator',
    title: 'x',
    state: 'scored',
    answered: three(3, 3, 3),
    proven: three(2, 2, 2),
    coverage: 1,
    target: 4,
    gap: 2,
    children: [],
  };
  expect(subject('A', '2026', { ...leaf, id: 'town', kind: 'instrument', children: [leaf] }).headline).toBe('proven');
});

describe('hostile names', () => {
  const evil = subject('=1+1', '2026', tree(2));
  const found = cities({ ...evil, name: '<script>|`x`\u001b[31m' }, subject('B', '2026', tree(3)));

  test('stay text in CSV, Markdown and JSON', () => {
    expect(comparisonCsv(found)).toContain(",'=1+1,2026,");
    const { title, blocks } = comparisonBlocks(found, 'id');
    const md = blocksMarkdown(title, blocks, 'id');
    expect(md).not.toContain('<script');
    expect(md).not.toContain('\u001b');
    expect((JSON.parse(comparisonJson(found, 'siapkota 1')) as { format: string }).format).toBe('siapkota/comparison@1');
  });
});
