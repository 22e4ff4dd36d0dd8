import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../src/answers/answer.ts';
import type { ReadOptions } from '../../src/answers/read.ts';
import { addsUp, codes, read, said } from './toy.ts';

const HEAD = 'city: { id: "12.76" }\nperiod: "2026"\nrespondent: { id: kominfo, group: opd, agency: kominfo }\n';
const sheet = (answers: string, head = HEAD, options: Partial<ReadOptions> = {}): Reading => {
  const reading = read(
    `${head}answers:\n${answers
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n')}\n`,
    options,
    'answers/kominfo.yaml',
  );
  expect(addsUp(reading.balance)).toBe(true);
  return reading;
};

describe('every shape of an answer', () => {
  test.each([
    ['GOV-01: 3', 'GOV-01=3'],
    ['GOV-01: "3"', 'GOV-01=3'],
    ['GOV-01: { value: 3 }', 'GOV-01=3'],
    ['GOV-01: 3.0', 'GOV-01=3'],
    ['GOV-01: 3 - Terdefinisi', 'GOV-01=3'],
    ['GOV-01: Defined', 'GOV-01=3'],
    ['GOV-01: ada perwal', 'GOV-01=3'],
    ['FREQ: monthly', 'FREQ=monthly'],
    ['FREQ: Bulanan', 'FREQ=monthly'],
    ['SHARE: 12.5', 'SHARE=12.5'],
    ['SHARE: 12,5', 'SHARE=12.5'],
    ['SHARE: "12,5"', 'SHARE=12.5'],
    ['SHARE: 12,5 %', 'SHARE=12.5'],
    ['SHARE: 0', 'SHARE=0'],
    ['SHARE: -0.0', 'SHARE=0'],
    ['BIG: 1.234,5', 'BIG=1234.5'],
    ['FREE: 1e3', 'FREE=1000'],
    ['CHECK: [a, b, d]', 'CHECK=a b d'],
    ['CHECK: [d, a, a]', 'CHECK=a d'],
    ['CHECK: { value: [a] }', 'CHECK=a'],
    ['CHECK: []', 'CHECK=none'],
    ['CHECK: none', 'CHECK=none'],
    ['CHECK: tidak ada', 'CHECK=none'],
    ['CHECK: a b', 'CHECK=a b'],
    ['CHECK: a', 'CHECK=a'],
    ['GOV-01: { value: 2, note: n }', 'GOV-01=2 note n'],
    ['GOV-01: { value: 4, evidence: [{ title: Perwal }] }', 'GOV-01=4 sent'],
    ['GOV-01: { value: 4, evidence: [{ title: A, state: none }, { title: B, state: wrong }] }', 'GOV-01=4 wrong'],
    ['GOV-01: { value: 4, proof: outdated }', 'GOV-01=4 outdated'],
  ])('%s is %s', (answer, expected) => {
    const reading = sheet(answer);
    expect(said(reading)).toEqual([expected]);
    expect(codes(reading)).toEqual([]);
  });

  test.each([
    'GOV-01:',
    'GOV-01: ~',
    'GOV-01: ""',
    'GOV-01: "-"',
    'GOV-01: n/a',
    'GOV-01: NA',
    'GOV-01: { note: belum }',
    'GOV-01: { value: }',
  ])('%s is unanswered', (answer) => {
    const reading = sheet(answer);
    expect([said(reading), codes(reading), reading.balance.answersRead]).toEqual([[], [], 0]);
  });
});

describe('missing codes, in both languages', () => {
  test.each([
    ['unknown', 'unknown'],
    ['tidak tahu', 'unknown'],
    ['Tidak Tahu', 'unknown'],
    ["don't know", 'unknown'],
    ['refused', 'refused'],
    ['menolak menjawab', 'refused'],
    ['pending', 'pending'],
    ['menyusul', 'pending'],
  ])('%s is %s', (text, code) => {
    for (const id of ['GOV-01', 'FREQ', 'SHARE', 'CHECK']) expect(said(sheet(`${id}: "${text}"`))).toEqual([`${id}=${code}`]);
  });

  test.each(['not-applicable', 'not applicable', 'not_applicable', 'tidak berlaku', 'Tidak Berlaku'])(
    '%s needs a reason in a sheet',
    (text) => {
      expect(said(sheet(`GOV-01: { value: ${text}, reason: Tidak ada pelabuhan }`))).toEqual([
        'GOV-01=not-applicable because Tidak ada pelabuhan',
      ]);
      for (const answer of [`GOV-01: ${text}`, `GOV-01: { value: ${text}, reason: "" }`, `GOV-01: { value: ${text}, note: n }`]) {
        const reading = sheet(answer);
        expect([said(reading), codes(reading), reading.balance.refused]).toEqual([[], ['answers/reason-missing'], 1]);
      }
    },
  );

  test('missing codes have no proof, and are counted as missing', () => {
    const { answers, balance } = sheet('GOV-01: { value: pending, due: 2026-12-01, evidence: [{ title: A }] }');
    expect(answers[0]).toMatchObject({ value: 'pending', due: '2026-12-01', proof: 'none' });
    expect(balance).toMatchObject({ answersRead: 1, missing: 1, counted: 0 });
  });

  test('a date that is none is told, and the promise kept', () => {
    const reading = sheet('GOV-01: { value: pending, due: besok }');
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=pending'], ['answers/bad-date']]);
  });
});

