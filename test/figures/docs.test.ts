import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../cli/run.ts';
import { holdPart } from '../support/page.ts';
import { allFigures, parts } from './page.mjs';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

test.each(['figures', 'faults'] as const)('test/README.md shows the %s that were left', (name) =>
  holdPart('test/README.md', name, parts()[name]),
);

test.each(allFigures().map((figures) => [figures.file, figures] as const))(
  '%s says what it is and how to make it anew',
  (file, figures) => {
    expect(`${figures.name}.json`).toBe(file);
    expect(scripts).toHaveProperty([/^npm run ([\w:]+)/.exec(figures.command)?.[1] ?? figures.command]);
    expect(figures.rows.length).toBeGreaterThan(0);
    expect(figures.rows.filter((row) => row.what === '' || row.value === '')).toEqual([]);
  },
);

test('test/README.md tells of every script that tests', () => {
  const page = readFileSync(join(ROOT, 'test/README.md'), 'utf8');
  const testing = Object.keys(scripts).filter((name) => /^(test|bench)(:|$)/.test(name));
  expect(testing.filter((name) => !page.includes(name === 'test' ? '`npm test`' : `\`npm run ${name}\``))).toEqual([]);
});
