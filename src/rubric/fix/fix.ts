import type { Finding } from '../../finding/finding.ts';
import { YamlSource } from '../source.ts';
import { applyEdits, EditableDocument } from './document.ts';
import { editsFor } from './findings.ts';
import { keyOrderEdits, whitespaceEdits } from './layout.ts';

/**
 * A file's text with everything put right that has one right answer: the findings that can be fixed, the order of an
 * indicator's first keys, spaces at line ends. Comments and layout stay as they are. Pure; a text that is not sound YAML,
 * and any change that would make it unsound, comes back unchanged. Fixing the result again changes nothing.
 * @param languages those of the instrument the file belongs to, or none
 */
export function fixText(text: string, findings: readonly Finding[], languages: readonly string[]): string {
  const mark = text.charCodeAt(0) === 0xfeff ? text[0]! : '';
  const plain = text.slice(mark.length);
  const document = new EditableDocument(plain);
  if (!document.sound || plain.trim() === '') return text;
  const corrected = keepSound(plain, applyEdits(plain, editsFor(findings, { document, languages })));
  const ordered = keepSame(corrected, applyEdits(corrected, keyOrderEdits(new EditableDocument(corrected))));
  const clean = keepSame(ordered, applyEdits(ordered, whitespaceEdits(new EditableDocument(ordered))));
  return mark + clean;
}

/** The new text if it is sound YAML, else the old one. */
const keepSound = (before: string, after: string): string =>
  before === after || new YamlSource('', after).findings.length === 0 ? after : before;

/** The new text if it says the same, else the old one: layout is never allowed to change a meaning. */
function keepSame(before: string, after: string): string {
  if (before === after) return after;
  const [old, made] = [new YamlSource('', before), new YamlSource('', after)];
  const value = (data: unknown): string =>
    JSON.stringify(data, (_key, v: unknown) =>
      isPlain(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
    );
  return made.findings.length === 0 && value(old.data) === value(made.data) ? after : before;
}

const isPlain = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
