import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DISABLE } from '../../finding/disables.ts';
import { type Finding, finding, orderFindings } from '../../finding/finding.ts';
import { checkSchema } from '../../rubric/check.ts';
import { openYaml } from '../../rubric/files.ts';
import { type Loaded, loadInstrument } from '../../rubric/load.ts';
import validateRubric from '../../rubric/schema/rubric.validate.js';
import { YamlSource } from '../../rubric/source.ts';
import { addAll } from '../../text/lists.ts';
import { compareUtf8 } from '../../text/order.ts';
import { globFiles, unlistedFolder } from '../inputs/glob.ts';
import { Recent } from '../inputs/recent.ts';
import { nodeFiles, real, reason, shown } from '../output/files.ts';
import { isInstrument, type Kind, kindOf, textOf } from './file-kind.ts';

export interface Validated {
  readonly findings: readonly Finding[];
  /** Files that were looked at. */
  readonly files: readonly string[];
  readonly source: (file: string) => string | undefined;
  /** Files in which a comment disables rules. */
  readonly commented: ReadonlySet<string>;
  /** Languages of the instrument that a file belongs to; none for other files. */
  readonly languagesOf: (file: string) => readonly string[];
}

/** Characters of parsed files that are kept at hand. */
const ROOM = 4_000_000;

/** Answers that are no YAML: they mean something beside an instrument only. */
const TABLES = /\.(?:(?:jsonl|ndjson|csv|tsv)(?:\.gz)?|xlsx|xlsm)$/i;

/**
 * Checks everything that the paths hold.
 * @param ignored files that are left out; where another file needs one of them it is read, and what is wrong in it is not told
 */
export async function validatePaths(paths: readonly string[], ignored: ReadonlySet<string> = new Set()): Promise<Validated> {
  const unlisted: Finding[] = [];
  const files: { path: string; asked: boolean }[] = [];
  for (const path of paths) {
    const info = statSync(path, { throwIfNoEntry: false });
    if (info?.isDirectory() !== true) files.push({ path, asked: true });
    else for (const found of await yamlBelow(path, (f) => unlisted.push(f))) files.push({ path: found, asked: false });
  }
  const validation = new Validation(unlisted);
  await validation.run(files.filter(({ path }) => !ignored.has(shown(real(path)))));
  const result = validation.result();
  if (ignored.size === 0) return result;
  return {
    ...result,
    findings: result.findings.filter((f) => !ignored.has(f.place.file)),
    files: result.files.filter((file) => !ignored.has(file)),
  };
}

