import { type Finding, finding } from '../finding/finding.ts';
import { checkSchema } from '../rubric/check.ts';
import type { Proof } from '../rubric/instrument.ts';
import type { YamlSource } from '../rubric/source.ts';
import type { Answer, ProofDocument } from './answer.ts';
import validateEvidence from './schema/evidence.validate.js';
import { bestProof } from './sheet.ts';

/** The mentor team's word on one document under one answer. */
export interface Verdict {
  readonly indicator: string;
  readonly respondent: string;
  readonly file: string | undefined;
  readonly sha256: string | undefined;
  readonly state: Proof;
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly note: string | undefined;
  readonly index: number;
}

/** Reads evidence.yaml. */
export function readVerdicts(source: YamlSource, report: (f: Finding) => void): Verdict[] {
  const checked = checkSchema(validateEvidence, source);
  for (const f of checked.findings) report(f);
  const list = (source.data as { verdicts?: unknown } | undefined)?.verdicts;
  if (!Array.isArray(list) || checked.findings.length > 0) return [];
  return (list as Record<string, unknown>[]).map((v, index) => ({
    indicator: String(v.indicator),
    respondent: String(v.respondent),
    file: v.file as string | undefined,
    sha256: v.sha256 as string | undefined,
    state: v.state as Proof,
    by: v.by as string | undefined,
    at: v.at as string | undefined,
    note: v.note as string | undefined,
    index,
  }));
}

/** Answers with the verdicts on their documents laid over what the sheets said. */
export function applyVerdicts(
  answers: readonly Answer[],
  verdicts: readonly Verdict[],
  source: YamlSource,
  report: (f: Finding) => void,
): Answer[] {
  const used = new Set<Verdict>();
  const keyOf = (of: { readonly indicator: string; readonly respondent: string }): string => `${of.indicator}\u0000${of.respondent}`;
  const byAnswer = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const known = byAnswer.get(keyOf(verdict));
    if (known === undefined) byAnswer.set(keyOf(verdict), [verdict]);
    else known.push(verdict);
  }
  const judged = answers.map((answer) => {
    const mine = byAnswer.get(keyOf(answer));
    if (mine === undefined) return answer;
    const documents = answer.documents.map((document) => {
      const verdict = mine.findLast((v) => concerns(v, document));
      if (verdict === undefined) return document;
      used.add(verdict);
      const { state, by, at, note, sha256 } = verdict;
      return { ...document, state, judged: { by, at, note, sha256 } };
    });
    return { ...answer, documents, proof: documents.length === 0 ? answer.proof : bestProof(documents.map((d) => d.state)) };
  });
  for (const verdict of verdicts) {
    if (used.has(verdict)) continue;
    const { indicator, respondent } = verdict;
    report(finding('answers/idle-verdict', source.at(['verdicts', verdict.index]), { indicator, respondent }));
  }
  return judged;
}

/** By checksum where both have one, else by file. */
function concerns(verdict: Verdict, document: ProofDocument): boolean {
  if (verdict.sha256 !== undefined && document.sha256 !== undefined) return verdict.sha256 === document.sha256;
  return verdict.file !== undefined && verdict.file === document.file;
}
