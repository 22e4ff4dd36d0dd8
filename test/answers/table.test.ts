import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../src/answers/answer.ts';
import { readMap } from '../../src/answers/map.ts';
import type { ReadOptions } from '../../src/answers/read.ts';
import type { Finding } from '../../src/finding/finding.ts';
import { YamlSource } from '../../src/rubric/source.ts';
import { addsUp, codes, instrument, read, said } from './toy.ts';

const table = (content: string | Uint8Array, options: Partial<ReadOptions> = {}, file?: string): Reading => {
  const reading = read(content, options, file);
  expect(addsUp(reading.balance)).toBe(true);
  return reading;
};
const rows = (...lines: string[]): string => `${lines.join('\n')}\n`;
/** A wide table of one city with one column under test. */
const column = (heading: string, ...cells: string[]): Reading => table(rows(`city;${heading}`, ...cells.map((cell) => `12.76;${cell}`)));

const LONG = rows(
  'city,period,respondent,group,indicator,value',
  '12.76,2026,a,opd,GOV-01,3',
  '12.76,2026,a,opd,SHARE,12.5',
  '12.76,2026,b,pers,GOV-01,unknown',
);
const WIDE = rows('city,period,respondent,group,GOV-01,SHARE', '12.76,2026,a,opd,3,12.5', '12.76,2026,b,pers,unknown,');
const BOTH = ['GOV-01=3', 'SHARE=12.5', 'GOV-01=unknown'];

describe('long and wide say the same', () => {
  test.each([
    ['long', LONG],
    ['wide', WIDE],
  ])('%s', (_, text) => {
    const reading = table(text);
    expect(said(reading)).toEqual(BOTH);
    expect(reading.findings).toEqual([]);
    expect(reading.answers.map((a) => [a.city, a.period, a.respondent, a.group])).toEqual([
      ['12.76', '2026', 'a', 'opd'],
      ['12.76', '2026', 'a', 'opd'],
      ['12.76', '2026', 'b', 'pers'],
    ]);
  });
  test('a tally says how many', () => {
    const reading = table(
      rows(
        'city,period,group,indicator,value,proof,n',
        '12.76,2026,opd,GOV-01,3,accepted,7',
        '12.76,2026,opd,GOV-01,not-applicable,none,2',
      ),
    );
    expect(said(reading)).toEqual(['GOV-01=3 x7 accepted', 'GOV-01=not-applicable x2']);
    expect([reading.findings, reading.balance.answersRead]).toEqual([[], 9]);
  });
  test('in a tally numbers are as JavaScript writes them, whatever stands around them', () => {
    const reading = table(
      rows('city,period,group,indicator,value,proof,n', 'x,,opd,BIG,1.234,none,1', 'x,,opd,BIG,1234.5,none,1', 'x,,opd,FREE,1e+21,none,1'),
    );
    expect([said(reading), codes(reading)]).toEqual([['BIG=1.234', 'BIG=1234.5', 'FREE=1e+21'], []]);
  });
});

