import { describe, expect, test } from '@jest/globals';
import type { ExpectedRespondent } from '../../src/answers/answer.ts';
import type { Terminal } from '../../src/cli/output/terminal.ts';
import { dateInWords, dueInWords, shortDate } from '../../src/cli/status/due-words.ts';
import { type Counts, partiesOf } from '../../src/cli/status/parties.ts';
import { against, type Status, statusJson, statusOf } from '../../src/cli/status/status.ts';
import { statusText } from '../../src/cli/status/text.ts';
import { factsOf } from '../../src/report/facts.ts';
import { tallyOf } from '../../src/tally/collect.ts';
import { plain } from '../../src/text/paint.ts';
import { answer, inputOf, NORMAL, type Scene } from '../report/fixture.ts';

const expected = (id: string, group: string, agency?: string, due?: string): ExpectedRespondent => ({
  id,
  name: undefined,
  group,
  agency,
  due,
});
const SCENE: Scene = {
  answers: NORMAL,
  expected: [
    expected('works', 'office', 'works', '2026-11-20'),
    expected('water', 'office', 'water-board', '2026-12-01'),
    expected('p1', 'public'),
  ],
};
const statusFor = (scene: Scene): Status => statusOf(inputOf(scene), tallyOf(scene.answers));
const partyOf = (scene: Scene, id: string) => {
  const found = partiesOf(factsOf(inputOf(scene))).find((p) => p.id === id);
  if (found === undefined) throw new Error(`no party ${id}`);
  return found;
};
const said = (counts: Counts): Partial<Counts> => Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0)) as Partial<Counts>;

describe('who owes what on 24 November', () => {
  test.each([
    // Works is asked R1, R2, R3 and answered two; R3 is blank since 20 November, W2 promised for the 10th;
    // R2 is level 3 without proof, which is due on the 20th with everything else.
    { id: 'works', counts: { asked: 3, answered: 2, unanswered: 1, promised: 1, proofOwed: 1 }, overdue: 3, due: '2026-11-10', late: 14 },
    // The water board is asked R3, R4, W2; it does not know W2.
    { id: 'water-board', counts: { asked: 3, answered: 2, unknown: 1 }, overdue: 0, due: undefined, late: undefined },
    // A resident who is expected is asked all five that apply.
    { id: 'p1', counts: { asked: 5, answered: 1, unanswered: 4 }, overdue: 0, due: undefined, late: undefined },
    // One who is not expected owes nothing.
    { id: 'public', counts: { asked: null, answered: 1 }, overdue: 0, due: undefined, late: undefined },
  ])('$id', ({ id, counts, overdue, due, late }) => {
    const party = partyOf(SCENE, id);
    expect(said(party.counts)).toEqual(counts);
    expect([party.overdue, party.due, party.daysLate]).toEqual([overdue, due, late]);
  });

  test('the counts of the rubrics add up to the party', () => {
    const { rubrics } = partyOf(SCENE, 'works');
    expect(rubrics.map((r) => [r.id, said(r.counts)])).toEqual([
      ['roads', { asked: 3, answered: 2, unanswered: 1, proofOwed: 1 }],
      ['water', { asked: null, promised: 1 }],
    ]);
  });

  test('the last answer is the last moment heard', () => {
    expect([partyOf(SCENE, 'works').lastSeen, partyOf(SCENE, 'water-board').lastSeen]).toEqual(['2026-11-02', undefined]);
  });

  test('a room that raised hands owes nothing, and a question counts once', () => {
    const hands = [
      answer('public', 'hall', 'R1', '2', { n: 5, counted: true }),
      answer('public', 'hall', 'R1', '3', { n: 11, counted: true }),
    ];
    const hall = partyOf({ answers: hands, expected: [expected('hall', 'public', undefined, '2026-11-01')] }, 'hall');
    expect([said(hall.counts), hall.debts]).toEqual([{ asked: null, answered: 1 }, []]);
  });

  test('those who decide are asked for nothing', () => {
    expect(partiesOf(factsOf(inputOf({ answers: NORMAL, expected: [expected('forum', 'room')] }))).map((p) => p.id)).not.toContain('forum');
  });
});

test.each([
  ['overdue', 3],
  // R3 of works; four of p1; W2 unknown; W2 promised.
  ['missing', 7],
  ['unproven', 1],
] as const)('gate %s: %i stand against it', (gate, n) => {
  expect(against(gate, statusFor(SCENE))).toBe(n);
});

