import { join } from 'node:path';
import base from '../../jest.config.js';
import { ROOMS } from './rooms.mjs';

const { slow } = ROOMS[process.env.MUTATION_ROOM];

/** The suite's own settings, for the tests of one room. */
export default {
  ...base,
  rootDir: join(import.meta.dirname, '../..'),
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['test/mutation/together.mjs', ...slow].map((pattern) => `<rootDir>/${pattern}`),
  runner: join(import.meta.dirname, 'jest-runner.mjs'),
  setupFiles: [join(import.meta.dirname, 'quick-failure.mjs')],
  testEnvironment: join(import.meta.dirname, 'jest-environment.cjs'),
  reporters: [],
};
