const { TestEnvironment } = require('jest-environment-node');

/** Where only some tests are asked for, that is for one change in the source, the first that fails has said enough. */
module.exports = class StopsAtFirstFailure extends TestEnvironment {
  handleTestEvent({ name, test }, state) {
    if (name === 'test_done' && test.errors.length > 0 && state.testNamePattern) state.testNamePattern = /(?!)/;
  }
};
