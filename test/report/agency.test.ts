import { describe, expect, test } from '@jest/globals';
import { agenciesOf, agencyEdition } from '../../src/report/agency.ts';
import { reportCsv } from '../../src/report/csv.ts';
import { editionOf } from '../../src/report/edition.ts';
import { answer, chapter, inputOf, NORMAL, spoken } from './fixture.ts';

const expected = [{ id: 'works', name: 'Dinas Pekerjaan', group: 'office', agency: 'works', due: '2026-11-20' }];
const input = inputOf({ answers: NORMAL, expected });

describe('pages of an agency', () => {
  test('are made for those that answered, are expected or owe something, in the register’s order', () => {
    expect(agenciesOf(input)).toEqual(['works', 'water-board']);
    expect(agenciesOf(inputOf({ answers: [] }))).toEqual(['works', 'water-board']);
  });

  test('name what it answers for, what it said, and what it still owes', () => {
    const { chapters, meta } = agencyEdition(input, 'works');
    expect(meta.title).toBe('Dinas Pekerjaan: lampiran analisis situasi Kota Batu Kecil, periode 2026');
    const table = (id: string, block: string) => {
      const found = chapter(chapters, id).blocks.find((b) => b.kind === 'table' && b.id === block);
      return found?.kind === 'table' ? found.rows : [];
    };
    const ids = (rows: ReturnType<typeof table>) => rows.map((r) => (r[0] as { id: string }).id);
    // It owns R1 and R2, and R3 together with the water office.
    expect(ids(table('agency-indicators', 'owned'))).toEqual(['R1', 'R2', 'R3']);
    expect(ids(table('agency-answers', 'said'))).toEqual(['R1', 'R2', 'W2']);
    expect(table('agency-answers', 'said')[0]!.slice(1, 2)).toEqual(['Tingkat 3 (Mapan): Daftar lubang tercatat.']);
    expect(table('agency-answers', 'said')[2]!.slice(1, 2)).toEqual(['menyusul']);
    // R1 and R2 are worth 3, from where proof is asked for; where nothing was rated there is nothing to prove.
    expect(table('agency-answers', 'said').map((row) => row[4])).toEqual(['dikirim\nSK Jalan', 'belum ada', '–']);
    const low = inputOf({ answers: [answer('office', 'works', 'R1', '2', { agency: 'works' })], expected });
    const said = chapter(agencyEdition(low, 'works').chapters, 'agency-answers').blocks.find((b) => b.kind === 'table');
    expect(said?.kind === 'table' && said.rows.map((row) => row[4])).toEqual(['tidak diwajibkan']);
    expect(chapters.map((c) => c.id)).toContain('agency-owed');
  });

  test('hold nothing that another agency said', () => {
    const secret = inputOf({ answers: [...NORMAL, answer('office', 'water2', 'R3', 'a', { agency: 'water-board', note: 'Hanya kami.' })] });
    expect(JSON.stringify(agencyEdition(secret, 'works').chapters)).not.toContain('Hanya kami.');
  });

  test('explain only what they show', () => {
    expect(
      agencyEdition(input, 'works')
        .explain()
        .map((x) => x.id),
    ).toEqual(['R1', 'R2', 'R3', 'W2']);
  });
});

describe('CSV', () => {
  const evil = '=HYPERLINK("x")';
  const csv = reportCsv(editionOf(inputOf({ answers: NORMAL, open: [spoken('public', 'p', 'WQ1', evil)] })));

  test('is one table: a row a cell, numbers unrounded beside what is printed', () => {
    expect(csv.split('\n')[0]).toBe('chapter,table,row,item,column,value,text');
    expect(csv).toContain('Ringkasan eksekutif,Indeks dan artinya,1,Indeks,Isi,3.916666666666667,"3,92"');
  });

  test('holds no formula from outside', () => {
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).not.toMatch(/(^|,|")=HYPERLINK/m);
  });
});
