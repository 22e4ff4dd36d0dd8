import { gunzipSync } from 'node:zlib';
import { type Finding, finding } from '../finding/finding.ts';
import { isWrappedList } from './json-rows.ts';
import { isOle, isZip } from './zip.ts';

/** Most text that one input may unfold to. A file of text answers that is larger belongs in parts, or in an engine. */
const MAX_TEXT_BYTES = 400 * 1024 * 1024;

/** Throws on bytes that are no UTF-8; leaves a byte order mark out. */
const strict = new TextDecoder('utf-8', { fatal: true });

export interface Decoded {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** An archive inside: a workbook, or something packed. */
export interface Packed {
  readonly archive: Uint8Array;
  readonly findings: readonly Finding[];
}

/**
 * Bytes to text: gzip unfolded, UTF-8 with or without BOM, UTF-16 with BOM, and Windows-1252 where asked for or where the bytes
 * cannot be UTF-8. A ZIP archive is handed on; formats that are neither end in a finding.
 */
export function decode(
  file: string,
  bytes: Uint8Array,
  encoding?: 'windows-1252',
): Decoded | Packed | { readonly findings: readonly Finding[] } {
  let plain = bytes;
  if (startsWith(bytes, [0x1f, 0x8b])) {
    const mostUnfolded = MIN_UNFOLDED + bytes.length * MOST_FOLDED;
    try {
      if (declaredSize(bytes) > MAX_TEXT_BYTES) return { findings: [tooLarge(file)] };
      plain = gunzipSync(bytes, { maxOutputLength: Math.min(MAX_TEXT_BYTES, mostUnfolded) });
    } catch (error) {
      const code = (error as { code?: string }).code ?? 'gzip';
      if (code === 'ERR_BUFFER_TOO_LARGE')
        return {
          findings: [mostUnfolded > MAX_TEXT_BYTES ? tooLarge(file) : finding('file/unfolds-too-far', { file }, { times: MOST_FOLDED })],
        };
      return { findings: [finding('file/broken-archive', { file }, { why: code })] };
    }
  }
  if (isZip(plain)) return { archive: plain, findings: [] };
  if (isOle(plain)) return { findings: [finding('file/locked', { file }, {})] };
  if (startsWith(plain, [0x50, 0x41, 0x52, 0x31])) return { findings: [finding('file/format-not-read', { file }, { format: 'Parquet' })] };
  if (startsWith(plain, [0xff, 0xfe])) return { text: new TextDecoder('utf-16le').decode(plain), findings: [] };
  if (startsWith(plain, [0xfe, 0xff])) return { text: new TextDecoder('utf-16be').decode(plain), findings: [] };
  if (plain.subarray(0, 4096).includes(0)) return { findings: [finding('file/format-not-read', { file }, { format: 'binary' })] };
  // A byte order mark says UTF-8, whatever was asked for: read as Windows-1252 it would hide the first heading behind three letters.
  const marked = startsWith(plain, [0xef, 0xbb, 0xbf]);
  if (encoding === undefined || marked) {
    try {
      return { text: strict.decode(plain), findings: [] };
    } catch {
      return {
        text: windows1252(marked ? plain.subarray(3) : plain),
        findings: [finding('file/encoding', { file }, { encoding: 'Windows-1252' })],
      };
    }
  }
  return { text: windows1252(plain), findings: [] };
}

/** Text folds to a twentieth, hardly ever to a hundredth; more is a bomb, whatever it says of itself. */
export const MOST_FOLDED = 100;
export const MIN_UNFOLDED = 1024 * 1024;

/** The last four bytes of gzip say how long its last part is; nothing that such a file cannot hold is believed. */
function declaredSize(bytes: Uint8Array): number {
  if (bytes.length < 8) return 0;
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  return size > bytes.length * 1032 ? 0 : size;
}

const tooLarge = (file: string): Finding => finding('file/too-large', { file }, { path: file, limit: '400 MiB' });

/** What Windows-1252 has at 0x80 to 0x9f; Node's own decoder reads these bytes as Latin-1 in some versions. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (c) => C1[c.charCodeAt(0) - 0x80]!);
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

export type InputKind = 'sheet' | 'json-table' | 'json-lines' | 'delimited';

/** What an input is, told by its content first and by its name second. */
export function kindOf(file: string, text: string): InputKind {
  const start = text.trimStart();
  if (start.startsWith('[')) return 'json-table';
  if (start.startsWith('{')) return isJsonLines(start) ? 'json-lines' : isWrappedList(start) ? 'json-table' : 'sheet';
  if (/^answers\s*:/m.test(text) || /\.ya?ml(\.gz)?$/i.test(file)) return 'sheet';
  return 'delimited';
}

/** Several objects, one a line: the first line alone is a whole object and another follows, or it is a row and no sheet. */
function isJsonLines(start: string): boolean {
  const first = start.slice(0, start.indexOf('\n') === -1 ? start.length : start.indexOf('\n')).trim();
  try {
    const row = JSON.parse(first) as Record<string, unknown>;
    return start.slice(first.length).trim().startsWith('{') || (!('answers' in row) && !isWrappedList(first));
  } catch {
    return false;
  }
}
