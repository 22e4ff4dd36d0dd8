import { expect, jest, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { docxForm } from '../../src/forms/docx.ts';
import { docxWords } from '../../src/forms/docx-words.ts';
import { itemsOf } from '../../src/forms/questionnaire.ts';
import { formWords } from '../../src/forms/words.ts';
import { xlsxForm } from '../../src/forms/xlsx.ts';
import { MISSING_CODES } from '../../src/rubric/vocabulary.ts';
import { instrument } from '../answers/toy.ts';
import { instrumentFrom } from '../support/instrument.ts';
import { formFor } from './filled.ts';
import { OFFICE, throughOffice } from './office.ts';

jest.setTimeout(120_000);
const form = formFor(instrument, { agency: 'bappeda' });
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!);
const unescaped = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
/** What stands in the document, a paragraph a line. */
const lines = (bytes: Uint8Array): string[] =>
  [...part(bytes, 'word/document.xml').matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/g)].map(([p]) =>
    unescaped([...p.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, t]) => t).join('')),
  );

test('every question is asked in its own words, in the language of the form', async () => {
  for (const lang of ['id', 'en'] as const) {
    const all = lines(await docxForm({ ...form, lang }));
    for (const item of itemsOf(form)) {
      const ask = item.kind === 'open' ? item.question.ask : item.indicator.ask;
      expect(all).toContain(typeof ask === 'string' ? ask : ask[lang]);
    }
  }
});

test('a box for every level, option and criterion, one for "none", and four ways not to answer', async () => {
  const all = lines(await docxForm(form));
  const wanted = itemsOf(form).reduce((n, item) => {
    if (item.kind === 'open' || item.indicator.type === 'text') return n;
    const { indicator } = item;
    const choices =
      indicator.type === 'level'
        ? indicator.levels.size
        : indicator.type === 'choice'
          ? indicator.options.length
          : indicator.type === 'checklist'
            ? indicator.criteria.length + 1
            : 0;
    return n + choices + MISSING_CODES.length;
  }, 0);
  expect(all.join('').split('☐').length - 1).toBe(wanted);
  expect(all).toContain('3 Terdefinisi: Ada perwal');
});

test('whose form it is, lines to write on, and page numbers', async () => {
  const bytes = await docxForm({ ...form, due: '2026-12-01' });
  expect(lines(bytes)).toEqual(
    expect.arrayContaining(["Dinas 'Kominfo'", 'Kota Tebing Tinggi, Sumatera Utara', '1 Desember 2026', docxWords.id.signature]),
  );
  const footer = Object.keys(unzipSync(bytes)).find((name) => /footer\d*\.xml$/.test(name))!;
  expect(part(bytes, footer)).toMatch(/PAGE<\/w:instrText>[\s\S]*NUMPAGES<\/w:instrText>/);
  expect(part(bytes, 'word/document.xml')).toContain('w:leader="dot"');
});

test('a question stays on one page: its rows are not torn, and each but the last holds on to the next', async () => {
  const document = part(await docxForm(form), 'word/document.xml');
  const tables = [...document.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)].map(([t]) => t).slice(1);
  expect(tables).toHaveLength(itemsOf(form).length);
  for (const table of tables) {
    const rows = [...table.matchAll(/<w:tr>[\s\S]*?<\/w:tr>/g)].map(([r]) => r);
    for (const [i, row] of rows.entries()) {
      expect(row).toContain('<w:cantSplit/>');
      if (i < rows.length - 1) expect(row.split('<w:p>').length - 1).toBe(row.split('<w:keepNext/>').length - 1);
    }
  }
});

test('a question that depends on another one of the form says on which, on paper and in a spreadsheet', async () => {
  const level = (id: string, more = ''): string => `{ id: ${id}, title: ${id}, type: level, levels: { 1: a, 2: b }${more} }`;
  const conditional = instrumentFrom({
    'instrument.yaml': 'id: i\nversion: 1.0.0\ntitle: I\nlanguages: [id]\nscale: { min: 1, max: 2 }\nrubrics: [{ file: r.yaml }]\n',
    'r.yaml': `id: r\nversion: 1.0.0\ntitle: R\nsections: [{ id: s, title: S, indicators: [${level('A')}, ${level('B', ', when: { indicator: A, at_least: 2 }')}] }]\n`,
  });
  const book = await readXlsx(await xlsxForm(formFor(conditional, { group: 'respondents' })));
  expect(book.sheets[1]!.rows.map((row) => row[3])).toEqual(['Pertanyaan', 'A', `B\n${formWords.id.depends('A')}`]);
  expect(lines(await docxForm(formFor(conditional, { group: 'respondents' })))).toContain(formWords.id.depends('A'));
});

test('the same form is the same file, and control characters do not break it', async () => {
  expect(await docxForm(form)).toEqual(await docxForm(form));
  const odd = instrumentFrom({
    'instrument.yaml':
      'id: i\nversion: 1.0.0\ntitle: "a\\u0007<b>&\\u202e"\nlanguages: [id]\nscale: { min: 1, max: 2 }\nrubrics: [{ file: r.yaml }]\n',
    'r.yaml':
      'id: r\nversion: 1.0.0\ntitle: R\nsections: [{ id: s, title: S, indicators: [{ id: A, title: "\\u0001", type: level, levels: { 1: a, 2: b } }] }]\n',
  });
  const bytes = await docxForm(formFor(odd, { group: 'respondents' }));
  for (const [name, content] of Object.entries(unzipSync(bytes)))
    if (name.endsWith('.xml')) expect(strFromU8(content)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
});

const office = OFFICE === undefined ? test.skip : test;
office('LibreOffice opens and prints it (skipped without LibreOffice)', async () => {
  const { 'form.docx': pdf } = throughOffice({ 'form.docx': await docxForm(form) }, 'pdf');
  const text = Buffer.from(pdf!).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThanOrEqual(2);
});