describe('the file around the table', () => {
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => (c === '€' ? 0x80 : c.charCodeAt(0)));
  const utf16 = (text: string, big: boolean): Uint8Array =>
    Uint8Array.from(
      `\ufeff${text}`
        .split('')
        .flatMap((c) => (big ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])),
    );
  test.each<[string, string | Uint8Array, string[]]>([
    ['commas', WIDE, []],
    ['semicolons', WIDE.replaceAll(',', ';'), []],
    ['tabs', WIDE.replaceAll(',', '\t'), []],
    ['bars', WIDE.replaceAll(',', '|'), []],
    ['semicolons and decimal commas', WIDE.replaceAll(',', ';').replace('12.5', '12,5'), []],
    ['CRLF', WIDE.replaceAll('\n', '\r\n'), []],
    ['no newline at the end', WIDE.trimEnd(), []],
    ['blank lines', WIDE.replaceAll('\n', '\n\n'), []],
    ['a BOM', `\ufeff${WIDE}`, []],
    ['UTF-16, little end first', utf16(WIDE, false), []],
    ['UTF-16, big end first', utf16(WIDE, true), []],
    ['gzip', gzipSync(WIDE), []],
    ['a line that names the delimiter', `sep=;\r\n${WIDE.replaceAll(',', ';')}`, []],
    ['a line that names a delimiter which the headings do not show', `sep=|\n${WIDE.replaceAll(',', '|')}`, []],
    ['every cell quoted', WIDE.replace(/[^,\n]+/g, '"$&"'), []],
    ['spaces around headings and cells', WIDE.replaceAll(',', ' , '), []],
    ['headings in capitals', WIDE.replace('city,period,respondent,group', 'CITY,Period,RESPONDENT,Group'), []],
    ['headings in Indonesian', WIDE.replace('city,period,respondent,group', 'kota,periode,responden,kelompok'), []],
    ['an empty last column', WIDE.replaceAll('\n', ',\n'), []],
  ])('%s', (_, content, expected) => {
    const reading = table(content);
    expect(said(reading)).toEqual(BOTH);
    expect(codes(reading)).toEqual(expected);
    expect(reading.balance).toMatchObject({ rowsRead: 2, rowsRefused: 0 });
  });

  test('Windows-1252 is read with a note, or on request without', () => {
    const bytes = latin(rows('city,city_name,GOV-01', '1,Café €,3'));
    const noted = table(bytes);
    expect([said(noted), codes(noted), noted.cities.get('1')?.name]).toEqual([['GOV-01=3'], ['file/encoding'], 'Café €']);
  });

  test.each<[string, Uint8Array, string]>([
    ['half a gzip', gzipSync(LONG).subarray(0, 40), 'file/broken-archive'],
    ['half a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2]), 'file/broken-archive'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'file/locked'],
    ['Parquet', Uint8Array.from([0x50, 0x41, 0x52, 0x31, 1]), 'file/format-not-read'],
    ['nothing', new Uint8Array(), 'answers/no-rows'],
    ['blanks', Uint8Array.from([32, 10, 32]), 'answers/no-rows'],
    ['headings alone', new TextEncoder().encode('city,GOV-01\n'), 'answers/no-rows'],
  ])('%s is told', (_, bytes, code) => expect(codes(table(bytes))).toEqual([code]));

  test('quotes hold delimiters, quotes and line breaks; lines are counted on', () => {
    const reading = table('city,GOV-01,GOV-01/note,SHARE\n1,3,"satu, ""dua""\ntiga",4\n2,9,,5\n');
    expect(said(reading)).toEqual(['GOV-01=3 note satu, "dua"\ntiga', 'SHARE=4', 'SHARE=5']);
    expect(reading.findings).toMatchObject([{ code: 'answers/level-out-of-range', place: { line: 4, column: 'GOV-01' } }]);
  });
});

