import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: {
    left: (seconds: string) => `sisa ${seconds} dtk`,
    leftMinutes: (minutes: string) => `sisa ${minutes} mnt`,
  },
  en: {
    left: (seconds: string) => `${seconds} s left`,
    leftMinutes: (minutes: string) => `${minutes} min left`,
  },
});

/** Progress on stderr, for work that takes over a second, on a terminal only. */
export interface Progress {
  step(): void;
  stop(): void;
}

const WIDTH = 24;

export function startProgress(label: string, total: number, terminal: Terminal): Progress {
  if (!process.stderr.isTTY || terminal.quiet || total < 2) return { step: () => {}, stop: () => {} };
  const start = Date.now();
  let done = 0;
  let painted = 0;
  /** At the rate so far, once there is enough of it to go by. */
  const timeLeft = (): string => {
    const passed = (Date.now() - start) / 1000;
    if (passed < 2 || done * 20 < total || done === total) return '';
    const seconds = (passed / done) * (total - done);
    const { left, leftMinutes } = say[terminal.lang];
    const shown =
      seconds < 90
        ? left(showQuantity(Math.ceil(seconds), terminal.lang))
        : leftMinutes(showQuantity(Math.ceil(seconds / 60), terminal.lang));
    return ` · ${shown}`;
  };
  const paint = (): void => {
    const filled = Math.round((done / total) * WIDTH);
    const [full, empty] = terminal.unicode ? ['█', '░'] : ['#', '.'];
    process.stderr.write(`\r${label} ${full!.repeat(filled)}${empty!.repeat(WIDTH - filled)} ${done}/${total}${timeLeft()}\u001b[K`);
    painted = Date.now();
  };
  return {
    step() {
      // A second look at the same files goes on at the end of the bar.
      done = Math.min(done + 1, total);
      const now = Date.now();
      if (now - start > 1000 && now - painted > 100) paint();
    },
    stop() {
      if (painted > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
