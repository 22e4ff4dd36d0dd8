import { finding } from '../finding/finding.ts';
import type { Instrument } from '../rubric/instrument.ts';
import { NOTHING_READ, type Reading } from './answer.ts';
import { type Decoded, decode, kindOf } from './decode.ts';
import { readDelimited } from './delimited.ts';
import { readJsonLines, readJsonTable } from './json-rows.ts';
import type { ReadOptions } from './read.ts';
import { readSheet } from './sheet.ts';
import { readTable } from './table.ts';

/** One input as the command line hands it over. */
export interface Input {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly encoding?: 'windows-1252' | undefined;
}

const NOTHING: Reading = { answers: [], open: [], balance: NOTHING_READ, findings: [], cities: new Map() };

/** Any answer file, whatever its kind. The text comes back too, for excerpts. Never throws on what a file holds. */
export function readInput(input: Input, instrument: Instrument, options: ReadOptions): Reading & { readonly text: string } {
  const decoded = decode(input.file, input.bytes, input.encoding);
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
