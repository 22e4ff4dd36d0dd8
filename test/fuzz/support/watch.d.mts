interface Result {
  readonly name: string;
  readonly tried: number;
  readonly ms: number;
  readonly megabytes: number;
  readonly failures: { readonly why: string; readonly file: string; readonly seed: number }[];
}
export const MOST_MEGABYTES: number;
export function buildChild(folder?: string): Promise<string>;
export function listTargets(child: string): Promise<{ readonly name: string; readonly what: string; readonly runs: number }[]>;
export function tryTarget(
  child: string,
  options: { readonly name: string; readonly seed: number; readonly cases: number; readonly ms: number; readonly scratch: string },
): Promise<Result>;
export function trySome(child: string, options: { readonly seed: number; readonly scratch: string }): Promise<Result[]>;
export function keepCorpus(child: string): Promise<Result>;
export function measureGrowth(
  child: string,
): Promise<{ readonly bombs: number; readonly slow: string[]; readonly worst: { readonly name: string; readonly ratio: number } }>;
