/** One line of a difference: kept, taken out or put in. */
interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** Shortest way from one list of lines to another (Myers 1986, An O(ND) Difference Algorithm). */
function steps(a: readonly string[], b: readonly string[]): Step[] {
  const max = a.length + b.length;
  const frontier = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= max; d++) {
    trace.push(new Map(frontier));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (frontier.get(k - 1) ?? -1) < (frontier.get(k + 1) ?? -1));
      let x = down ? (frontier.get(k + 1) ?? 0) : (frontier.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      frontier.set(k, x);
      if (x >= a.length && x - k >= b.length) return backtrack(a, b, trace, d);
    }
  }
  return [];
}

function backtrack(a: readonly string[], b: readonly string[], trace: readonly Map<number, number>[], length: number): Step[] {
  const made: Step[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = length; d > 0; d--) {
    const before = trace[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && (before.get(k - 1) ?? -1) < (before.get(k + 1) ?? -1));
    const from = down ? k + 1 : k - 1;
    const fromX = before.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > fromX && y > fromY) {
      made.push({ sign: ' ', line: a[x - 1]! });
      x--;
      y--;
    }
    if (down) made.push({ sign: '+', line: b[--y]! });
    else made.push({ sign: '-', line: a[--x]! });
  }
  while (x > 0 && y > 0) {
    made.push({ sign: ' ', line: a[--x]! });
    y--;
  }
  return made.reverse();
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** A unified diff as `patch` and git read it, three lines around each change; '' where nothing differs. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const all = steps(linesOf(before), linesOf(after));
  const changed = all.flatMap((s, i) => (s.sign === ' ' ? [] : [i]));
  // Where only the last line break differs, every line is the same.
  if (changed.length === 0) return `--- a/${file}\n+++ b/${file}\n@@ \\ No newline at end of file\n`;
  const around = 3;
  const groups: [number, number][] = [];
  for (const i of changed) {
    const last = groups.at(-1);
    if (last !== undefined && i - last[1] <= 2 * around) last[1] = i;
    else groups.push([i, i]);
  }
  let text = `--- a/${file}\n+++ b/${file}\n`;
  for (const [first, last] of groups) {
    const [from, to] = [Math.max(0, first - around), Math.min(all.length, last + around + 1)];
    const head = all.slice(0, from);
    const hunk = all.slice(from, to);
    const count = (list: readonly Step[], not: '+' | '-'): number => list.filter((s) => s.sign !== not).length;
    const start = (not: '+' | '-'): string => `${count(head, not) + (count(hunk, not) > 0 ? 1 : 0)},${count(hunk, not)}`;
    text += `@@ -${start('+')} +${start('-')} @@\n${hunk.map((s) => `${s.sign}${s.line}\n`).join('')}`;
  }
  return text;
}
