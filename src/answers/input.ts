import { type Finding, finding } from '../finding/finding.ts';
import type { Instrument } from '../rubric/instrument.ts';
import { addBalances, NOTHING_READ, type Reading } from './answer.ts';
import { type Decoded, decode, kindOf } from './decode.ts';
import { readDelimited } from './delimited.ts';
import { HeadingReader } from './headings.ts';
import { readJsonLines, readJsonTable } from './json-rows.ts';
import { packedFiles } from './packed.ts';
import type { ReadOptions } from './read.ts';
import { readSheet } from './sheet.ts';
import { readTable } from './table.ts';
import { readWorkbook } from './xlsx.ts';

/** One input as the command line hands it over. */
export interface Input {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly encoding?: 'windows-1252' | undefined;
}

const NOTHING: Reading = { answers: [], open: [], balance: NOTHING_READ, findings: [], cities: new Map() };

/** Any answer file, whatever its kind. The text comes back too, for excerpts; a workbook has none. Never throws on what a file holds. */
export function readInput(input: Input, instrument: Instrument, options: ReadOptions): Reading & { readonly text: string } {
  const decoded = decode(input.file, input.bytes, input.encoding);
  if ('archive' in decoded) return { ...readArchive(input.file, decoded.archive, instrument, options), text: '' };
  if (!('text' in decoded)) return { ...NOTHING, findings: decoded.findings, text: '' };
  const reading = readText(input.file, decoded, instrument, options);
  return { ...reading, findings: [...decoded.findings, ...reading.findings], text: decoded.text };
}

function readText(file: string, { text }: Decoded, instrument: Instrument, options: ReadOptions): Reading {
  if (text.replace(/^\ufeff/, '').trim() === '') return { ...NOTHING, findings: [finding('answers/no-rows', { file }, {})] };
  switch (kindOf(file, text)) {
    case 'sheet':
      return readSheet(file, text, instrument, options);
    case 'json-lines':
      return readTable(readJsonLines(file, text), instrument, options);
    case 'json-table':
      return readTable(readJsonTable(file, text), instrument, options);
    case 'delimited':
      return readTable(readDelimited(file, text), instrument, options);
  }
}

/** A workbook, or the files of answers that are packed together. An archive inside an archive is not opened. */
function readArchive(file: string, bytes: Uint8Array, instrument: Instrument, options: ReadOptions): Reading {
  const packed = packedFiles(bytes);
  if (packed.length === 0) return readBook(file, bytes, instrument, options);
  return together(
    packed.map(({ name, bytes: inside }): Reading => {
      const path = `${file}/${name}`;
      if (inside === undefined) return { ...NOTHING, findings: [finding('file/broken-archive', { file: path }, { why: name })] };
      const decoded = decode(path, inside);
      if ('archive' in decoded) return readBook(path, decoded.archive, instrument, options);
      if (!('text' in decoded)) return { ...NOTHING, findings: decoded.findings };
      const reading = readText(path, decoded, instrument, options);
      return { ...reading, findings: [...decoded.findings, ...reading.findings] };
    }),
  );
}

const together = (readings: readonly Reading[]): Reading => ({
  answers: readings.flatMap((r) => r.answers),
  open: readings.flatMap((r) => r.open),
  balance: addBalances(readings.map((r) => r.balance)),
  findings: readings.flatMap((r) => r.findings),
  cities: new Map(readings.flatMap((r) => [...r.cities])),
  tables: readings.flatMap((r) => r.tables ?? []),
  rowIds: new Map(readings.flatMap((r) => [...(r.rowIds ?? [])])),
});

/** A workbook's tables together. */
function readBook(file: string, bytes: Uint8Array, instrument: Instrument, options: ReadOptions): Reading {
  const { tables, findings, form } = readWorkbook(file, bytes, new HeadingReader(instrument), options.columns);
  const strange = form === undefined ? undefined : formProblem(file, form, instrument);
  if (strange?.severity === 'error') {
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
    return { ...NOTHING, balance: { ...NOTHING_READ, rowsRead: rows, rowsRefused: rows }, findings: [...findings, strange] };
  }
  const read = together(tables.map((table) => readTable(table, instrument, options)));
  return { ...read, findings: [...findings, ...(strange === undefined ? [] : [strange]), ...read.findings] };
}

/** A form of another instrument is refused whole: equal ids would mean other questions. An older version is read, with a note. */
function formProblem(file: string, form: ReadonlyMap<string, string>, instrument: Instrument): Finding | undefined {
  const place = { file, cell: '_siapkota' };
  const [id, version] = [form.get('instrument') ?? '', form.get('version') ?? ''];
  if (id !== '' && id !== instrument.id) return finding('answers/other-instrument', place, { id, want: instrument.id });
  if (version === '' || version === instrument.version) return undefined;
  return finding('answers/older-version', place, { version, now: instrument.version, renamed: 0 });
}
