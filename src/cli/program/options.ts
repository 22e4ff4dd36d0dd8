import { extname } from 'node:path';
import { type Command, InvalidArgumentError, type Option } from 'commander';
import { readMoment } from '../../text/moment.ts';

/** What an option's value must be; the message key is looked up in the words of --help. */
export type OptionRule = {
  readonly test: (text: string) => boolean;
  readonly kind: 'number' | 'share' | 'date';
  readonly read: (text: string) => unknown;
};

export const isWhole: OptionRule = { test: (t) => /^\d{1,15}$/.test(t), kind: 'number', read: Number };
export const isShare: OptionRule = { test: (t) => /^(0(\.\d+)?|1(\.0+)?|\.\d+)$/.test(t), kind: 'share', read: Number };
/** Points on a scale, 0 or more. */
export const isPoints: OptionRule = { test: (t) => /^\d{1,9}(\.\d{1,9})?$/.test(t), kind: 'number', read: Number };
/** A score on any scale, with a decimal point or a decimal comma. */
export const isScore: OptionRule = {
  test: (t) => /^-?\d{1,9}([.,]\d{1,9})?$/.test(t),
  kind: 'number',
  read: (t) => Number(t.replace(',', '.')),
};
/** Years of a plan, 1 to 50. */
export const isYears: OptionRule = { test: (t) => /^([1-9]|[1-4]\d|50)$/.test(t), kind: 'number', read: Number };
export const isDate: OptionRule = {
  test: (t) => /^\d{4}-\d{2}-\d{2}$/.test(t) && readMoment(t) !== undefined,
  kind: 'date',
  read: (t) => t,
};

/** A commander parser that refuses anything else. The message carries the kind; main turns it into a sentence. */
export function parseWith(rule: OptionRule): (text: string) => unknown {
  return (text) => {
    if (!rule.test(text)) throw new InvalidArgumentError(rule.kind);
    return rule.read(text);
  };
}

/** The same option, which may be given again and again; its values in the order they were given. Unlike a variadic one it takes no input for a value. */
export function repeated(option: Option): Option {
  const read = option.parseArg;
  return option.argParser((text: string, before: readonly unknown[] | undefined) => [...(before ?? []), read?.(text, undefined) ?? text]);
}

/** The format that the name of the file asks for, where none was given: `--out scores.xlsx` needs no `--format xlsx`. */
export function formatByName(command: Command): { readonly format?: string } {
  const { out } = command.opts<{ out?: string }>();
  if (out === undefined || command.getOptionValueSource('format') !== 'default') return {};
  const ending = extname(out).slice(1).toLowerCase();
  const choices = command.options.find((option) => option.long === '--format')?.argChoices ?? [];
  return choices.includes(ending) ? { format: ending } : {};
}
