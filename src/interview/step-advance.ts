import { lineOf } from './edit.ts';
import { type Body, entryOf, isSettled } from './facts.ts';
import { isOpenTo, rubricsOf } from './model.ts';
import { shownFor } from './remaining-time.ts';
import { goTo, happen, itemAt, nextOpenFrom, type Outcome, type Session, say } from './session.ts';

const still = (session: Session): Outcome => ({ session, facts: [] });

/** The end of a sitting. Everything is saved already; the fact only says when it was. */
export function leave(s: Session, now: number): Outcome {
  const { session, facts } = happen(s, [{ t: 'pause' }], now);
  return { session: { ...session, quit: true }, facts };
}

/** Saves an answer, says so, and goes on. The same answer again is no revision. In a review every answer needs its reason first. */
export function answer(s: Session, body: readonly Body[], now: number): Outcome {
  const item = itemAt(s);
  if (s.model.cases !== undefined && !body.some((b) => b.t === 'note')) {
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

/** On to the next open question; by way of the summary where a rubric is through, or everything is. */
export function advance(s: Session, now: number): Session {
  const next = nextOpenFrom(s.model, s.doc, s.pos);
  const here = itemAt(s);
  if (next === undefined) return summaryOf(s, undefined, undefined);
  const rubric = here.trail[0];
  const mine = rubricsOf(s.model).find((r) => r.branch === rubric)?.items ?? [];
  const through =
    s.model.cases === undefined &&
    rubric !== undefined &&
    s.model.items[next]!.trail[0] !== rubric &&
    mine.every((i) => !isOpenTo(s.model, s.doc, i) || isSettled(entryOf(s.doc, i.id)) || entryOf(s.doc, i.id).skipped);
  if (through && mine.length > 1) return summaryOf(s, rubric.id, next);
  const onwards = goTo(s, next, now);
  const section = here.trail.at(-1);
  const left =
    s.model.cases === undefined && section !== undefined && s.model.items[next]!.trail.at(-1) !== section && s.toast?.code === 'saved';
  return left ? say(onwards, 'good', 'sectionDone', here.id, section.id) : onwards;
}

export const summaryOf = (s: Session, branch: string | undefined, next: number | undefined): Session => ({
  ...s,
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
