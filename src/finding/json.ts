import { jsonText } from '../text/json.ts';
import { messageOf } from './catalogue.ts';
import { countBySeverity, type Finding, orderFindings } from './finding.ts';

/**
 * Findings for a machine, format siapkota/findings@1. Sentences are English whatever the language of the terminal:
 * a program compares codes and data, and logs the sentence.
 */
export function jsonFindings(findings: readonly Finding[], product: string): string {
  const ordered = orderFindings(findings);
  const rows = ordered.map((f) => {
    const message = messageOf(f, 'en');
    return {
      code: f.code,
      severity: f.severity,
      place: f.place,
      found: message.found,
      fix: message.fix,
      data: f.data,
      ...(f.related.length > 0 ? { related: f.related } : {}),
    };
  });
  return `${jsonText({ format: 'siapkota/findings@1', product, counts: countBySeverity(ordered), findings: rows }, 2)}\n`;
}

export const jsonFormat = (findings: readonly Finding[], options: { readonly product: string }): string =>
  jsonFindings(findings, options.product);
