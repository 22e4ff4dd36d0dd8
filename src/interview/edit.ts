import { width } from '../text/wrap.ts';

/** A key as a terminal's decoder names it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  readonly shift?: boolean | undefined;
}

/**
 * A line (or several) being typed, and the place of the cursor in characters as people see them. Own, because readline puts typed text
 * in the wrong place when several characters arrive at once and the cursor is not at the end (Node 20).
 */
export interface Line {
  readonly text: string;
  /** Index into `text` in UTF-16 units, always between two graphemes. */
  readonly at: number;
}

export const NO_LINE: Line = { text: '', at: 0 };
export const lineOf = (text: string): Line => ({ text, at: text.length });

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const graphemes = (text: string): string[] =>
  /^[\n\x20-\x7e]*$/.test(text) ? [...text] : [...segmenter.segment(text)].map((s) => s.segment);

const before = (line: Line): string => graphemes(line.text.slice(0, line.at)).at(-1) ?? '';
const after = (line: Line): string => graphemes(line.text.slice(line.at))[0] ?? '';

/** Text without what a terminal would act upon: escape sequences and control characters. Line ends are kept where `lines` says so. */
export function cleanText(text: string, lines: boolean): string {
  const ended = text.replace(/\r\n?/g, '\n');
  const bare = ended
    // Escape sequences first, whole; what is left of the C0 and C1 controls and of the bidirectional ones after that.
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][\s\S]*?(?:\u001b\\|$)|[ -/]*[0-~])/g, '')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/g, '');
  return lines ? bare : bare.replace(/\s*\n\s*/g, ' ');
}

/** Puts text in at the cursor. */
export function insert(line: Line, text: string, lines = false): Line {
  const clean = cleanText(text, lines);
  return { text: line.text.slice(0, line.at) + clean + line.text.slice(line.at), at: line.at + clean.length };
}

/** A line after one key; the same line where the key means nothing to it. */
export function edit(line: Line, key: Key, lines = false): Line {
  const { text, at } = line;
  const home = lines ? text.lastIndexOf('\n', at - 1) + 1 : 0;
  const ends = lines ? text.indexOf('\n', at) : -1;
  const end = ends === -1 ? text.length : ends;
  const cut = (from: number, to: number): Line => ({ text: text.slice(0, from) + text.slice(to), at: from });
  if (key.ctrl === true) {
    switch (key.name) {
      case 'a':
        return { text, at: home };
      case 'e':
        return { text, at: end };
      case 'u':
        return cut(home, at);
      case 'k':
        return cut(at, end);
      case 'w':
        return cut(wordStart(text, at), at);
      case 'h':
        return cut(at - before(line).length, at);
      case 'left':
        return { text, at: wordStart(text, at) };
      case 'right':
        return { text, at: wordEnd(text, at) };
      default:
        return line;
    }
  }
  switch (key.name) {
    case 'left':
      return { text, at: at - before(line).length };
    case 'right':
      return { text, at: at + after(line).length };
    case 'home':
      return { text, at: home };
    case 'end':
      return { text, at: end };
    case 'backspace':
      return cut(at - before(line).length, at);
    case 'delete':
      return cut(at, at + after(line).length);
    case 'up':
      return lines ? moveRow(line, -1) : line;
    case 'down':
      return lines ? moveRow(line, 1) : line;
    case 'return':
    case 'enter':
      return lines ? insert(line, '\n', true) : line;
    default:
      return key.meta !== true && isText(key.sequence) ? insert(line, key.sequence!, lines) : line;
  }
}

/** Whether a key's sequence is something to be written down. */
export const isText = (sequence: string | undefined): boolean =>
  sequence !== undefined && sequence !== '' && !/[\u0000-\u001f\u007f-\u009f]/.test(sequence);

const wordStart = (text: string, at: number): number => at - (/\S*\s*$/.exec(text.slice(0, at))?.[0].length ?? 0);
const wordEnd = (text: string, at: number): number => at + (/^\s*\S*/.exec(text.slice(at))?.[0].length ?? 0);

function moveRow({ text, at }: Line, step: -1 | 1): Line {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const column = at - start;
  if (step === -1) {
    if (start === 0) return { text, at: 0 };
    const previous = text.lastIndexOf('\n', start - 2) + 1;
    return { text, at: Math.min(previous + column, start - 1) };
  }
  const next = text.indexOf('\n', at);
  if (next === -1) return { text, at: text.length };
  const last = text.indexOf('\n', next + 1);
  return { text, at: Math.min(next + 1 + column, last === -1 ? text.length : last) };
}

/** A piece of a drawn row; `on` is where the cursor stands. */
export interface Cell {
  readonly text: string;
  readonly on: boolean;
}

/** The rows of a line at a width, broken at spaces where it can, with the cursor's cell marked; a block after the end where it stands there. */
export function layOut(line: Line, columns: number): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let used = 0;
  let at = 0;
  const close = (): void => {
    rows.push(row);
    row = [];
    used = 0;
  };
  for (const piece of [...graphemes(line.text), '']) {
    const on = at === line.at;
    at += piece.length;
    if (piece === '\n' || piece === '') {
      if (on) row.push({ text: ' ', on });
      if (used >= columns && on && row.length > 1) {
        const block = row.pop()!;
        close();
        row.push(block);
      }
      close();
      continue;
    }
    const takes = width(piece);
    if (used + takes > columns) {
      const space = row.findLastIndex((cell) => cell.text === ' ');
      const carried = piece !== ' ' && space > 0 && row.length - space <= Math.floor(columns / 2) ? row.splice(space + 1) : [];
      close();
      row.push(...carried);
      used = carried.reduce((sum, cell) => sum + width(cell.text), 0);
    }
    row.push({ text: piece, on });
    used += takes;
  }
  return rows;
}
