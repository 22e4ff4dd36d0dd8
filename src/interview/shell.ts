import type { Fact } from './facts.ts';
import { type Command, type Request, type Session, say } from './session.ts';
import { step } from './step.ts';

/** What a face needs from outside: a clock, a place where facts become durable, and a hand that copies files. */
export interface Shell {
  now(): number;
  /** Returns once the facts are on the disk; throws where they are not. */
  commit(facts: readonly Fact[]): void;
  /** Copies a file beside the answers, or only looks at it; the answer is a command to the engine. */
  attach(request: Request): Command;
}

/**
 * One command: step, commit, and only then adopt the new session. Where the commit fails the old session stays, with the choice still
 * on the screen and a message that nothing was saved.
 */
export function drive(s: Session, command: Command, shell: Shell): Session {
  const { session, facts, request } = step(s, command, shell.now());
  if (facts.length > 0) {
    try {
      shell.commit(facts);
    } catch (error) {
      return say({ ...s, quit: false }, 'bad', 'failed', (error as { code?: string }).code ?? String((error as Error).message));
    }
  }
  return request === undefined ? session : drive(session, shell.attach(request), shell);
}
