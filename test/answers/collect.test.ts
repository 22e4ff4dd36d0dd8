import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Reading } from '../../src/answers/answer.ts';
import { applyVerdicts, readVerdicts } from '../../src/answers/verdicts.ts';
import type { Finding } from '../../src/finding/finding.ts';
import { YamlSource } from '../../src/rubric/source.ts';
import { collect, tallyOf } from '../../src/tally/collect.ts';
import { tallyText } from '../../src/tally/write.ts';
import { addsUp, codes, read, said } from './toy.ts';

/** A sheet of one respondent: `at` is `taken`, as written. */
function sheet(
  file: string,
  answers: string,
  { at, respondent = 'kominfo', group = 'opd' }: { at?: string; respondent?: string; group?: string } = {},
): Reading {
  const taken = at === undefined ? '' : `taken: ${at}\n`;
  return read(`city: { id: "1" }\nrespondent: { id: ${respondent}, group: ${group} }\n${taken}answers: { ${answers} }\n`, {}, file);
}
const joined = (...readings: Reading[]): ReturnType<typeof collect> => {
  const all = collect(readings);
  expect(addsUp(all.balance)).toBe(true);
  return all;
};
const tally = (readings: readonly Reading[]): string => tallyText(tallyOf(collect(readings).answers));

describe('one respondent counts once per indicator', () => {
  test('equal answers collapse, the best proof and all documents kept', () => {
    const all = joined(
      sheet('a.yaml', 'GOV-01: { value: 3, evidence: [{ title: A, state: wrong }] }'),
      sheet('b.yaml', 'GOV-01: { value: 3 - Terdefinisi, evidence: [{ title: B, state: sent }], note: ya }'),
      sheet('c.yaml', 'GOV-01: { value: 3 }'),
    );
    expect(said(all)).toEqual(['GOV-01=3 sent note ya']);
    expect(all.answers[0]?.documents.map((d) => d.title)).toEqual(['A', 'B']);
    expect(all.balance).toMatchObject({ answersRead: 3, counted: 1, duplicates: 2 });
    expect(codes(all)).toEqual([]);
  });

  test('equal is what is equal in canonical form', () => {
    expect(joined(sheet('a.yaml', 'CHECK: [b, a]'), sheet('b.yaml', 'CHECK: a b')).balance).toMatchObject({ counted: 1, duplicates: 1 });
    expect(joined(sheet('a.yaml', 'SHARE: 12.50'), sheet('b.yaml', 'SHARE: "12,5"')).balance).toMatchObject({ counted: 1, duplicates: 1 });
    expect(joined(sheet('a.yaml', 'GOV-01: unknown'), sheet('b.yaml', 'GOV-01: tidak tahu')).balance).toMatchObject({
      missing: 1,
      duplicates: 1,
    });
  });

  test.each<[string, string, string, string]>([
    ['by the day', '2026-01-01', '2026-01-02', '4'],
    ['by the hour', '2026-01-01T08:00', '2026-01-01T09:00', '4'],
    // 09:30 in Jakarta (+07) is 02:30 UTC; 04:00 in Jayapura (+09) is 19:00 UTC of the day before.
    ['across time zones', '2026-01-01T04:00:00+09:00', '2026-01-01T09:30:00+07:00', '4'],
    // 23:00 in Jayapura is 14:00 UTC, before 22:00 in Jakarta, 15:00 UTC, though the clock says otherwise.
    ['across time zones, against the clock on the wall', '2026-01-01T22:00:00+07:00', '2026-01-01T23:00:00+09:00', '3'],
    ['by the thousandth of a second', '2026-01-01T00:00:00.001Z', '2026-01-01T00:00:00.002Z', '4'],
    ['a day without an hour is its beginning, in UTC', '2026-01-02', '2026-01-01T23:59:59Z', '3'],
  ])('different answers are decided by the later one, %s', (_, first, second, wins) => {
    const a = sheet('a.yaml', 'GOV-01: 3', { at: first });
    const b = sheet('b.yaml', 'GOV-01: 4', { at: second });
    for (const order of [
      [a, b],
      [b, a],
    ]) {
      const all = joined(...order);
      expect(said(all)).toEqual([`GOV-01=${wins}`]);
      expect(all.findings.map((f) => [f.code, f.severity])).toEqual([['answers/superseded', 'info']]);
      expect(all.balance).toMatchObject({ answersRead: 2, counted: 1, duplicates: 1 });
    }
  });

  test('a missing code may be the later one', () => {
    const all = joined(sheet('a.yaml', 'GOV-01: 3', { at: '2026-01-01' }), sheet('b.yaml', 'GOV-01: unknown', { at: '2026-01-02' }));
    expect(said(all)).toEqual(['GOV-01=unknown']);
    expect(all.balance).toMatchObject({ counted: 0, missing: 1, duplicates: 1 });
  });

  test.each<[string, string | undefined, string | undefined]>([
    ['at a tie', '2026-01-01T07:00:00+07:00', '2026-01-01T00:00:00Z'],
    ['without a moment', undefined, undefined],
    ['with one moment of two', '2026-01-01', undefined],
    ['with the other of two', undefined, '2026-01-01'],
  ])('%s neither counts, and both places are named', (_, first, second) => {
    const at = (moment: string | undefined): { at?: string } => (moment === undefined ? {} : { at: moment });
    const a = sheet('a.yaml', 'GOV-01: 3, SHARE: 5', at(first));
    const b = sheet('b.yaml', 'GOV-01: 4', at(second));
    for (const order of [
      [a, b],
      [b, a],
    ]) {
      const all = joined(...order);
      expect(said(all)).toEqual(['SHARE=5']);
      expect(all.findings).toMatchObject([
        {
          code: 'answers/contradiction',
          severity: 'error',
          place: { file: 'a.yaml' },
          related: [{ file: 'b.yaml' }],
          data: { first: '3', second: '4' },
        },
      ]);
      expect(all.balance).toMatchObject({ answersRead: 3, counted: 1, refused: 2 });
    }
  });

  test('of three, two that agree do not outvote the third', () => {
    const all = joined(sheet('a.yaml', 'GOV-01: 3'), sheet('b.yaml', 'GOV-01: 3'), sheet('c.yaml', 'GOV-01: 4'));
    expect([said(all), all.findings.length, all.balance.refused]).toEqual([[], 1, 3]);
  });

  test('the latest of three wins, and what it repeats keeps its proof', () => {
    const all = joined(
      sheet('a.yaml', 'GOV-01: { value: 3, proof: sent }', { at: '2026-01-01' }),
      sheet('b.yaml', 'GOV-01: 4', { at: '2026-01-02' }),
      sheet('c.yaml', 'GOV-01: 3', { at: '2026-01-03' }),
    );
    expect(said(all)).toEqual(['GOV-01=3 sent']);
    expect(all.balance).toMatchObject({ counted: 1, duplicates: 2 });
  });

  test('rows of a table are decided as sheets are', () => {
    const text = (one: string, two: string): string => `city,respondent,taken,GOV-01\n1,a,${one},3\n1,a,${two},4\n`;
    expect(said(joined(read(text('2026-01-01', '2026-01-02'))))).toEqual(['GOV-01=4']);
    const tied = joined(read(text('', '')));
    expect(tied.findings).toMatchObject([
      { code: 'answers/contradiction', place: { line: 2, column: 'GOV-01' }, related: [{ line: 3, column: 'GOV-01' }] },
    ]);
  });

  test.each([
    ['another city', 'city,period,group,respondent,GOV-01\n1,2026,opd,a,3\n2,2026,opd,a,4\n'],
    ['another period', 'city,period,group,respondent,GOV-01\n1,2026,opd,a,3\n1,2027,opd,a,4\n'],
    ['another group', 'city,period,group,respondent,GOV-01\n1,2026,opd,a,3\n1,2026,pers,a,4\n'],
    ['rows without a respondent', 'city,period,group,respondent,GOV-01\n1,2026,opd,,3\n1,2026,opd,,4\n'],
  ])('%s is another respondent', (_, text) => {
    const all = joined(read(text));
    expect([said(all), codes(all)]).toEqual([['GOV-01=3', 'GOV-01=4'], []]);
  });

  test('anonymous rows of two files with one name are people, not copies', () => {
    const text = 'city,GOV-01\n1,3\n';
    expect(said(joined(read(text, {}, 'a.csv'), read(text, {}, 'b.csv')))).toEqual(['GOV-01=3', 'GOV-01=3']);
  });
});

