import { describe, expect, test } from '@jest/globals';
import { planColumns } from '../../src/answers/columns.ts';
import { readDelimited } from '../../src/answers/delimited.ts';
import { codes, instrument, read, said } from './toy.ts';

/** What each heading of a table was read as; `-` for one that was not. */
function meanings(...headings: string[]): string[] {
  const table = readDelimited(
    't.csv',
    `${headings.map((h) => `"${h.replaceAll('"', '""')}"`).join(',')}\n${headings.map(() => '1').join(',')}\n`,
  );
  return planColumns(table, instrument, new Map()).columns.map((c) => {
    if (c.kind === 'known') return c.name;
    if (c.kind === 'indicator') return `${c.id}/${c.part}`;
    if (c.kind === 'criterion') return `${c.id}/${c.criterion}`;
    return c.kind === 'open' ? c.id : '-';
  });
}

describe('headings of real tables', () => {
  test.each([
    // ids, alone, in paths and before their words
    ['GOV-01', 'GOV-01/value'],
    ['data/tata-kelola/GOV-01', 'GOV-01/value'],
    ['tata-kelola-GOV-01', 'GOV-01/value'],
    ['GOV-01. Regulasi data', 'GOV-01/value'],
    ['GOV-01 Sejauh mana data diatur?', 'GOV-01/value'],
    ['[GOV-01] Data regulation', 'GOV-01/value'],
    ['GOV-01 - Regulasi data', 'GOV-01/value'],
    ['GOV-01: catatan', 'GOV-01/note'],
    ['GOV-01_reason', 'GOV-01/reason'],
    ['page/GOV-01/bukti', 'GOV-01/evidence'],
    ['SHARE_missing', 'SHARE/missing'],
    // words: numbering in front, stars and colons behind, no-break spaces
    ['1. Sejauh mana data diatur?', 'GOV-01/value'],
    ['(12) How far is data regulated? *', 'GOV-01/value'],
    ['Sejauh mana data diatur', 'GOV-01/value'],
    ['Sejauh\u00a0mana  data\ndiatur?', 'GOV-01/value'],
    ['Bagian A/Sejauh mana data diatur?', 'GOV-01/value'],
    ['Sejauh mana data diatur?/Catatan', 'GOV-01/note'],
    // labels of our own form in KoboToolbox
    ['R/S/GOV-01 · Regulasi data/Sejauh mana data diatur?', 'GOV-01/value'],
    ['R/S/GOV-01 · Regulasi data/Mengapa tidak berlaku?', 'GOV-01/reason'],
    ['R/S/SHARE · Share/If it cannot be answered, choose why', 'SHARE/missing'],
    ['R/S/GOV-01 · Data regulation/Documents as proof', 'GOV-01/evidence'],
    // checklists: by id, by title, in brackets
    ['CHECK/a', 'CHECK/a'],
    ['R/CHECK/Portal daring', 'CHECK/a'],
    ['Layanan/Aplikasi, gawai', 'CHECK/b'],
    ['R/Services/Counter', 'CHECK/d'],
    ['Layanan/Tidak ada yang terpenuhi', 'CHECK/none'],
    ['CHECK[a]', 'CHECK/a'],
    ['Layanan [Portal daring]', 'CHECK/a'],
    ['Seberapa jauh? [Rapat]', 'FREQ/value'],
    // who and where, also inside a group
    ['identitas/Kota', 'city'],
    ['data-kota', 'city'],
    ['Kelompok responden', 'group'],
    // nobody knows these
    ['Regulasi', '-'],
    ['GOV-01 dan lain-lain', '-'],
    ['GOV-0', '-'],
    ['Seberapa jauh? [Yang lain]', '-'],
    ['_notes', '-'],
  ])('%s', (heading, expected) => expect(meanings(heading)).toEqual([expected]));

  test('LimeSurvey allows no hyphens in codes; elsewhere a code without them is no id', () => {
    const headings = ['id', 'submitdate', 'GOV01', 'GOV01[comment]', 'CHECK[d]', 'GOV02. Forum kota', 'G1[GOV02]', 'GOV01Time'];
    expect(meanings(...headings)).toEqual(['-', '-', 'GOV-01/value', 'GOV-01/note', 'CHECK/d', 'GOV-02/value', '-', '-']);
    expect(meanings('GOV01')).toEqual(['-']);
  });
  test('`Catatan` behind every question belongs to the question before it; a single one to nobody', () => {
    expect(meanings('GOV-01', 'Catatan', 'Forum', 'Catatan')).toEqual(['GOV-01/value', 'GOV-01/note', 'GOV-02/value', 'GOV-02/note']);
    expect(meanings('GOV-01', 'Catatan')).toEqual(['GOV-01/value', '-']);
    expect(codes(read('city,GOV-01,Catatan\nx,3,y\n'))).toEqual(['answers/unknown-column']);
    expect(meanings('GOV-01', 'Mengapa tidak berlaku?')).toEqual(['GOV-01/value', 'GOV-01/reason']);
  });
});

describe('several columns for one indicator, as in exports of several versions of a form', () => {
  test('the first that speaks is read, each row for itself, at its own place', () => {
    const reading = read('city,OLD-01,GOV-01,lama/GOV-01\nw,2,,\nx,,3,n/a\ny,,,9\nz,-,,4\n');
    expect(said(reading)).toEqual(['GOV-01=2', 'GOV-01=3', 'GOV-01=4']);
    expect(reading.findings).toMatchObject([{ code: 'answers/level-out-of-range', place: { line: 4, column: 'lama/GOV-01' } }]);
  });
  test('two that both speak are told once', () => {
    const reading = read('city,GOV-01,OLD-01\nx,2,3\ny,2,3\n');
    expect([said(reading), codes(reading)]).toEqual([['GOV-01=2', 'GOV-01=2'], ['answers/duplicate-column']]);
  });
});

describe('repeated groups', () => {
  test('their columns are named once and passed over', () => {
    const reading = read('city,GOV-01,SET-OF-anggota,anggota_count,kunjungan[1]/nama,kunjungan[2]/nama\nx,3,a,2,b,c\n');
    expect(said(reading)).toEqual(['GOV-01=3']);
    expect(reading.findings).toMatchObject([{ code: 'answers/repeats-skipped', data: { names: ['anggota', 'kunjungan'] } }]);
  });
  test('a table of them is passed over as a whole, and its rows are counted', () => {
    const reading = read('nama,GOV-01,PARENT_KEY,KEY\nA,3,uuid:1,uuid:1/a[1]\n');
    expect([said(reading), codes(reading), reading.balance.rowsRefused]).toEqual([[], ['answers/repeats-skipped'], 1]);
  });
});

test.each([
  ['Web portal Counter', 'a d'],
  ['Tidak ada yang terpenuhi', 'none'],
  ['None of the above', 'none'],
])('a checklist answered «%s» is %s', (cell, value) => expect(said(read(`city,CHECK\nx,"${cell}"\n`))).toEqual([`CHECK=${value}`]));

test('titles that cannot be told apart leave the word to the columns of the criteria', () => {
  const reading = read('city,CHECK,CHECK/a,CHECK/b,CHECK/d\nx,"Portal daring dan Loket",1,0,1\n');
  expect([said(reading), codes(reading)]).toEqual([['CHECK=a d'], []]);
});

test.each([
  ['3 · Defined: A mayoral rule exists', '3'],
  ['Terdefinisi: Ada perwal', '3'],
])('a level as our forms label it, %s, is %s', (cell, value) =>
  expect(said(read(`city,GOV-01\nx,"${cell}"\n`))).toEqual([`GOV-01=${value}`]),
);
