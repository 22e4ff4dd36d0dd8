import type { Indicator } from '../rubric/instrument.ts';
import { canonicalCriteria } from '../rubric/types/checklist.ts';
import { canonicalise } from '../rubric/types/index.ts';
import { missingCode } from '../rubric/vocabulary.ts';
import { edit, lineOf, NO_LINE } from './edit.ts';
import { type Body, entryOf, isSettled } from './facts.ts';
import { isOpenTo } from './model.ts';
import { canVote, handsFor, optionOfDigit, optionValues, pickFor, wordsWanted } from './options.ts';
import { shownFor } from './remaining-time.ts';
import { type Command, goTo, happen, itemAt, nextOpenFrom, type Outcome, type Session, say } from './session.ts';
import { advance, answer, following, leave, previous, summaryOf } from './step-advance.ts';
import { confirmNumber } from './step-number.ts';

const still = (session: Session): Outcome => ({ session, facts: [] });

/** Keys on the question itself. */
export function stepQuestion(s: Session, command: Command, now: number): Outcome {
  const item = itemAt(s);
  const pick = (cursor: number): Session => ({ ...s, pick: { ...s.pick, cursor, at: now } });
  switch (command.c) {
    case 'digit': {
      if (wordsWanted(item)) return still(say(s, 'warn', 'pressEnter'));
      if (item.kind === 'indicator' && item.indicator.type === 'checklist') return toggle(s, command.n - 1, now);
      const index = optionOfDigit(item, command.n);
      if (index === undefined) return still(say(s, 'warn', 'noSuchOption'));
      return s.fast ? confirm(pick(index), now) : still(pick(index));
    }
    case 'move':
    case 'pageUp':
    case 'pageDown': {
      const d = command.c === 'move' ? command.d : command.c === 'pageUp' ? -5 : 5;
      const count = rowsOf(s);
      if (count === 0) return still(s);
      const from = s.pick.cursor ?? (d > 0 ? -1 : count);
      return still(pick(Math.min(count - 1, Math.max(0, from + d))));
    }
    case 'toggle':
      return s.pick.cursor === undefined ? still(s) : toggle(s, s.pick.cursor, now);
    case 'key': {
      // A saved number that nobody touched yet is replaced by the first digit, as in a field that is selected whole.
      const fresh = s.pick.at === s.shownAt && /^[\d.,−-]$/.test(command.key.sequence ?? '');
      return still({ ...s, pick: { ...s.pick, line: edit(fresh ? NO_LINE : s.pick.line, command.key), at: now } });
    }
    case 'text':
      return typed(s, command.value, now);
    case 'confirm':
      return confirm(s, now);
    case 'keep':
      return keep(s, now);
    case 'unknown':
    case 'refused':
      return wordsWanted(item) ? still(say(s, 'warn', 'justSkip')) : answer(s, [{ t: 'missing', id: item.id, code: command.c }], now);
    case 'na':
      if (wordsWanted(item)) return still(say(s, 'warn', 'justSkip'));
      return still({
        ...s,
        over: {
          at: 'line',
          field: { f: 'reason' },
          line: lineOf(entryOf(s.doc, item.id).drafts.get('reason') ?? entryOf(s.doc, item.id).missing?.reason ?? ''),
        },
      });
    case 'pending':
      if (wordsWanted(item)) return still(say(s, 'warn', 'justSkip'));
      return still({ ...s, over: { at: 'line', field: { f: 'due' }, line: lineOf(entryOf(s.doc, item.id).missing?.due ?? '') } });
    case 'skip':
      return skip(s, now);
    case 'note':
      return still({
        ...s,
        over: {
          at: 'line',
          field: { f: 'note' },
          line: lineOf(entryOf(s.doc, item.id).drafts.get('note') ?? entryOf(s.doc, item.id).note ?? ''),
        },
      });
    case 'evidence':
      return item.kind === 'open' ? still(say(s, 'warn', 'noProofHere')) : still({ ...s, over: { at: 'evidence', cursor: 0 } });
    case 'verdicts':
      return s.model.cases === undefined ? still(s) : still({ ...s, over: { at: 'verdicts', cursor: 0 } });
    case 'hands':
      if (s.model.cases !== undefined || !canVote(item)) return still(say(s, 'warn', 'noHandsHere'));
      return still({ ...s, over: handsFor(s, item) });
    case 'guide':
      return still({ ...s, over: { at: 'guide', scroll: 0 } });
    case 'list':
      return still({ ...s, over: { at: 'list', cursor: s.pos, query: lineOf(''), searching: false } });
    case 'sections':
      return still({ ...s, over: { at: 'sections', cursor: 0 } });
    case 'back': {
      const last = s.trail.at(-1);
      if (last === undefined) return s.pos === 0 ? still(say(s, 'warn', 'first')) : still(goTo(s, previous(s), now, false));
      return still({ ...goTo(s, last, now, false), trail: s.trail.slice(0, -1) });
    }
    case 'next': {
      const next = following(s);
      return next === undefined ? still(summaryOf(s, undefined, undefined, now)) : still(goTo(s, next, now));
    }
    case 'nextOpen': {
      const next = nextOpenFrom(s.model, s.doc, s.pos);
      return next === undefined ? still(summaryOf(s, undefined, undefined, now)) : still(goTo(s, next, now));
    }
    case 'cancel':
      return still({ ...s, pick: pickFor(s, item, now) });
    case 'quit':
      return leave(s, now);
    default:
      return still(s);
  }
}

