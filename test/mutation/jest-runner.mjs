import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JestRunner from 'jest-runner';
import { SCRATCH } from './rooms.mjs';

const NOTED = join(SCRATCH, `${process.env.MUTATION_ROOM}.tests.json`);

/**
 * Jest loads every test file to find which of its tests match a name, takes the longest file first, and goes on after a failure. For
 * a change in the source all three are waste. The first run, which is whole, notes the names in each file and how long it took; a later
 * run opens only files that hold a name asked for, the shortest first, and ends with the first file that fails.
 */
export default class MutantRunner extends (JestRunner.default ?? JestRunner) {
  async runTests(tests, watcher, options) {
    const asked = this._globalConfig.testNamePattern;
    const noted = {};
    let failed = false;
    const off = [
      this.on('test-file-success', ([test, result]) => {
        failed ||= result.numFailingTests > 0;
        noted[test.path] = { took: result.perfStats.runtime, names: result.testResults.map((one) => one.fullName) };
      }),
      this.on('test-file-failure', () => {
        failed = true;
      }),
    ];
    for (const test of asked ? shortestFirst(tests, asked) : tests) {
      await super.runTests([test], watcher, { ...options, serial: true });
      if (asked && failed) break;
    }
    for (const end of off) end();
    if (!asked) keep(noted);
  }
}

function shortestFirst(tests, asked) {
  const noted = JSON.parse(readFileSync(NOTED, 'utf8'));
  const pattern = new RegExp(asked, 'i');
  return tests
    .filter((test) => noted[test.path]?.names.some((name) => pattern.test(name)) ?? true)
    .sort((a, b) => (noted[a.path]?.took ?? 0) - (noted[b.path]?.took ?? 0));
}

function keep(noted) {
  writeFileSync(`${NOTED}.${process.pid}`, JSON.stringify(noted));
  renameSync(`${NOTED}.${process.pid}`, NOTED);
}
