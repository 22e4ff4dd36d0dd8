// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ODK writes references as ${name}
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { answersOf, itemsOf, type Questionnaire } from '../../src/forms/questionnaire.ts';
import { type XlsForm, xlsForm, xlsFormOf } from '../../src/forms/xlsform.ts';
import { isMissingCode } from '../../src/rubric/vocabulary.ts';
import { codes, instrument, read, said } from '../answers/toy.ts';
import { instrumentFrom } from '../support/instrument.ts';
import { expected, type Filled, filling, readBack } from './fill.ts';
import { exported, formFor, TOOLS } from './filled.ts';
import { faultsOf } from './xlsform-spec.ts';

const form = xlsFormOf(formFor(instrument, { agency: 'bappeda' }));
const row = (f: XlsForm, name: string): Readonly<Record<string, string>> => f.survey.find((r) => r.name === name)!;

/** What somebody tapped into the form, by the name of the question. */
const FILLED = {
  'GOV-01': '3',
  'GOV-01_evidence': 'Perwal 12/2025',
  'GOV-02': 'not-applicable',
  'GOV-02_reason': 'Tidak ada forum',
  FREQ: 'monthly',
  SHARE: '12.5',
  SHARE_note: 'hasil survei',
  BIG_missing: 'unknown',
  LOG: '10',
  CHECK: 'd a',
  WORDS: 'Panjang; dan lebar',
  Q1: 'Data belum "terhubung"',
};

describe.each(Object.entries(TOOLS))('an export of the form, %s', (_, tool) => {
  const reading = read(exported(form, FILLED, tool));

  test('comes back without a map and without a word', () => {
    expect(codes(reading)).toEqual([]);
    expect(said(reading).sort()).toEqual([
      'BIG=unknown',
      'CHECK=a d',
      'FREQ=monthly',
      'GOV-01=3 sent',
      'GOV-02=not-applicable because Tidak ada forum',
      'LOG=10',
      'SHARE=12.5 note hasil survei',
    ]);
    expect(reading.open.map((o) => [o.question, o.text])).toEqual([
      ['WORDS', 'Panjang; dan lebar'],
      ['Q1', 'Data belum "terhubung"'],
    ]);
  });

  test('knows who spoke of which city and when', () => {
    expect(reading.answers[0]).toMatchObject({
      city: '12.76',
      period: '2026',
      respondent: 'kominfo-1',
      respondentName: "Dinas 'Kominfo'",
      group: 'opd',
      agency: 'bappeda',
      taken: '2026-11-24',
    });
  });

  test.each([
    ['none of a checklist', { CHECK: 'none' }, ['CHECK=none']],
    ['a checklist nobody touched', {}, []],
    ['a checklist that cannot be answered', { CHECK_missing: 'refused' }, ['CHECK=refused']],
  ])('%s', (_title, filled, expected) => {
    const one = read(exported(form, filled, tool));
    expect(said(one)).toEqual(expected);
    expect(codes(one)).toEqual([]);
  });
});

/** A filled-in form as ODK keeps it: a name and a value for every question that was answered. */
function submission(form_: Questionnaire, filled: Filled): Record<string, string> {
  const out: Record<string, string> = {};
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined) out[name] = value;
  };
  for (const item of itemsOf(form_)) {
    const one = filled.get(item.id);
    if (one === undefined) continue;
    const listed = item.kind === 'open' || answersOf(item.indicator) !== undefined || item.indicator.type === 'text';
    put(isMissingCode(one.value) && !listed ? `${item.id}_missing` : item.id, one.value);
    put(`${item.id}_reason`, one.reason);
    put(`${item.id}_note`, one.note);
    // The form asks for proof where it could prove something.
    if (!isMissingCode(one.value)) put(`${item.id}_evidence`, one.document);
  }
  return out;
}

test.each(Object.entries(TOOLS))('whatever is filled in comes back, %s', (_, tool) => {
  const blank = formFor(instrument, { agency: 'bappeda' });
  fc.assert(
    fc.property(filling(blank), (filled) => {
      const reading = read(exported(form, submission(blank, filled), tool));
      expect(codes(reading)).toEqual([]);
      const kept = new Map([...filled].map(([id, s]) => [id, isMissingCode(s.value) ? { ...s, document: undefined } : s]));
      expect(readBack(blank, reading)).toEqual(expected(blank, kept));
    }),
    { seed: 6, numRuns: 30 },
  );
});