describe('rows that cannot be read are refused, each by name', () => {
  test.each([
    ['a cell too many', '1,3,4,5', 'answers/ragged-row', 3],
    ['a cell too few', '1,3', 'answers/ragged-row', 3],
    ['a quote in the middle of a cell', '1,3,4"5"6', 'answers/broken-table', 3],
    ['a quote that is closed too early', '1,"3"x,4', 'answers/broken-table', 3],
  ])('%s', (_, line, code, at) => {
    const reading = table(rows('city,GOV-01,SHARE', '1,2,5', line, '3,4,6'));
    expect(reading.findings.map((f) => [f.code, f.place.line])).toEqual([[code, at]]);
    expect(said(reading)).toEqual(['GOV-01=2', 'SHARE=5', 'GOV-01=4', 'SHARE=6']);
    expect(reading.balance).toMatchObject({ rowsRead: 3, rowsRefused: 1 });
  });
  test('a quote that is never closed takes the rest with it, and says where it begins', () => {
    const reading = table(rows('city,GOV-01,SHARE', '1,2,5', '2,"3,4', '3,4,6'));
    expect(reading.findings).toMatchObject([{ code: 'answers/broken-table', data: { problem: 'open-quote' }, place: { line: 3 } }]);
    expect(said(reading)).toEqual(['GOV-01=2', 'SHARE=5']);
  });
  test('a row without a city, a group that does not exist, a count that is none', () => {
    const reading = table(
      rows(
        'city,group,indicator,value,n',
        ',opd,GOV-01,3,1',
        'a,opds,GOV-01,3,1',
        'a,opd,GOV-01,3,-1',
        'a,opd,GOV-01,3,1.5',
        'a,opd,GOV-01,3,2',
      ),
    );
    expect(reading.findings.map((f) => [f.code, f.place.line, f.place.column])).toEqual([
      ['answers/no-city', 2, 'city'],
      ['answers/unknown-group', 3, 'group'],
      ['answers/bad-count', 4, 'n'],
      ['answers/bad-count', 5, 'n'],
    ]);
    expect(said(reading)).toEqual(['GOV-01=3 x2']);
    expect(reading.balance).toMatchObject({ rowsRead: 5, rowsRefused: 4 });
  });
  test('an answer in a refused row is no answer read; a row without answers is used', () => {
    expect(table(rows('city,GOV-01', ',3', '1,')).balance).toMatchObject({ rowsRead: 2, rowsRefused: 1, answersRead: 0 });
  });
});

describe('how a column is found', () => {
  test.each([
    'GOV-01',
    ' GOV-01 ',
    'GOV/GOV-01',
    'data-GOV-01',
    'data/group_a/GOV-01',
    'group.GOV-01',
    'OLD-01',
    'x/OLD-01',
    'Regulasi data',
    'Data regulation',
    'Sejauh mana data diatur?',
    'How far is data regulated?',
    '  how far is DATA regulated? ',
  ])('%s is GOV-01', (heading) => {
    const reading = column(heading, '3');
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=3'], []]);
  });
  test('a title that two indicators have finds neither', () => {
    // `Forum` is GOV-02's title in both languages; that is one indicator.
    expect(said(column('Forum', '3'))).toEqual(['GOV-02=3']);
  });
  test('an open question is found by its id and by its words', () => {
    for (const heading of ['Q1', 'Apa masalah utamanya?', 'form/Q1'])
      expect(column(heading, 'Banjir').open.map((o) => [o.question, o.text])).toEqual([['Q1', 'Banjir']]);
  });
  test.each([
    '_uuid',
    '_id',
    '_submission_time',
    '_validation_status',
    '__version__',
    'meta/instanceID',
    'meta-instanceID',
    'formhub/uuid',
    'start',
    'end',
    'today',
    'deviceid',
    'SubmissionDate',
    'instanceID',
    'KEY',
    'Timestamp',
    'Stempel waktu',
    'Cap waktu',
    'x-catatan',
  ])('%s of a form tool passes without a word', (heading) => {
    expect(codes(table(rows(`city,${heading},GOV-01`, '1,abc,3')))).toEqual([]);
  });
  test.each([
    [
      'KoboToolbox',
      'start;end;city;GOV/GOV-01;_id;_uuid;_submission_time;_validation_status;_notes;_status;_submitted_by;__version__;_tags;meta/rootUuid;_index',
    ],
    [
      'ODK Central',
      'SubmissionDate;city;data-GOV-01;meta-instanceID;KEY;SubmitterID;SubmitterName;AttachmentsPresent;AttachmentsExpected;Status;ReviewState;DeviceID;Edits;FormVersion',
    ],
    ['Google Forms', 'Timestamp;Email Address;city;How far is data regulated?'],
    ['Google Forms in Indonesian', 'Stempel waktu;Alamat Email;city;Sejauh mana data diatur?'],
    ['Microsoft Forms', 'ID;Start time;Completion time;Email;Name;Last modified time;city;How far is data regulated?'],
    ['LimeSurvey', 'id;submitdate;lastpage;startlanguage;seed;token;startdate;datestamp;ipaddr;refurl;city;GOV-01'],
  ])('the headings of %s', (_, headings) => {
    const cells = headings.split(';').map((h) => (h === 'city' ? '1' : /GOV-01|regulated|diatur/.test(h) ? '3' : 'abc'));
    const reading = table(rows(headings, cells.join(';')));
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=3'], []]);
  });
  test('another column is told once, with the nearest name, at its heading', () => {
    const reading = table(rows('city,GOV-1,GOV-01', '1,3,3', '2,4,4'));
    expect(reading.findings).toMatchObject([
      {
        code: 'answers/unknown-column',
        severity: 'warning',
        place: { line: 1, column: 'GOV-1' },
        data: { heading: 'GOV-1', near: 'GOV-01' },
      },
    ]);
  });
  test('two columns for the same are told; the first is read', () => {
    const reading = table(rows('city,GOV-01,Regulasi data', '1,3,4'));
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=3'], ['answers/duplicate-column']]);
  });
  test('a table without answers says so', () => {
    const reading = table(rows('city,period,nilai_total', '1,2026,3'));
    expect(codes(reading)).toContain('answers/no-answer-columns');
    expect(reading.balance).toMatchObject({ rowsRead: 1, rowsRefused: 1 });
  });
  test('--map renames columns, and what cells say', () => {
    const found: string[] = [];
    const map = readMap(
      new YamlSource(
        'map.yaml',
        'columns: { "Nama kota": city, "Pertanyaan 1": GOV-01 }\nvalues: { GOV-01: { "Sangat baik": 5, Entah: unknown } }\n',
      ),
      (f) => found.push(f.code),
    );
    const reading = table(rows('Nama kota,pertanyaan 1', 'A,Sangat Baik', 'B,entah', 'C,2'), map);
    expect([said(reading), codes(reading), found]).toEqual([['GOV-01=5', 'GOV-01=unknown', 'GOV-01=2'], [], []]);
  });
});

