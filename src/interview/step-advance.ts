import { lineOf } from './edit.ts';
import { type Body, entryOf, isSettled } from './facts.ts';
import { type Item, isOpenTo, rubricsOf, sectionsOf } from './model.ts';
import { shownFor } from './remaining-time.ts';
import { decidingGroup } from './review.ts';
import { goTo, happen, itemAt, nextOpenFrom, type Outcome, type Session, say } from './session.ts';

const still = (session: Session): Outcome => ({ session, facts: [] });

/** The end of a sitting. Everything is saved already; the fact only says when it was. */
export function leave(s: Session, now: number): Outcome {
  const { session, facts } = happen(s, [{ t: 'pause' }], now);
  return { session: { ...session, quit: true }, facts };
}

/** Whether an answer counts only with its reason: every rating by the group whose word is final, in a review and outside one. */
export function needsReason({ model }: Session, item: Item): boolean {
  if (item.kind === 'open' || item.indicator.type === 'text') return false;
  return model.cases !== undefined || model.speaker.group === decidingGroup(model.instrument);
}

/** Saves an answer, says so, and goes on. The same answer again is no revision. */
export function answer(s: Session, body: readonly Body[], now: number): Outcome {
  const item = itemAt(s);
  if (needsReason(s, item) && !body.some((b) => b.t === 'note')) {
    const entry = entryOf(s.doc, item.id);
    return still({ ...s, over: { at: 'line', field: { f: 'why', body }, line: lineOf(entry.drafts.get('why') ?? entry.note ?? '') } });
  }
  const [first] = body;
  const before = entryOf(s.doc, item.id);
  if (body.length === 1 && first?.t === 'answer' && before.value === first.value && before.votes === undefined)
    return { session: advance({ ...s, over: undefined }, now), facts: [] };
  const drafts = [...before.drafts.keys()]
    .filter((field) => field !== 'note')
    .map((field): Body => ({ t: 'draft', id: item.id, field, text: '' }));
  const { session, facts } = happen(s, [{ t: 'seen', id: item.id, ms: shownFor(s.shownAt, now) }, ...body, ...drafts], now);
  return { session: advance(say({ ...session, over: undefined }, 'good', 'saved', item.id), now), facts };
}

/** On to the next open question; by way of a summary where a section is through, its rubric, or everything. */
export function advance(s: Session, now: number): Session {
  const next = nextOpenFrom(s.model, s.doc, s.pos);
  const here = itemAt(s);
  if (next === undefined) return summaryOf(s, undefined, undefined, now);
  if (s.model.cases !== undefined) return goTo(s, next, now);
  const through = (part: { readonly items: readonly Item[] } | undefined): boolean =>
    part !== undefined && part.items.length > 1 && !part.items.includes(s.model.items[next]!) && part.items.every((i) => isBehind(s, i));
  const rubric = rubricsOf(s.model).find((part) => part.items.includes(here));
  const section = sectionsOf(s.model).find((part) => part.items.includes(here));
  const done = through(rubric) ? rubric : through(section) ? section : undefined;
  return done === undefined ? goTo(s, next, now) : summaryOf(s, done.branch.id, next, now);
}

/** Whether a question needs no stop any more: settled, skipped, or not asked. */
const isBehind = (s: Session, item: Item): boolean => {
  const entry = entryOf(s.doc, item.id);
  return isSettled(entry) || entry.skipped || !isOpenTo(s.model, s.doc, item);
};

export const summaryOf = (s: Session, branch: string | undefined, next: number | undefined, now: number): Session => ({
  ...s,
  shownAt: now,
  over: { at: 'summary', branch, next, scroll: 0 },
});

const applies = (s: Session, i: number): boolean => isOpenTo(s.model, s.doc, s.model.items[i]!);

export function following(s: Session): number | undefined {
  for (let i = s.pos + 1; i < s.model.items.length; i++) if (applies(s, i)) return i;
  return undefined;
}

export function previous(s: Session): number {
  for (let i = s.pos - 1; i >= 0; i--) if (applies(s, i)) return i;
  return s.pos;
}
