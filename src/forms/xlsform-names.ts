import { knownColumn } from '../rubric/vocabulary.ts';

/** A name that ODK takes: it begins with a letter, and letters, digits, `.`, `_`, `-` follow, as in our ids. */
export const nameOf = (id: string): string => (/^[A-Za-z_]/.test(id) ? id : `q.${id}`);
export const groupName = (id: string): string => (knownColumn(id) === undefined && /^[A-Za-z]/.test(id) ? id : `g.${id}`);
export const ref = (name: string): string => `\${${name}}`;
/** A text as XPath writes it; one with both quotes is put together. */
export function literal(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("'")
    ? `concat(${text
        .split('"')
        .map((t) => `"${t}"`)
        .join(`, '"', `)})`
    : `'${text}'`;
}
