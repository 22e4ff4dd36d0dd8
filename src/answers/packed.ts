import { Archive } from './zip.ts';

/** Files of answers inside an archive, as form tools hand over several tables at once (ODK Central: `.csv.zip`). */
const ANSWERS = /\.(csv|tsv|json|jsonl|ndjson|ya?ml|xlsx)$/i;

export interface PackedFile {
  readonly name: string;
  /** Undefined where the part cannot be read within the limits. */
  readonly bytes: Uint8Array | undefined;
}

/** The files of answers in an archive that is no workbook, in the order of their names; none where it is one, or cannot be read. */
export function packedFiles(bytes: Uint8Array): readonly PackedFile[] {
  const archive = Archive.open(bytes);
  if (!(archive instanceof Archive) || archive.has('[Content_Types].xml') || archive.has('mimetype')) return [];
  return archive.names
    .filter((name) => ANSWERS.test(name) && !/(^|\/)(\.|__MACOSX\/)/.test(name))
    .sort()
    .map((name) => {
      const part = archive.part(name);
      return { name, bytes: typeof part === 'string' ? undefined : part };
    });
}
