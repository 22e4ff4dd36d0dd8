/** Exit codes, as documented: 0 done · 1 inputs have errors or a gate is not met · 2 wrong usage · 3 could not · 130 interrupted. */
export const EXIT = { done: 0, inputs: 1, usage: 2, could_not: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A stop that is told in one sentence, never with a stack trace. */
export class Failure extends Error {
  readonly exit: ExitCode;

  constructor(exit: ExitCode, message: string) {
    super(message);
    this.name = 'Failure';
    this.exit = exit;
  }
}
