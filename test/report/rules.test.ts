import { describe, expect, test } from '@jest/globals';
import { answer, block, chapter, INSTRUMENT, instrument, instrumentOf, NORMAL, reportOf, rowOf, spoken } from './fixture.ts';

describe('who owes nothing', () => {
  const expected = [
    { id: 'forum', name: undefined, group: 'room', agency: undefined, due: '2026-11-20' },
    { id: 'hall', name: 'Warga yang hadir', group: 'public', agency: undefined, due: '2026-11-20' },
    { id: 'works', name: undefined, group: 'office', agency: 'works', due: '2026-11-20' },
  ];
  const answers = [
    ...NORMAL,
    answer('room', 'forum', 'W2', 'unknown'),
    answer('room', 'forum', 'R2', '5'), // worth 3 or more, without proof
    answer('public', 'hall', 'R1', 'unknown', { n: 7, counted: true }),
    answer('public', 'hall', 'R4', 'lit', { n: 9, counted: true }), // without proof
  ];
  const holders = block(reportOf({ answers, expected }), 'missing-data', 'table', 'holders').rows.map((r) => r[0]);

  test('a group that decides and a show of hands', () => {
    expect(holders).toEqual(['Dinas Pekerjaan', 'Dinas Air']);
  });

  test('a group that decides, where only counts are known', () => {
    const report = reportOf({ answers: [answer('room', 'forum', 'W2', 'unknown'), answer('office', 'o', 'R2', '25')], tallyOnly: true });
    const blocks = chapter(report, 'missing-data').blocks;
    expect(blocks.some((b) => b.kind === 'table' && b.rows.some((r) => r[0] === 'Kelompok Forum'))).toBe(false);
  });
});

describe('differences of perception', () => {
  test('a gap of half the scale is printed in full, a smaller one only listed', () => {
    // Scale 1–5: half is 2. R1: office 3, residents 1 -> 2. R4: Cns of 5 and 5 and 1 apart; R2 25 -> 3 and 35 -> 4 differ by 1, a quarter of the scale.
    const report = reportOf({
      answers: [
        answer('office', 'o', 'R1', '3'),
        answer('public', 'p', 'R1', '1'),
        answer('office', 'o', 'R2', '25'),
        answer('public', 'p', 'R2', '35'),
      ],
    });
    const ids = (id: string) => block(report, 'perception', 'table', id).rows.map((r) => (r[0] as { id: string }).id);
    expect(ids('apart')).toEqual(['R1']);
    expect(ids('rest')).toEqual(['R2']);
    expect(chapter(report, 'perception').blocks.filter((b) => b.kind === 'histogram')).toHaveLength(1);
  });

  test('groups that say the same are all named', () => {
    const three = instrumentOf({
      'instrument.yaml': INSTRUMENT.replace('  public: {', '  press: { title: { id: Pers, en: Press }, weight: 1 }\n  public: {'),
    });
    const report = reportOf({
      instrument: three,
      answers: [answer('office', 'o', 'R1', '4'), answer('public', 'p', 'R1', '1'), answer('press', 'q', 'R1', '1')],
    });
    expect(rowOf(block(report, 'perception', 'table', 'apart'), 'R1').slice(2, 4)).toEqual(['Pers, Warga (1,00)', 'Dinas (4,00)']);
  });
});

test('a SWOT source names the agency, not the group and the agency in nested brackets', () => {
  const report = reportOf({ answers: NORMAL, open: [spoken('office', 'works', 'RQ1', 'Tim tangguh.', { agency: 'works' })] });
  expect(JSON.stringify(report.find((c) => c.id === 'swot'))).toContain('“Tim tangguh.” – Dinas Pekerjaan, RQ1');
});

test.each([
  { title: 'Indeks Kota', lang: 'id', begins: 'Indeks Kota untuk' },
  { title: 'Kesiapan Kota', lang: 'id', begins: 'Indeks Kesiapan Kota untuk' },
  { title: 'Town Index', lang: 'en', begins: 'The Town Index of' },
  { title: 'Town Readiness', lang: 'en', begins: 'The Town Readiness index of' },
] as const)('an instrument called $title is not called an index twice', ({ title, lang, begins }) => {
  const named = instrumentOf({ 'instrument.yaml': INSTRUMENT.replace(/^title:.*$/m, `title: ${title}`) });
  const texts = chapter(reportOf({ answers: NORMAL, instrument: named, lang }), 'summary').blocks.flatMap((b) =>
    b.kind === 'paragraph' ? [b.text] : [],
  );
  expect(texts.some((t) => t.startsWith(begins))).toBe(true);
});

describe('comparison with another method', () => {
  const changed = (more: Partial<typeof instrument>, tier: 'core' | 'full' = 'full') => ({ instrument: { ...instrument, ...more }, tier });
  const warning = (method: ReturnType<typeof changed>) => {
    const found = chapter(reportOf({ answers: NORMAL, previous: NORMAL, previousMethod: method }), 'comparison').blocks.find(
      (b) => b.id === 'method-changed',
    );
    return found?.kind === 'callout' ? found.text : undefined;
  };

  test.each([
    { says: 'the same', method: changed({}), expected: undefined },
    { says: 'another version', method: changed({ version: '1.0.0', digest: 'x' }), expected: 'versi lain' },
    { says: 'other words under the same version', method: changed({ digest: 'x' }), expected: 'walaupun versinya sama' },
    { says: 'another instrument', method: changed({ id: 'other', digest: 'x' }), expected: 'instrumen lain' },
    { says: 'another tier', method: changed({}, 'core'), expected: 'versi singkat' },
  ])('$says', ({ method, expected }) => {
    if (expected === undefined) expect(warning(method)).toBeUndefined();
    else expect(warning(method)).toContain(expected);
  });

  test('on another scale no change is computed', () => {
    const method = changed({ scale: { ...instrument.scale, max: 10 }, digest: 'x' });
    const report = reportOf({ answers: NORMAL, previous: NORMAL, previousMethod: method });
    expect(rowOf(block(report, 'comparison', 'table', 'parts'), 'town')[3]).toBeNull();
    expect(warning(method)).toContain('Skalanya berbeda');
  });
});
