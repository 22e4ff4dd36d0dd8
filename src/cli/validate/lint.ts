import { dirname, relative, resolve } from 'node:path';
import { compareWithBaseline, readBaseline } from '../../finding/baseline.ts';
import { applyDisables } from '../../finding/disables.ts';
import { type Finding, orderFindings } from '../../finding/finding.ts';
import { applyLevels, type Level, type Levels, readLevel, unknownRule } from '../../finding/levels.ts';
import { slashed } from '../../finding/uri.ts';
import { words } from '../../text/lang.ts';
import { addAll } from '../../text/lists.ts';
import { EXIT, Failure } from '../failure.ts';
import { nodeFiles, shown } from '../output/files.ts';
import type { Terminal } from '../output/terminal.ts';
import { filesLike, LintConfigs } from './lint-config.ts';
import { validatePaths } from './validation.ts';

const say = words({
  id: {
    shape: (text: string) => `--rule ${text}: tulis seperti --rule content/vague-descriptor=error (error, warn, info, atau off).`,
    unknown: (rule: string, near: string | undefined) =>
      `--rule: tidak ada aturan "${rule}".${near === undefined ? '' : ` Maksud Anda ${near}?`}`,
    noBaseline: (path: string) => `${path} bukan baseline. Buat dengan: siapkota validate --baseline ${path} --write-baseline`,
  },
  en: {
    shape: (text: string) => `--rule ${text}: write it like --rule content/vague-descriptor=error (error, warn, info or off).`,
    unknown: (rule: string, near: string | undefined) =>
      `--rule: there is no rule "${rule}".${near === undefined ? '' : ` Did you mean ${near}?`}`,
    noBaseline: (path: string) => `${path} is no baseline. Make one with: siapkota validate --baseline ${path} --write-baseline`,
  },
});

export interface LintSettings {
  /** Levels from the command line; they win over siapkota.yaml. */
  readonly levels: Levels;
  /** File of findings that are known and put up with. */
  readonly baseline: string | undefined;
  /** Patterns of files that are left out beside those of siapkota.yaml, seen from where the command runs. */
  readonly ignore: readonly string[];
}

export interface Linted {
  /** In total order. */
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
  readonly source: (file: string) => string | undefined;
  readonly languagesOf: (file: string) => readonly string[];
  /** Findings that the baseline knows, and its entries that are found no more. */
  readonly known: number;
  readonly gone: number;
}

/** `--rule code=level`, again and again, into levels. */
export function readRuleOptions(given: readonly string[], { lang }: Terminal): Levels {
  const levels = new Map<string, Level>();
  for (const text of given) {
    const at = text.lastIndexOf('=');
    const rule = text.slice(0, at);
    const level = readLevel(text.slice(at + 1));
    if (at < 1 || level === undefined) throw new Failure(EXIT.usage, say[lang].shape(text));
    const unknown = unknownRule(rule);
    if (unknown !== undefined) throw new Failure(EXIT.usage, say[lang].unknown(rule, unknown.near));
    levels.set(rule, level);
  }
  return levels;
}

/** How a baseline calls a file: by its way from the baseline's folder, so that the command may run anywhere. */
export const nameFrom = (baseline: string) => {
  const folder = dirname(resolve(baseline));
  return (file: string): string => slashed(relative(folder, resolve(file)));
};

/** Everything that is wrong below the paths, after levels, comments that disable, and the baseline have had their say. */
export async function lintPaths(paths: readonly string[], settings: LintSettings, terminal: Terminal): Promise<Linted> {
  const configs = new LintConfigs();
  const ignored = new Set(await filesLike(settings.ignore, '.'));
  for (const { ignore, folder } of new Set(paths.map((path) => configs.above(path))))
    for (const file of await filesLike(ignore, folder)) ignored.add(file);
  const { findings, files, source, commented, languagesOf } = await validatePaths(paths, ignored);
  const told: Finding[] = [];
  for (const file of files) addAll(told, configs.problemsOf(file));
  const levelled = applyLevels([...findings, ...told], (file) => [settings.levels, configs.above(file).levels]);
  const texts = new Map([...commented].flatMap((file) => (/\.ya?ml$/i.test(file) ? [[file, source(file) ?? ''] as const] : [])));
  // What the disables themselves have to tell can be given another level, but not be disabled.
  const kept = applyDisables(levelled, texts);
  const ordered = orderFindings(applyLevels(kept, (file) => [settings.levels, configs.above(file).levels]));
  if (settings.baseline === undefined) return { findings: ordered, files, source, languagesOf, known: 0, gone: 0 };
  const read = nodeFiles.read(settings.baseline);
  const baseline = 'text' in read ? readBaseline(read.text) : undefined;
  if (baseline === undefined) throw new Failure(EXIT.usage, say[terminal.lang].noBaseline(shown(settings.baseline)));
  const { fresh, known, gone } = compareWithBaseline(ordered, baseline, source, nameFrom(settings.baseline));
  return { findings: fresh, files, source, languagesOf, known, gone };
}
