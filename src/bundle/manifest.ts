import { sortedJson } from '../rubric/digest.ts';

/** What a bundle holds: manifest.json, the first part of the archive. */
export const FORMAT = 'siapkota/bundle@1';
export const MANIFEST = 'manifest.json';

/** settings: siapkota.yaml · model: instrument and rubrics · answers: sheets and tables · verdicts: evidence.yaml · evidence: documents. */
export const KINDS = ['settings', 'model', 'answers', 'verdicts', 'evidence'] as const;
export type Kind = (typeof KINDS)[number];

export interface BundledFile {
  /** From the folder of siapkota.yaml, with slashes. */
  readonly path: string;
  readonly kind: Kind;
  /** In hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** Whether its contents are in the archive; documents travel as checksums unless asked for. */
  readonly included: boolean;
}

/** Versions that a machine has sent or received: file, unit of the file, fingerprints. What any of them became later is newer than they are. */
export type Known = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

export interface Manifest {
  readonly product: string;
  readonly city: string;
  readonly period: string;
  readonly instrument: { readonly id: string; readonly version: string; readonly digest: string };
  readonly files: readonly BundledFile[];
  readonly known: Known;
}

export function writeManifest({ product, city, period, instrument, files, known }: Manifest): string {
  return `${JSON.stringify({ format: FORMAT, product, city, period, instrument, files, known: plainKnown(known) }, null, 1)}\n`;
}

/** As JSON, in one order: the same history is the same bytes. */
export function plainKnown(known: Known): object {
  const plain = Object.fromEntries(
    [...known].map(([file, units]) => [file, Object.fromEntries([...units].map(([unit, seen]) => [unit, [...seen].sort()]))]),
  );
  return JSON.parse(sortedJson(plain)) as object;
}

type Raw = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** What a manifest says; `newer` names a format that this program does not know, undefined is no manifest. */
export function readManifest(text: string): Manifest | { readonly newer: string } | undefined {
  const raw = parsed(text);
  if (!isMap(raw) || !isText(raw.format) || !raw.format.startsWith('siapkota/bundle@')) return undefined;
  if (raw.format !== FORMAT) return { newer: raw.format };
  const { product, city, period, instrument, files } = raw;
  if (!isText(product) || !isText(city) || !isText(period) || !isMap(instrument) || !Array.isArray(files)) return undefined;
  const { id, version, digest } = instrument;
  if (!isText(id) || !isText(version) || !isText(digest) || !files.every(isFile)) return undefined;
  return {
    product,
    city,
    period,
    instrument: { id, version, digest },
    files: files.map(({ path, kind, sha256, bytes, included }) => ({ path, kind, sha256, bytes, included })),
    known: readKnown(raw.known),
  };
}

function isFile(value: unknown): value is BundledFile {
  if (!isMap(value)) return false;
  const { path, kind, sha256, bytes, included } = value;
  const size = typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0;
  return (
    isText(path) && isText(sha256) && /^[0-9a-f]{64}$/.test(sha256) && size && typeof included === 'boolean' && KINDS.includes(kind as Kind)
  );
}

/** A history; what does not look like one is left out, which at worst asks a question twice. */
export function readKnown(raw: unknown): Known {
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const [file, units] of Object.entries(isMap(raw) ? raw : {})) {
    if (!isMap(units)) continue;
    const read = Object.entries(units).map(([unit, seen]) => [unit, Array.isArray(seen) ? seen.filter(isText) : []] as const);
    known.set(file, new Map(read));
  }
  return known;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