test('--map tells of names that mean nothing, at their place', () => {
  const found: Finding[] = [];
  const text = 'columns: { a: citi, b: GOV-01/note, c: OLD-01, d: GOV-99 }\nvalues: { GOV-1: { x: 1 }, FREQ: { x: weekly } }\n';
  readMap(new YamlSource('map.yaml', text), (f) => found.push(f), instrument);
  expect(found.map((f) => [f.code, f.data, f.place.line, f.place.col])).toEqual([
    ['answers/map-unknown', { name: 'citi', near: 'city' }, 1, 15],
    ['answers/map-unknown', { name: 'GOV-99', near: 'GOV-01' }, 1, 51],
    ['answers/map-unknown', { name: 'GOV-1', near: 'GOV-01' }, 2, 11],
  ]);
});

describe('what a cell means', () => {
  test.each(['', ' ', '-', 'n/a', 'N/A', 'NA', 'na'])('«%s» is unanswered', (cell) => {
    const reading = column('GOV-01', cell, '3');
    expect([said(reading), codes(reading), reading.balance.answersRead]).toEqual([['GOV-01=3'], [], 1]);
  });
  test.each([
    ['unknown', 'unknown'],
    ['Tidak tahu', 'unknown'],
    ['tidak_tahu', 'unknown'],
    ['refused', 'refused'],
    ['menolak', 'refused'],
    ['pending', 'pending'],
    ['Menyusul', 'pending'],
  ])('%s is %s, never zero', (cell, code) => expect(said(column('GOV-01', cell))).toEqual([`GOV-01=${code}`]));

  test('not-applicable counts without a reason; one warning says how many lack theirs', () => {
    const reading = column('GOV-01;GOV-01/reason', 'tidak berlaku;', 'not-applicable;Tak ada', 'Tidak Berlaku;');
    expect(said(reading)).toEqual(['GOV-01=not-applicable', 'GOV-01=not-applicable because Tak ada', 'GOV-01=not-applicable']);
    expect(reading.findings).toMatchObject([{ code: 'answers/reasons-missing', severity: 'warning', data: { n: 2 } }]);
  });

  test.each([
    ['GOV-01', '3 - Terdefinisi', '3'],
    ['GOV-01', '3 – Ada perwal', '3'],
    ['GOV-01', '3: Defined', '3'],
    ['GOV-01', '3. Defined', '3'],
    ['GOV-01', 'Terdefinisi', '3'],
    ['GOV-01', 'The rule is applied, reviewed', '5'],
    ['GOV-01', 'ADA PERWAL', '3'],
    ['GOV-01', '3.0', '3'],
    ['FREQ', 'weekly', 'weekly'],
    ['FREQ', 'Mingguan', 'weekly'],
    ['FREQ', 'weekly - Mingguan', 'weekly'],
    ['FREQ', 'Tidak pernah', 'never'],
  ])('%s: %s is %s', (id, cell, value) => {
    const reading = column(id, cell);
    expect([said(reading), codes(reading)]).toEqual([[`${id}=${value}`], []]);
  });

  test('a wrong cell is told with row, column, value and what is right; the rest of the row counts', () => {
    const reading = table(rows('city,GOV-01,FREQ,SHARE', '1,7,montly,10', '2,3,weekly,banyak'));
    expect(reading.findings.map((f) => [f.code, f.place.line, f.place.column, (f.data as { value: string }).value])).toEqual([
      ['answers/level-out-of-range', 2, 'GOV-01', '7'],
      ['answers/value-not-understood', 2, 'FREQ', 'montly'],
      ['answers/value-not-understood', 3, 'SHARE', 'banyak'],
    ]);
    expect(said(reading)).toEqual(['SHARE=10', 'GOV-01=3', 'FREQ=weekly']);
    expect(reading.balance).toMatchObject({ rowsRead: 2, rowsRefused: 0, answersRead: 6, refused: 3 });
  });
});

