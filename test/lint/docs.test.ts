import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { rulesMarkdown } from '../../src/finding/rules-page.ts';

/** `npm run docs` writes the pages; without it a page that differs from the source is a failure. */
test.each([
  { lang: 'en', name: 'RULES.md' },
  { lang: 'id', name: 'RULES.id.md' },
] as const)('rubrics/$name says what the source says', ({ lang, name }) => {
  const path = new URL(`../../rubrics/${name}`, import.meta.url);
  const made = rulesMarkdown(lang);
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, made);
  expect(readFileSync(path, 'utf8')).toBe(made);
});