test('the document says null where nothing is known, and is stable', () => {
  const value = JSON.parse(statusJson(statusFor(SCENE)));
  expect([value.format, value.date, value.parties.length]).toEqual(['siapkota/status@1', '2026-11-24', 4]);
  expect(value.parties.find((p: { id: string }) => p.id === 'public')).toMatchObject({ asked: null, due: null, last_seen: null });
  // Only W2 is missing; it is the whole of one of two rubrics, so that knowing it leaves no width at all.
  // The roads are complete, so the index moves by half of 1..5.
  expect(value.narrowing.map((l: { indicator: string }) => l.indicator)).toEqual(['W2']);
  expect([value.narrowing[0].width, value.narrowing[0].narrows]).toEqual([expect.closeTo(0, 9), expect.closeTo(2, 9)]);
  expect([value.index.low, value.index.high].every((n) => typeof n === 'number')).toBe(true);
});

test.each([
  [3, 'lewat 3 hari', '3 days late'],
  [1, 'lewat 1 hari', '1 day late'],
  [0, 'hari ini', 'today'],
  [-1, 'besok', 'tomorrow'],
  [-1200, '1.200 hari lagi', 'in 1,200 days'],
])('%i days late', (days, id, en) => {
  expect([dueInWords(days, 'id'), dueInWords(days, 'en')]).toEqual([id, en]);
  expect(dateInWords('2026-12-01', days, 'id')).toBe(`1 Desember 2026 (${id})`);
});

describe('the screen', () => {
  const terminal: Terminal = {
    lang: 'id',
    columns: 80,
    unicode: true,
    out: plain,
    err: plain,
    plain,
    quiet: false,
    verbose: false,
    interactive: false,
  };
  const screen = (scene: Scene, more: Partial<Terminal> = {}): string => statusText(statusFor(scene), { ...terminal, ...more });
  const rowOf = (text: string, name: string): string =>
    text
      .split('\n')
      .find((line) => line.startsWith(name))!
      .replace(/ {2,}/g, ' | ');

  test('fits into 80 columns in both languages, and holds every count', () => {
    for (const lang of ['id', 'en'] as const)
      for (const line of screen({ ...SCENE, lang }, { lang }).split('\n')) expect(line.length).toBeLessThan(80);
    expect(rowOf(screen(SCENE), 'Dinas Pekerjaan')).toBe('Dinas Pekerjaan | 2/3 | 1 | 1 | 1 | 2 Nov | lewat 14 hari');
    expect(rowOf(screen(SCENE), 'Dinas Air')).toBe('Dinas Air | 2/3 | 1');
  });

  test('says what the missing answers could still do to the band', () => {
    // The roads stand at 47/12 and the water may be anything from 1 to 5: (47/12 + 1)/2 and (47/12 + 5)/2.
    expect(screen(SCENE)).toMatch(/antara 2,46 dan 4,46, dari\s+predikat Rendah sampai Tinggi\./);
  });

  test('those who owe nothing, and of whom nobody knows what they were asked, stand on one line', () => {
    expect(screen(SCENE)).toContain('Sudah menjawab: Kelompok Warga (1).');
  });

  test('what nobody was asked is listed by indicator', () => {
    const text = screen({ ...SCENE, answers: NORMAL.filter((a) => a.indicator !== 'W2'), expected: [] });
    expect(text).toMatch(/Belum ditanyakan kepada siapa pun[\s\S]*\nW2 /);
  });

  test('a name from outside cannot draw on the screen', () => {
    const evil = { ...expected('p1', 'public'), name: 'x\u001b[2J\u202e' };
    expect(screen({ ...SCENE, expected: [evil] })).not.toMatch(/[\u001b\u202e]/);
  });
});

test.each([
  ['2026-11-02', '2 Nov', '2 Nov'],
  ['2025-05-02T08:00:00+07:00', 'Mei 2025', 'May 2025'],
  ['kemarin', 'kemarin', 'kemarin'],
])('%s on a screen of 2026', (iso, id, en) => {
  expect([shortDate(iso, '2026-11-24', 'id'), shortDate(iso, '2026-11-24', 'en')]).toEqual([id, en]);
});
