import type { Paint } from '../text/paint.ts';
import { visible, visibleLine } from '../text/visible.ts';
import { width as unicodeWidth, wrap } from '../text/wrap.ts';

/** Where a view is drawn. `invert` marks the cell under the cursor; without colour it is undefined and the cursor is a bar. */
export interface Dims {
  readonly cols: number;
  readonly rows: number;
  readonly paint: Paint;
  readonly invert: ((text: string) => string) | undefined;
  readonly unicode: boolean;
}

/** What is painted: the last line of `body` is where the terminal's own cursor rests, hints stand under it. */
export interface View {
  readonly body: readonly string[];
  readonly hint: readonly string[];
}

/** A line before it is painted: plain text, and how to mark each part of it. */
export interface Row {
  readonly parts: readonly Part[];
}
export type Part = readonly [text: string, style?: ((text: string) => string) | undefined];

export const row = (text: string, style?: (text: string) => string): Row => ({ parts: [[text, style]] });
export const rowOf = (...parts: Part[]): Row => ({ parts });
export const BLANK_ROW: Row = row('');

/** How the chosen one among several is marked beside its sign: seen from the back of a hall, and without colours too. */
export const chosenStyle =
  ({ paint }: Dims) =>
  (text: string): string =>
    paint.bold(paint.cyan(text));

/** Signs that are one column everywhere: Latin, punctuation, arrows, bars and the marks this interview draws. */
const SINGLE = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u2193\u2500-\u25cf\u2713\u2714\u276f\u03a3\u2264\u2265]*$/;

/** Columns of a text. The Unicode tables are asked only for what is not plainly one column a sign: a screen has dozens of texts. */
export const width = (text: string): number => (SINGLE.test(text) ? text.length : unicodeWidth(text));

/** Columns that may be written: a line of full width would make the terminal wrap. */
export const room = (dims: Dims): number => dims.cols - 1;

const ASCII: Readonly<Record<string, string>> = {
  '✔': '#',
  '❯': '>',
  '░': '.',
  '█': '#',
  '·': '-',
  '…': '..',
  '–': '-',
  '—': '-',
  '−': '-',
  '×': 'x',
  '±': '+/-',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '↑': '^',
  '↓': 'v',
  '≥': '>=',
  '≤': '<=',
  '›': '>',
  '•': '*',
  '○': 'o',
  '●': '@',
  '▲': '^',
  '▼': 'v',
  '─': '-',
  Σ: 'Sum',
  '←': '<',
  '→': '>',
};

