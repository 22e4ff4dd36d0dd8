import { EXIT } from './failure.ts';

/** As a shell counts programs that were ended by a signal; Ctrl-C is documented by itself. */
const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNALS;

const undoing = new Set<() => void>();

function end(signal: Signal): never {
  for (const undo of undoing) undo();
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.exit(SIGNALS[signal]);
}

/**
 * From now on, whoever interrupts the program (Ctrl-C, SIGTERM, a terminal that closes) has this undone first.
 * @returns to be called where there is nothing to undo any more; an interruption that came in the meantime is heard before it comes back
 */
export function undoOnInterrupt(undo: () => void): () => Promise<void> {
  if (undoing.size === 0) for (const signal of Object.keys(SIGNALS) as Signal[]) process.on(signal, end);
  undoing.add(undo);
  return async () => {
    await nextTurn();
    undoing.delete(undo);
    if (undoing.size === 0) for (const signal of Object.keys(SIGNALS) as Signal[]) process.removeListener(signal, end);
  };
}

/** Lets signals be heard in the midst of long work. */
export const nextTurn = (): Promise<void> => new Promise((done) => setImmediate(done));
