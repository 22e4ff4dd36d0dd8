import { type Cursor, refuse } from './plain-scalar.ts';
import type { PlainScalar } from './plain-tree.ts';

/**
 * A text of several lines behind `|` (kept as written) or `>` (lines joined). The cursor stands on the mark and is left at the
 * beginning of the line behind the text.
 * @param indent column of the key it belongs to: the text stands further right
 */
export function blockText(cursor: Cursor, indent: number): PlainScalar {
  const { text, at: start } = cursor;
  const header = /^([|>])(-?) *\n/.exec(text.slice(start, start + 40));
  if (header === null) return refuse();
  const lines: string[] = [];
  let margin = -1;
  let at = start + header[0].length;
  while (at < text.length) {
    const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
    const line = text.slice(at, end);
    const word = line.search(/[^ ]/);
    if (word === -1) {
      // Empty lines with spaces of their own have rules of their own.
      if (line !== '') return refuse();
      lines.push('');
    } else {
      if (margin === -1 && word > indent) margin = word;
      if (word < margin || margin === -1) break;
      if (word > margin && header[1] === '>') return refuse();
      lines.push(line.slice(margin));
    }
    at = end + 1;
  }
  // A line between the key's column and the text's would be a fault, and a comment there needs care.
  const next = /^ */.exec(text.slice(at, at + 200))![0].length;
  if (margin === -1 || lines[0] === '' || at > text.length || (at < text.length && next > indent)) return refuse();
  while (lines.at(-1) === '') lines.pop();
  const ends = header[2] === '-' ? '' : '\n';
  const value = header[1] === '|' ? lines.join('\n') + ends : folded(lines) + ends;
  cursor.at = at;
  return { kind: 'scalar', start, end: cursor.at, value, source: value };
}

/** One line break between lines becomes a space, of more one is taken away (YAML 1.2.2, 8.1.3). */
function folded(lines: readonly string[]): string {
  let made = lines[0]!;
  let empty = 0;
  for (const line of lines.slice(1)) {
    if (line === '') empty++;
    else {
      made += (empty === 0 ? ' ' : '\n'.repeat(empty)) + line;
      empty = 0;
    }
  }
  return made;
}
