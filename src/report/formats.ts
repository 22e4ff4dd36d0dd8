import { reportCsv } from './csv.ts';
import type { Edition } from './edition.ts';
import { reportJson } from './json.ts';
import { markdown } from './markdown.ts';
import { type Look, terminal } from './terminal.ts';

/** Formats that are text and cost nothing to load. */
export type TextFormat = 'terminal' | 'md' | 'json' | 'csv';
/** Formats that load late, each with what it needs. */
export type LateFormat = 'html' | 'docx' | 'xlsx';
export type Format = TextFormat | LateFormat;

type Rendered = string | Uint8Array;

export interface FormatRules {
  /** Ending of a file in this format, without the dot. */
  readonly extension: string;
  /** Bytes that belong into a file and not on a screen. */
  readonly binary: boolean;
  /** Whether one file holds the report in every language. */
  readonly languages: 'one' | 'all';
  /** Loads what the format needs and gives its renderer; editions hold the wanted language first. */
  readonly load: () => Promise<(editions: readonly [Edition, ...Edition[]], look: Look) => Rendered | Promise<Rendered>>;
}

const late = { binary: true, languages: 'one' } as const;
const now = (render: (edition: Edition, look: Look) => string) => async () => (editions: readonly [Edition, ...Edition[]], look: Look) =>
  render(editions[0], look);

/** One row a format; the compiler names one that is forgotten. */
export const formats: { readonly [F in Format]: FormatRules } = {
  terminal: { extension: 'txt', binary: false, languages: 'one', load: now(({ chapters, meta }, look) => terminal(chapters, meta, look)) },
  md: { extension: 'md', binary: false, languages: 'one', load: now(({ chapters, meta }) => markdown(chapters, meta)) },
  json: { extension: 'json', binary: false, languages: 'one', load: now(({ chapters, meta }) => reportJson(chapters, meta)) },
  csv: { extension: 'csv', binary: false, languages: 'one', load: now(reportCsv) },
  html: { ...late, extension: 'html', binary: false, languages: 'all', load: async () => (await import('./html/page.ts')).htmlPage },
  docx: { ...late, extension: 'docx', load: async () => (await import('./docx/document.ts')).docxReport },
  xlsx: { ...late, extension: 'xlsx', load: async () => (await import('./xlsx/workbook.ts')).xlsxReport },
};

export const FORMATS = Object.keys(formats) as Format[];
