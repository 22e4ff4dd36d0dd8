import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: {
    connecting: 'Menghubungi mesin data',
    checking: 'Mencari yang menjawab dua kali',
    counting: 'Mesin data menghitung',
    seconds: (n: string) => `${n} dtk`,
  },
  en: {
    connecting: 'Reaching the engine',
    checking: 'Looking for whoever answers twice',
    counting: 'The engine is counting',
    seconds: (n: string) => `${n} s`,
  },
});

export type Step = 'connecting' | 'checking' | 'counting';

/** What is being waited for, on a terminal, once it takes more than a second: nobody here knows how long an engine will need. */
export function startWaiting(terminal: Terminal): { at(step: Step): void; stop(): void } {
  if (!process.stderr.isTTY || terminal.quiet) return { at: () => {}, stop: () => {} };
  const w = say[terminal.lang];
  let step: Step = 'connecting';
  let since = 0;
  const tick = setInterval(() => {
    since++;
    process.stderr.write(`\r${w[step]} … ${w.seconds(showQuantity(since, terminal.lang))}\u001b[K`);
  }, 1000);
  tick.unref();
  return {
    at(next) {
      step = next;
    },
    stop() {
      clearInterval(tick);
      if (since > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
