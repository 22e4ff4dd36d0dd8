import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { editionOf } from '../../src/report/edition.ts';
import { showCell } from '../../src/report/show.ts';
import { reportTables } from '../../src/report/tables.ts';
import type { BookCell } from '../../src/report/xlsx/book.ts';
import { sheetName } from '../../src/report/xlsx/book.ts';
import { bookCell } from '../../src/report/xlsx/cells.ts';
import { keepForBook } from '../../src/report/xlsx/nodes.ts';
import { provincesXlsx } from '../../src/report/xlsx/provinces.ts';
import { scoresBook, scoresXlsx } from '../../src/report/xlsx/scores.ts';
import { bookOf, xlsxReport } from '../../src/report/xlsx/workbook.ts';
import { answer, inputOf, NORMAL, type Scene, spoken, TOWN } from './fixture.ts';
import { convert, testWithOffice } from './office-program.ts';
import { all, faultsOf, partOf, unpack } from './ooxml.ts';

const EVIL = ['=cmd|"/c calc"!A1', '+1+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1', '\u001b[31m<script>', '\u202e=1'];
const SCENES: readonly (Scene & { says: string })[] = [
  { says: 'normal', answers: NORMAL, open: [spoken('public', 'p1', 'WQ1', 'Mata air baru.')] },
  { says: 'normal, in English', answers: NORMAL, lang: 'en' },
  { says: 'empty', answers: [] },
  { says: 'with a previous period', answers: NORMAL, previous: [answer('office', 'works', 'R1', '2', { agency: 'works' })] },
  {
    says: 'hostile',
    answers: EVIL.map((note, i) => answer('office', `w${i}`, 'R1', '3', { note })),
    open: EVIL.map((said, i) => spoken('public', `p${i}`, 'WQ1', said)),
    town: { ...TOWN, name: EVIL[0]!, province: EVIL[3]! },
  },
];
const editions = new Map(SCENES.map((scene) => [scene, editionOf(inputOf(scene))]));
const bookFor = (scene: Scene & { says: string }) => bookOf(editions.get(scene)!);
const written = (scene: Scene & { says: string }) => xlsxReport([editions.get(scene)!]);
const formulasIn = (rows: readonly (readonly BookCell[])[]) =>
  rows.flatMap((row) => row.flatMap((c) => (c.kind === 'number' && c.formula !== undefined ? [c] : [])));

