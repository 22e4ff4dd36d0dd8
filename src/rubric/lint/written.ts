import type { Layers } from '../load.ts';

const known = new WeakMap<Layers, ReadonlySet<string>>();

/** Whether an id stands in a rubric file, be it dropped, gone with a section that was dropped, or unusable. */
export function isWritten(id: string, layers: Layers): boolean {
  let ids = known.get(layers);
  if (ids === undefined) {
    const found = new Set<string>();
    for (const rubric of layers.rubrics) collect(rubric.source.data, found);
    known.set(layers, found);
    ids = found;
  }
  return ids.has(id);
}

function collect(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  const map = node as { id?: unknown; sections?: unknown; indicators?: unknown };
  if (typeof map.id === 'string') into.add(map.id);
  for (const list of [map.sections, map.indicators]) if (Array.isArray(list)) for (const child of list) collect(child, into);
}
