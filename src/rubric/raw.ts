/** What authors wrote, taken apart without trust: each of these gives something usable for anything. */

export type Raw = Record<string, unknown>;
/** Letters, digits, '.', '_' and '-'; begins with a letter or digit; no '..'. The same rule stands in the schemas. */
export const isId = (text: string): boolean => /^[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.))*$/.test(text);
export const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
export const entriesOf = (value: unknown): [string, Raw][] =>
  isMap(value) ? (Object.entries(value).filter(([, v]) => isMap(v)) as [string, Raw][]) : [];
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** Texts of a list; what is no text was told by the schema. */
export const idsOf = (value: unknown): string[] => listOf(value).filter((v): v is string => typeof v === 'string');
export const numberOr = <T>(value: unknown, fallback: T): number | T => (typeof value === 'number' ? value : fallback);
