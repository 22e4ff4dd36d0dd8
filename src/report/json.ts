import { jsonText } from '../text/json.ts';
import { snakeKeys } from '../text/json-keys.ts';
import type { Chapter, Column, GridCell, ReportMeta } from './chapter.ts';

/** The chapters as data, format siapkota/report@1: every number unrounded, null where there is none. */
export function reportJson(chapters: readonly Chapter[], meta: ReportMeta): string {
  return `${jsonText(snakeKeys({ format: 'siapkota/report@1', ...meta, chapters }, OURS), 2)}\n`;
}

const OURS: ReadonlySet<string> = new Set(['dateInWords', 'stepTitle', 'toFill'] satisfies (
  | keyof ReportMeta
  | keyof GridCell
  | keyof Column
)[]);
