import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Questionnaire } from '../../src/forms/questionnaire.ts';
import { xlsxForm } from '../../src/forms/xlsx.ts';
import { dropDown } from '../../src/forms/xlsx-answers.ts';
import { xlsxWords } from '../../src/forms/xlsx-words.ts';
import type { LevelIndicator } from '../../src/rubric/instrument.ts';
import { codes, instrument, read } from '../answers/toy.ts';
import { instrumentFrom } from '../support/instrument.ts';
import { expected, type Filled, filling, readBack, type Said } from './fill.ts';
import { formFor } from './filled.ts';
import { OFFICE, throughOffice } from './office.ts';
import { typedInto, typeInto } from './spreadsheet.ts';

jest.setTimeout(180_000);
const forms = { id: formFor(instrument, { agency: 'bappeda' }), en: formFor(instrument, { agency: 'bappeda', lang: 'en' }) };
const said = (value: string, more: Partial<Said> = {}): Said => ({
  value,
  reason: undefined,
  note: undefined,
  document: undefined,
  ...more,
});

/** Reads a workbook and compares with what was filled in. */
function expectBack(form: Questionnaire, filled: Filled, bytes: Uint8Array): void {
  const reading = read(bytes, {}, 'kominfo-1.xlsx');
  expect(codes(reading)).toEqual([]);
  expect(readBack(form, reading)).toEqual(expected(form, filled));
  for (const answer of reading.answers)
    expect(answer).toMatchObject({
      city: '12.76',
      period: '2026',
      respondent: 'kominfo-1',
      respondentName: "Dinas 'Kominfo'",
      group: 'opd',
      agency: 'bappeda',
    });
}

describe.each(['id', 'en'] as const)('a form in %s', (lang) => {
  const form = forms[lang];

  test('comes back as it was filled in', async () => {
    const blank = await xlsxForm(form);
    await fc.assert(
      fc.property(filling(form), (filled) => expectBack(form, filled, typeInto(blank, typedInto(form, filled)))),
      { seed: 6, numRuns: 25 },
    );
  });

  test('comes back after another program wrote only the values, rows shuffled and columns moved', async () => {
    const blank = await xlsxForm(form);
    await fc.assert(
      fc.asyncProperty(filling(form), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), async (filled, dice) => {
        const book = await readXlsx(typeInto(blank, typedInto(form, filled)));
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((entry) => ({ entry, at: dice.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ entry }) => entry);
        const sheets = book.sheets.map((sheet) => {
          const [head = [], ...rows] = sheet.rows;
          if (head[0] !== '_siapkota') return { name: sheet.name, rows: sheet.rows };
          const order = [0, ...shuffled(head.map((_, i) => i).slice(1))];
          return { name: sheet.name, rows: [head, ...shuffled(rows)].map((row) => order.map((c) => row[c] ?? null)) };
        });
        expectBack(form, filled, await writeXlsx({ sheets }));
      }),
      { seed: 7, numRuns: 10 },
    );
  });

  test('a blank form says nothing', async () => {
    const reading = read(await xlsxForm(form), {}, 'kominfo-1.xlsx');
    expect(codes(reading)).toEqual([]);
    expect(reading.answers).toEqual([]);
    expect(reading.open).toEqual([]);
  });
});

const office = OFFICE === undefined ? test.skip : test;
office('comes back after LibreOffice saved it, and its formulas count what is filled in (skipped without LibreOffice)', async () => {
  const cases = await Promise.all(
    fc
      .sample(
        fc.constantFrom('id' as const, 'en' as const).chain((lang) => filling(forms[lang]).map((filled) => ({ lang, filled }))),
        { seed: 8, numRuns: 6 },
      )
      .map(async ({ lang, filled }, i) => ({
        name: `f${i}.xlsx`,
        lang,
        filled,
        bytes: typeInto(await xlsxForm(forms[lang]), typedInto(forms[lang], filled)),
      })),
  );
  const saved = throughOffice(Object.fromEntries(cases.map((c) => [c.name, c.bytes])), 'xlsx');
  for (const { name, lang, filled } of cases) {
    expectBack(forms[lang], filled, saved[name]!);
    const guide = (await readXlsx(saved[name]!)).sheets.find((s) => s.name === xlsxWords[lang].guideSheet)!;
    const total = guide.rows.find((row) => row[0] === xlsxWords[lang].total)!;
    expect([total[1], total[2]]).toEqual([forms[lang].model.items.length, filled.size]);
  }
});

