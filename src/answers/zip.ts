import { crc32, inflateRawSync } from 'node:zlib';

/** Why an archive, or one of its parts, cannot be read. */
export type ZipProblem = 'no-archive' | 'damaged' | 'too-large' | 'locked';

interface Entry {
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
}

/** What one archive may cost: parts, bytes of a part, bytes of all parts that are read. */
export interface ZipLimits {
  readonly entries: number;
  readonly part: number;
  readonly all: number;
}

const WORKBOOK: ZipLimits = { entries: 2000, part: 32 * 1024 * 1024, all: 64 * 1024 * 1024 };

/**
 * The directory of a ZIP archive, and its parts one at a time. Nothing is unfolded before it is asked for; a part that unfolds to more
 * than it says, or to more than the limits, is a problem and never memory. ZIP64 and encryption are not read.
 */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: ZipLimits;
  #spent = 0;

  private constructor(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>, limits: ZipLimits) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.#limits = limits;
  }

  static open(bytes: Uint8Array, limits: ZipLimits = WORKBOOK): Archive | ZipProblem {
    const entries = readDirectory(bytes, limits.entries);
    return typeof entries === 'string' ? entries : new Archive(bytes, entries, limits);
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** A part's bytes; undefined where the archive has no such part. */
  part(name: string): Uint8Array | ZipProblem | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    if (entry.size > this.#limits.part || this.#spent + entry.size > this.#limits.all) return 'too-large';
    const found = unfold(this.#bytes, entry);
    if (typeof found !== 'string') this.#spent += found.length;
    return found;
  }
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;

function readDirectory(bytes: Uint8Array, most: number): ReadonlyMap<string, Entry> | ZipProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return bytes.length >= 4 && view.getUint32(0, true) === LOCAL ? 'damaged' : 'no-archive';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff || count > most) return 'too-large';
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return 'damaged';
    const [nameBytes, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes)).replaceAll('\\', '/');
    if ((view.getUint16(at + 8, true) & 1) === 1) return 'locked';
    // Two parts of one name: readers differ in which they take, so neither can be trusted.
    if (entries.has(name)) return 'damaged';
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += CENTRAL_BYTES + nameBytes + extra + comment;
  }
  return entries;
}

/** The end record stands last, before a comment of at most 64 KiB. */
function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_BYTES - 0xffff);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

function unfold(bytes: Uint8Array, { offset, packed, size, crc, method }: Entry): Uint8Array | ZipProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== LOCAL) return 'damaged';
  const start = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) return 'damaged';
  if (method === 0) return data.length === size && crc32(data) === crc ? data : 'damaged';
  if (method !== 8) return 'damaged';
  try {
    // One byte more than it says is enough to know that it lies.
    const found = inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    return found.length === size && crc32(found) === crc ? found : 'damaged';
  } catch {
    return 'damaged';
  }
}

export const isZip = (bytes: Uint8Array): boolean => [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte);
/** The container of .xls and of workbooks with a password. */
export const isOle = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