describe('checklists', () => {
  test.each([
    ['a b d', 'a b d'],
    ['a;b;d', 'a b d'],
    ['a, b, d', 'a b d'],
    ['d,a', 'a d'],
    ['a', 'a'],
    ['none', 'none'],
    ['tidak ada', 'none'],
    ['Portal daring', 'a'],
    ['Loket, Portal daring', 'a d'],
    ['Aplikasi, gawai, Portal daring', 'a b'],
    ['Web portal;Counter', 'a d'],
    ['a|d', 'a d'],
  ])('«%s» is %s', (cell, value) => expect(said(table(rows('city,CHECK', `1,"${cell}"`)))).toEqual([`CHECK=${value}`]));

  test.each([
    [['1', '0', '1'], 'a d'],
    [['true', 'FALSE', 'True'], 'a d'],
    [['ya', 'tidak', 'Ya'], 'a d'],
    [['0', '0', '0'], 'none'],
    [['1', '', ''], 'a'],
    [['0', '', ''], 'none'],
    [['1', '1', '1'], 'a b d'],
  ])('columns %j are %s', (cells, value) =>
    expect(said(table(rows('city,CHECK/a,CHECK/b,CHECK/d', `1,${cells.join(',')}`)))).toEqual([`CHECK=${value}`]),
  );

  test('all empty is unanswered', () => {
    const reading = table(rows('city,CHECK/a,CHECK/b,CHECK/d,GOV-01', '1,,,,3'));
    expect([said(reading), reading.balance.answersRead]).toEqual([['GOV-01=3'], 1]);
  });
  test('a form tool writes the whole and the parts: they are one answer', () => {
    const reading = table(rows('city,CHECK,CHECK/a,CHECK/b,CHECK/d', '1,a d,1,0,1', '2,,0,0,0', '3,,,,'));
    expect([said(reading), codes(reading)]).toEqual([['CHECK=a d', 'CHECK=none'], []]);
  });
  test('below a group path', () => expect(said(table(rows('city,svc/CHECK/a,svc/CHECK/b', '1,1,0')))).toEqual(['CHECK=a']));
  test('X/a is a criterion where X is a checklist, else the last segment', () => {
    expect(said(table(rows('city,CHECK/GOV-01', '1,3')))).toEqual(['GOV-01=3']);
  });
  test('a tick that is none is told at its own column', () => {
    const reading = table(rows('city,CHECK/a,CHECK/b', '1,1,mungkin'));
    expect(reading.findings).toMatchObject([
      { code: 'answers/value-not-understood', place: { line: 2, column: 'CHECK/b' }, data: { value: 'mungkin' } },
    ]);
    expect(said(reading)).toEqual([]);
  });
  test('a missing code in the columns is no tick', () => {
    expect(said(table(rows('city,CHECK/a,CHECK/b', '1,unknown,')))).toEqual(['CHECK=unknown']);
  });
});

