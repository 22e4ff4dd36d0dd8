import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../src/answers/answer.ts';
import { HeadingReader } from '../../src/answers/headings.ts';
import { readInput } from '../../src/answers/input.ts';
import { PLAIN_READING } from '../../src/answers/read.ts';
import { nodeFiles } from '../../src/cli/output/files.ts';
import { loadInstrument } from '../../src/rubric/load.ts';
import { wordings } from '../../src/text/lang.ts';
import { book } from '../answers/book.ts';
import { addsUp, codes, said } from '../answers/toy.ts';

const ROOT = new URL('../../', import.meta.url);
const folder = new URL('./exports/', import.meta.url);
const instrument = loadInstrument(new URL('rubrics/instrument.yaml', ROOT).pathname, nodeFiles).instrument!;

/** Reads an export as it comes from its tool: no map, only the city and period that the form did not ask. */
function open(name: string, bytes: Uint8Array = readFileSync(new URL(name, folder))): Reading {
  const set = { city: '12.76', period: '2026' };
  const reading = readInput({ file: name, bytes }, instrument, { ...PLAIN_READING, set });
  expect(addsUp(reading.balance)).toBe(true);
  return reading;
}

/** Each row's group, when it was handed in, and its answers. */
function rows(reading: Reading): string[] {
  const found = new Map<string, string[]>();
  for (const answer of reading.answers) {
    const list = found.get(answer.respondent) ?? [`${answer.group} ${answer.taken}:`];
    found.set(answer.respondent, [...list, said({ answers: [answer] })[0]!]);
  }
  return [...found.values()].map((r) => r.join(' '));
}

describe('exports are read without a map and without a word', () => {
  test.each<[string, string[], string[], string]>([
    [
      'kobotoolbox-names.csv',
      [
        'opd 2026-11-20: GOV-01=3 sent GOV-04=2 GOV-09=a b d GOV-06=3.21',
        'opd 2026-11-20: GOV-01=4 note Sudah terpadu sejak Juni GOV-04=3 GOV-09=none GOV-06=pending',
        'opd 2026-11-20: GOV-01=not-applicable because Tidak melayani warga langsung GOV-04=unknown GOV-06=unknown',
      ],
      ['GOV-Q1: Ganti KTP; harus kembali tiga kali'],
      'kobotoolbox',
    ],
    [
      'kobotoolbox-labels.csv',
      [
        'opd 2026-11-21: GOV-01=2 sent note slow at noon GOV-04=3 GOV-09=a c',
        'opd 2026-11-21: GOV-01=not-applicable because No counter here GOV-04=unknown GOV-09=pending',
      ],
      ['GOV-Q1: Birth certificate'],
      'kobotoolbox',
    ],
    [
      'google-forms.csv',
      [
        'press 2026-11-21T09:12:03: GOV-01=3 GOV-04=2 note Jawaban lama sekali GOV-05=a d i',
        'public 2026-11-24T19:45:10: GOV-01=1 GOV-04=unknown GOV-05=none',
        'public 2026-11-24T20:01:55: GOV-04=4 GOV-05=b',
      ],
      ['GOV-Q1: Mengurus akta: kurang surat pengantar'],
      'google-forms',
    ],
    [
      'google-forms-download.csv',
      ['press 2026-11-24T09:12:00+07:00: GOV-01=3 GOV-04=2', 'public 2026-11-24T13:40:09+07:00: GOV-01=2 GOV-04=unknown'],
      [],
      'google-forms',
    ],
    [
      'microsoft-forms.csv',
      ['community 2026-11-20T09:15:41: GOV-01=3 GOV-05=a d', 'public 2026-11-21T13:48:09: GOV-01=2 GOV-05=b'],
      ['GOV-Q2: Puskesmas: antrean daring'],
      'microsoft-forms',
    ],
    [
      'limesurvey-codes.csv',
      ['public 2026-11-20T10:22:31: GOV-01=3 note Dari pengalaman sendiri GOV-04=2 GOV-05=a c', 'public 2026-11-20T11:02:00: GOV-04=5'],
      ['GOV-Q1: Surat pindah'],
      'limesurvey',
    ],
    [
      'limesurvey-text.csv',
      ['public 2026-11-20T10:22:31: GOV-01=3 GOV-04=1 GOV-05=a c', 'public 2026-11-20T12:00:00: GOV-01=1'],
      [],
      'limesurvey',
    ],
    ['odk-odata.json', ['public 2026-11-22T03:11:09.331Z: GOV-01=2 GOV-09=none'], [], 'odk'],
  ])('%s', (name, answers, words, tool) => {
    const reading = open(name);
    expect(rows(reading)).toEqual(answers);
    expect(reading.open.map((o) => `${o.question}: ${o.text}`)).toEqual(words);
    expect(codes(reading)).toEqual([]);
    if (!name.endsWith('.json')) expect(reading.tables?.[0]?.tool).toBe(tool);
  });

  test('every file of the folder is read by a test', () => {
    const text = readFileSync(new URL('./exports.test.ts', import.meta.url), 'utf8');
    expect(readdirSync(folder).filter((name) => !text.includes(`'${name}'`))).toEqual([]);
  });
});

