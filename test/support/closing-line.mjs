/** Closes a test run with one plain line that a person, or a CI that knows no jest, can read. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    const failed = results.numFailedTests + broken;
    const skipped = results.numPendingTests + results.numTodoTests;
    // Tests that need a program which this machine lacks are told in a line of their own; the closing line keeps its one form.
    if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
    process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
  }
}
