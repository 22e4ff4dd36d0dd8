import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/** The part of a page between two marks is made by a program: `npm run docs` writes it, and a test fails where it has drifted. */
export function holdPart(file: string, name: string, made: string): void {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  expect([file, from >= 0 && to > from]).toEqual([file, true]);
  const wanted = `${page.slice(0, from + begin.length)}\n${made.trimEnd()}\n${page.slice(to)}`;
  if (process.env.UPDATE_DOCS !== undefined) writeFileSync(file, wanted);
  else expect(page).toBe(wanted);
}
