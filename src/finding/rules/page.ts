import type { Lang } from '../../text/lang.ts';
import type { Code } from '../catalogue.ts';

/** Where the lines of an example stand; test/lint/frame.ts builds whole files around them and runs them. */
export type ExampleIn =
  | 'indicators'
  | 'sections'
  | 'instrument'
  | 'overlay'
  | 'file'
  | 'answers'
  | 'sheet'
  | 'table'
  | 'json-lines'
  | 'siapkota'
  | 'evidence';

/** Lines that break the rule and the same lines put right. They are run as tests: the first finds the rule, the second does not. */
export interface Example {
  readonly in: ExampleIn;
  readonly bad: string;
  readonly good: string;
  /** Lines of the instrument that the example needs to mean anything. */
  readonly beside?: string;
}

/** What there is to know about a rule. The sentences of a single finding stand in the catalogue. */
export interface Page {
  readonly why: Readonly<Record<Lang, string>>;
  readonly fix: Readonly<Record<Lang, string>>;
  readonly example?: Example;
}

/** Names of the rules of a family: those after the slash. */
export type NameIn<F extends string> = Code extends infer C ? (C extends `${F}/${infer N}` ? N : never) : never;
export type Pages<F extends string> = { readonly [N in NameIn<F>]: Page };
export type SomePages<F extends string> = Partial<Pages<F>>;

export const page = (why: Page['why'], fix: Page['fix'], example?: Example): Page =>
  example === undefined ? { why, fix } : { why, fix, example };

/** YAML without the margin that it has in the source. */
export function yaml(strings: TemplateStringsArray): string {
  const lines = strings.raw.join('').replace(/^\n/, '').trimEnd().split('\n');
  const margin = Math.min(...lines.filter((l) => l.trim() !== '').map((l) => l.search(/\S/)));
  return lines.map((l) => l.slice(margin)).join('\n');
}

export const indicators = (bad: string, good: string, beside?: string): Example => made('indicators', bad, good, beside);
export const sections = (bad: string, good: string, beside?: string): Example => made('sections', bad, good, beside);
export const instrument = (bad: string, good: string): Example => made('instrument', bad, good);
export const overlay = (bad: string, good: string): Example => made('overlay', bad, good);
export const file = (bad: string, good: string): Example => made('file', bad, good);
export const answers = (bad: string, good: string, beside?: string): Example => made('answers', bad, good, beside);
export const sheet = (bad: string, good: string): Example => made('sheet', bad, good);
export const table = (bad: string, good: string): Example => made('table', bad, good);
export const jsonLines = (bad: string, good: string): Example => made('json-lines', bad, good);
export const siapkota = (bad: string, good: string): Example => made('siapkota', bad, good);
export const evidence = (bad: string, good: string): Example => made('evidence', bad, good);

const made = (where: ExampleIn, bad: string, good: string, beside?: string): Example =>
  beside === undefined ? { in: where, bad, good } : { in: where, bad, good, beside };
