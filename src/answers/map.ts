import { type Finding, finding } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { written } from '../rubric/check.ts';
import type { Instrument } from '../rubric/instrument.ts';
import type { YamlSource } from '../rubric/source.ts';
import { COLUMN_NAMES, columnKey } from '../rubric/vocabulary.ts';
import { normalise } from '../text/visible.ts';
import { HeadingReader } from './headings.ts';
import type { ReadOptions } from './read.ts';

/**
 * Reads --map: `columns:` renames headings, `values:` renames what cells say, per indicator.
 * @param instrument names that it does not know are told at their place in the map
 */
export function readMap(
  source: YamlSource,
  report: (f: Finding) => void,
  instrument?: Instrument,
): Pick<ReadOptions, 'columns' | 'values'> {
  const columns = new Map<string, string>();
  const values = new Map<string, ReadonlyMap<string, string>>();
  const data = source.data;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    report(finding('rubric/wrong-type', source.at([]), { where: '--map', got: written(data), want: 'map' }));
    return { columns, values };
  }
  for (const key of Object.keys(data)) {
    if (key !== 'columns' && key !== 'values') {
      report(finding('rubric/unknown-key', source.atKey([key]), { key, thing: 'Other', name: '--map', known: ['columns', 'values'] }));
    }
  }
  const map = data as { columns?: Record<string, unknown>; values?: Record<string, Record<string, unknown>> };
  if (instrument !== undefined) tellUnknown(map, source, instrument, report);
  for (const [heading, target] of Object.entries(map.columns ?? {})) {
    columns.set(heading, written(target));
    columns.set(columnKey(heading), written(target));
  }
  for (const [indicator, renames] of Object.entries(map.values ?? {})) {
    if (typeof renames !== 'object' || renames === null) continue;
    values.set(
      indicator,
      new Map(
        Object.entries(renames).map(([text, value]) => [
          normalise(text),
          Array.isArray(value) ? value.map(written).join(' ') : written(value),
        ]),
      ),
    );
  }
  return { columns, values };
}

/** Targets that are no column and indicators that do not exist: a slip here would pass for a table that says nothing. */
function tellUnknown(
  map: { columns?: Record<string, unknown>; values?: Record<string, unknown> },
  source: YamlSource,
  instrument: Instrument,
  report: (f: Finding) => void,
): void {
  const reader = new HeadingReader(instrument);
  const ids = [...instrument.indicators.keys(), ...instrument.open.keys()];
  for (const [heading, target] of Object.entries(map.columns ?? {})) {
    const name = written(target);
    if (reader.read(name) !== undefined) continue;
    report(
      finding('answers/map-unknown', source.at(['columns', heading]), {
        name,
        near: nearest(name, [...Object.keys(COLUMN_NAMES), ...ids]),
      }),
    );
  }
  for (const id of Object.keys(map.values ?? {})) {
    if (instrument.indicators.has(instrument.formerly.get(id) ?? id)) continue;
    report(finding('answers/map-unknown', source.atKey(['values', id]), { name: id, near: nearest(id, ids) }));
  }
}
