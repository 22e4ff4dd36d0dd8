import { HIDDEN } from './visible.ts';

/**
 * JSON as it may be printed: a program reads the very same value, and a terminal meets no control character, escape sequence or mark
 * that turns a line around. JSON itself escapes only the first 32 characters.
 * @param space as JSON.stringify takes it
 */
export const jsonText = (value: unknown, space?: number, replacer?: (key: string, value: unknown) => unknown): string =>
  JSON.stringify(value, replacer, space).replace(HIDDEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
