import { describe, expect, test } from '@jest/globals';
import { compareWithBaseline, readBaseline, writeBaseline } from '../../src/finding/baseline.ts';
import { applyDisables } from '../../src/finding/disables.ts';
import { type Finding, finding } from '../../src/finding/finding.ts';
import { applyLevels, type Level, readLevel, unknownRule } from '../../src/finding/levels.ts';

const empty = (line: number): Finding => finding('rubric/empty-text', { file: 'a.yaml', line, col: 1 }, { where: 'title' });
const long = (line: number): Finding =>
  finding('content/too-long', { file: 'a.yaml', line, col: 1 }, { where: 'title', length: 90, max: 75 });

describe('levels', () => {
  const levels = (pairs: Record<string, Level>) => new Map(Object.entries(pairs));
  const after = (f: Finding, ...sources: Record<string, Level>[]): string =>
    applyLevels([f], () => sources.map(levels))[0]?.severity ?? 'off';

  test.each([
    { sources: [], expected: 'warning' },
    { sources: [{ 'rubric/empty-text': 'error' as Level }], expected: 'error' },
    { sources: [{ 'rubric/*': 'off' as Level }], expected: 'off' },
    { sources: [{ 'rubric/*': 'off' as Level, 'rubric/empty-text': 'info' as Level }], expected: 'info' },
    { sources: [{ 'rubric/*': 'info' as Level }, { 'rubric/empty-text': 'error' as Level }], expected: 'info' },
    { sources: [{ 'content/*': 'off' as Level }, { 'rubric/empty-text': 'error' as Level }], expected: 'error' },
  ])('$sources makes it $expected: the first source that speaks decides, a code before its family', ({ sources, expected }) => {
    expect(after(empty(1), ...sources)).toBe(expected);
  });

  test.each([
    { name: 'warn', expected: 'warning' },
    { name: 'warning', expected: 'warning' },
    { name: 'off', expected: 'off' },
    { name: 'toString', expected: undefined },
  ])('$name is $expected', ({ name, expected }) => {
    expect(readLevel(name)).toBe(expected);
  });

  test('an unknown rule is answered with the nearest one', () => {
    expect(unknownRule('rubric/duplicate-id')).toBeUndefined();
    expect(unknownRule('content/*')).toBeUndefined();
    expect(unknownRule('rubric/duplicat-id')?.near).toBe('rubric/duplicate-id');
    expect(unknownRule('nothing/*')).toEqual({ near: undefined });
  });
});

describe('disables', () => {
  const codes = (findings: readonly Finding[], text: string): string[] =>
    applyDisables(findings, new Map([['a.yaml', text]])).map((f) => `${f.code}@${f.place.line}:${f.place.col}`);

  test.each([
    { name: 'the next line', text: '# siapkota-disable-next-line rubric/empty-text: draft\nx: ""\n', left: [] },
    {
      name: 'the next line that is no comment',
      text: '# siapkota-disable-next-line rubric/empty-text: draft\n# more\n\nx: ""\n',
      line: 4,
      left: [],
    },
    {
      name: 'not the line after it',
      text: '# siapkota-disable-next-line rubric/empty-text: draft\ny: 1\nx: ""\n',
      line: 3,
      left: ['rubric/empty-text@3:1', 'lint/unused-disable@1:30'],
    },
    {
      name: 'not without a reason',
      text: '# siapkota-disable-next-line rubric/empty-text\nx: ""\n',
      left: ['rubric/empty-text@2:1', 'lint/disable-without-reason@1:3'],
    },
    {
      name: 'not with an empty reason',
      text: '# siapkota-disable-next-line rubric/empty-text:   \nx: ""\n',
      left: ['rubric/empty-text@2:1', 'lint/disable-without-reason@1:3'],
    },
    {
      name: 'not another rule',
      text: '# siapkota-disable-next-line content/todo: later\nx: ""\n',
      left: ['rubric/empty-text@2:1', 'lint/unused-disable@1:30'],
    },
    {
      name: 'two rules at once',
      text: '  # siapkota-disable-next-line content/todo, rubric/empty-text: later\nx: ""\n',
      left: ['lint/unused-disable@1:32'],
    },
    {
      name: 'no rule that does not exist',
      text: '# siapkota-disable-next-line rubric/emty-text: later\nx: ""\n',
      left: ['rubric/empty-text@2:1', 'lint/unknown-rule@1:30'],
    },
    {
      name: 'not from inside a line',
      text: 'x: "" # siapkota-disable-next-line rubric/empty-text: no\nx: ""\n',
      left: ['rubric/empty-text@2:1'],
    },
    { name: 'with Windows line ends', text: '# siapkota-disable-next-line rubric/empty-text: draft\r\nx: ""\r\n', left: [] },
  ])('disables $name', ({ text, line = 2, left }) => {
    expect(codes([empty(line)], text)).toEqual(left);
  });
});

describe('baseline', () => {
  const name = (file: string): string => `rubrics/${file}`;
  const text = 'a\n"long title"\n""\n';
  const source = (): string => text;

  test('knows what it was written from, tells what is new and what is gone', () => {
    const baseline = readBaseline(writeBaseline([long(2), empty(3)], source, name))!;
    const later = 'new\na\n""\nx: ""\n';
    const { fresh, known, gone } = compareWithBaseline([empty(3), empty(4)], baseline, () => later, name);
    expect({ fresh: fresh.map((f) => f.place.line), known, gone }).toEqual({ fresh: [4], known: 1, gone: 1 });
  });

  test.each(['', '{}', '[]', 'null', '{"format":"other","findings":[]}', '{"format":"siapkota/baseline@1"}'])(
    '%j is no baseline',
    (bad) => {
      expect(readBaseline(bad)).toBeUndefined();
    },
  );

  test('a baseline of nothing is a baseline', () => {
    expect(readBaseline(writeBaseline([], source, name))?.size).toBe(0);
  });
});
