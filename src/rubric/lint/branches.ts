import { finding } from '../../finding/finding.ts';
import { type Branch, isScored, type Node } from '../instrument.ts';
import { placeAt } from '../source.ts';
import type { LintContext } from './index.ts';

/** Branches that never count: empty ones, and those in which everything has weight 0. */
export function lintBranches({ instrument, layers, report }: LintContext): void {
  const visit = (branch: Branch): void => {
    const place = placeAt(branch.origin, 'id');
    // Said once, of the innermost branch; and not of a branch that is empty because what stands in it could not be read.
    if (leaves(branch) === 0) {
      if (branch.children.every((c) => c.kind === 'indicator') && !lostSome(branch, layers.dropped))
        report(finding('rubric/empty-branch', place, { id: branch.id }));
    } else if (branch.children.every((child) => child.weight === 0)) report(finding('rubric/zero-weight', place, { id: branch.id }));
    for (const child of branch.children) if (child.kind !== 'indicator') visit(child);
  };
  visit(instrument.root);
  for (const view of instrument.views) visit(view.root);
}

/** Whether the file names more rubrics, sections or indicators here than could be built; those have findings of their own. */
function lostSome({ children, origin }: Branch, dropped: ReadonlyMap<string, unknown>): boolean {
  const raw = origin.path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], origin.source.data);
  const map = (raw ?? {}) as Readonly<Record<string, unknown>>;
  const listed = ['rubrics', 'sections', 'indicators', 'nodes'].flatMap((key): unknown[] => (Array.isArray(map[key]) ? map[key] : []));
  // A list that is there and could not be read at all is missing from the sound part.
  const { source, path } = origin;
  if (['sections', 'indicators', 'nodes'].some((key) => !(key in map) && source.has([...path, key]))) return true;
  const meant = listed.filter((item) => !dropped.has(typeof item === 'string' ? item : String((item as { id?: unknown } | null)?.id)));
  return meant.length > children.length;
}

function leaves(node: Node): number {
  if (node.kind === 'indicator') return isScored(node) ? 1 : 0;
  return node.children.reduce((sum, child) => sum + leaves(child), 0);
}
