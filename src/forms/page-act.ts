import { entryOf, evolve, type Fact, isSettled } from '../interview/facts.ts';
import { optionValues } from '../interview/options.ts';
import { type Command, goTo, happen, itemAt, type Outcome, type Session, say } from '../interview/session.ts';
import { step } from '../interview/step.ts';
import type { MissingCode } from '../rubric/vocabulary.ts';

/** What a person does on a page of the form. */
export type Act =
  | { readonly a: 'choose'; readonly value: string }
  | { readonly a: 'tick'; readonly criterion: string }
  | { readonly a: 'none' }
  | { readonly a: 'number'; readonly text: string }
  /** `extra` is the reason of `not-applicable` and the date of `pending`. */
  | { readonly a: 'code'; readonly code: MissingCode; readonly extra?: string | undefined }
  | { readonly a: 'words'; readonly text: string }
  | { readonly a: 'note'; readonly text: string }
  | { readonly a: 'proof'; readonly title: string }
  | { readonly a: 'unproof'; readonly index: number }
  | { readonly a: 'keep' }
  | { readonly a: 'clear' }
  /** Way out number `index` of what the engine asked back. */
  | { readonly a: 'way'; readonly index: number }
  | { readonly a: 'cancel' }
  /** The reason without which a decision of the room does not count. */
  | { readonly a: 'why'; readonly text: string };

/**
 * One act on a form, played as the commands that a keyboard would have given, so that forms and interviews follow the same rules.
 * Unlike an interview a form stays on its question: people look at what they chose, add a document, and go on when they want to.
 */
export function actOn(s: Session, act: Act, now: number): Outcome {
  const goesOn = waits(s) && (act.a === 'way' || act.a === 'cancel' || act.a === 'why');
  const quiet: Session = goesOn ? { ...s, toast: undefined } : { ...s, toast: undefined, over: undefined };
  const before = isSettled(entryOf(s.doc, itemAt(s).id));
  const { session, facts } = withKnownReason(perform(quiet, act, now), now);
  // How long a question took counts once, when it gets its answer, and not with every tick.
  const kept = facts.filter((f) => f.t !== 'seen' || !before);
  const doc = kept.length === facts.length ? session.doc : kept.reduce(evolve, s.doc);
  if (waits(session) && session.pos === s.pos) return { session: { ...session, doc }, facts: kept };
  return { session: { ...goTo({ ...session, doc }, s.pos, now, false), trail: s.trail, toast: session.toast }, facts: kept };
}

/** Whether the engine asked something back that this page shows: a menu, or the reason of a decision. */
export const waits = ({ over }: Session): boolean => over?.at === 'menu' || (over?.at === 'line' && over.field.f === 'why');

/** A decision whose reason is there already, as its note, needs no second asking. */
function withKnownReason(outcome: Outcome, now: number): Outcome {
  const { over } = outcome.session;
  if (over?.at !== 'line' || over.field.f !== 'why' || over.line.text.trim() === '' || outcome.session.toast?.tone === 'warn')
    return outcome;
  const { session, facts } = play(outcome.session, [{ c: 'confirm' }], now);
  return { session, facts: [...outcome.facts, ...facts] };
}

function perform(s: Session, act: Act, now: number): Outcome {
  const item = itemAt(s);
  const entry = entryOf(s.doc, item.id);
  switch (act.a) {
    case 'choose': {
      const index = optionValues(item).indexOf(act.value);
      if (index === -1) return { session: say(s, 'warn', 'noSuchOption'), facts: [] };
      return play(s, [{ c: 'move', d: index - (s.pick.cursor ?? -1) }, { c: 'confirm' }], now);
    }
    case 'tick': {
      const criteria = item.kind === 'indicator' && item.indicator.type === 'checklist' ? item.indicator.criteria : [];
      return play(s, [{ c: 'digit', n: criteria.findIndex((c) => c.id === act.criterion) + 1 }, { c: 'confirm' }], now);
    }
    case 'none':
      return nothingMet(s, now);
    case 'number':
      if (act.text.trim() === '') return perform(s, { a: 'clear' }, now);
      return play(s, [{ c: 'text', value: act.text }], now);
    case 'code':
      if (act.code === 'not-applicable') return play(s, [{ c: 'na' }, { c: 'text', value: act.extra ?? '' }], now);
      if (act.code === 'pending') return play(s, [{ c: 'pending' }, { c: 'text', value: act.extra ?? '' }], now);
      return play(s, [{ c: act.code }], now);
    case 'words':
      if (act.text.trim() === '') return perform(s, { a: 'clear' }, now);
      return play(s, [{ c: 'confirm' }, { c: 'text', value: act.text }], now);
    case 'note':
      return play(s, [{ c: 'note' }, { c: 'text', value: act.text }], now);
    case 'proof':
      // Without a file, and with the first state that a respondent may claim: handed in.
      return play(
        s,
        [{ c: 'evidence' }, { c: 'add' }, { c: 'text', value: act.title }, { c: 'text', value: '' }, { c: 'digit', n: 1 }],
        now,
      );
    case 'unproof':
      return play(s, [{ c: 'evidence' }, { c: 'move', d: act.index }, { c: 'delete' }], now);
    case 'keep':
      return play(s, [{ c: 'keep' }], now);
    case 'clear':
      return isSettled(entry) ? happen(s, [{ t: 'clear', id: item.id }], now) : { session: s, facts: [] };
    case 'way':
      return play(s, [{ c: 'digit', n: act.index + 1 }], now);
    case 'cancel':
      return play(s, [{ c: 'cancel' }], now);
    case 'why':
      return s.over?.at === 'line' ? play(s, [{ c: 'text', value: act.text }], now) : { session: s, facts: [] };
  }
}

/** Whoever says "none of them" has answered the engine's question back already. */
function nothingMet(s: Session, now: number): Outcome {
  const item = itemAt(s);
  const criteria = item.kind === 'indicator' && item.indicator.type === 'checklist' ? item.indicator.criteria : [];
  const off = criteria.flatMap((c, i): Command[] => (s.pick.checked.has(c.id) ? [{ c: 'digit', n: i + 1 }] : []));
  const asked = play(s, [...off, { c: 'confirm' }], now);
  if (asked.session.over?.at !== 'menu') return asked;
  const settled = play(asked.session, [{ c: 'digit', n: 1 }], now);
  return { session: settled.session, facts: [...asked.facts, ...settled.facts] };
}

/** Commands one after another, until one of them is refused. */
function play(s: Session, commands: readonly Command[], now: number): Outcome {
  let session = s;
  const facts: Fact[] = [];
  for (const command of commands) {
    const outcome = step(session, command, now);
    session = outcome.session;
    facts.push(...outcome.facts);
    if (session.toast?.tone === 'warn') break;
  }
  return { session, facts };
}
