import { createHash } from 'node:crypto';
import { type Zippable, zipSync } from 'fflate';
import { compareUtf8 } from '../text/order.ts';
import { type BundledFile, type Kind, MANIFEST, type Manifest, writeManifest } from './manifest.ts';

/** A file on its way into a bundle; `bytes` is absent where only its checksum goes. */
export interface Packed {
  readonly path: string;
  readonly kind: Kind;
  readonly sha256: string;
  readonly size: number;
  readonly bytes: Uint8Array | undefined;
}

export const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Zip times are local by their format: this day is the same bytes in every time zone. */
const DAY = new Date(1980, 0, 2);
/** Files that are small already. */
const TIGHT = /\.(zip|gz|pdf|docx|xlsx|pptx|odt|ods|jpe?g|png|webp|mp4|parquet)$/i;

/** One archive; the same files give the same bytes. */
export function packBundle(about: Omit<Manifest, 'files'>, files: readonly Packed[]): Uint8Array {
  const sorted = [...files].sort((a, b) => compareUtf8(a.path, b.path));
  const listed = sorted.map(
    ({ path, kind, sha256, size, bytes }): BundledFile => ({ path, kind, sha256, bytes: size, included: bytes !== undefined }),
  );
  const parts: Zippable = { [MANIFEST]: new TextEncoder().encode(writeManifest({ ...about, files: listed })) };
  for (const { path, bytes } of sorted) if (bytes !== undefined) parts[`files/${path}`] = [bytes, { level: TIGHT.test(path) ? 0 : 6 }];
  return zipSync(parts, { mtime: DAY, level: 6 });
}
