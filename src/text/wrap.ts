import stringWidth from 'string-width';

/** Columns that a text takes on a terminal. */
export function width(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}

/**
 * Breaks text at spaces, and after '-' and '/', but not at a hyphen before a digit (GOV-01, 2026-11-24); never inside a word
 * unless the word alone is wider than the line.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of paragraph.match(/(?:[^\s\-/]|-(?=\d))*(?:-(?!\d)|\/)+|(?:[^\s\-/]|-(?=\d))+|\s+/g) ?? []) {
      const candidate = line + piece;
      if (width(candidate.trimEnd()) <= columns) {
        line = line === '' ? piece.trimStart() : candidate;
        continue;
      }
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = piece.trimStart();
      if (width(line) > columns) {
        const parts = chopped(line, columns);
        line = parts.pop() ?? '';
        for (const part of parts) lines.push(part);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** A word in pieces of a line each, in one pass. */
function chopped(word: string, columns: number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const piece of graphemes(word)) {
    const wide = width(piece);
    if (used + wide > columns && part !== '') {
      parts.push(part);
      [part, used] = ['', 0];
    }
    part += piece;
    used += wide;
  }
  parts.push(part);
  return parts;
}

/** The same with a margin in front of every line. */
export function indent(text: string, columns: number, margin: string): string {
  return wrap(text, Math.max(10, columns - margin.length))
    .map((line) => (margin + line).trimEnd())
    .join('\n');
}

/** Text filled up with spaces to a width. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'right'): string {
  const missing = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'right' ? text + missing : missing + text;
}

let segmenter: Intl.Segmenter | undefined;

/** The pieces a reader sees as one character each; a plain text needs no search for them. */
function graphemes(text: string): string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map((s) => s.segment);
}

/** The beginning of a text that fits into so many columns, with an ellipsis where something was cut. */
export function fitStart(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let taken = '';
  let used = 1;
  for (const piece of graphemes(text)) {
    used += width(piece);
    if (used > columns) break;
    taken += piece;
  }
  return `${taken}…`;
}

/** The end of a text that fits into so many columns, with an ellipsis in front where something was cut. */
export function fitEnd(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let taken = '';
  let used = 1;
  for (const piece of graphemes(text).reverse()) {
    used += width(piece);
    if (used > columns) break;
    taken = piece + taken;
  }
  return `…${taken}`;
}
