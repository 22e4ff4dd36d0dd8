import { describe, expect, test } from '@jest/globals';
import { entryOf, replay } from '../../src/interview/facts.ts';
import { itemsFor } from '../../src/interview/model.ts';
import { plainScreen } from '../../src/interview/plain.ts';
import { remainingMinutes } from '../../src/interview/remaining-time.ts';
import { draftOf } from '../../src/interview/session.ts';
import { droppedPath } from '../../src/interview/step-line.ts';
import { Driver, toyInstrument, toyModel } from './toy.ts';

const entry = (d: Driver, id: string) => entryOf(d.session.doc, id);

describe('what is asked', () => {
  test.each([
    // D1 belongs to another agency; W1 needs a coast and W2 a high L1, but both stay on the list and are skipped while asking.
    { who: { group: 'opd', agency: 'kominfo' }, tier: 'full', ids: ['L1', 'C1', 'Q1', 'N1', 'K1', 'T1', 'W1', 'W2', 'L2'] },
    { who: { group: 'opd', agency: 'dinkes' }, tier: 'full', ids: ['L1', 'C1', 'Q1', 'N1', 'K1', 'T1', 'W1', 'W2', 'D1', 'L2'] },
    { who: { group: 'press', agency: undefined }, tier: 'full', ids: ['L1', 'C1', 'Q1', 'N1', 'K1', 'T1', 'W1', 'W2', 'L2'] },
    { who: { group: 'consensus', agency: undefined }, tier: 'full', ids: ['L1', 'C1', 'Q1', 'N1', 'K1', 'T1', 'W1', 'W2', 'D1', 'L2'] },
    { who: { group: 'opd', agency: undefined }, tier: 'core', ids: ['L1'] },
  ] as const)('$who in the $tier form', ({ who, tier, ids }) => {
    expect(itemsFor(toyInstrument, who, tier).map((i) => i.id)).toEqual(ids);
  });

  test('a condition on a score opens and closes as the answer changes', () => {
    const d = new Driver().digit(2).verbs('confirm').at('T1');
    d.verbs('skip');
    expect(d.id).toBe('L2');
    d.at('L1').digit(4).verbs('confirm').at('T1').verbs('skip');
    expect(d.id).toBe('W2');
  });
});