describe('what stands beside an answer', () => {
  test('in a wide table', () => {
    const reading = table(
      rows(
        'city,group,GOV-01,GOV-01/proof,GOV-01/note,GOV-01/reason,GOV-01/evidence',
        '1,opd,3,sent,n,,',
        '2,opd,tidak berlaku,,,r,',
        '3,opd,4,,,,Perwal 12',
        '4,pembimbing,4,accepted,,,',
      ),
    );
    expect(said(reading)).toEqual(['GOV-01=3 sent note n', 'GOV-01=not-applicable because r', 'GOV-01=4 sent', 'GOV-01=4 accepted']);
    expect(reading.answers[2]?.documents).toEqual([expect.objectContaining({ title: 'Perwal 12', state: 'sent' })]);
    expect(codes(reading)).toEqual([]);
  });
  test('in a long one', () => {
    const reading = table(
      rows(
        'city,indicator,value,proof,note,reason,evidence,n',
        '1,GOV-01,3,wrong,n,,A,1',
        '1,GOV-02,tidak berlaku,,,r,,4',
        '1,SHARE,5,,,,B,1',
      ),
    );
    expect(said(reading)).toEqual(['GOV-01=3 wrong note n', 'GOV-02=not-applicable x4 because r', 'SHARE=5 sent']);
  });
  test('below a group path, and in Indonesian', () =>
    expect(said(table(rows('city,svc/GOV-01,svc/GOV-01/catatan', '1,3,baik')))).toEqual(['GOV-01=3 note baik']));
  test('accepted by the city itself is read as sent, with a warning; trusted, as written', () => {
    const text = rows('city,group,GOV-01,GOV-01/proof', '1,opd,4,accepted', '1,opd,4,diterima');
    expect([said(table(text)), codes(table(text))]).toEqual([
      ['GOV-01=4 sent', 'GOV-01=4 sent'],
      ['answers/proof-not-yours', 'answers/proof-not-yours'],
    ]);
    expect(said(table(text, { trustProof: true }))).toEqual(['GOV-01=4 accepted', 'GOV-01=4 accepted']);
  });
  test('a state of proof that does not exist is told; the answer counts', () => {
    const reading = table(rows('city,GOV-01,GOV-01/proof', '1,4,acepted'));
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=4'], ['answers/unknown-proof']]);
    expect(reading.findings[0]).toMatchObject({ data: { near: 'accepted' }, place: { line: 2, column: 'GOV-01/proof' } });
  });
});

