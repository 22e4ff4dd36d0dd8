import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type SheetAnswer, type SheetDocument, writeSheet } from '../../src/answers/write.ts';
import { PROOFS } from '../../src/rubric/instrument.ts';
import { collect, tallyOf } from '../../src/tally/collect.ts';
import { mergeTallies, type TallyRow } from '../../src/tally/tally.ts';
import { tallyText } from '../../src/tally/write.ts';
import { addsUp, codes, instrument, read } from './toy.ts';

const RUNS = { seed: 20261124, numRuns: 300 };

/** Text that tries a file format: quotes, delimiters, line breaks, formula signs, colons, other scripts. */
const awkward = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        ',',
        ';',
        '\n',
        '\r\n',
        '\t',
        '|',
        '=',
        '+',
        '-',
        '@',
        ':',
        '#',
        ' ',
        'a',
        '1',
        '~',
        '[',
        '{',
        '&',
        '*',
        '!',
        '%',
        'é',
        '🏙',
        '\\',
      ),
      { maxLength: 8 },
    )
    .map((l) => l.join('')),
  fc.constantFrom(
    'null',
    'true',
    'no',
    '35.10',
    '007',
    '1e3',
    '2026-11-24',
    '.inf',
    '=1+1',
    '-1',
    '@x',
    "'=x",
    '<<',
    '__proto__',
    'yes',
    '- a',
    '? a',
    '"',
    '|',
    '>',
  ),
);
/** Text that means something by itself: not blank, and no control characters, which no form can hold. */
const words = awkward.filter(
  (t) =>
    t.trim() !== '' &&
    !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufeff]/.test(t.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')),
);

test('whatever a table holds, nothing throws and the balance adds up', () => {
  const heading = fc.constantFrom(
    'city',
    'period',
    'group',
    'respondent',
    'taken',
    'indicator',
    'value',
    'n',
    'proof',
    'reason',
    'evidence',
    'GOV-01',
    'GOV-01/proof',
    'SHARE',
    'BIG',
    'FREQ',
    'CHECK',
    'CHECK/a',
    'CHECK/b',
    'Q1',
    'WORDS',
    'LOG',
    'OLD-01',
    '_uuid',
    'lain',
    '',
  );
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '3',
      '7',
      '12,5',
      '1.234',
      'unknown',
      'tidak berlaku',
      'a b',
      'none',
      'opd',
      'GOV-01',
      'GONE',
      'accepted',
      '2026-01-01',
      'ya',
      '-',
      'monthly',
      '-2',
    ),
    awkward,
  );
  const quoted = (text: string): string => (/[",;\n\r\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(
      fc.array(heading, { minLength: 1, maxLength: 8 }),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 9 }), { maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.boolean(),
      (headings, rows, delimiter, neat) => {
        const text = [headings, ...rows].map((row) => row.map((c) => (neat ? quoted(c) : c)).join(delimiter)).join('\n');
        const reading = read(text, { set: { city: 'x' } });
        expect(addsUp(reading.balance)).toBe(true);
        const all = collect([reading, reading]);
        expect(addsUp(all.balance)).toBe(true);
        expect(all.answers.reduce((sum, a) => sum + a.n, 0)).toBe(all.balance.counted + all.balance.missing);
      },
    ),
    { seed: 20261124, numRuns: 600 },
  );
});

test('whatever bytes a file holds, reading never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('x.csv', 'x.yaml', 'x.json', 'x.csv.gz', 'x'), (bytes, file) => {
      expect(addsUp(read(bytes, {}, file).balance)).toBe(true);
    }),
    RUNS,
  );
});

