import type { OpenAnswer } from '../answers/answer.ts';
import { type AssessedNode, assessedNodes } from '../assess/types.ts';
import { type About, type Branch, branches } from '../rubric/instrument.ts';
import type { Facts, LeafNode } from './facts.ts';
import { byGap, strengths } from './ranking.ts';

export type Quadrant = 'strengths' | 'weaknesses' | 'opportunities' | 'threats';
export const QUADRANTS: readonly Quadrant[] = ['strengths', 'weaknesses', 'opportunities', 'threats'];

/** Where the words said to an open question go. */
const quadrantOf: Readonly<Record<About, Quadrant>> = {
  strength: 'strengths',
  weakness: 'weaknesses',
  problem: 'weaknesses',
  opportunity: 'opportunities',
  challenge: 'threats',
};
export const ABOUT_OF: Readonly<Record<Quadrant, readonly About[]>> = {
  strengths: ['strength'],
  weaknesses: ['weakness', 'problem'],
  opportunities: ['opportunity'],
  threats: ['challenge'],
};

/** The four boxes. Opportunities and threats lie outside what scores measure, so they hold words only. */
export interface Swot {
  readonly leaves: { readonly strengths: readonly LeafNode[]; readonly weaknesses: readonly LeafNode[] };
  readonly said: Readonly<Record<Quadrant, readonly OpenAnswer[]>>;
}

export const overallSwot = (f: Facts): Swot => ({ leaves: { strengths: strengths(f), weaknesses: byGap(f) }, said: sort(f, f.open) });

/** The same for the indicators below one element, and for what was said beside most of them. */
export function elementSwot(f: Facts, view: AssessedNode, element: AssessedNode): Swot {
  const own = new Set([...assessedNodes(element)].filter((n) => n.leaf !== null).map((n) => n.id));
  const leaves = f.leaves.filter((leaf) => own.has(leaf.id));
  const open = f.open.filter((o) => elementOf(f, view, o.question) === element);
  return { leaves: { strengths: strengths(f, leaves), weaknesses: byGap(f, leaves) }, said: sort(f, open) };
}

function sort(f: Facts, open: readonly OpenAnswer[]): Swot['said'] {
  const boxes: Record<Quadrant, OpenAnswer[]> = { strengths: [], weaknesses: [], opportunities: [], threats: [] };
  for (const answer of open) {
    const about = f.instrument.open.get(answer.question)?.about;
    if (about !== undefined) boxes[quadrantOf[about]].push(answer);
  }
  return boxes;
}

/** The element that holds most indicators of the branch in which an open question is asked; the first of equals. */
function elementOf(f: Facts, view: AssessedNode, question: string): AssessedNode | undefined {
  const branch = [...branches(f.instrument.root)].find((b) => b.open.some((o) => o.id === question));
  if (branch === undefined) return undefined;
  const asked = new Set(indicatorIds(branch));
  let best: AssessedNode | undefined;
  let most = 0;
  for (const element of view.children) {
    const n = [...assessedNodes(element)].filter((node) => node.leaf !== null && asked.has(node.id)).length;
    if (n > most) [best, most] = [element, n];
  }
  return best;
}

const indicatorIds = (branch: Branch): string[] => branch.children.flatMap((c) => (c.kind === 'indicator' ? [c.id] : indicatorIds(c)));

/** Open questions that belong to one element of a view. */
export const questionsOf = (f: Facts, view: AssessedNode, element: AssessedNode): string[] =>
  [...f.instrument.open.keys()].filter((id) => elementOf(f, view, id) === element);

/** Ids of the open questions out of `among` that fill a box, and the groups from which it has no words yet. */
export function whomToAsk(
  f: Facts,
  quadrant: Quadrant,
  among: readonly string[],
): { readonly questions: readonly string[]; readonly groups: readonly string[] } {
  const questions = among.filter((id) => ABOUT_OF[quadrant].includes(f.instrument.open.get(id)!.about));
  const heard = new Set(f.open.filter((o) => questions.includes(o.question)).map((o) => o.group));
  const groups = [...f.instrument.groups.values()].filter((g) => g.authority === undefined && !heard.has(g.id)).map((g) => g.id);
  return { questions, groups };
}
