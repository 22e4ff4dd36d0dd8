/** Widths of the characters from space to tilde in Arial, in thousandths of its size; Liberation Sans has the same. */
const ARIAL = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
  278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
  667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
] as const;
/** Letters beyond ASCII, and those that fill a square of their own. */
const [OTHER, SQUARE] = [600, 1000];
const FIRST_SQUARE = 0x2e80;

const widthOf = (code: number): number => ARIAL[code - 32] ?? (code >= FIRST_SQUARE ? SQUARE : OTHER);

/** Width of a line of text set at one unit of size, in the same unit. */
export function lineWidth(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += widthOf(text.charCodeAt(i));
  return sum / 1000;
}

export interface Measured {
  /** Width of each line if it were never broken. */
  readonly lines: readonly number[];
  /** Of the longest piece that should not be broken: between spaces, slashes, and dashes that join words (not numbers). */
  readonly word: number;
}

const [FEED, SPACE, SLASH, DASH, ZERO, NINE] = [10, 32, 47, 0x2013, 48, 57];

/** A text as a cell holds it, at one unit of size; read once, since a report has a million letters. */
export function measure(text: string): Measured {
  const lines: number[] = [];
  let [line, start, longest] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const next = code === DASH ? text.charCodeAt(i + 1) : 0;
    const breaks = code === SPACE || code === FEED || code === SLASH || (code === DASH && !(next >= ZERO && next <= NINE));
    if (breaks && line - start > longest) longest = line - start;
    if (code === FEED) {
      lines.push(line / 1000);
      line = 0;
    } else line += widthOf(code);
    if (breaks) start = line;
  }
  lines.push(line / 1000);
  return { lines, word: Math.max(longest, line - start) / 1000 };
}
