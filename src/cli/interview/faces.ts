import { createInterface } from 'node:readline';
import { runPlain } from '../../interview/run-plain.ts';
import type { Session } from '../../interview/session.ts';
import type { Shell } from '../../interview/shell.ts';
import type { Ending } from '../../interview/terminal.ts';
import type { Terminal } from '../output/terminal.ts';

const MOST_COLUMNS = 120;

/** The interview on this process's terminal. Loaded with the library that reads keys only where there is one. */
export async function onTerminal(session: Session, shell: Shell, terminal: Terminal): Promise<{ session: Session; ending: Ending }> {
  const { runTerminal } = await import('../../interview/terminal.ts');
  const coloured = terminal.out.bold('x') !== 'x';
  return runTerminal(session, shell, {
    input: process.stdin,
    output: process.stdout,
    dims: () => ({
      // Longer lines than that are hard to read from the back of a hall.
      cols: Math.min(MOST_COLUMNS, Math.max(20, process.stdout.columns ?? 80)),
      rows: Math.max(8, process.stdout.rows ?? 24),
      paint: terminal.out,
      invert: coloured ? (t) => `\u001b[7m${t}\u001b[27m` : undefined,
      unicode: terminal.unicode,
    }),
  });
}

/** The interview line by line, from standard input. */
export async function plainly(session: Session, shell: Shell): Promise<{ session: Session; ending: Ending }> {
  // Without terminal: true readline neither echoes nor edits, so a screen reader hears each line once.
  const lines = createInterface({ input: process.stdin, terminal: false });
  let interrupted: Ending | undefined;
  const stop = (how: Ending) => (): void => {
    interrupted = how;
    lines.close();
  };
  const handlers: [NodeJS.Signals, () => void][] = [
    ['SIGINT', stop('interrupted')],
    ['SIGTERM', stop('SIGTERM')],
    ['SIGHUP', stop('SIGHUP')],
  ];
  for (const [signal, handler] of handlers) process.on(signal, handler);
  try {
    const { session: last, ended } = await runPlain(session, shell, lines, (line) => process.stdout.write(`${line}\n`));
    return { session: last, ending: interrupted ?? ended };
  } finally {
    // From here on only what is still to be written counts: a second signal must not cut that off.
    for (const [signal, handler] of handlers) {
      process.on(signal, () => {});
      process.removeListener(signal, handler);
    }
    lines.close();
    process.stdin.unref?.();
  }
}
