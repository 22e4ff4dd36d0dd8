import { basename } from 'node:path';
import { nodeFiles } from '../output/files.ts';

/** What a file is to `validate`; `other` is YAML that is none of ours. */
export type Kind = 'instrument' | 'rubric' | 'assessment' | 'evidence' | 'sheet' | 'table' | 'other';

/** Told by the keys at the left margin, without parsing: a file is parsed once, by whoever reads it. */
export function kindOf(name: string, text: string): Kind | undefined {
  const has = (key: string): boolean => new RegExp(`^(["']?)${key}\\1\\s*:`, 'm').test(text);
  if (basename(name) === 'siapkota.yaml') return 'assessment';
  if (has('sections')) return 'rubric';
  if (has('rubrics') || has('extends') || has('scale')) return 'instrument';
  if (has('verdicts')) return 'evidence';
  return has('answers') ? 'sheet' : undefined;
}

/** Whether a file looks like an instrument, for those beside a rubric; the system's reason where nobody can tell. */
export function isInstrument(path: string): boolean | { readonly why: string } {
  const read = nodeFiles.read(path);
  if ('unreadable' in read) return read.unreadable === 'denied' ? { why: read.detail } : false;
  return kindOf(path, read.text.replace(/^\ufeff/, '')) === 'instrument';
}

/** A file read again, as its parser saw it. */
export function textOf(file: string): string | undefined {
  const read = nodeFiles.read(file);
  return 'text' in read ? read.text.replace(/^\ufeff/, '') : undefined;
}
