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
  for (const path of paths) if (!OTHERS.test(path)) bytes += unfoldedSize(path);
  return bytes >= LEAST;
}

/** Largest file of answers that is read whole, unfolded. */
export const MOST_WHOLE = 400 * 1024 * 1024;

/** Whether a file is more than is ever read whole, as far as its size tells. */
export const isBeyondCare = (path: string): boolean => unfoldedSize(path) > MOST_WHOLE;

const unfoldedSize = (path: string): number => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) * (/\.gz$/i.test(path) ? FOLDED : 1);

/** Files of answers that are sheets, by their names. */
export const isSheetName = (path: string): boolean => /\.(ya?ml|json)$/i.test(path);

/** From how many sheets on counting pays. */
const MANY = 50;

/** Whether there are so many sheets that most say again what others have said. */
export const areMany = (paths: readonly string[]): boolean => paths.filter(isSheetName).length >= MANY;
