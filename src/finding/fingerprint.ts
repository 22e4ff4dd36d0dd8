import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';
import { slashed } from './uri.ts';

/** Text of a file, where it is at hand. */
export type SourceOf = (file: string) => string | undefined;

/** A line of a file, counted from 1; nothing where there is none. */
export type LineReader = (file: string, line: number) => string;

/** The lines of files, each file cut into lines once. */
export function lineReader(source: SourceOf): LineReader {
  const known = new Map<string, readonly string[]>();
  return (file, line) => {
    let lines = known.get(file);
    if (lines === undefined) {
      lines = source(file)?.split(/\r\n|\r|\n/) ?? [];
      known.set(file, lines);
    }
    return lines[line - 1] ?? '';
  };
}

/** Facts that are advice: they change with what else the instrument holds, and the fault stays the same. */
const ADVICE: ReadonlySet<string> = new Set(['near', 'known', 'allowed', 'languages', 'want', 'slip']);
/** Characters of a line that name a finding; a file may be one line of megabytes, with thousands of findings on it. */
const MOST_WORDS = 4000;
const lasting = (data: object): object => Object.fromEntries(Object.entries(data).filter(([key]) => !ADVICE.has(key)));

/**
 * A name for each finding that outlives edits around it: made of the code, the file, the facts and the words of its line,
 * never of the line's number. Findings that are equal in all of these are numbered in order.
 * @param nameOf how a file is called in the name; by default as it is shown, with forward slashes
 * @returns 32 hex digits each, in the order of `findings`
 */
export function fingerprints(findings: readonly Finding[], source: SourceOf, nameOf: (file: string) => string = slashed): string[] {
  const lineOf = lineReader(source);
  const seen = new Map<string, number>();
  return findings.map(({ code, place, data }) => {
    const words =
      place.line === undefined ? (place.cell ?? place.column ?? '') : lineOf(place.file, place.line).slice(0, MOST_WORDS).trim();
    const text = JSON.stringify([code, nameOf(place.file), lasting(data), words]);
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return createHash('sha256').update(`${text}${nth}`, 'utf8').digest('hex').slice(0, 32);
  });
}