describe('what is told, and what is kept', () => {
  test('a contradiction names the first answer by file and line, the first that differs from it, and every other place in order', () => {
    const all = joined(
      sheet('c.yaml', 'GOV-01: 5'),
      read('city,group,respondent,GOV-01\n1,opd,kominfo,3\n1,opd,kominfo,4\n', {}, 'b.csv'),
      sheet('a.yaml', 'GOV-01: 3'),
    );
    expect(all.findings).toMatchObject([
      {
        code: 'answers/contradiction',
        place: { file: 'a.yaml' },
        related: [{ file: 'b.csv', line: 2 }, { file: 'b.csv', line: 3 }, { file: 'c.yaml' }],
        data: { respondent: 'kominfo', indicator: 'GOV-01', first: '3', second: '4' },
      },
    ]);
    expect(all.balance).toMatchObject({ answersRead: 4, counted: 0, refused: 4 });
  });

  test('what is overtaken names its place, and how many said it', () => {
    const all = joined(
      sheet('a.yaml', 'GOV-01: { votes: { 2: 5, 3: 2 } }', { at: '2026-01-01' }),
      sheet('b.yaml', 'GOV-01: 4', { at: '2026-01-02' }),
      sheet('c.yaml', 'GOV-01: 4', { at: '2026-01-03' }),
    );
    expect(all.findings).toMatchObject([
      { code: 'answers/superseded', place: { file: 'a.yaml' }, data: { respondent: 'kominfo', indicator: 'GOV-01', n: 7 } },
    ]);
    expect(all.balance).toMatchObject({ answersRead: 9, counted: 1, duplicates: 8 });
  });

  test('of answers that say the same the first words by file are kept, each document once', () => {
    const all = joined(
      sheet('c.yaml', 'GOV-01: { value: pending, due: 2026-12-01, note: tiga, evidence: [{ title: A }, { title: C }] }'),
      sheet('b.yaml', 'GOV-01: { value: pending, due: 2026-11-30, evidence: [{ title: A }] }'),
      sheet('a.yaml', 'GOV-01: { value: pending, note: satu }'),
    );
    expect(all.answers).toHaveLength(1);
    expect(all.answers[0]).toMatchObject({ value: 'pending', note: 'satu', due: '2026-11-30', place: { file: 'a.yaml' } });
    expect(all.answers[0]!.documents.map((d) => d.title)).toEqual(['A', 'C']);
    const reasons = joined(
      sheet('a.yaml', 'GOV-01: { value: not-applicable, reason: Tidak ada pelabuhan }'),
      sheet('b.yaml', 'GOV-01: { value: not-applicable, reason: Bukan wewenang }'),
    );
    expect(said(reasons)).toEqual(['GOV-01=not-applicable because Tidak ada pelabuhan']);
  });

  test('name and province of a city: whichever file gives them first', () => {
    const text = (name: string, province: string): string => `city,city_name,province,GOV-01\n1,${name},${province},3\n`;
    const all = joined(
      read(text('', 'Utara'), {}, 'a.csv'),
      read(text('Kota', 'Selatan'), {}, 'b.csv'),
      read(text('Lain', ''), {}, 'c.csv'),
    );
    expect([...all.cities]).toEqual([['1', { name: 'Kota', province: 'Utara' }]]);
  });

  test('findings of the files come before those of putting them together', () => {
    const all = joined(sheet('b.yaml', 'GOV-01: 3'), sheet('a.yaml', 'GOV-01: 4, SHARE: x'));
    expect(codes(all).at(-1)).toBe('answers/contradiction');
    expect(codes(all)).toHaveLength(2);
  });
});