test('whatever JSON a file holds, reading never throws', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<unknown>(null, true, 0, -1, 3, 1.5, '3', 'unknown', 'a b'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('toString', 'valueOf', '__proto__', 'value', 'votes', 'id', 'a', 'length', 'constructor'), tie('any'), {
        maxKeys: 3,
      }),
    ),
  })).any;
  const row = fc.dictionary(
    fc.constantFrom('city', 'GOV-01', 'SHARE', 'CHECK', 'indicator', 'value', 'n', 'answers', 'respondent', 'Q1'),
    value,
    { maxKeys: 5 },
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 3 }), fc.constantFrom('array', 'lines', 'one'), (rows, shape) => {
      const text =
        shape === 'array'
          ? JSON.stringify(rows)
          : shape === 'lines'
            ? rows.map((r) => JSON.stringify(r)).join('\n')
            : JSON.stringify({ answers: rows[0] ?? {}, city: { id: 'x' } });
      expect(addsUp(read(text, {}, 'x.json').balance)).toBe(true);
    }),
    RUNS,
  );
});

describe('a sheet that is written and read again is the same sheet', () => {
  const proof = fc.record({
    title: fc.option(words, { nil: undefined }),
    file: fc.option(fc.constantFrom('evidence/a.pdf', 'evidence/b: c.pdf', 'evidence/#1.pdf'), { nil: undefined }),
    sha256: fc.option(fc.constantFrom('0'.repeat(64), '1e10'), { nil: undefined }),
    state: fc.constantFrom(...PROOFS),
  });
  const value = fc.oneof(
    fc.tuple(fc.constant('GOV-01'), fc.integer({ min: 1, max: 5 })),
    fc.tuple(
      fc.constant('SHARE'),
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 0.1, 1e21, 1e-7, 12.5)),
    ),
    fc.tuple(fc.constant('FREQ'), fc.constantFrom('never', 'monthly', 'weekly')),
    fc.tuple(fc.constant('CHECK'), fc.subarray(['a', 'b', 'd'])),
    fc.tuple(fc.constantFrom('GOV-02', 'BIG'), fc.constantFrom('unknown', 'refused', 'pending', 'not-applicable')),
  );
  const answer = fc.record({
    note: fc.option(words, { nil: undefined }),
    evidence: fc.option(fc.array(proof, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  });
  const votes = fc.dictionary(fc.constantFrom('1', '2', '5', 'unknown', 'refused'), fc.integer({ min: 1, max: 99 }), { minKeys: 1 });
  const document = fc.record({
    city: fc.record({ id: words, name: fc.option(words, { nil: undefined }), province: fc.option(words, { nil: undefined }) }),
    period: words,
    respondent: fc.record({ id: words, name: fc.option(words, { nil: undefined }), group: fc.constantFrom('pembimbing', 'opd', 'pers') }),
    taken: fc.option(fc.constantFrom('2026-11-24', '2026-11-24T09:12:00+07:00'), { nil: undefined }),
    said: fc.uniqueArray(fc.tuple(value, answer), { selector: ([[id]]) => id, maxLength: 4 }),
    words: fc.option(words, { nil: undefined }),
    votes: fc.option(votes, { nil: undefined }),
  });

  test('value, proof, note, votes, words, and who said them', () => {
    fc.assert(
      fc.property(document, (d) => {
        const answers = new Map<string, SheetAnswer>(
          d.said.map(([[id, v], more]) => [
            id,
            {
              value: v,
              ...(v === 'not-applicable' ? { reason: 'r: #1' } : {}),
              ...(more.note === undefined ? {} : { note: more.note }),
              ...(more.evidence === undefined ? {} : { evidence: more.evidence }),
            },
          ]),
        );
        if (d.words !== undefined) answers.set('Q1', { value: d.words });
        if (d.votes !== undefined && !answers.has('GOV-01')) answers.set('GOV-01', { votes: d.votes });
        const sheet: SheetDocument = {
          city: d.city,
          period: d.period,
          instrument: { id: instrument.id, version: instrument.version },
          respondent: d.respondent,
          taken: d.taken,
          answers,
        };
        const reading = read(writeSheet(sheet), { trustProof: true }, 'x.yaml');
        expect(reading.findings.filter((f) => f.severity === 'error')).toEqual([]);
        expect(reading.cities.get(d.city.id)).toEqual({ name: d.city.name, province: d.city.province });
        for (const a of reading.answers)
          expect(a).toMatchObject({
            city: d.city.id,
            period: d.period,
            respondent: d.respondent.id,
            respondentName: d.respondent.name,
            group: d.respondent.group,
            taken: d.taken,
          });
        for (const [[id, v], more] of d.said) {
          const found = reading.answers.find((a) => a.indicator === id)!;
          const canonical = Array.isArray(v) ? (v.length === 0 ? 'none' : v.join(' ')) : Object.is(v, -0) ? '0' : String(v);
          expect(found).toMatchObject({ value: canonical, note: more.note, n: 1 });
          expect(found.documents).toEqual(
            (more.evidence ?? []).map((e) => ({ title: e.title, file: e.file, sha256: e.sha256, state: e.state })),
          );
        }
        if (d.words !== undefined) expect(reading.open.map((o) => o.text)).toEqual([d.words]);
        if (d.votes !== undefined && !d.said.some(([[id]]) => id === 'GOV-01')) {
          expect(Object.fromEntries(reading.answers.filter((a) => a.indicator === 'GOV-01').map((a) => [a.value, a.n]))).toEqual({
            ...d.votes,
          });
        }
      }),
      RUNS,
    );
  });
});

