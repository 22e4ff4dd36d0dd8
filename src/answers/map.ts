import { type Finding, finding } from '../finding/finding.ts';
import type { YamlSource } from '../rubric/source.ts';
import { columnKey } from '../rubric/vocabulary.ts';
import { normalise } from '../text/visible.ts';
import type { ReadOptions } from './read.ts';

/** Reads --map: `columns:` renames headings, `values:` renames what cells say, per indicator. */
export function readMap(source: YamlSource, report: (f: Finding) => void): Pick<ReadOptions, 'columns' | 'values'> {
  const columns = new Map<string, string>();
  const values = new Map<string, ReadonlyMap<string, string>>();
  const data = source.data;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    report(finding('rubric/wrong-type', source.at([]), { where: '--map', got: String(data), want: 'map' }));
    return { columns, values };
  }
  for (const key of Object.keys(data)) {
    if (key !== 'columns' && key !== 'values') {
      report(finding('rubric/unknown-key', source.atKey([key]), { key, thing: 'Other', name: '--map', known: ['columns', 'values'] }));
    }
  }
  const map = data as { columns?: Record<string, unknown>; values?: Record<string, Record<string, unknown>> };
  for (const [heading, target] of Object.entries(map.columns ?? {})) {
    columns.set(heading, String(target));
    columns.set(columnKey(heading), String(target));
  }
  for (const [indicator, renames] of Object.entries(map.values ?? {})) {
    if (typeof renames !== 'object' || renames === null) continue;
    values.set(
      indicator,
      new Map(Object.entries(renames).map(([text, value]) => [normalise(text), Array.isArray(value) ? value.join(' ') : String(value)])),
    );
  }
  return { columns, values };
}
