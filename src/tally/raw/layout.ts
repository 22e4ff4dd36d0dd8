import { planColumns } from '../../answers/columns.ts';
import { kindOf } from '../../answers/decode.ts';
import { readDelimited, sniff } from '../../answers/delimited.ts';
import type { ReadOptions } from '../../answers/read.ts';
import type { Rows } from '../../answers/rows.ts';
import { stampColumn } from '../../answers/system-columns.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import type { ColumnName } from '../../rubric/vocabulary.ts';
import { HandOver } from './splitter.ts';

/** What a plain table holds, as far as counting needs to know. Columns are numbered from 0. */
export interface Layout {
  readonly delimiter: string;
  readonly crlf: boolean;
  /** Bytes before the first row. */
  readonly headBytes: number;
  readonly heading: string;
  /** The table without rows. */
  readonly table: Rows;
  readonly width: number;
  /** Columns that say whose city, period and group a row is about. */
  readonly about: readonly number[];
  readonly city: number | undefined;
  readonly group: number | undefined;
  readonly respondent: number | undefined;
  readonly n: number | undefined;
  readonly long: { readonly indicator: number; readonly value: number; readonly proof: number | undefined } | undefined;
  /** Columns of a wide table that answer an indicator each. */
  readonly wide: readonly number[];
}

const ABOUT: readonly ColumnName[] = ['city', 'city_name', 'province', 'period', 'group', 'agency'];
/** What one cell says depends on these in ways that counting does not follow. */
const BEYOND: readonly ColumnName[] = ['taken', 'note', 'reason', 'evidence'];

/**
 * Reads the head of a file: what its columns are, in the words of the careful reader. Throws HandOver where anything about it
 * goes beyond what is counted.
 * @param head its first bytes, more than any sniffing looks at, without a byte order mark @param whole they are all there is
 */
export function layoutOf(file: string, head: Uint8Array, whole: boolean, instrument: Instrument, options: ReadOptions): Layout {
  const text = new TextDecoder('utf-8').decode(head);
  const end = head.indexOf(0x0a);
  if (end === -1 || /^sep=/i.test(text) || kindOf(file, text) !== 'delimited') throw new HandOver('head');
  const line = text.slice(0, text.indexOf('\n'));
  const crlf = line.endsWith('\r');
  const heading = crlf ? line.slice(0, -1) : line;
  if (heading.trim() === '' || heading.includes('\r') || heading.split('"').length % 2 === 0) throw new HandOver('heading');
  // Sniffing looks at six records, two hundred thousand characters at most; here it must see the same.
  if (!whole && text.slice(0, 200_000).split('\n').length < 8) throw new HandOver('long lines');
  const sniffed = whole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  const delimiter = sniff(sniffed);
  const { findings: _, ...bare } = readDelimited(file, `sep=${delimiter}\n${heading}\n`);
  const table: Rows = { ...bare, headingLine: 1, rows: [], refusedRows: 0, findings: [] };
  const plan = planColumns(table, instrument, options.columns);
  const known = new Map<ColumnName, number>();
  plan.columns.forEach((column, i) => {
    if (column.kind === 'known') known.set(column.name, i);
  });
  const wide = plan.columns.flatMap((column, i) => (column.kind === 'indicator' && column.part === 'value' ? [i] : []));
  const beyond = plan.columns.some(
    (c) =>
      c.kind === 'criterion' ||
      c.kind === 'open' ||
      (c.kind === 'indicator' && c.part !== 'value') ||
      (c.kind === 'known' && BEYOND.includes(c.name)),
  );
  if (beyond || plan.isRepeat || plan.alternates.length > 0 || stampColumn(table.headings) !== undefined) throw new HandOver('columns');
  if ((!plan.isLong && wide.length === 0) || table.headings.length === 1) throw new HandOver('columns');
  // A show of hands is several rows of one respondent, which belong together.
  if (known.has('n') && known.has('respondent')) throw new HandOver('counted respondents');
  return {
    delimiter,
    crlf,
    headBytes: end + 1,
    heading,
    table,
    width: table.headings.length,
    about: ABOUT.flatMap((name) => known.get(name) ?? []),
    city: known.get('city') ?? known.get('city_name'),
    group: known.get('group'),
    respondent: known.get('respondent'),
    n: known.get('n'),
    long: plan.isLong ? { indicator: known.get('indicator')!, value: known.get('value')!, proof: known.get('proof') } : undefined,
    wide: plan.isLong ? [] : wide,
  };
}
