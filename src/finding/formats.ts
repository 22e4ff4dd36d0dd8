import type { Lang } from '../text/lang.ts';
import type { Finding, Severity } from './finding.ts';
import type { PrettyOptions } from './pretty.ts';

/** How findings can be printed: for people, for programs, and for the places where programs show them to people. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'compact'] as const;
export type Format = (typeof FORMATS)[number];

export interface FormatOptions extends PrettyOptions {
  readonly lang: Lang;
  /** Name and version of the program, as results name it. */
  readonly product: string;
  /** Every file that was looked at, also the clean ones. */
  readonly files: readonly string[];
  /** The mildest finding that fails a run; formats that only know passed and failed draw their line here. */
  readonly failOn: Severity;
}

/** Findings to text. Pure: writing it somewhere is another's work. */
export type Formatter = (findings: readonly Finding[], options: FormatOptions) => string;

/** One row a format, loaded when it is asked for. The compiler names a format that is forgotten here. */
export const formatters: { readonly [F in Format]: () => Promise<Formatter> } = {
  pretty: async () => (await import('./pretty.ts')).prettyFindings,
  json: async () => (await import('./json.ts')).jsonFormat,
  sarif: async () => (await import('./sarif.ts')).sarifFindings,
  github: async () => (await import('./github.ts')).githubFindings,
  gitlab: async () => (await import('./gitlab.ts')).gitlabFindings,
  junit: async () => (await import('./junit.ts')).junitFindings,
  compact: async () => (await import('./compact.ts')).compactFindings,
};

/** Formats that a person reads line by line: notes are left out of them unless they are asked for. */
export const FOR_READING: ReadonlySet<Format> = new Set(['pretty', 'github', 'compact']);
