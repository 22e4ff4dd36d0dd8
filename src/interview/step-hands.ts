import { lineOf } from './edit.ts';
import { type Body, entryOf } from './facts.ts';
import { voteLabels, voteRows } from './options.ts';
import { type Command, countsDraft, happen, itemAt, type Outcome, type Over, type Session, say } from './session.ts';
import { answer, leave } from './step-advance.ts';
import { stepQuestion } from './step-question.ts';

const still = (session: Session): Outcome => ({ session, facts: [] });

/** More hands than any hall has: four digits are a slip. */
const MOST_DIGITS = 3;

type Hands = Extract<Over, { at: 'hands' }>;

/** Counting a show of hands: digits are counts here, so letters and Ctrl-X lead out. */
export function stepHands(s: Session, over: Hands, command: Command, now: number): Outcome {
  const rows = voteRows(itemAt(s));
  const value = rows[over.row]!;
  const count = over.counts.get(value) ?? '';
  const set = (text: string): Outcome =>
    still({
      ...s,
      pick: { ...s.pick, at: now },
      over: { ...over, counts: new Map(over.counts).set(value, text.replace(/^0+(?=\d)/, '')), closed: false },
    });
  const move = (row: number): Outcome =>
    still({ ...s, pick: { ...s.pick, at: now }, over: { ...over, row: Math.min(rows.length - 1, Math.max(0, row)), closed: false } });
  switch (command.c) {
    case 'digit':
      if (over.closed) return still(say(s, 'warn', 'roundClosed'));
      return count.length >= MOST_DIGITS ? still(say(s, 'warn', 'tooManyHands')) : set(count + String(command.n));
    case 'delete':
      if (over.closed) return still(say(s, 'warn', 'roundClosed'));
      return set(count.slice(0, -1));
    case 'move':
      return move(over.row + command.d);
    case 'pageUp':
      return move(0);
    case 'pageDown':
      return move(rows.length - 1);
    case 'text':
      return typed(s, over, command.value, now);
    case 'confirm':
      if (over.closed) return save(s, over, now);
      return over.row < rows.length - 1 ? move(over.row + 1) : close(s, over);
    case 'save':
      return over.closed ? save(s, over, now) : close(s, over);
    case 'present':
      return still({
        ...s,
        over: { at: 'line', field: { f: 'present' }, line: lineOf(s.doc.present === undefined ? '' : String(s.doc.present)), under: over },
      });
    case 'note':
      return still({
        ...s,
        over: {
          at: 'line',
          field: { f: 'note' },
          line: lineOf(entryOf(s.doc, itemAt(s).id).drafts.get('note') ?? entryOf(s.doc, itemAt(s).id).note ?? ''),
          under: over,
        },
      });
    case 'cancel':
    case 'back':
    case 'hands': {
      const kept = putAside(s, over, now);
      return kept.facts.length === 0 ? kept : { ...kept, session: say(kept.session, 'warn', 'countsKept') };
    }
    case 'skip':
    case 'next':
    case 'nextOpen':
    case 'list':
    case 'sections': {
      const kept = putAside(s, over, now);
      const onwards = stepQuestion(kept.session, command, now);
      return { session: onwards.session, facts: [...kept.facts, ...onwards.facts] };
    }
    case 'guide':
      return still({ ...s, over: { at: 'guide', scroll: 0, under: over } });
    case 'quit': {
      const kept = putAside(s, over, now);
      const left = leave(kept.session, now);
      return { session: left.session, facts: [...kept.facts, ...left.facts] };
    }
    default:
      return still(s);
  }
}

/** Out of the show of hands, with what was counted kept as a draft: a key pressed by mistake must not cost a count. */
function putAside(s: Session, over: Hands, now: number): Outcome {
  return happen({ ...s, over: undefined }, countsDraft(s, over.counts), now);
}

/** Counts as numbers, rows without hands left out. */
export function votesOf(over: Hands): Record<string, number> {
  const votes: Record<string, number> = {};
  for (const [value, text] of over.counts) if (text !== '' && Number(text) > 0) votes[value] = Number(text);
  return votes;
}

export const handsRaised = (over: Hands): number => Object.values(votesOf(over)).reduce((sum, n) => sum + n, 0);

function close(s: Session, over: Hands): Outcome {
  return handsRaised(over) === 0 ? still(say(s, 'warn', 'noHands')) : still({ ...s, over: { ...over, closed: true } });
}

function save(s: Session, over: Hands, now: number): Outcome {
  const { present } = s.doc;
  const body: Body[] = [{ t: 'votes', id: itemAt(s).id, votes: votesOf(over), present, secret: s.secret ? true : undefined }];
  if (present !== undefined && handsRaised(over) > present)
    return still({ ...s, over: { at: 'menu', menu: { m: 'over', body }, cursor: undefined } });
  return answer(s, body, now);
}

/** Plain mode: all counts on one line, `2:5 3:11 u:2`, by label or by value, or one number for the row that is asked. */
function typed(s: Session, over: Hands, text: string, now: number): Outcome {
  const rows = voteRows(itemAt(s));
  if (text.trim() === '') return stepHands(s, over, { c: 'confirm' }, now);
  if (/^\d{1,3}$/.test(text.trim()))
    return stepHands(
      { ...s, over: { ...over, counts: new Map(over.counts).set(rows[over.row]!, text.trim()) } },
      { ...over, counts: new Map(over.counts).set(rows[over.row]!, text.trim()) },
      { c: 'confirm' },
      now,
    );
  const counts = new Map(over.counts);
  const labels = voteLabels(itemAt(s));
  for (const pair of text.trim().split(/[\s,;]+/)) {
    const [said = '', n = ''] = pair.split(/[:=]/);
    const value = rows[labels.indexOf(said)] ?? (rows.includes(said) ? said : undefined);
    if (value === undefined || !/^\d{1,3}$/.test(n)) return still(say(s, 'warn', 'countsShape'));
    counts.set(value, n);
  }
  return close(s, { ...over, counts });
}
