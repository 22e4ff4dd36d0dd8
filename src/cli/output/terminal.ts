import { Chalk, supportsColor, supportsColorStderr } from 'chalk';
import type { Lang } from '../../text/lang.ts';
import { type Paint, plain } from '../../text/paint.ts';

/** What a command knows about where it writes. Made once, in main. */
export interface Terminal {
  readonly lang: Lang;
  readonly columns: number;
  readonly unicode: boolean;
  /** Colours for stdout and for stderr; either may be piped. */
  readonly out: Paint;
  readonly err: Paint;
  /** No colour at all: what a file gets. */
  readonly plain: Paint;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly interactive: boolean;
}

function paintFor(wanted: boolean, supported: { level: number } | false): Paint {
  if (!wanted || supported === false) return plain;
  const chalk = new Chalk({ level: supported.level as 0 | 1 | 2 | 3 });
  return { bold: chalk.bold, dim: chalk.dim, red: chalk.red, yellow: chalk.yellow, green: chalk.green, cyan: chalk.cyan };
}

/** Colour only on a terminal; NO_COLOR and --no-color take it away, FORCE_COLOR brings it. */
export function makeTerminal(lang: Lang, flags: { color: boolean; quiet: boolean; verbose: boolean }): Terminal {
  const forced = process.env.FORCE_COLOR;
  const off =
    !flags.color ||
    (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '' && forced === undefined) ||
    process.env.TERM === 'dumb';
  const wide = process.stdout.columns ?? Number(process.env.COLUMNS);
  const locale = process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || '';
  return {
    lang,
    columns: Number.isFinite(wide) && wide >= 40 ? Math.min(wide, 200) : 80,
    // A pipe or a file gets Unicode; a terminal gets it unless its locale says that it cannot show it.
    unicode:
      process.env.TERM !== 'dumb' && (!process.stdout.isTTY || /utf-?8/i.test(locale) || process.platform === 'win32' || locale === ''),
    out: paintFor(!off, supportsColor),
    err: paintFor(!off, supportsColorStderr),
    plain,
    quiet: flags.quiet,
    verbose: flags.verbose,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  };
}
