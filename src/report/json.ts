import type { Chapter, ReportMeta } from './chapter.ts';

/** The chapters as data, format siapkota/report@1: every number unrounded, null where there is none. */
export function reportJson(chapters: readonly Chapter[], meta: ReportMeta): string {
  return `${JSON.stringify({ format: 'siapkota/report@1', ...meta, chapters }, null, 2)}\n`;
}
