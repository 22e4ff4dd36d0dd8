import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Sandbox, notes and raw reports of a run; what is worth keeping goes into test/figures. */
export const SCRATCH = join(tmpdir(), 'siapkota-mutation');

/**
 * The rooms in the order of their importance, and the tests that judge each: those that run inside the process. All of a room are
 * loaded as one file, for loading takes longer than testing; the `slow` ones stand apart and are asked last.
 */
export const ROOMS = {
  tally: {
    tests: ['test/tally/**/*.test.ts', 'test/answers/collect.test.ts'],
    slow: ['test/tally/sql.test.ts', 'test/tally/raw/equal.test.ts', 'test/tally/raw/sheets.test.ts'],
  },
  assess: {
    tests: ['test/assess/**/*.test.ts', 'test/status/narrow.test.ts', 'test/lint/diff.test.ts'],
    slow: ['test/assess/properties.test.ts', 'test/assess/uncertainty/draw.test.ts', 'test/assess/uncertainty/uncertainty.test.ts'],
  },
  rubric: {
    tests: ['test/rubric/**/*.test.ts', 'test/lint/{diff,fix}.test.ts'],
    slow: ['test/rubric/hostile.test.ts', 'test/rubric/plain-yaml.test.ts', 'test/lint/fix.test.ts'],
  },
  answers: {
    tests: ['test/answers/**/*.test.ts', 'test/ingest/{exports,labels,round-trip}.test.ts', 'test/lint/migrate.test.ts'],
    slow: ['test/answers/xlsx.test.ts', 'test/answers/properties.test.ts', 'test/answers/hostile.test.ts'],
  },
};
