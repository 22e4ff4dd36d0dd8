import { dirname, join, resolve } from 'node:path';
import type { ExpectedRespondent } from '../../answers/answer.ts';
import { type CityFacts, readRegister } from '../../answers/cities.ts';
import { type AssessmentFile, readAssessmentFacts, readAssessmentFile } from '../../answers/siapkota.ts';
import type { Case } from '../../assess/types.ts';
import { type Finding, finding, hasErrors } from '../../finding/finding.ts';
import { openYaml } from '../../rubric/files.ts';
import type { Instrument, Tier } from '../../rubric/instrument.ts';
import { type Loaded, loadInstrument } from '../../rubric/load.ts';
import { placeAt } from '../../rubric/source.ts';
import { words } from '../../text/lang.ts';
import { addAll } from '../../text/lists.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { exists, nodeFiles, shown } from '../output/files.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { readBytes } from './inputs.ts';

const say = words({
  id: {
    nowhere:
      'Di sini tidak ada penilaian (siapkota.yaml). Masuk ke foldernya, beri --dir FOLDER, atau beri --instrument BERKAS beserta berkas jawaban.',
    noFolder: (path: string) => `Tidak ada folder ${path}. Periksa namanya.`,
    broken: (path: string) => `${path} mengandung galat, jadi tidak ada yang dihitung.`,
  },
  en: {
    nowhere:
      'There is no assessment here (siapkota.yaml). Go to its folder, give --dir FOLDER, or give --instrument FILE with answer files.',
    noFolder: (path: string) => `There is no folder ${path}. Check its name.`,
    broken: (path: string) => `${path} has errors, so nothing was scored.`,
  },
});

/** What a command works with: an instrument, and the assessment it stands in, if any. */
export interface Workspace {
  readonly instrument: Instrument;
  readonly tier: Tier;
  /** siapkota.yaml and what it says; undefined outside an assessment. */
  readonly file: AssessmentFile | undefined;
  readonly folder: string | undefined;
  readonly expected: readonly ExpectedRespondent[];
  readonly own: Case | undefined;
  readonly findings: readonly Finding[];
  readonly source: (file: string) => string | undefined;
  readonly caseOf: (city: string, period: string) => Case;
  readonly hasRegister: boolean;
  /** What the instrument was read from, its own file first; empty where it was recalled. */
  readonly instrumentFiles: readonly string[];
}

export interface WorkspaceOptions {
  readonly dir?: string | undefined;
  readonly instrument?: string | undefined;
  readonly cities?: string | undefined;
  readonly tier?: Tier | undefined;
  /** A way to have the instrument without reading it, for who cannot wait; undefined where it must be read. */
  readonly recall?: (path: string, folder: string) => Instrument | undefined;
}

/** siapkota.yaml in a folder or the nearest one above it. */
export function findAssessment(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const candidate = join(folder, 'siapkota.yaml');
    if (exists(candidate)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Opens the assessment around a folder, or an instrument by itself. Errors in either are told and end the command with exit 1. */
export function openWorkspace(options: WorkspaceOptions, terminal: Terminal): Workspace {
  const findings: Finding[] = [];
  const texts = new Map<string, string>();
  const report = (f: Finding): void => {
    findings.push(f);
  };
  // A slip in its name must not lead to the assessment of the folder above.
  if (options.dir !== undefined && !exists(options.dir))
    throw new Failure(EXIT.usage, say[terminal.lang].noFolder(visibleLine(shown(options.dir))));
  const path = options.instrument === undefined ? findAssessment(options.dir ?? '.') : undefined;
  if (options.instrument === undefined && path === undefined) throw new Failure(EXIT.usage, say[terminal.lang].nowhere);
  const file = path === undefined ? undefined : openFile(shown(path), report, texts);
  const stop = (where: string): never => {
    tellFindings(findings, (f) => texts.get(f), terminal);
    throw new Failure(EXIT.inputs, say[terminal.lang].broken(where));
  };
  if (path !== undefined && file === undefined) return stop(shown(path));
  const instrumentPath =
    options.instrument === undefined ? nodeFiles.resolve(file!.source.file, file!.instrument) : shown(options.instrument);
  if (!exists(instrumentPath) && file !== undefined) {
    report(finding('file/missing', placeAt({ source: file.source, path: ['instrument'] }), { path: instrumentPath }));
    return stop(shown(path!));
  }
  const recalled = path === undefined ? undefined : options.recall?.(instrumentPath, dirname(path));
  const loaded: Loaded =
    recalled === undefined
      ? loadInstrument(instrumentPath, nodeFiles)
      : { instrument: recalled, scorable: true, findings: [], sources: new Map(), named: new Set() };
  for (const [name, source] of loaded.sources) texts.set(name, source.text);
  const { instrument } = loaded;
  if (instrument === undefined || !loaded.scorable) {
    addAll(
      findings,
      loaded.findings.filter((f) => f.severity === 'error'),
    );
    return stop(instrumentPath);
  }
  addAll(
    findings,
    loaded.findings.filter((f) => f.severity === 'error'),
  );
  const facts = file === undefined ? undefined : readAssessmentFacts(file, instrument, report);
  const registerPath = options.cities ?? (file?.cities === undefined ? undefined : nodeFiles.resolve(file.source.file, file.cities));
  const register = registerPath === undefined ? new Map<string, CityFacts>() : openRegister(registerPath, instrument, report, texts);
  const own: Case | undefined =
    file === undefined || facts === undefined
      ? undefined
      : { city: file.city, period: file.period, name: file.name, province: file.province, profile: facts.profile, targets: facts.targets };
  return {
    instrument,
    tier: options.tier ?? file?.tier ?? 'full',
    file,
    folder: path === undefined ? undefined : dirname(path),
    expected: facts?.expected ?? [],
    own,
    findings,
    source: (name) => texts.get(name),
    hasRegister: registerPath !== undefined,
    instrumentFiles: hasErrors(loaded.findings) ? [] : [...loaded.sources.keys()],
    caseOf: (city, period) => {
      if (own !== undefined && own.city === city) return { ...own, period };
      const known = register.get(city);
      return {
        city,
        period,
        name: known?.name,
        province: known?.province,
        profile: known?.profile ?? new Map(),
        targets: known?.targets ?? new Map(),
      };
    },
  };
}

function openFile(path: string, report: (f: Finding) => void, texts: Map<string, string>): AssessmentFile | undefined {
  const problems: Finding[] = [];
  const source = openYaml(path, nodeFiles, undefined, (f) => problems.push(f));
  if (source !== undefined) texts.set(path, source.text);
  const file = source === undefined ? undefined : readAssessmentFile(source, (f) => problems.push(f));
  for (const f of problems) report(f);
  return hasErrors(problems) ? undefined : file;
}

function openRegister(
  path: string,
  instrument: Instrument,
  report: (f: Finding) => void,
  texts: Map<string, string>,
): ReadonlyMap<string, CityFacts> {
  const read = readBytes(path);
  if ('finding' in read) {
    report(read.finding);
    return new Map();
  }
  const { cities, text } = readRegister(path, read.bytes, instrument, report);
  texts.set(path, text);
  return cities;
}
