import { type Finding, finding } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { readDecimal } from '../rubric/decimal.ts';
import type { Instrument, Profile, ProfileFact, ProfileValue } from '../rubric/instrument.ts';
import { isUnanswered, knownColumn } from '../rubric/vocabulary.ts';
import { wordings } from '../text/lang.ts';
import { normalise } from '../text/visible.ts';
import { decode } from './decode.ts';
import { readDelimited } from './delimited.ts';
import { HeadingReader } from './headings.ts';
import { cellPlace, type Rows, rowPlace } from './rows.ts';
import { factType, targetProblem } from './siapkota.ts';
import { readWorkbook } from './xlsx.ts';

/** Facts about one city, from the register. */
export interface CityFacts {
  readonly name: string | undefined;
  readonly province: string | undefined;
  readonly profile: Profile;
  readonly targets: ReadonlyMap<string, number>;
}

type Column = { kind: 'id' | 'name' | 'province' } | { kind: 'fact'; fact: ProfileFact } | { kind: 'target'; id: string };

/** Reads the city register: a row a city with `id`, `name`, `province`, a column per profile fact, and `target/<id>` columns. */
export function readCities(
  file: string,
  text: string,
  instrument: Instrument,
  report: (f: Finding) => void,
): ReadonlyMap<string, CityFacts> {
  return citiesOf(readDelimited(file, text), instrument, report);
}

/** Reads a register from its bytes: text in any encoding, or the first sheet of a workbook. `text` is for excerpts. */
export function readRegister(
  file: string,
  bytes: Uint8Array,
  instrument: Instrument,
  report: (f: Finding) => void,
): { readonly cities: ReadonlyMap<string, CityFacts>; readonly text: string } {
  const decoded = decode(file, bytes);
  for (const f of decoded.findings) report(f);
  if ('text' in decoded) return { cities: readCities(file, decoded.text, instrument, report), text: decoded.text };
  if (!('archive' in decoded)) return { cities: new Map(), text: '' };
  const { tables, findings } = readWorkbook(file, decoded.archive, new HeadingReader(instrument), new Map());
  for (const f of findings) report(f);
  return { cities: tables[0] === undefined ? new Map() : citiesOf(tables[0], instrument, report), text: '' };
}

function citiesOf(table: Rows, instrument: Instrument, report: (f: Finding) => void): ReadonlyMap<string, CityFacts> {
  for (const f of table.findings) report(f);
  const columns = table.headings.map((heading, i) => nameColumn(heading, i, table, instrument, report));
  const cities = new Map<string, CityFacts>();
  for (const { line, cells: values, facts } of table.rows) {
    const cells = values.map((value, i) => facts?.[i]?.shown ?? value);
    const cell = (kind: 'id' | 'name' | 'province'): string => (cells[columns.findIndex((c) => c?.kind === kind)] ?? '').trim();
    const id = cell('id');
    if (id === '') {
      report(finding('answers/no-city', rowPlace(table, line), {}));
      continue;
    }
    if (cities.has(id)) {
      report(
        finding(
          'rubric/duplicate-id',
          cellPlace(
            table,
            line,
            columns.findIndex((c) => c?.kind === 'id'),
          ),
          { id },
        ),
      );
      continue;
    }
    const profile = new Map<string, ProfileValue>();
    const targets = new Map<string, number>();
    columns.forEach((column, i) => {
      const value = (cells[i] ?? '').trim();
      if (isUnanswered(value) || column === undefined) return;
      if (column.kind === 'fact') {
        const read = readFact(value, column.fact);
        if (read === undefined)
          report(
            finding('answers/bad-profile-value', cellPlace(table, line, i), { id: column.fact.id, value, type: factType(column.fact) }),
          );
        else profile.set(column.fact.id, read);
      } else if (column.kind === 'target') {
        const number = readDecimal(value)?.value;
        if (targetProblem(column.id, number, instrument) === undefined) targets.set(column.id, number!);
        else
          report(
            finding('answers/bad-target', cellPlace(table, line, i), {
              id: column.id,
              value,
              min: instrument.scale.min,
              max: instrument.scale.max,
            }),
          );
      }
    });
    cities.set(id, { name: cell('name') || undefined, province: cell('province') || undefined, profile, targets });
  }
  return cities;
}

function nameColumn(heading: string, i: number, table: Rows, instrument: Instrument, report: (f: Finding) => void): Column | undefined {
  const word = normalise(heading);
  const fact =
    instrument.profile.get(heading.trim()) ??
    [...instrument.profile.values()].find((f) => wordings(f.title).some((w) => normalise(w) === word));
  if (fact !== undefined) return { kind: 'fact', fact };
  if (word === 'id' || knownColumn(heading) === 'city') return { kind: 'id' };
  if (['name', 'nama'].includes(word) || knownColumn(heading) === 'city_name') return { kind: 'name' };
  if (knownColumn(heading) === 'province') return { kind: 'province' };
  const target = /^target\s*[/:]\s*(\S+)$/.exec(heading.trim())?.[1];
  if (target !== undefined && targetProblem(target, instrument.scale.max, instrument) === undefined) return { kind: 'target', id: target };
  if (!word.startsWith('x-') && word !== '') {
    report(
      finding('answers/unknown-column', cellPlace(table, table.headingLine, i), {
        heading,
        near: nearest(heading, ['id', 'name', 'province', ...instrument.profile.keys()]),
      }),
    );
  }
  return undefined;
}

/** A profile fact as a table writes it. */
function readFact(text: string, fact: ProfileFact): ProfileValue | undefined {
  const word = normalise(text);
  switch (fact.type) {
    case 'boolean':
      if (['true', '1', 'ya', 'yes'].includes(word)) return true;
      return ['false', '0', 'tidak', 'no'].includes(word) ? false : undefined;
    case 'number':
      return readDecimal(text, { comma: /^\d{1,3}(\.\d{3})+$/.test(text) })?.value;
    case 'choice':
      return fact.options.find((o) => o.id === text || wordings(o.title).some((w) => normalise(w) === word))?.id;
    case 'text':
      return text;
  }
}