describe('what is no answer is refused with its place; the rest counts', () => {
  test.each([
    ['GOV-01: 6', 'answers/level-out-of-range', 11],
    ['GOV-01: 0', 'answers/level-out-of-range', 11],
    ['GOV-01: 2.5', 'answers/level-out-of-range', 11],
    ['GOV-01: Hebat', 'answers/value-not-understood', 11],
    ['GOV-01: 3 - Optimum', 'answers/label-contradicts', 11],
    ['GOV-01: { value: 6 }', 'answers/level-out-of-range', 20],
    ['FREQ: montly', 'answers/value-not-understood', 9],
    ['FREQ: monthly - Mingguan', 'answers/label-contradicts', 9],
    ['SHARE: banyak', 'answers/value-not-understood', 10],
    ['SHARE: .nan', 'rubric/wrong-type', 10],
    ['SHARE: .inf', 'rubric/wrong-type', 10],
    ['SHARE: true', 'answers/value-not-understood', 10],
    ['LOG: 0', 'answers/log-not-positive', 8],
    ['LOG: -1', 'answers/log-not-positive', 8],
    ['CHECK: [a, x]', 'answers/value-not-understood', 10],
    ['CHECK: [a, none]', 'answers/value-not-understood', 10],
  ])('%s is %s at column %d', (answer, code, col) => {
    const reading = sheet(`${answer}\nGOV-02: 2`);
    expect(reading.findings.filter((f) => f.severity === 'error').map((f) => [f.code, f.place])).toMatchObject([
      [code, { file: 'answers/kominfo.yaml', line: 5, col }],
    ]);
    expect(said(reading)).toEqual(['GOV-02=2']);
    expect(reading.balance).toMatchObject({ answersRead: 2, refused: 1, counted: 1 });
  });

  test('a near miss is answered with the right one', () => {
    expect(sheet('FREQ: montly').findings[0]).toMatchObject({ data: { near: 'monthly' } });
    expect(sheet('GOV-1: 2').findings[0]).toMatchObject({ code: 'answers/unknown-indicator', data: { near: 'GOV-01', n: 1 } });
  });

  test('the comma in { value: 12,5 } is a trap, and told as one', () => {
    const reading = sheet('SHARE: { value: 12,5 }');
    expect(codes(reading)).toEqual(['answers/comma-in-flow']);
    expect(said(reading)).toEqual([]);
    expect(reading.balance).toMatchObject({ answersRead: 1, refused: 1 });
  });

  test('an unknown key of an answer is told with the known ones', () => {
    const reading = sheet('GOV-01: { value: 3, evidance: [] }');
    expect(reading.findings[0]).toMatchObject({ code: 'rubric/unknown-key', data: { near: 'evidence' }, place: { line: 5, col: 23 } });
  });

  test.each(['0.5', '40000', '-3'])('a believable range: SHARE %s is told, and counts', (value) => {
    const reading = sheet(`SHARE: ${value}`);
    const outside = Number(value) < 0 || Number(value) > 100;
    expect([said(reading), codes(reading)]).toEqual([[`SHARE=${value}`], outside ? ['answers/outside-range'] : []]);
  });
});

describe('a show of hands', () => {
  test('each value counts as often as it was raised', () => {
    const reading = sheet('GOV-01: { votes: { 2: 5, 3: 11, unknown: 2 } }');
    expect(said(reading)).toEqual(['GOV-01=2 x5', 'GOV-01=3 x11', 'GOV-01=unknown x2']);
    expect(reading.balance).toMatchObject({ answersRead: 18, counted: 16, missing: 2 });
  });
  test('a hand for nothing counts nothing', () => expect(said(sheet('GOV-01: { votes: { 2: 0, 3: 1 } }'))).toEqual(['GOV-01=3']));
  test('hands for what is no level are refused, all of them', () => {
    const reading = sheet('GOV-01: { votes: { 2: 5, 7: 3 } }');
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=2 x5'], ['answers/level-out-of-range']]);
    expect(reading.balance).toMatchObject({ answersRead: 8, refused: 3 });
  });
  test.each(['-1', '1.5', 'banyak', '1e30'])('%s hands are no number', (n) => {
    const reading = sheet(`GOV-01: { votes: { 2: ${n}, 3: 4 } }`);
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=3 x4'], ['answers/bad-count']]);
    expect(reading.findings[0]?.place).toMatchObject({ line: 5, col: 25 });
  });
  test('labels and codes in either language may be voted for', () => {
    expect(said(sheet('GOV-01: { votes: { Terdefinisi: 2, tidak tahu: 1 } }'))).toEqual(['GOV-01=3 x2', 'GOV-01=unknown']);
  });
  test('criteria are voted for as sets', () =>
    expect(said(sheet('CHECK: { votes: { a b: 2, none: 1 } }'))).toEqual(['CHECK=a b x2', 'CHECK=none']));
});