describe('answers', () => {
  test('a digit chooses, Enter saves, and the next question comes', () => {
    const d = new Driver().digit(3);
    expect(entry(d, 'L1').value).toBeUndefined();
    d.verbs('confirm');
    expect(entry(d, 'L1').value).toBe('3');
    expect([d.id, d.toast]).toEqual(['C1', 'saved']);
  });

  test('Enter without a choice saves nothing', () => {
    const d = new Driver().verbs('confirm');
    expect([d.toast, d.id, d.last!.facts.length]).toEqual(['pickFirst', 'L1', 0]);
  });

  test('with --fast the digit saves', () => expect(entry(new Driver(toyModel(), { fast: true }).digit(2), 'L1').value).toBe('2'));

  test.each([
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    ['12,5 menit', '12.5'],
    ['1200', '1200'],
    ['0', '0'],
  ])('the number %s is %s', (typed, value) => expect(entry(new Driver().at('N1').text(typed), 'N1').value).toBe(value));

  test('1.234 is asked about, because it may be 1,234 or 1234', () => {
    const d = new Driver().at('N1').text('1.234');
    expect(d.session.over).toMatchObject({ at: 'menu', menu: { m: 'point', values: ['1.234', '1234'] } });
    expect(entry(d.digit(2), 'N1').value).toBe('1234');
  });

  test('what is not believable is asked about, and No leads back', () => {
    const d = new Driver().at('N1').text('9000');
    expect(d.session.over).toMatchObject({ at: 'menu', menu: { m: 'range' } });
    expect(entry(d.digit(2), 'N1').value).toBeUndefined();
    expect(entry(d.text('9000').digit(1), 'N1').value).toBe('9000');
  });

  test('words are no number', () => expect(new Driver().at('N1').text('banyak').toast).toBe('notANumber'));

  test('a first digit replaces a saved number, and later ones go on', () => {
    const d = new Driver().at('N1').text('40').at('N1').type('7').type('5').verbs('confirm');
    expect(entry(d, 'N1').value).toBe('75');
  });

  test('a checklist is a set in canonical order', () => {
    const d = new Driver().at('K1').digit(3).digit(1).verbs('confirm');
    expect(entry(d, 'K1').value).toBe('a c');
  });

  test('an empty checklist is asked about before it counts as none', () => {
    const d = new Driver().at('K1').verbs('confirm');
    expect(entry(d, 'K1').value).toBeUndefined();
    expect(entry(d.digit(1), 'K1').value).toBe('none');
  });

  test('open questions take several lines; an empty last line ends them', () => {
    const d = new Driver().at('Q1').verbs('confirm').type('satu');
    d.send({ c: 'key', key: { name: 'return', sequence: '\r' } }).type('dua');
    for (const _ of [1, 2]) d.send({ c: 'key', key: { name: 'return', sequence: '\r' } });
    expect(entry(d, 'Q1').value).toBe('satu\ndua');
  });

  test('a choice is taken by its number', () => expect(entry(new Driver().at('C1').digit(2).verbs('confirm'), 'C1').value).toBe('often'));

  test('the same answer again is no revision, another one is', () => {
    const d = new Driver().digit(3).verbs('confirm').at('L1').verbs('confirm');
    expect(d.session.doc.changes).toHaveLength(0);
    d.at('L1').digit(4).verbs('confirm');
    expect(d.session.doc.changes).toMatchObject([{ id: 'L1', from: '3', to: '4', by: 'r1' }]);
  });
});

describe('no answer', () => {
  test.each(['unknown', 'refused'] as const)('%s needs no reason', (c) => expect(entry(new Driver().verbs(c), 'L1').missing?.code).toBe(c));

  test('does not apply needs its reason', () => {
    const d = new Driver().verbs('na').text('   ');
    expect([d.toast, entry(d, 'L1').missing]).toEqual(['reasonNeeded', undefined]);
    expect(entry(d.text('Tidak ada pantai'), 'L1').missing).toMatchObject({ code: 'not-applicable', reason: 'Tidak ada pantai' });
  });

  test.each([
    ['2026-12-01', '2026-12-01'],
    ['1/12/2026', '2026-12-01'],
    ['1.12', '2026-12-01'],
    ['3/1', '2027-01-03'],
    ['', undefined],
  ])('to follow, promised for "%s"', (typed, due) => {
    const d = new Driver().verbs('pending').text(typed);
    expect(entry(d, 'L1').missing).toEqual({ code: 'pending', reason: undefined, due });
  });

  test.each(['31/2/2026', 'besok', '2026-13-01'])('%s is no date', (typed) =>
    expect(new Driver().verbs('pending').text(typed).toast).toBe('notADate'),
  );

  test('skipped is not answered and comes back last', () => {
    const d = new Driver().verbs('skip');
    expect([d.id, entry(d, 'L1').skipped]).toEqual(['C1', true]);
    const asked: string[] = [];
    for (let i = 0; i < 30 && !(d.session.over?.at === 'summary' && d.session.over.next === undefined); i++) {
      const onWay = d.session.over?.at === 'summary';
      if (!onWay) asked.push(d.id);
      d.verbs(onWay ? 'confirm' : 'skip');
    }
    // Everything once, everything once more, and then the end: nobody walks in a circle.
    expect(asked.filter((id) => id === 'Q1')).toHaveLength(2);
    expect(d.session.over).toMatchObject({ at: 'summary', branch: undefined });
  });
});