/** Text that any terminal can show. */
export function toAscii(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return [...text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')].map((c) => ASCII[c] ?? (c >= ' ' && c <= '~' ? c : '?')).join('');
}

/** The beginning of a text that fits into so many columns. */
function takeColumns(text: string, columns: number): string {
  if (SINGLE.test(text)) return text.slice(0, columns);
  let used = 0;
  let kept = '';
  for (const char of text) {
    const takes = char <= '\u007e' ? 1 : width(char);
    if (used + takes > columns) break;
    kept += char;
    used += takes;
  }
  return kept;
}

/** Cut to a width between two words, or within one that is long, with an ellipsis where something was cut. */
export function clipTo(text: string, columns: number, ellipsis = '…'): string {
  if (width(text) <= columns) return text;
  // One column a sign: the width of "…" would be asked of the Unicode tables at every line.
  const mark = ellipsis.length;
  if (columns <= mark) return '.'.repeat(Math.max(0, columns));
  const kept = takeColumns(text, columns - mark);
  const space = kept.lastIndexOf(' ');
  const whole = text[kept.length] === ' ' || space < kept.length * 0.6 ? kept : kept.slice(0, space);
  return whole.trimEnd() + (whole === kept || width(whole.trimEnd()) + 1 + mark > columns ? ellipsis : ` ${ellipsis}`);
}

/** Wrapped texts by width: a screen is drawn at every key, its texts change with the question only. */
const wrapped = new Map<string, readonly string[]>();
const MOST_WRAPPED = 2000;

function wrapOnce(text: string, columns: number): readonly string[] {
  const key = `${columns} ${text}`;
  const known = wrapped.get(key);
  if (known !== undefined) return known;
  if (wrapped.size >= MOST_WRAPPED) wrapped.clear();
  const made = wrap(visibleLine(text), Math.max(4, columns));
  wrapped.set(key, made);
  return made;
}

/** Wrapped to at most `lines` lines, the last one cut where there was more. */
export function wrapTo(text: string, columns: number, lines: number): string[] {
  const all = wrapOnce(text, columns);
  if (all.length <= lines) return [...all];
  const kept = all.slice(0, Math.max(1, lines));
  const last = kept.length - 1;
  kept[last] = clipTo(`${kept[last]} ${all[last + 1]}`, columns);
  return kept;
}

/** Text of several paragraphs, wrapped, each of them with its control characters shown. */
export const paragraphs = (text: string, columns: number): string[] =>
  text.split('\n').flatMap((line) => wrap(visibleLine(line), Math.max(4, columns)));

/** Text as this terminal may have it: nothing in it acts on the terminal, whatever it came from. */
function shownText(text: string, dims: Dims): string {
  const shown = visible(text.replace(/[\t\n]/g, ' '));
  return dims.unicode ? shown : toAscii(shown);
}

/** Paints a line: made ASCII where it must be, cut to the width, then marked. */
export function paintRow({ parts }: Row, dims: Dims): string {
  let left = room(dims);
  let painted = '';
  for (const [text, style] of parts) {
    const safe = shownText(text, dims);
    const cut = clipTo(safe, left, dims.unicode ? '…' : '..');
    painted += style === undefined || cut === '' ? cut : style(cut);
    left -= width(cut);
    if (cut !== safe) break;
  }
  return painted;
}

/** Left and right on one line; the left gives way. */
export function justified(left: Part, right: Part, dims: Dims): Row {
  const [rightText] = right;
  const rightWidth = width(shownText(rightText, dims));
  const space = room(dims) - rightWidth - 2;
  if (space < 8) return rowOf(left);
  const text = clipTo(shownText(left[0], dims), space, dims.unicode ? '…' : '..');
  return rowOf([text, left[1]], [' '.repeat(room(dims) - width(text) - rightWidth)], right);
}

/** A bar of a share 0..1. A started bar is never empty, an unfinished one never full. */
export function bar(share: number, cells: number): string {
  const full = share >= 1 ? cells : share <= 0 ? 0 : Math.min(cells - 1, Math.max(1, Math.round(share * cells)));
  return '█'.repeat(full) + '░'.repeat(cells - full);
}

/** Everything that fits: the body is cut from below its first `keep` lines, the last body line and the hints stay. */
export function compose(body: readonly Row[], hint: readonly Row[], dims: Dims): View {
  const most = Math.max(2, dims.rows - 1);
  const hints = hint.slice(0, Math.max(1, Math.min(hint.length, most - 2)));
  const space = Math.max(1, most - hints.length);
  const rows = body.length <= space ? body : [...body.slice(0, space - 1), body.at(-1)!];
  // An empty last line would make the painter add one more: it ends with something to see.
  const painted = rows.map((r) => paintRow(r, dims));
  if (painted.at(-1) === '' || painted.length === 0) painted[Math.max(0, painted.length - 1)] = dims.unicode ? '·' : '.';
  return { body: painted, hint: hints.map((r) => paintRow(r, dims)).filter((t) => t !== '') };
}

/**
 * Hints in order of need, in at most `lines` lines. `always` (help and quit) stand at the end of the first line whatever the width.
 */
export function hintRows(hints: readonly string[], always: readonly string[], dims: Dims, lines: number): Row[] {
  const gap = ' · ';
  const spaces = room(dims);
  const rows: string[][] = [[]];
  const tail = always.join(gap);
  const sizeOf = (parts: readonly string[], last: boolean): number => width([...parts, ...(last && tail !== '' ? [tail] : [])].join(gap));
  let full = false;
  for (const hint of hints) {
    const current = rows.at(-1)!;
    const first = rows.length === 1;
    if (!full && sizeOf([...current, hint], first) <= spaces) {
      current.push(hint);
      continue;
    }
    if (rows.length >= lines) {
      full = true;
      continue;
    }
    if (width(hint) <= spaces) rows.push([hint]);
  }
  return rows.map((parts, i) => row([...parts, ...(i === 0 && tail !== '' ? [tail] : [])].join(gap), dims.paint.dim));
}

/** How many lines each of several texts gets: one each, then `first` in full, then the others in turn while lines last. */
export function allot(wants: readonly number[], first: number | undefined, budget: number): number[] {
  const given = wants.map(() => 1);
  let left = budget - given.length;
  if (first !== undefined && wants[first] !== undefined) {
    const more = Math.max(0, Math.min(left, wants[first] - 1));
    given[first]! += more;
    left -= more;
  }
  for (let changed = true; left > 0 && changed; ) {
    changed = false;
    for (let i = 0; i < wants.length && left > 0; i++) {
      if (given[i]! >= wants[i]!) continue;
      given[i]!++;
      left--;
      changed = true;
    }
  }
  return given;
}

/** A window of `size` over `count` rows that shows `cursor`. */
export function windowAt(count: number, size: number, cursor: number): readonly [from: number, to: number] {
  const from = Math.max(0, Math.min(cursor - Math.floor(size / 2), count - size));
  return [from, Math.min(count, from + size)];
}
