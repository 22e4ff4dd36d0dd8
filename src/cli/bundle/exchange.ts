import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Known, plainKnown, readKnown } from '../../bundle/manifest.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import { exists, shown } from '../output/files.ts';
import { writeWhole } from '../output/write-whole.ts';

const FORMAT = 'siapkota/exchange@1';
const pathIn = (folder: string): string => join(folder, '.siapkota', 'exchange.json');

/** Which versions this machine has sent and received, kept beside the journals. */
export function readExchange(folder: string, report: (f: Finding) => void): Known {
  const path = pathIn(folder);
  if (!exists(path)) return new Map();
  try {
    const raw = JSON.parse(readFileSync(path, 'utf8')) as { format?: unknown; known?: unknown };
    if (raw.format === FORMAT) return readKnown(raw.known);
  } catch {
    // Told below, like a history of another format.
  }
  report(finding('bundle/history-unreadable', { file: shown(path) }, { path: shown(path) }));
  return new Map();
}

/** Adds versions to a history. */
export function withVersions(known: Known, more: Iterable<readonly [file: string, units: ReadonlyMap<string, readonly string[]>]>): Known {
  const all = new Map([...known].map(([file, units]) => [file, new Map(units)]));
  for (const [file, units] of more) {
    const mine = all.get(file) ?? new Map<string, readonly string[]>();
    for (const [unit, seen] of units) mine.set(unit, [...new Set([...(mine.get(unit) ?? []), ...seen])].sort());
    all.set(file, mine);
  }
  return all;
}

/** Written only where it says something new. */
export function writeExchange(folder: string, known: Known): void {
  const path = pathIn(folder);
  const text = `${JSON.stringify({ format: FORMAT, known: plainKnown(known) }, null, 1)}\n`;
  if (known.size > 0 && (!exists(path) || readFileSync(path, 'utf8') !== text)) writeWhole(path, text);
}