describe('a show of hands is one statement', () => {
  test('its values do not contradict each other', () => {
    const all = joined(sheet('a.yaml', 'GOV-01: { votes: { 2: 5, 3: 11, unknown: 2 } }'));
    expect([said(all), codes(all)]).toEqual([['GOV-01=2 x5', 'GOV-01=3 x11', 'GOV-01=unknown x2'], []]);
  });
  test('the same sheet twice counts once', () => {
    const all = joined(sheet('a.yaml', 'GOV-01: { votes: { 2: 5, 3: 1 } }'), sheet('copy.yaml', 'GOV-01: { votes: { 3: 1, 2: 5 } }'));
    expect(said(all)).toEqual(['GOV-01=2 x5', 'GOV-01=3']);
    expect(all.balance).toMatchObject({ answersRead: 12, counted: 6, duplicates: 6 });
  });
  test('another count contradicts, or is later', () => {
    const one = sheet('a.yaml', 'GOV-01: { votes: { 2: 5 } }');
    expect(codes(joined(one, sheet('b.yaml', 'GOV-01: { votes: { 2: 6 } }')))).toEqual(['answers/contradiction']);
    const all = joined(
      sheet('a.yaml', 'GOV-01: { votes: { 2: 5 } }', { at: '2026-01-01' }),
      sheet('b.yaml', 'GOV-01: { votes: { 2: 6, 3: 1 } }', { at: '2026-01-02' }),
    );
    expect([said(all), all.balance.duplicates]).toEqual([['GOV-01=2 x6', 'GOV-01=3'], 5]);
  });
  test('counted rows of a table stand for many', () => {
    const all = joined(read('city,group,respondent,indicator,value,n\n1,opd,ruang,GOV-01,3,4\n1,opd,ruang,GOV-01,4,2\n'));
    expect([said(all), codes(all)]).toEqual([['GOV-01=3 x4', 'GOV-01=4 x2'], []]);
  });
});

