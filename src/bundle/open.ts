import { Archive, type ZipLimits } from '../answers/zip.ts';
import { type Finding, finding } from '../finding/finding.ts';
import { addAll } from '../text/lists.ts';
import { type BundledFile, MANIFEST, type Manifest, readManifest } from './manifest.ts';
import { sumOf } from './pack.ts';
import { isSafePath } from './paths.ts';

const MIB = 1024 * 1024;
/** Largest bundle, largest file in one, and what all of them may unfold to. */
export const MOST_PACKED = 512 * MIB;
export const MOST_FILE = 128 * MIB;
export const MOST_UNPACKED = 512 * MIB;
/** Files that are parsed are never larger than this. */
const MOST_TEXT = 16 * MIB;
/** Parts are read more than once, first to be checked before anything is written; what all of them unfold to is checked by itself. */
const LIMITS: ZipLimits = { entries: 20_000, part: MOST_FILE, all: Number.POSITIVE_INFINITY };

export interface Opened {
  readonly manifest: Manifest;
  /** Bytes of a file that the bundle holds; they are those of its checksum. */
  readonly bytes: (file: BundledFile) => Uint8Array;
  readonly findings: readonly Finding[];
}

/** Opens a bundle and checks all of it. With an error nothing of it may be used, and `opened` is absent. Never throws on what is in it.
 *  @param name how the bundle is called in findings */
export function openBundle(name: string, packed: Uint8Array): { readonly opened?: Opened; readonly findings: readonly Finding[] } {
  const place = { file: name };
  const refuse = (f: Finding) => ({ findings: [f] });
  const archive = Archive.open(packed, LIMITS);
  if (archive === 'too-large') return refuse(finding('bundle/too-large', place, { path: name, limit: '20.000' }));
  if (typeof archive === 'string') return refuse(finding('bundle/not-a-bundle', place, { why: archive }));
  const text = archive.part(MANIFEST);
  if (text === undefined || typeof text === 'string') return refuse(finding('bundle/not-a-bundle', place, { why: text ?? 'no-manifest' }));
  const manifest = readManifest(new TextDecoder().decode(text));
  if (manifest === undefined) return refuse(finding('bundle/not-a-bundle', place, { why: 'no-manifest' }));
  if ('newer' in manifest) return refuse(finding('bundle/newer-format', place, { format: manifest.newer }));
  const findings = [...checkNames(manifest, archive, name), ...checkSizes(manifest, name)];
  // Names and sizes first: nothing is unfolded of a bundle that is refused for them.
  if (findings.every((f) => f.severity !== 'error')) addAll(findings, checkContents(manifest, archive, name));
  if (findings.some((f) => f.severity === 'error')) return { findings };
  const bytes = (file: BundledFile): Uint8Array => {
    const found = archive.part(partOf(file));
    if (!(found instanceof Uint8Array)) throw new Error(`${file.path} was checked and cannot be read`);
    return found;
  };
  return { opened: { manifest, bytes, findings }, findings };
}

const partOf = ({ path }: BundledFile): string => `files/${path}`;

function checkNames({ files }: Manifest, archive: Archive, name: string): Finding[] {
  const at = (path: string) => ({ file: `${name}!${path}` });
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const { path, kind } of files) {
    // Two names that differ in case are one file on half of all machines.
    const folded = path.normalize('NFC').toLowerCase();
    if (!isSafePath(path, kind) || seen.has(folded)) findings.push(finding('bundle/unsafe-path', { file: name }, { path }));
    seen.add(folded);
  }
  const listed = new Set([MANIFEST, ...files.filter((f) => f.included).map(partOf)]);
  for (const part of archive.names) if (!listed.has(part)) findings.push(finding('bundle/stray-entry', { file: name }, { path: part }));
  for (const file of files)
    if (file.included && !archive.has(partOf(file)))
      findings.push(finding('bundle/damaged', at(file.path), { path: file.path, why: 'absent' }));
  if (files.filter((f) => f.kind === 'settings' && f.included).length !== 1)
    findings.push(finding('bundle/damaged', { file: name }, { path: 'siapkota.yaml', why: 'absent' }));
  return findings;
}

function checkSizes({ files }: Manifest, name: string): Finding[] {
  const large = files.filter((f) => f.included && f.bytes > (f.kind === 'evidence' ? MOST_FILE : MOST_TEXT));
  const findings = large.map((f) =>
    finding('bundle/too-large', { file: name }, { path: f.path, limit: f.kind === 'evidence' ? '128 MiB' : '16 MiB' }),
  );
  const all = files.reduce((sum, f) => sum + (f.included ? f.bytes : 0), 0);
  if (all > MOST_UNPACKED) findings.push(finding('bundle/too-large', { file: name }, { path: name, limit: '512 MiB' }));
  return findings;
}

function checkContents({ files }: Manifest, archive: Archive, name: string): Finding[] {
  return files.flatMap((file): Finding[] => {
    if (!file.included) return [];
    const bytes = archive.part(partOf(file));
    const why = !(bytes instanceof Uint8Array)
      ? 'unreadable'
      : bytes.length !== file.bytes || sumOf(bytes) !== file.sha256
        ? 'checksum'
        : undefined;
    return why === undefined ? [] : [finding('bundle/damaged', { file: `${name}!${file.path}` }, { path: file.path, why })];
  });
}
