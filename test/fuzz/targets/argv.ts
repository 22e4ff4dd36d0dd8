import type { Command } from 'commander';
import fc from 'fast-check';
import { buildProgram } from '../../../src/cli/program/program.ts';
import { JSON_ROWS, WIDE } from '../support/bases.ts';
import { bytesOf, type Target, textOf } from '../support/target.ts';
import { nasty } from '../support/words.ts';
import { play } from '../support/world.ts';

const program = buildProgram('en', async () => {});
/** An interview waits for its stdin, a watch for the files, an engine is spoken to over the network: none of them comes to an end here. */
const LEFT_OUT = /^--(watch|engine|url|timeout|review|hands|secret)$/;
const commands = program.commands.map((c) => c.name()).filter((name) => name !== 'interview');
const flagsOf = (c: Command): string[] =>
  c.options.flatMap((o) => [o.long, o.short].filter((f) => f !== undefined && !LEFT_OUT.test(f)) as string[]);
const flags = [...new Set([program, ...program.commands].flatMap(flagsOf))];
const known = [...program.commands.flatMap((c) => [...c.options, ...c.registeredArguments].flatMap((o) => o.argChoices ?? []))];

/** Words of the person's own command line may name any file they like; here they name none outside. */
const tame = (word: string): string => word.replaceAll(/[\\/]|\.\.|\u0000/g, '_').slice(0, 3000);
const NAMES = [
  'siapkota.yaml',
  'method.yaml',
  'answers',
  'rows.csv',
  'cities.csv',
  'map.yaml',
  'in.csv',
  'in.json',
  'index',
  'GOV-01',
  '12.76',
  '2026',
  'out.x',
  'out.html',
  '.',
  '-',
  '1',
  '0.5',
  'city=1',
  'x',
  '**/*',
  '[',
  '{a,b}',
];
const word = fc.oneof(
  { arbitrary: fc.constantFrom(...flags), weight: 4 },
  { arbitrary: fc.constantFrom(...NAMES), weight: 4 },
  { arbitrary: fc.constantFrom(...new Set(known)), weight: 2 },
  { arbitrary: nasty.map(tame), weight: 2 },
  { arbitrary: fc.tuple(fc.constantFrom(...flags), nasty.map(tame)).map(([flag, value]) => `${flag}=${value}`), weight: 2 },
);
const argv = fc
  .tuple(fc.constantFrom(...commands, '', 'scor', '--help'), fc.array(word, { maxLength: 6 }))
  .map(([command, rest]) => [command, ...rest].filter((w, i) => i > 0 || w !== ''));

/** The command line itself. */
export const argvTargets: readonly Target[] = [
  {
    name: 'argv',
    what: 'command lines: commands, options and values at random',
    inputs: argv.map((words) => bytesOf(JSON.stringify(words))),
    runs: 80,
    take: (bytes) =>
      play({ argv: JSON.parse(textOf(bytes)) as string[], files: { 'in.csv': bytesOf(WIDE), 'in.json': bytesOf(JSON_ROWS) } }),
  },
];
