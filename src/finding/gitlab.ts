import { jsonText } from '../text/json.ts';
import { visibleLine } from '../text/visible.ts';
import { messageOf, type Severity } from './catalogue.ts';
import { orderFindings } from './finding.ts';
import { fingerprints } from './fingerprint.ts';
import type { Formatter } from './formats.ts';
import { slashed } from './uri.ts';

const severity: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** A GitLab Code Quality report (the part of Code Climate's format that GitLab reads): `artifacts: reports: codequality`. */
export const gitlabFindings: Formatter = (findings, { lang, source }) => {
  const ordered = orderFindings(findings);
  const names = fingerprints(ordered, source);
  const rows = ordered.map((f, i) => {
    const { found, fix } = messageOf(f, lang);
    const begin = f.place.line ?? 1;
    return {
      description: visibleLine(`${found} ${fix}`),
      check_name: f.code,
      fingerprint: names[i],
      severity: severity[f.severity],
      location: { path: slashed(f.place.file), lines: { begin, end: Math.max(begin, f.place.endLine ?? begin) } },
    };
  });
  return `${jsonText(rows, 2)}\n`;
};
