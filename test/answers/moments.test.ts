import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOrder, isEitherDate, readTaken } from '../../src/answers/moments.ts';
import { readMoment } from '../../src/text/moment.ts';
import { codes, read } from './toy.ts';

describe('moments as tools and people write them', () => {
  test.each([
    // ISO, as KoboToolbox, ODK and databases do
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24 09:12:03', '2026-11-24T09:12:03'],
    ['2026-11-24T09:12:03.120+07:00', '2026-11-24T09:12:03.120+07:00'],
    ['2026-11-24T02:12:03.331Z', '2026-11-24T02:12:03.331Z'],
    // Google Forms: in the sheet, and in the download
    ['24/11/2026 9:12:03', '2026-11-24T09:12:03'],
    ['2026/11/24 9:12:00 AM GMT+7', '2026-11-24T09:12:00+07:00'],
    ['2026/11/24 12:05:00 AM GMT-3:30', '2026-11-24T00:05:00-03:30'],
    ['24/11/2026 21.45.10', '2026-11-24T21:45:10'],
    // Microsoft Forms
    ['11/24/26 9:01:22', '2026-11-24T09:01:22'],
    ['11/24/2026 1:30:00 PM', '2026-11-24T13:30:00'],
    ['11/24/2026 12:30 PM', '2026-11-24T12:30:00'],
    // people
    ['24-11-2026', '2026-11-24'],
    ['24.11.2026', '2026-11-24'],
    ['24 November 2026', '2026-11-24'],
    ['24 Nopember 2026', '2026-11-24'],
    ['Selasa, 24 November 2026', '2026-11-24'],
    ['Tuesday, 24 November 2026 at 9:12 AM', '2026-11-24T09:12:00'],
    ['24 Agt 2026 pukul 09.12 WIB', '2026-08-24T09:12:00+07:00'],
    ['24 Okt 2026, 21:00 WITA', '2026-10-24T21:00:00+08:00'],
    ['24-Des-26', '2026-12-24'],
    ['Nov 24, 2026', '2026-11-24'],
    ['november 24, 2026 9:12 am', '2026-11-24T09:12:00'],
    ['1 Mei 2026', '2026-05-01'],
  ])('%s', (text, expected) => {
    const taken = readTaken(text, dateOrder([text]));
    expect(taken).toBe(expected);
    expect(readMoment(taken!)).toBeDefined();
  });

  test.each([
    'besok',
    '2026',
    '31/02/2026',
    '24/13/2026',
    '24 Foo 2026',
    '24/11/2026 25:00',
    '24/11/2026 13:00 PM',
    '24/11/2026 pagi',
    '',
    '46350',
  ])('%s is no moment', (text) => expect(readTaken(text, 'either')).toBeUndefined());
});

describe('11/10 or 10/11', () => {
  test.each([
    [['11/10/2026', '24/11/2026'], 'day-first', '2026-10-11'],
    [['11/10/2026', '11/24/2026'], 'month-first', '2026-11-10'],
    [['11/10/2026', '05/06/2026'], 'either', '2026-10-11'],
  ] as const)('a column with %j is %s', (texts, order, first) => {
    expect([dateOrder(texts), readTaken(texts[0], dateOrder(texts))]).toEqual([order, first]);
  });
  test.each([
    ['11/10/2026', true],
    ['11/11/2026', false],
    ['24/11/2026', false],
    ['2026-11-10', false],
  ])('%s could be two dates: %s', (text, either) => expect(isEitherDate(text)).toBe(either));

  test('where nothing tells, the day stands first and a warning says so once; a stamp of a tool is taken as it comes', () => {
    const asked = read('city,taken,GOV-01\nx,11/10/2026,3\ny,05/06/2026,3\n');
    expect(asked.answers.map((a) => a.taken)).toEqual(['2026-10-11', '2026-06-05']);
    expect(asked.findings).toMatchObject([
      { code: 'answers/ambiguous-date', place: { line: 2, column: 'taken' }, data: { date: '2026-10-11' } },
    ]);
    const stamped = read('Timestamp,city,GOV-01\n11/10/2026 9:12:03,x,3\n');
    expect([stamped.answers[0]?.taken, codes(stamped)]).toEqual(['2026-10-11T09:12:03', []]);
  });
});

test('the later of two answers of one respondent holds, by the stamp of the tool', () => {
  const reading = read('_submission_time,respondent,city,GOV-01\n2026-11-20T01:00:00,a,x,3\n2026-11-21T01:00:00,a,x,4\n');
  expect(reading.answers.map((a) => [a.value, a.taken])).toEqual([
    ['3', '2026-11-20T01:00:00'],
    ['4', '2026-11-21T01:00:00'],
  ]);
});

test('whatever a cell says, a moment is undefined or one that sheets take', () => {
  const piece = fc.constantFrom(
    '24',
    '11',
    '2026',
    '/',
    '-',
    '.',
    ' ',
    ':',
    'Nov',
    'mei',
    'AM',
    'pm',
    'GMT+7',
    'WIB',
    '9',
    '12',
    '00',
    'T',
    'Z',
    ',',
    'pukul',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 14 }).map((p) => p.join('')),
        fc.string(),
      ),
      fc.constantFrom('either' as const, 'month-first' as const),
      (text, order) => {
        const taken = readTaken(text, order);
        expect(taken === undefined || readMoment(taken) !== undefined).toBe(true);
      },
    ),
    { seed: 24, numRuns: 2000 },
  );
});