describe('words', () => {
  test('to an open question and to a text indicator are kept, and are no answers to be counted', () => {
    const { open, balance, answers } = sheet('Q1: { value: Data belum terhubung. }\nWORDS: Panjang\nGOV-01: 3');
    expect(open.map((o) => [o.question, o.text])).toEqual([
      ['Q1', 'Data belum terhubung.'],
      ['WORDS', 'Panjang'],
    ]);
    expect([answers.length, balance.open, balance.answersRead]).toEqual([1, 2, 1]);
  });
  test('several lines stay several lines', () => expect(sheet('Q1: |\n  satu\n  dua').open[0]?.text).toBe('satu\ndua\n'));
});

describe('ids are text', () => {
  test.each([
    ['city: { id: 35.10 }', 'city.id', '35.10', 13],
    ['city: { id: 1276 }', 'city.id', '1276', 13],
    ['city: { id: "12.76" }\nrespondent: { id: 007 }', 'respondent.id', '007', 19],
  ])('%s is an error that shows the source text', (head, where, text, col) => {
    const reading = sheet('GOV-01: 3', `${head}\n`);
    expect(reading.findings.filter((f) => f.severity === 'error')).toMatchObject([
      { code: 'answers/bare-number-id', data: { where, text }, place: { col } },
    ]);
  });
  test('no answer is counted under a city that may be another', () =>
    expect(said(sheet('GOV-01: 3', 'city: { id: 35.10 }\n'))).toEqual([]));
  test('a period written as a number is read as it stands', () =>
    expect(sheet('GOV-01: 3', 'city: { id: "1" }\nperiod: 2026\n').answers[0]?.period).toBe('2026'));
});

describe('who speaks', () => {
  test.each<[string, string, Partial<ReadOptions>, object, string[]]>([
    ['the group by its id', 'city: { id: "1" }\nrespondent: { id: x, group: pers }\n', {}, { group: 'pers', respondent: 'x' }, []],
    ['the group by its title', 'city: { id: "1" }\nrespondent: { id: x, group: Perangkat Daerah }\n', {}, { group: 'opd' }, []],
    ['the first group without authority where none is given', 'city: { id: "1" }\nrespondent: { id: x }\n', {}, { group: 'opd' }, []],
    ['the file’s name where no respondent is given', 'city: { id: "1" }\n', {}, { respondent: 'kominfo' }, []],
    ['the city from outside', '', { set: { city: '9', period: '2025' } }, { city: '9', period: '2025' }, []],
    ['an agency by its name', 'city: { id: "1" }\nrespondent: { id: x, agency: dinas kominfo }\n', {}, { agency: 'kominfo' }, []],
    [
      'an agency that nobody knows, with a warning',
      'city: { id: "1" }\nrespondent: { id: x, agency: dispora }\n',
      {},
      { agency: 'dispora' },
      ['answers/unknown-agency'],
    ],
    ['a moment that is none, with an error', 'city: { id: "1" }\ntaken: kemarin\n', {}, { taken: undefined }, ['answers/bad-date']],
  ])('%s', (_, head, options, expected, found) => {
    const reading = sheet('GOV-01: 3', head, options);
    expect(reading.answers[0]).toMatchObject(expected);
    expect(codes(reading)).toEqual(found);
  });

  test.each<[string, string, Partial<ReadOptions>, string]>([
    ['no city', '', {}, 'answers/no-city'],
    ['a group that does not exist', 'city: { id: "1" }\nrespondent: { id: x, group: opds }\n', {}, 'answers/unknown-group'],
    ['another city', 'city: { id: "1" }\n', { onlyCity: '2' }, 'answers/other-city'],
    ['another instrument', 'city: { id: "1" }\ninstrument: { id: spbe, version: 1.0.0 }\n', {}, 'answers/other-instrument'],
  ])('%s refuses the sheet', (_, head, options, code) => {
    const reading = sheet('GOV-01: 3', head, options);
    expect([said(reading), codes(reading)]).toEqual([[], [code]]);
    expect(reading.balance).toMatchObject({ rowsRead: 1, rowsRefused: 1 });
  });

  test('an answer nobody asked for counts, with a note', () => expect(codes(sheet('GOV-02: 3'))).toEqual(['answers/not-asked']));
});

