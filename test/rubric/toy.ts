import type { Finding } from '../../src/finding/finding.ts';
import type { SourceFiles } from '../../src/rubric/files.ts';
import { type Loaded, loadInstrument } from '../../src/rubric/load.ts';
import { memoryFiles } from '../support/instrument.ts';

export type Files = Readonly<Record<string, string>>;

/** Stands in a test's file where a finding is expected; it is taken out before the file is read. */
export const MARK = '‸';

/** Files without their marks, and where the marks stood: line and column from 1. */
export function unmark(files: Files): { readonly files: Files; readonly places: readonly { file: string; line: number; col: number }[] } {
  const places: { file: string; line: number; col: number }[] = [];
  const plain: Record<string, string> = {};
  for (const [file, marked] of Object.entries(files)) {
    let text = '';
    for (const [i, part] of marked.split(MARK).entries()) {
      if (i > 0) {
        const before = text.split('\n');
        places.push({ file, line: before.length, col: before.at(-1)!.length + 1 });
      }
      text += part;
    }
    plain[file] = text;
  }
  return { files: plain, places };
}

/** A sound level indicator of the toy scale 1 to 3. */
export const level = (id: string, more = ''): string =>
  `{ id: ${id}, title: ${id}, type: level, levels: { 1: satu, 2: dua, 3: tiga }${more === '' ? '' : `, ${more}`} }`;

export interface Toy {
  /** Lines of instrument.yaml beside the common ones; a line takes the place of the common line with its first word, so `# version` takes the version out. */
  readonly method?: readonly string[];
  /** Indicators of section `s` of rubric `a`, each on a line of its own; a sound one, Z9, comes after them. */
  readonly indicators?: readonly string[];
  /** Lines of the rubric beside the common ones, above `sections`. */
  readonly rubric?: readonly string[];
  /** The sound indicator in the place of Z9, where Z9 would not fit. */
  readonly last?: string;
  /** Title of section `s`. */
  readonly heading?: string;
  /** More sections, in flow style. */
  readonly sections?: readonly string[];
  /** More files. */
  readonly files?: Files;
}

/** A tiny instrument: one rubric `a` with one section `s`, scale 1 to 3, one language. */
export function toy({
  method = [],
  indicators = [],
  rubric = [],
  last = level('Z9'),
  heading = 'S',
  sections = [],
  files = {},
}: Toy = {}): Files {
  const common = ['id: toy', 'version: 1.0.0', 'title: Toy', 'languages: [id]', 'scale: { min: 1, max: 3 }', 'rubrics: [{ file: a.yaml }]'];
  const keyOf = (line: string): string => /^[^\w]*(\w+)/.exec(line)?.[1] ?? '';
  const over = (lines: readonly string[], own: readonly string[]): string[] => {
    const replaced = lines.map((line) => own.find((o) => keyOf(o) === keyOf(line)) ?? line);
    return [...replaced, ...own.filter((o) => !lines.some((line) => keyOf(o) === keyOf(line)))];
  };
  const items = [...indicators, last].map((indicator) => `      - ${indicator}`);
  return {
    'instrument.yaml': `${over(common, method).join('\n')}\n`,
    'a.yaml': `${[
      ...over(['id: a', 'version: 1.0.0', 'title: A'], rubric),
      'sections:',
      '  - id: s',
      `    title: ${heading}`,
      '    indicators:',
      ...items,
      ...sections.map((section) => `  - ${section}`),
    ].join('\n')}\n`,
    ...files,
  };
}

export const load = (files: Files | SourceFiles, path = 'instrument.yaml'): Loaded =>
  loadInstrument(path, typeof files.read === 'function' ? (files as SourceFiles) : memoryFiles(files as Files));

/** A finding as the tables of tests write it. */
export const brief = ({ code, place }: Finding): { code: string; file: string; line: number | undefined; col: number | undefined } => ({
  code,
  file: place.file,
  line: place.line,
  col: place.col,
});
