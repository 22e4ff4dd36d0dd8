import { join } from 'node:path';
import { SCRATCH } from './rooms.mjs';

/** Set by run.mjs: one room is changed at a time, and only its own quick tests judge it. */
const room = process.env.MUTATION_ROOM;
/** Below 1, a share of the changes, always the same ones. */
const share = Number(process.env.MUTATION_SHARE ?? 1);
const mutate = process.env.MUTATION_FILES?.split(',') ?? [`src/${room}/**/*.ts`];

export default {
  mutate,
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings', '--max-semi-space-size=64'],
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // What runs once, at import, belongs to no single test and would take a whole run for each change.
  ignoreStatic: true,
  ignorePatterns: ['dist', 'dist.*', '.github', '.ci', 'test/cli', 'test/browser', 'test/bench', 'examples/*/report', '*.log'],
  tempDirName: join(SCRATCH, 'sandbox'),
  incremental: true,
  incrementalFile: join(SCRATCH, `${room}.incremental.json`),
  reporters: ['json', 'html', 'progress-append-only', 'as-it-goes'],
  jsonReporter: { fileName: join(SCRATCH, `${room}.json`) },
  htmlReporter: { fileName: join(SCRATCH, `${room}.html`) },
  concurrency: 2,
  // A machine with other work is no endless loop.
  timeoutMS: 10_000,
  timeoutFactor: 1.5,
  dryRunTimeoutMinutes: 20,
  // A process never gives back the modules of its jest runs; a fresh one now and then keeps memory level.
  maxTestRunnerReuse: 100,
  // Stryker would rewrite tsconfig.json through an interface that TypeScript 7 no longer has; no test reads the file.
  tsconfigFile: 'none.json',
  plugins: ['@stryker-mutator/*', './test/mutation/sample.mjs', './test/mutation/as-it-goes.mjs'],
  checkers: share < 1 ? ['sample'] : [],
  thresholds: { high: 90, low: 85, break: null },
};