describe('last year (trap 14)', () => {
  const prior = new Map([
    ['L1', { period: '2025', value: '4' }],
    ['C1', { period: '2025', value: 'gone' }],
  ]);

  test('it has no cursor, and Enter alone never carries it over', () => {
    const d = new Driver(toyModel({ prior }));
    expect(d.session.pick.cursor).toBeUndefined();
    for (const _ of [1, 2, 3]) d.verbs('confirm');
    expect(entry(d, 'L1').value).toBeUndefined();
  });

  test('= keeps it, and the journal says so', () => {
    const d = new Driver(toyModel({ prior })).verbs('keep');
    expect(entry(d, 'L1')).toMatchObject({ value: '4', via: 'kept' });
  });

  test('an answer that no longer fits cannot be kept', () =>
    expect(new Driver(toyModel({ prior })).at('C1').verbs('keep').toast).toBe('nothingToKeep'));
});

describe('a show of hands', () => {
  test('counts are kept raw, rows without hands left out', () => {
    const d = new Driver()
      .verbs('hands', 'confirm')
      .digit(5)
      .verbs('confirm')
      .digit(1)
      .digit(1)
      .verbs('confirm', 'confirm', 'confirm')
      .digit(2)
      .verbs('confirm', 'confirm');
    expect(d.session.over).toMatchObject({ at: 'hands', closed: true });
    d.verbs('confirm');
    expect(entry(d, 'L1').votes).toEqual({ 2: 5, 3: 11, unknown: 2 });
    expect(entry(d, 'L1').value).toBeUndefined();
  });

  test('more hands than people is asked about', () => {
    const d = new Driver().verbs('hands', 'present').text('4').text('2:5').verbs('confirm');
    expect(d.session.over).toMatchObject({ at: 'menu', menu: { m: 'over' } });
    expect(entry(d.digit(2), 'L1').votes).toBeUndefined();
  });

  test('no hands is no answer', () => {
    const d = new Driver().verbs('hands');
    for (const _ of [1, 2, 3, 4, 5, 6, 7]) d.verbs('confirm');
    expect(d.toast).toBe('noHands');
  });

  test('a number has no show of hands', () => expect(new Driver().at('N1').verbs('hands').toast).toBe('noHandsHere'));

  test('in a hall every question begins with hands, and answers by hands replace a single one', () => {
    const d = new Driver(toyModel(), { handsFirst: true });
    expect(d.session.over?.at).toBe('hands');
    d.text('3:4').verbs('confirm');
    expect([d.id, d.session.over?.at]).toEqual(['C1', 'hands']);
  });

  test.each([
    { does: 'Ctrl-X', verbs: ['cancel'] },
    { does: 'Tab', verbs: ['nextOpen'] },
    { does: 'the list', verbs: ['list', 'cancel'] },
    { does: 'leaving', verbs: ['quit'] },
  ] as const)('$does costs no count: it is there again, and gone once the votes are saved', ({ verbs }) => {
    const first = new Driver()
      .verbs('hands')
      .text('2:5 3:11')
      .send({ c: 'move', d: -1 })
      .verbs(...verbs);
    expect(entry(first, 'L1').drafts.get('hands')).toBe('2:5 3:11');
    expect(entry(first, 'L1').votes).toBeUndefined();
    const d = new Driver();
    d.session = { ...d.session, doc: replay(first.facts) };
    d.at('L1').verbs('hands');
    expect(d.session.over?.at === 'hands' && [...d.session.over.counts]).toEqual([
      ['2', '5'],
      ['3', '11'],
    ]);
    d.verbs('save', 'confirm');
    expect(entry(d, 'L1').votes).toEqual({ 2: 5, 3: 11 });
    expect(entry(d, 'L1').drafts.size).toBe(0);
  });

  test('counts under a note, a guide or a question back are a draft as well', () => {
    const counted = (): Driver => new Driver().verbs('hands').digit(7);
    const draft = [{ t: 'draft', id: 'L1', field: 'hands', text: '1:7' }];
    expect(draftOf(counted().session)).toEqual(draft);
    expect(draftOf(counted().verbs('note').session)).toEqual(draft);
    expect(draftOf(counted().verbs('guide').session)).toEqual(draft);
    const over = new Driver().verbs('hands', 'present').text('4').text('1:7').verbs('confirm');
    expect(draftOf(over.session)).toEqual(draft);
  });

  test('a digit does not slip into a closed round; an arrow reopens it', () => {
    const d = new Driver().verbs('hands').text('2:5').digit(9);
    expect([d.toast, d.session.over]).toMatchObject(['roundClosed', { closed: true }]);
    d.send({ c: 'move', d: -1 }).digit(9);
    expect(d.session.over).toMatchObject({ closed: false });
  });

  test('a note from within goes back to the counts', () => {
    const d = new Driver().verbs('hands').digit(7).verbs('note').text('ramai');
    expect(d.session.over).toMatchObject({ at: 'hands' });
    expect(d.session.over?.at === 'hands' && d.session.over.counts.get('1')).toBe('7');
  });
});

