import type { Lang } from '../text/lang.ts';
import { answersFindings } from './catalogue/answers.ts';
import { assessFindings } from './catalogue/assess.ts';
import { bundleFindings } from './catalogue/bundle.ts';
import { contentFindings } from './catalogue/content.ts';
import { engineFindings } from './catalogue/engine.ts';
import { evidenceFindings } from './catalogue/evidence.ts';
import { fileFindings } from './catalogue/file.ts';
import { lintFindings } from './catalogue/lint.ts';
import { rubricFindings } from './catalogue/rubric.ts';
import { templateFindings } from './catalogue/template.ts';
import { yamlFindings } from './catalogue/yaml.ts';

/** Every code the product can report. Codes are never reused; a new one is a row in one of the lists. */
export const catalogue = {
  ...fileFindings,
  ...yamlFindings,
  ...rubricFindings,
  ...contentFindings,
  ...answersFindings,
  ...evidenceFindings,
  ...bundleFindings,
  ...engineFindings,
  ...assessFindings,
  ...lintFindings,
  ...templateFindings,
};

export type Severity = 'error' | 'warning' | 'info';
export type Code = keyof typeof catalogue;
export type DataOf<C extends Code> = Parameters<(typeof catalogue)[C]['en']>[0];

/** What a person reads of a finding: what was found, and what would be right and how to get there. */
export interface Message {
  readonly found: string;
  readonly fix: string;
}

/** The sentences of a finding in one language. */
export function messageOf(f: { code: Code; data: unknown }, lang: Lang): Message {
  const entry = catalogue[f.code] as unknown as Record<Lang, (data: unknown) => Message>;
  return entry[lang](f.data);
}
