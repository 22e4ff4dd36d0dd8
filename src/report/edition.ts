import { type ArithmeticRow, arithmeticRows } from './arithmetic-rows.ts';
import type { Chapter, ReportMeta } from './chapter.ts';
import { chapters } from './chapters.ts';
import { type Explanation, explanations } from './explanations.ts';
import type { ReportInput } from './facts.ts';
import { metaOf } from './meta.ts';
import type { TagValues } from './template/tags.ts';
import { tagValues } from './template/values.ts';

/** The report in one language. */
export interface Edition {
  readonly chapters: readonly Chapter[];
  readonly meta: ReportMeta;
  /** Made only where a format shows it. */
  readonly explain: () => readonly Explanation[];
  readonly arithmetic: () => readonly ArithmeticRow[];
  /** What the tags of a city's own template stand for. */
  readonly values: () => TagValues;
}

export const editionOf = (input: ReportInput): Edition => ({
  chapters: chapters(input),
  meta: metaOf(input),
  explain: () => explanations(input),
  arithmetic: () => arithmeticRows(input),
  values: () => tagValues(input),
});