describe('proof', () => {
  test('title, file, copy, state; the shell is asked for the file', () => {
    const d = new Driver().verbs('evidence', 'add').text('Perwal 12/2025').text('/tmp/perwal.pdf').digit(1);
    expect(d.last!.request).toEqual({ r: 'attach', path: '/tmp/perwal.pdf', how: 'copy' });
    d.send({ c: 'attached', file: 'evidence/perwal.pdf', sha256: 'ab' }).digit(1);
    expect(entry(d, 'L1').documents).toEqual([{ title: 'Perwal 12/2025', file: 'evidence/perwal.pdf', sha256: 'ab', state: 'sent' }]);
  });

  test.each([
    ["'/home/tim/SK Wali Kota.pdf'", '/home/tim/SK Wali Kota.pdf'],
    ['/home/tim/SK\\ Wali\\ Kota\\ \\(akhir\\).pdf', '/home/tim/SK Wali Kota (akhir).pdf'],
    ['file:///home/tim/SK%20Wali%20Kota.pdf', '/home/tim/SK Wali Kota.pdf'],
    ['file:///C:/Data/SK%20Wali.pdf', 'C:/Data/SK Wali.pdf'],
    ['"C:\\Data\\SK Wali.pdf"', 'C:\\Data\\SK Wali.pdf'],
    ['file:///100%', 'file:///100%'],
    ['perwal.pdf', 'perwal.pdf'],
  ])('a file that is dropped as %s is %s', (dropped, path) => expect(droppedPath(dropped)).toBe(path));

  test('a file that cannot be read leads back to its path', () => {
    const d = new Driver().verbs('evidence', 'add').text('Perwal').text('/nowhere').digit(1).send({ c: 'unattached', why: 'ENOENT' });
    expect([d.toast, d.session.over?.at]).toEqual(['notAttached', 'line']);
  });

  test('without a file, or with a web address, only the state is asked', () => {
    expect(new Driver().verbs('evidence', 'add').text('SK').text('').session.over).toMatchObject({ menu: { m: 'state', title: 'SK' } });
    expect(new Driver().verbs('evidence', 'add').text('SK').text('https://jdih.example/1').session.over).toMatchObject({
      menu: { title: 'SK (https://jdih.example/1)' },
    });
  });

  test('a respondent cannot accept its own proof', () => {
    expect(new Driver().verbs('evidence', 'add').text('SK').text('').digit(3).toast).toBe('noSuchOption');
  });

  test('proof can be taken back', () => {
    const d = new Driver().verbs('evidence', 'add').text('SK').text('').digit(1).verbs('delete');
    expect(entry(d, 'L1').documents).toEqual([]);
  });
});

