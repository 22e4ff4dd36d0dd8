import { writeBaseline } from '../../finding/baseline.ts';
import { countBySeverity, type Finding, type Severity } from '../../finding/finding.ts';
import { FOR_READING, type Format, type Formatter, formatters } from '../../finding/formats.ts';
import { summary } from '../../finding/summary.ts';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { deliver, toFile, toStderr } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { type Linted, lintPaths, nameFrom, readRuleOptions } from '../validate/lint.ts';
import { LintConfigs } from '../validate/lint-config.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    checked: (n: number) => `${n} berkas diperiksa.`,
    nothing: 'Tidak ada instrumen, rubrik, lembar jawaban, atau siapkota.yaml di sini.',
    unread: 'Ada yang tidak terbaca, jadi baseline tidak ditulis.',
    known: (n: number) => `${n} temuan lama ada di baseline dan tidak ditampilkan.`,
    gone: (n: number) => `${n} temuan di baseline sudah tidak ada; --write-baseline memperbaruinya.`,
    fixable: 'Sebagian dapat diperbaiki sendiri; lihat dahulu: siapkota validate --fix --dry-run',
    explain: (code: string) => `Penjelasan sebuah aturan: siapkota validate --explain ${code}`,
  },
  en: {
    checked: (n: number) => `${n} file${n === 1 ? '' : 's'} checked.`,
    nothing: 'There is no instrument, rubric, answer sheet or siapkota.yaml here.',
    unread: 'Something could not be read, so no baseline was written.',
    known: (n: number) => `${n} earlier finding${n === 1 ? ' is' : 's are'} in the baseline and not shown.`,
    gone: (n: number) => `${n} finding${n === 1 ? '' : 's'} of the baseline ${n === 1 ? 'is' : 'are'} gone; --write-baseline renews it.`,
    fixable: 'Some can be corrected by themselves; look first: siapkota validate --fix --dry-run',
    explain: (code: string) => `A rule explained: siapkota validate --explain ${code}`,
  },
});

type Options = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const ignoredBy = (options: Options): readonly string[] => (options.ignore as string[] | undefined) ?? [];
const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Checks files and says everything that is wrong with them; exit 1 where a gate is not met. */
export const work: Work = async ([paths], options, terminal) => {
  const given = (paths as string[]).length > 0 ? (paths as string[]) : [text(options.dir) ?? '.'];
  if (options.explain !== undefined) return (await import('../validate/explain-rule.ts')).explainRule(String(options.explain), terminal);
  if (options.counts === true) return (await import('../validate/counts.ts')).printCounts(given, terminal);
  if (options.fix === true) {
    const levels = readRuleOptions((options.rule as string[] | undefined) ?? [], terminal);
    await (await import('../validate/fix.ts')).fixPaths(
      given,
      { dryRun: options.dryRun === true, levels, ignore: ignoredBy(options) },
      terminal,
    );
    if (options.dryRun === true) return;
  }
  if (options.watch === true)
    return (await import('../validate/watch.ts')).watchPaths(given, () => check(given, options, terminal), terminal);
  await check(given, options, terminal);
};

/** @returns the files that were looked at */
async function check(paths: readonly string[], options: Options, terminal: Terminal): Promise<readonly string[]> {
  const writes = options.writeBaseline === true;
  const config = new LintConfigs().above(paths[0]!);
  const baseline = text(options.baseline) ?? config.baseline ?? (writes ? 'siapkota-baseline.json' : undefined);
  const levels = readRuleOptions((options.rule as string[] | undefined) ?? [], terminal);
  const linted = await lintPaths(paths, { levels, baseline: writes ? undefined : baseline, ignore: ignoredBy(options) }, terminal);
  if (writes && baseline !== undefined) {
    // Taken for known, what cannot be read today would never be told again.
    const unread = linted.findings.filter((f) => f.code === 'file/unreadable');
    if (unread.length > 0) {
      tellFindings(unread, linted.source, terminal);
      throw new Failure(EXIT.inputs, say[terminal.lang].unread);
    }
    await toFile(baseline, writeBaseline(linted.findings, linted.source, nameFrom(baseline)), { force: true, terminal });
    return linted.files;
  }
  const failOn = (options.failOn as Severity | undefined) ?? config.failOn ?? 'error';
  process.exitCode = passes(linted.findings, failOn, (options.maxWarnings as number | undefined) ?? config.maxWarnings)
    ? EXIT.done
    : EXIT.inputs;
  await deliver(await render(linted, options, failOn, terminal), {
    out: text(options.out),
    force: options.force === true || options.watch === true,
    terminal,
  });
  if (terminal.quiet) return linted.files;
  if (linted.known > 0) toStderr(`${say[terminal.lang].known(linted.known)}\n`);
  if (linted.gone > 0) toStderr(`${say[terminal.lang].gone(linted.gone)}\n`);
  return linted.files;
}

/** Whether nothing is as severe as `failOn`, and no more warnings than allowed. */
function passes(findings: readonly Finding[], failOn: Severity, maxWarnings: number | undefined): boolean {
  if (findings.some((f) => RANK[f.severity] >= RANK[failOn])) return false;
  return maxWarnings === undefined || countBySeverity(findings).warning <= maxWarnings;
}

async function render(linted: Linted, options: Options, failOn: Severity, terminal: Terminal): Promise<string> {
  const { lang, quiet, verbose } = terminal;
  const format = (options.format as Format | undefined) ?? 'pretty';
  const wanted = (f: Finding): boolean => {
    if (quiet) return f.severity === 'error';
    return f.severity !== 'info' || verbose || failOn === 'info' || !FOR_READING.has(format);
  };
  const findings = linted.findings.filter(wanted);
  const toScreen = text(options.out) === undefined;
  // Nothing to print needs no printer.
  const formatter: Formatter = format === 'pretty' && findings.length === 0 ? () => '' : await formatters[format]();
  const printed = formatter(findings, {
    lang,
    paint: toScreen ? terminal.out : terminal.plain,
    columns: terminal.columns,
    source: linted.source,
    product: PRODUCT,
    files: linted.files,
    failOn,
  });
  if (format !== 'pretty' || (quiet && findings.length === 0)) return printed;
  const closing =
    linted.files.length === 0 && linted.findings.length === 0
      ? say[lang].nothing
      : `${say[lang].checked(linted.files.length)}${findings.length === 0 ? ` ${summary([], lang)}` : ''}`;
  // Hints go only to a person at a terminal: a log or a file keeps to the findings.
  if (findings.length === 0 || quiet || !terminal.interactive) return `${printed}${closing}\n`;
  const { isFixable } = await import('../../rubric/fix/findings.ts');
  const hints = [say[lang].explain(findings[0]!.code), ...(findings.some(isFixable) ? [say[lang].fixable] : [])];
  return `${printed}${closing}\n${terminal.out.dim(hints.join('\n'))}\n`;
}