describe('proof', () => {
  const decided = HEAD.replace('group: opd, agency: kominfo', 'group: pembimbing');
  test('accepted by a group without authority is read as sent', () => {
    for (const answer of ['GOV-01: { value: 4, evidence: [{ title: A, state: accepted }] }', 'GOV-01: { value: 4, proof: accepted }']) {
      const reading = sheet(answer);
      expect([said(reading), codes(reading)]).toEqual([['GOV-01=4 sent'], ['answers/proof-not-yours']]);
    }
  });
  test('accepted by the mentor team stands', () =>
    expect(said(sheet('GOV-01: { value: 4, proof: accepted }', decided))).toEqual(['GOV-01=4 accepted']));
  test('--trust-proof takes it as written', () =>
    expect(said(sheet('GOV-01: { value: 4, proof: accepted }', HEAD, { trustProof: true }))).toEqual(['GOV-01=4 accepted']));
  test('a state that does not exist is an error at its place', () => {
    const reading = sheet('GOV-01: { value: 4, proof: acepted }');
    expect(reading.findings[0]).toMatchObject({ severity: 'error', place: { line: 5, col: 30 } });
  });
  test.each([
    ['accepted', 'sent', 'accepted'],
    ['wrong', 'sent', 'sent'],
    ['none', 'outdated', 'outdated'],
  ])('the best of %s and %s is %s', (a, b, best) => {
    expect(sheet(`GOV-01: { value: 4, evidence: [{ title: A, state: ${a} }, { title: B, state: ${b} }] }`, decided).answers[0]?.proof).toBe(
      best,
    );
  });
});

describe('a decision of the room', () => {
  const room = HEAD.replace('group: opd, agency: kominfo', 'group: kesepakatan');
  test('needs a note that says why', () => {
    expect(codes(sheet('GOV-01: 4', room))).toEqual(['answers/consensus-without-note']);
    expect(codes(sheet('GOV-01: { value: 4, note: Sesuai rapat }', room))).toEqual([]);
  });
});

describe('other versions', () => {
  test('an old id is read through formerly', () => {
    const reading = sheet('OLD-01: 3', `${HEAD}instrument: { id: toy, version: 1.0.0 }\n`);
    expect(said(reading)).toEqual(['GOV-01=3']);
    expect(reading.findings).toMatchObject([{ code: 'answers/older-version', data: { version: '1.0.0', now: '2.0.0', renamed: 1 } }]);
  });
  test('a version like ours is silent', () =>
    expect(codes(sheet('GOV-01: 3', `${HEAD}instrument: { id: toy, version: 2.0.0 }\n`))).toEqual([]));
  test('an indicator that is gone is listed, not lost', () => {
    const reading = sheet('GONE-7: 3\nGOV-01: 2');
    expect(reading.findings).toMatchObject([
      { code: 'answers/unknown-indicator', severity: 'warning', data: { id: 'GONE-7', n: 1 }, place: { line: 5, col: 3 } },
    ]);
    expect(reading.balance).toMatchObject({ answersRead: 2, counted: 1, setAside: 1 });
  });
  test('so are the hands raised for it', () => {
    expect(sheet('GONE-7: { votes: { 2: 5, 3: 1 } }').balance).toMatchObject({ answersRead: 6, setAside: 6 });
  });
  test('an old and a new id in one sheet are two answers to one indicator', () => {
    expect(said(sheet('OLD-01: 3\nGOV-01: 2'))).toEqual(['GOV-01=3', 'GOV-01=2']);
  });
});

describe('JSON', () => {
  test('is a sheet like any other', () => {
    const reading = read(JSON.stringify({ city: { id: '35.10' }, answers: { 'GOV-01': 3, CHECK: ['a'] } }, null, 2), {}, 'x.json');
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=3', 'CHECK=a'], []]);
  });
  test('a number as the city’s id is refused there too', () =>
    expect(codes(read('{"city": {"id": 35.10}, "answers": {"GOV-01": 3}}', {}, 'x.json'))).toContain('answers/bare-number-id'));
});

test('one broken answer hides no other', () => {
  const reading = sheet('GOV-01: { value: 3, nilai: 4 }\nSHARE: 7\nFREQ: { votes: 3 }\nCHECK: [a]');
  expect(said(reading)).toEqual(['SHARE=7', 'CHECK=a']);
  expect(reading.balance).toMatchObject({ answersRead: 4, refused: 2, counted: 2 });
});
