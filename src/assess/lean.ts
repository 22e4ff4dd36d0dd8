import type { CityAssessment } from './types.ts';

/** A city reduced to its index: a country of cities as a row each. */
export function indexOnly({ index, ...city }: CityAssessment): CityAssessment {
  return { ...city, index: { ...index, children: [] }, views: [] };
}

/** A city reduced to its index and the parts of that, such as rubrics. */
export function partsOnly({ index, ...city }: CityAssessment): CityAssessment {
  return { ...city, index: { ...index, children: index.children.map((part) => ({ ...part, children: [] })) }, views: [] };
}
