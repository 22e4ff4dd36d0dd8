import { type Finding, finding, type Place } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { YamlSource } from './source.ts';

/** Why a file cannot be read. */
export type Unreadable = 'missing' | 'too-large' | 'folder' | 'denied';

/** The file system as the core sees it: handed in by the command line, replaced by a map in tests. */
export interface SourceFiles {
  read(path: string): { readonly text: string } | { readonly unreadable: Unreadable; readonly detail: string };
  /** `relative`, seen from the folder in which `from` lies, with links followed. */
  resolve(from: string, relative: string): string;
  /** Whether `path` lies in the folder of `from`, with links followed. */
  within(from: string, path: string): boolean;
  /** The folder of a file, as it is shown to a person. */
  folderOf(path: string): string;
  /** Names of the files in the folder of `path`, for 'did you mean'. */
  siblings(path: string): readonly string[];
}

/** Largest rubric, instrument or siapkota.yaml that is read. */
export const MAX_YAML_BYTES = 8 * 1024 * 1024;

/** A YAML file with its places, or a finding that says why there is none. */
export function openYaml(path: string, files: SourceFiles, asked: Place | undefined, report: (f: Finding) => void): YamlSource | undefined {
  const read = files.read(path);
  if ('unreadable' in read) {
    const place = asked ?? { file: path };
    if (read.unreadable === 'too-large') report(finding('file/too-large', place, { path, limit: read.detail }));
    else if (read.unreadable === 'missing') report(finding('file/missing', place, { path, near: nearName(path, files) }));
    else report(finding('file/unreadable', place, { path, why: read.detail }));
    return undefined;
  }
  const source = new YamlSource(path, read.text);
  for (const f of source.findings) report(f);
  return source.data === undefined ? undefined : source;
}

/** A file in the same folder whose name is the same but for its ending or a slip. */
function nearName(path: string, files: SourceFiles): string | undefined {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const stem = (s: string): string => s.toLowerCase().replace(/\.ya?ml$/, '');
  const others = files.siblings(path).filter((s) => s !== name && /\.ya?ml$/i.test(s));
  return others.find((s) => stem(s) === stem(name)) ?? nearest(name, others);
}
