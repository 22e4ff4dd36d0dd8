import type { Terminal } from './terminal.ts';

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
  const paint = (): void => {
    const filled = Math.round((done / total) * WIDTH);
    const [full, empty] = terminal.unicode ? ['█', '░'] : ['#', '.'];
    process.stderr.write(`\r${label} ${full!.repeat(filled)}${empty!.repeat(WIDTH - filled)} ${done}/${total}`);
    painted = Date.now();
  };
  return {
    step() {
      done++;
      const now = Date.now();
      if (now - start > 1000 && now - painted > 100) paint();
    },
    stop() {
      if (painted > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
