import type { Argument, Command } from 'commander';
import type { Lang } from '../../text/lang.ts';
import { helpWords } from './words.ts';

/** Commander speaks English by itself; every word of it that a person sees is replaced here. */
export function styleHelp(command: Command, lang: Lang): void {
  const say = helpWords[lang];
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say.usage,
    'Arguments:': say.arguments,
    'Options:': say.options,
    'Global Options:': say.globalOptions,
    'Commands:': say.commands,
  };
  command
    .helpOption('-h, --help', say.help)
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .configureHelp({
      showGlobalOptions: command.name() !== 'siapkota',
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: (c) => [c.name(), ...c.registeredArguments.map((a) => argumentTerm(a, lang))].join(' '),
      argumentTerm: (a) => placeholder(a.name(), lang),
      optionTerm: (o) =>
        o.flags.replace(/([<[])([^>\]]+)([>\]])/, (_, open: string, name: string, close: string) => open + placeholder(name, lang) + close),
      commandUsage: (c) => {
        const args = c.registeredArguments.map((a) => argumentTerm(a, lang));
        const options = say.usageShape.split(' ')[0]!;
        return c.parent === null ? `siapkota ${say.usageShape}` : ['siapkota', c.name(), options, ...args].join(' ');
      },
      optionDescription: (option) => {
        const extra: string[] = [];
        if (option.argChoices !== undefined) extra.push(`${say.choices}: ${option.argChoices.join(', ')}`);
        if (option.defaultValue !== undefined && option.defaultValue !== false && !Array.isArray(option.defaultValue) && !option.negate)
          extra.push(`${say.default}: ${String(option.defaultValue)}`);
        return extra.length === 0 ? option.description : `${option.description} (${extra.join('; ')})`;
      },
      argumentDescription: (argument) => argument.description,
    });
}

const placeholder = (name: string, lang: Lang): string => helpWords[lang].placeholders[name] ?? name;

function argumentTerm(argument: Argument, lang: Lang): string {
  const name = `${placeholder(argument.name(), lang)}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
