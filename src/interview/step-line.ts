import type { Proof } from '../rubric/instrument.ts';
import { readMoment } from '../text/moment.ts';
import { cleanText, edit, insert, lineOf } from './edit.ts';
import { type Body, entryOf } from './facts.ts';
import { type Command, type Field, happen, itemAt, type Outcome, type Over, type Session, say } from './session.ts';
import { answer, needsReason } from './step-advance.ts';

const still = (session: Session): Outcome => ({ session, facts: [] });

type LineOver = Extract<Over, { at: 'line' }>;
export type MenuOver = Extract<Over, { at: 'menu' }>;

/** Whether a field takes several lines: there Enter begins the next one. */
export const takesLines = (field: Field): boolean => field.f === 'words';

/** Typing a note, a reason, a date, words, the title of a document. */
export function stepLine(s: Session, over: LineOver, command: Command, now: number): Outcome {
  const { field, line } = over;
  const put = (to: typeof line): Outcome => still({ ...s, over: { ...over, line: to } });
  switch (command.c) {
    case 'key': {
      const enter = command.key.name === 'return' || command.key.name === 'enter';
      // Two line ends in a row are how a person says that the text is done; a paste comes as `paste` and is not asked.
      if (enter && takesLines(field) && line.at === line.text.length && line.text.endsWith('\n')) return save(s, over, line.text, now);
      return put(edit(line, command.key, takesLines(field)));
    }
    case 'paste':
      return put(insert(line, command.text, takesLines(field)));
    case 'text':
      return save(s, over, command.value, now);
    case 'confirm':
    case 'save':
      return save(s, over, line.text, now);
    case 'cancel':
      return dropDraft({ ...s, over: over.under }, field, now);
    case 'keep':
      return keepWords(s, over, now);
    default:
      return still(s);
  }
}

/** Last year's words, to go on from: only into an empty text, and saved only by the person. */
function keepWords(s: Session, over: LineOver, now: number): Outcome {
  const prior = s.model.prior.get(itemAt(s).id);
  if (over.field.f !== 'words' || over.line.text !== '' || prior?.value === undefined)
    return stepLine(s, over, { c: 'key', key: { sequence: '=' } }, now);
  return still({ ...s, over: { ...over, line: lineOf(prior.value) } });
}

function dropDraft(s: Session, field: Field, now: number): Outcome {
  const { id } = itemAt(s);
  if (!entryOf(s.doc, id).drafts.has(field.f)) return still(s);
  return happen(s, [{ t: 'draft', id, field: field.f, text: '' }], now);
}

function save(s: Session, { field, under }: LineOver, raw: string, now: number): Outcome {
  const { id } = itemAt(s);
  const text = cleanText(raw, takesLines(field))
    .replace(/[ \t]+$/gm, '')
    .trim();
  const entry = entryOf(s.doc, id);
  const undraft: Body[] = entry.drafts.has(field.f) ? [{ t: 'draft', id, field: field.f, text: '' }] : [];
  switch (field.f) {
    case 'note': {
      if (text === (entry.note ?? ''))
        return undraft.length > 0 ? happen({ ...s, over: under }, undraft, now) : still({ ...s, over: under });
      const { session, facts } = happen({ ...s, over: under }, [{ t: 'note', id, text }, ...undraft], now);
      return { session: say(session, 'good', text === '' ? 'noteGone' : 'noteSaved', id), facts };
    }
    case 'words':
      if (text === '') return still(say(s, 'warn', 'typeWords'));
      return answer({ ...s, over: undefined }, [{ t: 'answer', id, value: text, via: 'typed' }], now);
    case 'reason':
      if (text === '') return still(say(s, 'warn', 'reasonNeeded'));
      return answer(
        { ...s, over: undefined },
        [
          { t: 'missing', id, code: 'not-applicable', reason: text },
          ...(needsReason(s, itemAt(s)) ? [{ t: 'note', id, text } as const] : []),
        ],
        now,
      );
    case 'due': {
      const due = readDue(text, now);
      if (due === undefined && text !== '') return still(say(s, 'warn', 'notADate', text));
      return answer({ ...s, over: undefined }, [{ t: 'missing', id, code: 'pending', due }], now);
    }
    case 'why':
      if (text === '') return still(say(s, 'warn', 'whyNeeded'));
      return answer({ ...s, over: undefined }, [...field.body, { t: 'note', id, text }], now);
    case 'present':
      if (!/^\d{1,4}$/.test(text) || Number(text) === 0) return still(say(s, 'warn', 'wholeNumber'));
      return happen({ ...s, over: under }, [{ t: 'present', n: Number(text) }], now);
    case 'proof-title':
      if (text === '') return still(say(s, 'warn', 'titleNeeded'));
      return still({ ...s, over: { at: 'line', field: { f: 'proof-file', title: text }, line: lineOf('') } });
    case 'proof-file':
      if (text === '') return askState(s, field.title, undefined, undefined);
      if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text) && !/^file:/i.test(text))
        return askState(s, `${field.title} (${text})`, undefined, undefined);
      return still({ ...s, over: { at: 'menu', menu: { m: 'copy', title: field.title, path: droppedPath(text) }, cursor: undefined } });
  }
}

/** A path as a shell or a file manager hands it over when a file is dropped on the terminal. */
export function droppedPath(text: string): string {
  const bare = text.replace(/^(['"])(.*)\1$/, '$2');
  if (/^file:\/\//i.test(bare)) {
    try {
      return decodeURIComponent(bare.replace(/^file:\/\/(?:localhost)?(?:\/(?=[a-z]:))?/i, ''));
    } catch {
      return bare;
    }
  }
  // Only what a shell escapes: elsewhere a backslash stands between the folders of Windows.
  return bare.replace(/\\([ ()'"&[\]!$;])/g, '$1');
}

/** 2026-12-01, 1/12/2026, 1-12-2026 or 1.12.2026 as a day that exists; day and month alone mean the next such day. */
export function readDue(text: string, now: number): string | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}$/.exec(text);
  if (iso !== null) return readMoment(text) === undefined ? undefined : text;
  const local = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}))?$/.exec(text);
  if (local === null) return undefined;
  const [, day, month, year] = local;
  const at = (y: number): string => `${y}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const today = new Date(now).toISOString().slice(0, 10);
  const thisYear = new Date(now).getUTCFullYear();
  const found = year !== undefined ? at(Number(year)) : at(thisYear) >= today ? at(thisYear) : at(thisYear + 1);
  return readMoment(found) === undefined ? undefined : found;
}

/** States a respondent may claim: handed in, or only named. Those with authority judge as well. */
export function statesFor(s: Session): readonly Proof[] {
  return s.model.instrument.groups.get(s.model.speaker.group)?.authority === undefined
    ? ['sent', 'none']
    : ['sent', 'none', 'accepted', 'wrong', 'outdated'];
}

export function askState(s: Session, title: string, file: string | undefined, sha256: string | undefined): Outcome {
  return still({ ...s, over: { at: 'menu', menu: { m: 'state', title, file, sha256, states: statesFor(s) }, cursor: undefined } });
}
