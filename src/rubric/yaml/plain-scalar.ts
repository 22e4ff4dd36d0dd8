import type { PlainScalar } from './plain-tree.ts';

/** Thrown, and caught by readPlainYaml alone, where a text uses more of YAML than this reader knows. */
export const REFUSED = Symbol('not plain YAML');

export function refuse(): never {
  throw REFUSED;
}

/** A text and how far it is read. */
export interface Cursor {
  readonly text: string;
  at: number;
}

const INT = /^(0|-?[1-9]\d{0,14})$/;
const DECIMAL = /^-?\d{1,15}\.\d{1,15}$/;
/** Everything else that YAML 1.2's core schema (YAML 1.2.2, 10.3.2) reads as no text: left to the full reader. */
const OTHER = /^([-+]?(\.?\d[\d_]*|\d+\.\d*)([eE][-+]?\d*)?|0[ox][\da-fA-F]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|~|null|Null|NULL)$/;
const TRUE = /^(true|True|TRUE)$/;
const FALSE = /^(false|False|FALSE)$/;

/** An unquoted text as the value it stands for. */
export function plainScalar(source: string, start: number): PlainScalar {
  const end = start + source.length;
  const c = source.charCodeAt(0);
  // Most texts begin with a letter that begins no other value.
  if (c > 0x3a && !/^[fFtTnN~]/.test(source)) return { kind: 'scalar', start, end, value: source, source };
  if (INT.test(source) || DECIMAL.test(source)) return { kind: 'scalar', start, end, value: Number(source), source };
  if (TRUE.test(source)) return { kind: 'scalar', start, end, value: true, source };
  if (FALSE.test(source)) return { kind: 'scalar', start, end, value: false, source };
  if (OTHER.test(source)) return refuse();
  return { kind: 'scalar', start, end, value: source, source };
}

/** The name that a key gives: text, or a whole number. */
export function keyName(source: string): string {
  if (source === '<<' || source === '__proto__' || source.length > 200) return refuse();
  const { value } = plainScalar(source, 0);
  if (typeof value === 'string') return value;
  return typeof value === 'number' && INT.test(source) ? source : refuse();
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', n: '\n' };

/** A text in quotes, on one line; the cursor stands on the opening quote and is left behind the closing one. */
export function quotedScalar(cursor: Cursor): PlainScalar {
  const { text, at: start } = cursor;
  const quote = text[start]!;
  let value = '';
  let from = start + 1;
  let close = -1;
  for (;;) {
    // Both are looked for once, and no further than they must: a file may be one text with a million escapes, or a million texts.
    if (close < from) close = text.indexOf(quote, from);
    if (close === -1) return refuse();
    const inside = quote === '"' ? text.slice(from, close).indexOf('\\') : -1;
    if (inside !== -1) {
      const slash = from + inside;
      const meant = ESCAPES[text[slash + 1] ?? ''];
      if (meant === undefined) return refuse();
      value += text.slice(from, slash) + meant;
      from = slash + 2;
    } else if (quote === "'" && text[close + 1] === "'") {
      value += `${text.slice(from, close)}'`;
      from = close + 2;
    } else {
      value += text.slice(from, close);
      cursor.at = close + 1;
      break;
    }
  }
  if (text.slice(start, cursor.at).includes('\n')) return refuse();
  return { kind: 'scalar', start, end: cursor.at, value, source: value };
}

/** Whether an unquoted text may begin here: no mark of YAML's, and a dash only where it is part of a word or number. */
export function beginsPlain(text: string, at: number, inFlow: boolean): boolean {
  const c = text[at];
  if (c === undefined || ' \n,[]{}&*!|>%@`"\'#?:'.includes(c)) return false;
  if (c !== '-') return true;
  const next = text[at + 1];
  return next !== undefined && next !== ' ' && next !== '\n' && !(inFlow && ',[]{}'.includes(next));
}
