import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { itemsOf, type Questionnaire } from '../../src/forms/questionnaire.ts';
import { formWords } from '../../src/forms/words.ts';
import { dropDown } from '../../src/forms/xlsx-answers.ts';
import { xlsxWords } from '../../src/forms/xlsx-words.ts';
import { isMissingCode } from '../../src/rubric/vocabulary.ts';
import type { Filled, Said } from './fill.ts';

/** What a person puts into the cells of a form, by row (`GOV-01`, `CHECK/a`) and heading. */
export type Typed = ReadonlyMap<string, Readonly<Record<string, string | number>>>;

/** Answers as they are chosen from the drop-downs and typed into the cells. */
export function typedInto(form: Questionnaire, filled: Filled): Typed {
  const w = xlsxWords[form.lang];
  const rows = new Map<string, Record<string, string | number>>();
  for (const item of itemsOf(form)) {
    const said = filled.get(item.id);
    if (said === undefined) continue;
    rows.set(item.id, {
      [w.value]: cellOf(form, item, said),
      ...(said.reason === undefined ? {} : { [w.reason]: said.reason }),
      ...(said.note === undefined ? {} : { [w.note]: said.note }),
      ...(said.document === undefined ? {} : { [w.evidence]: said.document }),
    });
    if (item.kind !== 'indicator' || item.indicator.type !== 'checklist' || isMissingCode(said.value)) continue;
    const met = said.value.split(' ');
    for (const { id } of item.indicator.criteria) rows.set(`${item.id}/${id}`, { [w.value]: met.includes(id) ? w.yes : w.no });
  }
  return rows;
}

function cellOf(form: Questionnaire, item: ReturnType<typeof itemsOf>[number], { value }: Said): string | number {
  if (isMissingCode(value)) return formWords[form.lang].missing[value];
  if (item.kind === 'open' || item.indicator.type === 'text') return value;
  const { indicator } = item;
  switch (indicator.type) {
    case 'number':
      return Number(value);
    case 'checklist':
      return value === 'none' ? formWords[form.lang].none : '';
    case 'level':
      return dropDown(indicator, form)[[...indicator.levels.keys()].map(String).indexOf(value)]!;
    case 'choice':
      return dropDown(indicator, form)[indicator.options.findIndex((o) => o.id === value)]!;
  }
}

const xml = (text: string): string => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** Types into the cells of a written form and leaves everything else as it is: formulas, rules, protection. */
export function typeInto(bytes: Uint8Array, typed: Typed): Uint8Array {
  const parts = unzipSync(bytes);
  const strings = [...strFromU8(parts['xl/sharedStrings.xml']!).matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, si]) =>
    [...si!.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)]
      .map(([, t]) => t!.replaceAll('&amp;', '&').replaceAll('&apos;', "'").replaceAll('&quot;', '"'))
      .join(''),
  );
  const textOf = (cell: string): string => (/\bt="s"/.test(cell) ? strings[Number(/<v>(\d+)<\/v>/.exec(cell)![1])]! : '');
  let typedCells = 0;
  for (const [name, part] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) continue;
    const text = strFromU8(part);
    const columns = new Map<string, string>();
    const filled = text.replace(/<row [^>]*>[\s\S]*?<\/row>/g, (row) => {
      const cells = [...row.matchAll(/<c r="([A-Z]+)(\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g)];
      if (/ r="1"/.test(row)) for (const [cell, column] of cells) columns.set(textOf(cell), column!);
      const id = cells.find(([, column]) => column === 'C');
      const said = id === undefined || columns.get('_siapkota') !== 'A' ? undefined : typed.get(textOf(id[0]));
      if (said === undefined) return row;
      return row.replace(/<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g, (cell, column: string) => {
        const heading = Object.keys(said).find((h) => columns.get(h) === column);
        if (heading === undefined || said[heading] === '') return cell;
        typedCells++;
        const [, start = ''] = /^(<c r="[A-Z]+\d+"(?: s="\d+")?)/.exec(cell) ?? [];
        const value = said[heading]!;
        return typeof value === 'number'
          ? `${start}><v>${value}</v></c>`
          : `${start} t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
      });
    });
    // What was computed before is out of date, and whoever opens the file computes it anew.
    parts[name] = strToU8(filled.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
  }
  const wanted = [...typed.values()].reduce((n, row) => n + Object.values(row).filter((v) => v !== '').length, 0);
  if (typedCells !== wanted) throw new Error(`typed ${typedCells} of ${wanted} cells`);
  return zipSync(parts);
}
