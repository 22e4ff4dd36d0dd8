/**
 * Text from outside (answers, names, rubric texts, ids, file names) made safe for a terminal:
 * control characters, escape sequences and the bidirectional controls that can reorder a line become visible marks.
 */
export const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/g;

/** Keeps tabs and line feeds. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (c) => {
    const code = c.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** The same on one line: runs of white space become one space. */
export function visibleLine(text: string): string {
  return visible(text.replace(/[\t\r\n]+/g, ' '))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Cut to `max` characters, with an ellipsis where something was cut. */
export function clip(text: string, max: number): string {
  return text.length <= max
    ? text
    : `${text
        .slice(0, Math.max(0, max - 1))
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
}

/** How a heading, a label or a cell is compared with a known text: case, repeated spaces and end punctuation do not count. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u200b\ufeff]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
