import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Act, actOn } from '../../src/forms/page-act.ts';
import { packPage, unpackModel } from '../../src/forms/page-data.ts';
import { factsOfText, sheetText, startOf } from '../../src/forms/page-sheet.ts';
import { type Doc, EMPTY, entryOf, evolve, type Fact, replay } from '../../src/interview/facts.ts';
import type { Model } from '../../src/interview/model.ts';
import { begin, goTo, type Session } from '../../src/interview/session.ts';
import { instrument, read } from '../answers/toy.ts';
import { actsOf, expected, filling, readBack } from './fill.ts';
import { formFor } from './filled.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const form = formFor(instrument, { agency: 'bappeda' });
const model = unpackModel(JSON.parse(JSON.stringify(packPage(form))))!;
const start = (m: Model): Fact =>
  ({ ...startOf(m, m.speaker.respondent, m.speaker.name), at: new Date(NOW).toISOString(), by: 'x', session: 1 }) as Fact;

/** A page on which these acts were done, one question after another. */
function done(acts: readonly (readonly [id: string, ...acts: Act[]])[], of = model): { session: Session; doc: Doc; facts: Fact[] } {
  const facts: Fact[] = [start(of)];
  let session = begin(of, EMPTY, { lang: 'id', by: 'x', guard: false }, NOW);
  for (const [id, ...list] of acts) {
    session = goTo(session, of.position.get(id)!, NOW);
    for (const act of list) {
      const outcome = actOn(session, act, NOW);
      expect(outcome.session.pos).toBe(session.pos);
      expect(outcome.facts.reduce(evolve, session.doc)).toEqual(outcome.session.doc);
      session = outcome.session;
      facts.push(...outcome.facts);
    }
  }
  return { session, doc: replay(facts), facts };
}

test('the page asks what the form asks: the share travels whole', () => {
  expect(model.items.map((item) => item.id)).toEqual(form.model.items.map((item) => item.id));
  expect(model.instrument.digest).toBe(instrument.digest);
});

test('a form that asks less than the share asks no more on its page', () => {
  const some = form.model.items.filter((item) => ['FREQ', 'Q1'].includes(item.id));
  const less = unpackModel(
    packPage({ ...form, model: { ...form.model, items: some, position: new Map(some.map((item, i) => [item.id, i])) } }),
  )!;
  expect(less.items.map((item) => item.id)).toEqual(['FREQ', 'Q1']);
  expect([...less.instrument.indicators.keys()]).toEqual(['FREQ']);
});

test("last time's answers travel along, and are kept by a press only", () => {
  const prior = new Map([
    ['GOV-01', { period: '2025', value: '4', note: 'lama' }],
    ['FREQ', { period: '2025', value: 'daily' }],
    ['SHARE', { period: '2025', votes: new Map([['3', 2]]) }],
  ]);
  const again = unpackModel(JSON.parse(JSON.stringify(packPage({ ...form, model: { ...form.model, prior } }))))!;
  expect([...again.prior]).toEqual([...prior].slice(0, 2));
  const { session, doc } = done(
    [
      ['GOV-01', { a: 'keep' }],
      ['FREQ', { a: 'keep' }],
    ],
    again,
  );
  expect(entryOf(doc, 'GOV-01')).toMatchObject({ value: '4', via: 'kept' });
  expect(entryOf(doc, 'FREQ').value).toBeUndefined();
  expect(session.toast?.code).toBe('nothingToKeep');
});