describe.each(SCENES)('$says', (scene) => {
  test('opens without repair, and is the same every time', async () => {
    const [a, b] = [await written(scene), await written(scene)];
    expect(faultsOf(unpack(a))).toEqual([]);
    expect(Buffer.compare(Buffer.from(a), Buffer.from(b))).toBe(0);
  });

  test('a sheet a table, with frozen headings and a filter over all of it', async () => {
    const parts = unpack(await written(scene));
    const { sheets } = bookFor(scene);
    expect(sheets).toHaveLength(2 + reportTables(editions.get(scene)!).length);
    sheets.forEach((_, i) => {
      const sheet = partOf(parts, `xl/worksheets/sheet${i + 1}.xml`);
      expect(all(sheet, 'pane')[0]!.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
      expect(all(sheet, 'autoFilter')).toHaveLength(1);
    });
  });

  test('only formulas of our own are formulas', async () => {
    const parts = unpack(await written(scene));
    const found = bookFor(scene).sheets.map((_, i) => all(partOf(parts, `xl/worksheets/sheet${i + 1}.xml`), 'f').map((f) => f.text));
    expect(found).toEqual(bookFor(scene).sheets.map((s) => formulasIn(s.rows).map((c) => c.formula)));
    for (const formula of found.flat()) expect(formula).toMatch(/^(MAX\(0,[A-Z]+\d+-[A-Z]+\d+\)|[-+*/()A-Z\d,.]+)$/);
  });
});

test('what came from outside stands as text, all of it', async () => {
  const book = await readXlsx(await written(SCENES.at(-1)!));
  const texts = book.sheets.flatMap((s) => s.rows.flat()).map(String);
  for (const said of ['=cmd|"/c calc"!A1', '+1+1', '@SUM(A1)']) expect(texts.some((t) => t.includes(said))).toBe(true);
  expect(texts.join('')).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
});

test('formulas where a reader would check: means and gaps of the tree, gaps by indicator, priorities, changes', () => {
  const { sheets } = bookFor(SCENES[0]!);
  const texts = (name: string) => formulasIn(sheets.find((s) => s.name.startsWith(name))!.rows).map((c) => c.formula);
  // The index is its only rated part; roads the mean of surface and light.
  expect(texts('Hitungan')).toEqual(
    expect.arrayContaining(['(C3*D3)/(C3)', '(C4*D4+C8*D8)/(C4+C8)', 'MAX(0,H5-E5)', '(C4*I4+C8*I8)/(C4+C8)']),
  );
  expect(texts('Kesenjangan per indikator')).toEqual(['MAX(0,C2-B2)', 'MAX(0,C3-B3)', 'MAX(0,C4-B4)']);
  expect(texts('Urutan prioritas')[0]).toBe('E2*F2/G2');
  const compared = bookFor(SCENES[3]!)
    .sheets.flatMap((s) => formulasIn(s.rows))
    .filter((c) => /^[A-Z]\d+-[A-Z]\d+$/.test(c.formula!));
  expect(compared.length).toBeGreaterThan(0);
});

test.each([
  { kind: 'score', value: 3.1449, id: '3,14', code: '[$-421]0.00' },
  { kind: 'score', value: -0.001, id: '0,00', code: '[$-421]0.00;0.00' },
  { kind: 'share', value: 0.67, id: '67 %', code: '[$-421]0\\ %' },
  { kind: 'share', value: 0.9972, id: '>99 %', code: '[$-421]">99 %"' },
  { kind: 'change', value: -0.25, id: '−0,25', code: '[$-421]+0.00;"−"0.00;0.00' },
  { kind: 'quantity', value: 1234.5, id: '1.234,5', code: '[$-421]#,##0.0' },
  { kind: 'count', value: 1234, id: '1.234', code: '[$-421]#,##0' },
] as const)('$value shows as $id', ({ kind, value, id, code }) => {
  const cell = { kind, value, instead: '' };
  expect(showCell(cell, 'id')).toBe(id);
  expect(bookCell(cell, 'id')).toEqual({ kind: 'number', value, format: code });
});

test.each([
  { wanted: 'Kesenjangan terlebar (5 indikator)', name: 'Kesenjangan terlebar' },
  { wanted: "'a'/[b]:c*?\\", name: "a' b c" },
  { wanted: '', name: 'Data' },
  { wanted: 'x'.repeat(40), name: 'x'.repeat(31) },
])('a sheet called $wanted is named $name', ({ wanted, name }) => {
  expect(sheetName(wanted, new Set())).toBe(name);
  const taken = new Set([name.toLowerCase()]);
  const second = sheetName(wanted, taken);
  expect(second).not.toBe(name);
  expect(second.length).toBeLessThanOrEqual(31);
});

test('charts are native and read the cells of their sheet', async () => {
  const parts = unpack(await written(SCENES[0]!));
  const charts = [...parts.keys()].filter((n) => n.startsWith('xl/charts/chart'));
  expect(charts.length).toBeGreaterThan(1);
  const book = await readXlsx(await written(SCENES[0]!));
  for (const name of charts) {
    const chart = partOf(parts, name);
    for (const series of all(chart, 'c:ser')) {
      const values = series.children.find((c) => c.name === 'c:val')!;
      const [, sheet, column, from] = /^'(.+)'!\$([A-Z]+)\$(\d+)/.exec(all(values, 'c:f')[0]!.text)!;
      const rows = book.sheets.find((s) => s.name === sheet!.replaceAll("''", "'"))!.rows;
      for (const p of all(values, 'c:pt'))
        expect(rows[Number(from) - 1 + Number(p.attributes.idx)]![column!.charCodeAt(0) - 65]).toBeCloseTo(
          Number(all(p, 'c:v')[0]!.text),
          12,
        );
    }
  }
  for (const drawing of [...parts.keys()].filter((n) => /^xl\/drawings\/[^/]+\.xml$/.test(n)))
    expect(all(partOf(parts, drawing), 'xdr:cNvPr')[0]!.attributes.descr!.length).toBeGreaterThan(20);
});

describe('score --format xlsx', () => {
  const { assessment } = inputOf({ answers: NORMAL });
  const second = { ...assessment.cities[0]!, case: { ...TOWN, city: '99', name: '=1+1' } };

  test.each([
    { says: 'one city', cities: assessment.cities },
    { says: 'two cities', cities: [assessment.cities[0]!, second] },
    { says: 'none', cities: [] },
  ])('$says: opens without repair, numbers unrounded', async ({ cities }) => {
    const bytes = await scoresXlsx({ ...assessment, cities }, 'id');
    expect(faultsOf(unpack(bytes))).toEqual([]);
    const rows = (await readXlsx(bytes)).sheets[0]!.rows;
    expect(rows).toHaveLength(cities.length + 1);
    for (const row of rows.slice(1)) expect(row[5]).toBeCloseTo(47 / 12, 14);
  });

  test('a row a province', async () => {
    const bytes = await provincesXlsx({ ...assessment, cities: [assessment.cities[0]!, second] }, 'en');
    expect(faultsOf(unpack(bytes))).toEqual([]);
    const [sheet] = (await readXlsx(bytes)).sheets;
    expect(sheet!.rows[1]!.slice(2, 4)).toEqual([2, 2]);
    expect(sheet!.rows[1]![4]).toBeCloseTo(47 / 12, 14);
  });

  test('nodes that are too many for a workbook are left out, and that is said in their place', () => {
    const one = assessment.cities[0]!;
    const nodes = scoresBook({ ...assessment, cities: [one] }, 'en').sheets[2]!.rows.length;
    const many = Math.ceil(100_000 / nodes) + 1;
    const keep = keepForBook();
    const cities = Array.from({ length: many + 1 }, () => keep(one));
    expect([cities[0], cities.at(-1)!.index.children[0]!.children]).toEqual([one, []]);
    const [, , sheet] = scoresBook({ ...assessment, cities }, 'en').sheets;
    expect(sheet!.rows).toEqual([[{ kind: 'text', text: expect.stringMatching(/^1\d\d,\d{3} nodes are too many for one workbook/) }]]);
  });

  test('the index of many cities is a formula over their rubrics', () => {
    const book = scoresBook({ ...assessment, cities: [assessment.cities[0]!, second] }, 'en');
    expect(book.sheets.map((s) => s.name)).toEqual(['Cities', 'Rubrics', 'Nodes']);
    expect(book.sheets[1]!.rows[0]!.at(-1)).toMatchObject({ kind: 'number', formula: '(1*D2)/1' });
    const [series] = book.sheets[0]!.chart!.spec.series;
    expect(series!.values[0]).toBeCloseTo(47 / 12, 14);
  });
});

/** The workbook without the results of its formulas, so that whoever opens it has to compute them. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = Object.fromEntries(unpack(bytes));
  for (const name of Object.keys(parts).filter((n) => /worksheets\/sheet\d+\.xml$/.test(n)))
    parts[name] = strToU8(strFromU8(parts[name]!).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
  return zipSync(parts);
}

testWithOffice('LibreOffice computes the formulas anew and comes to our numbers', async () => {
  const scenes = [SCENES[0]!, SCENES[3]!];
  const made = await Promise.all(scenes.map(written));
  const computed = convert(
    made.map((bytes, i) => ({ name: `book${i}.xlsx`, bytes: withoutResults(bytes) })),
    'xlsx',
    '.xlsx',
  );
  for (const [i, scene] of scenes.entries()) {
    const ours = bookFor(scene);
    const theirs = await readXlsx(computed[i]!);
    let compared = 0;
    ours.sheets.forEach((sheet, s) => {
      sheet.rows.forEach((row, r) => {
        row.forEach((cell, c) => {
          if (cell.kind !== 'number' || cell.formula === undefined) return;
          expect(theirs.sheets[s]!.rows[r + 1]![c]).toBeCloseTo(cell.value, 10);
          compared++;
        });
      });
    });
    expect(compared).toBeGreaterThan(8);
  }
});

testWithOffice('LibreOffice shows every cell as the other formats print it', async () => {
  const [html] = convert([{ name: 'book.xlsx', bytes: await written(SCENES[0]!) }], 'html:HTML (StarCalc):UTF8', '.html');
  const text = (t: string): string =>
    t
      .replace(/<br[^>]*>/gi, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ')
      .trim();
  const tables = [...html!.toString('utf8').matchAll(/<table[\s\S]*?<\/table>/gi)].map((m) =>
    [...m[0].matchAll(/<tr[\s\S]*?<\/tr>/gi)].map((tr) => [...tr[0].matchAll(/<td[^>]*>([\s\S]*?)<\/td>/gi)].map((td) => text(td[1]!))),
  );
  const wanted = reportTables(editions.get(SCENES[0]!)!);
  // Contents and arithmetic come first.
  const shown = tables.slice(-wanted.length);
  wanted.forEach(({ rows }, i) => {
    rows.forEach((row, r) => {
      expect(shown[i]![r + 1]!.slice(0, row.length)).toEqual(row.map((cell) => showCell(cell, 'id').replace(/\s+/g, ' ').trim()));
    });
  });
});

test('a list too long for any row of a sheet goes on in rows under the same name, and nothing of it is lost', () => {
  const notes = Array.from({ length: 30 }, (_, i) => answer('office', `w${i}`, 'R1', '3', { note: `note ${i}` }));
  const book = bookOf(editionOf(inputOf({ answers: notes, lang: 'en' })));
  const textsOf = (row: readonly BookCell[]): string[] => row.map((cell) => (cell.kind === 'text' ? cell.text : ''));
  const rows = book.sheets.flatMap((sheet) => sheet.rows.map(textsOf)).filter((row) => row.some((text) => /note \d+/.test(text)));
  for (const row of rows) for (const text of row) expect(text.split('\n').length).toBeLessThanOrEqual(12);
  for (let i = 0; i < 30; i++) expect(rows.some((row) => row.some((text) => new RegExp(`note ${i}\\b`).test(text)))).toBe(true);
  expect(new Set(rows.map(([first]) => first)).size).toBeLessThan(rows.length);
});

test('a text too long for any row of its column gets a wider one', async () => {
  const widest = async (note: string): Promise<number> => {
    const edition = editionOf(inputOf({ answers: [answer('office', 'w', 'R1', '3', { note })] }));
    const parts = unpack(await xlsxReport([edition]));
    const sheets = bookOf(edition).sheets.map((_, i) => partOf(parts, `xl/worksheets/sheet${i + 1}.xml`));
    return Math.max(...sheets.flatMap((sheet) => all(sheet, 'col').map((col) => Number(col.attributes.width))));
  };
  const [usual, long] = [await widest('a few words'), await widest('a few words '.repeat(400))];
  expect(long).toBeGreaterThan(usual);
});
