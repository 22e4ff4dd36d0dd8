import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { catalogue } from '../../src/finding/catalogue.ts';

/** The one way through the house (design: architecture). A folder imports from folders above it in the list, and from its own row. */
const ORDER: readonly (readonly string[])[] = [
  ['finding', 'text'],
  ['rubric'],
  ['answers'],
  ['evidence'],
  ['bundle'],
  ['tally'],
  ['assess'],
  ['interview'],
  ['forms'],
  ['report'],
  ['cli'],
];
const rankOf = (folder: string): number => ORDER.findIndex((row) => row.includes(folder));

/** Built-in modules that compute and touch nothing outside. */
const HARMLESS = new Set(['node:crypto', 'node:zlib']);
/** Packages that belong to a terminal. */
const TERMINAL = new Set(['chalk', 'commander', 'inquirer', 'cli-table3']);

const ROOT = new URL('../../', import.meta.url);
/** Declarations at the top of src describe compiled schemas and are imported by nobody. */
const files = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' })
  .map((name) => posix.join('src', name.replaceAll('\\', '/')))
  .filter((name) => name.endsWith('.ts') && !/^src\/[^/]*\.d\.ts$/.test(name))
  .sort();
const textOf = new Map(files.map((file) => [file, readFileSync(new URL(file, ROOT), 'utf8')]));
const folderOf = (file: string): string => file.split('/')[1] ?? '';
/** The command line, and the two faces of an interview that read a clock: the terminal's and the page's. */
const mayTouchTheWorld = (file: string): boolean =>
  folderOf(file) === 'cli' || file === 'src/interview/terminal.ts' || file === 'src/forms/page/main.ts';

/** What a file imports: static, re-exported, lazy, and in types. */
function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

/** The text without comments, so that prose about a thing is no use of it. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

test('the reader of imports sees every kind of import', () => {
  const text =
    "import a from './a.ts';\nimport {\n  b,\n  type C,\n} from '../b.ts';\nexport type { D } from './d.ts';\nimport 'e';\nconst f = await import('./f.ts');\n";
  expect(importsOf(text)).toEqual(['./a.ts', '../b.ts', './d.ts', 'e', './f.ts']);
});

test('every folder of src has its place in the order', () => {
  const folders = new Set(files.filter((f) => f.split('/').length > 2).map(folderOf));
  expect([...folders].filter((folder) => rankOf(folder) === -1)).toEqual([]);
});

test('no arrow goes the wrong way', () => {
  const wrong: string[] = [];
  for (const [file, text] of textOf) {
    for (const target of importsOf(text).filter((i) => i.startsWith('.'))) {
      const path = posix.join(posix.dirname(file), target);
      if (!path.startsWith('src/')) wrong.push(`${file} leaves src: ${target}`);
      else if (path.split('/').length > 2 && rankOf(folderOf(path)) > rankOf(folderOf(file))) wrong.push(`${file} -> ${path}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('relative imports name a .ts file, a compiled schema, or the bundled page', () => {
  const odd = [...textOf].flatMap(([file, text]) =>
    importsOf(text)
      .filter((i) => i.startsWith('.') && !/\.ts$|\/schema\/\w+\.validate\.js$|^\.\/page\/page\.bundle\.js$/.test(i))
      .map((i) => `${file}: ${i}`),
  );
  expect(odd).toEqual([]);
});

describe('the core is pure', () => {
  const core = [...textOf].filter(([file]) => !mayTouchTheWorld(file));

  test('no file system, no terminal', () => {
    const bare = new Set(builtinModules);
    const worldly = (name: string): boolean => (name.startsWith('node:') && !HARMLESS.has(name)) || bare.has(name) || TERMINAL.has(name);
    const wrong = core.flatMap(([file, text]) =>
      importsOf(text)
        .filter(worldly)
        .map((name) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no process, no clock, no dice, no console', () => {
    const worldly = /\bprocess\.|\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.|\bconsole\./;
    expect(core.filter(([, text]) => worldly.test(code(text))).map(([file]) => file)).toEqual([]);
  });
});

test('no source file knows the top-level dist: what runs does not depend on where it was built to', () => {
  // The name of anybody's build folder in a pattern to be passed over is another matter.
  const wrong = [...textOf].filter(([, text]) => /\bdist\//.test(code(text).replaceAll('**/dist/**', ''))).map(([file]) => file);
  expect(wrong).toEqual([]);
});

test('every finding of the catalogue is reported somewhere', () => {
  const elsewhere = [...textOf]
    .filter(([file]) => !file.startsWith('src/finding/catalogue'))
    .map(([, text]) => code(text))
    .join('\n');
  const idle = Object.keys(catalogue).filter((name) => !elsewhere.includes(`'${name}'`));
  expect(idle).toEqual([]);
});

test('every file has fewer than 400 lines', () => {
  const long = [...textOf].map(([file, text]) => ({ file, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines >= 400);
  expect(long).toEqual([]);
});
