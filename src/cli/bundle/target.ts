import { dirname, join, relative, resolve, sep } from 'node:path';
import { type AssessmentFile, readAssessmentFile } from '../../answers/siapkota.ts';
import type { Opened } from '../../bundle/open.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import { YamlSource } from '../../rubric/source.ts';
import { findAssessment, openWorkspace, type Workspace } from '../inputs/workspace.ts';
import { catchUpSheets } from '../interview/journal-sheets.ts';
import { exists, nodeFiles, real } from '../output/files.ts';
import type { Terminal } from '../output/terminal.ts';

/** Where a bundle is opened, and what is there already. */
export interface Target {
  readonly folder: string;
  /** Absent where the assessment is new on this machine. */
  readonly workspace: Workspace | undefined;
  /** Whether the model of the bundle is to be brought in file by file. */
  readonly model: 'bring' | 'same';
}

/** siapkota.yaml as the bundle has it; a finding where it is none, or speaks of another assessment than the bundle's list. */
export function settingsOf(name: string, { manifest, bytes }: Opened): { readonly file: AssessmentFile } | { readonly finding: Finding } {
  const listed = manifest.files.find((f) => f.kind === 'settings' && f.included)!;
  const source = new YamlSource(`${name}!${listed.path}`, new TextDecoder().decode(bytes(listed)));
  const file = source.findings.length > 0 ? undefined : readAssessmentFile(source, () => {});
  if (file === undefined || file.city !== manifest.city || file.period !== manifest.period)
    return { finding: finding('bundle/damaged', { file: name }, { path: listed.path, why: 'unreadable' }) };
  return { file };
}

/** The folder that --dir names, else the assessment around this place, else a new folder called after the city. */
export function chooseTarget(
  there: AssessmentFile,
  opened: Opened,
  dir: string | undefined,
  name: string,
  terminal: Terminal,
): Target | { readonly finding: Finding } {
  const beside = dir === undefined ? findAssessment('.') : exists(join(dir, 'siapkota.yaml')) ? join(dir, 'siapkota.yaml') : undefined;
  const folder = beside === undefined ? (dir ?? folderName(there)) : dirname(beside);
  if (!exists(join(folder, 'siapkota.yaml'))) return { folder: resolve(folder), workspace: undefined, model: 'bring' };
  const workspace = openWorkspace({ dir: folder }, terminal);
  const here = workspace.file!;
  const called = (city: string, period: string): string => [city, period].filter((t) => t !== '').join(' ');
  if (here.city !== there.city || here.period !== there.period)
    return {
      finding: finding(
        'bundle/other-assessment',
        { file: name },
        { there: called(there.city, there.period), here: called(here.city, here.period) },
      ),
    };
  catchUpSheets(workspace, terminal);
  const full = resolve(folder);
  const theirs = opened.manifest.instrument;
  if (workspace.instrument.digest === theirs.digest) return { folder: full, workspace, model: 'same' };
  // A model that lies in the assessment's folder in both places is brought together like any other file.
  const place = relative(real(full), real(nodeFiles.resolve(here.source.file, here.instrument)))
    .split(sep)
    .join('/');
  if (place === there.instrument && workspace.instrument.id === theirs.id) return { folder: full, workspace, model: 'bring' };
  const version = (i: { id: string; version: string; digest: string }): string => `${i.id} ${i.version}, ${i.digest.slice(7, 15)}`;
  return {
    finding: finding('bundle/other-model', { file: name }, { there: version(theirs), here: version(workspace.instrument) }),
  };
}

function folderName({ name, city, period }: AssessmentFile): string {
  const plain = [name ?? city, period]
    .join(' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 80) || 'siapkota';
}
