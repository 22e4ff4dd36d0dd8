import { crc32, deflateRawSync } from 'node:zlib';
import { joined } from './mutate.ts';

/** A part of an archive, and what the directory says of it in place of the truth. Names may stand twice. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly lie?: { readonly size?: number; readonly crc?: number; readonly method?: number; readonly flags?: number };
}

const encoder = new TextEncoder();

function record(size: number, fields: readonly (readonly [at: number, bytes: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (const [at, width, value] of fields) width === 2 ? view.setUint16(at, value, true) : view.setUint32(at, value, true);
  return bytes;
}

/** A ZIP archive that says what it is told to say. */
export function zip(parts: readonly ZipPart[]): Uint8Array {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes, lie = {} } of parts) {
    const path = encoder.encode(name).subarray(0, 0xffff);
    const data = new Uint8Array(deflateRawSync(bytes, { level: 1 }));
    const [crc, size, method, flags] = [lie.crc ?? crc32(bytes), lie.size ?? bytes.length, lie.method ?? 8, lie.flags ?? 0x800];
    const common = (at: number): (readonly [number, 2 | 4, number])[] => [
      [at, 2, flags],
      [at + 2, 2, method],
      [at + 8, 4, crc >>> 0],
      [at + 12, 4, data.length],
      [at + 16, 4, size >>> 0],
      [at + 20, 2, path.length],
    ];
    const local = joined(record(30, [[0, 4, 0x04034b50], [4, 2, 20], ...common(6)]), path, data);
    directory.push(joined(record(46, [[0, 4, 0x02014b50], [4, 2, 20], [6, 2, 20], ...common(8), [42, 4, offset]]), path));
    body.push(local);
    offset += local.length;
  }
  const central = joined(...directory);
  const end: (readonly [number, 2 | 4, number])[] = [
    [0, 4, 0x06054b50],
    [8, 2, parts.length],
    [10, 2, parts.length],
    [12, 4, central.length],
    [16, 4, offset],
  ];
  return joined(...body, central, record(22, end));
}
