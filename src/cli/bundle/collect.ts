import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Answer } from '../../answers/answer.ts';
import type { AssessmentFile } from '../../answers/siapkota.ts';
import { withInstrument } from '../../bundle/edit.ts';
import type { Kind } from '../../bundle/manifest.ts';
import { wholePrint } from '../../bundle/merge.ts';
import { MOST_FILE, MOST_UNPACKED } from '../../bundle/open.ts';
import { type Packed, sumOf } from '../../bundle/pack.ts';
import { isSafePath, MODEL_FOLDER } from '../../bundle/paths.ts';
import { unitsOf } from '../../bundle/units.ts';
import { plainPath } from '../../evidence/register.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import { loadInstrument } from '../../rubric/load.ts';
import { YamlSource } from '../../rubric/source.ts';
import { surveyEvidence } from '../evidence/survey.ts';
import { answerFilesBelow } from '../inputs/inputs.ts';
import { exists, isInside, nodeFiles, real, shown } from '../output/files.ts';
import type { Terminal } from '../output/terminal.ts';

export interface Collected {
  readonly files: readonly Packed[];
  readonly findings: readonly Finding[];
}

/** Everything that an assessment consists of, as it goes into a bundle. @param withEvidence the documents themselves, not their checksums alone */
export async function collectFiles(
  file: AssessmentFile,
  answers: readonly Answer[],
  { withEvidence, looking, terminal }: { withEvidence: boolean; looking: string; terminal: Terminal },
): Promise<Collected | 'too-large'> {
  const folder = dirname(resolve(file.source.file));
  const basket = new Basket(folder);
  const model = modelOf(file, folder);
  basket.findings.push(...model.unread);
  basket.add('siapkota.yaml', 'settings', settingsText(file, model));
  for (const [path, text] of model.files) basket.add(path, 'model', text);
  for (const path of await answerFilesBelow(resolve(folder, file.answers), (f) => basket.findings.push(f), folder))
    basket.addFrom(path, 'answers');
  const cities = file.cities === undefined ? undefined : resolve(folder, file.cities);
  if (cities !== undefined && exists(cities)) basket.addFrom(cities, 'answers');
  const verdicts = resolve(folder, 'evidence.yaml');
  if (exists(verdicts)) basket.addFrom(verdicts, 'verdicts');
  let total = basket.files.reduce((sum, f) => sum + f.size, 0);
  const survey = await surveyEvidence(folder, answers, { title: looking, terminal });
  for (const [path, onDisk] of survey.files) {
    const full = resolve(folder, path);
    // A document that is there and cannot be opened is left out of nothing without a word; one that is missing validate tells of.
    if (onDisk === 'unreadable') basket.findings.push(finding('file/unreadable', { file: shown(full) }, { path, why: 'EACCES' }));
    if (typeof onDisk === 'string') continue;
    const { size } = statSync(full);
    const large = withEvidence && size > MOST_FILE;
    if (large) basket.findings.push(finding('bundle/checksum-only', { file: shown(full) }, { path, limit: '128 MiB' }));
    const included = withEvidence && !large;
    total += included ? size : 0;
    if (total > MOST_UNPACKED) return 'too-large';
    basket.put({
      path,
      kind: 'evidence',
      sha256: onDisk.sha256,
      size,
      bytes: included ? readFileSync(full) : undefined,
    });
  }
  return { files: basket.files, findings: basket.findings };
}

class Basket {
  readonly files: Packed[] = [];
  readonly findings: Finding[] = [];
  readonly #folder: string;
  readonly #names = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  addFrom(path: string, kind: Kind): void {
    const inside = isInside(this.#folder, path);
    const name = inside ? slashes(relative(real(this.#folder), real(path))) : shown(path);
    if (inside) this.add(name, kind, readFileSync(path));
    else this.findings.push(finding('bundle/left-out', { file: shown(path) }, { path: name }));
  }

  add(path: string, kind: Kind, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.put({ path: plainPath(path), kind, sha256: sumOf(bytes), size: bytes.length, bytes });
  }

  put(file: Packed): void {
    const folded = file.path.normalize('NFC').toLowerCase();
    if (this.#names.has(folded)) return;
    if (isSafePath(file.path, file.kind)) {
      this.#names.add(folded);
      this.files.push(file);
    } else this.findings.push(finding('bundle/left-out', { file: file.path }, { path: file.path }));
  }
}

const slashes = (path: string): string => path.split(sep).join('/');

/** The model's files by their place in the bundle: where they are, if all lie in the assessment, else below `model/`. */
function modelOf(
  file: AssessmentFile,
  folder: string,
): {
  readonly instrument: string;
  readonly files: ReadonlyMap<string, string>;
  readonly moved: boolean;
  readonly unread: readonly Finding[];
} {
  const start = nodeFiles.resolve(file.source.file, file.instrument);
  const loaded = loadInstrument(start, nodeFiles);
  const sources = [...loaded.sources].map(([path, source]) => [real(path), source.text] as const);
  const inside = sources.every(([path]) => isInside(folder, path));
  const base = inside ? real(folder) : commonFolder(sources.map(([path]) => path));
  const nameOf = (path: string): string => `${inside ? '' : `${MODEL_FOLDER}/`}${slashes(relative(base, real(path)))}`;
  return {
    instrument: nameOf(start),
    files: new Map(sources.map(([path, text]) => [nameOf(path), text])),
    moved: !inside,
    unread: loaded.findings.filter((f) => f.code === 'file/unreadable'),
  };
}

function commonFolder(paths: readonly string[]): string {
  let common = dirname(paths[0]!);
  while (!paths.every((path) => path.startsWith(common === sep ? sep : common + sep))) common = dirname(common);
  return common;
}

function settingsText({ source }: AssessmentFile, model: ReturnType<typeof modelOf>): string {
  return model.moved ? withInstrument(source.text, model.instrument) : source.text;
}

/** Fingerprints of everything as it stands: what a bundle says its sender has. */
export function printsOf(files: readonly Packed[]): [file: string, units: ReadonlyMap<string, readonly string[]>][] {
  return files.map(({ path, kind, sha256, bytes }) => {
    const parsed = bytes === undefined || !/\.ya?ml$/i.test(path) ? undefined : new YamlSource(path, new TextDecoder().decode(bytes));
    const units = parsed === undefined || parsed.findings.length > 0 ? undefined : unitsOf(kind, parsed);
    const prints = [['', wholePrint(sha256)] as const, ...[...(units ?? [])].map(([key, unit]) => [key, unit.print] as const)];
    return [path, new Map(prints.map(([key, print]) => [key, [print]]))];
  });
}
