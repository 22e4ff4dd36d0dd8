import type { Layers } from '../load.ts';

/** Whether an id stands in a rubric file, be it dropped, gone with a section that was dropped, or unusable. */
export function isWritten(id: string, layers: Layers): boolean {
  const holds = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false;
    const map = node as { id?: unknown; sections?: unknown; indicators?: unknown };
    if (map.id === id) return true;
    return [map.sections, map.indicators].some((list) => Array.isArray(list) && list.some(holds));
  };
  return layers.rubrics.some((rubric) => holds(rubric.source.data));
}
