import { type Finding, finding, type Place } from './finding.ts';
import { unknownRule } from './levels.ts';

/** `# siapkota-disable-next-line rubric/a, content/b: reason`, as read from a file. */
interface Disable {
  readonly code: string;
  readonly place: Place;
  /** The line whose findings it takes away: the next one that is no comment. */
  readonly line: number;
  used: boolean;
}

/** What a comment that disables rules begins with. */
export const DISABLE = 'siapkota-disable-next-line';

/**
 * Takes away the findings that a comment in the file disables, and tells of comments that disable nothing, name no rule
 * or give no reason: an exception without a reason is a hole, so it does not count.
 */
export function applyDisables(findings: readonly Finding[], texts: ReadonlyMap<string, string>): Finding[] {
  const told: Finding[] = [];
  const byFile = new Map<string, Disable[]>();
  for (const [file, text] of texts) if (text.includes(DISABLE)) byFile.set(file, readDisables(file, text, told));
  if (byFile.size === 0) return [...findings];
  const kept = findings.filter((f) => {
    const found = byFile.get(f.place.file)?.filter((d) => d.line === f.place.line && d.code === f.code) ?? [];
    for (const disable of found) disable.used = true;
    return found.length === 0;
  });
  for (const disables of byFile.values())
    for (const { used, place, code } of disables) if (!used) told.push(finding('lint/unused-disable', place, { rule: code }));
  return [...kept, ...told];
}

function readDisables(file: string, text: string, told: Finding[]): Disable[] {
  const lines = text.split(/\r\n|\r|\n/);
  const disables: Disable[] = [];
  lines.forEach((content, i) => {
    const lead = /^\s*#\s*siapkota-disable-next-line(?=[\s:]|$)/.exec(content)?.[0];
    if (lead === undefined) return;
    const rest = content.slice(lead.length);
    const colon = rest.indexOf(':');
    const [list, reason] = colon === -1 ? [rest, ''] : [rest.slice(0, colon), rest.slice(colon + 1)];
    const at = (from: number, length: number): Place => ({
      file,
      line: i + 1,
      col: from,
      endLine: i + 1,
      endCol: from + Math.max(1, length),
    });
    if (reason.trim() === '' || list.trim() === '') {
      told.push(
        finding('lint/disable-without-reason', at(lead.length - DISABLE.length + 1, content.length - lead.length + DISABLE.length), {
          rule: list.trim(),
        }),
      );
      return;
    }
    let line = i + 1;
    while (line < lines.length && /^\s*(#|$)/.test(lines[line]!)) line++;
    for (const code of list.split(/[\s,]+/).filter((c) => c !== '')) {
      const place = at(content.indexOf(code, lead.length) + 1, code.length);
      const unknown = unknownRule(code);
      if (unknown !== undefined) told.push(finding('lint/unknown-rule', place, { rule: code, near: unknown.near }));
      else disables.push({ code, place, line: line + 1, used: false });
    }
  });
  return disables;
}
