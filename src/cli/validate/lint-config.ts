import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Finding, finding, type Severity } from '../../finding/finding.ts';
import { type Level, type Levels, readLevel, unknownRule } from '../../finding/levels.ts';
import { YamlSource } from '../../rubric/source.ts';
import { allFiles } from '../inputs/glob.ts';
import { nodeFiles, real, shown } from '../output/files.ts';

/** The `lint` of a siapkota.yaml. Options of the command line win over it. */
export interface LintConfig {
  /** Where it stands; its patterns and paths are seen from here. */
  readonly folder: string;
  readonly levels: Levels;
  readonly ignore: readonly string[];
  readonly baseline: string | undefined;
  readonly failOn: Severity | undefined;
  readonly maxWarnings: number | undefined;
  readonly problems: readonly Finding[];
}

const NONE: LintConfig = {
  folder: '.',
  levels: new Map(),
  ignore: [],
  baseline: undefined,
  failOn: undefined,
  maxWarnings: undefined,
  problems: [],
};

/** The configuration of the nearest siapkota.yaml at or above a path that has one. */
export class LintConfigs {
  readonly #byFolder = new Map<string, LintConfig>();
  readonly #told = new Set<LintConfig>();

  above(path: string): LintConfig {
    const full = resolve(path);
    return this.#of(isFolder(full) ? full : dirname(full));
  }

  /** What is wrong in the configuration of a file; said once. */
  problemsOf(file: string): readonly Finding[] {
    const config = this.above(file);
    if (this.#told.has(config)) return [];
    this.#told.add(config);
    return config.problems;
  }

  #of(folder: string): LintConfig {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const parent = dirname(folder);
    const made = readConfig(join(folder, 'siapkota.yaml')) ?? (parent === folder ? NONE : this.#of(parent));
    this.#byFolder.set(folder, made);
    return made;
  }
}

/** A file that cannot even be looked at has its finding already. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** What does not fit its key is left out here; the schema of siapkota.yaml tells of it. */
function readConfig(path: string): LintConfig | undefined {
  const read = nodeFiles.read(path);
  // Its rules would be left out without a word.
  if ('unreadable' in read && read.unreadable === 'denied')
    throw Object.assign(new Error(`${path} cannot be read`), { code: read.detail, syscall: 'open', path });
  if ('unreadable' in read || !/^lint\s*:/m.test(read.text)) return undefined;
  const source = new YamlSource(shown(path), read.text);
  const lint = ((source.data ?? {}) as { lint?: Readonly<Record<string, unknown>> | null }).lint ?? {};
  const { rules, ignore, baseline, fail_on: failOn, max_warnings: maxWarnings } = lint;
  const folder = dirname(path);
  return {
    folder,
    ...readRules(rules, source),
    ignore: Array.isArray(ignore) ? ignore.filter((pattern) => typeof pattern === 'string') : [],
    baseline: typeof baseline === 'string' ? shown(resolve(folder, baseline)) : undefined,
    failOn: failOn === 'error' || failOn === 'warning' || failOn === 'info' ? failOn : undefined,
    maxWarnings: typeof maxWarnings === 'number' ? maxWarnings : undefined,
  };
}

function readRules(rules: unknown, source: YamlSource): Pick<LintConfig, 'levels' | 'problems'> {
  const levels = new Map<string, Level>();
  const problems: Finding[] = [];
  for (const [rule, value] of typeof rules === 'object' && rules !== null ? Object.entries(rules) : []) {
    const unknown = unknownRule(rule);
    const level = readLevel(typeof value === 'string' ? value : '');
    if (unknown !== undefined)
      problems.push(finding('lint/unknown-rule', source.atKey(['lint', 'rules', rule]), { rule, near: unknown.near }));
    else if (level !== undefined) levels.set(rule, level);
  }
  return { levels, problems };
}

/** Files that patterns or folders name, seen from a folder, as findings name them. */
export async function filesLike(patterns: readonly string[], folder: string): Promise<readonly string[]> {
  if (patterns.length === 0) return [];
  const found = await allFiles(patterns, {
    cwd: resolve(folder),
    dot: true,
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
  });
  return found.map((path) => shown(real(path)));
}
