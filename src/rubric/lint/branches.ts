import { finding } from '../../finding/finding.ts';
import { type Branch, isScored, type Node } from '../instrument.ts';
import { placeAt } from '../source.ts';
import type { LintContext } from './index.ts';

/** Branches that never count: empty ones, and those in which everything has weight 0. */
export function lintBranches({ instrument, report }: LintContext): void {
  const visit = (branch: Branch): void => {
    const place = placeAt(branch.origin, 'id');
    if (leaves(branch) === 0) report(finding('rubric/empty-branch', place, { id: branch.id }));
    else if (branch.children.every((child) => child.weight === 0)) report(finding('rubric/zero-weight', place, { id: branch.id }));
    for (const child of branch.children) if (child.kind !== 'indicator') visit(child);
  };
  visit(instrument.root);
  for (const view of instrument.views) visit(view.root);
}

function leaves(node: Node): number {
  if (node.kind === 'indicator') return isScored(node) ? 1 : 0;
  return node.children.reduce((sum, child) => sum + leaves(child), 0);
}
