import { visible, visibleLine } from '../text/visible.ts';
import { messageOf, type Severity } from './catalogue.ts';
import { type Finding, orderFindings } from './finding.ts';
import type { Formatter } from './formats.ts';
import { slashed } from './uri.ts';

const command: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** What a workflow command's message may not hold as it is (GitHub: workflow commands, `@actions/core` escapeData). */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function annotation(f: Finding, lang: 'id' | 'en'): string {
  const { found, fix } = messageOf(f, lang);
  const { file, line, col, endLine, endCol } = f.place;
  const properties: [string, string | number | undefined][] = [
    ['file', slashed(visibleLine(file))],
    ['line', line],
    // GitHub takes columns only where a finding begins and ends in one line.
    ['endLine', endLine],
    ['col', endLine === undefined || endLine === line ? col : undefined],
    ['endColumn', endLine === line ? endCol : undefined],
    ['title', f.code],
  ];
  const shown = properties.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]));
  return `::${command[f.severity]} ${shown.join(',')}::${data(visible(`${found}\n${fix}`))}\n`;
}

/** Annotations on the changed lines of a pull request: print them in a workflow and GitHub shows them in place. */
export const githubFindings: Formatter = (findings, { lang }) =>
  orderFindings(findings)
    .map((f) => annotation(f, lang))
    .join('');
