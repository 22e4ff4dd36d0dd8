import type { Chapter } from './chapter.ts';
import { annex } from './chapters/annex.ts';
import { comparison } from './chapters/comparison.ts';
import { dimensions } from './chapters/dimensions.ts';
import { gaps } from './chapters/gaps.ts';
import { method } from './chapters/method.ts';
import { missingData } from './chapters/missing-data.ts';
import { perception } from './chapters/perception.ts';
import { priorities } from './chapters/priorities.ts';
import { readiness } from './chapters/readiness.ts';
import { summary } from './chapters/summary.ts';
import { swot } from './chapters/swot.ts';
import { type Facts, factsOf, type ReportInput } from './facts.ts';

export type { ReportInput } from './facts.ts';

/** By id, in the order in which they are read; one that the data does not allow says undefined. */
const CHAPTERS: Readonly<Record<string, (f: Facts) => Chapter | undefined>> = {
  summary,
  method,
  readiness,
  dimensions,
  gaps,
  perception,
  swot,
  priorities,
  'missing-data': missingData,
  comparison,
  annex,
};

export const CHAPTER_IDS: readonly string[] = Object.keys(CHAPTERS);

/** The whole report as data. Pure: the same input gives the same chapters, on any machine and any day. */
export function chapters(input: ReportInput): Chapter[] {
  const facts = factsOf(input);
  return Object.values(CHAPTERS)
    .map((chapter) => chapter(facts))
    .filter((c) => c !== undefined);
}
