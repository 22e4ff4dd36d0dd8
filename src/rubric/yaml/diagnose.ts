/** Why a text is no YAML, as its author would say it: the reader's own code, or a slip that can be told more exactly. */
export interface Diagnosis {
  /** A code of the `yaml` library, or one of SLIPS. */
  readonly problem: string;
  readonly start: number;
  readonly end: number;
  /** What the line is indented by, and what would be right; only for `indent`. */
  readonly indent?: { readonly have: number; readonly want: readonly number[] };
}

/** After one of these the rest of the file reads wrong: what else is found there are echoes. */
const BREAKS_THE_REST: ReadonlySet<string> = new Set(['tab', 'hard-space', 'indent', 'open-quote']);
export const breaksTheRest = ({ problem }: Diagnosis): boolean => BREAKS_THE_REST.has(problem);

/** Codes that say exactly what is wrong. */
const EXACT: ReadonlySet<string> = new Set([
  'DUPLICATE_KEY',
  'RESOURCE_EXHAUSTION',
  'MULTIPLE_DOCS',
  'TAG_RESOLVE_FAILED',
  'BAD_DQ_ESCAPE',
]);

/** @param pos offsets that the reader names for its `code` */
export function diagnose(text: string, code: string, pos: readonly [number, number]): Diagnosis {
  const plain = { problem: code, start: pos[0], end: pos[1] };
  if (EXACT.has(code)) return plain;
  const at = Math.min(pos[0], text.length);
  const line = lineAt(text, at);
  // A line too far right is read as more of the value above it, whose colon is then one too many.
  const below = /IMPLICIT_KEY/.test(code) && !/: .*:( |$)/.test(line.text) ? lineBelow(text, line) : undefined;
  if (below !== undefined && blankOf(below) === undefined && !isDeeperBelowKey(line.text)) {
    const further = misplaced(text, below);
    if (further !== undefined) return further;
  }
  return blankOf(line) ?? openQuote(text, code, at) ?? misplaced(text, line) ?? slipOf(text, line, code, at) ?? plain;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function lineAt(text: string, at: number): Line {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, text: text.slice(start, end === -1 ? text.length : end) };
}

/** The next line that is neither empty nor a comment. */
function lineBelow(text: string, line: Line): Line | undefined {
  let start = line.start + line.text.length + 1;
  while (start < text.length) {
    const next = lineAt(text, start);
    if (CONTENT.test(next.text)) return next;
    start = next.start + next.text.length + 1;
  }
  return undefined;
}

const isDeeperBelowKey = (line: string): boolean => /:\s*(#[\s\S]*)?$/.test(line);

/** White space that looks like spaces: a tab, or the hard space of web pages and word processors. */
function blankOf({ start, text }: Line): Diagnosis | undefined {
  const odd = text.slice(0, text.search(/[^\s]|$/)).search(/[^ \r]/);
  if (odd === -1) return undefined;
  return { problem: text[odd] === '\t' ? 'tab' : 'hard-space', start: start + odd, end: start + odd + 1 };
}

/** A quote that is opened and never closed is noticed only where the file ends; it stands where the last value began with one. */
function openQuote(text: string, code: string, at: number): Diagnosis | undefined {
  if (code !== 'MISSING_CHAR' || text.slice(at).trim() !== '') return undefined;
  for (const opened of text.slice(0, at).matchAll(/(?:^|[:,[{-] +)(["'])/gm)) {
    const start = opened.index + opened[0].length - 1;
    if (!closesOnLine(text, start)) return { problem: 'open-quote', start, end: start + 1 };
  }
  return undefined;
}

/** Whether the quote at `start` is closed before its line ends; stops at the first that closes it, so that a long line is read once. */
function closesOnLine(text: string, start: number): boolean {
  const quote = text[start];
  for (let i = start + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\' && quote === '"') i++;
    else if (text[i] === quote && quote === "'" && text[i + 1] === "'") i++;
    else if (text[i] === quote) return true;
  }
  return false;
}

const CONTENT = /^( *)((?:- +)*)([^\s#][\s\S]*)$/;

/** A line whose beginning fits none of the lines above it. */
function misplaced(text: string, line: Line): Diagnosis | undefined {
  const mine = CONTENT.exec(line.text);
  if (mine === null) return undefined;
  const stack: number[] = [];
  let before = '';
  for (const above of text.slice(0, line.start).split('\n')) {
    const found = CONTENT.exec(above);
    if (found === null) continue;
    const [, spaces = '', dashes = '', content = ''] = found;
    while (stack.length > 0 && stack.at(-1)! > spaces.length) stack.pop();
    for (const column of [spaces.length, spaces.length + dashes.length]) if (stack.at(-1) !== column) stack.push(column);
    before = content;
  }
  const have = mine[1]!.length;
  const top = stack.at(-1);
  if (top === undefined || stack.includes(have) || /[[{,|>"'][-+]?\s*(#[\s\S]*)?$/.test(before)) return undefined;
  // Further right is right below a key that waits for its value, and wrong anywhere else.
  if (have > top && isDeeperBelowKey(before)) return undefined;
  const want = have > top ? [top] : [stack.findLast((c) => c < have), stack.find((c) => c > have)].filter((c) => c !== undefined);
  return { problem: 'indent', start: line.start, end: line.start + Math.max(1, have), indent: { have, want } };
}

function slipOf(text: string, { start, text: line }: Line, code: string, at: number): Diagnosis | undefined {
  const value = /^ *(?:- +)*[^\s:#"']+: +/.exec(line)?.[0].length ?? 0;
  if (/^[“”„‘’]/.test(line.slice(value))) return { problem: 'curly-quotes', start: start + value, end: start + line.trimEnd().length };
  if (code === 'BAD_ALIAS' && /^[&*](\s|$)/.test(text.slice(at, at + 2))) return { problem: 'BAD_SCALAR_START', start: at, end: at + 1 };
  const glued = /^( *(?:- +)*)([\w-]+):[^\s:/]/.exec(line);
  if (glued !== null && /IMPLICIT_KEY|MISSING_CHAR|UNEXPECTED_TOKEN/.test(code)) {
    const colon = start + glued[1]!.length + glued[2]!.length;
    return { problem: 'glued-colon', start: colon, end: colon + 1 };
  }
  return undefined;
}