test('every question of the shipped rubrics is found by its own words and by its title, in both languages', () => {
  const reader = new HeadingReader(instrument);
  const lost = [...instrument.indicators.values()].flatMap(({ id, title, ask }) =>
    [...wordings(title), ...wordings(ask), `12. ${wordings(ask)[0]} *`].filter((text) => {
      const column = reader.read(text);
      return column?.kind !== 'indicator' || column.id !== id || column.part !== 'value';
    }),
  );
  expect(lost).toEqual([]);
  for (const { id, ask } of instrument.open.values())
    for (const text of wordings(ask)) expect(reader.read(text)).toEqual({ kind: 'open', id });
});

describe('repeated groups are told and passed over', () => {
  test('ODK Central: the main table', () => {
    const reading = open('odk-central.csv');
    expect(rows(reading)).toEqual(['opd 2026-11-22: GOV-01=5 GOV-09=a b c GOV-06=3.98', 'opd 2026-11-22: GOV-01=2 GOV-09=none GOV-06=2.1']);
    expect(reading.findings).toMatchObject([{ code: 'answers/repeats-skipped', data: { names: ['anggota'] } }]);
  });
  test('ODK Central: the table of the repeats', () => {
    const reading = open('odk-central-anggota.csv');
    expect([codes(reading), reading.balance.rowsRead, reading.balance.rowsRefused]).toEqual([['answers/repeats-skipped'], 2, 2]);
  });
  test('KoboToolbox: what its interface hands over', () => {
    const reading = open('kobotoolbox-api.json');
    expect(rows(reading)).toEqual(['press 2026-11-20T01:31:58: GOV-01=3 GOV-09=a b', 'press 2026-11-20T02:00:00: GOV-01=unknown']);
    expect(codes(reading)).toEqual(['answers/repeats-skipped']);
  });
});

/** The same export as a workbook: what tools call XLSX holds the same headings and texts, one sheet a table. */
test.each(['kobotoolbox-names.csv', 'kobotoolbox-labels.csv', 'microsoft-forms.csv', 'limesurvey-codes.csv', 'google-forms.csv'])(
  '%s as XLSX says the same',
  (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8').replace(/^\ufeff/, '');
    const delimiter = name.startsWith('kobo') ? ';' : ',';
    const cells = text
      .trimEnd()
      .split('\r\n')
      .map((line) => [...line.matchAll(new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^${delimiter}]*))`, 'g'))])
      .map((matches) => matches.map(([, quoted, bare]) => (quoted ?? bare ?? '').replaceAll('""', '"') || null));
    const csv = open(name);
    const workbook = open(name.replace('.csv', '.xlsx'), book([{ name: 'Data', rows: cells }]));
    expect(rows(workbook)).toEqual(rows(csv));
    expect(codes(workbook)).toEqual([]);
  },
);
