export interface Command {
  readonly name: string;
  readonly seed: string;
  readonly args: readonly string[];
  readonly input?: string;
  readonly again?: 'force' | 'same' | 'exists';
  readonly interview?: boolean;
  readonly engine?: boolean;
}
export declare const COMMANDS: readonly Command[];