test('an old and a new id of one indicator, in one sheet: different answers contradict', () => {
  expect(codes(joined(sheet('a.yaml', 'OLD-01: 3, GOV-01: 4')))).toEqual(['answers/older-version', 'answers/contradiction']);
});

test('the same words from the same mouth are said once', () => {
  const all = joined(
    sheet('a.yaml', 'Q1: Banjir'),
    sheet('b.yaml', 'Q1: Banjir'),
    sheet('c.yaml', 'Q1: Macet'),
    sheet('d.yaml', 'Q1: Banjir', { respondent: 'x' }),
  );
  expect(all.open.map((o) => [o.respondent, o.text])).toEqual([
    ['kominfo', 'Banjir'],
    ['kominfo', 'Macet'],
    ['x', 'Banjir'],
  ]);
});

describe('the order in which files arrive changes nothing', () => {
  const moment = fc.constantFrom(undefined, '2026-01-01', '2026-01-01T07:00:00+07:00', '2026-01-02', '2026-01-02T01:00:00+09:00');
  const one = fc.record({
    respondent: fc.constantFrom('a', 'b'),
    group: fc.constantFrom('opd', 'pers'),
    at: moment,
    answer: fc.constantFrom(
      'GOV-01: 3',
      'GOV-01: 4',
      'GOV-01: unknown',
      'GOV-01: { value: 3, proof: sent }',
      'GOV-01: { value: 3, proof: wrong }',
      'GOV-01: { votes: { 3: 2, 4: 1 } }',
      'GOV-01: { votes: { 3: 2 } }',
      'SHARE: 5, GOV-01: 9',
      'CHECK: [a, b]',
      'CHECK: b a',
    ),
  });
  test('to the tally, the balance, or what is told', () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 7 }), fc.infiniteStream(fc.nat()), (list, dice) => {
        const readings = list.map(({ respondent, group, at, answer }, i) =>
          sheet(`f${i}.yaml`, answer, { respondent, group, ...(at === undefined ? {} : { at }) }),
        );
        const order = [...dice.take(readings.length)].map((key, i) => ({ key, i })).sort((x, y) => x.key - y.key || x.i - y.i);
        const shuffled = order.map(({ i }) => readings[i]!);
        expect(tally(shuffled)).toBe(tally(readings));
        const [a, b] = [collect(readings), collect(shuffled)];
        expect(b.balance).toEqual(a.balance);
        expect(addsUp(a.balance)).toBe(true);
        const told = (f: Finding): string => JSON.stringify([f.code, f.place, f.data]);
        expect(b.findings.map(told).sort()).toEqual(a.findings.map(told).sort());
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });
});

