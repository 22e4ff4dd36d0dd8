import { describe, expect, test } from '@jest/globals';
import { partNamed } from '../../src/answers/headings.ts';
import { formWords, LANGUAGE_NAMES } from '../../src/forms/words.ts';
import { xlsFormOf } from '../../src/forms/xlsform.ts';
import { LANGS, type Lang } from '../../src/text/lang.ts';
import { codes, instrument, read, said } from '../answers/toy.ts';
import { formFor } from '../forms/filled.ts';

test.each(LANGS)('what our forms ask beside an answer is known by its words, in %s', (lang) => {
  const w = formWords[lang];
  expect([w.reason, w.evidence, w.note, w.instead].map(partNamed)).toEqual(['reason', 'evidence', 'note', 'missing']);
});

/** One submission as KoboToolbox exports it with labels: paths of labels for headings, labels for values. */
function labelled(lang: Lang, filled: Readonly<Record<string, string>>, groups: boolean): string {
  const form = xlsFormOf(formFor(instrument, { agency: 'bappeda', lang }));
  const label = (row: Readonly<Record<string, string>>): string => row[`label::${LANGUAGE_NAMES[lang]}`] ?? row.name!;
  const path: string[] = [];
  const cells: [string, string][] = [];
  for (const row of form.survey) {
    if (row.type === 'begin_group') path.push(label(row));
    else if (row.type === 'end_group') path.pop();
    else if (row.type !== 'note') {
      const [kind, list] = row.type!.split(' ');
      const heading = groups ? [...path, label(row)].join('/') : label(row);
      const choices = form.choices.filter((c) => c.list_name === list);
      const value = filled[row.name!] ?? (kind === 'calculate' ? row.calculation!.slice(1, -1) : '');
      const named = (names: string): string[] => names.split(' ').map((name) => label(choices.find((c) => c.name === name)!));
      cells.push([heading, list === undefined || value === '' ? value : named(value).join(' ')]);
      if (kind === 'select_multiple')
        for (const c of choices) cells.push([`${heading}/${label(c)}`, value === '' ? '' : value.split(' ').includes(c.name!) ? '1' : '0']);
    }
  }
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return [cells.map(([h]) => quote(h)), cells.map(([, v]) => quote(v))].map((row) => row.join(';')).join('\r\n');
}

describe.each(LANGS)('an export of our form with labels in %s', (lang) => {
  describe.each([true, false])('groups in the headings: %s', (groups) => {
    test.each<[Record<string, string>, string[]]>([
      [{ 'GOV-01': '3', 'GOV-01_evidence': 'Perwal', 'GOV-01_note': 'ya' }, ['GOV-01=3 sent note ya']],
      [{ 'GOV-01': '5', FREQ: 'monthly', SHARE: '12.5' }, ['GOV-01=5', 'FREQ=monthly', 'SHARE=12.5']],
      [{ 'GOV-01': 'not-applicable', 'GOV-01_reason': 'Tidak ada' }, ['GOV-01=not-applicable because Tidak ada']],
      [{ 'GOV-01': 'unknown', FREQ: 'refused', SHARE_missing: 'pending' }, ['GOV-01=unknown', 'FREQ=refused', 'SHARE=pending']],
      [{ CHECK: 'a b' }, ['CHECK=a b']],
      [{ CHECK: 'none', CHECK_note: 'kosong' }, ['CHECK=none note kosong']],
      [{ CHECK_missing: 'unknown' }, ['CHECK=unknown']],
    ])('%j', (filled, expected) => {
      const reading = read(labelled(lang, filled, groups));
      expect([said(reading), codes(reading)]).toEqual([expected, []]);
      expect(reading.answers[0]).toMatchObject({ city: '12.76', period: '2026', respondent: 'kominfo-1', group: 'opd' });
    });
  });
});
