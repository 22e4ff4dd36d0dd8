import { describe, expect, test } from '@jest/globals';
import { chapters } from '../../src/report/chapters.ts';
import { showCell } from '../../src/report/show.ts';
import { answer, block, chapter, inputOf, NORMAL, reportOf, rowOf, spoken } from './fixture.ts';

const ids = (scene: Parameters<typeof reportOf>[0]): string[] => reportOf(scene).map((c) => c.id);
const ALWAYS = ['summary', 'method', 'readiness', 'dimensions', 'gaps', 'swot', 'priorities', 'missing-data', 'annex'];
const one = [answer('office', 'works', 'R1', '3', { agency: 'works', proof: 'sent' })];
const unknown = ['R1', 'R2', 'R3', 'R4', 'W2'].map((id) => answer('office', 'works', id, 'unknown', { agency: 'works' }));

describe('which chapters there are', () => {
  test.each([
    { says: 'groups differ', scene: { answers: NORMAL }, expected: [...ALWAYS.slice(0, 5), 'perception', ...ALWAYS.slice(5)] },
    { says: 'nobody has answered', scene: { answers: [] }, expected: ALWAYS },
    { says: 'there is one answer', scene: { answers: one }, expected: ALWAYS },
    { says: 'all answers are unknown', scene: { answers: unknown }, expected: ALWAYS },
    {
      says: 'there is a previous period',
      scene: { answers: one, previous: one },
      expected: [...ALWAYS.slice(0, -1), 'comparison', 'annex'],
    },
  ])('where $says', ({ scene, expected }) => {
    expect(ids(scene)).toEqual(expected);
  });

  test('an instrument without a view has no readiness chapter', () => {
    const bare = { ...inputOf({ answers: [] }) };
    const { views: _views, ...city } = bare.city;
    expect(chapters({ ...bare, city: { ...city, views: [] } }).map((c) => c.id)).not.toContain('readiness');
  });
});