describe('getting about', () => {
  test('back follows the trail, also after a jump', () => {
    const d = new Driver().verbs('next').at('L2').verbs('back');
    expect(d.id).toBe('C1');
    expect(d.verbs('back').id).toBe('L1');
  });

  test('Tab goes to the next open question', () => {
    const d = new Driver().at('C1').digit(1).verbs('confirm').at('L1').verbs('nextOpen');
    expect(d.id).toBe('Q1');
  });

  test('the list is searched by id, title and wording, in any language', () => {
    const d = new Driver().verbs('list', 'search').type('choice');
    expect(d.verbs('confirm').id).toBe('C1');
  });

  test('at the end of a section its summary comes before the next one; at the end of a rubric only that of the rubric', () => {
    const d = new Driver().digit(2).verbs('confirm').digit(1).verbs('confirm', 'skip');
    expect(d.session.over).toMatchObject({ at: 'summary', branch: 's1' });
    expect(d.verbs('confirm').id).toBe('N1');
    d.text('5').digit(1).verbs('confirm', 'skip');
    expect(d.session.over).toMatchObject({ at: 'summary', branch: 'ra' });
    expect(d.verbs('confirm').id).toBe('L2');
  });

  test('from the guide a second ? shows the keys, a third goes back', () => {
    const d = new Driver().verbs('hands').digit(2).verbs('guide', 'guide');
    expect(d.session.over).toMatchObject({ at: 'guide', keys: true });
    expect(d.verbs('guide').session.over).toMatchObject({ at: 'hands' });
  });

  test('L switches the language, everywhere but in a text', () => {
    expect(new Driver().verbs('lang').session.lang).toBe('en');
    expect(new Driver().verbs('guide', 'lang').session.lang).toBe('en');
    expect(new Driver().verbs('note', 'lang').session.lang).toBe('id');
  });
});

describe('bursts of keys and pastes (trap 9)', () => {
  test('nothing is saved within 150 ms of a question coming up', () => {
    const d = new Driver(toyModel(), { fast: true }).send({ c: 'digit', n: 3 }, 100);
    expect([d.toast, entry(d, 'L1').value]).toEqual(['tooFast', undefined]);
  });

  test('an Enter that bounced does not leave a summary unread', () => {
    const d = new Driver().digit(2).verbs('confirm').digit(1).verbs('confirm', 'skip');
    expect(d.send({ c: 'confirm' }, 100).session.over).toMatchObject({ at: 'summary', branch: 's1' });
    expect(d.verbs('confirm').id).toBe('N1');
  });

  test('Enter within 15 ms of the digit is refused', () => {
    const d = new Driver().digit(3).send({ c: 'confirm' }, 5);
    expect([d.toast, entry(d, 'L1').value]).toEqual(['tooFast', undefined]);
  });

  test('a paste is ignored on keys and taken as one line in a note', () => {
    expect(new Driver().send({ c: 'paste', text: '3\n2\n' }).toast).toBe('pasteIgnored');
    const d = new Driver().verbs('note').send({ c: 'paste', text: 'a\r\nb\u001b[31mc\u0007' }).verbs('confirm');
    expect(entry(d, 'L1').note).toBe('a bc');
  });
});

describe('half-typed texts and resuming (trap 6)', () => {
  test('a fact of a newer version is passed over, and what is known counts', () => {
    const d = new Driver().digit(3).verbs('confirm');
    const newer = { t: 'mood', id: 'L1', at: '2026-11-24T03:00:00.000Z', by: 'r1', session: 1 } as unknown as (typeof d.facts)[number];
    expect(replay([...d.facts, newer]).entries.get('L1')?.value).toBe('3');
  });

  test('a draft comes back in its field and goes when the text is saved', () => {
    const first = new Driver().verbs('note').type('abc');
    const facts = [
      ...first.facts,
      { t: 'draft' as const, id: 'L1', field: 'note', text: 'abc', at: '2026-11-24T02:01:00.000Z', by: 'r1', session: 1 },
    ];
    const d = new Driver();
    d.session = { ...d.session, doc: replay(facts) };
    d.verbs('note');
    expect(d.session.over).toMatchObject({ at: 'line', line: { text: 'abc' } });
    d.verbs('confirm');
    expect(entry(d, 'L1')).toMatchObject({ note: 'abc' });
    expect(entry(d, 'L1').drafts.size).toBe(0);
  });
});