describe('decimals', () => {
  test.each<[string, string, string[], string[], string[]]>([
    ['a point is a decimal point', 'FREE', ['1.234', '1.5'], ['1.234', '1.5'], ['answers/ambiguous-point']],
    ['unless the column also holds a decimal comma', 'FREE', ['1.234', '1,5'], ['1234', '1.5'], ['answers/ambiguous-point']],
    ['or a value with two points', 'FREE', ['1.234', '1.234.567'], ['1234', '1234567'], ['answers/ambiguous-point']],
    ['where only one reading is believable nobody asks', 'SHARE', ['1.234'], ['1.234'], []],
    ['where both are, a warning asks', 'BIG', ['1.234'], ['1.234'], ['answers/ambiguous-point']],
    ['three digits after 0. are no thousands', 'BIG', ['0.234'], ['0.234'], []],
    ['a comma is a decimal comma', 'SHARE', ['12,5'], ['12.5'], []],
    ['with points for thousands', 'BIG', ['1.234,5'], ['1234.5'], []],
    ['English thousands', 'BIG', ['1,234.5'], ['1234.5'], []],
    ['spaces for thousands', 'BIG', ['1 234', '1\u00a0234'], ['1234', '1234'], []],
    ['a per cent sign where the unit has one', 'SHARE', ['12,5 %', '12.5%'], ['12.5', '12.5'], []],
    ['the unit in words', 'BIG', ['120 orang', '120 people'], ['120', '120'], []],
    ['a minus', 'FREE', ['-1,5', '−2'], ['-1.5', '-2'], []],
    ['minus nothing is nothing', 'FREE', ['-0'], ['0'], []],
    ['an exponent', 'FREE', ['1e3'], ['1000'], []],
    ['more digits than JavaScript keeps', 'FREE', ['0.10000000000000000001'], ['0.1'], []],
  ])('%s', (_, id, cells, values, found) => {
    const reading = column(id, ...cells);
    expect(said(reading)).toEqual(values.map((v) => `${id}=${v}`));
    expect(codes(reading)).toEqual(found);
  });

  test.each(['1,2,3', '1.2.3', '1.23.456', '12,34,567.8,9', 'Infinity', 'NaN', '0x10', '1_000', '٣', '½', '1/2', 'Rp 5', '1e999'])(
    '%s is no number',
    (cell) => {
      const reading = column('FREE', cell);
      expect([said(reading), codes(reading)]).toEqual([[], ['answers/value-not-understood']]);
    },
  );

  test('each indicator has a style of its own', () => {
    const reading = table(rows('city;FREE;BIG', '1;1,5;1.5', '2;2.500;2.25'));
    expect(said(reading)).toEqual(['FREE=1.5', 'BIG=1.5', 'FREE=2500', 'BIG=2.25']);
  });

  test('also in a long table, where all indicators share a column', () => {
    const reading = table(rows('city;indicator;value', '1;FREE;1,5', '2;FREE;2.500', '1;SHARE;2.5'));
    expect(said(reading)).toEqual(['FREE=1.5', 'FREE=2500', 'SHARE=2.5']);
  });
});

describe('who speaks in a table', () => {
  test('without a respondent a row is a respondent; without a group, the first ordinary group', () => {
    const reading = table(rows('city,GOV-01', '1,3', '1,4'));
    expect(new Set(reading.answers.map((a) => a.respondent)).size).toBe(2);
    expect(reading.answers.map((a) => a.group)).toEqual(['opd', 'opd']);
  });
  test('--set fills what no column gives', () => {
    const reading = table(rows('GOV-01', '3'), {
      set: { city: '12.76', period: '2026', group: 'pers', agency: 'kominfo', taken: '2026-01-01', respondent: 'x' },
    });
    expect(reading.answers[0]).toMatchObject({
      city: '12.76',
      period: '2026',
      group: 'pers',
      agency: 'kominfo',
      taken: '2026-01-01',
      respondent: 'x',
    });
  });
  test('and what a column leaves empty', () => expect(table(rows('city,GOV-01', ',3'), { set: { city: '9' } }).answers[0]?.city).toBe('9'));
  test('a city’s id in a table is any text: 35.10 stays 35.10', () =>
    expect(table(rows('city,GOV-01', '35.10,3')).answers[0]?.city).toBe('35.10'));
  test('name and province go along', () => {
    expect(table(rows('city,city_name,province,GOV-01', '1,Kota A,Sumut,3')).cities.get('1')).toEqual({
      name: 'Kota A',
      province: 'Sumut',
    });
  });
  test('another city than the assessment’s is refused, row by row', () => {
    const reading = table(rows('city,GOV-01', '1,3', '2,4'), { onlyCity: '1' });
    expect([said(reading), codes(reading), reading.balance.rowsRefused]).toEqual([['GOV-01=3'], ['answers/other-city'], 1]);
  });
});

