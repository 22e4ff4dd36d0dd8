import type { Chapter, ReportMeta } from './chapter.ts';
import { reportJson } from './json.ts';
import { markdown } from './markdown.ts';
import { type Look, terminal } from './terminal.ts';

/** Formats that are text. Those that are bytes, or need a heavy library, get a record of their own that loads it late. */
export type TextFormat = 'terminal' | 'md' | 'json';

export interface TextFormatRules {
  /** Ending of a file in this format, without the dot. */
  readonly extension: string;
  readonly render: (chapters: readonly Chapter[], meta: ReportMeta, look: Look) => string;
}

/** One row a format; the compiler names one that is forgotten. */
export const textFormats: { readonly [F in TextFormat]: TextFormatRules } = {
  terminal: { extension: 'txt', render: terminal },
  md: { extension: 'md', render: markdown },
  json: { extension: 'json', render: reportJson },
};

export const TEXT_FORMATS = Object.keys(textFormats) as TextFormat[];
