/** Deeper than any rubric or sheet; the reader itself is recursive and would run out of stack far below. */
const MAX_DEPTH = 100;

/** Whether data is a tree of a depth that the rest of the program can walk. */
export function shapeOf(data: unknown): 'plain' | 'circle' | 'deep' {
  const above = new Set<object>();
  const done = new Set<object>();
  const walk = (value: unknown): 'plain' | 'circle' | 'deep' => {
    if (typeof value !== 'object' || value === null || done.has(value)) return 'plain';
    if (above.has(value)) return 'circle';
    if (above.size >= MAX_DEPTH) return 'deep';
    above.add(value);
    for (const child of Object.values(value)) {
      const shape = walk(child);
      if (shape !== 'plain') return shape;
    }
    above.delete(value);
    done.add(value);
    return 'plain';
  };
  return walk(data);
}

/**
 * Offset at which flow brackets pass the depth limit, or undefined. The reader would refuse such a document too, but only after
 * seconds for each megabyte. Brackets in prose and in quotes are none: a flow collection begins where a value can begin.
 */
export function tooDeep(text: string): number | undefined {
  let depth = 0;
  let before = '\n';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === ' ' || c === '\t' || c === '\r') continue;
    const begins = STARTS_VALUE.has(before);
    if ((c === '"' || c === "'") && begins) {
      const end = text.indexOf(c, i + 1);
      i = end === -1 ? text.length : end;
    } else if ((c === '[' || c === '{') && (depth > 0 || begins)) {
      if (++depth > MAX_DEPTH) return i;
    } else if ((c === ']' || c === '}') && depth > 0) depth--;
    before = c;
  }
  return /(?:^|\n) *(?:- |\? ){100}/.exec(text)?.index;
}

const STARTS_VALUE: ReadonlySet<string> = new Set(['\n', ':', '-', '?', ',', '[', '{']);
