import type { Lang } from '../text/lang.ts';
import { words } from '../text/lang.ts';
import { type Code, catalogue } from './catalogue.ts';
import { answersPages, assessPages } from './rules/answers.ts';
import { bundlePages } from './rules/bundle.ts';
import { contentPages } from './rules/content.ts';
import { enginePages } from './rules/engine.ts';
import { evidencePages } from './rules/evidence.ts';
import { filePages, lintPages, yamlPages } from './rules/file.ts';
import type { ExampleIn, Page, Pages } from './rules/page.ts';
import { keyPages } from './rules/rubric-keys.ts';
import { namePages } from './rules/rubric-names.ts';
import { scoringPages } from './rules/rubric-scoring.ts';
import { wordPages } from './rules/rubric-words.ts';
import { templatePages } from './rules/template.ts';

// The compiler names a rule of a rubric that has no page.
const rubricPages: Pages<'rubric'> = { ...keyPages, ...namePages, ...scoringPages, ...wordPages };
const families: Readonly<Record<string, Readonly<Record<string, Page>>>> = {
  rubric: rubricPages,
  content: contentPages,
  file: filePages,
  yaml: yamlPages,
  lint: lintPages,
  answers: answersPages,
  evidence: evidencePages,
  bundle: bundlePages,
  engine: enginePages,
  assess: assessPages,
  template: templatePages,
};

const say = words({
  id: {
    bad: 'Keliru',
    good: 'Benar',
    fix: 'Cara memperbaiki',
    severity: { error: 'galat', warning: 'peringatan', info: 'catatan' },
    beside: 'dengan, di instrumen',
  },
  en: {
    bad: 'Wrong',
    good: 'Right',
    fix: 'How to fix',
    severity: { error: 'error', warning: 'warning', info: 'note' },
    beside: 'with, in the instrument',
  },
});
const where: Readonly<Record<Lang, Readonly<Record<ExampleIn, string>>>> = {
  id: {
    indicators: 'di `indicators` sebuah bagian',
    sections: 'di `sections` sebuah rubrik',
    instrument: 'di instrumen',
    overlay: 'di instrumen yang memakai `extends`',
    file: 'di berkas mana pun',
    answers: 'di `answers` sebuah lembar jawaban',
    sheet: 'di lembar jawaban',
    table: 'di tabel jawaban, CSV',
    'json-lines': 'di jawaban berbentuk baris JSON',
    siapkota: 'di siapkota.yaml',
    evidence: 'di `verdicts` pada evidence.yaml',
  },
  en: {
    indicators: 'in the `indicators` of a section',
    sections: 'in the `sections` of a rubric',
    instrument: 'in the instrument',
    overlay: 'in an instrument with `extends`',
    file: 'in any file',
    answers: 'in the `answers` of a sheet',
    sheet: 'in an answer sheet',
    table: 'in a table of answers, CSV',
    'json-lines': 'in answers as JSON lines',
    siapkota: 'in siapkota.yaml',
    evidence: 'in the `verdicts` of evidence.yaml',
  },
};

const NO_PAGE: Page = {
  why: {
    id: 'Aturan ini belum punya penjelasan; ikuti saran pada temuannya.',
    en: 'This rule has no page yet; follow the advice of the finding.',
  },
  fix: { id: 'Lihat temuannya.', en: 'See the finding.' },
};

const find = (code: Code): Page | undefined => {
  const slash = code.indexOf('/');
  return families[code.slice(0, slash)]?.[code.slice(slash + 1)];
};

/** The page of a rule. */
export const pageOf = (code: Code): Page => find(code) ?? NO_PAGE;
export const hasPage = (code: Code): boolean => find(code) !== undefined;

/** How Markdown calls an example that is no YAML. */
const LANGUAGE: Partial<Record<ExampleIn, string>> = { table: 'csv', 'json-lines': 'json' };
const fenced = (text: string, where: ExampleIn): string =>
  `\`\`\`${LANGUAGE[where] ?? 'yaml'}\n${text.length > 400 ? `${text.slice(0, 400)} …` : text}\n\`\`\`\n`;

/** A rule's page as Markdown, without its heading. @param depth level of the headings inside it, from 2 */
export function pageMarkdown(code: Code, lang: Lang, depth: number): string {
  const { why, fix, example } = pageOf(code);
  const head = '#'.repeat(depth);
  let text = `${why[lang]}\n\n**${say[lang].fix}.** ${fix[lang]}\n`;
  if (example !== undefined) {
    text += `\n${head} ${say[lang].bad}\n\n*${where[lang][example.in]}${example.beside === undefined ? '' : `, ${say[lang].beside} \`${example.beside.replaceAll('\n', '` · `')}\``}*\n\n${fenced(example.bad, example.in)}`;
    text += `\n${head} ${say[lang].good}\n\n${fenced(example.good, example.in)}`;
  }
  return text;
}

/** The words around an example. */
export const pageWords = (lang: Lang) => ({ ...say[lang], where: where[lang] });

/** How severe a rule is by itself, in words. */
export const severityWord = (code: Code, lang: Lang): string => say[lang].severity[catalogue[code].severity];
