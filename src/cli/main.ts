import { CommanderError } from 'commander';
import { chooseLang, type Lang } from '../text/lang.ts';
import { visible, visibleLine } from '../text/visible.ts';
import { EXIT, Failure } from './failure.ts';
import { buildProgram } from './program/program.ts';
import { helpWords } from './program/words.ts';
import type { Work } from './work.ts';

const commands: Readonly<Record<string, () => Promise<{ readonly work: Work }>>> = {
  overview: () => import('./commands/overview.ts'),
  init: () => import('./commands/init.ts'),
  interview: () => import('./commands/interview.ts'),
  form: () => import('./commands/form.ts'),
  ingest: () => import('./commands/ingest.ts'),
  validate: () => import('./commands/validate.ts'),
  score: () => import('./commands/score.ts'),
  status: () => import('./commands/status.ts'),
  report: () => import('./commands/report.ts'),
  compare: () => import('./commands/compare.ts'),
  explain: () => import('./commands/explain.ts'),
  plan: () => import('./commands/plan.ts'),
  tally: () => import('./commands/tally.ts'),
  diff: () => import('./commands/diff.ts'),
  migrate: () => import('./commands/migrate.ts'),
  bundle: () => import('./commands/bundle.ts'),
  completion: () => import('./commands/completion.ts'),
  schema: () => import('./commands/schema.ts'),
};

/** Runs one command line. Sets the exit code and never exits, so that a slow pipe gets everything. */
export async function main(argv: readonly string[]): Promise<void> {
  const lang = chooseLang(langOption(argv), process.env);
  // A reader that has seen enough (head, less) closes the pipe; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exitCode ??= EXIT.done;
    // A full disk behind a redirection: whoever wrote hears of it too, and tells it.
    else process.exitCode = EXIT.could_not;
  });
  // Where messages cannot go nobody can be told; the result is not lost for it.
  process.stderr.on('error', () => {});
  try {
    const program = buildProgram(lang, async (name, args, options) => {
      const { makeTerminal } = await import('./output/terminal.ts');
      const terminal = makeTerminal(lang, {
        color: options.color !== false,
        quiet: options.quiet === true,
        verbose: options.verbose === true,
      });
      const { work } = await commands[name]!();
      await work(args, options, terminal);
    });
    checkLang(argv, lang);
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    process.exitCode = await tell(error, lang, argv);
  }
}

function langOption(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((a) => a === '--lang' || a.startsWith('--lang='));
  if (at === -1) return undefined;
  return argv[at] === '--lang' ? argv[at + 1] : argv[at]!.slice('--lang='.length);
}

function checkLang(argv: readonly string[], lang: Lang): void {
  const given = langOption(argv);
  if (given !== undefined && given !== 'id' && given !== 'en')
    throw new Failure(EXIT.usage, helpWords[lang].errors.badValue('--lang', given, 'id, en'));
}

async function tell(error: unknown, lang: Lang, argv: readonly string[]): Promise<number> {
  const { errors } = helpWords[lang];
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    process.stderr.write(`${await usageMessage(error, lang)}\n${errors.seeHelp(commandOf(argv))}\n`);
    return EXIT.usage;
  }
  if (error instanceof Failure) {
    // What the person typed, or a file said, may stand in it.
    process.stderr.write(`${visible(error.message)}\n`);
    return error.exit;
  }
  const { code, syscall, message, path } = error as NodeJS.ErrnoException;
  if (code === 'EPIPE') return EXIT.done;
  if (process.env.SIAPKOTA_DEBUG !== undefined) process.stderr.write(`${(error as Error).stack}\n`);
  process.stderr.write(
    `${syscall !== undefined ? await systemError(path, code ?? String(message), lang) : errors.bug(visibleLine(String(message)))}\n`,
  );
  return EXIT.could_not;
}

/** A refusal of the system where no command foresaw one. */
async function systemError(path: unknown, code: string, lang: Lang): Promise<string> {
  const { shown } = await import('./output/files.ts');
  return helpWords[lang].errors.system(typeof path === 'string' ? visibleLine(shown(path)) : undefined, code);
}

const commandOf = (argv: readonly string[]): string =>
  ['siapkota', ...argv.filter((a) => Object.hasOwn(commands, a) && a !== 'overview').slice(0, 1)].join(' ');

/** Commander's English sentence, taken apart and said again. */
async function usageMessage(error: CommanderError, lang: Lang): Promise<string> {
  const { errors } = helpWords[lang];
  const [, quoted = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const name = visibleLine(quoted);
  const flag = name.split(/[ ,]+/).find((part) => part.startsWith('--')) ?? name;
  const suggested = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1];
  const { nearest } = await import('../finding/suggest.ts');
  const near =
    suggested ??
    (error.code === 'commander.unknownCommand'
      ? nearest(
          quoted,
          Object.keys(commands).filter((c) => c !== 'overview'),
        )
      : undefined);
  const ask = near === undefined ? '' : errors.near(near);
  switch (error.code) {
    case 'commander.unknownCommand':
      return errors.unknownCommand(name) + ask;
    case 'commander.unknownOption':
      return errors.unknownOption(name) + ask;
    case 'commander.missingArgument':
      return errors.missingArgument(name);
    case 'commander.optionMissingArgument':
      return errors.missingValue(flag);
    case 'commander.excessArguments':
      return errors.tooMany;
    case 'commander.invalidArgument':
      return invalidValue(error.message, lang);
    default:
      return visibleLine(error.message.replace(/^error: /, ''));
  }
}

function invalidValue(message: string, lang: Lang): string {
  const { errors } = helpWords[lang];
  const value = /argument value? ?'([^']*)'|argument '([^']*)' is invalid|value '([^']*)'/.exec(message);
  const given = visibleLine(value?.[1] ?? value?.[2] ?? value?.[3] ?? '');
  const option = /option '([^']*)'/.exec(message)?.[1] ?? /argument '([^']*)'/.exec(message)?.[1] ?? '';
  const flag = option.split(/[ ,]+/).find((part) => part.startsWith('--')) ?? option;
  const choices = /Allowed choices are ([^.]+)\./.exec(message)?.[1];
  const kind = /\. (number|share|date)$/.exec(message.trim())?.[1] as 'number' | 'share' | 'date' | undefined;
  return errors.badValue(flag === '' ? 'nilai' : flag, given, choices ?? (kind === undefined ? '?' : errors[kind]));
}
