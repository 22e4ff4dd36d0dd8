import { statSync } from 'node:fs';

/** Files of answers that may be counted as bytes: plain text tables, by their names. */
const TABLES = /\.(csv|tsv|txt)$/i;

/** Least size together from which counting pays. */
const LEAST = 256 * 1024;

/** Whether the plain tables among some files are large enough to be counted instead of read. */
export function areLarge(paths: readonly string[]): boolean {
  let bytes = 0;
  for (const path of paths) if (TABLES.test(path)) bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return bytes >= LEAST;
}

/** Files of answers that are sheets, by their names. */
export const isSheetName = (path: string): boolean => /\.(ya?ml|json)$/i.test(path);

/** From how many sheets on counting pays. */
const MANY = 50;

/** Whether there are so many sheets that most say again what others have said. */
export const areMany = (paths: readonly string[]): boolean => paths.filter(isSheetName).length >= MANY;
