export interface Figures {
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly command: string;
  readonly at: string;
  readonly node: string;
  readonly machine: string;
  readonly seconds: number;
  readonly rows: readonly { readonly what: string; readonly value: string; readonly goal?: string; readonly reached?: boolean }[];
  readonly notes?: readonly string[];
}
export function allFigures(): Figures[];
export function parts(): { readonly figures: string; readonly faults: string };
