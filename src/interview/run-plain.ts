import { visible } from '../text/visible.ts';
import { wordsOf } from './describe.ts';
import { plainLine, plainScreen, plainToast } from './plain.ts';
import { happen, itemAt, type Session } from './session.ts';
import { drive, type Shell } from './shell.ts';

/**
 * The interview line by line over the same engine: for screen readers, dumb terminals and pipes.
 * @param lines what is typed, a line each  @param write writes a line
 * @returns the session as it was last adopted, and whether it was left or the input ended
 */
export async function runPlain(
  first: Session,
  shell: Shell,
  lines: AsyncIterable<string>,
  write: (line: string) => void,
): Promise<{ readonly session: Session; readonly ended: 'quit' | 'closed' }> {
  const print = (line: string): void => write(visible(line));
  let session = first;
  let gathered: readonly string[] = [];
  const screen = (s: Session): void => {
    for (const line of plainScreen(s)) print(line);
  };
  print(wordsOf(session).plain.firstLine);
  const greeting = plainToast(session);
  if (greeting !== undefined) print(greeting);
  if (session.model.items.length > 0) screen(session);
  if (session.model.items.length === 0) return { session, ended: 'quit' };
  for await (const line of lines) {
    const meant = plainLine(session, line, gathered);
    gathered = meant.gathered;
    for (const command of meant.commands) {
      session = drive(session, command, shell);
      if (session.quit) break;
    }
    if (session.quit) return { session, ended: 'quit' };
    if (gathered.length > 0) continue;
    const said = plainToast(session);
    if (said !== undefined) print(said);
    // A summary on the way is read out and gone on from: it must not swallow the line that was meant for the next question.
    if (session.over?.at === 'summary' && session.over.next !== undefined) {
      screen(session);
      session = drive(session, { c: 'confirm' }, shell);
    }
    screen(session);
  }
  // The input ended in the middle of a text: it is kept as a draft, as it would be on a terminal.
  if (gathered.length > 0) {
    const { session: kept, facts } = happen(
      session,
      [{ t: 'draft', id: itemAt(session).id, field: 'words', text: gathered.join('\n') }],
      shell.now(),
    );
    shell.commit(facts);
    session = kept;
  }
  return { session, ended: 'closed' };
}
