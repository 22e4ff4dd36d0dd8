import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import type { Reading } from '../../src/answers/answer.ts';
import { type BookCell, book, bookParts, formula, shared, sheet, styled, type TestSheet } from './book.ts';
import { addsUp, codes, read, said } from './toy.ts';

const open = (bytes: Uint8Array): Reading => {
  const reading = read(bytes, {}, 'jawaban.xlsx');
  expect(addsUp(reading.balance)).toBe(true);
  return reading;
};
/** A wide table of one city with one column under test, from row 2 down. */
const column = (heading: string, ...cells: BookCell[]): Reading => open(sheet(['city', heading], ...cells.map((cell) => ['x', cell])));
const places = (reading: Reading): [string, string | undefined][] => reading.findings.map((f) => [f.code, f.place.cell]);

describe('cells', () => {
  test.each<[string, string, BookCell, string]>([
    ['a number', 'GOV-01', 3, 'GOV-01=3'],
    ['a text', 'GOV-01', 'Ada perwal', 'GOV-01=3'],
    ['a shared text in runs, without its reading', 'GOV-01', shared(1), 'GOV-01=3'],
    ['a stored value of a formula', 'GOV-01', formula('1+2', '3'), 'GOV-01=3'],
    ['a stored text of a formula', 'GOV-01', formula('A1', 'Terdefinisi', 't="str"'), 'GOV-01=3'],
    ['a decimal, with all its digits', 'SHARE', 12.345678901234567, 'SHARE=12.345678901234567'],
    ['a number shown with fewer decimals', 'SHARE', styled(12.3456, 2), 'SHARE=12.3456'],
    ['per cent, where the unit is per cent', 'SHARE', styled(0.07, 3), 'SHARE=7'],
    ['per cent, where it is not', 'FREE', styled(0.07, 3), 'FREE=0.07'],
    ['a point that can only be a decimal point', 'BIG', 1.234, 'BIG=1.234'],
    ['a number in exponents', 'BIG', { xml: '<v>1.5E3</v>' }, 'BIG=1500'],
    ['a truth as a tick', 'CHECK/a', true, 'CHECK=a'],
    ['line ends of Windows, and a character that XML cannot hold', 'CHECK', 'Portal daring_x000D_\nLoket', 'CHECK=a d'],
    ['a missing code', 'GOV-01', 'Tidak tahu', 'GOV-01=unknown'],
  ])('%s', (_, heading, cell, expected) => {
    const reading = column(heading, cell);
    expect([said(reading), codes(reading)]).toEqual([[expected], []]);
  });

  test('a text that looks like a number keeps its doubt, a number has none', () => {
    const reading = column('BIG', '1.234', 1.234);
    expect(said(reading)).toEqual(['BIG=1.234', 'BIG=1.234']);
    expect(places(reading)).toEqual([['answers/ambiguous-point', 'Jawaban!B2']]);
  });

  test('ids are what the cell shows: 35.10 keeps its zero, and where the format dropped it a warning says so', () => {
    const reading = open(sheet(['city', 'GOV-01'], [styled(35.1, 2), 3], [35.2, 3], ['35.73', 3]));
    expect(reading.answers.map((a) => a.city)).toEqual(['35.10', '35.2', '35.73']);
    expect(reading.findings).toMatchObject([{ code: 'answers/short-id', data: { id: '35.2', maybe: '35.20' } }]);
  });

  test.each<[BookCell, string]>([
    [styled(46350, 1), '2026-11-24'],
    [styled(46350.383333333, 5), '2026-11-24T09:12:00'],
    ['24/11/2026 9.12', '2026-11-24T09:12:00'],
    [{ xml: '<v>2026-11-24T00:00:00Z</v>', attributes: 't="d"' }, '2026-11-24'],
  ])('a date %j was taken at %s', (cell, taken) => {
    const reading = open(sheet(['city', 'taken', 'GOV-01'], ['x', cell, 3]));
    expect([reading.answers[0]?.taken, codes(reading)]).toEqual([taken, []]);
  });

  test('days count from 1904 where the workbook says so, and a date formatted as a year is a period', () => {
    const rows = [
      ['city', 'taken', 'period', 'GOV-01'],
      ['x', styled(44888, 1), styled(46023 - 1462, 6), 3],
    ] as const;
    const parts = bookParts([{ name: 'A', rows }]);
    const workbook = new TextDecoder().decode(parts['xl/workbook.xml']).replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    const [answer] = open(book([{ name: 'A', rows }], { 'xl/workbook.xml': workbook })).answers;
    expect([answer?.taken, answer?.period]).toEqual(['2026-11-24', '2026']);
  });
});

