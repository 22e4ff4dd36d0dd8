import type { Canonical, Cell, Draft, TypeRules } from './rules.ts';

/** Words. Not scored, no leaf of any tree; they feed the SWOT and the notes. */
export const text: TypeRules<'text'> = {
  type: 'text',
  keys: [],
  build: ({ base }: Draft) => ({ ...base, type: 'text' }),
  canonicalise: (cell: Cell): Canonical => ({ value: Array.isArray(cell) ? cell.join('\n') : String(cell), remarks: [] }),
  score: () => undefined,
  extremes: (_indicator, scale) => [scale.min, scale.max],
};
