import type { Command } from 'commander';

export interface Run {
  readonly name: string;
  readonly args: readonly string[];
  /** Where it is not 0. */
  readonly exit?: number;
  readonly input?: string;
  /** What is pressed in a terminal, each once its text is on the screen. */
  readonly keys?: readonly (readonly [string | RegExp, string])[];
  /** Said by a run that never ends by itself; it is interrupted then. */
  readonly until?: RegExp;
  /** A package that may be absent. */
  readonly needs?: string;
  /** Why two runs need not leave the same bytes. */
  readonly varies?: string;
}

export const runs: readonly Run[];
export const leftOut: Readonly<Record<string, string>>;

/** Copies the examples and the rubrics into a folder and adds what the runs need besides; the runs work there. */
export function furnish(root: string, place: string): void;

/** Commands, choices and options that no run uses; `onPurpose` names those of `leftOut` that the program has. */
export function whatNoRunUses(program: Command): {
  readonly commands: string[];
  readonly choices: string[];
  readonly options: string[];
  readonly onPurpose: ReadonlySet<string>;
};