const rowsOf = (s: Session): number => {
  const item = itemAt(s);
  return item.kind === 'indicator' && item.indicator.type === 'checklist' ? item.indicator.criteria.length : optionValues(item).length;
};

function toggle(s: Session, index: number, now: number): Outcome {
  const item = itemAt(s);
  if (item.kind !== 'indicator' || item.indicator.type !== 'checklist') return still(s);
  const criterion = item.indicator.criteria[index];
  if (criterion === undefined) return still(say(s, 'warn', 'noSuchOption'));
  const checked = new Set(s.pick.checked);
  if (!checked.delete(criterion.id)) checked.add(criterion.id);
  return still({ ...s, pick: { ...s.pick, cursor: index, checked, at: now } });
}

function confirm(s: Session, now: number): Outcome {
  const item = itemAt(s);
  if (wordsWanted(item)) {
    const entry = entryOf(s.doc, item.id);
    return still({ ...s, over: { at: 'line', field: { f: 'words' }, line: lineOf(entry.drafts.get('words') ?? entry.value ?? '') } });
  }
  if (item.kind === 'open') return still(s);
  const { indicator } = item;
  if (indicator.type === 'number') return confirmNumber(s, indicator, s.pick.line.text, now);
  if (indicator.type === 'checklist') {
    const value = canonicalCriteria(s.pick.checked);
    const body: Body[] = [{ t: 'answer', id: item.id, value, via: 'typed' }];
    if (s.pick.checked.size > 0 || entryOf(s.doc, item.id).value === value) return answer(s, body, now);
    return still({ ...s, over: { at: 'menu', menu: { m: 'none', body }, cursor: undefined } });
  }
  const value = s.pick.cursor === undefined ? undefined : optionValues(item)[s.pick.cursor];
  if (value === undefined) return still(say(s, 'warn', 'pickFirst'));
  return answer(s, [{ t: 'answer', id: item.id, value, via: 'typed' }], now);
}

/** A whole answer in one go: plain mode and forms. */
export function typed(s: Session, text: string, now: number): Outcome {
  const item = itemAt(s);
  if (item.kind === 'open' || item.indicator.type === 'text') return stepQuestion(s, { c: 'confirm' }, now);
  const code = missingCode(text);
  if (code !== undefined) return stepQuestion(s, { c: code === 'not-applicable' ? 'na' : code }, now);
  if (item.indicator.type === 'number') return confirmNumber({ ...s, pick: { ...s.pick, line: lineOf(text) } }, item.indicator, text, now);
  if (item.indicator.type === 'choice' && /^\d$/.test(text.trim()) && !item.indicator.options.some((o) => o.id === text.trim())) {
    const index = optionOfDigit(item, Number(text.trim()));
    return index === undefined ? still(say(s, 'warn', 'noSuchOption')) : confirm({ ...s, pick: { ...s.pick, cursor: index } }, now);
  }
  const criteria = item.indicator.type === 'checklist' ? item.indicator.criteria : [];
  const cell = text.replace(/\b\d{1,2}\b/g, (n) => (criteria.some((c) => c.id === n) ? n : (criteria[Number(n) - 1]?.id ?? n)));
  const read = canonicalise(cell, item.indicator, { scale: s.model.instrument.scale, style: { comma: false } });
  return 'refused' in read
    ? still(say(s, 'warn', 'noSuchOption'))
    : answer(s, [{ t: 'answer', id: item.id, value: read.value, via: 'typed' }], now);
}

function keep(s: Session, now: number): Outcome {
  const item = itemAt(s);
  const prior = s.model.prior.get(item.id);
  if (prior?.value === undefined || !stillFits(s, prior.value)) return still(say(s, 'warn', 'nothingToKeep'));
  return answer(s, [{ t: 'answer', id: item.id, value: prior.value, via: 'kept' }], now);
}

/** Whether last year's answer is an answer to this year's question. */
function stillFits(s: Session, value: string): boolean {
  const item = itemAt(s);
  if (wordsWanted(item)) return true;
  const { indicator } = item as { indicator: Indicator };
  const cell = indicator.type === 'number' ? Number(value) : value;
  const read = canonicalise(cell, indicator, { scale: s.model.instrument.scale, style: { comma: false } });
  return 'value' in read && read.value === value;
}

/** Skipped questions are asked once more at the end; one that is skipped then leads on to the next of them, and behind the last to the summary. */
function skip(s: Session, now: number): Outcome {
  const item = itemAt(s);
  const again = entryOf(s.doc, item.id).skipped;
  if (isSettled(entryOf(s.doc, item.id))) return stepQuestion(s, { c: 'next' }, now);
  const { session, facts } = happen(
    s,
    [
      { t: 'seen', id: item.id, ms: shownFor(s.shownAt, now) },
      { t: 'skipped', id: item.id },
    ],
    now,
  );
  const said = say(session, 'good', 'skipped', item.id);
  if (!again) return { session: advance(said, now), facts };
  const later = s.model.items.findIndex((other, i) => i > s.pos && isOpenTo(s.model, s.doc, other) && !isSettled(entryOf(s.doc, other.id)));
  return { session: later === -1 ? summaryOf(said, undefined, undefined, now) : goTo(said, later, now), facts };
}
