import { statSync } from 'node:fs';
import { type Finding, finding } from '../../finding/finding.ts';
import { isInside, real, shown } from '../output/files.ts';

/**
 * Links among answers. One to a file below `home` that is not among the files already is read like a file. Any other one is told: whoever
 * made it believes that what it leads to counts.
 * @param wanted names of files that hold answers
 */
export function linkedFiles(
  links: readonly string[],
  files: readonly string[],
  home: string,
  wanted: RegExp,
  report: (f: Finding) => void = () => {},
): string[] {
  const known = new Set(files.map(real));
  return links.filter((path) => {
    const file = shown(path);
    const led = leadsTo(path);
    if (led !== 'folder' && !wanted.test(path)) return false;
    if (led === 'nowhere') report(finding('file/missing', { file }, { path: file }));
    else if (!isInside(home, path)) report(finding('file/path-escapes', { file }, { path: file, folder: shown(home) }));
    else if (led === 'folder') report(finding('file/unreadable', { file }, { path: file, why: 'ELINK' }));
    else if (led === 'other') report(finding('file/unreadable', { file }, { path: file, why: 'ENOTFILE' }));
    else if (!known.has(real(path))) {
      known.add(real(path));
      return true;
    }
    return false;
  });
}

function leadsTo(path: string): 'file' | 'folder' | 'other' | 'nowhere' {
  try {
    const info = statSync(path);
    if (info.isFile()) return 'file';
    return info.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'nowhere';
  }
}