describe('verdicts override the sheet', () => {
  const SHA = 'a'.repeat(64);
  const judged = (
    verdicts: string,
    answers = `GOV-01: { value: 4, evidence: [{ title: A, file: evidence/a.pdf }, { title: B, file: evidence/b.pdf, sha256: ${SHA} }] }, SHARE: 5`,
  ): { said: string[]; codes: string[] } => {
    const findings: Finding[] = [];
    const source = new YamlSource('evidence.yaml', `verdicts:\n${verdicts}`);
    const answersRead = collect([sheet('a.yaml', answers)]).answers;
    const made = applyVerdicts(
      answersRead,
      readVerdicts(source, (f) => findings.push(f)),
      source,
      (f) => findings.push(f),
    );
    return { said: made.map((a) => `${a.indicator} ${a.proof}`), codes: findings.map((f) => `${f.code}:${f.place.line}`) };
  };
  test.each<[string, string, string, string[]]>([
    [
      'by file',
      '  - { indicator: GOV-01, respondent: kominfo, file: evidence/a.pdf, state: accepted, by: tim, at: "2026-12-01" }\n',
      'accepted',
      [],
    ],
    ['by checksum', `  - { indicator: GOV-01, respondent: kominfo, sha256: ${SHA}, state: accepted }\n`, 'accepted', []],
    [
      'down as well as up; the other document is still sent',
      '  - { indicator: GOV-01, respondent: kominfo, file: evidence/a.pdf, state: wrong }\n',
      'sent',
      [],
    ],
    [
      'both',
      `  - { indicator: GOV-01, respondent: kominfo, file: evidence/a.pdf, state: wrong }\n  - { indicator: GOV-01, respondent: kominfo, sha256: ${SHA}, state: outdated }\n`,
      'outdated',
      [],
    ],
    [
      'the last word on one document',
      '  - { indicator: GOV-01, respondent: kominfo, file: evidence/a.pdf, state: wrong }\n  - { indicator: GOV-01, respondent: kominfo, file: evidence/a.pdf, state: accepted }\n',
      'accepted',
      ['answers/idle-verdict:2'],
    ],
    [
      'of another respondent',
      '  - { indicator: GOV-01, respondent: x, file: evidence/a.pdf, state: accepted }\n',
      'sent',
      ['answers/idle-verdict:2'],
    ],
    [
      'on another file',
      '  - { indicator: GOV-01, respondent: kominfo, file: evidence/z.pdf, state: accepted }\n',
      'sent',
      ['answers/idle-verdict:2'],
    ],
    [
      'on another version of the file',
      `  - { indicator: GOV-01, respondent: kominfo, file: evidence/b.pdf, sha256: ${'b'.repeat(64)}, state: accepted }\n`,
      'sent',
      ['answers/idle-verdict:2'],
    ],
    [
      'on another indicator',
      '  - { indicator: SHARE, respondent: kominfo, file: evidence/a.pdf, state: accepted }\n',
      'sent',
      ['answers/idle-verdict:2'],
    ],
    [
      'that is none',
      '  - { indicator: GOV-01, respondent: kominfo, file: evidence/a.pdf, state: acepted }\n',
      'sent',
      ['rubric/wrong-value:2'],
    ],
  ])('%s', (_, verdicts, proof, found) => {
    expect(judged(verdicts)).toEqual({ said: [`GOV-01 ${proof}`, 'SHARE none'], codes: found });
  });
});
