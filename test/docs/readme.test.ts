import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Counts, countIndicators } from '../../src/rubric/counts.ts';
import { loadInstrument } from '../../src/rubric/load.ts';
import { pick } from '../../src/text/lang.ts';
import { memoryFiles } from '../support/instrument.ts';
import { holdPart } from '../support/page.ts';

const shipped = [
  'instrument',
  'smart-governance',
  'smart-branding',
  'smart-economy',
  'smart-living',
  'smart-society',
  'smart-environment',
  'infrastructure',
  'human-resources',
];
const { instrument } = loadInstrument(
  'instrument.yaml',
  memoryFiles(Object.fromEntries(shipped.map((n) => [`${n}.yaml`, readFileSync(`rubrics/${n}.yaml`, 'utf8')]))),
);

const headings = {
  id: ['Rubrik', 'Indikator', 'level', 'number', 'checklist', 'Inti (core)', 'Pertanyaan terbuka'],
  en: ['Rubric', 'Indicators', 'level', 'number', 'checklist', 'Core', 'Open questions'],
} as const;

function table(lang: 'id' | 'en'): string {
  const counts = countIndicators(instrument!).filter((c) => c.kind !== 'section');
  const row = (c: Counts): string => {
    const name = c.kind === 'instrument' ? (lang === 'id' ? '**Semua**' : '**All**') : pick(c.branch.title, lang);
    return `| ${[name, c.indicators, c.types.level, c.types.number, c.types.checklist, c.core, c.open].join(' | ')} |`;
  };
  const [all, ...rubrics] = counts;
  return [`| ${headings[lang].join(' | ')} |`, '| --- | ---: | ---: | ---: | ---: | ---: | ---: |', ...rubrics.map(row), row(all!)].join(
    '\n',
  );
}

test.each([
  ['rubrics/README.md', 'en'],
  ['rubrics/README.id.md', 'id'],
] as const)('%s counts what the rubrics hold', (file, lang) => {
  holdPart(file, 'counts', table(lang));
});

test.each([
  ['README.md', 'en'],
  ['README.id.md', 'id'],
] as const)('%s shows the screen that the program shows', (file, lang) => {
  expect(existsSync('dist/main.js')).toBe(true);
  const env = { ...process.env, NO_COLOR: '1', COLUMNS: '80', FORCE_COLOR: undefined };
  const run = spawnSync(
    process.execPath,
    ['bin/siapkota.js', 'report', '-C', 'examples/tebing-tinggi', '--date', '2026-11-24', '--lang', lang, '--quiet'],
    { encoding: 'utf8', env },
  );
  expect([run.status, run.stderr]).toEqual([0, '']);
  holdPart(file, 'screen', `\`\`\`text\n${run.stdout.trimEnd()}\n\`\`\``);
});

test('every indicator is written in both languages', () => {
  const [all] = countIndicators(instrument!);
  expect([all!.indicators, ...all!.languages.values()]).toEqual([105, 105, 105]);
});
