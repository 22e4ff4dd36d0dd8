import type { Command, Option } from 'commander';
import { toStdout } from '../output/output.ts';
import { buildProgram } from '../program/program.ts';
import type { Work } from '../work.ts';

/** What can be completed: each command with its options and the values that are known. Read off the command line itself, so it cannot drift. */
interface Completable {
  readonly name: string;
  readonly about: string;
  readonly options: readonly {
    readonly flags: readonly string[];
    readonly about: string;
    readonly values: readonly string[];
    readonly takes: boolean;
  }[];
  readonly values: readonly string[];
}

function completable(program: Command): { readonly global: Completable; readonly commands: readonly Completable[] } {
  const read = (c: Command): Completable => ({
    name: c.name(),
    about: c.description(),
    options: c.options.map((o: Option) => ({
      flags: [o.short, o.long].filter((f): f is string => typeof f === 'string'),
      about: o.description,
      values: o.long === '--lang' ? ['id', 'en'] : (o.argChoices ?? []),
      takes: o.required || o.optional,
    })),
    values: c.registeredArguments.flatMap((a) => a.argChoices ?? []),
  });
  return { global: read(program), commands: program.commands.map(read) };
}

const flagsOf = (c: Completable): string[] => c.options.flatMap((o) => o.flags);

function bash({ global, commands }: ReturnType<typeof completable>): string {
  const names = commands.map((c) => c.name).join(' ');
  const cases = commands.map((c) => {
    const values = c.options.filter((o) => o.values.length > 0).map((o) => `      ${o.flags.join('|')}) words="${o.values.join(' ')}" ;;`);
    const files = c.options.filter((o) => o.takes && o.values.length === 0).flatMap((o) => o.flags);
    const rest = `      *) if [[ $cur == -* ]]; then words="${[...flagsOf(c), ...flagsOf(global)].join(' ')}"; else words="${c.values.join(' ')}"; fi ;;`;
    return `    ${c.name}) case $prev in\n${values.join('\n')}${values.length > 0 ? '\n' : ''}${files.length > 0 ? `      ${files.join('|')}) words="" ;;\n` : ''}${rest}\n    esac ;;`;
  });
  return `# bash completion for siapkota; save as ~/.local/share/bash-completion/completions/siapkota
_siapkota() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command="" words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case " ${names} " in *" \${COMP_WORDS[i]} "*) command=\${COMP_WORDS[i]}; break ;; esac
  done
  case $command in
    "") if [[ $cur == -* ]]; then words="${flagsOf(global).join(' ')}"; else words="${names}"; fi ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _siapkota siapkota
`;
}

/** Single quotes for zsh, and the marks that _arguments reads itself. */
const zshText = (text: string): string => text.replace(/[[\]:\\]/g, (c) => `\\${c}`).replaceAll("'", "'\\''");

function zsh({ global, commands }: ReturnType<typeof completable>): string {
  const option = (o: Completable['options'][number]): string[] =>
    o.flags.map((flag) => {
      const value = o.values.length > 0 ? `:value:(${o.values.join(' ')})` : o.takes ? ':value:_files' : '';
      return `'${flag}[${zshText(o.about)}]${value}'`;
    });
  const shared = global.options.flatMap(option);
  const lines = (parts: readonly string[], margin: string): string => parts.join(` \\\n${margin}`);
  const cases = commands.map((c) => {
    const rest = c.values.length > 0 ? `'*:value:(${c.values.join(' ')})'` : "'*:file:_files'";
    return `        ${c.name}) _arguments ${lines([...c.options.flatMap(option), ...shared, rest], '          ')} ;;`;
  });
  return `#compdef siapkota
# zsh completion for siapkota; save as _siapkota in a folder of $fpath
_siapkota() {
  local context state state_descr line
  local -a commands
  typeset -A opt_args
  commands=(
${commands.map((c) => `    '${c.name}:${zshText(c.about)}'`).join('\n')}
  )
  _arguments -C ${lines([...shared, "'1:command:->command'", "'*::argument:->arguments'"], '    ')} && return
  case $state in
    command) _describe command commands ;;
    arguments)
      case $words[1] in
${cases.join('\n')}
      esac ;;
  esac
}
_siapkota "$@"
`;
}

const fishText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fish({ global, commands }: ReturnType<typeof completable>): string {
  const option = (o: Completable['options'][number], when: string): string => {
    const flags = o.flags.map((f) => (f.startsWith('--') ? `-l ${f.slice(2)}` : `-s ${f.slice(1)}`)).join(' ');
    const value = o.values.length > 0 ? ` -x -a ${fishText(o.values.join(' '))}` : o.takes ? ' -r' : '';
    return `complete -c siapkota${when} ${flags} -d ${fishText(o.about)}${value}`;
  };
  const lines = [
    '# fish completion for siapkota; save as ~/.config/fish/completions/siapkota.fish',
    ...global.options.map((o) => option(o, '')),
    ...commands.map((c) => `complete -c siapkota -f -n __fish_use_subcommand -a ${c.name} -d ${fishText(c.about)}`),
    ...commands.flatMap((c) => {
      const when = ` -n ${fishText(`__fish_seen_subcommand_from ${c.name}`)}`;
      const values = c.values.length > 0 ? [`complete -c siapkota${when} -f -a ${fishText(c.values.join(' '))}`] : [];
      return [...c.options.map((o) => option(o, when)), ...values];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function powershell({ global, commands }: ReturnType<typeof completable>): string {
  const list = (items: readonly string[]): string => `@(${items.map((i) => `'${i.replaceAll("'", "''")}'`).join(', ')})`;
  const rows = commands.map((c) => `    '${c.name}' = ${list([...flagsOf(c), ...c.values])}`);
  const values = commands.flatMap((c) =>
    c.options.filter((o) => o.values.length > 0).flatMap((o) => o.flags.map((f) => `    '${c.name} ${f}' = ${list(o.values)}`)),
  );
  return `# PowerShell completion for siapkota; add to $PROFILE
Register-ArgumentCompleter -Native -CommandName siapkota -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${rows.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $given = @($commandAst.CommandElements | ForEach-Object { $_.ToString() } | Where-Object { $_ -ne $wordToComplete })
  $command = $given | Where-Object { $commands.ContainsKey($_) } | Select-Object -First 1
  $last = if ($given.Count -gt 0) { $given[-1] } else { '' }
  if (-not $command) { $words = @($commands.Keys) + ${list(flagsOf(global))} }
  elseif ($values.ContainsKey("$command $last")) { $words = $values["$command $last"] }
  else { $words = $commands[$command] + ${list(flagsOf(global))} }
  $words | Where-Object { $_ -like "$wordToComplete*" } | Sort-Object | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

const shells: Readonly<Record<string, (known: ReturnType<typeof completable>) => string>> = { bash, zsh, fish, powershell };

export const work: Work = async ([shell], _options, { lang }) => {
  await toStdout(shells[String(shell)]!(completable(buildProgram(lang, async () => {}))));
};