async function yamlBelow(folder: string, report: (f: Finding) => void): Promise<string[]> {
  const { files, unlisted } = await globFiles(['**/*.yaml', '**/*.yml'], {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/.*/**', '**/dist/**'],
    followSymbolicLinks: false,
  });
  for (const error of unlisted) report(unlistedFolder(error));
  return files.sort(compareUtf8);
}

/** YAML files in a folder, by name. */
function listed(folder: string, unread: Finding[]): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  } catch (error) {
    const { unreadable, detail } = reason(error);
    if (unreadable === 'denied') unread.push(finding('file/unreadable', { file: shown(folder) }, { path: shown(folder), why: detail }));
    return [];
  }
}

class Validation {
  readonly #findings: Finding[];
  // A folder of a thousand rubrics is checked in the room that a few instruments take.
  readonly #parsed = new Recent<YamlSource>(ROOM, (source) => source.text.length);
  readonly #loaded = new Recent<Loaded>(ROOM, ({ sources }) => [...sources.values()].reduce((sum, s) => sum + s.text.length, 0));
  /** Texts that cannot be read again as they were: decoded tables. */
  readonly #texts = new Map<string, string>();
  /** Files in which a comment disables rules. */
  readonly #commented = new Set<string>();
  /** Files that an instrument holds, with its languages. */
  readonly #languages = new Map<string, readonly string[]>();
  readonly #files = new Set<string>();

  constructor(found: readonly Finding[]) {
    this.#findings = [...found];
  }

  #report = (f: Finding): void => {
    this.#findings.push(f);
  };

  result(): Validated {
    return {
      findings: orderFindings(this.#findings),
      files: [...this.#files],
      source: (file) => this.#parsed.get(file)?.text ?? this.#texts.get(file) ?? textOf(file),
      commented: this.#commented,
      languagesOf: (file) => this.#languages.get(file) ?? [],
    };
  }

  #look(file: string, text: string): void {
    if (text.includes(DISABLE)) this.#commented.add(file);
  }

  async run(files: readonly { path: string; asked: boolean }[]): Promise<void> {
    const kinds = new Map<string, Kind>();
    for (const { path, asked } of files) {
      const name = shown(real(path));
      const kind = this.#kindOf(name, asked);
      if (kind !== undefined) kinds.set(name, kind);
    }
    for (const name of kinds.keys()) this.#files.add(name);
    const of = (kind: Kind): string[] => [...kinds].filter(([, k]) => k === kind).map(([name]) => name);
    for (const name of of('instrument')) this.#instrument(name);
    for (const name of of('rubric')) this.#rubric(name);
    const answers = { assessments: of('assessment'), tables: of('table'), sheets: of('sheet'), evidence: of('evidence') };
    if (Object.values(answers).every((list) => list.length === 0)) return;
    // Readers of every kind of table come with it: a folder of rubrics does without.
    const { checkAnswers } = await import('./answers-check.ts');
    await checkAnswers(answers, {
      open: (file) => this.#open(file),
      load: (file) => this.#load(file),
      report: this.#report,
      saw: (file, text) => {
        this.#files.add(file);
        if (text === undefined) return;
        this.#look(file, text);
        if (!/\.ya?ml$/i.test(file)) this.#texts.set(file, text);
      },
    });
  }

  #kindOf(name: string, asked: boolean): Kind | undefined {
    if (TABLES.test(name) && statSync(name, { throwIfNoEntry: false })?.isFile() === true) return 'table';
    let text: string;
    try {
      const read = nodeFiles.read(name);
      if ('unreadable' in read) {
        // Told as it was, not as a second try would find it.
        openYaml(name, { ...nodeFiles, read: () => read }, undefined, this.#report);
        return undefined;
      }
      text = read.text;
    } catch (error) {
      this.#report(finding('file/unreadable', { file: name }, { path: name, why: reason(error).detail }));
      return undefined;
    }
    this.#look(name, text);
    const kind = kindOf(name, text);
    if (kind !== undefined) return kind;
    const source = new YamlSource(name, text);
    for (const f of source.findings) if (asked || f.code !== 'yaml/empty') this.#report(f);
    if (asked && source.findings.length === 0) this.#report(finding('file/unknown-kind', { file: name, line: 1, col: 1 }, { path: name }));
    return asked || source.findings.length > 0 ? 'other' : undefined;
  }

  #load(name: string): Loaded {
    const known = this.#loaded.get(name);
    if (known !== undefined) return known;
    const loaded = loadInstrument(name, nodeFiles, this.#parsed);
    for (const [file, source] of loaded.sources) {
      this.#parsed.set(file, source);
      this.#look(file, source.text);
      if (!this.#languages.has(file)) this.#languages.set(file, loaded.instrument?.languages ?? []);
    }
    this.#loaded.set(name, loaded);
    return loaded;
  }

  #instrument(name: string): void {
    addAll(this.#findings, this.#load(name).findings);
  }

  /** A rubric is checked within the instrument that lists it; by its schema alone where none does. */
  #rubric(name: string): void {
    if (this.#languages.has(name)) return;
    const { instruments: near, unread } = this.#instrumentsBeside(name);
    for (const instrument of near) {
      const loaded = this.#load(instrument);
      if (!loaded.sources.has(name)) continue;
      addAll(
        this.#findings,
        loaded.findings.filter((f) => f.place.file === name),
      );
      return;
    }
    // The one that lists it may be one of those that cannot be read.
    this.#findings.push(...unread);
    // An instrument with errors of its own may mean to list it, and so does one that lists it and could not read it.
    const faulty = near.some((file) => this.#load(file).findings.some((f) => f.severity === 'error' && f.place.file === file));
    if (near.length > 0 && !faulty && unread.length === 0 && !near.some((file) => this.#load(file).named.has(name)))
      this.#report(finding('rubric/unlisted-file', { file: name, line: 1, col: 1 }, { path: basename(name), instrument: near[0]! }));
    const source = this.#open(name);
    if (source !== undefined) addAll(this.#findings, checkSchema(validateRubric, source).findings);
  }

  #instrumentsBeside(name: string): { readonly instruments: string[]; readonly unread: Finding[] } {
    const folder = dirname(name);
    const instruments: string[] = [];
    const unread: Finding[] = [];
    for (const path of listed(folder, unread).map((sibling) => shown(real(join(folder, sibling))))) {
      const is = path !== name && isInstrument(path);
      if (is === true) instruments.push(path);
      else if (is !== false) unread.push(finding('file/unreadable', { file: path }, { path, why: is.why }));
    }
    return { instruments, unread };
  }

  #open(name: string): YamlSource | undefined {
    const known = this.#parsed.get(name);
    if (known !== undefined) return known;
    const source = openYaml(name, nodeFiles, undefined, this.#report);
    if (source !== undefined) this.#parsed.set(name, source);
    return source;
  }
}
