import type { Target } from '../support/target.ts';
import { answerTargets } from './answers.ts';
import { archiveTargets } from './archives.ts';
import { argvTargets } from './argv.ts';
import { commandTargets } from './commands.ts';
import { parquetTargets } from './parquet.ts';
import { rubricTargets } from './rubrics.ts';

/** Every input from outside that is tried. */
export const targets: readonly Target[] = [
  ...rubricTargets,
  ...answerTargets,
  ...archiveTargets,
  ...commandTargets,
  ...argvTargets,
  ...parquetTargets,
];
