import { describe, expect, test } from '@jest/globals';
import { type Goal, planFor } from '../../src/assess/plan/plan.ts';
import { chapters, type ReportInput } from '../../src/report/chapters.ts';
import { draw } from '../../src/report/charts/draw.ts';
import { editionOf } from '../../src/report/edition.ts';
import { factsOf } from '../../src/report/facts.ts';
import { FORMATS, formats } from '../../src/report/formats.ts';
import { planBlocks } from '../../src/report/plan.ts';
import { plain } from '../../src/text/paint.ts';
import { answer, block, inputOf, NORMAL } from './fixture.ts';

const EVERYTHING: Goal = { kind: 'all' };
function planned(goal: Goal, years = 1, input: ReportInput = inputOf({ answers: NORMAL })): ReportInput {
  return { ...input, planned: { plan: planFor(input.instrument, input.city, goal, years), years } };
}
const blocksOf = (input: ReportInput) => planBlocks(factsOf(input));
const saidIn = (input: ReportInput): string => JSON.stringify(blocksOf(input));

test('nothing is said of a plan that nobody asked for', () => {
  expect(blocksOf(inputOf({ answers: NORMAL }))).toEqual([]);
});

test('the chapter on priorities ends with the plan, step by step and as a curve', () => {
  const input = planned(EVERYTHING, 2);
  const report = chapters(input);
  const { plan } = input.planned!;
  const table = block(report, 'priorities', 'table', 'plan');
  expect(table.columns.map((c) => c.title)).toEqual([
    'Indikator yang dinaikkan',
    'Tingkat',
    'Upaya',
    'Jumlah',
    'Kenaikan',
    'Indeks',
    'Tahun',
    'Perangkat daerah',
  ]);
  const last = table.rows.at(-1)!;
  expect(last[5]).toEqual({ kind: 'score', value: plan!.after, instead: '–' });
  expect(last[3]).toMatchObject({ value: plan!.effort });
  const years = block(report, 'priorities', 'table', 'plan-years');
  expect(years.rows.map((row) => row[0])).toEqual(['1 (2027)', '2 (2028)']);
  const curve = block(report, 'priorities', 'curve');
  expect([curve.points[0], curve.points.at(-1)]).toEqual([{ effort: 0, index: plan!.now }, plan!.all]);
  expect(curve.mark).toEqual({ effort: plan!.effort, index: plan!.after, name: 'rencana ini' });
});

test.each([
  { lang: 'id', says: ['Rencana peningkatan', 'dengan upaya 1 dari', 'Rencana ini pasti yang terbaik', 'rencana ini'] },
  { lang: 'en', says: ['Improvement plan', 'with effort 1 of the', 'This plan is exact', 'this plan'] },
] as const)('in $lang', ({ lang, says }) => {
  const text = saidIn(planned({ kind: 'budget', effort: 1 }, 1, inputOf({ answers: NORMAL, lang })));
  for (const words of says) expect(text).toContain(words);
});

describe('what cannot be planned is said, never drawn', () => {
  test.each([
    { why: 'no index', input: planned(EVERYTHING, 1, inputOf({ answers: [] })), says: 'Indeks belum memiliki nilai', curve: false },
    {
      why: 'a goal for a withheld index',
      input: planned({ kind: 'reach', score: 3 }, 1, inputOf({ answers: [answer('office', 'w', 'R1', '2')] })),
      says: 'tidak dapat dinilai apakah sasaran tercapai',
      curve: false,
    },
    {
      why: 'a budget for a withheld index',
      input: planned({ kind: 'budget', effort: 1 }, 1, inputOf({ answers: [answer('office', 'w', 'R1', '2')] })),
      says: 'Angka indeksnya sendiri ditahan',
      curve: false,
    },
    { why: 'a goal out of reach', input: planned({ kind: 'reach', score: 5 }), says: 'Sasaran 5,00 tidak tercapai', curve: true },
    { why: 'no budget', input: planned({ kind: 'budget', effort: 0 }), says: 'Upaya 0 tidak cukup', curve: true },
  ])('$why', ({ input, says, curve }) => {
    expect(saidIn(input)).toContain(says);
    expect(blocksOf(input).some((b) => b.kind === 'curve')).toBe(curve);
  });
});

test('every format that prints the chapter prints the plan', async () => {
  const edition = editionOf(planned(EVERYTHING));
  for (const format of FORMATS.filter((f) => f !== 'terminal')) {
    const render = await formats[format].load();
    const written = await render([edition], { paint: plain, columns: 80, unicode: true });
    expect(written.length).toBeGreaterThan(1000);
    if (typeof written === 'string') expect(written).toContain('Langkah-langkah rencana');
  }
});

describe('the curve as a picture', () => {
  const curve = blocksOf(planned(EVERYTHING)).find((b) => b.kind === 'curve')!;
  test('is a staircase that only rises', () => {
    const path = /class="now-open" d="([^"]+)"/.exec(draw(curve, 'id')!)![1]!;
    expect(path).toMatch(/^M[\d.]+ [\d.]+(H[\d.]+V[\d.]+)+$/);
    const heights = [...path.matchAll(/[ V]([\d.]+)/g)].map((m) => Number(m[1]));
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  });
  test('names what it shows, and takes text from outside as text', () => {
    const drawn = draw({ ...curve, alt: '<b>"', up: '<i>' }, 'en')!;
    expect(drawn).toContain('aria-label="&lt;b&gt;&quot;"');
    expect(drawn).not.toMatch(/<i>|<b>|NaN|undefined/);
  });
  test('with a single point is no more than that point', () => {
    expect(draw({ ...curve, points: [{ effort: 0, index: 2 }], mark: null }, 'id')).not.toMatch(/NaN|Infinity/);
  });
});
