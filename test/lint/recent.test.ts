import { expect, test } from '@jest/globals';
import { Recent } from '../../src/cli/inputs/recent.ts';

const kept = (steps: readonly string[], most: number): string[] => {
  const recent = new Recent<string>(most, (value) => value.length);
  // A step is a word that is kept, or `?` and a word that is asked for.
  for (const step of steps)
    if (step.startsWith('?')) recent.get(step.slice(1));
    else recent.set(step, step);
  return [...new Set(steps.map((s) => s.replace('?', '')))].filter((word) => recent.get(word) !== undefined);
};

test.each([
  { steps: ['aa', 'bb'], most: 4, left: ['aa', 'bb'] },
  { steps: ['aa', 'bb', 'cc'], most: 4, left: ['bb', 'cc'] },
  { steps: ['aa', 'bb', '?aa', 'cc'], most: 4, left: ['aa', 'cc'] },
  { steps: ['aa', 'cccccc'], most: 4, left: ['cccccc'] }, // the newest stays, however large
  { steps: ['cccccc', 'a'], most: 4, left: ['a'] },
  { steps: ['aa', 'aa', 'bb'], most: 4, left: ['aa', 'bb'] }, // kept twice, counted once
])('after $steps in a room of $most there are $left', ({ steps, most, left }) => {
  expect(kept(steps, most)).toEqual(left);
});
