// Every regular expression in src, read from the syntax tree.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const root = join(import.meta.dirname, '../../..');

/** @returns {{ file: string, line: number, source: string, flags: string, dynamic: boolean }[]} `dynamic` ones are put together at run time, and `source` is the code that does it */
export function patternsInSource() {
  const found = [];
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (f) => f.endsWith('.ts') && !f.endsWith('.d.ts'),
  );
  for (const name of files.sort()) {
    const bytes = readFileSync(join(root, 'src', name));
    const tree = parseSync(bytes.toString('utf8'), { syntax: 'typescript', target: 'es2022' });
    // Spans count bytes from where this file begins among all that were parsed.
    const at = (span) =>
      bytes
        .subarray(0, span.start - tree.span.start)
        .toString('utf8')
        .split('\n').length;
    const add = (node, source, flags, dynamic) =>
      found.push({ file: `src/${name.replaceAll('\\', '/')}`, line: at(node.span), source, flags, dynamic });
    walk(tree, (node) => {
      if (node.type === 'RegExpLiteral') add(node, node.pattern, node.flags, false);
      const isMade = (node.type === 'NewExpression' || node.type === 'CallExpression') && node.callee?.value === 'RegExp';
      if (isMade) add(node, bytes.subarray(node.span.start - tree.span.start, node.span.end - tree.span.start).toString('utf8'), '', true);
    });
  }
  return found;
}

function walk(node, visit) {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (typeof node === 'object' && node !== null) {
    if (typeof node.type === 'string') visit(node);
    for (const key of Object.keys(node)) if (key !== 'span') walk(node[key], visit);
  }
}
