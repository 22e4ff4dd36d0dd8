import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { CHAPTER_IDS } from '../../src/report/chapters.ts';
import { editionOf } from '../../src/report/edition.ts';
import { checkTemplate } from '../../src/report/template/check.ts';
import { fillTemplate } from '../../src/report/template/fill.ts';
import { BLOCK_TAGS, LOOP_TAGS } from '../../src/report/template/tags.ts';
import { answer, inputOf, NORMAL, type Scene, TOWN } from './fixture.ts';
import { convert, testWithOffice } from './office-program.ts';
import { all, faultsOf, partOf, unpack, wordsIn } from './ooxml.ts';
import { exampleTemplate, templateOf } from './template-example.ts';

const codes = (bytes: Uint8Array): string[] => checkTemplate('kota.docx', bytes).findings.map((f) => f.code);
const places = (bytes: Uint8Array) => checkTemplate('kota.docx', bytes).findings.map((f) => [f.code, f.place.cell]);
const filled = async (template: Uint8Array, scene: Scene = { answers: NORMAL }) => {
  const { parts, findings } = checkTemplate('kota.docx', template);
  expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
  const bytes = await fillTemplate('kota.docx', parts!, editionOf(inputOf(scene)));
  if (!(bytes instanceof Uint8Array)) throw new Error(JSON.stringify(bytes));
  const made = unpack(bytes);
  return { bytes, parts: made, document: partOf(made, 'word/document.xml') };
};

test('the example template is what its code makes, and has nothing wrong', () => {
  const file = new URL('../../examples/tebing-tinggi/template.docx', import.meta.url);
  if (process.env.UPDATE_DOCS !== undefined) writeFileSync(file, exampleTemplate());
  expect(Buffer.compare(readFileSync(file), Buffer.from(exampleTemplate()))).toBe(0);
  expect(codes(exampleTemplate())).toEqual([]);
});

test('every chapter of the report has its tag', () => {
  const tags = Object.keys(BLOCK_TAGS);
  expect(CHAPTER_IDS.filter((id) => !tags.includes(`chapter_${id.replaceAll('-', '_')}`))).toEqual([]);
});

