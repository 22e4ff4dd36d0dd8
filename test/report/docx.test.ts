import { describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { Chapter } from '../../src/report/chapter.ts';
import { docxReport } from '../../src/report/docx/document.ts';
import { editionOf } from '../../src/report/edition.ts';
import { markdown } from '../../src/report/markdown.ts';
import { answer, inputOf, NORMAL, type Scene, spoken, TOWN } from './fixture.ts';
import { convert, testWithOffice } from './office-program.ts';
import { all, faultsOf, partOf, unpack, wordsIn, type Xml } from './ooxml.ts';

const HOSTILE = '=cmd|"/c" \t+1 @x\r\u001b[31m<script>alert(1)</script> & "\' \u202eabc\u0000 \ud800 {report}';
const OPEN = [spoken('public', 'p1', 'WQ1', 'Mata air baru.')];
const SCENES: readonly (Scene & { says: string })[] = [
  { says: 'normal', answers: NORMAL, open: OPEN },
  { says: 'normal, in English', answers: NORMAL, open: OPEN, lang: 'en' },
  { says: 'empty', answers: [] },
  { says: 'with a previous period', answers: NORMAL, previous: [answer('office', 'works', 'R1', '3', { agency: 'works' })] },
  {
    says: 'hostile',
    answers: [answer('office', HOSTILE, 'R1', '3', { note: HOSTILE }), answer('public', 'p', 'R1', '1', { note: HOSTILE })],
    open: [spoken('public', 'p', 'WQ1', HOSTILE)],
    town: { ...TOWN, name: HOSTILE, province: HOSTILE },
  },
];

const written = async (scene: Scene) => {
  const edition = editionOf(inputOf(scene));
  const bytes = await docxReport([edition]);
  const parts = unpack(bytes);
  return { edition, bytes, parts, document: partOf(parts, 'word/document.xml') };
};
const styleOf = (p: Xml): string | undefined =>
  p.children.find((c) => c.name === 'w:pPr')?.children.find((c) => c.name === 'w:pStyle')?.attributes['w:val'];
const styled = (document: Xml, style: string): string[] =>
  all(document, 'w:p')
    .filter((p) => styleOf(p) === style)
    .map(wordsIn);

describe.each(SCENES)('$says', (scene) => {
  test('opens without repair: parts, relations, content types, order of elements', async () => {
    expect(faultsOf((await written(scene)).parts)).toEqual([]);
  });

  test('the same report gives the same bytes', async () => {
    const [a, b] = [await written(scene), await written(scene)];
    expect(Buffer.compare(Buffer.from(a.bytes), Buffer.from(b.bytes))).toBe(0);
  });

  test('headings are heading styles and hold what the chapters hold', async () => {
    const { document, edition } = await written(scene);
    const line = (s: string): string => s.replace(/\s+/g, ' ').trim();
    const subheads = (level: 2 | 3) =>
      edition.chapters.flatMap((c) => c.blocks.flatMap((b) => (b.kind === 'subheading' && b.level === level ? [line(b.text)] : [])));
    expect(styled(document, 'Heading1')).toEqual(edition.chapters.map((c) => c.title));
    expect(styled(document, 'Heading2').map(line)).toEqual(subheads(2));
    expect(styled(document, 'Heading3').map(line)).toEqual(subheads(3));
  });

  test('tables and figures bear the same numbers as in Markdown', async () => {
    const { document, edition } = await written(scene);
    const captions = markdown(edition.chapters, edition.meta).match(/^\*\*(Tabel|Gambar|Table|Figure) \d+(?=\\?\.)/gm) ?? [];
    expect(captions.length).toBeGreaterThan(8);
    expect(styled(document, 'Caption').map((c) => c.split('.')[0])).toEqual(captions.map((c) => c.slice(2)));
  });

  test('every jump has its landing place, and no name or id stands twice', async () => {
    const { document } = await written(scene);
    const names = all(document, 'w:bookmarkStart').map((b) => b.attributes['w:name']!);
    expect(new Set(names).size).toBe(names.length);
    const ids = all(document, 'w:bookmarkStart').map((b) => b.attributes['w:id']);
    expect(all(document, 'w:bookmarkEnd').map((b) => b.attributes['w:id'])).toEqual(ids);
    const anchors = all(document, 'w:hyperlink').map((h) => h.attributes['w:anchor']!);
    const fields = all(document, 'w:instrText').flatMap((i) => /(?:PAGEREF|REF) (\S+)/.exec(i.text)?.[1] ?? []);
    expect([...anchors, ...fields].filter((name) => !names.includes(name))).toEqual([]);
    const pictures = all(document, 'wp:docPr').map((d) => d.attributes.id);
    expect(new Set(pictures).size).toBe(pictures.length);
  });
});

describe('a normal report', () => {
  const report = written(SCENES[0]!);

  test('a table under headings repeats them on every page', async () => {
    const { document } = await report;
    const titled = all(document, 'w:tbl').filter((t) => all(t, 'w:tblStyle')[0]!.attributes['w:val'] === 'ReportTable');
    expect(titled.length).toBeGreaterThan(5);
    for (const table of titled) expect(all(table.children.find((c) => c.name === 'w:tr')!, 'w:tblHeader')).toHaveLength(1);
  });

  test('as many cells in each row as columns, and the columns as wide as the table', async () => {
    const { document } = await report;
    for (const table of all(document, 'w:tbl')) {
      const columns = all(table, 'w:gridCol').map((c) => Number(c.attributes['w:w']));
      expect(columns.reduce((sum, w) => sum + w, 0)).toBe(Number(all(table, 'w:tblW')[0]!.attributes['w:w']));
      for (const row of all(table, 'w:tr')) expect(all(row, 'w:tc')).toHaveLength(columns.length);
    }
  });

  test('wide chapters lie across, the others stand', async () => {
    const { document } = await report;
    const turned = all(document, 'w:pgSz').map((s) => s.attributes['w:orient'] === 'landscape');
    expect(turned).toContain(true);
    expect(turned[0]).toBe(false);
    for (const size of all(document, 'w:pgSz')) {
      const [w, h] = [Number(size.attributes['w:w']), Number(size.attributes['w:h'])];
      expect(w > h).toBe(size.attributes['w:orient'] === 'landscape');
    }
  });

  test('the contents list every chapter and second heading, with numbers as the styles count', async () => {
    const { document, edition } = await report;
    expect(styled(document, 'TOC1').map((t) => t.split('\t')[0])).toEqual(
      edition.chapters.map((c: Chapter, i: number) => `${i + 1}. ${c.title}`),
    );
    expect(styled(document, 'TOC2')[0]).toMatch(/^1\.1 /);
  });

  test('indicators named elsewhere lead to the row that describes them, and chapter titles to their chapter', async () => {
    const { document } = await report;
    const jumps = all(document, 'w:hyperlink').map((h) => [h.attributes['w:anchor'], wordsIn(h)]);
    expect(jumps.some(([anchor, text]) => anchor!.startsWith('node_') && text!.includes('R1'))).toBe(true);
    expect(jumps.some(([anchor, text]) => anchor!.startsWith('_Toc') && text === 'Kondisi per dimensi')).toBe(true);
  });

  test('charts are native, say what they show, and carry a workbook with the same numbers', async () => {
    const { document, parts } = await report;
    const pictures = all(document, 'wp:docPr');
    const charts = [...parts.keys()].filter((n) => /^word\/charts\/[^/]+\.xml$/.test(n));
    expect(charts.length).toBeGreaterThan(1);
    expect(pictures).toHaveLength(charts.length);
    for (const { attributes } of pictures) expect(attributes.descr!.length).toBeGreaterThan(20);
    for (const name of charts) {
      const series = all(partOf(parts, name), 'c:ser');
      const book = await readXlsx(parts.get(name.replace('charts', 'embeddings').replace('.xml', '.xlsx'))!);
      const rows = book.sheets[0]!.rows;
      series.forEach((s, i) => {
        const points = all(s.children.find((c) => c.name === 'c:val')!, 'c:pt');
        expect(rows[0]![i + 1]).toBe(all(all(s, 'c:tx')[0]!, 'c:v')[0]!.text);
        for (const p of points) expect(rows[Number(p.attributes.idx) + 1]![i + 1]).toBe(Number(all(p, 'c:v')[0]!.text));
      });
    }
    expect(all(partOf(parts, charts[0]!), 'c:radarChart').length + all(partOf(parts, charts[0]!), 'c:barChart').length).toBe(1);
  });

  test('the digests stand on the last page', async () => {
    const { document, edition } = await report;
    const last = all(document, 'w:p').slice(-4).map(wordsIn).join('\n');
    expect(last).toContain(edition.meta.digests.instrument);
    expect(last).toContain(edition.meta.digests.tally);
  });
});

test('hostile text is text, and none of it is lost', async () => {
  const { document } = await written(SCENES.at(-1)!);
  const words = wordsIn(document);
  expect(words).toContain('<script>alert(1)</script> & "\'');
  expect(words).toContain('{report}');
  expect(words).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
});

/** Every number of a text, as it is written. */
const numbersOf = (text: string): Set<string> => new Set(text.match(/\d+(?:[.,]\d+)+/g));

testWithOffice('LibreOffice reads it, and finds every number of the Markdown report', async () => {
  const both = await Promise.all(SCENES.slice(0, 2).map(written));
  const texts = convert(
    both.map(({ bytes }, i) => ({ name: `report${i}.docx`, bytes })),
    'txt:Text (encoded):UTF8',
    '.txt',
  );
  both.forEach(({ edition }, i) => {
    const seen = numbersOf(texts[i]!.toString('utf8'));
    const wanted = [...numbersOf(markdown(edition.chapters, edition.meta).replaceAll('\\', ''))];
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((n) => !seen.has(n))).toEqual([]);
  });
});
