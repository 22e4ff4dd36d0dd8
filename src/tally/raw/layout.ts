import { type Column, planColumns } from '../../answers/columns.ts';
import { kindOf } from '../../answers/decode.ts';
import { readDelimited, sniff } from '../../answers/delimited.ts';
import type { ReadOptions } from '../../answers/read.ts';
import type { Rows } from '../../answers/rows.ts';
import { stampColumn } from '../../answers/system-columns.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import type { ColumnName } from '../../rubric/vocabulary.ts';
import { HandOver } from './splitter.ts';

/** A column of values, and the columns beside it that bear on what a value counts for. */
export interface Ask {
  readonly column: number;
  readonly proof: number | undefined;
  /** In the order of WORDS; of these only whether they say anything matters. */
  readonly words: readonly (number | undefined)[];
  /** What stands in it is words in any case: an open question of a wide table. */
  readonly isOpen: boolean;
}

/** Words beside an answer. A reason is what a not-applicable owes; a document is a proof that was sent. */
export const WORDS = ['reason', 'note', 'evidence'] as const;

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
  readonly cityName: number | undefined;
  readonly period: number | undefined;
  readonly group: number | undefined;
  readonly respondent: number | undefined;
  readonly n: number | undefined;
  /** When a row was answered, by its own column or by a tool's stamp. */
  readonly taken: number | undefined;
  /** The column that names a row's indicator, in a long table. */
  readonly indicator: number | undefined;
  /** One in a long table, one for each indicator in a wide one. */
  readonly asks: readonly Ask[];
  /** Nothing stands beside any of them. */
  readonly isPlain: boolean;
}

const ABOUT: readonly ColumnName[] = ['city', 'city_name', 'province', 'period', 'group', 'agency'];

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
  const asks = plan.isLong ? [askOf(known.get('value')!, (part) => known.get(part))] : wideAsks(plan.columns, instrument);
  // Open questions beside the rows of a long table, a column each.
  if (plan.isLong && plan.columns.some((c) => c.kind === 'open')) throw new HandOver('columns');
  if (plan.isRepeat || plan.alternates.length > 0 || asks.length === 0 || table.headings.length === 1) throw new HandOver('columns');
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
    city: known.get('city'),
    cityName: known.get('city_name'),
    period: known.get('period'),
    group: known.get('group'),
    respondent: known.get('respondent'),
    n: known.get('n'),
    taken: known.get('taken') ?? stampColumn(table.headings),
    indicator: plan.isLong ? known.get('indicator')! : undefined,
    asks,
    isPlain: asks.every((ask) => ask.proof === undefined && ask.words.every((c) => c === undefined)),
  };
}

function askOf(column: number, beside: (part: (typeof WORDS)[number] | 'proof') => number | undefined, isOpen = false): Ask {
  return { column, proof: beside('proof'), words: WORDS.map(beside), isOpen };
}

/** Criteria with a column each, and values in two places, are put together by the careful reader alone. */
function wideAsks(columns: readonly Column[], instrument: Instrument): Ask[] {
  const at = new Map<string, number>();
  columns.forEach((c, i) => {
    if (c.kind === 'criterion' || (c.kind === 'indicator' && c.part === 'missing')) throw new HandOver('columns');
    if (c.kind === 'indicator') at.set(`${c.part} ${c.id}`, i);
  });
  for (const key of at.keys()) if (!at.has(`value ${key.slice(key.indexOf(' ') + 1)}`)) throw new HandOver('columns');
  return columns.flatMap((c, i) => {
    if (c.kind === 'open') return [askOf(i, () => undefined, true)];
    if (c.kind !== 'indicator' || c.part !== 'value') return [];
    return [askOf(i, (part) => at.get(`${part} ${c.id}`), instrument.indicators.get(c.id)?.type === 'text')];
  });
}
