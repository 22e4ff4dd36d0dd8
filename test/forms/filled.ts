import type { Questionnaire } from '../../src/forms/questionnaire.ts';
import type { XlsForm } from '../../src/forms/xlsform.ts';
import { buildModel, type Model } from '../../src/interview/model.ts';
import type { Instrument, Tier } from '../../src/rubric/instrument.ts';
import type { Lang } from '../../src/text/lang.ts';

/** A blank form of one respondent, with every default filled in. */
export function formFor(
  instrument: Instrument,
  more: { group?: string; agency?: string; profile?: Model['profile']; tier?: Tier; lang?: Lang; respondent?: string } = {},
): Questionnaire {
  return {
    model: buildModel({
      instrument,
      tier: more.tier ?? 'full',
      city: { id: '12.76', name: 'Kota Tebing Tinggi', province: 'Sumatera Utara' },
      period: '2026',
      profile: more.profile ?? new Map(),
      targets: new Map(),
      speaker: { respondent: more.respondent ?? 'kominfo-1', name: "Dinas 'Kominfo'", group: more.group ?? 'opd', agency: more.agency },
      prior: new Map(),
      elsewhere: new Map(),
    }),
    lang: more.lang ?? 'id',
    due: undefined,
    product: 'siapkota test',
  };
}

/** How two tools write the columns of an export. */
export const TOOLS = {
  /** KoboToolbox, group names in headings, select-multiple as one column and as a column a choice. */
  kobo: { separator: '/', prefix: '', whole: true, split: true, delimiter: ';' },
  /** KoboToolbox, a column a choice only. */
  'kobo, split only': { separator: '/', prefix: '', whole: false, split: true, delimiter: ';' },
  /** KoboToolbox, without group names. */
  'kobo, no groups': { separator: undefined, prefix: '', whole: true, split: false, delimiter: ';' },
  /** ODK Central. */
  central: { separator: '-', prefix: '', whole: true, split: true, delimiter: ',' },
  /** KoboToolbox with labels in place of names, in one language of the form; ticks joined by spaces, and a column a choice. */
  'kobo, labels': { separator: '/', prefix: '', whole: true, split: true, delimiter: ';', labels: 'Bahasa Indonesia (id)' },
  'kobo, English labels, no groups': {
    separator: undefined,
    prefix: '',
    whole: false,
    split: true,
    delimiter: ';',
    labels: 'English (en)',
  },
  /** ODK Briefcase and Aggregate. */
  briefcase: { separator: '-', prefix: 'data-', whole: true, split: false, delimiter: ',' },
} as const satisfies Record<string, Tool>;

interface Tool {
  readonly separator: string | undefined;
  readonly prefix: string;
  readonly whole: boolean;
  readonly split: boolean;
  readonly delimiter: string;
  readonly labels?: string;
}

/** One submission as a tool exports it: a heading for every question and the value ODK would hold. */
export function exported(form: XlsForm, filled: Readonly<Record<string, string>>, tool: Tool): string {
  const cells: [string, string][] = [];
  const groups: string[] = [];
  const called = (row: Readonly<Record<string, string>>): string =>
    (tool.labels === undefined ? undefined : row[`label::${tool.labels}`]?.replace(/\s+/g, ' ')) ?? row.name!;
  for (const row of form.survey) {
    const type = row.type!;
    if (type === 'begin_group') groups.push(called(row));
    else if (type === 'end_group') groups.pop();
    else if (type !== 'note') {
      const path = tool.prefix + (tool.separator === undefined ? called(row) : [...groups, called(row)].join(tool.separator));
      const value = filled[row.name!] ?? (type === 'calculate' ? unquote(row.calculation!) : type === 'today' ? '2026-11-24' : '');
      const [kind, list] = type.split(' ');
      const choices = form.choices.filter((c) => c.list_name === list);
      const chosen = choices.filter((c) => value.split(' ').includes(c.name!));
      const shown = kind!.startsWith('select') ? chosen.map(called).join(' ') : value;
      if (kind !== 'select_multiple' || tool.whole) cells.push([path, shown]);
      if (kind === 'select_multiple' && tool.split)
        for (const choice of choices) cells.push([`${path}/${called(choice)}`, value === '' ? '' : chosen.includes(choice) ? '1' : '0']);
    }
  }
  cells.push(['_id', '17'], ['_uuid', 'aa-bb'], ['_submission_time', '2026-11-24T09:00:00'], ['meta/instanceID', 'uuid:aa-bb']);
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return `${cells.map(([h]) => quote(h)).join(tool.delimiter)}\r\n${cells.map(([, v]) => quote(v)).join(tool.delimiter)}\r\n`;
}

const unquote = (expression: string): string => expression.slice(1, -1);