describe('what is wrong is told at its cell', () => {
  test('a value that is no answer, in any sheet, and the rest counts', () => {
    const second: TestSheet = { name: "Bagian 'dua'", rows: [[], ['kota', null, 'GOV-02'], ['x', null, 9], ['x', null, 2]] };
    const reading = open(
      book([
        {
          name: 'Satu',
          rows: [
            ['city', 'GOV-01'],
            ['x', 'entahlah'],
          ],
        },
        second,
      ]),
    );
    expect(places(reading)).toEqual([
      ['answers/value-not-understood', 'Satu!B2'],
      ['answers/level-out-of-range', "Bagian 'dua'!C3"],
    ]);
    expect(said(reading)).toEqual(['GOV-02=2']);
    expect(reading.balance).toMatchObject({ rowsRead: 3, answersRead: 3, refused: 2 });
  });
  test('a formula that was never calculated, and one that failed', () => {
    const reading = column('GOV-01', formula('A1+1'), formula('1/0', '#DIV/0!', 't="e"'), formula('B1', '', 't="str"'), 3);
    expect(places(reading)).toEqual([
      ['answers/formula-without-value', 'Jawaban!B2'],
      ['answers/formula-without-value', 'Jawaban!B3'],
    ]);
    expect(reading.balance).toMatchObject({ answersRead: 3, refused: 2, counted: 1 });
  });
  test('such a formula beside an answer takes only itself away, and one in a column that nobody reads is no matter', () => {
    const reading = open(sheet(['city', 'respondent', 'GOV-01', 'GOV-01/note', '_uuid'], ['x', 'a', 3, formula('A1'), formula('A1')]));
    expect([said(reading), places(reading)]).toEqual([['GOV-01=3'], [['answers/formula-without-value', 'Jawaban!D2']]]);
  });
  test('a row without a city', () => {
    expect(places(open(sheet(['city', 'GOV-01'], [null, 3], ['x', 3])))).toEqual([['answers/no-city', 'Jawaban!A2']]);
  });
  test('a column nobody knows, at its heading', () => {
    expect(places(open(sheet(['city', 'GOV-1', 'GOV-01'], ['x', 3, 3])))).toEqual([['answers/unknown-column', 'Jawaban!B1']]);
  });
  test('cells beside and below the table', () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>';
    const reading = open(
      book([
        {
          name: 'Jawaban',
          rows: [
            ['city', 'GOV-01'],
            ['x', 3, null, 'sisa'],
          ],
          tail: far,
        },
      ]),
    );
    expect(said(reading)).toEqual(['GOV-01=3']);
    expect(reading.findings).toMatchObject([{ code: 'answers/outside-table', data: { n: 2 }, place: { cell: 'Jawaban!D2' } }]);
  });
});

