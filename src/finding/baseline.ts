import type { Finding } from './finding.ts';
import { fingerprints, type SourceOf } from './fingerprint.ts';

const FORMAT = 'siapkota/baseline@1';

/** What is known and put up with: findings by fingerprint. */
export type Baseline = ReadonlySet<string>;

/** A baseline as a file holds it: one line a finding, in order, so that a diff of two shows what came and went. */
export function writeBaseline(findings: readonly Finding[], source: SourceOf, nameOf: (file: string) => string): string {
  const names = fingerprints(findings, source, nameOf);
  const rows = findings.map((f, i) => JSON.stringify({ fingerprint: names[i], code: f.code, file: nameOf(f.place.file) }));
  return `{\n  "format": "${FORMAT}",\n  "findings": [${rows.length === 0 ? '' : `\n    ${rows.join(',\n    ')}\n  `}]\n}\n`;
}

/** Undefined where the text is no baseline. */
export function readBaseline(text: string): Baseline | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { format, findings } = (value ?? {}) as { format?: unknown; findings?: unknown };
  if (format !== FORMAT || !Array.isArray(findings)) return undefined;
  return new Set(findings.map((f: { fingerprint?: unknown } | null) => f?.fingerprint).filter((name) => typeof name === 'string'));
}

export interface AgainstBaseline {
  /** Findings that the baseline does not know. */
  readonly fresh: readonly Finding[];
  readonly known: number;
  /** Entries that are no longer found: the baseline can be written anew. */
  readonly gone: number;
}

export function compareWithBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  source: SourceOf,
  nameOf: (file: string) => string,
): AgainstBaseline {
  const names = fingerprints(findings, source, nameOf);
  const found = new Set(names);
  const fresh = findings.filter((_, i) => !baseline.has(names[i]!));
  return { fresh, known: findings.length - fresh.length, gone: [...baseline].filter((name) => !found.has(name)).length };
}
