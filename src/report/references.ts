import type { Facts, LeafNode } from './facts.ts';
import { tell } from './speak.ts';

export interface CitedReference {
  readonly title: string;
  readonly status: string;
  readonly verified: boolean;
  readonly citations: readonly { readonly leaf: LeafNode; readonly at: string; readonly verified: boolean }[];
}

/** Entries of the register that the assessed indicators cite, in the register's order; a citation of nothing known keeps its id. */
export function citedReferences(f: Facts): readonly CitedReference[] {
  const citations = new Map<string, { leaf: LeafNode; at: string; verified: boolean }[]>();
  for (const leaf of f.leaves) {
    for (const c of leaf.leaf.indicator.references) {
      const found = citations.get(c.id) ?? [];
      found.push({ leaf, at: tell(f, c.at), verified: c.verified });
      citations.set(c.id, found);
    }
  }
  const order = [...f.instrument.references.keys(), ...[...citations.keys()].filter((id) => !f.instrument.references.has(id))];
  return order
    .filter((id) => citations.has(id))
    .map((id) => {
      const known = f.instrument.references.get(id);
      return {
        title: tell(f, known?.title) || id,
        status: tell(f, known?.status),
        verified: known?.verified ?? false,
        citations: citations.get(id)!,
      };
    });
}