describe('where the table stands', () => {
  test('titles and notes may stand above the headings', () => {
    const reading = open(
      sheet(['Rekap jawaban kota'], [], ['Dibuat oleh', 'Bappeda'], [null, 'city', 'GOV-01', 'SHARE'], [null, 'x', 3, 12]),
    );
    expect([said(reading), codes(reading), reading.balance.rowsRead]).toEqual([['GOV-01=3', 'SHARE=12'], [], 1]);
  });
  test('headings may be shared texts; a banner of groups may stand over them', () => {
    const reading = open(
      book([
        {
          name: 'A',
          rows: [
            ['Identitas', 'Tata Kelola'],
            ['city', shared(0)],
            ['x', 4],
          ],
          merges: ['B1:C1'],
        },
      ]),
    );
    expect(said(reading)).toEqual(['GOV-01=4']);
  });
  test('a city merged over its rows holds for all of them; a merged answer counts once, with a warning', () => {
    const rows = [
      ['city', 'respondent', 'GOV-01'],
      ['x', 'a', 3],
      [null, 'b', null],
      [null, 'c', 2],
    ] as const;
    const reading = open(book([{ name: 'Jawaban', rows, merges: ['A2:A4', 'C2:C3'] }]));
    expect(said(reading)).toEqual(['GOV-01=3', 'GOV-01=2']);
    expect(reading.answers.map((a) => a.city)).toEqual(['x', 'x']);
    expect(reading.findings).toMatchObject([
      { code: 'answers/merged-cells', data: { range: 'C2:C3', n: 1 }, place: { cell: 'Jawaban!C2' } },
    ]);
    expect(reading.balance).toMatchObject({ rowsRead: 3, rowsRefused: 0 });
  });
  test('hidden sheets are not read: told where they hold answers, passed over in silence where not', () => {
    const answers = [
      ['city', 'GOV-01'],
      ['x', 3],
    ] as const;
    const reading = open(
      book([
        { name: 'Jawaban', rows: answers },
        { name: 'Lama', rows: answers, state: 'hidden' },
        { name: '_daftar', rows: [['Ya'], ['Tidak']], state: 'veryHidden' },
      ]),
    );
    expect([said(reading), reading.findings.map((f) => [f.code, f.place.cell])]).toEqual([
      ['GOV-01=3'],
      [['answers/hidden-sheet', 'Lama']],
    ]);
  });
  test('a sheet without answers is passed over with a note; where no sheet has any, the first says why', () => {
    const notes = { name: 'Catatan', rows: [['Tolong diisi'], ['Terima kasih']] };
    const found = open(
      book([
        notes,
        {
          name: 'Jawaban',
          rows: [
            ['city', 'GOV-01'],
            ['x', 3],
          ],
        },
      ]),
    );
    expect(places(found)).toEqual([['answers/sheet-skipped', 'Catatan']]);
    expect(codes(open(book([notes])))).toEqual(['answers/unknown-column', 'answers/no-answer-columns']);
    expect(codes(open(book([{ name: 'Kosong', rows: [] }])))).toEqual(['answers/no-rows']);
  });
  test('rows of a repeated group stand in a sheet of their own and are passed over', () => {
    const main = {
      name: 'Form',
      rows: [
        ['city', 'GOV-01', '_index'],
        ['x', 3, 1],
      ],
    };
    const repeats = {
      name: 'anggota',
      rows: [
        ['nama', '_index', '_parent_table_name', '_parent_index'],
        ['A', 1, 'Form', 1],
        ['B', 2, 'Form', 1],
      ],
    };
    const reading = open(book([main, repeats]));
    expect([said(reading), places(reading)]).toEqual([['GOV-01=3'], [['answers/repeats-skipped', 'anggota']]]);
    expect(reading.balance).toMatchObject({ rowsRead: 3, rowsRefused: 2 });
  });
  test('a tally, long tables, and what another library writes', async () => {
    const tally = [
      ['city', 'period', 'group', 'indicator', 'value', 'proof', 'n'],
      ['12.76', '2026', 'opd', 'GOV-01', 3, 'accepted', 7],
    ];
    expect(said(open(await writeXlsx({ sheets: [{ name: 'T', rows: tally }] })))).toEqual(['GOV-01=3 x7 accepted']);
  });
});

