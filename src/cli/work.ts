import type { Terminal } from './output/terminal.ts';

/** A command's work. Loaded when it runs, so that --help never pays for what it does not use. */
export type Work = (args: readonly unknown[], options: Readonly<Record<string, unknown>>, terminal: Terminal) => Promise<void>;