describe('numbers of a normal assessment', () => {
  // R1: offices 3 (weight 2), residents median of 1 and 2 = 1.5 (weight 1): (2·3 + 1.5) / 3 = 2.5.  R2: 25 passes 10 and 20: 3.  R3: a b: 3.  R4: 5.
  // surface (2.5 + 3 + 3) / 3 = 17/6; roads (17/6 + 5) / 2 = 47/12; water has nothing rated, so the index is 47/12.
  const report = reportOf({ answers: NORMAL });

  test('index, band, bounds, coverage and gap in the summary', () => {
    const { items } = block(report, 'summary', 'key-value', 'index');
    // Coverage: roads 1/2 of 1/2 + 1/4 applicable (the sea wall does not apply). Bounds: water at 1 and at 5.
    expect(items.map((i) => showCell(i.value, 'id'))).toEqual(['3,92', 'Tinggi', '2,46–4,46', '3,75', '67 %', '4,00', '0,58']);
  });

  test('bars carry score, target and bounds, and null where nothing is known', () => {
    const { bars, alt } = block(report, 'summary', 'bars', 'parts');
    expect(bars.map((b) => [b.id, b.target])).toEqual([
      ['roads', 4],
      ['water', null],
    ]);
    expect(bars[0]!.now).toBeCloseTo(47 / 12, 12);
    expect(bars[1]!.now).toBeNull();
    expect(alt).toContain('3,92');
  });

  test('gaps, widest first, with the figures', () => {
    const table = block(report, 'gaps', 'table', 'gaps');
    expect(table.rows.map((r) => (r[0] as { id: string }).id)).toEqual(['R1', 'R2', 'R3']);
    expect(rowOf(table, 'R1').slice(1, 4)).toEqual([2.5, 4, 1.5]);
  });

  test.each([
    { id: 'R1', says: ['Antara tingkat 2 dan 3', 'Jalan diperiksa setahun sekali.'] },
    { id: 'R2', says: ['25 % panjang jalan'] },
    { id: 'R3', says: ['2 dari 4', 'Rambu tercatat', 'Rambu pintar'] },
    { id: 'R4', says: ['Terang'] },
    { id: 'W2', says: ['belum ada jawaban'] },
    { id: 'W1', says: ['tidak berlaku'] },
  ])('present condition of $id', ({ id, says }) => {
    const tables = chapter(report, 'dimensions').blocks.filter((b) => b.kind === 'table');
    const row = tables.flatMap((t) => t.rows).find((r) => (r[0] as { id?: string }).id === id)!;
    for (const text of says) expect(row[1]).toContain(text);
  });

  test.each([
    { id: 'R1', wanted: 'Perbaikan terjadwal.' },
    { id: 'R2', wanted: '30 % panjang jalan' },
    { id: 'R3', wanted: 'Rambu diperiksa' },
  ])('condition aimed at for $id', ({ id, wanted }) => {
    expect(rowOf(block(report, 'gaps', 'table', 'gaps'), id)[4]).toContain(wanted);
  });

  test('causes come from notes, with the agency or group that wrote them', () => {
    expect(rowOf(block(report, 'gaps', 'table', 'gaps'), 'R1')[5]).toBe('Dinas Pekerjaan: Anggaran dialihkan.');
  });

  test('what does not apply is listed with its reason, and one without a reason says so', () => {
    const table = block(
      reportOf({ answers: [...NORMAL, answer('public', 'p1', 'R3', 'not-applicable')] }),
      'method',
      'table',
      'not-applicable',
    );
    expect(rowOf(table, 'R3')[1]).toBe('Warga: tanpa alasan');
    expect(rowOf(table, 'W1')[1]).toContain('profil');
  });

  test('strengths are on target by answer and by proof and uncontested; weaknesses are the widest gaps', () => {
    expect(block(report, 'swot', 'list', 'strengths').items[0]).toContain('R4');
    expect(block(report, 'swot', 'list', 'weaknesses').items.map((i) => i.slice(0, 2))).toEqual(['R1', 'R2', 'R3']);
    const unproven = NORMAL.map((a) => (a.indicator === 'R4' ? { ...a, proof: 'none' as const } : a));
    expect(block(reportOf({ answers: unproven }), 'swot', 'list', 'strengths').items.join()).not.toContain('R4');
  });

  test('priorities by gain × impact / effort', () => {
    const table = block(report, 'priorities', 'table', 'ranked');
    // R1: +1.5 on a third of a half of the index: 0.25, × 3 / 1 = 0.75. R2: 1/6 × 2 / 1 = 0.33. R3: 1/6 × 2 / 2 = 0.17.
    expect(table.rows.map((r) => (r[1] as { id: string }).id)).toEqual(['R1', 'R2', 'R3']);
    expect(rowOf(table, 'R1')[4]).toBeCloseTo(0.25, 12);
    expect(block(report, 'priorities', 'table', 'quick-wins').rows.map((r) => (r[0] as { id: string }).id)).toEqual(['R1', 'R2']);
  });

  test('the contested indicator shows its spread, and that nobody decided', () => {
    // Residents at 1 and 1: two levels, half the scale, below the offices.
    const apart = NORMAL.map((a) => (a.respondent === 'p2' ? { ...a, value: '1' } : a));
    const spread = block(reportOf({ answers: apart }), 'perception', 'histogram');
    expect(spread.bins).toEqual([1, 2, 3, 4, 5]);
    expect(spread.series).toEqual([
      { label: 'Dinas', counts: [0, 0, 1, 0, 0] },
      { label: 'Warga', counts: [2, 0, 0, 0, 0] },
    ]);
    const decided = reportOf({ answers: [...apart, answer('room', 'forum', 'R1', '2', { note: 'Dilihat bersama di lapangan.' })] });
    const said = chapter(decided, 'perception')
      .blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.text] : []))
      .join(' ');
    expect(said).toContain('Diputuskan oleh Forum: 2,00');
    expect(said).toContain('Dilihat bersama di lapangan.');
  });

  test('the annex prints an arithmetic that can be checked', () => {
    const line = rowOf(block(report, 'annex', 'table', 'arithmetic'), 'R1')[1];
    expect(line).toContain('(2 × 3,00 + 1 × 1,50) / 3 = 2,50');
  });

  test('references that are cited, with what is not verified marked', () => {
    const rows = block(report, 'annex', 'table', 'references').rows;
    expect(rows.map((r) => r[0])).toEqual(['UU Jalan', 'Aturan Lama (belum diverifikasi)']);
    expect(rows[0]![2]).toContain('Pasal 3');
  });
});

