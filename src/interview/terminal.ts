/**
 * The one place where the interview meets a terminal, and the documented exception to the purity of this folder. inquirer decodes keys
 * and paints; what is shown and what a key does is decided by `view`, `keymap` and `step`.
 */
import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import type { Dims } from './canvas.ts';
import type { Key } from './edit.ts';
import { keymap } from './keymap.ts';
import { draftOf, happen, type Session } from './session.ts';
import { drive, type Shell } from './shell.ts';
import { view } from './view.ts';

const BRACKETED_PASTE = '\u001b[?2004h';
const PLAIN_PASTE = '\u001b[?2004l';
/** Clears the screen but not what was scrolled away: that is the user's. */
const CLEAR = '\u001b[2J\u001b[H';
/** A text that nobody typed at for this long is kept as a draft. */
const IDLE_MS = 2000;

/** How a sitting ended. `closed`: the input ended (Ctrl-D, or the window is gone). */
export type Ending = 'quit' | 'interrupted' | 'closed' | 'SIGTERM' | 'SIGHUP';

export interface Face {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  dims(): Dims;
}

/** The parts of readline that inquirer's own type leaves out. */
interface Readline {
  clearLine(direction: number): void;
  resume(): void;
  on(event: string, listener: () => void): void;
  removeListener(event: string, listener: () => void): void;
}

/** Runs a session on a terminal until it is left. Returns the session as it was last adopted; what it holds is durable. */
export async function runTerminal(
  first: Session,
  shell: Shell,
  face: Face,
): Promise<{ readonly session: Session; readonly ending: Ending }> {
  const { input, output } = face;
  let session = first;
  let ending: Ending = 'quit';
  let pasted: string | undefined;
  let idle: NodeJS.Timeout | undefined;

  /** A half-typed text becomes a fact. Where even that fails the text is lost, and the screen that could say so is gone. */
  const keepDraft = (): void => {
    const drafts = draftOf(session);
    if (drafts.length === 0) return;
    const { session: kept, facts } = happen(session, drafts, shell.now());
    try {
      shell.commit(facts);
      session = kept;
    } catch {
      // Nothing to be done: the answers before it are safe.
    }
  };

  const prompt = createPrompt<void, object>((_config, done) => {
    const [, setPaint] = useState(0);
    const repaint = (): void => setPaint(Math.random());

    useEffect((raw) => {
      const rl = raw as unknown as Readline;
      output.write(BRACKETED_PASTE);
      const onResize = (): void => {
        output.write(CLEAR);
        repaint();
      };
      // After Ctrl-Z and fg readline leaves the input paused, and Node would find nothing to wait for and end.
      const onContinue = (): void => {
        rl.resume();
        output.write(BRACKETED_PASTE + CLEAR);
        repaint();
      };
      const onClose = (): void => stop('closed');
      output.on('resize', onResize);
      rl.on('SIGCONT', onContinue);
      rl.on('close', onClose);
      // Of a window that is gone readline cannot even restore the mode; it says so by an error event that would end the program.
      rl.on('error', onClose);
      return () => {
        clearTimeout(idle);
        keepDraft();
        output.removeListener('resize', onResize);
        rl.removeListener('SIGCONT', onContinue);
        rl.removeListener('close', onClose);
        output.write(PLAIN_PASTE);
      };
    }, []);

    useKeypress((event, raw) => {
      // First of all: readline's own line must stay empty, or it keeps a history, moves the cursor and mixes up what is typed fast (Node 20).
      (raw as unknown as Readline).clearLine(0);
      const key = event as unknown as Key;
      if (key.name === 'paste-start') {
        pasted = '';
        return;
      }
      if (pasted !== undefined && key.name !== 'paste-end') {
        pasted += key.sequence ?? '';
        return;
      }
      clearTimeout(idle);
      if (key.ctrl === true && key.name === 'l') {
        output.write(CLEAR);
        repaint();
        return;
      }
      const command = pasted === undefined ? keymap(session, key) : ({ c: 'paste', text: pasted } as const);
      pasted = undefined;
      if (command === null) return;
      session = drive(session, command, shell);
      if (session.quit) {
        done();
        return;
      }
      if (session.over?.at === 'line' || session.over?.at === 'hands') idle = setTimeout(keepDraft, IDLE_MS);
      repaint();
    });

    const { body, hint } = view(session, face.dims());
    return [body.join('\n'), hint.join('\n')];
  });

  // What was typed before the start stands echoed on this line; the first screen begins on a clean one.
  output.write('\r\u001b[J');
  const running = prompt({}, { input, output, clearPromptOnDone: true });
  const stop = (how: Ending): void => {
    if (ending === 'quit') ending = how;
    // Cancelled from outside the event, so that readline has finished with it.
    setImmediate(() => (running as unknown as { cancel(): void }).cancel());
  };
  // A window that was closed takes its output with it: writing then fails, and must not stop what is still to be saved.
  const gone = (): void => {};
  const streams = [output, process.stderr];
  const listeners = streams.map((stream) => stream.listeners('error') as ((error: Error) => void)[]);
  for (const stream of streams) stream.removeAllListeners('error').on('error', gone);
  const onTerminate = (): void => stop('SIGTERM');
  const onHangup = (): void => stop('SIGHUP');
  // Ctrl-C comes as a key; a signal of that name comes from outside.
  const onInterrupt = (): void => stop('interrupted');
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  process.on('SIGHUP', onHangup);
  // A file that may not grow any more: the write says so itself, and the prompt's own handler would end the program.
  process.on('SIGXFSZ', gone);
  try {
    await running;
  } catch (error) {
    // By name: two copies of the library would have two classes.
    const { name } = error as Error;
    if (name === 'ExitPromptError') ending = 'interrupted';
    else if (name !== 'CancelPromptError') throw error;
  } finally {
    // A closing terminal hangs up more than once, and people press Ctrl-C twice: what is still to be written must not be killed by that.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, gone);
    process.removeListener('SIGINT', onInterrupt);
    process.removeListener('SIGTERM', onTerminate);
    process.removeListener('SIGHUP', onHangup);
    // The last line is still to be written, so a stream that is gone stays quiet.
    if (ending === 'quit' || ending === 'interrupted')
      streams.forEach((stream, i) => {
        stream.removeListener('error', gone);
        for (const listener of listeners[i]!) stream.on('error', listener);
      });
  }
  return { session, ending };
}
