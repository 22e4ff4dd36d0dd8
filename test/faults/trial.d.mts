import type { ChildProcess } from 'node:child_process';
import type { Command } from './commands.mjs';

export interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly late: boolean;
}
export interface Running {
  readonly fault?: string;
  readonly under?: readonly string[];
  readonly log?: string;
  readonly input?: string | null;
  readonly env?: Readonly<Record<string, string>>;
  readonly shim?: boolean;
  readonly after?: (child: ChildProcess) => void;
}
export interface Whole extends Ran {
  readonly before: ReadonlyMap<string, string>;
  readonly tree: ReadonlyMap<string, string>;
  readonly ops: readonly string[];
}
export declare const FAULTS: Readonly<Record<string, readonly string[]>>;
export declare const SIGNALS: readonly string[];
export declare const isChanging: (kind: string) => boolean;
export declare const isWriting: (kind: string) => boolean;
export declare function run(folder: string, args: readonly string[], how?: Running): Promise<Ran>;
export declare function treeOf(folder: string): Map<string, string>;
export declare function leftovers(tree: ReadonlyMap<string, string>): string[];
export declare function fresh(seed: string, folder: string): string;
export declare function undisturbed(command: Command, seed: string, folder: string): Promise<Whole>;
export declare function trial(
  command: Command,
  whole: Whole,
  seed: string,
  folder: string,
  fault: string,
  kind: string,
): Promise<{ readonly faults: readonly string[]; readonly ran: Ran; readonly again: boolean }>;