test('what is filled in on a page comes back from the file it hands over', () => {
  fc.assert(
    fc.property(filling(form), (filled) => {
      const { doc } = done(
        model.items.flatMap((item) => (filled.has(item.id) ? [[item.id, ...actsOf(item, filled.get(item.id)!)] as const] : [])),
      );
      const text = sheetText(doc, model, (iso) => iso);
      const reading = read(text, {}, 'kominfo-1.json');
      expect(readBack(form, reading)).toEqual(expected(form, filled));
      expect(reading.findings).toEqual([]);
      const again = factsOfText(text, model, EMPTY);
      if ('refused' in again) throw new Error(again.refused);
      expect(again.left).toBe(0);
      const reopened = replay([start(model), ...again.bodies.map((body): Fact => ({ ...body, at: doc.last!, by: 'x', session: 1 }))]);
      expect(sheetText(reopened, model, () => 'same')).toBe(sheetText(doc, model, () => 'same'));
    }),
    { seed: 6, numRuns: 60 },
  );
});

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>(
    { a: 'none' },
    { a: 'keep' },
    { a: 'clear' },
    { a: 'cancel' },
    { a: 'code', code: 'unknown' },
    { a: 'code', code: 'not-applicable' },
  ),
  fc.constantFrom('1', '3', 'weekly', 'zzz').map((value): Act => ({ a: 'choose', value })),
  fc.constantFrom('a', 'd', 'zzz').map((criterion): Act => ({ a: 'tick', criterion })),
  fc.constantFrom('', '7', '1.234', '99999', '-3', 'banyak').map((text): Act => ({ a: 'number', text })),
  fc.constantFrom('', 'kata', '  ').map((text): Act => ({ a: 'words', text })),
  fc.constantFrom('', 'Perwal').map((title): Act => ({ a: 'proof', title })),
  fc.constantFrom(0, 1, 7).map((index): Act => ({ a: 'way', index })),
  fc.constantFrom('', 'sebab').map((text): Act => ({ a: 'why', text })),
  fc.constantFrom(0, 1, 7).map((index): Act => ({ a: 'unproof', index })),
);

test.each([
  ['of an agency', model],
  ['of the room', unpackModel(packPage(formFor(instrument, { group: 'kesepakatan', respondent: 'kesepakatan' })))!],
])('no act in any order throws, leaves its question, or keeps anything but its facts: a form %s', (_, of) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...of.items.map((i) => i.id)), acts), { maxLength: 30 }), (list) => {
      const { doc } = done(
        list.map(([id, act]) => [id, act] as const),
        of,
      );
      expect(
        read(
          sheetText(doc, model, (iso) => iso),
          {},
          'x.json',
        ).findings.filter((f) => f.severity === 'error'),
      ).toEqual([]);
    }),
    { seed: 6, numRuns: 120 },
  );
});

describe('single acts', () => {
  const over = (s: Session): string | undefined => (s.over?.at === 'menu' ? s.over.menu.m : s.over?.at);

  test('a number outside its range is asked about, and kept only when confirmed', () => {
    const asked = done([['BIG', { a: 'number', text: '99999' }]]);
    expect(over(asked.session)).toBe('range');
    expect(entryOf(asked.doc, 'BIG').value).toBeUndefined();
    expect(entryOf(done([['BIG', { a: 'number', text: '99999' }, { a: 'way', index: 0 }]]).doc, 'BIG').value).toBe('99999');
    const refused = done([['BIG', { a: 'number', text: '99999' }, { a: 'cancel' }]]);
    expect(over(refused.session)).toBeUndefined();
    expect(entryOf(refused.doc, 'BIG').value).toBeUndefined();
  });

  test('1.234 is asked about in both its meanings', () => {
    expect(over(done([['BIG', { a: 'number', text: '1.234' }]]).session)).toBe('point');
  });

  test('taking the last tick away asks whether nothing is met', () => {
    const { session, doc } = done([['CHECK', { a: 'tick', criterion: 'a' }, { a: 'tick', criterion: 'a' }]]);
    expect(over(session)).toBe('none');
    expect(entryOf(doc, 'CHECK').value).toBe('a');
  });

  test('"none of them" needs no second question', () => {
    expect(entryOf(done([['CHECK', { a: 'tick', criterion: 'a' }, { a: 'tick', criterion: 'd' }, { a: 'none' }]]).doc, 'CHECK').value).toBe(
      'none',
    );
  });

  test('"does not apply" without a reason is refused, with the rule that an interview has', () => {
    const { session, doc } = done([['GOV-01', { a: 'code', code: 'not-applicable' }]]);
    expect(session.toast?.code).toBe('reasonNeeded');
    expect(entryOf(doc, 'GOV-01').missing).toBeUndefined();
  });

  test('a decision of the room waits for its reason, which is its note; where there is a note it needs no other', () => {
    const room = unpackModel(packPage(formFor(instrument, { group: 'kesepakatan', respondent: 'kesepakatan' })))!;
    const waiting = done([['GOV-01', { a: 'choose', value: '3' }]], room);
    expect(over(waiting.session)).toBe('line');
    expect(entryOf(waiting.doc, 'GOV-01').value).toBeUndefined();
    expect(done([['GOV-01', { a: 'choose', value: '3' }, { a: 'why', text: '' }]], room).session.toast?.code).toBe('whyNeeded');
    const decided = done(
      [['GOV-01', { a: 'choose', value: '3' }, { a: 'why', text: 'Perwal sudah ada' }, { a: 'choose', value: '4' }]],
      room,
    );
    expect(entryOf(decided.doc, 'GOV-01')).toMatchObject({ value: '4', note: 'Perwal sudah ada' });
    const reading = read(
      sheetText(decided.doc, room, (iso) => iso),
      {},
      'x.json',
    );
    expect(reading.findings.filter((f) => f.severity === 'error')).toEqual([]);
  });

  test('a cleared answer is open again, its note and its documents stay', () => {
    const { doc } = done([['GOV-01', { a: 'choose', value: '3' }, { a: 'note', text: 'n' }, { a: 'proof', title: 'p' }, { a: 'clear' }]]);
    expect(entryOf(doc, 'GOV-01')).toMatchObject({ note: 'n', documents: [{ title: 'p' }] });
    expect(entryOf(doc, 'GOV-01')).not.toHaveProperty('value');
  });

  test('how long a question took is noted once', () => {
    const { facts } = done([['CHECK', { a: 'tick', criterion: 'a' }, { a: 'tick', criterion: 'b' }, { a: 'tick', criterion: 'd' }]]);
    expect(facts.filter((f) => f.t === 'seen')).toHaveLength(1);
  });
});

