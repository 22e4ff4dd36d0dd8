import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: {
    left: (seconds: string) => `sisa ${seconds} dtk`,
    leftMinutes: (minutes: string) => `sisa ${minutes} mnt`,
    rate: (what: string) => `${what}/dtk`,
  },
  en: {
    left: (seconds: string) => `${seconds} s left`,
    leftMinutes: (minutes: string) => `${minutes} min left`,
    rate: (what: string) => `${what}/s`,
  },
});

/** Progress on stderr, for work that takes over a second, on a terminal only. */
export interface Progress {
  step(): void;
  stop(): void;
}

/** Cells of the bar, and what is needed beside it. */
const [LEAST_BAR, MOST_BAR, BESIDE] = [6, 20, 60];

/** How far work has come, in words: `72/1,138 MB · 52 MB/s · 20 s left`. @param total undefined where nobody knows @param passed seconds */
export function progressText(done: number, total: number | undefined, passed: number, unit: string, lang: Terminal['lang']): string {
  const show = (n: number): string => showQuantity(n, lang);
  const { left, leftMinutes, rate } = say[lang];
  const named = (text: string): string => (unit === '' ? text : `${text} ${unit}`);
  const parts = [named(total === undefined ? show(done) : `${show(done)}/${show(total)}`)];
  // A rate needs a while to be one.
  if (passed < 2 || done === 0) return parts[0]!;
  const perSecond = done / passed;
  if (perSecond >= 1) parts.push(rate(named(show(Math.round(perSecond)))));
  if (total !== undefined && done * 20 >= total && done < total) {
    const seconds = (total - done) / perSecond;
    parts.push(seconds < 90 ? left(show(Math.ceil(seconds))) : leftMinutes(show(Math.ceil(seconds / 60))));
  }
  return parts.join(' · ');
}

/** @param total how many steps there are, as far as anybody knows @param unit of a step, such as MB */
export function startProgress(label: string, total: number | undefined, terminal: Terminal, unit = ''): Progress {
  if (!process.stderr.isTTY || terminal.quiet || (total !== undefined && total < 2)) return { step: () => {}, stop: () => {} };
  const start = Date.now();
  let done = 0;
  let painted = 0;
  const bar = (): string => {
    if (total === undefined) return '';
    const width = Math.min(MOST_BAR, Math.max(LEAST_BAR, terminal.columns - BESIDE));
    const filled = Math.round((done / total) * width);
    const [full, empty] = terminal.unicode ? ['█', '░'] : ['#', '.'];
    return `${full!.repeat(filled)}${empty!.repeat(width - filled)} `;
  };
  const paint = (): void => {
    painted = Date.now();
    process.stderr.write(`\r${label} ${bar()}${progressText(done, total, (painted - start) / 1000, unit, terminal.lang)}\u001b[K`);
  };
  return {
    step() {
      done = Math.min(done + 1, total ?? Number.POSITIVE_INFINITY);
      const now = Date.now();
      if (now - start > 1000 && now - painted > 100) paint();
    },
    stop() {
      if (painted > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
