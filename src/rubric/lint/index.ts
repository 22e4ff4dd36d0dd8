import type { Finding } from '../../finding/finding.ts';
import type { Instrument } from '../instrument.ts';
import type { Layers } from '../load.ts';
import { lintBranches } from './branches.ts';
import { lintConditions } from './conditions.ts';
import { lintContent } from './content.ts';
import { lintMethod } from './method.ts';
import { lintRegisters } from './registers.ts';
import { lintTexts } from './texts.ts';

/** What a lint rule is given. Rules only read; each reports what it finds, with a place. */
export interface LintContext {
  readonly instrument: Instrument;
  readonly layers: Layers;
  report(finding: Finding): void;
}

const rules: readonly ((context: LintContext) => void)[] = [
  lintMethod,
  lintRegisters,
  lintConditions,
  lintBranches,
  lintTexts,
  lintContent,
];

/** Everything about an instrument's meaning that a schema cannot see. A rule added to the list runs everywhere. */
export function lintInstrument(instrument: Instrument, layers: Layers): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) rule({ instrument, layers, report: (f) => findings.push(f) });
  return findings;
}