describe('files that are no sheet of this form', () => {
  const sheet = (more: object): string =>
    JSON.stringify({ city: { id: '12.76' }, period: '2026', respondent: { id: 'kominfo-1', group: 'opd' }, answers: {}, ...more });
  test.each([
    ['no JSON', 'answers: {}', 'no-sheet'],
    ['JSON of another kind', '[1]', 'no-sheet'],
    ['another city', sheet({ city: { id: '12.75' } }), 'other-city'],
    ['another period', sheet({ period: '2025' }), 'other-city'],
    ['another respondent', sheet({ respondent: { id: 'x', group: 'opd' } }), 'other-respondent'],
  ])('%s', (_, text, refused) => {
    expect(factsOfText(text, model, EMPTY)).toEqual({ refused });
  });

  test('the same file opened twice adds no document twice; verdicts are for those who may give them', () => {
    const text = sheet({ answers: { 'GOV-01': { value: 3, evidence: [{ title: 'Perwal', state: 'accepted' }] } } });
    const once = factsOfText(text, model, EMPTY);
    if ('refused' in once) throw new Error(once.refused);
    expect(once.bodies.at(-1)).toMatchObject({ t: 'proof', title: 'Perwal', state: 'sent' });
    const doc = replay(once.bodies.map((body): Fact => ({ ...body, at: '2026-11-24', by: 'x', session: 1 })));
    expect(factsOfText(text, model, doc)).toMatchObject({ bodies: [{ t: 'answer' }] });
    const mentor = unpackModel(packPage(formFor(instrument, { group: 'pembimbing' })))!;
    const theirs = sheet({ respondent: { id: 'kominfo-1', group: 'pembimbing' }, answers: JSON.parse(text).answers });
    expect(factsOfText(theirs, mentor, EMPTY)).toMatchObject({ bodies: [{ t: 'answer' }, { t: 'proof', state: 'accepted' }] });
  });

  test('answers that do not fit are left out and counted', () => {
    const read_ = factsOfText(
      sheet({ answers: { 'GOV-01': 9, GONE: 3, FREQ: 'monthly', CHECK: ['a', 'zzz'], 'GOV-02': { votes: { 3: 2 } } } }),
      model,
      EMPTY,
    );
    expect(read_).toEqual({ bodies: [{ t: 'answer', id: 'FREQ', value: 'monthly', via: 'sheet' }], left: 4 });
  });
});