describe('review', () => {
  const voices = [
    {
      respondent: 'kominfo',
      name: 'Kominfo',
      group: 'opd',
      value: '4',
      n: 1,
      note: 'sudah jalan',
      reason: undefined,
      proof: 'sent' as const,
      documents: [{ title: 'SK', file: 'evidence/sk.pdf', sha256: 'ab', state: 'sent' as const }],
    },
    {
      respondent: 'koran',
      name: 'Koran',
      group: 'press',
      value: '1',
      n: 3,
      note: undefined,
      reason: undefined,
      proof: 'none' as const,
      documents: [],
    },
  ];
  const model = () =>
    toyModel({
      group: 'consensus',
      review: [
        ['L1', { why: ['contested'], cns: 0.3, voices }],
        ['N1', { why: ['missing'], cns: null, voices: [] }],
      ],
    });

  test('a decision is saved with its reason, never without', () => {
    const d = new Driver(model()).digit(3).verbs('confirm');
    expect(entry(d, 'L1').value).toBeUndefined();
    expect(d.text('  ').toast).toBe('whyNeeded');
    d.text('Portal ada, tetapi belum menyeluruh.');
    expect(entry(d, 'L1')).toMatchObject({ value: '3', note: 'Portal ada, tetapi belum menyeluruh.' });
    expect(d.id).toBe('N1');
  });

  test('outside a review the deciding group gives its reason too, others need none', () => {
    const room = new Driver(toyModel({ group: 'consensus' })).digit(3).verbs('confirm');
    expect(room.session.over).toMatchObject({ at: 'line', field: { f: 'why' } });
    expect(entry(room.text('Dilihat bersama.'), 'L1')).toMatchObject({ value: '3', note: 'Dilihat bersama.' });
    const hands = new Driver(toyModel({ group: 'consensus' })).verbs('hands').text('2:5').verbs('confirm');
    expect(entry(hands.text('Dihitung.'), 'L1')).toMatchObject({ votes: { 2: 5 }, note: 'Dihitung.' });
    expect(entry(new Driver(toyModel({ group: 'assessor' })).digit(3).verbs('confirm'), 'L1').value).toBe('3');
    const words = new Driver(toyModel({ group: 'consensus' })).at('Q1').verbs('confirm').text('Data belum terhubung');
    expect(entry(words, 'Q1').value).toBe('Data belum terhubung');
  });

  test('a verdict on a document is a fact of its own', () => {
    const d = new Driver(model()).verbs('verdicts').digit(1).digit(2);
    expect(d.session.doc.verdicts).toMatchObject([{ id: 'L1', respondent: 'kominfo', sha256: 'ab', state: 'wrong', by: 'r1' }]);
    // And what that respondent said is shown with it at once.
    expect(plainScreen(d.verbs('cancel').session).join('\n')).toMatch(/Kominfo: 4 Terpadu \[bukti: keliru\]/);
  });

  test('does not apply: the reason is the note as well', () => {
    const d = new Driver(model()).verbs('na').text('Tidak ada');
    expect(entry(d, 'L1')).toMatchObject({ missing: { code: 'not-applicable', reason: 'Tidak ada' }, note: 'Tidak ada' });
  });
});

test.each([
  { times: [], open: 10, minutes: 10 }, // a minute each before anything was measured
  { times: [1, 2, 3], open: 3, minutes: 1 }, // automated answers: the floor of 20 s
  { times: [60_000, 120_000, 3_600_000], open: 2, minutes: 4 }, // the median, not the coffee break
  { times: [3_600_000], open: 1, minutes: 15 }, // the cap
  { times: [60_000], open: 0, minutes: 0 },
])('$open open questions after $times take $minutes minutes (trap 16)', ({ times, open, minutes }) =>
  expect(remainingMinutes(times, open)).toBe(minutes),
);
