import { type Narrowing, narrowing } from '../../assess/narrow.ts';
import type { Entry } from '../../evidence/register.ts';
import { type Facts, factsOf, type ReportInput } from '../../report/facts.ts';
import type { TallyRow } from '../../tally/tally.ts';
import { jsonText } from '../../text/json.ts';
import { snakeKeys } from '../../text/json-keys.ts';
import { registerJson } from '../evidence/text.ts';
import { type Counts, type Party, partiesOf } from './parties.ts';

/** Where the compilation of one assessment stands. */
export interface Status {
  readonly f: Facts;
  readonly parties: readonly Party[];
  readonly narrowing: Narrowing;
}

/** @param rows the tally that the city's assessment was made from */
export function statusOf(input: ReportInput, rows: readonly TallyRow[]): Status {
  const f = factsOf(input);
  const mine = rows.filter((row) => row.city === f.city.case.city && row.period === f.city.case.period);
  return { f, parties: partiesOf(f), narrowing: narrowing(f.instrument, mine, f.city.case.profile, f.assessment.tier) };
}

export const GATES = ['overdue', 'missing', 'unproven'] as const;
export type Gate = (typeof GATES)[number];

/** How much stands against a gate: things owed past their date; answers owed; proofs owed, wrong, outdated or not checked. */
export function against(gate: Gate, { parties }: Status): number {
  const sum = (of: (p: Party) => number): number => parties.reduce((total, p) => total + of(p), 0);
  if (gate === 'overdue') return sum((p) => p.overdue);
  if (gate === 'missing') return sum(({ counts: c }) => c.unanswered + c.unassigned + c.unknown + c.refused + c.promised);
  return sum(({ counts: c }) => c.proofOwed + c.proofWrong + c.proofOutdated + c.proofUnverified);
}

/** The most useful answers to go after: those that narrow the index's bounds, ten at most. */
export const usefulAnswers = ({ narrowing: n }: Status): Narrowing['leaves'] => n.leaves.filter((l) => l.narrows > 1e-12).slice(0, 10);

/** `siapkota/status@1`: everything the table shows, with ids, null for what is not known, nothing rounded; `evidence` where it was asked for. */
export function statusJson(status: Status, register?: readonly Entry[]): string {
  const { f, parties } = status;
  const { index, case: known } = f.city;
  const bounds = (node: typeof index): object => ({ low: node[f.instrument.headline].low, high: node[f.instrument.headline].high });
  const value = {
    format: 'siapkota/status@1',
    product: f.product,
    instrument: { id: f.instrument.id, version: f.instrument.version },
    city: known.city,
    period: known.period,
    date: f.today,
    index: { state: index.state, coverage: index.coverage, ...bounds(index) },
    rubrics: index.children.map((rubric) => ({ id: rubric.id, state: rubric.state, coverage: rubric.coverage, ...bounds(rubric) })),
    parties: parties.map((p) => ({
      kind: p.kind,
      id: p.id,
      ...p.counts,
      overdue: p.overdue,
      due: p.due ?? null,
      days_late: p.daysLate ?? null,
      last_seen: p.lastSeen ?? null,
      rubrics: p.rubrics.map(({ id, counts }) => ({ id, ...counts })),
      owes: p.debts.map(({ leaf, lack, n, due }) => ({ indicator: leaf.id, lack, n, due: due ?? null })),
    })),
    narrowing: usefulAnswers(status),
    ...(register === undefined ? {} : { evidence: registerJson(register) }),
  };
  return `${jsonText(snakeKeys(value, COUNTED), 2)}\n`;
}

const COUNTED: ReadonlySet<string> = new Set([
  'notApplicable',
  'proofOwed',
  'proofWrong',
  'proofOutdated',
  'proofUnverified',
] satisfies (keyof Counts)[]);