test('answers to indicators that are gone are counted and named, each id once', () => {
  const reading = table(rows('city,indicator,value,n', '1,GONE,3,1', '2,GONE,4,5', '1,GOV-01,3,1'));
  expect(reading.findings).toMatchObject([
    { code: 'answers/unknown-indicator', data: { id: 'GONE', n: 6 }, place: { line: 2, column: 'indicator' } },
  ]);
  expect(reading.balance).toMatchObject({ answersRead: 7, setAside: 6, counted: 1 });
});
test('an old id in a long table is read through formerly', () =>
  expect(said(table(rows('city,indicator,value', '1,OLD-01,3')))).toEqual(['GOV-01=3']));

describe('JSON', () => {
  const objects = [
    { city: '35.10', 'GOV-01': 3, SHARE: 12.5, CHECK: ['a', 'd'] },
    { city: 'B', 'GOV-01': null, SHARE: 0, 'CHECK/a': true, 'CHECK/b': false },
  ];
  const expected = ['GOV-01=3', 'SHARE=12.5', 'CHECK=a d', 'SHARE=0', 'CHECK=a'];
  test.each<[string, string | Uint8Array]>([
    ['lines', objects.map((o) => JSON.stringify(o)).join('\n')],
    ['lines, the last ended', `${objects.map((o) => JSON.stringify(o)).join('\r\n')}\r\n`],
    ['an array', JSON.stringify(objects)],
    ['an array over many lines', JSON.stringify(objects, null, 2)],
    ['gzip', gzipSync(JSON.stringify(objects))],
  ])('%s', (_, content) => {
    const reading = table(content, {}, 'x.json');
    expect(said(reading).sort()).toEqual([...expected].sort());
    expect([codes(reading), reading.balance.rowsRead]).toEqual([[], 2]);
  });
  test('one line is a row, and no sheet', () => expect(said(table('{"city":"1","GOV-01":3}\n'))).toEqual(['GOV-01=3']));
  test('long rows', () =>
    expect(said(table('{"city":"1","indicator":"GOV-01","value":3,"n":4}\n{"city":"1","indicator":"SHARE","value":0.5}\n'))).toEqual([
      'GOV-01=3 x4',
      'SHARE=0.5',
    ]));
  test('a line that is no object is refused by its number', () => {
    const reading = table('{"city":"1","GOV-01":3}\n{"city":"2",\n[1]\n{"city":"3","GOV-01":4}\n', {}, 'x.jsonl');
    expect(reading.findings.map((f) => [f.code, f.place.line])).toEqual([
      ['answers/json-line', 2],
      ['answers/json-line', 3],
    ]);
    expect(reading.balance).toMatchObject({ rowsRead: 4, rowsRefused: 2 });
  });
  test('a JSON number of 1.234 is no question', () => expect(codes(table('[{"city":"1","BIG":1.234}]', {}, 'x.json'))).toEqual([]));
  test.each<[string, string]>([
    ['an object that cannot be printed', '[{"city":"1","GOV-01":{"toString":null,"valueOf":null}}]'],
    ['a list of such', '[{"city":"1","CHECK":[{"toString":null,"valueOf":null}]}]'],
    ['ten thousand brackets', `[{"city":"1","GOV-01":${'['.repeat(10_000)}${']'.repeat(10_000)}}]`],
    ['a prototype', '[{"city":"1","__proto__":{"GOV-01":3},"constructor":{"prototype":{"x":1}}}]'],
    ['an array that is cut', '[{"city":"1","GOV-01":3},'],
    ['an array of anything', '[1,"a",null,[],true]'],
    ['a line with __proto__ alone', '{"__proto__":null}'],
  ])('%s is a finding, never a throw', (_, text) => {
    const reading = table(text, {}, 'x.json');
    expect(reading.findings.length).toBeGreaterThan(0);
    expect(said(reading)).toEqual([]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});