describe('where data is thin', () => {
  test.each([
    { says: 'nobody has answered', answers: [] },
    { says: 'all say unknown', answers: unknown },
  ])('no number stands in the summary where $says', ({ answers }) => {
    const report = reportOf({ answers });
    const { items } = block(report, 'summary', 'key-value', 'index');
    expect(showCell(items[0]!.value, 'id')).toBe('belum ada jawaban');
    expect(block(report, 'summary', 'bars', 'parts').bars.map((b) => [b.now, b.low, b.high])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    for (const b of block(report, 'readiness', 'grid', 'grid').rows) expect(b.head.value).toBeNull();
  });

  test('an insufficient index prints its bounds and puts the data first', () => {
    // R1 alone: 1/3 of surface, 1/2 of roads, 1/2 of the index = 1/12 of 3/4 applicable: 11 %.
    const report = reportOf({ answers: one });
    const index = block(report, 'summary', 'key-value', 'index').items[0]!.value;
    expect(index).toMatchObject({ value: null });
    // Low: surface (3 + 1 + 1) / 3 = 5/3, roads (5/3 + 1) / 2 = 4/3, with water at 1: 7/6. High: surface 13/3, roads 14/3, with water at 5: 29/6.
    expect(showCell(index, 'id')).toContain('1,17–4,83');
    expect(block(report, 'summary', 'list', 'next').items[0]).toContain('Lengkapi');
  });

  test('a tally alone names no respondent and no proof', () => {
    const report = reportOf({
      answers: NORMAL,
      tallyOnly: true,
      expected: [{ id: 'works', name: undefined, group: 'office', agency: 'works', due: undefined }],
    });
    const holders = block(report, 'missing-data', 'table', 'holders');
    expect(holders.rows.map((r) => r[0])).toEqual(['Kelompok Dinas']);
    expect(block(report, 'method', 'callout').text).toContain('sekurang-kurangnya');
  });
});

describe('the chase list', () => {
  const expected = [{ id: 'works', name: undefined, group: 'office', agency: 'works', due: '2026-11-23' }];
  const report = reportOf({ answers: NORMAL, expected });
  const debts = (title: string) =>
    chapter(report, 'missing-data').blocks.find((b) => b.kind === 'table' && b.caption === `Yang ditunggu dari ${title}`);

  test('what an agency was asked and did not answer, what it promised, and the proof it owes', () => {
    const table = debts('Dinas Pekerjaan');
    // Works owns R1, R2, R3 and is asked W2 by nobody's exclusion: the water office owns that. R3 is not answered by works.
    const rows = (table?.kind === 'table' ? table.rows : []).map((r) => [(r[0] as { id: string }).id, r[1], r[2]]);
    expect(rows).toEqual([
      ['R3', 'belum dijawab', '23 November 2026 (lewat 1 hari)'],
      ['W2', 'dijanjikan menyusul', '10 November 2026 (lewat 14 hari)'],
      // The proof falls due with the answers of whoever owes it.
      ['R2', 'bukti belum ada', '23 November 2026 (lewat 1 hari)'],
    ]);
  });

  test('unknown answers stand with the agency that gave them', () => {
    const table = debts('Dinas Air');
    expect(table?.kind === 'table' && table.rows.map((r) => [(r[0] as { id: string }).id, r[1]])).toEqual([['W2', 'dijawab tidak tahu']]);
  });

  test('an indicator nobody was asked stands with its first owner', () => {
    const bare = reportOf({ answers: [] });
    expect(block(bare, 'missing-data', 'table', 'holders').rows.map((r) => [r[0], (r[1] as { value: number }).value])).toEqual([
      ['Dinas Pekerjaan', 3],
      ['Dinas Air', 2],
    ]);
  });

  test.each([
    { due: '2026-11-24', says: 'hari ini' },
    { due: '2026-11-26', says: '2 hari lagi' },
    { due: '2026-02-28', says: 'lewat 269 hari' }, // 31 Mar − 28 Feb = 31; Apr–Oct 214; 24 Nov: 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 24 = 269
  ])('due $due seen from 24 November 2026', ({ due, says }) => {
    const promised = reportOf({ answers: [answer('office', 'works', 'R1', 'pending', { agency: 'works', due })] });
    const cells = chapter(promised, 'missing-data').blocks.flatMap((b) => (b.kind === 'table' ? b.rows.flat() : []));
    expect(cells.some((c) => typeof c === 'string' && c.includes(says))).toBe(true);
  });
});

describe('opportunities and threats', () => {
  const open = [spoken('public', 'p1', 'WQ1', 'Mata air baru.'), spoken('office', 'works', 'RQ1', 'Jalan lebar.', { agency: 'works' })];
  const report = reportOf({ answers: NORMAL, open });

  test('come from open answers only, with their group', () => {
    expect(block(report, 'swot', 'list', 'opportunities').items).toEqual(['“Mata air baru.” – Warga, WQ1']);
    // Quoted once, under the element it belongs to.
    expect(block(report, 'swot', 'list', 'strengths').items.at(-1)).toBe('serta 1 jawaban terbuka, dikutip pada unsurnya di bawah');
    expect(JSON.stringify(chapter(report, 'swot'))).toContain('“Jalan lebar.” – Dinas Pekerjaan, RQ1');
  });

  test('an empty box says whom to ask, and strategies are left to the workshop', () => {
    expect(block(report, 'swot', 'list', 'threats').items[0]).toContain('Tanyakan kepada Dinas dan Warga');
    expect(block(report, 'swot', 'table', 'strategies').rows.map((r) => [r[0], r[2]])).toEqual([
      ['SO', ''],
      ['WO', ''],
      ['ST', ''],
      ['WT', ''],
    ]);
  });

  test('words go to the element that holds most indicators of their part', () => {
    const things = chapter(report, 'swot').blocks.find((b) => b.kind === 'table' && b.caption === 'SWOT sarana');
    expect(things?.kind === 'table' && things.rows[2]![1]).toContain('Mata air baru.');
  });
});

describe('the short form', () => {
  test('counts what is asked from the instrument', () => {
    const report = reportOf({ answers: NORMAL, tier: 'core' });
    expect(block(report, 'summary', 'callout', 'statement').text).toContain('versi singkat, 2 dari 6 indikator');
    expect(block(report, 'annex', 'table', 'arithmetic').rows.map((r) => (r[0] as { id: string }).id)).toEqual(['R1', 'R4']);
  });
});

describe('comparison with the previous period', () => {
  const before = NORMAL.map((a) => (a.indicator === 'R4' ? { ...a, value: 'dark' } : a));
  const report = reportOf({ answers: NORMAL, previous: before });

  test('change, and whether it is larger than the uncertainty', () => {
    const table = block(report, 'comparison', 'table', 'parts');
    // light 1 -> 5, complete both times. roads (17/6 + 1) / 2 = 23/12 -> 47/12: +2. Index the same, but water open: [1.46, 3.46] and [2.46, 4.46] overlap.
    expect(rowOf(table, 'light').slice(1, 4)).toEqual([1, 5, 4]);
    expect(rowOf(table, 'light')[5]).toBe('ya');
    expect(rowOf(table, 'town')[3]).toBeCloseTo(2, 12);
    expect(rowOf(table, 'town')[5]).toBe('tidak: jawaban kurang');
    expect(rowOf(table, 'water')[5]).toBe('tidak diketahui');
  });
});

test('the order in which answers arrive changes nothing', () => {
  expect(reportOf({ answers: [...NORMAL].reverse() })).toEqual(reportOf({ answers: NORMAL }));
});

test('answers of another city or period are passed over', () => {
  const input = inputOf({ answers: NORMAL });
  const elsewhere = answer('office', 'x', 'R1', '5', { city: 't2', note: 'Kota lain.' });
  expect(chapters({ ...input, answers: [...input.answers, elsewhere] })).toEqual(chapters(input));
});

test('a number in the summary is not rounded before it is shown', () => {
  const value = block(reportOf({ answers: NORMAL }), 'summary', 'key-value', 'index').items[0]!.value;
  expect((value as { value: number }).value).toBeCloseTo(47 / 12, 12);
});