describe('the XLSForm specification', () => {
  test.each([
    ['of an agency', formFor(instrument, { agency: 'bappeda' })],
    ['of a whole group, in English', formFor(instrument, { group: 'pers', respondent: '', lang: 'en' })],
    ['the short form', formFor(instrument, { tier: 'core' })],
  ])('is kept by the form %s', (_, f) => {
    expect(faultsOf(xlsFormOf(f))).toEqual([]);
  });

  test.each([
    ['a name that begins with a digit', { name: '1a' }, 'name "1a" is no name'],
    ['an unknown type', { type: 'integre' }, 'type "integre" is unknown'],
    ['a list that is not there', { type: 'select_one gone' }, 'BIG: no list gone'],
    ['a reference to nothing', { relevant: '${gone} = 1' }, 'BIG: relevant: ${gone} names 0 questions'],
    ['a bracket too many', { relevant: "not(${FREQ} = 'a'))" }, "BIG: relevant: cannot be read: not(${FREQ} = 'a')) (left: v))"],
    ['a function that ODK does not have', { constraint: 'between(., 1, 2)' }, 'BIG: constraint: function between is unknown'],
    ['a language left out', { 'label::English (en)': undefined }, 'BIG: label is missing in English (en)'],
    ['a column nobody knows', { relevance: '1' }, 'column relevance is unknown'],
  ])('its keeper sees %s', (_, change, fault) => {
    const broken = {
      ...form,
      survey: form.survey.map((r) =>
        r.name === 'BIG'
          ? (Object.fromEntries(Object.entries({ ...r, ...change }).filter(([, v]) => v !== undefined)) as Record<string, string>)
          : r,
      ),
    };
    expect(faultsOf(broken)).toContain(fault);
  });

  test('both languages stand in every label, and the wanted one is the first', () => {
    const english = xlsFormOf(formFor(instrument, { lang: 'en' }));
    expect(english.settings[0]!.default_language).toBe('English (en)');
    for (const c of english.choices)
      expect(Object.keys(c)).toEqual(['list_name', 'name', 'label::English (en)', 'label::Bahasa Indonesia (id)']);
  });

  test('limits of a number, with a message in each language', () => {
    expect(row(form, 'BIG')).toMatchObject({
      type: 'decimal',
      constraint: '. >= 0 and . <= 5000',
      'constraint_message::Bahasa Indonesia (id)': 'Isi angka dari 0 sampai 5.000 (orang).',
      'constraint_message::English (en)': 'Give a number from 0 to 5,000 (people).',
    });
  });
});

test('only what the respondent is asked, in the tier', () => {
  const names = xlsFormOf(formFor(instrument, { agency: 'kominfo' })).survey.map((r) => r.name);
  expect(names).toContain('GOV-01');
  expect(names).not.toContain('GOV-02');
  expect(xlsFormOf(formFor(instrument, { tier: 'core' })).survey.filter((r) => r.type === 'begin_group')).toEqual([]);
});

describe('when', () => {
  const level = (id: string, when: string): string =>
    `      - { id: ${id}, title: ${id}, type: level, levels: { 1: satu, 2: dua, 3: tiga }${when === '' ? '' : `, when: ${when}`} }\n`;
  const conditional = instrumentFrom({
    'instrument.yaml':
      'id: i\nversion: 1.0.0\ntitle: I\nlanguages: [id]\nscale: { min: 1, max: 3, levels: { 1: a, 2: b, 3: c } }\nprofile: { coastal: { type: boolean, title: Pesisir } }\nrubrics: [{ file: r.yaml }]\n',
    'r.yaml': `id: r\nversion: 1.0.0\ntitle: R\nsections:\n  - id: period\n    title: S\n    indicators:\n${level('01-A', '')}${level('B', '{ indicator: 01-A, at_least: 2 }')}${level('C', '{ profile: coastal, is: true }')}${level('D', '{ any: [ { profile: coastal, is: true }, { indicator: 01-A, at_most: 1 } ] }')}${level('E', '{ not: { indicator: B, at_least: 3 } }')}`,
  });
  const inland = xlsFormOf(formFor(conditional, { group: 'respondents', profile: new Map([['coastal', false]]) }));
  const unknown = xlsFormOf(formFor(conditional, { group: 'respondents' }));

  test('keeps to the specification with conditions in it', () => {
    expect(faultsOf(inland)).toEqual([]);
    expect(faultsOf(unknown)).toEqual([]);
  });

  test.each([
    ['a test on a level names the levels that fail it', inland, 'B', "not((${q.01-A} = 'not-applicable' or ${q.01-A} = '1'))"],
    [
      'a fact that is known decides now, the rest is left to the phone',
      inland,
      'D',
      "not((${q.01-A} = 'not-applicable' or ${q.01-A} = '2' or ${q.01-A} = '3'))",
    ],
    ['a fact nobody gave leaves the question in', unknown, 'C', undefined],
    ['any with an unknown fact can never be known to fail', unknown, 'D', undefined],
    ['not turns a test round', inland, 'E', "not(${B} = '3')"],
  ])('%s', (_, f, id, expected) => {
    expect(row(f, `${id}_page`).relevant).toBe(expected);
  });

  test('what the facts rule out is not in the form', () => {
    expect(row(inland, 'C_page')).toBeUndefined();
  });

  test('an id that begins with a digit, and a section called like a column, come back too', () => {
    const reading = exported(inland, { 'q.01-A': '2' }, TOOLS.central);
    expect(reading).toContain('r-g.period-q.01-A_page-q.01-A');
  });
});

test('the workbook has the three sheets, and the same form gives the same bytes', async () => {
  const bytes = await xlsForm(formFor(instrument));
  expect(await xlsForm(formFor(instrument))).toEqual(bytes);
  const book = await readXlsx(bytes);
  expect(book.sheets.map((s) => s.name)).toEqual(['survey', 'choices', 'settings']);
  expect(book.sheets[0]!.rows[0]!.slice(0, 2)).toEqual(['type', 'name']);
});