describe('a filled template', () => {
  test('opens without repair, and is the same every time', async () => {
    const [a, b] = [await filled(exampleTemplate()), await filled(exampleTemplate())];
    expect(faultsOf(a.parts)).toEqual([]);
    expect(Buffer.compare(Buffer.from(a.bytes), Buffer.from(b.bytes))).toBe(0);
  });

  test('has no tag left, and words in body, table and footer', async () => {
    const { document, parts } = await filled(exampleTemplate());
    const words = wordsIn(document);
    expect(words).not.toMatch(/[{}]|SIAPKOTA/);
    expect(words).toContain('adalah 3,92 dengan predikat “Tinggi”');
    expect(words).toContain('Jalan3,924,000,58');
    expect(wordsIn(partOf(parts, 'word/footer1.xml'))).toContain('Kota Batu Kecil · 2026');
  });

  test("uses the template's own styles by name, and adds those it lacks", async () => {
    const { document, parts } = await filled(exampleTemplate());
    const used = new Set(all(document, 'w:pStyle').map((s) => s.attributes['w:val']!));
    const known = all(partOf(parts, 'word/styles.xml'), 'w:style').map((s) => s.attributes['w:styleId']!);
    expect([...used].filter((id) => !known.includes(id))).toEqual([]);
    expect(used).toContain('Judul1');
    expect(used).not.toContain('Heading1');
    expect(new Set(known).size).toBe(known.length);
    const parents = all(partOf(parts, 'word/styles.xml'), 'w:basedOn').map((s) => s.attributes['w:val']!);
    expect(parents.filter((id) => !known.includes(id))).toEqual([]);
  });

  test('lists refer to lists that exist', async () => {
    const { document, parts } = await filled(exampleTemplate());
    const lists = all(partOf(parts, 'word/numbering.xml'), 'w:num').map((n) => n.attributes['w:numId']);
    const used = [...all(document, 'w:numId'), ...all(partOf(parts, 'word/styles.xml'), 'w:numId')].map((n) => n.attributes['w:val']);
    expect(used.length).toBeGreaterThan(2);
    expect(used.filter((id) => !lists.includes(id))).toEqual([]);
  });

  test('turned pages keep the letterhead, and every jump lands', async () => {
    const { document } = await filled(exampleTemplate());
    const sections = all(document, 'w:sectPr');
    expect(sections.some((s) => all(s, 'w:pgSz')[0]!.attributes['w:orient'] === 'landscape')).toBe(true);
    for (const s of sections) expect(all(s, 'w:headerReference')[0]!.attributes['r:id']).toBe('rId2');
    const names = all(document, 'w:bookmarkStart').map((b) => b.attributes['w:name']);
    expect(all(document, 'w:hyperlink').filter((h) => !names.includes(h.attributes['w:anchor']))).toEqual([]);
  });

  test('single chapters: only what is asked for, in the order of the template, {report} the rest', async () => {
    const heads = (d: Parameters<typeof all>[0]) =>
      all(d, 'w:p')
        .filter((p) => all(p, 'w:pStyle')[0]?.attributes['w:val'] === 'Judul1')
        .map(wordsIn);
    const few = await filled(templateOf('{statement}', '{chapter_gaps}', '{chapter_summary}', '{radar}'));
    expect(heads(few.document)).toEqual(['Analisis kesenjangan', 'Ringkasan eksekutif']);
    expect(faultsOf(few.parts)).toEqual([]);
    const rest = await filled(templateOf('{report}', '{chapter_summary}'));
    expect(heads(rest.document).at(-1)).toBe('Ringkasan eksekutif');
    expect(heads(rest.document).filter((h) => h === 'Ringkasan eksekutif')).toHaveLength(1);
  });

  test('what came from outside is text, also where it looks like a tag or like markup', async () => {
    const evil = '{report} {#gaps} <w:p> & "x" \u001b[31m';
    const { document, parts } = await filled(templateOf('{city} {report}'.slice(0, 6), '{report}'), {
      answers: [answer('office', 'w', 'R1', '3', { note: evil })],
      town: { ...TOWN, name: evil },
    });
    expect(faultsOf(parts)).toEqual([]);
    expect(wordsIn(document)).toContain('{report} {#gaps} <w:p> & "x" ␛[31m');
  });

  test('a template of another kind of page: no styles, no lists, a .dotx, the section in the tag itself', async () => {
    const bare = exampleTemplate({
      'word/styles.xml': '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    });
    expect(faultsOf((await filled(bare)).parts)).toEqual([]);
    const types = Buffer.from(unpack(exampleTemplate()).get('[Content_Types].xml')!).toString();
    const dotx = await filled(exampleTemplate({ '[Content_Types].xml': types.replace('document.main', 'template.main') }));
    expect(Buffer.from(dotx.parts.get('[Content_Types].xml')!).toString()).toContain('document.main+xml');
    const section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="10000" w:h="15000"/></w:sectPr></w:pPr><w:r><w:t>{report}</w:t></w:r></w:p>';
    const own = await filled(templateOf(section, 'Penutup'));
    expect(faultsOf(own.parts)).toEqual([]);
    expect(all(own.document, 'w:pgSz').some((s) => s.attributes['w:w'] === '10000')).toBe(true);
    expect(wordsIn(own.document).endsWith('Penutup')).toBe(true);
  });
});

describe('what is wrong is named with its place', () => {
  const split = '<w:p><w:r><w:t>Kota {ci</w:t></w:r><w:r><w:t>tty}</w:t></w:r></w:p>';
  const inTable = '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{chapter_gaps}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
  test.each([
    { says: 'a misspelt tag', body: ['Satu', '{citty}'], found: [['template/unknown-tag', 'document ¶2']] },
    { says: 'a tag in two runs', body: [split], found: [['template/unknown-tag', 'document ¶1']] },
    { says: 'a field outside its repetition', body: ['{owners}'], found: [['template/unknown-tag', 'document ¶1']] },
    {
      says: 'code',
      body: ['{process.exit()}', '{constructor}'],
      found: [
        ['template/unknown-tag', 'document ¶1'],
        ['template/unknown-tag', 'document ¶2'],
      ],
    },
    { says: 'an open brace', body: ['Kota {city'], found: [['template/unbalanced', 'document ¶1']] },
    { says: 'an end without a beginning', body: ['{/gaps}'], found: [['template/unbalanced', 'document ¶1']] },
    { says: 'a chapter inside a sentence', body: ['Bab {chapter_gaps} ini'], found: [['template/tag-place', 'document ¶1']] },
    { says: 'a chapter in a table', body: [inTable], found: [['template/tag-place', 'document ¶1']] },
    { says: 'a chapter twice', body: ['{chapter_gaps}', '{chapter_gaps}'], found: [['template/repeated-tag', 'document ¶2']] },
  ])('$says', ({ body, found }) => {
    // {report} and a paragraph behind, so that nothing is missing.
    expect(places(templateOf(...body, '{report}'))).toEqual(found);
  });

  test('a repetition that never ends', () => {
    expect(places(templateOf('{report}', '{#gaps}{id}'))).toEqual([['template/unbalanced', 'document ¶2']]);
  });

  test('a near name is asked after', () => {
    const [found] = checkTemplate('kota.docx', templateOf('{citty}', '{report}')).findings;
    expect(found!.data).toMatchObject({ tag: 'citty', near: 'city' });
  });

  test('a template without the report or its chapters, and without the statement', () => {
    expect(codes(templateOf('{city}'))).toEqual(['template/missing-tag', 'template/no-statement']);
    expect(codes(templateOf('{chapter_gaps}', '{statement}'))).toEqual(Array(10).fill('template/missing-tag'));
  });

  test('fields of a repetition, conditions and options are known inside it', () => {
    for (const [name, { fields }] of Object.entries(LOOP_TAGS))
      expect(
        codes(
          templateOf(
            `{#${name}}${fields.map((f) => `{${f}}`).join(' ')} {city}{/${name}}`,
            '{#province [loopOver: "paragraph"]}{province}{/}',
            '{report}',
          ),
        ),
      ).toEqual([]);
  });

  test('macros, linked templates and fields that start programs', () => {
    const types = Buffer.from(unpack(exampleTemplate()).get('[Content_Types].xml')!).toString();
    expect(
      codes(
        exampleTemplate({
          '[Content_Types].xml': types.replace(
            /application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml/,
            'application/vnd.ms-word.document.macroEnabled.main+xml',
          ),
        }),
      ),
    ).toEqual(['template/macros']);
    expect(codes(exampleTemplate({ 'word/vbaProject.bin': 'x' }))).toEqual(['template/macros']);
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.org/a.dotm" TargetMode="External"/></Relationships>';
    expect(codes(exampleTemplate({ 'word/_rels/settings.xml.rels': relations }))).toEqual(['template/outside']);
    const dde = '<w:p><w:r><w:instrText> DDEAUTO c:\\\\x "y"</w:instrText></w:r></w:p>';
    expect(codes(templateOf(dde, '{report}'))).toEqual(['template/outside']);
  });
});

describe('files made to hurt end in a finding', () => {
  const xml = (text: string): Uint8Array => exampleTemplate({ 'word/document.xml': text });
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const deep = `<w:document ${W}>${'<w:p>'.repeat(50_000)}${'</w:p>'.repeat(50_000)}</w:document>`;
  const lie = (): Uint8Array => {
    // A part that says it is small and unfolds to 100 MB.
    const bomb = deflateRawSync(Buffer.alloc(100 * 1024 * 1024), { level: 1 });
    const file = Buffer.from(zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': [strToU8('y'), { level: 0 }] }));
    const at = file.indexOf(Buffer.from([0x50, 0x4b, 3, 4]), 4);
    const start = at + 30 + 'word/document.xml'.length;
    const made = Buffer.concat([file.subarray(0, start), bomb, file.subarray(start + 1)]);
    const central = made.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    made.writeUInt16LE(8, central + 10);
    made.writeUInt32LE(bomb.length, central + 20);
    const end = made.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    made.writeUInt32LE(made.readUInt32LE(end + 16) + bomb.length - 1, end + 16);
    return made;
  };
  const honest = (): Uint8Array => zipSync({ 'word/document.xml': [new Uint8Array(40 * 1024 * 1024), { level: 1 }] });
  test.each([
    { says: 'nothing', make: () => new Uint8Array(), code: 'template/not-word' },
    { says: 'text', make: () => strToU8('{report}'), code: 'template/not-word' },
    { says: 'an old .doc', make: () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), code: 'template/not-word' },
    { says: 'another zip', make: () => zipSync({ 'a.txt': strToU8('a') }), code: 'template/not-word' },
    { says: 'a file cut in half', make: () => exampleTemplate().subarray(0, 1500), code: 'file/broken-archive' },
    { says: 'a bomb that says how large it is', make: honest, code: 'file/too-large' },
    { says: 'a bomb that lies', make: lie, code: 'file/broken-archive' },
    {
      says: 'entities that multiply',
      make: () =>
        xml(
          `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c "&a;&a;&a;">]><w:document ${W}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>`,
        ),
      code: 'template/broken-part',
    },
    {
      says: 'an entity that reads a file',
      make: () => xml(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ${W}>&a;</w:document>`),
      code: 'template/broken-part',
    },
    { says: 'XML that is cut', make: () => xml(`<w:document ${W}><w:body>`), code: 'template/broken-part' },
    { says: 'fifty thousand levels', make: () => xml(deep), code: 'template/broken-part' },
    {
      says: 'five megabytes of text',
      make: () => xml(`<w:document ${W}>${' '.repeat(5 * 1024 * 1024)}</w:document>`),
      code: 'file/too-large',
    },
  ])('$says', ({ make, code }) => {
    expect(codes(make())).toEqual([code]);
  });

  test('random damage never throws', async () => {
    const good = exampleTemplate();
    let state = 7;
    for (let i = 0; i < 60; i++) {
      const bad = Uint8Array.from(good);
      for (let k = 0; k < 5; k++) {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        bad[state % bad.length] = state >>> 24;
      }
      const { parts, findings } = checkTemplate('kota.docx', bad);
      expect(parts !== undefined || findings.length > 0).toBe(true);
    }
  });
});

testWithOffice('LibreOffice opens the filled template, with letterhead, numbers and the table', async () => {
  const { bytes } = await filled(exampleTemplate());
  const [text] = convert([{ name: 'filled.docx', bytes }], 'txt:Text (encoded):UTF8', '.txt');
  for (const words of ['Kota Batu Kecil', '3,92', 'bukan indeks resmi', 'Analisis kesenjangan'])
    expect(text!.toString('utf8')).toContain(words);
});
