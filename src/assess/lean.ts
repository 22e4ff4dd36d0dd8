import type { AssessedNode, CityAssessment } from './types.ts';

/**
 * A city without what only its own report and explanation need: who said what, and how far they agree. Its figures stay, and a country
 * of cities fits into memory.
 */
export function lean({ index, views, ...city }: CityAssessment): CityAssessment {
  return { ...city, index: leanNode(index), views: views.map(leanNode) };
}

const NO_AGREEMENT: AssessedNode['agreement'] = new Map();

function leanNode(node: AssessedNode): AssessedNode {
  return {
    ...node,
    leaf: node.leaf === null ? null : { ...node.leaf, opinions: [] },
    agreement: NO_AGREEMENT,
    children: node.children.map(leanNode),
  };
}
