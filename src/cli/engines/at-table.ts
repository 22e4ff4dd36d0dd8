import { closeSync, openSync, readSync } from 'node:fs';
import { compareFindings, type Finding, type Place } from '../../finding/finding.ts';

const CHUNK = 1 << 20;
const LF = 0x0a;

/**
 * Findings about the cells that an engine counted, told of its table: the same cell stands in many rows there, so the same is said
 * once, with how many rows say it.
 * @param file what findings call the file of cells @param path where that file lies; each of its rows begins with a count
 */
export function atTable(findings: readonly Finding[], file: string, path: string, label: string): Finding[] {
  const lines = findings.flatMap(({ place }) => (place.file === file && place.line !== undefined ? [place.line] : []));
  const counts = lines.length === 0 ? new Map<number, number>() : countsAt(path, new Set(lines));
  const moved = (place: Place): Place => {
    if (place.file !== file) return place;
    const { line: _, col: _col, endLine: _endLine, endCol: _endCol, ...rest } = place;
    return { ...rest, file: label };
  };
  const together = new Map<string, { told: Finding; rows: number }>();
  const others: Finding[] = [];
  for (const f of findings) {
    if (f.place.file !== file) {
      others.push(f);
      continue;
    }
    const told = { ...f, place: moved(f.place), related: f.related.map(moved) };
    const key = JSON.stringify([f.code, told.place, f.data]);
    const rows = (together.get(key)?.rows ?? 0) + (counts.get(f.place.line ?? 0) ?? 0);
    together.set(key, { told, rows });
  }
  const here = [...together.values()].map(({ told, rows }): Finding => {
    // Some sentences say a number of their own.
    const saysSo = rows === 0 || Object.hasOwn(told.data as object, 'n');
    return saysSo ? told : { ...told, place: { ...told.place, rows } };
  });
  return [...others, ...here].sort(compareFindings);
}

/** The counts with which these lines begin. */
function countsAt(path: string, wanted: ReadonlySet<number>): Map<number, number> {
  const counts = new Map<number, number>();
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(CHUNK);
    let line = 1;
    let digits: string | undefined = wanted.has(1) ? '' : undefined;
    for (;;) {
      const read = readSync(fd, bytes, 0, CHUNK, null);
      if (read === 0) return counts;
      for (let i = 0; i < read; i++) {
        const byte = bytes[i]!;
        if (digits !== undefined) {
          if (byte >= 0x30 && byte <= 0x39) digits += String.fromCharCode(byte);
          else {
            counts.set(line, Number(digits));
            digits = undefined;
          }
        }
        if (byte !== LF) continue;
        line++;
        if (wanted.has(line)) digits = '';
      }
    }
  } finally {
    closeSync(fd);
  }
}
