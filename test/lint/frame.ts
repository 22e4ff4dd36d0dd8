import { applyDisables } from '../../src/finding/disables.ts';
import { type Finding, hasErrors } from '../../src/finding/finding.ts';
import type { Example } from '../../src/finding/rules/page.ts';
import { loadInstrument } from '../../src/rubric/load.ts';
import { YamlSource } from '../../src/rubric/source.ts';
import { memoryFiles } from '../support/instrument.ts';
import { answerFiles, isAboutAnswers, lintAnswers } from './frame-answers.ts';

const keyOf = (line: string): string => /^(\w+)/.exec(line)?.[1] ?? '';

/** Top-level keys of `lines` over those of `common`; a key with its indented lines is replaced whole. */
function over(common: readonly string[], lines: string): string {
  const own = new Set(
    lines
      .split('\n')
      .map(keyOf)
      .filter((k) => k !== ''),
  );
  return [...common.filter((line) => !own.has(keyOf(line))), lines].join('\n');
}

const METHOD = [
  'id: method',
  'version: 1.0.0',
  'title: Metode',
  'languages: [id]',
  'scale: { min: 1, max: 3 }',
  'rubrics: [{ file: rubric.yaml }]',
];
const indent = (text: string, by: number): string =>
  text
    .split('\n')
    .map((l) => (l === '' ? l : ' '.repeat(by) + l))
    .join('\n');
const rubric = (title: string, sections: string): string => `id: r\nversion: 1.0.0\ntitle: ${title}\nsections:\n${sections}\n`;
const Z = `  - id: z\n    title: ${'T'}\n    indicators:\n`;
const number = (id: string): string => `      - { id: ${id}, title: T, type: number, thresholds: [1, 5] }\n`;

export interface Framed {
  readonly files: Readonly<Record<string, string>>;
  readonly main: string;
}

/** Whole files around the lines of an example; texts of the frame are in two languages where the example's instrument is. */
export function frame(example: Example, lines: string): Framed {
  const { in: where, beside = '' } = example;
  const local = /languages: \[id, en\]/.test(beside) ? '{ id: T, en: T }' : 'T';
  const shared = (text: string): string => text.replaceAll('title: T', `title: ${local}`);
  const sound = shared(rubric('T', Z + number('Z-1') + number('Z-2') + number('Z-3')));
  switch (where) {
    case 'indicators':
      return {
        main: 'instrument.yaml',
        files: {
          'instrument.yaml': over(METHOD, beside),
          'rubric.yaml': `${shared(rubric('T', '  - id: s\n    title: T\n    indicators:\n'))}${indent(lines, 6)}\n`,
        },
      };
    case 'sections':
      return {
        main: 'instrument.yaml',
        files: { 'instrument.yaml': over(METHOD, beside), 'rubric.yaml': shared(rubric('T', indent(lines, 2))) },
      };
    case 'instrument':
      return { main: 'instrument.yaml', files: { 'instrument.yaml': over(METHOD, lines), 'rubric.yaml': sound } };
    case 'overlay':
      return {
        main: 'city.yaml',
        files: {
          'instrument.yaml': METHOD.join('\n'),
          'rubric.yaml': sound,
          'city.yaml': over(['id: city', 'version: 1.0.0', 'title: Kota', 'extends: instrument.yaml'], lines),
        },
      };
    case 'file':
      return { main: 'file.yaml', files: { 'file.yaml': `${lines}\n` } };
    default:
      return answerFiles(example, lines);
  }
}

/** Everything the linter says about framed files. */
export function lint({ files, main }: Framed): Finding[] {
  const found =
    main === 'file.yaml' ? [...new YamlSource(main, files[main]!).findings] : [...loadInstrument(main, memoryFiles(files)).findings];
  return applyDisables(found, new Map(Object.entries(files)));
}

/** Everything that is said about an example's lines in their frame. */
export const lintExample = (example: Example, lines: string): Finding[] =>
  isAboutAnswers(example) ? lintAnswers(example, lines) : lint(frame(example, lines));

export const errorsOf = (findings: readonly Finding[]): string[] =>
  hasErrors(findings) ? findings.filter((f) => f.severity === 'error').map((f) => `${f.code} ${JSON.stringify(f.data)}`) : [];
