import { statSync } from 'node:fs';

/** Files of answers that are no text tables, by their names; any other may be one, and is told by its content. */
const OTHERS = /\.(ya?ml|json|jsonl|ndjson|xlsx|xlsm|zip)(\.gz)?$/i;

/** Least size together from which counting pays. */
export const LEAST = 256 * 1024;
/** What gzip makes of tables, often more. */
export const FOLDED = 8;

/** Whether the plain tables among some files are large enough to be counted instead of read. */
export function areLarge(paths: readonly string[]): boolean {
  let bytes = 0;
  for (const path of paths) {
    if (OTHERS.test(path)) continue;
    bytes += (statSync(path, { throwIfNoEntry: false })?.size ?? 0) * (/\.gz$/i.test(path) ? FOLDED : 1);
  }
  return bytes >= LEAST;
}

/** Files of answers that are sheets, by their names. */
export const isSheetName = (path: string): boolean => /\.(ya?ml|json)$/i.test(path);

/** From how many sheets on counting pays. */
const MANY = 50;

/** Whether there are so many sheets that most say again what others have said. */
export const areMany = (paths: readonly string[]): boolean => paths.filter(isSheetName).length >= MANY;
