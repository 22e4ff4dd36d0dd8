import { expect, test } from '@jest/globals';
import { holdPart } from '../support/page.ts';
import { dependencyTables, production, why } from './dependencies.mjs';

test('.github/DEPENDENCIES.md says what is installed', () => holdPart('.github/DEPENDENCIES.md', 'dependencies', dependencyTables()));

test('every reason is for a dependency that there is', () => {
  const installed = new Set(production().map(({ name }) => name));
  expect(Object.keys(why).filter((name) => !installed.has(name))).toEqual([]);
});