test('"does not apply" without a reason is not counted as done', async () => {
  const form = forms.id;
  const filled = new Map([
    ['GOV-01', said('not-applicable')],
    ['GOV-02', said('not-applicable', { reason: 'Tidak ada forum' })],
  ]);
  const book = await readXlsx(typeInto(await xlsxForm(form), typedInto(form, filled)));
  const formulas = book.sheets.flatMap((s) => [...(s.cells?.values() ?? [])]).flatMap((c) => (c.formula === undefined ? [] : [c.formula]));
  expect(formulas.filter((f) => f.includes(xlsxWords.id.needsReason)).length).toBe(form.model.items.length);
});

describe('what the workbook looks like to a program', () => {
  test('the same form gives the same bytes', async () => {
    expect(await xlsxForm(forms.id)).toEqual(await xlsxForm(forms.id));
  });

  test('only the cells of answers are unlocked, in protected sheets of a locked workbook', async () => {
    const book = await readXlsx(await xlsxForm(forms.id), { readStyles: true });
    const sheet = book.sheets.find((s) => s.rows[0]?.[0] === '_siapkota')!;
    const unlocked = new Set(
      [...sheet.cells!].flatMap(([at, c]) => (c.style?.protection?.locked === false ? [sheet.rows[0]![Number(at.split(',')[1])]] : [])),
    );
    const w = xlsxWords.id;
    expect([...unlocked].sort()).toEqual([w.value, w.reason, w.note, w.evidence].sort());
    expect(sheet.cells!.get('0,0')!.style?.protection?.locked).not.toBe(false);
    const parts = unzipSync(await xlsxForm(forms.id));
    expect(strFromU8(parts['xl/workbook.xml']!)).toContain('lockStructure="1"');
    for (const name of Object.keys(parts).filter((n) => /worksheets\/sheet\d+\.xml$/.test(n)))
      expect(strFromU8(parts[name]!)).toMatch(/<sheetProtection [^>]*sheet="1"/);
  });

  test('columns may be widened and rows filtered though the sheets are protected; headings print on every page', async () => {
    const parts = unzipSync(await xlsxForm(forms.id));
    const protection = /<sheetProtection [^>]*>/.exec(strFromU8(parts['xl/worksheets/sheet2.xml']!))![0];
    // In the file 0 means: not locked.
    for (const allowed of ['formatColumns', 'formatRows', 'sort', 'autoFilter']) expect(protection).toContain(`${allowed}="0"`);
    expect(strFromU8(parts['xl/workbook.xml']!)).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">'R'!$1:$1</definedName>`,
    );
  });

  test("parts of a sheet stand in the order of Excel's schema, and messages keep to its limits", async () => {
    const order =
      'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks drawing legacyDrawing tableParts extLst'.split(
        ' ',
      );
    const parts = unzipSync(await xlsxForm(forms.id));
    for (const name of Object.keys(parts).filter((n) => /worksheets\/sheet\d+\.xml$/.test(n))) {
      const text = strFromU8(parts[name]!);
      let depth = 0;
      const children: string[] = [];
      for (const [, close, tag, self] of text.matchAll(/<(\/?)([A-Za-z][\w:]*)(?:\s[^>]*?)?(\/?)>/g)) {
        if (close === '/') depth--;
        else {
          if (depth === 1) children.push(tag!);
          if (self !== '/') depth++;
        }
      }
      const places = children.map((tag) => order.indexOf(tag));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const [, message] of text.matchAll(/ error="([^"]*)"/g)) expect(message!.length).toBeLessThanOrEqual(255);
      for (const [, title] of text.matchAll(/ errorTitle="([^"]*)"/g)) expect(title!.length).toBeLessThanOrEqual(32);
      for (const [, formula] of text.matchAll(/<formula1>([^<]*)</g)) expect(formula!.length).toBeLessThanOrEqual(255);
    }
  });

  test('every answer but words has a rule: a list, or the limits of a number', async () => {
    const book = await readXlsx(await xlsxForm(forms.id));
    const sheet = book.sheets.find((s) => s.rows[0]?.[0] === '_siapkota')!;
    const ruled = new Map((sheet.dataValidations ?? []).map((v) => [sheet.rows[Number(/\d+/.exec(v.range)![0]) - 1]![2], v.type]));
    expect(Object.fromEntries(ruled)).toEqual({
      'GOV-01': 'list',
      'GOV-02': 'list',
      FREQ: 'list',
      SHARE: 'custom',
      BIG: 'custom',
      FREE: 'custom',
      LOG: 'custom',
      CHECK: 'list',
      'CHECK/a': 'list',
      'CHECK/b': 'list',
      'CHECK/d': 'list',
    });
  });

  test('a text that looks like a formula stays a text', async () => {
    const hostile = instrumentFrom({
      'instrument.yaml':
        'id: i\nversion: 1.0.0\ntitle: "=1+1"\nlanguages: [id]\nscale: { min: 1, max: 2, levels: { 1: a, 2: b } }\nrubrics: [{ file: r.yaml }]\n',
      'r.yaml':
        'id: r\nversion: 1.0.0\ntitle: "A/B: [x]? *terlalu panjang untuk nama lembar*"\nsections: [{ id: s, title: "=S", indicators: [{ id: A, title: "+A", ask: "@ask", type: level, levels: { 1: "=cmd|x", 2: "-2" } }] }]\n',
    });
    const book = await readXlsx(await xlsxForm(formFor(hostile, { group: 'respondents' })));
    expect(book.sheets[1]!.name).toBe('A B x terlalu panjang untuk nam');
    for (const sheet of book.sheets)
      for (const cell of sheet.cells?.values() ?? []) if (cell.formula !== undefined) expect(cell.formula).toMatch(/^(IF|COUNTIF|SUM)\(/);
  });

  test('control characters, names that Excel keeps, and characters cut in two do no harm', async () => {
    const title = (text: string): string => JSON.stringify(text);
    const odd = instrumentFrom({
      'instrument.yaml':
        'id: i\nversion: 1.0.0\ntitle: "a\\u0007"\nlanguages: [id]\nscale: { min: 1, max: 2, levels: { 1: "x\\u0001", 2: b } }\nrubrics: [{ file: r.yaml }, { file: s.yaml }]\n',
      'r.yaml': `id: r\nversion: 1.0.0\ntitle: History\nsections: [{ id: t, title: S, indicators: [{ id: A, title: A, ask: "b\\u0007", type: level, levels: { 1: "c\\u0002", 2: b } }] }]\n`,
      's.yaml': `id: s\nversion: 1.0.0\ntitle: ${title(`${'n'.repeat(30)}😀`)}\nsections: [{ id: u, title: S, indicators: [{ id: B, title: B, type: level, levels: { 1: a, 2: b } }] }]\n`,
    });
    const bytes = await xlsxForm(formFor(odd, { group: 'respondents' }));
    const { sheets } = await readXlsx(bytes);
    expect(sheets.slice(1, 3).map((s) => s.name)).toEqual(['History 2', 'n'.repeat(30)]);
    expect(sheets[1]!.rows[1]!.slice(3, 5)).toEqual(['b␇', '1 (x␁) c␂\n2 b']);
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      if (name.endsWith('.xml')) expect([name, /[\u0000-\u0008\u000b-\u001f\ufffd]/.test(strFromU8(part))]).toEqual([name, false]);
  });

  test('levels described at length fall back to their label in the list, and still come back', () => {
    const long = {
      ...(instrument.indicators.get('GOV-01') as LevelIndicator),
      levels: new Map([
        [1, 'x'.repeat(300)],
        [2, 'pendek'],
      ]),
    };
    expect(dropDown(long, forms.id).slice(0, 2)).toEqual(['1 - Rintisan', '2 - pendek']);
  });
});
