import type { Answer } from '../answers/answer.ts';
import { type EvidenceRule, PROOF_RANK, type Proof } from '../rubric/instrument.ts';
import { scoreOf } from '../rubric/types/index.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import { words } from '../text/lang.ts';
import { showQuantity } from '../text/number.ts';
import type { Facts, LeafNode } from './facts.ts';

/** What an answer's proof lacks. `unverified`: sent, but the instrument counts only accepted proof. */
export type ProofLack = 'owed' | 'wrong' | 'outdated' | 'unverified';

/** State of proof as a reader needs it: `optional` is an answer too low for the instrument to ask for any. */
type Standing = Proof | 'optional';
const BEST_FIRST: readonly Standing[] = ['accepted', 'sent', 'outdated', 'wrong', 'none', 'optional'];

const say = words<{ state: Record<Standing, string>; unknown: string; nobody: string; untitled: string }>({
  id: {
    state: {
      accepted: 'diterima',
      sent: 'dikirim',
      outdated: 'usang',
      wrong: 'tidak sesuai',
      none: 'belum ada',
      optional: 'tidak diwajibkan',
    },
    unknown: 'tidak tercatat, hanya ada rekapitulasi',
    nobody: '–',
    untitled: 'dokumen tanpa judul',
  },
  en: {
    state: { accepted: 'accepted', sent: 'sent', outdated: 'outdated', wrong: 'unfit', none: 'lacking', optional: 'not required' },
    unknown: 'not recorded, only counts are known',
    nobody: '–',
    untitled: 'untitled document',
  },
});

export const proofName = (f: Facts, state: Proof): string => say[f.lang].state[state];

/** The state of an answer's proof in words; no proof is lacking where none is asked for, and none can be where nothing was rated. */
export const proofOfAnswer = (f: Facts, leaf: LeafNode, answer: Answer): string =>
  isMissingCode(answer.value) ? say[f.lang].nobody : say[f.lang].state[standingOf(f, leaf, answer)];

const standingOf = (f: Facts, leaf: LeafNode, answer: Answer): Standing =>
  answer.proof === 'none' && f.instrument.evidence !== undefined && !needsProof(f, leaf, answer) ? 'optional' : answer.proof;

/** Whether the instrument asks for proof of this answer. */
export function needsProof(f: Facts, leaf: LeafNode, answer: Answer): boolean {
  const rule: EvidenceRule | undefined = f.instrument.evidence;
  const score = isMissingCode(answer.value) ? undefined : scoreOf(leaf.leaf.indicator, answer.value, f.instrument.scale);
  return rule !== undefined && score !== undefined && score >= rule.requiredFrom;
}

/** What is wrong with the proof of one answer, or undefined. */
export function lackOfProof(f: Facts, leaf: LeafNode, answer: Answer): ProofLack | undefined {
  if (isMissingCode(answer.value)) return undefined;
  if (answer.proof === 'wrong' || answer.proof === 'outdated') return answer.proof;
  const counts = f.instrument.evidence?.counts;
  if (counts === undefined || !needsProof(f, leaf, answer) || PROOF_RANK[answer.proof] >= PROOF_RANK[counts]) return undefined;
  return answer.proof === 'sent' ? 'unverified' : 'owed';
}

export const ratedAnswers = (f: Facts, leaf: LeafNode): readonly Answer[] =>
  leaf.leaf.decision.by === 'condition' ? [] : (f.said.get(leaf.id) ?? []).filter((a) => !isMissingCode(a.value));

/** `2 diterima, 3 belum ada`, best first. */
export function proofStates(f: Facts, leaf: LeafNode): string {
  const w = say[f.lang];
  if (leaf.leaf.respondents === 0) return w.nobody;
  const rated = ratedAnswers(f, leaf);
  if (rated.length === 0) return w.unknown;
  const counts = new Map<Standing, number>();
  for (const a of rated) {
    const standing = standingOf(f, leaf, a);
    counts.set(standing, (counts.get(standing) ?? 0) + a.n);
  }
  const states = BEST_FIRST.filter((s) => counts.has(s)).map((s) => `${showQuantity(counts.get(s)!, f.lang)} ${w.state[s]}`);
  return states.join(', ');
}

/** The same, then the documents with their states, one a line. */
export function proofText(f: Facts, leaf: LeafNode): string {
  return [proofStates(f, leaf), ...documentsOf(f, leaf).map((d) => `${d.title} (${proofName(f, d.state)})`)].join('\n');
}

export interface HandedIn {
  readonly title: string;
  readonly state: Proof;
  readonly answer: Answer;
}

/** Documents handed in for an indicator, best state first; one that several agencies name in the same state stands once. */
export function documentsOf(f: Facts, leaf: LeafNode): HandedIn[] {
  const found = new Map<string, HandedIn>();
  for (const answer of ratedAnswers(f, leaf)) {
    for (const d of answer.documents) {
      const title = d.title ?? d.file ?? say[f.lang].untitled;
      const key = `${title}\u0000${d.state}`;
      if (!found.has(key)) found.set(key, { title, state: d.state, answer });
    }
  }
  return [...found.values()].sort((a, b) => BEST_FIRST.indexOf(a.state) - BEST_FIRST.indexOf(b.state));
}
