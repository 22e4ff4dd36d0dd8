import { rubricConditions } from './rubric-conditions.ts';
import { rubricFiles } from './rubric-files.ts';
import { rubricKeys } from './rubric-keys.ts';
import { rubricMethod } from './rubric-method.ts';
import { rubricNames } from './rubric-names.ts';
import { rubricScoring } from './rubric-scoring.ts';
import { rubricTexts } from './rubric-texts.ts';

/** What is wrong with an instrument, a rubric or the overlay over one. */
export const rubricFindings = {
  ...rubricKeys,
  ...rubricNames,
  ...rubricConditions,
  ...rubricScoring,
  ...rubricMethod,
  ...rubricTexts,
  ...rubricFiles,
};