describe('a form says on its hidden sheet of which instrument it is', () => {
  const form = (...facts: [string, string][]): Reading =>
    open(
      book([
        {
          name: 'Soal',
          rows: [
            ['_siapkota', 'Indikator', 'Jawaban', 'city', 'respondent'],
            [1, 'GOV-01', 3, 'x', 'a'],
            [2, 'GOV-02', 4, 'x', 'a'],
          ],
        },
        { name: '_siapkota', rows: facts, state: 'hidden' },
      ]),
    );
  test('its own', () => {
    const reading = form(['instrument', 'toy'], ['version', '2.0.0']);
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=3', 'GOV-02=4'], []]);
  });
  test('an older version is read with a note', () => {
    expect(form(['instrument', 'toy'], ['version', '1.9.0']).findings).toMatchObject([{ code: 'answers/older-version', severity: 'info' }]);
  });
  test('another instrument is refused whole', () => {
    const reading = form(['instrument', 'spbe'], ['version', '2.0.0']);
    expect([said(reading), places(reading)]).toEqual([[], [['answers/other-instrument', '_siapkota']]]);
    expect(reading.balance).toMatchObject({ rowsRead: 2, rowsRefused: 2, answersRead: 0 });
  });
  test('without a respondent one form is one respondent, not one a question', () => {
    const rows = [
      ['_siapkota', 'Indikator', 'Jawaban', 'city'],
      [1, 'GOV-01', 3, 'x'],
      [2, 'GOV-02', 4, 'x'],
    ];
    const reading = open(
      book([
        { name: 'Soal', rows },
        { name: 'Lain', rows: [rows[0]!, [3, 'FREQ', 'weekly', 'x']] },
      ]),
    );
    expect(new Set(reading.answers.map((a) => a.respondent)).size).toBe(1);
  });
});

test('an export of our form for KoboToolbox and ODK says it row by row', () => {
  const reading = open(sheet(['city', '_instrument', 'GOV-01'], ['x', 'toy 2.0.0', 3], ['x', 'spbe 1.0', 4]));
  expect([said(reading), places(reading)]).toEqual([['GOV-01=3'], [['answers/other-instrument', 'Jawaban!B3']]]);
});

test('several tables in one archive, as ODK Central hands them over, are read one by one', () => {
  const text = (t: string): Uint8Array => new TextEncoder().encode(t);
  const reading = read(
    zipSync({
      'form.csv': text('city,GOV-01,KEY\nx,3,uuid:1\ny,9,uuid:2\n'),
      'form-anggota.csv': text('nama,PARENT_KEY,KEY\nA,uuid:1,uuid:1/a[1]\n'),
      'media/foto.jpg': new Uint8Array(20),
      '__MACOSX/._form.csv': new Uint8Array(20),
    }),
    {},
    'form.csv.zip',
  );
  expect(said(reading)).toEqual(['GOV-01=3']);
  expect(reading.findings.map((f) => [f.code, f.place.file, f.place.line])).toEqual([
    ['answers/repeats-skipped', 'form.csv.zip/form-anggota.csv', undefined],
    ['answers/level-out-of-range', 'form.csv.zip/form.csv', 3],
  ]);
  expect(reading.balance).toMatchObject({ rowsRead: 3, rowsRefused: 1, answersRead: 2, refused: 1 });
});

test('macros and references to other workbooks are left alone, with a note', () => {
  const rows = [
    ['city', 'GOV-01'],
    ['x', formula('[1]Sheet1!A1', '3')],
  ] as const;
  const reading = open(book([{ name: 'A', rows }], { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }));
  expect([said(reading), reading.findings.map((f) => [f.code, f.severity, f.data])]).toEqual([
    ['GOV-01=3'],
    [
      ['file/ignored-content', 'info', { what: 'macros' }],
      ['file/ignored-content', 'info', { what: 'links' }],
    ],
  ]);
});

