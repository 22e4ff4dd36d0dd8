import { crc32 } from 'node:zlib';

/** What a journal's bytes hold: the lines that are whole, and what is wrong behind or between them. */
export interface DecodedJournal {
  readonly facts: readonly Readonly<Record<string, unknown>>[];
  /** Bytes of the whole lines: where the next line belongs. */
  readonly length: number;
  /** Bytes after the last whole line: a write that power or a disk cut off. */
  readonly torn: Uint8Array | undefined;
  /** A broken line with good ones after it: no accident of writing, so nothing may be added. Counted from 1. */
  readonly damagedLine: number | undefined;
}

const encoder = new TextEncoder();
const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

/** One fact as a line: `{"seq":0,…,"crc":"0a1b2c3d"}` and a line feed. The checksum is of the line without it. */
export function encodeFact(seq: number, fact: Readonly<Record<string, unknown>>): Uint8Array {
  const body = JSON.stringify({ seq, ...fact });
  return encoder.encode(`${body.slice(0, -1)},"crc":"${checksum(body)}"}\n`);
}

/** Reads a journal. Never throws: what cannot be read is either a torn tail or damage, and both are told apart. */
export function decodeJournal(bytes: Uint8Array): DecodedJournal {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const facts: Readonly<Record<string, unknown>>[] = [];
  let length = 0;
  let broken: number | undefined;
  let line = 0;
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, from);
    const end = found === -1 ? bytes.length : found;
    const fact = found === -1 ? undefined : readLine(bytes.subarray(from, end), broken === undefined ? line : undefined, decoder);
    if (fact === undefined) broken ??= line + 1;
    else if (broken !== undefined) return { facts, length, torn: undefined, damagedLine: broken };
    else {
      facts.push(fact);
      length = end + 1;
    }
    from = end + 1;
  }
  const torn = length < bytes.length ? bytes.slice(length) : undefined;
  // A line feed that was lost joins a broken line to a good one: no write was cut off there either.
  if (torn !== undefined && hidesLine(torn, decoder)) return { facts, length, torn: undefined, damagedLine: broken };
  return { facts, length, torn, damagedLine: undefined };
}

/** Whether a whole line hides behind the beginning of a torn tail. */
function hidesLine(torn: Uint8Array, decoder: InstanceType<typeof TextDecoder>): boolean {
  const text = new TextDecoder('latin1').decode(torn);
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    // A fact holds its beginning once, so that of many on a line only the last can begin a whole one.
    const at = text.slice(start, end).lastIndexOf(BEGINNING);
    if (start + at > 0 && at !== -1 && readLine(torn.subarray(start + at, end), undefined, decoder) !== undefined) return true;
    start = end + 1;
  }
  return false;
}

const BEGINNING = '{"seq":';

/** The fact on a line, or undefined. Behind a broken line (index undefined) any good checksum counts: a lost line feed shifts all numbers. */
function readLine(
  bytes: Uint8Array,
  index: number | undefined,
  decoder: InstanceType<typeof TextDecoder>,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const text = decoder.decode(bytes);
    const parts = /^(.*),"crc":"([0-9a-f]{8})"\}$/s.exec(text);
    if (parts === null || checksum(`${parts[1]}}`) !== parts[2]) return undefined;
    const { seq, crc: _crc, ...fact } = JSON.parse(text) as Record<string, unknown>;
    return index === undefined || seq === index ? fact : undefined;
  } catch {
    return undefined;
  }
}