describe('a tally that is written and read again is the same bytes', () => {
  const id = fc.constantFrom(
    '35.10',
    '=SUM(A1)',
    '+62',
    '-1',
    '@kota',
    "'=x",
    'a,b',
    'a"b',
    'a\nb',
    'a;b',
    'Kota Tua',
    'é',
    '🏙',
    '1e5',
    '0012',
  );
  const answer = fc.constantFrom(
    ['GOV-01', '3'],
    ['GOV-01', 'unknown'],
    ['GOV-01', 'not-applicable'],
    ['SHARE', '12.5'],
    ['SHARE', '0'],
    ['FREE', '-1.5'],
    ['FREE', '1e+21'],
    ['BIG', '1.234'],
    ['CHECK', 'a b'],
    ['CHECK', 'none'],
    ['FREQ', 'weekly'],
    ['FREQ', 'refused'],
  );
  const row = fc
    .tuple(
      id,
      fc.constantFrom('', '2026', '=2026', '2026,5'),
      fc.constantFrom('opd', 'pers', 'pembimbing'),
      answer,
      fc.constantFrom(...PROOFS),
      fc.integer({ min: 1, max: 1e6 }),
    )
    .map(
      ([city, period, group, [indicator, value], proof, n]): TallyRow => ({
        city,
        period,
        group,
        indicator: indicator!,
        value: value!,
        proof,
        n,
      }),
    );
  const again = (text: string): { text: string; codes: string[] } => {
    const reading = read(text, {}, 'tally.csv');
    return { text: tallyText(tallyOf(collect([reading]).answers)), codes: codes(reading) };
  };

  test('whatever its ids look like', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const text = tallyText(mergeTallies([rows]));
        expect(again(text)).toEqual({ text, codes: [] });
      }),
      RUNS,
    );
  });

  test('read twice, everything counts double: tallies merge by adding', () => {
    const text = tallyText(mergeTallies([[{ city: 'a', period: '', group: 'opd', indicator: 'GOV-01', value: '3', proof: 'sent', n: 2 }]]));
    const reading = read(text, {}, 'tally.csv');
    expect(tallyOf(collect([reading, reading]).answers)).toMatchObject([{ n: 4 }]);
  });

  test('no cell that a spreadsheet opens is a formula', () => {
    const text = tallyText([{ city: '=1+1', period: '@x', group: 'opd', indicator: 'GOV-01', value: '3', proof: 'none', n: 1 }]);
    expect(text.split('\n')[1]).toBe("'=1+1,'@x,opd,GOV-01,3,none,1");
  });
});