describe('hostile files end in a finding', () => {
  const rows = [
    ['city', 'GOV-01'],
    ['x', 3],
  ] as const;
  const good = { name: 'Baik', rows };
  const part = (bytes: string | Uint8Array, name = 'xl/worksheets/sheet1.xml'): Uint8Array =>
    book([good, { name: 'Dua', rows }], { [name]: bytes });
  /** Sets the sizes that the archive claims for one part. */
  const lie = (bytes: Uint8Array, name: string, size: number): Uint8Array => {
    const lied = bytes.slice();
    const view = new DataView(lied.buffer);
    const wanted = new TextEncoder().encode(name);
    for (let at = 0; at + wanted.length <= lied.length; at++) {
      if (!wanted.every((byte, i) => lied[at + i] === byte)) continue;
      if (at >= 30 && view.getUint32(at - 30, true) === 0x04034b50) view.setUint32(at - 8, size, true);
      if (at >= 46 && view.getUint32(at - 46, true) === 0x02014b50) view.setUint32(at - 22, size, true);
    }
    return lied;
  };
  const zeros = new Uint8Array(40 * 1024 * 1024);
  const bytes = book([good]);

  test.each<[string, Uint8Array, string, string[]]>([
    ['a sheet that unfolds to more than the limit', part(zeros), 'file/too-large', ['GOV-01=3']],
    ['one that says it is small and is not', lie(part(zeros), 'xl/worksheets/sheet1.xml', 1000), 'file/broken-archive', ['GOV-01=3']],
    ['texts that unfold without end', part(zeros, 'xl/sharedStrings.xml'), 'file/too-large', []],
    ['a document type that declares entities', part('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), 'file/broken-archive', ['GOV-01=3']],
    ['a sheet cut short', part('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'), 'file/broken-archive', ['GOV-01=3']],
    ['tags without end', part('<worksheet>'.repeat(200_000)), 'file/broken-archive', ['GOV-01=3']],
    ['a quote without end', part(`<worksheet a="${'x'.repeat(1000)}`), 'file/broken-archive', ['GOV-01=3']],
    ['a sheet that is not there', part('<worksheet/>', 'xl/other.xml').slice(), '', ['GOV-01=3', 'GOV-01=3']],
    ['half a file', bytes.subarray(0, bytes.length / 2), 'file/broken-archive', []],
    ['a beginning alone', bytes.subarray(0, 4), 'file/broken-archive', []],
    ['an archive of something else', zipSync({ 'a.txt': new Uint8Array(3) }), 'file/format-not-read', []],
    ['something else by the name of an export', zipSync({ 'Submissions.csv': new Uint8Array(3) }), 'file/format-not-read', []],
    ['an archive in an archive', zipSync({ 'a.csv': zipSync({ 'b.csv': new Uint8Array(3) }) }), 'file/format-not-read', []],
    ['OpenDocument', zipSync({ mimetype: new Uint8Array(3), 'content.xml': new Uint8Array(3) }), 'file/format-not-read', []],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': new Uint8Array(3) }), 'file/format-not-read', []],
    [
      'a thousand parts too many',
      zipSync(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`p${i}`, new Uint8Array()]))),
      'file/too-large',
      [],
    ],
  ])('%s', (_, content, code, left) => {
    const reading = open(content);
    expect(codes(reading)).toEqual(code === '' ? [] : [code]);
    expect(said(reading)).toEqual(left);
  });

  test('any byte changed: a finding or the same answers, never other ones', () => {
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = bytes.slice();
      changed[at]! ^= 0xff;
      const reading = open(changed);
      if (codes(reading).length === 0) expect({ at, said: said(reading) }).toEqual({ at, said: ['GOV-01=3'] });
    }
  });
  test('cut anywhere: a finding, never a throw', () => {
    for (let end = 0; end < bytes.length; end += 11) expect(codes(open(bytes.subarray(0, end))).length).toBeGreaterThan(0);
  });
  test('an entity that nobody declared stays as it is written', () => {
    const reading = open(
      part(
        '<worksheet><sheetData><row><c t="inlineStr"><is><t>city</t></is></c><c t="inlineStr"><is><t>Q1</t></is></c></row><row><c t="inlineStr"><is><t>x</t></is></c><c t="inlineStr"><is><t>&amp;xxe; &xxe; &#65;</t></is></c></row></sheetData></worksheet>',
      ),
    );
    expect(reading.open.map((o) => o.text)).toEqual(['&xxe; &xxe; A']);
  });
  test('more than a million cells are another job', () => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`;
    expect(codes(open(part(`<worksheet><sheetData>${row.repeat(1001)}</sheetData></worksheet>`)))).toEqual(['file/too-large']);
  });
});
